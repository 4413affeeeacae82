"""Size lines of the chunked transfer coding (RFC 9112 section 7.1), read as leniently as clients do that are attacked.

What stands behind a size is passed over, whether it is an extension or what nobody would send in good faith.
"""

from __future__ import annotations

import re

CHUNK_LINE_LIMIT = 4096
"""A size line longer than this is none."""
_SIZE = re.compile(rb"[\0\t\v\f\r ]*(?:0[xX])?(0*[0-9a-fA-F]{1,12})(?![0-9a-fA-F])")
_FIRST = re.compile(rb"[\0\t\v\f ]{0,8}(?:(?:0[xX])?[0-9a-fA-F]{1,16}(?:[\0-\x20;,][^\n]*|[^\r\n;]\r?)?)?")


def chunk_size(buffer: bytes | bytearray, position: int, newline: int) -> int | None:
    """The size on the line from ``position`` to ``newline`` (excluded), in bytes; None where there is none."""
    match = _SIZE.match(buffer, position, newline)
    return None if match is None else int(match[1], 16)


def begins_with_chunk(buffer: bytes | bytearray, position: int, size: int) -> bool | None:
    """Whether a body that begins at ``position`` begins with a chunk; None where more than ``size`` bytes are needed.

    Before anything else proved that there are chunks, a size without a border is believed only if one byte follows it.
    """
    newline = buffer.find(b"\n", position, min(size, position + CHUNK_LINE_LIMIT))
    end = newline if newline >= 0 else min(size, position + CHUNK_LINE_LIMIT)
    if _FIRST.fullmatch(buffer, position, end) is None:
        return False
    if newline >= 0:
        return chunk_size(buffer, position, newline) is not None
    return None if end - position < CHUNK_LINE_LIMIT else False
