"""Tables of words in many languages, asked what the words of a name say: ``lieferant*`` stands for any ending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from auditor.rules.names import words_in

_Said = TypeVar("_Said")
_SHORTEST, _MOST_WORDS = 3, 5
_LANGUAGE = ":"


class Stems(Generic[_Said]):
    """What words say, by tables of languages and their words: as they are, or by their longest stem."""

    __slots__ = ("_by_word", "_nothing")

    def __init__(self, tables: Mapping[_Said, str]) -> None:
        self._nothing: frozenset[_Said] = frozenset()
        found: dict[str, frozenset[_Said]] = {}
        for said, lines in tables.items():
            for word in lines.split():
                if not word.endswith(_LANGUAGE):
                    found[word] = found.get(word, self._nothing) | {said}
        self._by_word = found

    def of(self, word: str) -> frozenset[_Said]:
        """What one word in lower case and without accents says; empty if it is not known."""
        known = self._by_word.get(word)
        if known is not None:
            return known
        stems = (f"{word[:end]}*" for end in range(len(word), _SHORTEST - 1, -1))
        return next((self._by_word[stem] for stem in stems if stem in self._by_word), self._nothing)

    def anywhere(self, name: str) -> frozenset[_Said]:
        """What any of the words of a name says."""
        return self._nothing.union(*map(self.of, _words(name)))

    def outermost(self, name: str) -> frozenset[_Said]:
        """What the whole of a name says, or its first word, or its last: where languages put what a thing is."""
        words = _words(name)
        if len(words) < 2:
            return self.of(words[0]) if words else self._nothing
        return self.of("".join(words)) or self.of(words[0]) or self.of(words[-1])


def _words(name: str) -> tuple[str, ...]:
    words = words_in(name)
    return words if len(words) <= _MOST_WORDS else ()
