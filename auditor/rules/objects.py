"""The objects of a document in the order of their leaves, and what is the same for all objects of the same names.

Messages repeat their objects: every event of a batch and every request to an endpoint has the same names below the same
names. What names alone say is worked out once for a `Form`, or for all the forms a document has (`Forms`); nothing of a
value is kept.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias, TypeGuard

from auditor.decode.document import Document, Repeated
from auditor.decode.tree import Row
from auditor.rules.names import aliases, member_names

_REMEMBERED, _REMEMBERED_WAYS, _REMEMBERED_TOGETHER = 8192, 16_384, 1024
_MOST_MEMBERS, _MOST_TOGETHER, _LONGEST_PATH = 64, 384, 512
_OBJECTS = frozenset((dict, Repeated))
_NOWHERE = object()


class Group(dict[str, Document]):
    """What stands beside each other below the same ``parents`` (normalised, the outermost first)."""

    __slots__ = ("parents",)

    def __init__(self, parents: tuple[str, ...]) -> None:
        super().__init__()
        self.parents = parents


class Form:
    """What objects of the same names have in common: ``above`` are the names on the way to them, as sent and without
    indexes, ``members`` their own, ``leaves`` those of their members that are leaves or lists with leaves in them.

    Those ``kept`` are one and the same for all objects alike.
    """

    __slots__ = ("above", "kept", "leaves", "members")

    def __init__(
        self, above: tuple[str, ...], members: tuple[str, ...], leaves: tuple[str, ...], *, kept: bool
    ) -> None:
        self.above, self.members, self.leaves, self.kept = above, members, leaves, kept


Held: TypeAlias = "tuple[Form | None, dict[str, Document] | None, str, int, int]"
"""Rows one behind the other that one object holds: its form, itself, its path, the first row, the one after the last.

Both are None for elements of an array that is the whole document.
"""


class Forms:
    """The forms of all objects of a document. ``leaves`` are the names of all leaves, ``around`` what these and the
    names on the way to them may be short for.
    """

    __slots__ = ("around", "each", "leaves")

    def __init__(self, each: frozenset[Form]) -> None:
        self.each = each
        self.leaves: frozenset[str] = frozenset(name for form in each for name in form.leaves)
        above = {name for form in each for name in form.above}
        self.around: frozenset[str] = frozenset().union(*map(aliases, self.leaves | above))


class Objects:
    """The objects of a document, ``held`` with their leaves in order; ``listed`` are those among them that have, or
    are, arrays with leaves in them.

    ``forms`` is None where it would not be worth while (large or very different objects, elements of no object), and
    where ``whole`` says that leaves were left out.
    """

    __slots__ = ("forms", "held", "listed")

    def __init__(self, rows: list[Row], *, whole: bool = True) -> None:
        begins, last = [], _NOWHERE
        for number, row in enumerate(rows):
            if row[3] is not last:
                last = row[3]
                begins.append(number)
        self.held: list[Held] = []
        self.listed: list[Held] = []
        for begin, end in pairwise([*begins, len(rows)]):
            held, listed = _held(rows[begin], begin, end)
            self.held.append(held)
            if listed:
                self.listed.append(held)
        each = frozenset([form for form, _, _, _, _ in self.held])
        self.forms: Forms | None = _together(each) if whole and _worth_while(each) else None

    def in_lists(self, rows: list[Row]) -> list[Row]:
        """Those of the rows whose objects have arrays with leaves in them, where there may be leaves of arrays."""
        return [row for _, _, _, begin, end in self.listed for row in rows[begin:end]]


def held_in_view(rows: list[Row]) -> list[Held]:
    """The objects of another reading of a document, where what belongs together may lie in several places."""
    begins, last, last_at = [], _NOWHERE, ""
    for number, row in enumerate(rows):
        path = row[0]
        at = path[: path.rfind("['")]
        if row[3] is not last or at != last_at:
            last, last_at = row[3], at
            begins.append(number)
    return [_held(rows[begin], begin, end)[0] for begin, end in pairwise([*begins, len(rows)])]


def _held(row: Row, begin: int, end: int) -> tuple[Held, bool]:
    """The object that holds the first of its leaves, and whether it has arrays with leaves in them."""
    path, _, _, holder = row
    if holder is None:
        return (None, None, "$", begin, end), True
    at = path[: path.rfind("['")]
    types = tuple(map(type, holder.values()))
    if len(types) > _MOST_MEMBERS or len(at) > _LONGEST_PATH or type(holder) is Group:
        leaves = [name for name, value in holder.items() if has_leaves(value)]
        return (Form(tuple(member_names(at)), tuple(holder), tuple(leaves), kept=False), holder, at, begin, end), True
    way = at if at[-2:] == "']" else at[: at.rfind("[")]  # elements of one array are reached the same way
    if list not in types:
        return (_form(way, tuple(holder), types), holder, at, begin, end), False
    leaves = [name for name, value in holder.items() if has_leaves(value)]
    listed = any([isinstance(holder[name], list) for name in leaves])
    return (_with_leaves(way, tuple(holder), tuple(leaves)), holder, at, begin, end), listed


def _worth_while(each: frozenset[Form | None]) -> TypeGuard[frozenset[Form]]:
    """Whether all objects are of kept forms that have not too many names together."""
    names = 0
    for form in each:
        if form is None or not form.kept:
            return False
        names += len(form.members)
    return names <= _MOST_TOGETHER


@lru_cache(_REMEMBERED_TOGETHER)
def _together(each: frozenset[Form]) -> Forms:
    return Forms(each)


@lru_cache(_REMEMBERED_WAYS)
def _form(way: str, members: tuple[str, ...], types: tuple[type, ...]) -> Form:
    leaves = tuple([name for name, kind in zip(members, types, strict=True) if kind not in _OBJECTS])
    return _with_leaves(way, members, leaves)


@lru_cache(_REMEMBERED_WAYS)
def _with_leaves(way: str, members: tuple[str, ...], leaves: tuple[str, ...]) -> Form:
    return _one(tuple(member_names(way)), members, leaves)


@lru_cache(_REMEMBERED)
def _one(above: tuple[str, ...], members: tuple[str, ...], leaves: tuple[str, ...]) -> Form:
    return Form(above, members, leaves, kept=True)


def has_leaves(value: Document) -> bool:
    """Whether a member is a scalar, or an array with one in it at whatever depth."""
    if isinstance(value, list):
        return any(has_leaves(item) for item in value)
    return not isinstance(value, dict)
