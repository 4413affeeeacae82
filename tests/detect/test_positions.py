"""Positions are read out of values in every notation."""

from __future__ import annotations

import random

import pytest

from auditor.detect.positions import Position, geohash, pair, plus_code, positions
from auditor.model import Leaf


def leaf(text: str, name: str = "k", at: str = "$['k']", kind: str = "string") -> Leaf:
    return Leaf("request.body", ("json", at), name, text, kind)


def near(found: list[Position], latitude: float, longitude: float, tolerance: float = 1e-3) -> bool:
    return any(abs(p.latitude - latitude) < tolerance and abs(p.longitude - longitude) < tolerance for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "48.4011,9.9876",
        "9.9876 48.4011",
        "geo:48.4011,9.9876;u=35",
        "POINT(9.9876 48.4011)",
        "@48.4011,9.9876,15z",
        "48.4011%2C9.9876",
        "lat=48.4011&lon=9.9876",
        "48401100,9987600",
        "+48.4011+009.9876/",
        "48.4011° N, 9.9876° E",
    ],
)
def test_texts_with_two_numbers(text: str) -> None:
    assert near(list(positions([leaf(text)])), 48.4011, 9.9876)


def test_hemispheres_have_a_sign() -> None:
    assert near(list(positions([leaf("33.8688 S 151.2093 E")])), -33.8688, 151.2093)
    assert near(list(positions([leaf("40.7128N 74.0060W")])), 40.7128, -74.006)


@pytest.mark.parametrize("text", ["1.2.3.4", "4.4.0 (2.1.0)", "48.4, 9.9", "12:30", "48.4011", "1.5 and 2.5"])
def test_texts_that_are_no_position(text: str) -> None:
    assert list(positions([leaf(text)])) == []


def test_coarse_numbers_need_names() -> None:
    assert list(pair(leaf("48.4", "a"), "48.4", "9.9", "b")) == []
    (found,) = pair(leaf("48.4", "latitude"), "48.4", "9.9", "longitude")
    assert (found.latitude, found.longitude, found.exact) == (48.4, 9.9, False)
    assert found.latitude_unit == pytest.approx(0.1)
    (swapped,) = pair(leaf("9.9", "lng"), "9.9", "48.4", "lat")
    assert (swapped.latitude, swapped.longitude) == (48.4, 9.9)


@pytest.mark.parametrize(
    ("names", "numbers"),
    [(("latE7", "lngE7"), ("484011000", "99876000")), (("lat_e6", "lon_e6"), ("48401100", "9987600"))],
)
def test_integers_of_fractions(names: tuple[str, str], numbers: tuple[str, str]) -> None:
    found = list(pair(leaf(numbers[0], names[0]), *numbers, names[1]))
    assert near(found, 48.4011, 9.9876)
    assert all(position.named for position in found)


def test_numbers_of_other_objects_are_no_pair() -> None:
    one, other = leaf("48.4011", "lat", "$['a']['lat']"), leaf("9.9876", "lon", "$['b']['lon']")
    assert list(positions([one, other])) == []
    assert near(list(positions([one, leaf("9.9876", "lon", "$['a']['lon']")])), 48.4011, 9.9876)


def test_geohashes_are_the_middle_of_their_cell() -> None:
    (found,) = geohash(leaf("ezs42", "geohash"))
    assert (found.latitude, found.longitude) == pytest.approx((42.605, -5.603), abs=1e-3)
    assert (found.latitude_unit, found.longitude_unit) == pytest.approx((180 / 2**12, 360 / 2**13))
    (known,) = geohash(leaf("u4pruydqqvj"))
    assert (known.latitude, known.longitude) == pytest.approx((57.64911, 10.40744), abs=1e-5)
    assert list(geohash(leaf("ezs42"))) == []
    assert list(positions([leaf("windowsill")])) == []


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("7FG49QCJ+2V", 20.3700625, 2.7821875),
        ("7FG49QCJ+2VX", 20.3701125, 2.782234375),
        ("8FVC2222+22", 47.0000625, 8.0000625),
        ("4VCPPQGP+Q9", -41.2730625, 174.7859375),
    ],
)
def test_plus_codes_are_the_middle_of_their_cell(code: str, latitude: float, longitude: float) -> None:
    """Cases of the open-location-code repository, ``test_data/decoding.csv`` (Apache-2.0)."""
    for text in (code, f"at {code}, Town", code.replace("+", "%2B"), code.replace("+", " ")):
        (found,) = plus_code(leaf(text))
        assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=1e-6)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "side"),
    [("7FG49QCJ+", 20.37125, 2.78125, 0.0025), ("7FG40000+", 20.5, 2.5, 1.0), ("8FVC0000+", 47.5, 8.5, 1.0)],
)
def test_short_and_padded_plus_codes_say_less_and_are_not_exact(
    code: str, latitude: float, longitude: float, side: float
) -> None:
    (found,) = positions([leaf(code)])
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=1e-6)
    assert found.latitude_unit == pytest.approx(side)
    assert not found.exact


@pytest.mark.parametrize("text", ["7FG4+", "7FG49QC0+", "ABCDEFGH+", "7FG49QCJ and more"])
def test_what_only_looks_like_a_plus_code_is_none(text: str) -> None:
    assert list(positions([leaf(text)])) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("48°24'04.0\"N 9°59'15.4\"E", 0.1 / 3600),
        ("48°24'04\"N, 9°59'15\"E", 1 / 3600),
        ("$GPGGA,123519,4824.066,N,00959.256,E,1,08,0.9,545.4,M,46.9,M,,*47", 0.001 / 60),
    ],
)
def test_degrees_with_minutes_are_as_precise_as_their_last_part(text: str, unit: float) -> None:
    found = list(positions([leaf(text)]))
    assert near(found, 48.4011, 9.9876)
    assert found[0].latitude_unit == pytest.approx(unit)


def test_random_texts_give_no_exception_and_no_place_off_the_earth() -> None:
    draw = random.Random(7)
    for _ in range(3000):
        text = "".join(draw.choices("0123456789.,-+ ENSWlatgeoh%2C", k=draw.randrange(4, 40)))
        for found in positions([leaf(text, draw.choice(("lat", "k", "geohash"))), leaf(text, "lon")]):
            assert abs(found.latitude) <= 90
            assert abs(found.longitude) <= 180
