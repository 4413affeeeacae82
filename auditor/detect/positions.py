"""Reads positions out of values whatever they are called: degrees, integers of their fractions, geohashes, plus codes.

How precise a position is follows from its notation: one unit of the last digit, or the cell of a code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.model import Leaf
from auditor.rules.neighbours import container_of
from auditor.rules.notations import position

NEAR = 4
"""How many numbers further on among its siblings the other half of a pair may stand."""
LONGEST_TEXT = 4096
UNMISTAKABLE_DECIMALS = 3
"""Decimals from which on two numbers side by side need no telling name."""
UNNAMED_GEOHASH = 8
_FINEST = 1e-7
_REMEMBERED = 256
_LONGEST_SEXAGESIMAL = 200
_SHORTEST_INTEGER = 5
NOTHING, NUMBER, DECIMALS, GEOHASH, PLUS_CODE, SEXAGESIMAL = range(6)

_NUMBER = re.compile(r"[-+]?\d{1,3}\.\d{1,20}|[-+]?\d{1,10}")
_DECIMAL = re.compile(r"([-+]?\d{1,3})\.(\d{1,20})(?![\d.])(?:\s?°?\s?([NSEW])(?![a-z]))?")
_INTEGERS = re.compile(r"\s*(-?\d{6,10})\s*[,;| ]\s*(-?\d{6,10})\s*")
_TWO = re.compile(r"\d\.\d.{0,64}?\d\.\d", re.DOTALL)
_GAP = 16
_BETWEEN = re.compile(r"l(?:at|on|ng)", re.IGNORECASE)
_LATITUDE = re.compile(r"(?:(?<![A-Za-z])(?:lat|latitude|LAT|LATITUDE)|Lat|Latitude)(?![a-z])")
_LONGITUDE = re.compile(
    r"(?:(?<![A-Za-z])(?:lon|lng|long|longitude|LON|LNG|LONG|LONGITUDE)|Lon|Lng|Long|Longitude)(?![a-z])"
)
_PLACE = re.compile(r"(?:^|[^a-z])(?:geo|gps|loc|pos(?:$|ition|[^a-z])|coord|point|latl|ll(?:$|[^a-z]))", re.IGNORECASE)
_GEOHASH = re.compile(r"(?=.*\d)(?=.*[a-z])[0-9b-hjkmnp-z]{5,12}")
_GEOHASH_DIGITS = {digit: value for value, digit in enumerate("0123456789bcdefghjkmnpqrstuvwxyz")}
_PLUS_DIGITS = {digit: value for value, digit in enumerate("23456789CFGHJMPQRVWX")}
_PLUS_CODE = re.compile(
    r"(?<![0-9A-Z])([23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{3,7}0{0,4})"
    r"(?:(?:(?:\+|%2B)|(?<=[^0]) (?=[^0]))([23456789CFGHJMPQRVWX]{2,5})\b|(?:\+|%2B)(?![0-9A-Z]))"
)
_PLUS_DIGITS_BEFORE = 8
_PLUS_DIGITS_SURE = 10
_SEXAGESIMAL = re.compile(r"[0-9][°º]|\$G[PNLAB](?:RMC|GGA|GLL),")
_SECONDS = re.compile(r"[0-9]+(?:[.]([0-9]+))?\s?(?:\"|″|”|'')")
_MINUTES = re.compile(r"[0-9]+(?:[.]([0-9]+))?\s?(?:'|′|’)|,[0-9]{4,5}[.]([0-9]+),[NS],")


class Position(NamedTuple):
    """A position in degrees, the size of its unit in each, how it was written, and the leaf that holds (half of) it.

    ``named``: the names around say it is a position; ``exact``: no other two numbers are met in this shape by chance.
    """

    latitude: float
    longitude: float
    latitude_unit: float
    longitude_unit: float
    notation: str
    leaf: Leaf
    named: bool
    exact: bool


def positions(leaves: Sequence[Leaf]) -> Iterator[Position]:
    """Every position that may be meant, in all readings of each pair of numbers."""
    numbers: list[tuple[Leaf, tuple[str, ...], str]] = []
    for leaf in leaves:
        promise = _promise(leaf.text) if len(leaf.text) <= _REMEMBERED else _promise.__wrapped__(leaf.text)
        if promise == NOTHING or leaf.kind == "bytes":
            continue
        if promise == NUMBER:
            if _may_be_half(leaf):
                numbers.append((leaf, leaf.path[:-1], container_of(leaf.path[-1])))
        elif promise == DECIMALS:
            yield from _in_text(leaf)
        elif promise == GEOHASH:
            yield from geohash(leaf)
        elif promise == SEXAGESIMAL:
            yield from sexagesimal(leaf)
        else:
            yield from plus_code(leaf)
    for index, (leaf, path, container) in enumerate(numbers):
        for other, its_path, its_container in numbers[index + 1 : index + 1 + NEAR]:
            if container == its_container and path == its_path:
                yield from pair(leaf, leaf.text, other.text, other.name)


@lru_cache(maxsize=8192)
def _promise(text: str) -> int:
    """What a text may be; texts come again and again, so short ones are looked at once."""
    length = len(text)
    if length <= 26 and text[-1:].isdigit():
        if length <= 24 and _NUMBER.fullmatch(text) is not None:
            return NUMBER
        if _INTEGERS.fullmatch(text) is not None:
            return DECIMALS
    if not 5 <= length <= LONGEST_TEXT:
        return NOTHING
    if length <= _LONGEST_SEXAGESIMAL and _SEXAGESIMAL.search(text) is not None and position(text) is not None:
        return SEXAGESIMAL
    if text.count(".") > 1 and _TWO.search(text) is not None:
        return DECIMALS
    if length <= 12 and text.isalnum() and _GEOHASH.fullmatch(text) is not None:
        return GEOHASH
    marked = length >= 9 and ("+" in text or "%2B" in text or " " in text)
    return PLUS_CODE if marked and _PLUS_CODE.search(text) is not None else NOTHING


def pair(leaf: Leaf, one: str, other: str, other_name: str) -> Iterator[Position]:
    """Two numbers as degrees or as integers of their fractions, in the order their names give, else in both."""
    first_is, second_is = _axis(leaf.name), _axis(other_name)
    named = bool(first_is and second_is and first_is != second_is) or (
        leaf.name == other_name and _PLACE.search(leaf.name) is not None
    )
    if not named and not _telling(one, other):
        return
    order = (True, False) if not first_is or not second_is else (first_is == "lat",)
    for scale, how in _scales(one, other, named=named):
        a, b = float(one) * scale, float(other) * scale
        unit_a, unit_b = _unit(one, scale), _unit(other, scale)
        exact = max(unit_a, unit_b) <= 10.0**-UNMISTAKABLE_DECIMALS
        for straight in order:
            latitude, longitude = (a, b) if straight else (b, a)
            units = (unit_a, unit_b) if straight else (unit_b, unit_a)
            if abs(latitude) <= 90 and abs(longitude) <= 180 and (exact or named):
                yield Position(latitude, longitude, *units, how, leaf, named, exact)


@lru_cache(maxsize=4096)
def _axis(name: str) -> str:
    if _LATITUDE.search(name) is not None:
        return "lat"
    return "lon" if _LONGITUDE.search(name) is not None else ""


def _may_be_half(leaf: Leaf) -> bool:
    """Whether a number is worth pairing: it has decimals, is long, or is called latitude or longitude, or a place."""
    text = leaf.text
    return (
        "." in text or len(text) >= _SHORTEST_INTEGER or bool(_axis(leaf.name)) or _PLACE.search(leaf.name) is not None
    )


def _scales(one: str, other: str, *, named: bool) -> Iterator[tuple[float, str]]:
    if "." in one and "." in other:
        yield 1.0, "two numbers side by side"
    elif "." not in one and "." not in other:
        if max(len(one), len(other)) >= 7:
            yield 1e-6, "two integers of millionths of a degree"
            yield 1e-7, "two integers of ten-millionths of a degree"
        if named:
            yield 1e-5, "two integers of hundred-thousandths of a degree"
            yield 1.0, "two whole numbers"
    elif named:
        yield 1.0, "two numbers side by side"


def _telling(one: str, other: str) -> bool:
    """Whether two numbers have decimals enough to need no names, or are integers long enough."""
    decimals = min(len(each.partition(".")[2]) for each in (one, other))
    return decimals >= UNMISTAKABLE_DECIMALS or ("." not in one + other and max(len(one), len(other)) >= 7)


def _unit(text: str, scale: float) -> float:
    return max(scale * 10.0 ** -len(text.partition(".")[2]), _FINEST)


def _in_text(leaf: Leaf) -> Iterator[Position]:
    """Decimal numbers that follow one another in one text: ``48.4,9.9``, ``POINT(9.9 48.4)``, ``geo:48.4,9.9``."""
    before: re.Match[str] | None = None
    hint = _PLACE.search(leaf.name) is not None or _PLACE.search(leaf.text[:64]) is not None
    text = leaf.text.replace("%2C", ",").replace("%2c", ",") if "%" in leaf.text else leaf.text
    for match in _DECIMAL.finditer(text):
        if before is not None and match.start() - before.end() <= _GAP:
            between = text[before.end() : match.start()]
            if (between or match[0][0] in "+-") and not any(char.isdigit() for char in between):
                yield from _two(leaf, before, match, named=hint or _BETWEEN.search(between) is not None)
        before = match
    match_integers = _INTEGERS.fullmatch(leaf.text)
    if match_integers is not None:
        yield from pair(leaf, match_integers[1], match_integers[2], "")


def _two(leaf: Leaf, one: re.Match[str], other: re.Match[str], *, named: bool) -> Iterator[Position]:
    values = [float(f"{each[1]}.{each[2]}") * (-1 if each[3] in ("S", "W") else 1) for each in (one, other)]
    units = [max(10.0 ** -len(each[2]), _FINEST) for each in (one, other)]
    exact = max(units) <= 10.0**-UNMISTAKABLE_DECIMALS
    if not exact and not named:
        return
    for first, second in ((0, 1), (1, 0)):
        if abs(values[first]) <= 90 and abs(values[second]) <= 180:
            point = values[first], values[second], units[first], units[second]
            yield Position(*point, "two numbers in one text", leaf, named, exact)


def geohash(leaf: Leaf) -> Iterator[Position]:
    """A geohash as the middle of its cell (geohash.org); a short one only where its name says that it is one."""
    text = leaf.text
    named = "geohash" in leaf.name.lower() or leaf.name.lower() in ("gh", "geo_hash")
    if not (named or len(text) >= UNNAMED_GEOHASH) or _GEOHASH.fullmatch(text) is None:
        return
    number = 0
    for digit in text:
        number = number << 5 | _GEOHASH_DIGITS[digit]
    bits = 5 * len(text)
    longitude_bits, latitude_bits = (bits + 1) // 2, bits // 2
    x = sum((number >> (bits - 1 - 2 * at) & 1) << (longitude_bits - 1 - at) for at in range(longitude_bits))
    y = sum((number >> (bits - 2 - 2 * at) & 1) << (latitude_bits - 1 - at) for at in range(latitude_bits))
    width, height = 360 / (1 << longitude_bits), 180 / (1 << latitude_bits)
    middle = (y + 0.5) * height - 90, (x + 0.5) * width - 180
    notation = f"a geohash of {len(text)} characters"
    yield Position(*middle, height, width, notation, leaf, named, len(text) >= UNNAMED_GEOHASH)


def sexagesimal(leaf: Leaf) -> Iterator[Position]:
    """Degrees, minutes and seconds, or a sentence of a receiver (NMEA 0183); the last part's digits say how precise."""
    degrees = position(leaf.text)
    if degrees is None:
        return
    latitude, _, longitude = degrees.partition(",")
    part, unit = _SECONDS.search(leaf.text), 1 / 3600
    if part is None:
        part, unit = _MINUTES.search(leaf.text), 1 / 60
    if part is None:
        unit = _unit(latitude, 1.0)
    else:
        unit *= 10.0 ** -len(next(filter(None, part.groups()), ""))
    exact = unit <= 10.0**-UNMISTAKABLE_DECIMALS
    yield Position(float(latitude), float(longitude), unit, unit, "degrees with minutes", leaf, True, exact)


def plus_code(leaf: Leaf) -> Iterator[Position]:
    """Full plus codes (github.com/google/open-location-code, specification) as the middle of their cell."""
    for match in _PLUS_CODE.finditer(leaf.text):
        if len(match[1]) != _PLUS_DIGITS_BEFORE:
            continue
        digits = match[1].rstrip("0") + (match[2] or "")
        if len(digits) < _PLUS_DIGITS_SURE and len(digits) % 2:
            continue
        latitude, longitude, height, width = -90.0, -180.0, 400.0, 400.0
        for at in range(0, min(len(digits), 10), 2):
            height, width = height / 20, width / 20
            if at + 1 < len(digits):
                latitude += _PLUS_DIGITS[digits[at]] * height
                longitude += _PLUS_DIGITS[digits[at + 1]] * width
        for digit in digits[10:]:
            height, width = height / 5, width / 4
            latitude += _PLUS_DIGITS[digit] // 4 * height
            longitude += _PLUS_DIGITS[digit] % 4 * width
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            middle, exact = (latitude + height / 2, longitude + width / 2), len(digits) >= _PLUS_DIGITS_SURE
            yield Position(*middle, height, width, "a plus code", leaf, True, exact)
