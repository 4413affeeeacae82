"""Over 200 simulated sessions each: without effect no more false alarms than the bound, with one the power stated."""

from __future__ import annotations

import pytest

from auditor.marks.plan import make_plan
from auditor.marks.power import SESSIONS, STRONG, found, power_of
from auditor.marks.simulate import World
from auditor.marks.transmission import STATISTICS, Statistic
from bench.marks import bound, false_among, false_shifts

WITHOUT_EFFECT = {
    "no-act-sends": World(),
    "any-tap-sends": World(at_action=0.9, at_sham=0.9),
    "busy": World(at_action=0.7, at_sham=0.7, background=12, beat=5),
    "silent-else": World(at_action=0.5, at_sham=0.5, background=0, beat=0),
}


@pytest.mark.parametrize("statistic", STATISTICS)
@pytest.mark.parametrize("world", WITHOUT_EFFECT.values(), ids=WITHOUT_EFFECT)
def test_false_alarms_stay_within_their_bound(world: World, statistic: Statistic) -> None:
    assert found(world, SESSIONS, count=10, window=10.0, statistic=statistic) <= bound(SESSIONS)


def test_false_alarms_over_several_recipients_stay_within_the_bound() -> None:
    assert false_among(SESSIONS, 5) <= bound(SESSIONS)


def test_circular_shifts_keep_the_bound_too() -> None:
    assert false_shifts(SESSIONS) <= bound(SESSIONS)


def test_strong_effects_are_found_mostly_and_surely_where_nothing_else_is_sent() -> None:
    assert found(STRONG, SESSIONS, count=10, window=10.0, statistic="transmissions") >= 0.6
    silent = World(at_action=0.9, at_sham=0.1, background=0, beat=0)
    assert found(silent, SESSIONS, count=10, window=10.0, statistic="bytes") >= 0.99


def test_bound_is_that_of_the_binomial() -> None:
    assert bound(200) == 0.09
    assert bound(20) == 0.2


def test_power_grows_with_the_plan_and_is_nothing_where_it_is_too_few() -> None:
    few, some, many = (
        power_of(
            make_plan(
                action="a", sham="b", count=count, seed=1, recipients=("r",), window=10, statistic="bytes",
                made="2026-01-01T00:00:00Z",
            )
        )
        for count in (2, 6, 20)
    )  # fmt: skip
    assert few == 0.0
    assert 0 < some < many <= 1
