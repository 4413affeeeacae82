"""URL-encoded forms (WHATWG URL, section 5.1), in bodies, in queries and in strings inside other documents."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from auditor.decode.percent import plain
from auditor.decode.text import decent

_LONG_TOKEN = 32
_MANY_FIELDS = 100_000
_NAME = r"[A-Za-z0-9_$\[][A-Za-z0-9_.$\[\]:%+*~-]{0,127}+"
_PAIRS = re.compile(rf"\??{_NAME}=(?!=)[^&\n]*+(?:&(?:{_NAME}(?:=[^&\n]*+)?+)?+)++")
_ONE_PAIR = re.compile(r"[A-Za-z_][A-Za-z0-9_.$\[\]-]{0,63}=[^=&\s][^&\s]*")
_FORM_TYPE = "application/x-www-form-urlencoded"


def fields(text: str) -> dict[str, Document]:
    """``a=1&a=2&b`` as ``{"a": ["1", "2"], "b": [""]}``; plus signs are spaces, values that are not UTF-8 are bytes.

    A long token without ``=`` is a value without a name: ``{"": [token]}``. A leading question mark is no part of it.
    """
    found: dict[str, Document] = {}
    text = text.removeprefix("?")
    escaped = "%" in text or "+" in text
    content: str | bytes
    for pair in text.split("&", _MANY_FIELDS):
        if not pair:
            continue
        name, equals, value = pair.partition("=")
        if not equals and len(name) > _LONG_TOKEN:
            name, value = "", name
        if escaped and ("%" in pair or "+" in pair):
            key, content = _component(name), _component(value)
            name = key if isinstance(key, str) else key.decode("utf-8", "replace")
        else:
            content = value
        values = found.get(name)
        if isinstance(values, list):
            values.append(content)
        else:
            found[name] = [content]
    return found


def _component(text: str) -> str | bytes:
    if "+" in text:
        text = text.replace("+", " ")
    return plain(text)


class Form:
    """``name=value`` pairs joined by ``&``."""

    name = "form"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or "=" not in data:
            return 0.0
        if hints.guess and not decent(data) and not _pairs_alone(data):
            return 0.0
        if hints.media_type == _FORM_TYPE:
            return 0.1 if _padded(data) and "&" not in data and data.index("=") >= len(data) - 2 > 40 else 0.95
        head = data[:4096]
        if _PAIRS.match(head) is not None and "\n" not in head:
            return 0.7
        short = len(data) <= len(head)
        return 0.5 if short and _ONE_PAIR.fullmatch(data) is not None and not _padded(data) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        if hints.media_type != _FORM_TYPE and _PAIRS.fullmatch(data) is None and _ONE_PAIR.fullmatch(data) is None:
            return None
        found = fields(data.strip("\r\n"))
        return Parsed(found) if found else None


def _pairs_alone(data: str) -> bool:
    """Whether nothing but two pairs or more, percent-encoded where they have to be, makes up the text."""
    return "&" in data and data.isascii() and " " not in data and _PAIRS.fullmatch(data) is not None


def _padded(data: str) -> bool:
    return data.endswith("=")
