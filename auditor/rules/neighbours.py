"""Which leaves stand beside one another: members of the same object, or parameters of the same query or form."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.decode.document import Document, Number
from auditor.decode.tree import Row
from auditor.rules.bounds import kinds_of
from auditor.rules.names import aliases, member_names
from auditor.rules.objects import Forms, has_leaves
from auditor.rules.shapes import SHAPES_BY_NAME, Shape

_TELLING = tuple(
    (mark, SHAPES_BY_NAME[name])
    for mark, name in (
        ("=model", "android-model"),
        ("=model", "ios-model"),
        ("=zone", "timezone"),
        ("=maker", "manufacturer"),
        ("=system", "system"),
        ("=system", "system-version"),
        ("=purchase", "purchase"),
        ("=abi", "abi"),
        ("=build", "build-id"),
        ("=locale", "locale"),
        ("=entity", "entity"),
        ("=adtype", "advertising-kind"),
    )
)
_SHORTEST_TELLING, _LONGEST_TELLING, _MOST_LOOKED_AT = 2, 40, 512
_MOST_KEYS = 4096
_REMEMBERED_VALUES, _REMEMBERED_OBJECTS, _REMEMBERED_WAYS, _MOST_REMEMBERED = 20_000, 4096, 16_384, 128
_told: dict[str, str] = {}
_STEP = re.compile(r"\['(?:[^'\\]|\\.)*'\]|\[(\d+)\]")


def telling(value: object) -> str:
    """What a value says by itself of the message it is in, such as ``=model``; empty if nothing."""
    if not isinstance(value, str):
        return ""
    known = _told.get(value)
    if known is None:
        if not _SHORTEST_TELLING <= len(value) <= _LONGEST_TELLING or value.isdecimal():
            return ""
        if len(_told) >= _REMEMBERED_VALUES:
            _told.clear()
        known = _told[str(value)] = _mark(value)
    return known


def _mark(text: str) -> str:
    for mark, shape in _that_could_hold(text[0], len(text), kinds_of(text)):
        if shape.holds(text):
            return mark
    return ""


@lru_cache(_REMEMBERED_WAYS)
def _that_could_hold(begin: str, length: int, kinds: int) -> tuple[tuple[str, Shape], ...]:
    """The telling shapes of texts of this length that begin so and hold characters of these kinds only."""
    found = []
    for mark, shape in _TELLING:
        if not shape.bounds().exclude(begin.ljust(length), kinds):
            found.append((mark, shape))
    return tuple(found)


class Neighbours:
    """Siblings of the leaves of one node, looked up when first asked for.

    ``by_holder`` groups rows by the object they name as theirs, rather than by their paths (`auditor.rules.views`);
    ``message`` are those of the whole message where ``rows`` are another reading of some of its rows; ``told`` is what
    the request's path says of it, ``forms`` are those of the objects of the message, if these are known.
    """

    __slots__ = (
        "_by_holder", "_forms", "_groups", "_marks", "_message", "_names", "_names_around", "_rows", "_said", "_told",
    )  # fmt: skip

    def __init__(
        self,
        rows: list[Row],
        *,
        by_holder: bool = False,
        message: Neighbours | None = None,
        told: frozenset[str] = frozenset(),
        forms: Forms | None = None,
    ) -> None:
        self._rows, self._by_holder, self._message, self._forms = rows, by_holder, message, forms
        self._told: frozenset[str] = told if message is None else message._told
        self._said: dict[str, None] | None = None
        self._groups: dict[str | int, dict[str, list[Row]]] | None = None
        self._names: dict[int, frozenset[str]] = {}
        self._names_around: frozenset[str] | None = None
        self._marks: frozenset[str] | None = None

    def names(self, row: Row) -> frozenset[str]:
        """The normalised names of all leaves of the object that holds this one, its own among them."""
        holder = row[3]
        if holder is None or type(holder) is not dict:
            return frozenset(self.beside(row))
        known = self._names.get(id(holder))
        if known is None:
            leaves = [key for key, value in holder.items() if type(value) is str or has_leaves(value)]
            known = self._names[id(holder)] = _of_names(tuple(leaves[:_MOST_KEYS]))
        return known

    def names_around(self) -> frozenset[str]:
        """The normalised names of all leaves of the message, of the objects they are in, and what its path tells."""
        if self._names_around is None:
            names = self._what_names_say()
            self._names_around = _joined(names, self._told) if self._told else names
        return self._names_around

    def _what_names_say(self) -> frozenset[str]:
        whole = self if self._message is None else self._message
        if whole._forms is None:
            said = self._all_names() if whole is self else whole._all_names() | self._all_names()
            return _of_names(tuple(said)[:_MOST_KEYS])
        around = whole._forms.around
        return around if whole is self else _joined(around, _of_names(tuple(self._all_names())))

    def _all_names(self) -> dict[str, None]:
        """The names of these rows and of the objects on the way to them, as sent."""
        if self._said is None:
            names = dict.fromkeys([row[1] for row in self._rows])
            holders = {id(row[3]): row[0] for row in self._rows}
            for path in holders.values():
                names.update(_on_the_way(container_of(path)))
            self._said = names
        return self._said

    def marks(self) -> frozenset[str]:
        """What the values around tell (`telling`)."""
        if self._marks is None:
            whole = self._message
            left = _MOST_LOOKED_AT if whole is None else max(_MOST_LOOKED_AT - len(whole._rows), 0)
            values = {row[2] for row in self._rows[:left] if type(row[2]) is not Number}
            own = {telling(value) for value in values if isinstance(value, str)} - {""}
            self._marks = frozenset(own if whole is None else own | whole.marks())
        return self._marks

    def beside(self, row: Row) -> dict[str, list[Row]]:
        """All leaves of the object that holds this one (itself among them), by normalised name."""
        if self._groups is None:
            self._groups = {}
            for each in self._rows:
                group = self._groups.setdefault(self._group(each), {})
                for alias in aliases(each[1]):
                    group.setdefault(alias, []).append(each)
        return self._groups[self._group(row)]

    def _group(self, row: Row) -> str | int:
        return id(row[3]) if self._by_holder else container_of(row[0])


def _of_names(names: tuple[str, ...]) -> frozenset[str]:
    """What these may be short for, all together."""
    return _all_aliases(names) if len(names) <= _MOST_REMEMBERED else _all_aliases.__wrapped__(names)


@lru_cache(_REMEMBERED_OBJECTS)
def _all_aliases(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(aliases, names))


@lru_cache(_REMEMBERED_OBJECTS)
def _joined(names: frozenset[str], told: frozenset[str]) -> frozenset[str]:
    """One and the same set for the same names, which is quick to look up what is known by."""
    return names | told


@lru_cache(_REMEMBERED_WAYS)
def _on_the_way(container: str) -> dict[str, None]:
    return dict.fromkeys(member_names(container))


def container_of(path: str) -> str:
    """The object that holds a leaf: its path up to the last member name (``$['a'][0]['b'][1]`` gives ``$['a'][0]``)."""
    at = path.rfind("['")
    return path[:at] if at > 0 else "$"


def value_at(document: Document, path: str) -> Document:
    """The value at a normalized path; None where there is none."""
    for step in _STEP.finditer(path):
        index = step[1]
        if index is None and isinstance(document, dict):
            document = document.get(member_names(step[0])[0])
        elif index is not None and isinstance(document, list) and int(index) < len(document):
            document = document[int(index)]
        else:
            return None
    return document
