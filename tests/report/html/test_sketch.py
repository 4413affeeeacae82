from __future__ import annotations

import msgspec
import pytest

from auditor.report.document import Event, Report
from auditor.report.html.sketch import BORDER, METRES, SIZE, Sketch, sketch_of
from auditor.report.masking import masked


def at(report: Report, *places: tuple[float, float], precision_m: float | None = None) -> Report:
    def located(lat: float, lon: float) -> Event:
        return msgspec.structs.replace(
            report.events[0], kind="located", subject=f"{lat},{lon}", lat=lat, lon=lon, amount=None, unit=None, of=None,
            precision_m=precision_m,
        )  # fmt: skip

    return msgspec.structs.replace(report, events=tuple(located(*place) for place in places))


def drawn(report: Report) -> Sketch:
    sketch = sketch_of(report)
    assert sketch is not None
    return sketch


def test_north_is_up_and_east_is_right(report: Report) -> None:
    south, north_east = drawn(at(report, (48.40, 9.98), (48.41, 9.99))).spots
    assert north_east.y < south.y
    assert north_east.x > south.x


def test_all_places_with_their_circles_lie_within_the_drawing(report: Report) -> None:
    sketch = drawn(at(report, (48.4, 9.9), (48.5, 9.9), (48.4, 10.3), precision_m=3000))
    for spot in sketch.spots:
        assert BORDER <= spot.x - spot.radius <= spot.x + spot.radius <= SIZE - BORDER
        assert BORDER <= spot.y - spot.radius <= spot.y + spot.radius <= SIZE - BORDER


def test_distances_are_to_scale(report: Report) -> None:
    sketch = drawn(at(report, (48.4, 9.9), (48.5, 9.9)))
    first, second = sketch.spots
    assert sketch.length == "2 km"
    assert (first.y - second.y) / sketch.scale * 2000 == pytest.approx(0.1 * METRES, rel=0.01)


def test_same_place_told_again_is_one_spot(report: Report) -> None:
    (spot,) = drawn(at(report, (48.4, 9.9), (48.4, 9.9))).spots
    assert "told 2 times" in spot.said


def test_masked_places_are_squares_of_a_degree_in_which_the_place_lies(report: Report) -> None:
    exact = at(report, (48.4011, -9.9876))
    shown = drawn(masked(exact))
    (spot,) = shown.spots
    assert spot.side > 0
    assert spot.radius == 0
    assert "48.4011" not in str(shown)
    assert "9.98" not in str(shown)


@pytest.mark.parametrize("place", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0)])
def test_places_off_the_earth_are_not_drawn(report: Report, place: tuple[float, float]) -> None:
    assert sketch_of(at(report, place)) is None


def test_no_places_no_sketch(report: Report) -> None:
    assert sketch_of(report) is None
