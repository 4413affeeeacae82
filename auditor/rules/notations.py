"""Positions in notations that leave no doubt: degrees with N and E, degrees and minutes, WKT, ISO 6709, NMEA 0183.

Read are rows whose text is such a position, given again as decimal degrees under the name `pairoflatlng`; and two
whose names differ in nothing but latitude and longitude (``media_latitude``, ``media_longitude``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from auditor.decode.document import Document
from auditor.decode.tree import Row
from auditor.rules.names import normalise

NAME = "pairoflatlng"
"""The name that rules know a position by."""
_REMEMBERED = 4096
_SHORTEST, _LONGEST, _DIGITS = 7, 200, 6
_FIRST, _LAST = frozenset("NSEWPL+-$0123456789"), frozenset("NSEW\"'″′”’°/)") | frozenset("0123456789ABCDEF")
_D = r"[0-9]{1,3}(?:\.[0-9]{1,12})?"
_DEGREES = (
    rf"({_D}) ?(?:[°º] ?|(?:deg|d) ?|(?= ?[NSEW]))(?:([0-9]{{1,2}}(?:\.[0-9]{{1,8}})?) ?['′’m]? ?)?"
    r"(?:([0-9]{1,2}(?:\.[0-9]{1,6})?) ?(?:\"|″|”|''|s)? ?)?"
)
_HALF_BEHIND = re.compile(rf"{_DEGREES}([NSEW])")
_HALF_BEFORE = re.compile(rf"([NSEW]) ?{_DEGREES}")
_BEFORE_PLAIN = re.compile(r"([NS]) ?([0-9]{1,2}\.[0-9]{3,12})°?[ ,;/]{0,3}([EW]) ?([0-9]{1,3}\.[0-9]{3,12})°?")
_BETWEEN = re.compile(r"[ ,;/|]{1,3}")
_WKT = re.compile(
    r"(?:SRID=4326;)?POINT(?: Z)? ?\( ?(-?[0-9]{1,3}\.[0-9]{2,15}) (-?[0-9]{1,2}\.[0-9]{2,15})(?: [^()]{1,20})?\)"
)
_ISO_6709 = re.compile(
    r"([+-][0-9]{2}(?:[0-9]{2}){0,2}(?:\.[0-9]{1,8})?)([+-][0-9]{3}(?:[0-9]{2}){0,2}(?:\.[0-9]{1,8})?)"
    r"(?:[+-][0-9.]{1,9})?(?:CRS\w{1,12})?/"
)
_LATITUDE = re.compile(r"(.{1,40}?)(?:[_.-](?:lat|latitude|LAT|LATITUDE)|(?<=[a-z0-9])(?:Lat|Latitude|LAT)|latitude)")
_LONGITUDE = ("lon", "lng", "long", "longitude", "Lon", "Lng", "Long", "Longitude", "LON", "LNG", "LONGITUDE")
_NOBODYS = frozenset(
    "default min max north south northeast southwest ne sw nw se top bottom bbox bounds store shop branch venue "
    "restaurant dealer hotel station seller merchant poi city map viewport camera".split()
)
_AXES = {
    "lat": (1.0, ("lon", "lng", "long")),
    "latitude": (1.0, ("longitude",)),
    "late7": (1e-7, ("lone7", "lnge7")),
    "latitudee7": (1e-7, ("longitudee7",)),
    "late6": (1e-6, ("lone6", "lnge6")),
}
"""Names of latitudes, the degrees that one of their units is, and the names of the longitudes beside."""
_NUMBER = re.compile(r"-?[0-9]{1,10}(?:\.[0-9]{1,20})?")
_PLAIN = re.compile(r"-?[0-9]{1,3}\.[0-9]{3,20}")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_MOST_NAMES = 64
_NMEA = re.compile(
    r"\$G[PNLAB](?:RMC|GGA|GLL),.{0,40}?([0-9]{2})([0-9]{2}\.[0-9]{1,8}),([NS]),([0-9]{3})([0-9]{2}\.[0-9]{1,8}),([EW]),.*"
)


def positions_written(rows: list[Row]) -> list[Row]:
    """The rows whose text is a position, as decimal degrees; and two beside each other that are its halves."""
    found: list[Row] = []
    halves: dict[int, tuple[Row, str]] = {}
    for row in [row for row in rows if type(row[2]) is str and row[2][-1:] in _LAST and row[2][0] in _FIRST]:
        text = row[2]
        if not isinstance(text, str) or not _SHORTEST <= len(text) <= _LONGEST or text.isalnum():
            continue
        degrees = position(text)
        if degrees is not None:
            found.append(_told(row, degrees))
            continue
        half = _half_of(text)
        if half is None:
            continue
        before = halves.pop(id(row[3]), None)
        if before is None:
            halves[id(row[3])] = (row, text)
        else:
            both = position(f"{before[1]} {text}")
            if both is not None:
                found.append(_told(before[0], both))
    return found


def name_axes(names: frozenset[str]) -> bool:
    """Whether one of these names may end in latitude."""
    return any("lat" in name.lower() for name in names)


def positions_named(rows: list[Row]) -> list[tuple[float, float]]:
    """Latitude and longitude, in degrees, of all objects that name both."""
    found = []
    for _, name, value, holder in rows:
        scale = _AXES.get(normalise(name)) if holder is not None else None
        if scale is None or holder is None or not isinstance(value, str):
            continue
        beside = next((holder[key] for key in holder if normalise(key) in scale[1]), None)
        if isinstance(beside, str) and _NUMBER.fullmatch(value) and _NUMBER.fullmatch(beside):
            found.append((float(value) * scale[0], float(beside) * scale[0]))
    return found


def positions_named_alike(rows: list[Row]) -> list[Row]:
    """Latitudes and longitudes of the same object whose names are otherwise the same."""
    found: list[Row] = []
    last: dict[str, Document] | None = None
    pairs: dict[str, str] = {}
    for row in rows:
        holder = row[3]
        if holder is None:
            continue
        if holder is not last:
            last, names = holder, tuple(holder)
            pairs = _pairs(names) if len(names) <= _MOST_NAMES else {}
        if pairs and row[1] in pairs:
            one, other = row[2], holder[pairs[row[1]]]
            other = other[0] if isinstance(other, list) and len(other) == 1 else other
            if isinstance(one, str) and isinstance(other, str) and _PLAIN.fullmatch(one) and _PLAIN.fullmatch(other):
                if abs(float(one)) <= 90 and abs(float(other)) <= 180:
                    found.append(_told(row, f"{one},{other}"))
    return found


@lru_cache(_REMEMBERED)
def _pairs(names: tuple[str, ...]) -> dict[str, str]:
    """Names that end in latitude, each with that which ends in longitude and is otherwise the same."""
    found = {}
    for name in names:
        match = _LATITUDE.fullmatch(name) if "lat" in name.lower() else None
        if match is not None and _NOBODYS.isdisjoint(word.lower() for word in _WORD.findall(match[1])):
            begin = name[: match.end(1)]
            separator = name[match.end(1)] if name[match.end(1)] in "_.-" else ""
            other = next((o for end in _LONGITUDE if (o := f"{begin}{separator}{end}") in names), None)
            if other is not None:
                found[name] = other
    return found


def _told(row: Row, degrees: str) -> Row:
    beside: dict[str, Document] = {} if row[3] is None else dict(row[3])
    return row[0], NAME, degrees, {**beside, NAME: degrees, normalise(row[1]): degrees}


@lru_cache(_REMEMBERED)
def position(text: str) -> str | None:
    """``47.3769N,8.5417E``, ``N 48° 7' 45.1" E 11° 34' 20.7"``, ``POINT(8.5 47.3)`` … as ``latitude,longitude``."""
    for read in (_lettered, _wkt, _iso_6709, _nmea):
        found = read(text.strip())
        if found is not None:
            latitude, longitude = found
            if abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180 and (float(latitude) or float(longitude)):
                return f"{latitude},{longitude}"
    return None


def _lettered(text: str) -> tuple[str, str] | None:
    plain = _BEFORE_PLAIN.fullmatch(text)
    if plain is not None:
        south, west = "-" if plain[1] == "S" else "", "-" if plain[3] == "W" else ""
        return south + plain[2], west + plain[4]
    first = _HALF_BEHIND.match(text)
    before = first is None
    pattern: Callable[[str, int], re.Match[str] | None] = (_HALF_BEFORE if before else _HALF_BEHIND).match
    first = pattern(text, 0)
    if first is None:
        return None
    between = _BETWEEN.match(text, first.end())
    second = pattern(text, first.end() if between is None else between.end())
    if second is None or second.end() != len(text):
        return None
    one, other = _half(first, before=before), _half(second, before=before)
    if one is None or other is None or one[0] == other[0]:
        return None
    return (one[1], other[1]) if one[0] == "lat" else (other[1], one[1])


def _half_of(text: str) -> str | None:
    """Which half of a position a text is, latitude or longitude; None where it is neither."""
    for pattern, before in ((_HALF_BEHIND, False), (_HALF_BEFORE, True)):
        match = pattern.fullmatch(text.strip())
        half = None if match is None else _half(match, before=before)
        if half is not None:
            return half[0]
    return None


def _half(match: re.Match[str], *, before: bool) -> tuple[str, str] | None:
    """Which half it is, and its degrees; minutes make six digits of a degree, decimals are kept as written."""
    groups = match.groups()
    letter, (degrees, minutes, seconds) = (groups[0], groups[1:]) if before else (groups[3], groups[:3])
    axis, sign = ("lat" if letter in "NS" else "lon"), ("-" if letter in "SW" else "")
    if minutes is None and seconds is None:
        return (axis, sign + degrees) if "." in degrees else None
    if "." in degrees or float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
        return None
    value = int(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return axis, f"{sign}{value:.{_DIGITS}f}"


def _wkt(text: str) -> tuple[str, str] | None:
    """OGC 06-103r4, section 7: x before y, so the longitude comes first."""
    match = _WKT.fullmatch(text)
    return None if match is None else (match[2], match[1])


def _iso_6709(text: str) -> tuple[str, str] | None:
    """ISO 6709:2008, annex H: degrees, degrees and minutes, or all three, with a solidus at the end."""
    match = _ISO_6709.fullmatch(text)
    return None if match is None else (_packed(match[1], 2), _packed(match[2], 3))


def _packed(text: str, digits: int) -> str:
    whole, _, fraction = text[1:].partition(".")
    if len(whole) == digits:
        return ("-" if text[0] == "-" else "") + str(int(whole)) + (f".{fraction}" if fraction else "")
    parts = [whole[:digits], *(whole[i : i + 2] for i in range(digits, len(whole), 2))]
    parts[-1] += f".{fraction}" if fraction else ""
    value = sum(float(part) / 60**power for power, part in enumerate(parts))
    return f"{'-' if text[0] == '-' else ''}{value:.{_DIGITS}f}"


def _nmea(text: str) -> tuple[str, str] | None:
    """NMEA 0183: ddmm.mmmm and dddmm.mmmm, each before its letter."""
    match = _NMEA.fullmatch(text)
    if match is None:
        return None
    latitude = int(match[1]) + float(match[2]) / 60
    longitude = int(match[4]) + float(match[5]) / 60
    south, west = "-" if match[3] == "S" else "", "-" if match[6] == "W" else ""
    return f"{south}{latitude:.{_DIGITS}f}", f"{west}{longitude:.{_DIGITS}f}"
