"""The hello of Google's own QUIC (Q0xx), which early versions send in clear: tags and values, one of them a name."""

from __future__ import annotations

import re
import struct

_TAG = struct.Struct("<4sI")
_MOST_TAGS = 128
_NAME = re.compile(rb"[A-Za-z0-9._-]{1,253}")


def google_server_name(data: bytes) -> str | None:
    """The ``SNI`` tag of a CHLO message in a datagram (QUIC Crypto, 2016); None where there is none."""
    at = data.find(b"CHLO")
    if at < 0 or at + 8 > len(data):
        return None
    count = int.from_bytes(data[at + 4 : at + 6], "little")
    values = at + 8 + _TAG.size * count
    if count > _MOST_TAGS or values > len(data):
        return None
    start = 0
    for number in range(count):
        tag, end = _TAG.unpack_from(data, at + 8 + _TAG.size * number)
        if tag == b"SNI\0":
            name = data[values + start : values + end]
            return name.decode("ascii") if _NAME.fullmatch(name) else None
        start = end
    return None
