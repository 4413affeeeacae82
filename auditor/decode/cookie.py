"""Cookie strings (RFC 6265, section 4.2.1) that an app sends as a value: ``name=value; name=value``."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget

_PAIR = r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}+=[^;\s]*+"
_COOKIES = re.compile(rf"\s*{_PAIR}(?:;\s*{_PAIR})++;?\s*")


def pairs(text: str) -> dict[str, Document]:
    """``{name: [values…]}``, values as sent but for the quotes around them."""
    found: dict[str, Document] = {}
    for pair in text.split(";"):
        name, equals, value = pair.strip().partition("=")
        if not name and not value:
            continue
        value = value if equals else ""
        quoted = len(value) > 1 and value[0] == value[-1] == '"'
        values = found.setdefault(name, [])
        if isinstance(values, list):
            values.append(value[1:-1] if quoted else value)
    return found


class Cookies:
    """Two pairs or more, joined by semicolons and nothing else."""

    name = "cookie"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or ";" not in data or "=" not in data:
            return 0.0
        return 0.75 if _COOKIES.fullmatch(data) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        return Parsed(pairs(data)) if isinstance(data, str) else None
