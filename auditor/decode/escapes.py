"""Values written with escapes: those of JSON and JavaScript, of ``escape()``, of HTML, and quoted-printable."""

from __future__ import annotations

import html
import re
from binascii import a2b_qp

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget

_BACKSLASH = re.compile(
    r"""\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(["'\\/bfnrt]))"""
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_PERCENT_U = re.compile(r"%(?:u([0-9a-fA-F]{4})|([0-9a-fA-F]{2}))")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_QUOTED = re.compile(r"[^=]*+(?:=(?:[0-9A-F]{2}|[0-9a-f]{2}|[ \t]*\r?\n)[^=]*+)++")
_HIGHEST = 0x10FFFF
_SIGNS = re.compile(r"[^=]*+(?:=(?:3D|[89A-F][0-9A-F]|[ \t]*\r?\n)[^=]*+)++")
"""What escapes equals signs and letters beyond ASCII alone: no form, whose values would all begin so."""
_CODES = re.compile("=([0-9A-Fa-f]{2})")
_NEVER_ESCAPED = frozenset((*range(9), 11, 12, *range(14, 32), *range(48, 58), *range(65, 91), *range(97, 123), 127))
"""Digits and letters need no escape, and controls are in no text: there ``=10`` is a number behind its name."""
_CERTAIN = frozenset(code for code in range(10, 256) if not f"{code:02X}".isdecimal())
"""Written with a letter, so that no number behind a name looks the same."""


def _paired(text: str) -> str:
    """Surrogates that were escaped one by one put together; halves that stand alone become U+FFFD."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3] or match[4]
    if digits is None:
        return _SHORT.get(match[5], match[5])
    code = int(digits, 16)
    return chr(code) if code <= _HIGHEST else match[0]


class Backslashes:
    """Text whose every backslash begins an escape of JSON or JavaScript, as where text was escaped once too often."""

    name = "unicode"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or "\\" not in data:
            return 0.0
        first = data.index("\\")
        return 0.55 if _BACKSLASH.match(data, first) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        inner, count = _BACKSLASH.subn(_character, data)
        if data.count("\\") > 2 * count:
            return None
        named = "\\u" in data or "\\x" in data
        return Layer(_paired(inner), sure=named) if count and inner != data else None


class PercentUnicode:
    """``%uXXXX`` beside ``%XX`` as Latin-1: the ``escape()`` of JavaScript (ECMA-262, annex B.2.1)."""

    name = "escape"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        at = data.find("%u") if isinstance(data, str) else -1
        return 0.65 if at >= 0 and isinstance(data, str) and _PERCENT_U.match(data, at) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        inner = _PERCENT_U.sub(lambda match: chr(int(match[1] or match[2], 16)), data)
        return Layer(_paired(inner), sure=True) if inner != data else None


class Entities:
    """Character references of HTML and XML, those that end in a semicolon."""

    name = "entities"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or "&" not in data or (hints.whole and not hints.guess):
            return 0.0
        return 0.5 if _ENTITY.search(data[:4096]) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        inner = _ENTITY.sub(lambda match: html.unescape(match[0]), data)
        return Layer(_paired(inner), sure=True) if inner != data else None


class QuotedPrintable:
    """Quoted-printable (RFC 2045, section 6.7): two escapes or more, and no equals sign besides."""

    name = "quoted-printable"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or data.count("=", 0, 4096) < 2:
            return 0.0
        if _QUOTED.fullmatch(data) is None:
            return 0.0
        return 0.75 if "=3D" in data and _SIGNS.fullmatch(data) is not None else 0.52

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        escaped = {int(digits, 16) for digits in _CODES.findall(data)}
        if not escaped.isdisjoint(_NEVER_ESCAPED):
            return None
        raw = a2b_qp(data.encode("utf-8", "replace"))
        if escaped.isdisjoint(_CERTAIN) and not raw.lstrip().startswith((b"{", b"[", b"<")):
            return None
        try:
            inner = raw.decode()
        except UnicodeDecodeError:
            return Layer(raw, sure=False)
        return Layer(inner, sure=not inner.isascii())
