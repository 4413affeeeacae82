from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.events import EventTally
from auditor.events.units import check_units, doubts

SECOND = 1_000_000_000
Happen = Callable[..., EventTally]


def test_milliseconds_read_as_seconds_contradict_the_clock(happen: Happen) -> None:
    events = [happen(at=at, amount=8600, unit="s") for at in (0, 9, 18)]
    check_units(events)
    assert all("as a thousandth it would" in "; ".join(e.doubt) for e in events)


def test_seconds_read_as_milliseconds_leave_the_time_unfilled(happen: Happen) -> None:
    events = [happen(at=at, amount=8.6, unit="ms") for at in (0, 9, 18, 27)]
    check_units(events)
    assert all("a thousand times longer" in "; ".join(e.doubt) for e in events)


def test_a_duration_too_long_in_any_unit_is_said_to_be_so(happen: Happen) -> None:
    events = [happen(at=0, amount=1000, unit="ms"), happen(at=9, amount=10**9, unit="s")]
    check_units(events)
    assert events[0].doubt == []
    assert "do not fit" in events[1].doubt[0]
    assert "thousandth" not in events[1].doubt[0]


def test_one_telling_alone_cannot_be_checked(happen: Happen) -> None:
    event = happen(at=0, amount=10**9, unit="s")
    check_units([event])
    assert event.doubt == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 120), st.floats(0.05, 1.0)), min_size=2, max_size=30))
def test_true_durations_are_never_doubted(viewings: list[tuple[int, float]]) -> None:
    times, lengths, now = [], [], 0
    for room, share in viewings:
        now += room * SECOND
        times.append(now)
        lengths.append(int(room * SECOND * share))
    found = doubts(times, lengths)
    assert found[1:] == [None] * (len(viewings) - 1)
