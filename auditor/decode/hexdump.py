"""Bytes as debuggers print them: dumps with offsets and a column of text, or pairs of digits with something between."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget

_LINE = re.compile(r"\s*[0-9A-Fa-f]{4,16}:?[ \t]+((?:[0-9A-Fa-f]{2}[ \t-]{0,2}){1,32})(?:[ \t|].*)?")
_PAIRS = re.compile(r"\s*(?:0[xX])?[0-9A-Fa-f]{2}(?:[\s:,;-]{1,3}(?:0[xX])?[0-9A-Fa-f]{2}){7,}+[\s,;]*")
_PREFIX = re.compile(r"0[xX]")
_ROW = 16


class HexDump:
    """The bytes of a dump of two lines or more, or of eight separated pairs of digits or more."""

    name = "hexdump"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or len(data) < 23:
            return 0.0
        head = data[:200]
        line = head.lstrip("\r\n").partition("\n")[0]
        if "\n" in head and _LINE.fullmatch(line.rstrip("\r")) is not None:
            return 0.6
        return 0.4 if _PAIRS.match(head) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        raw = _pairs(data) if _PAIRS.fullmatch(data) is not None else _lines(data)
        return Layer(raw, sure=False) if raw else None


def _pairs(text: str) -> bytes:
    return bytes.fromhex(re.sub(r"[\s:,;-]", "", _PREFIX.sub("", text)))


def _lines(text: str) -> bytes | None:
    """The bytes of all lines, of which none but the last may hold fewer than sixteen."""
    out = bytearray()
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        if match is None:
            last = number == len(lines) - 1 and re.fullmatch(r"\s*[0-9A-Fa-f]{4,16}:?\s*", line) is not None
            return bytes(out) if last and number else None
        digits = re.sub(r"[^0-9A-Fa-f]", "", match[1])
        row = bytes.fromhex(digits[: 2 * _ROW])
        if len(row) < _ROW and number < len(lines) - 2:
            return None
        out += row
    return bytes(out) if len(lines) > 1 else None
