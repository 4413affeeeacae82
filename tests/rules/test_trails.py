"""Points of lines and of tracks written as arrays are read as positions, at their own places."""

from __future__ import annotations

import json

import pytest

from auditor.decode.request import decode_body
from auditor.rules.trails import trails


def points(body: object) -> list[tuple[str, str | bool | None]]:
    root = decode_body(json.dumps(body).encode(), "application/json").roots[0]
    return [(row[0], row[2]) for row in trails(root)]


def test_lines_of_geojson_put_the_longitude_first() -> None:
    line = {"geometry": {"type": "LineString", "coordinates": [[8.68213, 50.11092, 101.2], [8.6835, 50.11144]]}}
    at = "$['geometry']['coordinates']"
    assert points(line) == [(f"{at}[0][0]", "50.11092,8.68213"), (f"{at}[1][0]", "50.11144,8.6835")]


def test_records_that_begin_with_a_time_are_tracks() -> None:
    track = {"pts": [[1717480000, 48.39841, 9.99155, 0], [1717480060, 48.40112, 9.98712, 41]]}
    assert points(track) == [("$['pts'][0][1]", "48.39841,9.99155"), ("$['pts'][1][1]", "48.40112,9.98712")]


@pytest.mark.parametrize(
    "body",
    [
        {"type": "Polygon", "coordinates": [[[8.68213, 50.11092], [8.6835, 50.11144], [8.7001, 50.2001]]]},
        {"candles": [[1717480000, 48.39841, 9.99155, 0], [1717480060, 48.40112, 9.98712, 41]]},
        {"pts": [[1, 48.39841, 9.99155], [2, 48.40112, 9.98712]]},
        {"pts": [[1717480000, 48.39841, 9.99155]]},
        {"pts": [[1717480000, 480.398, 9.99155], [1717480060, 481.398, 9.98712]]},
        {"pts": [[1717480000, 48.39841, 9.99155, 7.12345], [1717480060, 48.40112, 9.98712, 7.23456]]},
        {"type": ["LineString"], "coordinates": [["a", "b"], [None, {}]]},
        {"type": {"a": 1}, "coordinates": [[[1]]]},
    ],
)
def test_other_arrays_are_no_tracks(body: object) -> None:
    assert points(body) == []


def test_points_are_bounded() -> None:
    many = {"type": "LineString", "coordinates": [[8.68213, 50.11092]] * 9000}
    assert len(points(many)) == 5000
