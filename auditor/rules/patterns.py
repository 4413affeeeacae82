"""Regular expressions of rules, compiled when first used: most rules of a rule set never meet their traffic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from auditor.rules.bounds import Bounds, bounds_of
from auditor.rules.factors import factors_of

KnownBounds: TypeAlias = tuple[str, int, int, int, int, bool]
"""Bounds as they are kept: first characters in one text, and the other fields."""


class Pattern:
    """Like `re.Pattern`, with what rules use of it. ``pattern`` is the source, ``flags`` those of `re`.

    ``known`` are its bounds and ``texts`` its factors, where they were read off the syntax before, which takes longer
    than to compile it.
    """

    __slots__ = ("_compiled", "flags", "known", "pattern", "texts")

    def __init__(
        self, pattern: str, flags: int = 0, known: KnownBounds | None = None, texts: Sequence[str] | None = None
    ) -> None:
        self.pattern, self.flags, self.known, self.texts = pattern, int(flags), known, texts
        self._compiled: re.Pattern[str] | None = None

    def bounds(self) -> Bounds:
        """What the expression says of all texts it matches whole."""
        if self.known is None:
            found = bounds_of(self.pattern, self.flags)
            begins = "".join(sorted(found.begins))
            self.known = begins, found.shortest, found.longest, found.needs, found.digits, found.address
        begins, shortest, longest, needs, digits, address = self.known
        return Bounds(frozenset(begins), shortest, longest, needs, digits, address)

    def factors(self) -> Sequence[str]:
        """Texts in lower case of which every match has one in it, whatever the case; none if that cannot be told."""
        if self.texts is None:
            self.texts = factors_of(self.pattern, self.flags)
        return self.texts

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text."""
        return (self._compiled or self.compile()).fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match anywhere in the text."""
        return (self._compiled or self.compile()).search(text)

    def compile(self) -> re.Pattern[str]:
        """The compiled expression; re.error if it is none."""
        self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r}, {self.flags})"
