"""Forms one under another: a batch of events, each a line of ``name=value`` pairs, as web analytics take them."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.form import fields
from auditor.decode.limits import Budget

_NAME = r"[A-Za-z0-9_$\[][A-Za-z0-9_.$\[\]:%+*~-]{0,127}+"
_PAIR = rf"{_NAME}=(?!=)[^&\s]*+"
_LINE = re.compile(rf"{_PAIR}(?:&(?:{_NAME}(?:=[^&\s]*+)?+)?+)*+")
_OPENING = re.compile(rf"{_PAIR}(?:&{_PAIR})*+\r?\n+{_NAME}=(?!=)")
_HEAD = 4096
_MANY_LINES = 20_000


class FormLines:
    """A list of forms; whole bodies alone, of two lines or more, of which one has several pairs."""

    name = "formlines"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or hints.guess or not hints.whole:
            return 0.0
        return 0.96 if _OPENING.match(data[:_HEAD]) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        lines = [line for line in data.splitlines() if line]
        if not 2 <= len(lines) <= _MANY_LINES or not any("&" in line for line in lines):
            return None
        if any(_LINE.fullmatch(line) is None for line in lines):
            return None
        found: list[Document] = [fields(line) for line in lines]
        return Parsed(found)
