"""Names that hold the way to a value, as forms and attributes write it: ``lead[first_name]``, ``user.email``.

Such values are read again under the last part of their name, beside those with the same parts before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.decode.document import Document
from auditor.decode.tree import Row
from auditor.rules.names import normalise
from auditor.rules.objects import Group

_REMEMBERED, _MOST_NAMES = 4096, 64
_SPLIT = re.compile(r"[\[\].:/]+|__")
_NESTED = re.compile(r"[\[.:/]|[^_]__[^_]")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_INDEXED, _PARTS = re.compile(r"[\[.]\d{1,3}[\].]"), re.compile(r"[\[\].]+")
_NAME = re.compile(r"[^\W\d_][\w$-]{0,63}")


def parents_of(row: Row) -> tuple[str, ...]:
    """The parents a row's own name tells, in a view of such names and elsewhere."""
    holder = row[3]
    return holder.parents if type(holder) is Group else _parents_told(row[1])


def whose(row: Row) -> tuple[str, ...]:
    """`parents_of` a row and the words of its name before the last, which say whose it is (``author_email``)."""
    holder = row[3]
    return holder.parents + _words_before(row[1]) if type(holder) is Group else _whose(row[1])


def before(name: str) -> tuple[str, ...]:
    """The same for a name as sent, whatever a view calls it."""
    return _whose(name)


@lru_cache(_REMEMBERED)
def _whose(name: str) -> tuple[str, ...]:
    return _parents_told(name) + _words_before(name)


@lru_cache(_REMEMBERED)
def _parents_told(name: str) -> tuple[str, ...]:
    ways = _ways((name,))
    return _parents(ways[name][0]) if ways else ()


@lru_cache(_REMEMBERED)
def _words_before(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name)[:-1])


def hold_ways(names: frozenset[str]) -> bool:
    """Whether one of these names holds the way to a value."""
    return any(_NESTED.search(name) is not None for name in names)


def nested_names(rows: list[Row]) -> list[Row]:
    """The rows whose names hold their way, under the last part and in the group of those with the same parents."""
    found: list[Row] = []
    last: dict[str, Document] | None = None
    ways: dict[str, tuple[str, str]] = {}
    groups: dict[str, Group] = {}
    for row in rows:
        holder = row[3]
        if holder is None:
            continue
        if holder is not last:
            last, groups = holder, {}
            names = tuple(holder)
            ways = _ways(names) if len(names) <= _MOST_NAMES else _ways.__wrapped__(names)
        if ways and row[1] in ways:
            way, name = ways[row[1]]
            group = groups.get(way)
            if group is None:
                group = groups[way] = Group(_parents(way))
            group[name] = row[2]
            found.append((row[0], name, row[2], group))
    return found


@lru_cache(_REMEMBERED)
def _ways(names: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """What stands before the last part of each name that has several, and that part; the index where several lists have
    it (``track[0]``, ``artist[0]``).
    """
    found = {}
    listed: dict[str, dict[str, str]] = {}
    for name in names:
        if len(name) > 4 and _NESTED.search(name) is not None:
            parts = [part for part in _SPLIT.split(name) if part]
            index = parts[-1]
            while len(parts) > 1 and parts[-1].isdecimal():
                parts.pop()
            if len(parts) == 1 and index.isdecimal() and name[-1] == "]" and _NAME.fullmatch(parts[0]) is not None:
                listed.setdefault(index, {})[name] = parts[0]
            if len(parts) > 1 and _NAME.fullmatch(parts[-1]) is not None:
                found[name] = (".".join(parts[:-1]), parts[-1])
    for index, columns in listed.items():
        if len(set(columns.values())) > 1:
            found.update((name, (index, column)) for name, column in columns.items())
    return found


@lru_cache(_REMEMBERED)
def _parents(way: str) -> tuple[str, ...]:
    return tuple(normalise(part) for part in way.split(".") if not part.isdecimal())


def is_indexed(name: str) -> bool:
    """Whether a name holds the way to an element of a list: ``k[0][name]``."""
    return _INDEXED.search(name) is not None


@lru_cache(_REMEMBERED)
def parts_of(name: str) -> tuple[str | int, ...]:
    """The names and indexes a name is made of."""
    return tuple(int(part) if part.isdecimal() else part for part in _PARTS.split(name) if part)


def unfold(document: dict[str, Document]) -> Document:
    """The document that one stands for whose names hold the way to values; elements that come out of turn are lost."""
    root: dict[str, Document] = {}
    for name, value in document.items():
        parts = parts_of(name)
        value = value[0] if isinstance(value, list) and len(value) == 1 else value
        holder: Document = root
        for at, part in enumerate(parts):
            last = at == len(parts) - 1
            fresh: Document = value if last else [] if isinstance(parts[at + 1], int) else {}
            if isinstance(holder, dict) and isinstance(part, str):
                holder = holder.setdefault(part, fresh)
            elif isinstance(holder, list) and isinstance(part, int):
                if part == len(holder):
                    holder.append(fresh)
                holder = holder[part] if part < len(holder) else None
            else:
                break
    return root
