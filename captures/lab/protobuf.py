"""Writes protocol buffer messages (encoding of protobuf.dev) field by field, for bodies whose schema is published."""

from __future__ import annotations

_VARINT, _FIXED64, _BYTES = 0, 1, 2


def varint(value: int) -> bytes:
    """A base 128 varint of a number from 0."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def number(field: int, value: int) -> bytes:
    """A varint field."""
    return varint(field << 3 | _VARINT) + varint(value)


def fixed64(field: int, value: int) -> bytes:
    """A field of eight bytes, little-endian."""
    return varint(field << 3 | _FIXED64) + value.to_bytes(8, "little")


def content(field: int, value: bytes | str) -> bytes:
    """A field of bytes, text (UTF-8) or an embedded message."""
    raw = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | _BYTES) + varint(len(raw)) + raw
