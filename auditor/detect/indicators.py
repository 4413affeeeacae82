"""Looks for the known values of one's own device in every leaf, in all the forms they may take."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.decode.tree import Tree
from auditor.detect.interface import Knowledge
from auditor.detect.places import PlaceFinder
from auditor.model import Confidence, Detection, Exchange, Leaf
from auditor.profile import Indicator
from auditor.profile.variants import SEPARATORS, UNAMBIGUOUS, Variant, compact, variants

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

DETECTOR = "indicators"
_BETWEEN = "\x00"


class IndicatorDetector:
    """All texts of a profile in two searches a request (with and without separators), and its places by distance."""

    name = DETECTOR

    def __init__(self, knowledge: Knowledge) -> None:
        indicators = () if knowledge.profile is None else knowledge.profile.indicators
        wanted = [(indicator, variant) for indicator in indicators for variant in variants(indicator)]
        self._exact = _Search([pair for pair in wanted if not pair[1].loose])
        self._loose = _Search([pair for pair in wanted if pair[1].loose])
        self._places = PlaceFinder(indicator for indicator in indicators if indicator.latitude is not None)

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        leaves = tree.leaves()
        best: dict[tuple[int, int], tuple[Leaf, Indicator, Variant]] = {}
        plain = _BETWEEN.join([leaf.text for leaf in leaves]).lower()
        if plain.count(_BETWEEN) != len(leaves) - 1:
            plain = _BETWEEN.join([leaf.text.replace(_BETWEEN, " ") for leaf in leaves]).lower()
        for search, haystack in ((self._exact, plain), (self._loose, plain.translate(SEPARATORS))):
            for number, indicator, variant in search.find(haystack):
                best.setdefault((number, id(indicator)), (leaves[number], indicator, variant))
        for leaf, indicator, variant in best.values():
            yield _detection(leaf, indicator, variant)
        for leaf, indicator, distance in self._places.find(leaves):
            yield _place(leaf, indicator, distance)


class _Search:
    """One automaton over many texts at once."""

    def __init__(self, wanted: Sequence[tuple[Indicator, Variant]]) -> None:
        self._wanted = wanted
        self._automaton: AhoCorasick | None = None
        if wanted:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick([variant.text for _, variant in wanted])

    def find(self, haystack: str) -> Iterator[tuple[int, Indicator, Variant]]:
        """Number of the text among those joined to the haystack, and what was found in it."""
        if self._automaton is None:
            return
        starts: list[int] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            starts = starts or [0, *accumulate(len(text) + 1 for text in haystack.split(_BETWEEN))]
            indicator, variant = self._wanted[pattern]
            if _stands_alone(haystack, start, end, variant):
                yield bisect_right(starts, start) - 1, indicator, variant


def _stands_alone(haystack: str, start: int, end: int, variant: Variant) -> bool:
    """Values met by chance, and numbers inside longer numbers, do not count unless they stand alone."""
    before, after = haystack[start - 1 : start], haystack[end : end + 1]
    if len(variant.text) < UNAMBIGUOUS:
        return not before.isalnum() and not after.isalnum()
    if variant.text.isdigit():
        return not before.isdigit() and not after.isdigit()
    return True


def _detection(leaf: Leaf, indicator: Indicator, variant: Variant) -> Detection:
    certain = len(compact(indicator.value)) >= UNAMBIGUOUS
    whose = f"the known value of {indicator.type}" + ("" if indicator.label is None else f" ({indicator.label})")
    return Detection(
        type=indicator.type,
        detector=DETECTOR,
        rule=None,
        recipient=None,
        leaf=leaf,
        value=indicator.value,
        unit=None,
        confidence=Confidence.CERTAIN if certain else Confidence.POSSIBLE,
        reason=f"{whose} is here {variant.form}" + ("" if certain else "; it is short enough to be met by chance"),
    )


def _place(leaf: Leaf, indicator: Indicator, distance: float) -> Detection:
    label = indicator.label or "a known place"
    return Detection(
        type=indicator.type,
        detector=DETECTOR,
        rule=None,
        recipient=None,
        leaf=leaf,
        value=indicator.value,
        unit=None,
        confidence=Confidence.CERTAIN,
        reason=f"two numbers side by side lie {distance:.0f} m from {label}, within {indicator.radius_m:.0f} m",
    )
