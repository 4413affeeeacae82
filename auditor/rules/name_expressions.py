"""The entries of generic rules that ask for names by an expression, found by the texts in a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from auditor.rules.candidates import Candidate

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class NameExpressions:
    """Candidates by the texts that every name their expression fits has in it (`auditor.rules.factors`)."""

    __slots__ = ("_always", "_candidates", "_index", "_owners")

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._always: list[int] = []
        self._owners: dict[str, list[int]] = {}
        self._index: AhoCorasick | None = None
        for at, candidate in enumerate(candidates):
            texts = candidate.when.name.factors() if candidate.when.name is not None else ()
            for text in texts:
                self._owners.setdefault(text, []).append(at)
            if not texts:
                self._always.append(at)

    def fitting(self, ways: Iterable[str]) -> list[Candidate]:
        """Those whose expression fits a name in one of the ways it can be written, in lower case."""
        index = self._index or self._build()
        found: set[int] = set()
        for way in ways:
            likely = set(self._always if way.isascii() else range(len(self._candidates)))
            for text in index.find_matches_as_strings(way, overlapping=True):
                likely.update(self._owners[text])
            for at in likely - found:
                name = self._candidates[at].when.name
                if name is None or name.fullmatch(way) is not None:
                    found.add(at)
        return [self._candidates[at] for at in sorted(found)]

    def _build(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        self._index = AhoCorasick(list(self._owners))
        return self._index
