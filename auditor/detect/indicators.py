"""Looks for the known values of one's own device in all bytes of every request, in all the forms they may take.

Values that say little by themselves (`Strength.WEAK`) count only beside others of the same profile in the same
exchange, and the shortest only as a whole leaf with a fitting name. What is met in a leaf is told of the leaf, and of
the innermost one; else of the bytes as sent.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from auditor.decode.tree import Tree
from auditor.detect.haystack import HOST, RAW, Haystack
from auditor.detect.interface import Knowledge
from auditor.detect.needles import Hit, Needles
from auditor.detect.places import PlaceFinder, Sighting
from auditor.model import Confidence, Detection, Exchange, Leaf
from auditor.profile import Indicator
from auditor.profile.strength import Strength, strength
from auditor.profile.variants import DEEPEST, Variant, variants

DETECTOR = "indicators"
SHORTEST_IN_TEXT = 4
"""Characters a weak value needs to be looked for within longer texts; shorter ones and numbers are all of a leaf."""

NAMES: tuple[tuple[str, str], ...] = (
    ("device.language", r"lang|locale|(?:^|[_-])(?:hl|lc|ul|sl)$"),
    ("device.os", r"os|ver|release|android|system|api|sdk"),
    (
        "device.screen",
        r"screen|display|resol|width|height|size|dpi|density|viewport|(?:^|[_.-])(?:w|h|sw|sh|sr|vw|vh)$",
    ),
    ("location.timezone-country", r"zone|country|region|geo|(?:^|[_-])(?:tz|cc|mcc)"),
    ("network.carrier", r"carrier|operator|plmn|network|mcc|mnc|sim|isp"),
    ("account.gender", r"gender|sex"),
)
"""What the name of a leaf must hold for a short value of this type to be meant; else words of the type itself."""


class IndicatorDetector:
    """All variants of a profile in one search a request, its weak values among whole leaves, its places by distance."""

    name = DETECTOR

    def __init__(self, knowledge: Knowledge, depth: int = DEEPEST) -> None:
        self._indicators = () if knowledge.profile is None else knowledge.profile.indicators
        self._strengths = [strength(each) for each in self._indicators]
        self._nouns = [_noun(each.type, knowledge) for each in self._indicators]
        self._short: dict[str, list[int]] = {}
        with _uncollected():
            self._needles = Needles(self._wanted(depth))
        self._places = PlaceFinder(self._indicators)

    def _wanted(self, depth: int) -> Iterator[tuple[int, Variant]]:
        """Every variant with the number of its value; of values looked for among whole leaves a note instead."""
        for number, indicator in enumerate(self._indicators):
            if self._strengths[number] is Strength.WEAK and _is_short(indicator):
                self._short.setdefault(indicator.value.strip().lower(), []).append(number)
            else:
                yield from ((number, variant) for variant in variants(indicator, depth))

    @property
    def variants(self) -> int:
        """How many byte strings are looked for."""
        return self._needles.variants

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        if not self._indicators:
            return []
        found = list(self._places.find(tree))
        told = list(self._told(exchange, tree))
        anchored = any(sighting.confidence is not Confidence.POSSIBLE for sighting in found)
        if not anchored and all(self._strengths[hit.value] is Strength.WEAK for _, hit in told):
            told = []
        return [
            *(self._detection(leaf, hit) for leaf, hit in told),
            *(_place(sighting, self._indicators[sighting.place]) for sighting in found),
        ]

    def _told(self, exchange: Exchange, tree: Tree) -> Iterator[tuple[Leaf, Hit]]:
        """Each value once a leaf, the plainest variant of it, without leaves whose inner ones hold it too."""
        haystack = Haystack(exchange, tree, loose=self._needles.loose)
        best: dict[tuple[int, str, tuple[str, ...]], tuple[Leaf, Hit]] = {}
        for hit in self._needles.find(haystack.data, haystack.loose):
            leaf = haystack.locate(hit.start, hit.end)
            if leaf is not None and not self._is_the_site_itself(leaf, hit):
                key = hit.value, leaf.where, leaf.path
                known = best.get(key)
                if known is None or len(hit.variant.form) < len(known[1].variant.form):
                    best[key] = leaf, hit
        for leaf, value in self._whole(tree.leaves()):
            hit = Hit(value, Variant(leaf.text.encode("utf-8", "replace"), "{} as written"), 0, 0)
            best.setdefault((value, leaf.where, leaf.path), (leaf, hit))
        yield from _innermost(best.values())

    def _is_the_site_itself(self, leaf: Leaf, hit: Hit) -> bool:
        """Whether it is a request to the known page's own site, which has to name it."""
        return leaf.path == HOST and self._indicators[hit.value].type.startswith("browsing.")

    def _whole(self, leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, int]]:
        if self._short:
            for leaf in leaves:
                for number in self._short.get(leaf.text.lower(), ()):
                    if _named_so(self._indicators[number].type, leaf.name.lower()):
                        yield leaf, number

    def _detection(self, leaf: Leaf, hit: Hit) -> Detection:
        indicator, sure = self._indicators[hit.value], hit.variant.sure
        telling = self._strengths[hit.value]
        what = hit.variant.form.replace("{}", f"the {self._nouns[hit.value]}")
        label = "" if indicator.label is None else f" ({indicator.label})"
        beside = "; it says little by itself, but stands beside other known values" if telling is Strength.WEAK else ""
        doubt = "; it may be met by chance" if telling is Strength.UNIQUE and not sure else ""
        return Detection(
            type=indicator.type,
            detector=DETECTOR,
            rule=None,
            recipient=None,
            leaf=leaf,
            value=indicator.value,
            unit=None,
            confidence=_confidence(telling, leaf, indicator, sure=sure),
            reason=f"{what}, known from the profile{label}{beside}{doubt}",
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles, which would look through tens of thousands of variants again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _confidence(telling: Strength, leaf: Leaf, indicator: Indicator, *, sure: bool) -> Confidence:
    if telling is Strength.UNIQUE and sure:
        return Confidence.CERTAIN
    if telling is Strength.WEAK and leaf.text.strip().lower() != indicator.value.strip().lower():
        return Confidence.POSSIBLE
    return Confidence.LIKELY


def _innermost(found: Iterable[tuple[Leaf, Hit]]) -> Iterator[tuple[Leaf, Hit]]:
    """Without leaves of which an inner one holds the value too, and without raw bytes of a place with such leaves."""
    found = list(found)
    outer: set[tuple[int, str, tuple[str, ...]]] = set()
    for leaf, hit in found:
        if leaf.path[0] != RAW:
            outer.update((hit.value, leaf.where, leaf.path[:length]) for length in range(len(leaf.path)))
    raw: set[tuple[int, str]] = set()
    for leaf, hit in found:
        if leaf.path[0] != RAW:
            if (hit.value, leaf.where, leaf.path) not in outer:
                yield leaf, hit
        elif (hit.value, leaf.where, ()) not in outer and (hit.value, leaf.where) not in raw:
            raw.add((hit.value, leaf.where))
            yield leaf, hit


def _named_so(type_: str, name: str) -> bool:
    pattern = dict(NAMES).get(type_) or "|".join(type_.partition(".")[2].split("-"))
    return re.search(pattern, name) is not None


def _is_short(indicator: Indicator) -> bool:
    text = indicator.value.strip()
    return len(text) < SHORTEST_IN_TEXT or text.isdigit() or indicator.type == "device.language"


def _noun(type_: str, knowledge: Knowledge) -> str:
    """What a reason calls a value of this type: its title, in lower case unless it is an abbreviation."""
    known = knowledge.rules.vocabulary.types.get(type_)
    title = type_ if known is None else known.title
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _place(sighting: Sighting, indicator: Indicator) -> Detection:
    label = indicator.label or "a known place"
    return Detection(
        type=sighting.type_of(indicator),
        detector=DETECTOR,
        rule=None,
        recipient=None,
        leaf=sighting.leaf,
        value=indicator.value,
        unit=None,
        confidence=sighting.confidence,
        reason=(
            f"{sighting.notation}, precise to {sighting.precision}, {sighting.distance_m:.0f} m from {label} "
            f"(looked for within {indicator.radius_m:.0f} m)"
        ),
    )
