"""Finds known places among numbers: two that stand side by side and lie, as degrees, within a radius.

Degrees may be decimal or integers of millionths or ten-millionths, in two leaves of one object or in one text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from auditor.model import Leaf
from auditor.profile import Indicator
from auditor.rules.neighbours import container_of

_EARTH_M = 6_371_008.8
_NUMBER = re.compile(r"-?\d{1,3}\.\d{2,20}|-?\d{6,10}")
_IN_TEXT = re.compile(r"(-?\d{1,3}\.\d{2,20})(?:\s*[,;|: /]\s*|%2[Cc])(-?\d{1,3}\.\d{2,20})")
_SCALES = (1.0, 1e-6, 1e-7)
_SHORTEST_NUMBER, _LONGEST_NUMBER = 4, 24
_SHORTEST_TEXT, _LONGEST_TEXT = 9, 4096
_NEAR = 4
"""How many numbers further on the other half may stand."""


class PlaceFinder:
    """All known places at once."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._places = [
            (i, i.latitude, i.longitude) for i in indicators if i.latitude is not None and i.longitude is not None
        ]

    def find(self, leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, Indicator, float]]:
        """The leaf with the first number, the place, and the distance in metres; each leaf and place once."""
        if not self._places:
            return
        numbers, texts = [], []
        for leaf in leaves:
            length = len(leaf.text)
            if _SHORTEST_NUMBER <= length <= _LONGEST_NUMBER and _NUMBER.fullmatch(leaf.text) is not None:
                numbers.append(leaf)
            elif _SHORTEST_TEXT <= length <= _LONGEST_TEXT and "." in leaf.text:
                texts.append(leaf)
        for index, leaf in enumerate(numbers):
            around = [o for o in numbers[index + 1 : index + 1 + _NEAR] if _together(leaf, o)]
            yield from self._near(leaf, [(leaf.text, other.text) for other in around])
        for leaf in texts:
            yield from self._near(leaf, [(m[1], m[2]) for m in _IN_TEXT.finditer(leaf.text)])

    def _near(self, leaf: Leaf, pairs: list[tuple[str, str]]) -> Iterator[tuple[Leaf, Indicator, float]]:
        if not pairs:
            return
        for indicator, latitude, longitude in self._places:
            distances = [distance_m(latitude, longitude, *point) for a, b in pairs for point in _points(a, b)]
            nearest = min(distances, default=math.inf)
            if nearest <= indicator.radius_m:
                yield leaf, indicator, nearest


def _together(one: Leaf, other: Leaf) -> bool:
    return one.path[:-1] == other.path[:-1] and container_of(one.path[-1]) == container_of(other.path[-1])


def _points(a: str, b: str) -> Iterator[tuple[float, float]]:
    """Both orders of two numbers as degrees, at every scale that gives degrees; integers are never plain degrees."""
    scales = _SCALES[:1] if "." in a and "." in b else _SCALES[1:] if "." not in a and "." not in b else ()
    for scale in scales:
        one, two = float(a) * scale, float(b) * scale
        if abs(one) <= 90 and abs(two) <= 180:
            yield one, two
        if abs(two) <= 90 and abs(one) <= 180:
            yield two, one


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in metres by the haversine formula on a sphere of mean radius."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (phi2 - phi1) / 2, math.radians(lon2 - lon1) / 2
    h = math.sin(half[0]) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half[1]) ** 2
    return 2 * _EARTH_M * math.asin(math.sqrt(min(h, 1.0)))
