"""Bytes written as letters: base64 and base64url (RFC 4648), data URLs (RFC 2397) and hexadecimal.

Ordinary words and identifiers use the same letters, so both are only guesses: they hold if what comes out is
recognised, and the first bytes are looked at before anything else is done.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget

_BASE64 = re.compile(r"[A-Za-z0-9+/_\-\r\n]{12,}={0,2}(?:%3[dD]){0,2}\s*")
_HEX = re.compile(r"[0-9a-f]{16,}+|[0-9A-F]{16,}+")
_URLSAFE = str.maketrans("-_", "+/", "\r\n \t")
_DATA_URL = re.compile(r"data:[^,]{0,100};base64,", re.IGNORECASE)
_UNPRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\r\n" + bytes(range(0x80, 0x100))
_LONG = 64
_SHORTEST_REVERSED = 16
_BACKWARDS = ("Jye", "is3W", "JyW", "Is4H", "yJe", "xJe", "qNe")
"""How backwards base64 ends that began as JSON objects, arrays, gzip and zlib do."""
SHORTEST_MESSAGE = 20
"""Hexadecimal digits of the shortest binary content that is recognised; fewer are text or nothing."""
_GZIP_OR_ZLIB = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_MAPS = frozenset((*((size, 5) for size in range(0x81, 0x90)), *((size, 3) for size in range(0xA1, 0xB8))))
"""First byte and kind of the second where a map of MessagePack or CBOR begins with a short string."""
_TAGS = frozenset(f << 3 | w for f in range(1, 16) for w in (0, 1, 2, 5))


def is_uuid(text: str) -> bool:
    """True for the shape of a UUID, whose letters base64url has too."""
    return len(text) == 36 and text[8] == text[13] == text[18] == text[23] == "-"


def hexed_text(text: str) -> bool:
    """Whether hexadecimal digits are those of text without control characters."""
    try:
        raw = bytes.fromhex(text)
        return not raw.translate(None, _UNPRINTABLE) and bool(raw.decode())
    except ValueError:
        return False


def _promising(head: bytes, size: int) -> float:
    """How much the first bytes look like the start of something we can read; in short strings chance is ruled out."""
    if head.startswith(_GZIP_OR_ZLIB):
        return 0.9
    if not head.translate(None, _UNPRINTABLE):
        return 0.8
    if head[0] in _TAGS or (head[0], head[1] >> 5) in _MAPS:
        return 0.4
    return 0.2 if size >= _LONG else 0.0


def from_base64(text: str) -> bytes | None:
    """Decode base64 or base64url with or without padding and line breaks; None if it is neither."""
    plain = text.replace("%3D", "=").replace("%3d", "=") if "%" in text else text
    plain = plain.translate(_URLSAFE).rstrip("=")
    if len(plain) % 4 == 1:
        return None
    try:
        return a2b_base64(plain + "=" * (-len(plain) % 4), strict_mode=True)
    except (Error, ValueError):
        return None


class Base64:
    """Base64 or base64url; a string of the alphabet, or a data URL."""

    name = "base64"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or len(data) < 12:
            return 0.0
        if data[:5] in ("data:", "DATA:"):
            return 0.9 if _DATA_URL.match(data) is not None else 0.0
        if data.isdigit() or is_uuid(data):
            return 0.0
        sample = data if len(data) <= 256 else data[:256]
        if " " in sample and sample[:3] in ("H4s", "eyJ", "eJy", "eNq", "eJx"):
            sample = sample.replace(" ", "+")
        if _BASE64.fullmatch(sample) is None:
            return 0.0
        head = from_base64(sample[:16])
        return 0.0 if head is None else _promising(head, len(data))

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        match = _DATA_URL.match(data)
        text = data if match is None else data[match.end() :]
        if " " in text:
            text = text.strip().replace(" ", "+")
        inner = from_base64(text)
        return None if not inner else Layer(inner, sure=match is not None)


class ReversedBase64:
    """Base64 written backwards: it begins with its padding, or ends with the first letters of JSON, gzip or zlib."""

    name = "reversed-base64"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or len(data) < _SHORTEST_REVERSED:
            return 0.0
        padded = data[0] == "=" or data[:3] in ("%3D", "%3d")
        if not padded and not data.endswith(_BACKWARDS):
            return 0.0
        return 0.6 if _BASE64.fullmatch(data[-256:].removeprefix("D3%").lstrip("=")[::-1]) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        inner = from_base64(data.replace("%3D", "=").replace("%3d", "=")[::-1])
        return None if not inner else Layer(inner, sure=False)


class Hex:
    """Pairs of hexadecimal digits of one case; digits alone only where there are many of them."""

    name = "hex"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or len(data) < 16 or len(data) % 2:
            return 0.0
        if len(data) < SHORTEST_MESSAGE:
            return 0.85 if not data.isdigit() and _HEX.fullmatch(data) is not None and hexed_text(data) else 0.0
        if data.isdigit() and len(data) < 40:
            return 0.0
        sample = data if len(data) <= 256 else data[:256]
        if _HEX.fullmatch(sample) is None:
            return 0.0
        promise = _promising(bytes.fromhex(sample[:16]), len(data))
        return promise + 0.05 if promise else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str) or len(data) % 2 or _HEX.fullmatch(data) is None:
            return None
        return Layer(bytes.fromhex(data), sure=False)
