"""Tables in documents: a list or text of column names beside rows, or beside one row, of values.

``{"cols": ["lat", "lon"], "rows": [[48.4, 9.9]]}``, ``{"h": "ts,bpm", "r": ["1720000000,71"]}`` and ``{"keys":
["model"], "vals": ["Pixel 7"]}`` name each value once for all rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from auditor.decode.document import Document, element, member
from auditor.decode.tree import Row, Shown
from auditor.rules.names import normalise, translated

TABLES = frozenset(
    "columns cols fields header headers keys names schema dimensions hdr head columnnames colnames fieldnames".split()
)
"""What a list of column names is called."""
_ONE_ROW = frozenset("values vals data row record v".split())
"""What a list of values is called that stand beside as many names."""
_SHORT = frozenset("h c f k".split())
_HEADERS = TABLES | _SHORT
_NAME = re.compile(r"\$?[^\W\d][\w .$:/-]{0,63}")
_SEPARATORS = ",;|\t"
_FEWEST, _MOST_COLUMNS, _LONGEST_HEADER, _LONGEST_LINE, _MOST_LINES = 2, 64, 1024, 4096, 2000
_REMEMBERED, _MOST_NAMES = 4096, 64

Cell: TypeAlias = "tuple[str, str, str | bool]"
"""Name of a column, place of a value, and the value."""


def rows_of_tables(value: dict[str, Document], at: str) -> Iterator[list[Cell]]:
    """The rows of each table among the members of the object at ``at``, each with the names of its columns."""
    keys = tuple(value)
    for key in _table_names(keys) if len(keys) <= _MOST_NAMES else _table_names.__wrapped__(keys):
        names, separator = _columns(value[key])
        if len(names) < _FEWEST or (separator == "" and normalise(key) in _SHORT):
            continue
        for other, lines in value.items():
            here = at + member(other)
            if other == key or not isinstance(lines, list):
                continue
            if len(lines) == len(names) and normalise(other) in _ONE_ROW and not any(map(_is_nested, lines)):
                yield _row(names, lines, here)
                continue
            for i, line in enumerate(lines[:_MOST_LINES]):
                if isinstance(line, list) and len(line) == len(names):
                    yield _row(names, line, here + element(i))
                elif separator and type(line) is str and len(line) <= _LONGEST_LINE:
                    parts = line.split(separator)
                    if len(parts) == len(names):
                        place = here + element(i)
                        yield [(name, place, part) for name, part in zip(names, parts, strict=True) if part]


def has_header(rows: Sequence[Row]) -> bool:
    """Whether one of these rows is a text of column names."""
    return any([type(row[2]) is str and row[1].lower() in _HEADERS and bool(_columns(row[2])[0]) for row in rows])


def _columns(value: Document) -> tuple[tuple[str, ...], str]:
    """The names of columns in a list, or in a text with what stands between them."""
    if isinstance(value, list):
        return (tuple(map(str, value)), "") if len(value) <= _MOST_COLUMNS and all(map(is_name, value)) else ((), "")
    if type(value) is str and len(value) <= _LONGEST_HEADER:
        for separator in _SEPARATORS:
            names = tuple(part.strip() for part in value.split(separator)) if separator in value else ()
            if _FEWEST <= len(names) <= _MOST_COLUMNS and len(set(names)) == len(names) and all(map(is_name, names)):
                return names, separator
    return (), ""


def _row(names: Sequence[str], cells: Sequence[Document], here: str) -> list[Cell]:
    found = [scalar_at(cell, here + element(n)) for n, cell in enumerate(cells)]
    return [(name, *cell) for name, cell in zip(names, found, strict=True) if cell is not None]


def _is_nested(value: Document) -> bool:
    return isinstance(value, list | dict)


def is_name(value: Document) -> bool:
    """Whether a value may be the name of another."""
    return type(value) is str and _NAME.fullmatch(value) is not None


def scalar_at(value: Document, at: str) -> tuple[str, str | bool] | None:
    """Place and value of a scalar, also alone in an array or an object (``{"stringValue": …}``)."""
    if isinstance(value, list) and len(value) == 1:
        return scalar_at(value[0], at + "[0]")
    if isinstance(value, dict) and len(value) == 1:
        key, content = next(iter(value.items()))
        return None if isinstance(content, dict) else scalar_at(content, at + member(key))
    if isinstance(value, bytes):
        return at, Shown(value[:256].hex())
    return (at, value) if isinstance(value, str | bool) and value != "" else None


@lru_cache(_REMEMBERED)
def _table_names(members: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the members of an object that are called like a list or text of column names."""
    return tuple(key for key in members if normalise(key) in _HEADERS or translated(key) in TABLES)
