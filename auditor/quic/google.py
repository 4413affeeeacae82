"""The hello of Google's own QUIC: in clear in early versions, in an Initial packet in the last (Q050, T050, T051).

It is tags and values, one of them a name, or (T05x) a ClientHello. Salts: Chromium's ``quic_versions`` and
``crypto_utils`` of 2019 and 2020.
"""

from __future__ import annotations

import re
import struct

from auditor.network.stream import Direction
from auditor.quic.keys import dialect_keys
from auditor.quic.space import Space
from auditor.quic.varint import SHORT, read_varint
from auditor.quic.versions import Dialect
from auditor.tls.hello import parse_client_hello

_TAG = struct.Struct("<4sI")
_MOST_TAGS = 128
_NAME = re.compile(rb"[A-Za-z0-9._-]{1,253}")


_PROTECTED = {
    b"Q050": Dialect("Q050", bytes.fromhex("504574efd066fe2f9d945cfcdbd3a7f0d3b56b45")),
    b"T050": Dialect("T050", bytes.fromhex("7ff579e5acd072915580304c43a2367c60488310")),
    b"T051": Dialect("T051", bytes.fromhex("7a4edef4e7ccee5fa4506c19124fc8ccda6e033d")),
}
_CRYPTO, _CLIENT_HELLO, _LONGEST_ID = 0x08, 0x01, 20


def google_server_name(data: bytes) -> str | None:
    """The server a datagram's hello asks for (QUIC Crypto, 2016); None where it has none."""
    dialect = _PROTECTED.get(data[1:5]) if data[:1] >= b"\x80" else None
    if dialect is None:
        return _tagged_name(data)
    hello = _protected_hello(data, dialect)
    if hello[:1] != bytes([_CLIENT_HELLO]):
        return _tagged_name(hello)
    parsed = parse_client_hello(hello[4 : 4 + int.from_bytes(hello[1:4], "big")])
    return None if parsed is None else parsed.sni


def _protected_hello(data: bytes, dialect: Dialect) -> bytes:
    """The first CRYPTO frame of a client's first Initial packet, empty where it is none."""
    at, ids = 5, []
    for _ in range(2):
        length = data[at] if at < len(data) else _LONGEST_ID + 1
        if length > _LONGEST_ID:
            return b""
        ids.append(data[at + 1 : at + 1 + length])
        at += 1 + length
    token, at = read_varint(data, at)
    size, at = read_varint(data, at + token) if token != SHORT else (SHORT, at)
    if size == SHORT or at + size > len(data):
        return b""
    opened = Space([dialect_keys(dialect, ids[0], Direction.CLIENT)]).open(data, 0, at, at + size)
    frames = b"" if opened is None else opened.frames.lstrip(b"\0")
    if frames[:2] != bytes([_CRYPTO, 0]):
        return b""
    length, start = read_varint(frames, 2)
    return b"" if length == SHORT else frames[start : start + length]


def _tagged_name(data: bytes) -> str | None:
    """The ``SNI`` tag of a CHLO message."""
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
