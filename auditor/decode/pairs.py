"""Names and values in plain text: ``model=Pixel 7|os=14``, or a line each as ``model: Pixel 7``."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget

_NAME = r"[^\W\d][\w.$-]{0,63}"
_FORMS = tuple(
    re.compile(rf"\s*{_NAME}(?:{mark}[^{but}]*+)(?:{by}\s*{_NAME}(?:{mark}[^{but}]*+))++{by}?+\s*")
    for mark, but, by in (
        ("=", "|\n", r"\|"),
        ("=", ";\n", ";"),
        ("=", ",\n", ","),
        ("=", "\n", r"\n"),
        (": ?", "|\n", r"\|"),
        (": ?", ";\n", ";"),
        (":[ \t]*", "\n", r"\n"),
    )
)
_PARTS = (("|", "="), (";", "="), (",", "="), ("\n", "="), ("|", ":"), (";", ":"), ("\n", ":"))
_HEAD = 1024
_LONGEST = 65_536


class Pairs:
    """Two pairs or more with one separator between them all; the document is an object of arrays, as of a form."""

    name = "pairs"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or hints.guess or "&" in data[:_HEAD] or len(data) > _LONGEST:
            return 0.0
        return 0.4 if "=" in data[:_HEAD] or (hints.whole and ":" in data[:_HEAD]) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        text = data.replace("\r\n", "\n").strip("\n") + "\n" * ("\n" in data)
        which = next((i for i, form in enumerate(_FORMS) if form.fullmatch(text) is not None), None)
        if which is None or (_PARTS[which][1] == ":" and not hints.whole):
            return None
        by, mark = _PARTS[which]
        found: dict[str, Document] = {}
        for part in text.split(by, budget.limits.leaves):
            name, _, value = part.partition(mark)
            if name.strip():
                values = found.setdefault(name.strip(), [])
                if isinstance(values, list):
                    values.append(value.strip())
        return Parsed(found) if len(found) > 1 else None
