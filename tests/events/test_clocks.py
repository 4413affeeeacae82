from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.events import EventSighting
from auditor.events.clocks import LONE, estimate, skews

SECOND = 1_000_000_000
Sight = Callable[..., EventSighting]


def test_skew_is_the_least_delay_of_the_newest_event_of_each_sending(sight: Sight) -> None:
    told = [
        sight(at=100, sent=190, exchange=1),
        sight(at=130, sent=190, exchange=1),
        sight(at=200, sent=245, exchange=2),
        sight(at=290, sent=350, exchange=3),
    ]
    (skew,) = skews(told)
    assert (skew.skew_ns, skew.spread_ns, skew.sendings) == (45 * SECOND, 15 * SECOND, 3)


def test_without_times_in_payloads_nothing_is_said_of_the_clock(sight: Sight) -> None:
    assert skews([sight(sent=30)]) == []


def test_a_lone_event_far_in_the_future_does_not_move_the_clock() -> None:
    assert estimate([-2 * LONE, 5, 6, 9]) == 5
    assert estimate([-3, 5, 6, 9]) == -3
    assert estimate([-2 * LONE, 5]) == -2 * LONE


@settings(deadline=None)
@given(
    skew=st.integers(-(10**15), 10**15),
    delays=st.lists(st.integers(0, 10**12), min_size=1, max_size=30),
)
def test_estimate_is_never_below_the_truth_and_no_further_than_the_least_delay(skew: int, delays: list[int]) -> None:
    found = estimate(sorted(skew + delay for delay in delays))
    assert skew <= found <= skew + sorted(delays)[min(1, len(delays) - 1)]
