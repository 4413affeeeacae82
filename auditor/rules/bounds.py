"""What a regular expression says of all texts it can match whole, read off its syntax: enough to refuse most unasked.

Told are lengths, first characters and kinds of characters that must occur. Where the expression says nothing simple,
nothing is refused, so that asking the bounds first never changes an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any, TypeAlias

from msgspec import Struct

DIGIT, LETTER, OTHER, ADDRESS = 1, 2, 4, 8
"""Kinds of ASCII characters, as bits; what is no ASCII is of none. The last: the text begins as web addresses do."""
LONGEST = 1 << 62

_Item: TypeAlias = tuple[Any, Any]
"""An operation of `re`'s syntax tree and what it is about; the tree is not public, so it has no types."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_GROUPS = ("SUBPATTERN", "ATOMIC_GROUP")
_CHARACTERS = ("LITERAL", "IN", "ANY", "NOT_LITERAL")
_ASSERTIONS = ("ASSERT", "ASSERT_NOT", "AT")
_UNBOUNDED = 0x7FFFFFFF
_ASCII = frozenset(map(chr, range(128)))
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset(char for char in _ASCII if char.isalpha())
_CATEGORIES = {
    "DIGIT": _DIGITS,
    "SPACE": frozenset(char for char in _ASCII if char.isspace()),
    "WORD": _DIGITS | _LETTERS | {"_"},
}
_NOTHING: frozenset[str] = frozenset()
_SCHEMES = "http://", "https://"
_LIKE_ASCII = frozenset("\u0130\u0131\u017f\u212a")
"""What is no ASCII, but matches a letter that is where case is ignored."""


class Bounds(Struct, frozen=True):
    """A text is matched only if it is ``shortest`` to ``longest`` long, begins with one of ``begins`` or with what is
    no ASCII (empty: with anything), and, being ASCII, holds characters of all kinds in ``needs``. Made of nothing but
    digits it is no longer than ``digits``; it begins as a web address does only where ``address`` says it can.
    """

    begins: frozenset[str] = _NOTHING
    shortest: int = 0
    longest: int = LONGEST
    needs: int = 0
    digits: int = LONGEST
    address: bool = True

    def exclude(self, text: str, kinds: int) -> bool:
        """Whether a text that is not empty cannot match; ``kinds`` are those that `kinds_of` says it holds."""
        if self.needs & ~kinds or not self.shortest <= len(text) <= self.longest:
            return True
        if (kinds == DIGIT and len(text) > self.digits) or (kinds & ADDRESS and not self.address):
            return True
        return bool(self.begins) and text[0] not in self.begins and text[0].isascii()

    def either(self, other: Bounds) -> Bounds:
        """What holds for texts that fit this or the other."""
        begins = self.begins | other.begins if self.begins and other.begins else _NOTHING
        low, high = min(self.shortest, other.shortest), max(self.longest, other.longest)
        digits, address = max(self.digits, other.digits), self.address or other.address
        return Bounds(begins, low, high, self.needs & other.needs, digits, address)


def kinds_of(text: str) -> int:
    """The kinds of characters a text may hold, in a few quick looks: all unless letters and digits are all there is."""
    if not text.isascii():
        return DIGIT | LETTER | OTHER | ADDRESS if text.startswith(_SCHEMES) else DIGIT | LETTER | OTHER
    if text.isdecimal():
        return DIGIT
    if text.isalpha():
        return LETTER
    if text.isalnum():
        return DIGIT | LETTER
    return DIGIT | LETTER | OTHER | ADDRESS if text.startswith(_SCHEMES) else DIGIT | LETTER | OTHER


def bounds_of(pattern: str, flags: int = 0) -> Bounds:
    """The bounds of an expression that is to match whole texts; re.error if it is none."""
    tree = import_module("re._parser").parse(pattern, flags)
    items = list(tree)
    low, high = tree.getwidth()
    ignore_case = bool(tree.state.flags & re.IGNORECASE)
    begins = _begins(items, ignore_case)
    known = _NOTHING if begins is None or low == 0 else begins
    address = any(len(scheme) in _reached(items, scheme, {0}, ignore_case) for scheme in _SCHEMES)
    high = high if high < _UNBOUNDED else LONGEST
    return Bounds(known, low, high, _needs(items, ignore_case), _digits(items, ignore_case) or 0, address)


def _begins(items: Iterable[_Item], ignore_case: bool) -> frozenset[str] | None:
    """The ASCII characters a match of these can begin with; None where it may be any, or nothing at all."""
    found: frozenset[str] = _NOTHING
    for op, content in items:
        kind = str(op)
        if kind in _ASSERTIONS:
            continue
        one = _first(kind, content, ignore_case)
        if one is None:
            return None
        found |= one
        if kind not in _REPEATS or content[0] > 0:
            return found
    return None


def _first(kind: str, content: Any, ignore_case: bool) -> frozenset[str] | None:  # noqa: ANN401
    """First characters of one operation that matches something."""
    if kind == "LITERAL" and content > 127:
        return None if ignore_case and chr(content) in _LIKE_ASCII else _NOTHING
    if kind in ("LITERAL", "IN"):
        return _charset(kind, content, ignore_case)
    if kind in _REPEATS:
        return _begins(content[2], ignore_case)
    if kind in _GROUPS:
        return _begins(*_group(kind, content, ignore_case))
    if kind == "BRANCH":
        ways = [_begins(way, ignore_case) for way in content[1]]
        known = [way for way in ways if way is not None]
        return frozenset().union(*known) if len(known) == len(ways) else None
    return None


def _needs(items: Iterable[_Item], ignore_case: bool) -> int:
    """The kinds of characters every match of these holds; what is looked ahead for counts as well."""
    found = 0
    for op, content in items:
        kind = str(op)
        if kind == "LITERAL" and content > 127:
            found |= 0 if ignore_case and chr(content) in _LIKE_ASCII else DIGIT | LETTER | OTHER
        elif kind in ("LITERAL", "IN"):
            found |= _kind(_charset(kind, content, ignore_case))
        elif kind in _REPEATS and content[0] > 0:
            found |= _needs(content[2], ignore_case)
        elif kind in _GROUPS:
            found |= _needs(*_group(kind, content, ignore_case))
        elif kind == "BRANCH":
            common = DIGIT | LETTER | OTHER
            for way in content[1]:
                common &= _needs(way, ignore_case)
            found |= common
        elif kind == "ASSERT" and content[0] == 1:
            found |= _needs(content[1], ignore_case)
    return found


def _digits(items: Iterable[_Item], ignore_case: bool) -> int | None:
    """The length of the longest match of these that is made of digits; None where there is none."""
    length = 0
    for op, content in items:
        kind = str(op)
        longest: int | None = LONGEST
        if kind in _ASSERTIONS:
            longest = 0
        elif kind in _CHARACTERS:
            longest = 1 if _stands_for(kind, content, _DIGITS, ignore_case) else None
        elif kind in _REPEATS:
            one = _digits(content[2], ignore_case)
            longest = one if one is None else one * int(content[1])
            longest = 0 if longest is None and content[0] == 0 else longest
        elif kind in _GROUPS:
            longest = _digits(*_group(kind, content, ignore_case))
        elif kind == "BRANCH":
            ways = [each for way in content[1] if (each := _digits(way, ignore_case)) is not None]
            longest = max(ways, default=None)
        if longest is None:
            return None
        length += longest
    return min(length, LONGEST)


def _reached(items: Iterable[_Item], text: str, starts: set[int], ignore_case: bool, *, sure: bool = False) -> set[int]:
    """How far into a text a match of these may come from one of these places, its end standing for all behind it.

    ``sure``: how far one comes whatever is behind the text; what cannot be told is left out.
    """
    for op, content in items:
        kind, before = str(op), starts
        if kind in _ASSERTIONS:
            if sure:
                return set()
            if kind == "ASSERT_NOT" and content[0] == 1:
                starts = {at for at in before if not _reached(content[1], text, {at}, ignore_case, sure=True)}
        elif kind in _GROUPS:
            inner, inner_case = _group(kind, content, ignore_case)
            starts = _reached(inner, text, before, inner_case, sure=sure)
        elif kind == "BRANCH":
            starts = set().union(*(_reached(way, text, before, ignore_case, sure=sure) for way in content[1]))
        elif kind in _REPEATS:
            starts = _repeated(content, text, before, ignore_case, sure=sure)
        elif kind in _CHARACTERS:
            inside = [at for at in before if at < len(text)] if not sure or _is_told(kind, content, ignore_case) else []
            starts = {at + 1 for at in inside if _stands_for(kind, content, text[at], ignore_case)}
            starts |= set() if sure else before & {len(text)}
        else:
            starts = set(range(min(before), len(text) + 1)) if before and not sure else set()
    return starts


def _repeated(content: Any, text: str, starts: set[int], ignore_case: bool, *, sure: bool) -> set[int]:  # noqa: ANN401
    fewest, most, inner = content
    found: set[int] = set() if fewest else set(starts)
    for times in range(1, int(most) + 1):
        before, starts = starts, _reached(inner, text, starts, ignore_case, sure=sure)
        if times >= fewest:
            found |= starts
        if starts == before or not starts:
            return found | (starts if not sure or times >= fewest else set())
    return found


def _is_told(kind: str, content: Any, ignore_case: bool) -> bool:  # noqa: ANN401
    """Whether it is known just what a literal or a set stands for."""
    return kind in ("LITERAL", "IN") and _charset(kind, content, ignore_case) is not None


def _stands_for(kind: str, content: Any, chars: Iterable[str], ignore_case: bool) -> bool:  # noqa: ANN401
    """Whether a literal, a set or any character may stand for one of these."""
    if kind == "ANY":
        return True
    if kind == "NOT_LITERAL":
        return any(char != chr(content) for char in chars)
    if kind == "LITERAL" and content > 127:
        return ignore_case and chr(content) in _LIKE_ASCII
    known = _charset(kind, content, ignore_case)
    return known is None or not known.isdisjoint(chars)


def _group(kind: str, content: Any, ignore_case: bool) -> tuple[Iterable[_Item], bool]:  # noqa: ANN401
    """What is in a group, and whether case is ignored in there."""
    if kind == "ATOMIC_GROUP":
        return content, ignore_case
    _, added, removed, inner = content
    return inner, bool(added & re.IGNORECASE) or (ignore_case and not removed & re.IGNORECASE)


def _kind(chars: frozenset[str] | None) -> int:
    if not chars:
        return 0
    if _DIGITS.issuperset(chars):
        return DIGIT
    if _LETTERS.issuperset(chars):
        return LETTER
    return OTHER if chars.isdisjoint(_DIGITS) and chars.isdisjoint(_LETTERS) else 0


def _charset(kind: str, content: Any, ignore_case: bool) -> frozenset[str] | None:  # noqa: ANN401
    """The ASCII characters a literal or a set stands for; None if there are none, or others may stand for them."""
    members = [("LITERAL", content)] if kind == "LITERAL" else list(content)
    negated = str(members[0][0]) == "NEGATE"
    chars: set[str] = set()
    for op, what in members[negated:]:
        if str(op) == "CATEGORY":
            name = str(what).removeprefix("CATEGORY_")
            known = _CATEGORIES[name.removeprefix("NOT_")]
            chars |= _ASCII - known if name.startswith("NOT_") else known
            continue
        low, high = what if str(op) == "RANGE" else (what, what)
        if ignore_case and high > 127 and not negated:
            return None
        chars.update(map(chr, range(low, min(high, 127) + 1)))
    if ignore_case:
        chars |= {char.swapcase() for char in chars}
    return frozenset(_ASCII - chars if negated else chars) or None
