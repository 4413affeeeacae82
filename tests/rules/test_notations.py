"""Positions in notations that leave no doubt are given again as decimal degrees."""

from __future__ import annotations

import json
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.request import decode_body
from auditor.rules.notations import name_axes, position, positions_named_alike, positions_written

WRITTEN = [
    ("47.3769N,8.5417E", "47.3769,8.5417"),
    ("47.3769 N 8.5417 E", "47.3769,8.5417"),
    ("N47.3769 E8.5417", "47.3769,8.5417"),
    ("33.8688S, 151.2093E", "-33.8688,151.2093"),
    ("N 48° 7' 45.1\" E 11° 34' 20.7\"", "48.129194,11.572417"),
    ("48°07'45.1\"N 11°34'20.7\"E", "48.129194,11.572417"),
    ("48° 12′ 30.2″ N, 16° 22′ 23.5″ E", "48.208389,16.373194"),
    ("N 48° 07.752' E 011° 34.345'", "48.129200,11.572417"),
    ("22°54'S 43°12'W", "-22.900000,-43.200000"),
    ("E 11° 34' 20.7\" N 48° 7' 45.1\"", "48.129194,11.572417"),
    ("POINT(8.5417 47.3769)", "47.3769,8.5417"),
    ("SRID=4326;POINT (8.5417 47.3769)", "47.3769,8.5417"),
    ("+48.1351+011.5820/", "48.1351,11.5820"),
    ("+4808.2335+01134.5229/", "48.137225,11.575382"),
    ("-335208+1511233+020CRSWGS_84/", "-33.868889,151.209167"),
    ("$GPRMC,081836,A,4808.2335,N,01134.5229,E,013.4,309.6,040624,,,A*5D", "48.137225,11.575382"),
    ("$GPGGA,092750.000,3352.1280,S,15112.5580,E,1,8,1.03,61.7,M,55.2,M,,*76", "-33.868800,151.209300"),
]


@pytest.mark.parametrize(("text", "degrees"), WRITTEN)
def test_notations_are_read(text: str, degrees: str) -> None:
    assert position(text) == degrees


@pytest.mark.parametrize(
    "text",
    ["5N,6N", "12N 5E", "100.5E 200.5W", "123.45E", "48°99'N 16°22'E", "POINT(1 2)", "SIZE 12.5 N", "2560x1440",
     "POINT(8.54 147.37)", "+48+11", "$GPRMC,,V,,,,,,,,,,N*53", "0.000N,0.000E", "NOTE", "EN", "+4930231250"],
)  # fmt: skip
def test_other_texts_are_no_positions(text: str) -> None:
    assert position(text) is None


def test_rows_are_given_at_their_own_place_and_halves_are_joined() -> None:
    body = {"pos": "N 48° 7' 45.1\" E 11° 34' 20.7\"", "q": {"lat": "48° 12' 30.2\" N", "lon": "16° 22' 23.5\" E"}}
    rows = positions_written(decode_body(json.dumps(body).encode()).roots[0].rows)
    assert [row[:3] for row in rows] == [
        ("$['pos']", "pairoflatlng", "48.129194,11.572417"),
        ("$['q']['lat']", "pairoflatlng", "48.208389,16.373194"),
    ]


@settings(deadline=None)
@given(st.floats(-89.9, 89.9).filter(lambda x: abs(x) > 0.01), st.floats(-179.9, 179.9).filter(lambda x: abs(x) > 0.01))
def test_degrees_minutes_and_seconds_come_back(latitude: float, longitude: float) -> None:
    def written(value: float, letters: str) -> str:
        seconds = round(abs(value) * 3600, 2)
        minutes, rest = divmod(seconds, 60)
        return f"{int(minutes // 60)}°{int(minutes % 60)}'{rest:.2f}\"{letters[value < 0]}"

    text = f"{written(latitude, 'NS')} {written(longitude, 'EW')}"
    if "60.00" in text:
        return
    found = position(text)
    assert found is not None
    for degrees, value in zip(re.split(",", found), (latitude, longitude), strict=True):
        assert math.isclose(float(degrees), value, abs_tol=1e-5)


@settings(deadline=None)
@given(st.text(alphabet="NSEW+-.,°'\" 0123456789POINT()$GR", max_size=40))
def test_any_text_is_a_position_or_none(text: str) -> None:
    found = position(text)
    assert found is None or len(found.split(",")) == 2


def test_names_that_differ_in_nothing_but_the_axis_are_a_pair() -> None:
    body = {"media_latitude": "53.550341", "media_longitude": "10.000654", "pickupLat": 47.07239, "pickupLng": 15.41667}
    rows = positions_named_alike(decode_body(json.dumps(body).encode()).roots[0].rows)
    assert [row[:3] for row in rows] == [
        ("$['media_latitude']", "pairoflatlng", "53.550341,10.000654"),
        ("$['pickupLat']", "pairoflatlng", "47.07239,15.41667"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"store_latitude": 53.5503, "store_longitude": 10.0006},
        {"min_lat": 53.5503, "min_lng": 10.0006},
        {"flat": 53.5503, "flon": 10.0006},
        {"a_lat": 53.5503, "b_lon": 10.0006},
        {"a_lat": 153.5503, "a_lon": 10.0006},
        {"a_lat": 53, "a_lon": 10},
    ],
)
def test_names_of_other_places_are_no_pair(body: object) -> None:
    assert positions_named_alike(decode_body(json.dumps(body).encode()).roots[0].rows) == []


def test_names_are_looked_at_before_rows() -> None:
    assert name_axes(frozenset(("a", "mediaLat")))
    assert not name_axes(frozenset(("a", "lon")))
