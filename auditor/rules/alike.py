"""Which objects of one document are alike: reached by the same names through objects of the same members.

What names say of a leaf in one event of a batch is so in all events alike, whatever their values.
"""

from __future__ import annotations

from itertools import count
from typing import TypeAlias

from auditor.decode.document import Document, Repeated
from auditor.rules.names import member_names
from auditor.rules.nested_names import is_indexed

_Reached: TypeAlias = tuple[int | None, Document]
_Key: TypeAlias = tuple[int, str, object]
_ROOT, _REMEMBERED = "$", 16_384
_NOWHERE: _Reached = (None, None)
_OBJECTS = frozenset((dict, Repeated))
_everywhere: dict[_Key, int] = {}
_next = count(1)


class Alike:
    """The objects of a document by their paths, numbered so that those alike have the same number.

    Numbers above 0 are those of objects in objects, the same in all documents. A list is like none but itself, as what
    it holds is compared by values: it and what is in it have numbers below 0, which say nothing of other documents.
    """

    __slots__ = ("_here", "_reached")

    def __init__(self, document: Document) -> None:
        self._here: dict[_Key, int] = {}
        self._reached: dict[str, _Reached] = {_ROOT: (self._numbered(0, "", document), document)}

    def number(self, path: str) -> int | None:
        """The number of all objects like the one at a normalized path; None where there is none, or the names on the
        way to it hold a way themselves (``k[0]``).
        """
        return (self._reached.get(path) or self._reach(path))[0]

    def _reach(self, path: str) -> _Reached:
        """The number of what is at a path, and itself; remembered."""
        named = path[-2:] == "']"
        cut = path.rfind("['" if named else "[")
        above, step = path[:cut], path[cut:]
        number, holder = self._reached.get(above) or self._reach(above)
        inner = _inside(holder, step, named=named)
        found = _NOWHERE
        if number is not None and inner is not None and not (named and above == _ROOT and is_indexed(step)):
            found = self._numbered(number, step if named else "", inner), inner
        self._reached[path] = found
        return found

    def _numbered(self, above: int, step: str, inner: Document) -> int:
        if above >= 0 and isinstance(inner, dict):
            key = above, step, _members(inner)
            number = _everywhere.get(key)
            if number is None:
                if len(_everywhere) >= _REMEMBERED:
                    _everywhere.clear()
                number = _everywhere[key] = next(_next)
            return number
        members = _members(inner) if isinstance(inner, dict) else id(inner)
        return self._here.setdefault((above, step, members), -1 - len(self._here))


def _inside(holder: Document, step: str, *, named: bool) -> Document:
    if named:
        name = member_names(step)[0] if "\\" in step else step[2:-2]
        return holder.get(name) if isinstance(holder, dict) else None
    at = int(step[1:-1])
    return holder[at] if isinstance(holder, list) and at < len(holder) else None


def _members(inner: dict[str, Document]) -> tuple[object, ...]:
    """The names of an object's members, and of theirs."""
    names = tuple(inner)
    if _OBJECTS.isdisjoint(map(type, inner.values())):
        return names
    return names, tuple([tuple(value) if isinstance(value, dict) else None for value in inner.values()])
