"""Finds known places by distance among the positions of a request, however they are written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from auditor.decode.tree import Tree
from auditor.detect.haystack import binary_leaves
from auditor.detect.packed import packed
from auditor.detect.positions import Position, positions
from auditor.model import Confidence, Leaf
from auditor.profile import Indicator

PRECISE_M2 = 3_000_000.0
"""Square metres from which on a position is approximate (Google Play, Data safety: 3 km²)."""
PACKED_UNIT = 1e-6
"""Degrees that numbers without digits are taken to tell apart."""
_EARTH_M = 6_371_008.8
_DEGREE_M = math.pi * _EARTH_M / 180
_CELLS = 10
_GRID_UNIT = 0.01
_GRID_RADIUS_M = 1000.0
_GRID_LATITUDE = 80.0
_CERTAIN_UNIT = 1e-4
_POSSIBLE_UNIT = 0.5


class Sighting(Struct, frozen=True):
    """A known place (by its number) in a leaf: how far off in metres, and how precisely it was said, in metres."""

    place: int
    leaf: Leaf
    distance_m: float
    latitude_m: float
    longitude_m: float
    notation: str
    confidence: Confidence

    @property
    def precision(self) -> str:
        """The larger side of the cell the notation tells apart, in words."""
        size = max(self.latitude_m, self.longitude_m)
        return "under 1 m" if size < 1 else f"{size:.0f} m" if size < 10_000 else f"{size / 1000:.0f} km"

    def type_of(self, indicator: Indicator) -> str:
        """The data type: a position said only roughly is none of `location.coordinates`."""
        rough = self.latitude_m * self.longitude_m >= PRECISE_M2
        return "location.approximate" if rough and indicator.type == "location.coordinates" else indicator.type


class PlaceFinder:
    """All known places at once; indicators that are no places are passed over."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._places: dict[int, tuple[float, float, float]] = {}
        self._grid: dict[tuple[int, int], list[int]] = {}
        self._wide: list[int] = []
        for number, each in enumerate(indicators):
            if each.latitude is None or each.longitude is None:
                continue
            self._places[number] = each.latitude, each.longitude, each.radius_m
            if each.radius_m > _GRID_RADIUS_M or abs(each.latitude) > _GRID_LATITUDE:
                self._wide.append(number)
                continue
            x, y = _cell(each.latitude, each.longitude)
            for cell in ((x + i, (y + j) % (360 * _CELLS)) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                self._grid.setdefault(cell, []).append(number)

    def find(self, tree: Tree) -> Iterator[Sighting]:
        """Each known place once a leaf: the reading that says it most precisely, of those the nearest."""
        if not self._places:
            return
        best: dict[tuple[int, str, tuple[str, ...]], Sighting] = {}
        for position in (*positions(tree.leaves()), *self._packed(tree)):
            for number in self._around(position):
                sighting = self._sighted(number, position)
                if sighting is not None:
                    key = number, sighting.leaf.where, sighting.leaf.path
                    known = best.get(key)
                    if known is None or _rank(sighting) < _rank(known):
                        best[key] = sighting
        yield from best.values()

    def _packed(self, tree: Tree) -> Iterator[Position]:
        places = [(number, latitude, longitude) for number, (latitude, longitude, _) in self._places.items()]
        for leaf, data in binary_leaves(tree):
            for found in packed(data, places):
                point = found.latitude, found.longitude
                yield Position(*point, PACKED_UNIT, PACKED_UNIT, found.notation, leaf, False, found.exact)

    def _around(self, position: Position) -> Sequence[int]:
        if max(position.latitude_unit, position.longitude_unit) > _GRID_UNIT:
            return list(self._places)
        near = self._grid.get(_cell(position.latitude, position.longitude), [])
        return [*near, *self._wide] if self._wide else near

    def _sighted(self, number: int, position: Position) -> Sighting | None:
        latitude, longitude, radius_m = self._places[number]
        distance = distance_m(latitude, longitude, position.latitude, position.longitude)
        height = position.latitude_unit * _DEGREE_M
        width = position.longitude_unit * _DEGREE_M * math.cos(math.radians(position.latitude))
        if distance > radius_m + math.hypot(height, width):
            return None
        confidence = _confidence(position)
        return Sighting(number, position.leaf, distance, height, width, position.notation, confidence)


def _confidence(position: Position) -> Confidence:
    unit = max(position.latitude_unit, position.longitude_unit)
    if unit >= _POSSIBLE_UNIT:
        return Confidence.POSSIBLE
    certain = position.exact and (position.named or unit <= _CERTAIN_UNIT * 4)
    return Confidence.CERTAIN if certain else Confidence.LIKELY


def _rank(sighting: Sighting) -> tuple[float, float]:
    return round(sighting.latitude_m * sighting.longitude_m, 3), sighting.distance_m


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude * _CELLS), math.floor(longitude * _CELLS) % (360 * _CELLS)


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in metres by the haversine formula on a sphere of mean radius."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (phi2 - phi1) / 2, math.radians(lon2 - lon1) / 2
    h = math.sin(half[0]) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half[1]) ** 2
    return 2 * _EARTH_M * math.asin(math.sqrt(min(h, 1.0)))
