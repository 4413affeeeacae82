from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.dossier.trail import distance_m, trail_of
from auditor.report.document import Event

Tell = Callable[..., Event]


def test_one_place_told_again_is_a_stay_with_its_dwell_and_best_precision(tell: Tell) -> None:
    events = [
        tell("located", "52.52,13.40", at="10:00:00", lat=52.52, lon=13.4, precision_m=1113.2),
        tell("located", "52.5201,13.4001", at="10:40:00", lat=52.5201, lon=13.4001, precision_m=11.1),
        tell("located", "48.40,9.99", at="12:00:00", lat=48.4, lon=9.99, precision_m=1113.2),
    ]
    first, second = trail_of(events, range(3))
    assert (first.events, first.seconds, first.precision_m) == ((0, 1), 2400.0, 11.1)
    assert (second.events, second.seconds) == ((2,), 0.0)


def test_hours_unseen_part_a_stay(tell: Tell) -> None:
    place = {"lat": 52.52, "lon": 13.4, "precision_m": 1113.2}
    events = [tell("located", "p", at="01:00:00", **place), tell("located", "p", at="08:00:00", **place)]
    assert [stay.events for stay in trail_of(events, range(2))] == [(0,), (1,)]


def test_named_places_are_told_apart_by_their_name(tell: Tell) -> None:
    events = [tell("checked-in", "Cafe", at="10:00:00"), tell("checked-in", "Gym", at="10:01:00"), tell("liked", "v")]
    assert [stay.events for stay in trail_of(events, range(3))] == [(0,), (1,)]


def test_distance_agrees_with_the_length_of_a_degree() -> None:
    assert distance_m((0, 0), (1, 0)) == pytest.approx(111_195, rel=1e-3)
    assert distance_m((60, 0), (60, 1)) == pytest.approx(55_597, rel=1e-3)
    assert distance_m((0, 179.5), (0, -179.5)) == pytest.approx(111_195, rel=1e-3)
