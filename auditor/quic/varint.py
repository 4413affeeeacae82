"""QUIC's variable-length integers (RFC 9000 section 16), which HTTP/3 uses too."""

from __future__ import annotations

SHORT = -1
"""Value given where the bytes end before the integer does."""


def read_varint(data: bytes | bytearray | memoryview, at: int) -> tuple[int, int]:
    """The integer at ``at`` and the offset behind it; ``(SHORT, at)`` if it is cut short."""
    if at >= len(data):
        return SHORT, at
    first = data[at]
    if first < 0x40:
        return first, at + 1
    end = at + (1 << (first >> 6))
    if end > len(data):
        return SHORT, at
    return int.from_bytes(data[at:end], "big") & ((1 << (8 * (end - at) - 2)) - 1), end
