"""Which objects of one document are alike: reached by the same names through objects of the same members.

What names say of a leaf in one event of a batch is so in all events alike, whatever their values.
"""

from __future__ import annotations

from typing import TypeAlias

from auditor.decode.document import Document
from auditor.rules.names import member_names
from auditor.rules.nested_names import is_indexed

_Reached: TypeAlias = tuple[int | None, Document]
_ROOT = "$"
_NOWHERE: _Reached = (None, None)


class Alike:
    """The objects of a document by their paths, numbered so that those alike have the same number.

    A list is like none but itself, as what it holds is compared by values.
    """

    __slots__ = ("_numbers", "_reached")

    def __init__(self, document: Document) -> None:
        self._reached: dict[str, _Reached] = {_ROOT: (0, document)}
        self._numbers: dict[tuple[object, ...], int] = {}

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
            key = number, step if named else "", _members(inner)
            found = self._numbers.setdefault(key, len(self._numbers) + 1), inner
        self._reached[path] = found
        return found


def _inside(holder: Document, step: str, *, named: bool) -> Document:
    if named:
        return holder.get(member_names(step)[0]) if isinstance(holder, dict) else None
    at = int(step[1:-1])
    return holder[at] if isinstance(holder, list) and at < len(holder) else None


def _members(inner: Document) -> object:
    """The names of an object's members, and of theirs; of a list nothing another has as well."""
    if not isinstance(inner, dict):
        return id(inner)
    return tuple([(name, tuple(value) if isinstance(value, dict) else None) for name, value in inner.items()])
