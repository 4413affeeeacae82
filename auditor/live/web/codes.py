"""A QR code as an SVG image, dark on white whatever the page's colours are."""

from __future__ import annotations

import io


def qr_svg(text: str) -> bytes:
    """The code of this text, without a size of its own: it fills the space it is given."""
    import segno

    drawn = io.BytesIO()
    segno.make(text, error="l", micro=False).save(
        drawn, kind="svg", border=4, dark="black", light="white", xmldecl=False, omitsize=True
    )
    return drawn.getvalue()
