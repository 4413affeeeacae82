"""Settings as text (INI and its kin): sections in brackets, a line for each name and value."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from auditor.decode.scalars import members

_SECTION = re.compile(r"\[([^\[\]\n=]{1,80})\]\s*")
_OPENING = re.compile(r"(?:\s++|[;#][^\n]*+\n)*+\[[^\[\]\n={}\"]{1,80}\][ \t]*\r?\n")
_LINE = re.compile(r"([^\W\d][\w .$/-]{0,63}?)\s*[=:]\s*(.*)")
_HEAD = 1024
_LONGEST = 1_048_576


class Ini:
    """An object of sections, each an object of texts; whole bodies alone, of two lines with values or more."""

    name = "ini"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or hints.guess or not hints.whole or len(data) > _LONGEST:
            return 0.0
        return 0.98 if _OPENING.match(data[:_HEAD]) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        sections: list[tuple[str, list[tuple[str, Document]]]] = []
        for line in data.splitlines():
            text = line.strip()
            if not text or text[0] in ";#":
                continue
            opened, pair = _SECTION.fullmatch(text), _LINE.fullmatch(text)
            if opened is not None:
                sections.append((opened[1].strip(), []))
            elif pair is not None and sections:
                sections[-1][1].append((pair[1], pair[2].strip('"')))
            else:
                return None
        if sum(len(pairs) for _, pairs in sections) < 2:
            return None
        return Parsed(members([(name, members(pairs)) for name, pairs in sections]))
