"""Texts of which every match of a regular expression holds one at least, read off its syntax.

Of hundreds of expressions for names, those whose texts are not in a name need not be tried on it. Where the expression
says nothing simple, it is tried always, so that asking first never changes an answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, TypeAlias

_Item: TypeAlias = tuple[Any, Any]
_Texts: TypeAlias = frozenset[str]
_MOST, _MOST_CHARACTERS, _SHORTEST = 128, 8, 2
_NOTHING: _Texts = frozenset(("",))
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def factors_of(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Texts of two characters and more in lower case of which each match has one in it, whatever the case; none where
    that cannot be told. re.error if the pattern is none.
    """
    found = _factors(import_module("re._parser").parse(pattern, flags))
    return tuple(sorted(text.lower() for text in found)) if found is not None and _worth(found) else ()


def _factors(items: Iterable[_Item]) -> _Texts | None:
    """The best such texts of a sequence: those whose shortest is the longest."""
    best: _Texts | None = None
    run = _NOTHING
    for item in items:
        whole = _language(item)
        if whole is not None and len(run) * len(whole) <= _MOST:
            run = frozenset(a + b for a in run for b in whole)
            continue
        best = _better(_better(best, run), _inside(item))
        run = _NOTHING if whole is None else whole
    return _better(best, run)


def _inside(item: _Item) -> _Texts | None:
    """The same for one operation that always matches something."""
    kind, content = str(item[0]), item[1]
    if kind in _REPEATS and content[0] > 0:
        return _factors(content[2])
    if kind == "ATOMIC_GROUP":
        return _factors(content)
    if kind == "SUBPATTERN":
        return _factors(content[3])
    if kind == "BRANCH":
        ways = [_factors(way) for way in content[1]]
        known = [way for way in ways if way is not None and _worth(way)]
        return frozenset().union(*known) if len(known) == len(ways) else None
    return None


def _language(item: _Item) -> _Texts | None:
    """All texts one operation matches; None where they are many, or not to be told."""
    kind, content = str(item[0]), item[1]
    if kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return _NOTHING
    if kind == "LITERAL":
        return frozenset((chr(content),)) if content < 128 else None
    if kind == "IN":
        return _few(content)
    if kind in _REPEATS:
        fewest, most, inner = content
        once = _all(inner) if most == 1 else None
        return once if once is None or fewest else once | _NOTHING
    if kind == "ATOMIC_GROUP":
        return _all(content)
    if kind == "SUBPATTERN":
        return _all(content[3])
    if kind == "BRANCH":
        ways = [_all(way) for way in content[1]]
        known = [way for way in ways if way is not None]
        texts = frozenset[str]().union(*known)
        return texts if len(known) == len(ways) and len(texts) <= _MOST else None
    return None


def _all(items: Iterable[_Item]) -> _Texts | None:
    """All texts a sequence matches."""
    found = _NOTHING
    for item in items:
        texts = _language(item)
        if texts is None or len(found) * len(texts) > _MOST:
            return None
        found = frozenset(a + b for a in found for b in texts)
    return found


def _few(members: Iterable[_Item]) -> _Texts | None:
    """The characters of a small set of ASCII ones."""
    chars: set[str] = set()
    for op, what in members:
        kind = str(op)
        low, high = (what, what) if kind == "LITERAL" else what if kind == "RANGE" else (0, 128)
        if high > 127 or high - low >= _MOST_CHARACTERS:
            return None
        chars.update(map(chr, range(low, high + 1)))
    return frozenset(chars) if len(chars) <= _MOST_CHARACTERS else None


def _better(one: _Texts | None, other: _Texts | None) -> _Texts | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other, key=lambda texts: (min(map(len, texts), default=0), -len(texts)))


def _worth(texts: _Texts) -> bool:
    return min(map(len, texts), default=0) >= _SHORTEST
