"""A context: what a message is about where certain names stand above, beside or around a leaf."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from auditor.rules.names import translated
from auditor.rules.patterns import Pattern
from auditor.rules.words import canonical


class Context:
    """Holds below one of the names ``under``, or beside ``least`` of ``names``; all normalised.

    ``wide``: in the same message, rather than in the same object; ``whole``: in the same message where a rule is not to
    hold near it and asks for another context of the whole message. ``stems`` are expressions for parts of names, of
    which ``least`` different ones have to occur in names above or beside, whatever these names are, or in words of the
    request's path (`auditor.rules.targets`), which a stroke begins. ``undone`` are pairs of names: where no others of
    ``names`` are beside than the first, it does not hold beside one of the second.
    """

    __slots__ = ("least", "name", "names", "stems", "under", "undone", "whole", "wide")

    def __init__(
        self,
        name: str,
        least: int,
        under: str,
        names: str,
        *,
        wide: bool = False,
        whole: bool = False,
        stems: str = "",
        undone: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.name, self.least, self.wide, self.whole = name, least, wide, whole
        self.under, self.names = frozenset(under.split()), frozenset(names.split())
        self.stems = Pattern("|".join(stems.split())) if stems else None
        self.undone = tuple((frozenset(alone.split()), frozenset(by.split())) for alone, by in undone)

    def holds(self, above: Collection[str], beside: Collection[str], own: frozenset[str]) -> bool:
        """Whether it holds for a leaf with these names above it and beside it; ``own`` are those it goes by itself."""
        if not self.under.isdisjoint(above):
            return True
        met = self.names.intersection(beside) - own
        if met and any(met <= alone and not by.isdisjoint(beside) for alone, by in self.undone):
            return False
        if len(met) >= self.least and (self.least == 1 or len(frozenset(map(translated, met))) >= self.least):
            return True
        return self.stems is not None and self._stems_hold(self.stems, (*above, *beside), own)

    def _stems_hold(self, stems: Pattern, names: Iterable[str], own: frozenset[str]) -> bool:
        said = {found[0] for name in names if (found := stems.search(name.removeprefix("/"))) is not None}
        said |= {found[0] for name in names if name[:1] == "/" and (found := stems.search(name)) is not None}
        if len(said) < self.least:
            return False
        said -= {found[0] for name in own if (found := stems.search(name)) is not None}
        return len(said) >= self.least and len(frozenset(map(canonical, said))) >= self.least
