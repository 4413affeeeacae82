"""Searches bytes for all variants of all known values at once: one automaton over telling pieces of them.

Of each variant only a piece, its *anchor*, goes into the automaton, without regard to case, so that it stays small;
what an anchor hits is compared in full, and must stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.detect.boundaries import stands_alone
from auditor.profile.variants import Variant

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

ANCHOR, BLOB_ANCHOR = 12, 6
"""Bytes of the end of a variant that are searched for; fewer do where they are as good as random."""


class Hit(Struct, frozen=True):
    """A variant of the value of this number, at ``start:end`` of the bytes searched."""

    value: int
    variant: Variant
    start: int
    end: int


class Needles:
    """All variants of numbered values; ``loose`` is True if any may be met with separators inside."""

    def __init__(self, wanted: Iterable[tuple[int, Variant]]) -> None:
        groups: dict[bytes, list[tuple[int, Variant, bytes]]] = {}
        self.loose = False
        self.variants = 0
        for value, variant in wanted:
            lower = variant.data.lower()
            anchor = lower[-BLOB_ANCHOR:] if variant.blob else lower[-ANCHOR:]
            groups.setdefault(anchor, []).append((value, variant, lower))
            self.loose = self.loose or variant.loose
            self.variants += 1
        self._groups = list(groups.values())
        self._automaton: BytesAhoCorasick | None = None
        if groups:
            from ahocorasick_rs import BytesAhoCorasick

            self._automaton = BytesAhoCorasick(list(groups))

    def find(self, data: bytes, loose: int) -> Iterator[Hit]:
        """Every hit that stands alone; from offset ``loose`` on only of variants that are loose."""
        if self._automaton is None:
            return
        lower = data.lower()
        for group, _, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            for value, variant, wanted in self._groups[group]:
                start = end - len(wanted)
                if start < 0 or not lower.startswith(wanted, start) or (start >= loose and not variant.loose):
                    continue
                if variant.exact and not data.startswith(variant.data, start):
                    continue
                if stands_alone(data, start, end, variant):
                    yield Hit(value, variant, start, end)
