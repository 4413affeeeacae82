"""Places in arrays of numbers: points of GeoJSON's lines, and records of a track such as ``[time, 48.4, 9.9]``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.decode.document import Document, Number, element, member
from auditor.decode.tree import Node, Row
from auditor.rules.names import normalise
from auditor.rules.notations import NAME
from auditor.rules.shapes import SHAPES_BY_NAME

_LINES = frozenset(("LineString", "MultiPoint"))
_POSITION = 2
_TRAILS = frozenset(
    "pts points track tracks trackpoints path route routes trail positions locations coords coordinates fixes trace "
    "gps gpspoints gpstrack polyline waypoints samples way breadcrumbs locs history geo".split()
)
_DEGREES = re.compile(r"-?[0-9]{1,3}\.[0-9]{3,20}")
_FEWEST, _WIDEST, _MOST, _DEEPEST = 2, 8, 5000, 24
_TIME = SHAPES_BY_NAME["unix-time"]


def may_be_trails(names: frozenset[str]) -> bool:
    """Whether a document with leaves of these names may hold lines or tracks."""
    return any(name == "coordinates" or normalise(name) in _TRAILS for name in names)


def trails(node: Node) -> list[Row]:
    """A row for each point of the lines and tracks in a document, at the place of its first number."""
    found: list[Row] = []
    if any([(at := row[0].rfind("][")) > 0 and row[0][at - 1].isdigit() for row in node.rows]):
        _walk(node.document, "$", "", 0, found)
    return found


def _walk(value: Document, at: str, name: str, depth: int, found: list[Row]) -> None:
    if depth > _DEEPEST or len(found) >= _MOST:
        return
    if isinstance(value, dict):
        line, kind = value.get("coordinates"), value.get("type")
        if isinstance(line, list) and isinstance(kind, str) and kind in _LINES:
            _points(line, at + member("coordinates"), 1, 0, found)
            return
        for key, inner in value.items():
            if type(inner) is list or type(inner) is dict:
                _walk(inner, at + member(key), key, depth + 1, found)
    elif isinstance(value, list):
        columns = _columns(value) if normalise(name) in _TRAILS else None
        if columns is not None:
            _points(value, at, *columns, found)
            return
        for index, inner in enumerate(value):
            if type(inner) is list or type(inner) is dict:
                _walk(inner, at + element(index), "", depth + 1, found)


def _columns(lines: Sequence[Document]) -> tuple[int, int] | None:
    """Where latitude and longitude stand in records that begin with a time; None where these are none."""
    widths = {len(line) if isinstance(line, list) else 0 for line in lines}
    if len(lines) < _FEWEST or len(widths) != 1 or not _POSITION < max(widths) <= _WIDEST:
        return None
    first = lines[0]
    if not isinstance(first, list) or not isinstance(first[0], Number) or not _TIME.holds(first[0]):
        return None
    degrees = [
        i for i in range(1, len(first)) if all(isinstance(each, list) and _is_degrees(each[i]) for each in lines[:50])
    ]
    if len(degrees) != _POSITION or degrees[1] != degrees[0] + 1:
        return None
    return (degrees[0], degrees[1]) if abs(float(str(first[degrees[0]]))) <= 90 else (degrees[1], degrees[0])


def _points(lines: Sequence[Document], at: str, latitude: int, longitude: int, found: list[Row]) -> None:
    for index, line in enumerate(lines[: _MOST - len(found)]):
        if isinstance(line, list) and _POSITION <= len(line) <= _WIDEST and max(latitude, longitude) < len(line):
            pair = line[latitude], line[longitude]
            if all(map(_is_degrees, pair)):
                text = ",".join(str(degrees) for degrees in pair)
                place = at + element(index) + element(min(latitude, longitude))
                found.append((place, NAME, text, {NAME: text}))


def _is_degrees(value: Document) -> bool:
    return isinstance(value, str) and _DEGREES.fullmatch(value) is not None and abs(float(value)) <= 180
