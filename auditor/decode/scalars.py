"""Scalars of binary formats as the texts leaves have: numbers as short as exact, bytes as text where they are text."""

from __future__ import annotations

import struct

from auditor.decode.document import Document, Number, Repeated

_FLOAT = struct.Struct(">f")
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D}) + b"\x7f"
_SHORTEST_TEXT = 4


class Malformed(ValueError):
    """These bytes are not of the format, or more of it than is read."""


def single(value: float) -> Number:
    """A number that was sent with 32 bits: the shortest text that gives the same 32 bits (48.4, not 48.400001…)."""
    if value != value or abs(value) > 3.4e38:
        return Number(repr(value))
    for digits in range(6, 10):
        text = f"{value:.{digits}g}"
        if abs(float(text)) < 3.4e38 and _FLOAT.pack(float(text)) == _FLOAT.pack(value):
            return Number(text)
    return Number(repr(value))


def double(value: float) -> Number:
    """A number that was sent with 64 bits."""
    return Number(repr(value))


def blob(raw: bytes) -> str | bytes:
    """Printable UTF-8 of four bytes or more as text, everything else as it is."""
    if len(raw) < _SHORTEST_TEXT or raw.translate(None, _CONTROLS) != raw:
        return raw
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def member_name(key: Document) -> str:
    """The member name a map key becomes; `Malformed` where it is no scalar."""
    if isinstance(key, str):
        return str(key)
    if isinstance(key, bytes):
        return key.hex()
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    raise Malformed


def members(pairs: list[tuple[str, Document]]) -> dict[str, Document]:
    """An object of these members, those named twice kept."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(pairs)
