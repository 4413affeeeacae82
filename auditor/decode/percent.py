"""Percent-encoding (RFC 3986, section 2.1): once over bytes for forms and paths, and as a layer around a value."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget

_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
_TEXT_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_DATA_URL = re.compile(r"data:[^,]{0,100},", re.IGNORECASE)
_FEW = 8


def unescape(data: bytes) -> bytes:
    """Percent-decode once; an escape that is none stays as it is.

    Few distinct escapes recur in long values, so one ``replace`` each beats a pass in Python. A literal ``%`` is put
    back last, so nothing is decoded twice; data with stray ``%`` signs goes the slow way.
    """
    count = data.count(b"%")
    if count == 0:
        return data
    if count < _FEW:
        return unquote_to_bytes(data)
    escapes = _ESCAPE.findall(data)
    if len(escapes) != count:
        return unquote_to_bytes(data)
    distinct = set(escapes)
    if len(distinct) > 64:
        return unquote_to_bytes(data)
    for code in distinct:
        if code != b"25":
            data = data.replace(b"%" + code, bytes.fromhex(code.decode("ascii")))
    return data.replace(b"%25", b"%")


def plain(text: str) -> str | bytes:
    """Percent-decode text; bytes where the result is not UTF-8."""
    if "%" not in text:
        return text
    data = unescape(text.encode("utf-8", "replace"))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


class Percent:
    """A value that was percent-encoded once more than its place asks for, or a data URL (RFC 2397) of text."""

    name = "percent"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str):
            return 0.0
        if data[:5] in ("data:", "DATA:"):
            return 0.7 if _DATA_URL.match(data) is not None and ";base64," not in data[:110].lower() else 0.0
        if _TEXT_ESCAPE.search(data) is None:
            return 0.0
        if " " not in data and "\n" not in data:
            return 0.6
        return 0.0 if hints.whole else 0.3

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, str):
            return None
        start = _DATA_URL.match(data)
        inner = plain(data if start is None else data[start.end() :])
        return None if inner == data else Layer(inner, sure=isinstance(inner, str))
