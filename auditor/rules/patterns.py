"""Regular expressions of rules, compiled when first used: most rules of a rule set never meet their traffic."""

from __future__ import annotations

import re


class Pattern:
    """Like `re.Pattern`, with what rules use of it. ``pattern`` is the source, ``flags`` those of `re`."""

    __slots__ = ("_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, int(flags)
        self._compiled: re.Pattern[str] | None = None

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
