"""A QR code as text for a terminal: two rows of modules a line, dark on light whatever the terminal's colours are."""

from __future__ import annotations

BORDER = 2
_BLOCKS = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
"""By upper and lower module (1: dark); what is light is drawn, as most terminals are dark and readers take either."""


def qr_lines(text: str) -> list[str]:
    """The code of this text, each line as wide as the code."""
    import segno

    rows = [list(row) for row in segno.make(text, error="l", micro=False).matrix_iter(scale=1, border=BORDER)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    return [
        "".join(_BLOCKS[int(upper > 0), int(lower > 0)] for upper, lower in zip(rows[at], rows[at + 1], strict=True))
        for at in range(0, len(rows), 2)
    ]
