"""Tables as text (RFC 4180): a line of column names and lines of values, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget

_NAME = re.compile(r"[^\W\d][\w .$:/()%-]{0,63}")
_SEPARATORS = "\t;,"
_MEDIA_TYPES = ("text/csv", "application/csv", "text/tab-separated-values")
_FEWEST_COLUMNS = 2
_HEAD = 4096


class Table:
    """A table whose first line names its columns; the document is a list of objects. Only whole bodies are tables."""

    name = "table"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or not hints.whole or "\n" not in data[:_HEAD]:
            return 0.0
        first, _, second = data[:_HEAD].partition("\n")
        if _columns(first) is None:
            return 0.0
        if hints.media_type in _MEDIA_TYPES:
            return 0.95
        return 0.45 if _columns(second.partition("\n")[0]) is None and second.strip() else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        found = _columns(data.partition("\n")[0])
        if found is None:
            return None
        separator, names = found
        lines: list[Document] = []
        try:
            for cells in csv.reader(data.splitlines()[1 : budget.limits.leaves], delimiter=separator):
                if cells and len(cells) != len(names):
                    return None
                if cells:
                    lines.append(dict(zip(names, cells, strict=True)))
        except csv.Error:
            return None
        return Parsed(lines) if lines else None


def _columns(line: str) -> tuple[str, list[str]] | None:
    """The separator and the names of the columns, if a line is nothing but different names."""
    for separator in _SEPARATORS:
        names = [name.strip().strip('"') for name in line.strip("\r\n").split(separator)]
        if len(names) >= _FEWEST_COLUMNS:
            plain = len(set(names)) == len(names) and all(map(_NAME.fullmatch, names))
            return (separator, names) if plain else None
    return None
