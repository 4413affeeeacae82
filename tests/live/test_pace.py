"""The analysis makes way in a flood of requests, on a small machine only, and makes up for it afterwards."""

from __future__ import annotations

import pytest

from auditor.live.pace import ENOUGH, FLOOD, MEASURED, SHARE, Pace


def paced(rate: float, processors: int) -> tuple[Pace, float]:
    """A pace that heard of so many records a second for two seconds, and the time it is then."""
    pace, now, steps = Pace(processors), 100.0, 40
    for step in range(steps + 1):
        now = 100.0 + step * 0.05
        pace.hear(int(rate * step * 0.05), now)
    return pace, now


@pytest.mark.parametrize(
    ("rate", "processors", "rests"),
    [(FLOOD * 3, 2, True), (FLOOD * 3, ENOUGH, False), (FLOOD / 2.5, 2, False), (FLOOD / 2.5, 1, False)],
)
def test_it_rests_in_a_flood_on_a_small_machine(rate: float, processors: int, rests: bool) -> None:
    pace, now = paced(rate, processors)
    pace.rest(0.02, now)
    assert (pace.resting(now) > 0) is rests


def test_it_works_for_its_share_of_the_time() -> None:
    pace, now = paced(FLOOD * 2, 2)
    pace.rest(0.02, now)
    assert pace.resting(now) == pytest.approx(0.02 / SHARE - 0.02)
    assert pace.resting(now + 1) == 0


def test_the_end_of_the_flood_ends_the_rest() -> None:
    pace, now = paced(FLOOD * 2, 2)
    pace.rest(10.0, now)
    assert pace.resting(now + 3 * MEASURED) == 0
    pace.rest(10.0, now + 3 * MEASURED)
    assert pace.resting(now + 3 * MEASURED) == 0
