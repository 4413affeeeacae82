"""A simulated player sends beats; the truth is what it played, and the interval has to hold it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.events.heartbeats import SESSION_GAP_NS, Beat, regular_period, watch_interval, watchings

SECOND = 1_000_000_000
TICK = SECOND // 10


def play(parts: list[tuple[bool, int]], period: int, by_time_played: bool) -> tuple[list[Beat], int]:
    """Beats and the time played (ns) of stretches of playing and pausing (tenths of seconds)."""
    beats, played, now = [], 0, 0
    for playing, ticks in parts:
        for _ in range(ticks):
            now += TICK
            played += TICK if playing else 0
            due = (played if by_time_played else now) % period == 0
            if playing and due:
                beats.append(Beat(now, None))
    return beats, played


PLAYED_WITH_A_PAUSE = st.tuples(st.integers(0, 3000), st.integers(0, 2000), st.integers(0, 3000)).map(
    lambda ticks: [(True, ticks[0]), (False, ticks[1]), (True, ticks[2])]
)


@settings(deadline=None, max_examples=200)
@given(PLAYED_WITH_A_PAUSE, st.sampled_from([5, 10, 30]), st.booleans())
def test_period_read_off_the_beats_is_theirs_and_its_interval_holds_the_time_played(
    turns: list[tuple[bool, int]], period: int, by_time_played: bool
) -> None:
    beats, played = play(turns, period * SECOND, by_time_played)
    found = regular_period(beat.time_ns for beat in beats)
    if found is not None:
        assert found == period * SECOND
        interval = watch_interval(beats, found)
        assert interval.low <= played <= interval.high


@pytest.mark.parametrize("times", [(), (0, 10, 20), (0, 10, 21, 90, 95), (0, 200, 400, 600), (0, 0, 0, 0)])
def test_beats_that_are_few_irregular_or_too_far_apart_have_no_period(times: tuple[int, ...]) -> None:
    assert regular_period(second * SECOND for second in times) is None


@settings(deadline=None, max_examples=200)
@given(PLAYED_WITH_A_PAUSE, st.sampled_from([5, 10, 30]), st.booleans())
def test_interval_holds_the_time_played_with_a_pause(
    turns: list[tuple[bool, int]], period: int, by_time_played: bool
) -> None:
    beats, played = play(turns, period * SECOND, by_time_played)
    if not beats:
        return
    interval = watch_interval(beats, period * SECOND)
    assert interval.low <= played <= interval.high


@settings(deadline=None)
@given(ticks=st.integers(1000, 20_000), period=st.sampled_from([5, 10, 30]))
def test_undisturbed_playing_is_known_to_a_few_periods(ticks: int, period: int) -> None:
    beats, played = play([(True, ticks)], period * SECOND, True)
    interval = watch_interval(beats, period * SECOND)
    assert interval.low <= played <= interval.high
    assert interval.high - interval.low <= 5 * period * SECOND


def test_slowed_timer_of_a_background_tab_is_held() -> None:
    beats = [Beat(t * SECOND) for t in (10, 20, 80, 140, 200, 210)]
    interval = watch_interval(beats, 10 * SECOND)
    assert interval.low <= 210 * SECOND <= interval.high


def test_positions_make_the_interval_narrow() -> None:
    beats = [Beat(t * SECOND, t * SECOND) for t in range(0, 100, 10)]
    interval = watch_interval(beats, 10 * SECOND)
    assert interval.low <= 90 * SECOND <= interval.high
    assert (interval.low, interval.high) == (81 * SECOND, 120 * SECOND)


def test_seek_forward_is_not_taken_for_watching() -> None:
    interval = watch_interval([Beat(0, 0), Beat(10 * SECOND, 500 * SECOND)], 10 * SECOND)
    assert (interval.low, interval.high) == (0, 40 * SECOND)


@settings(deadline=None)
@given(
    beats=st.lists(st.integers(0, 10**12), min_size=1, max_size=50),
    shift=st.integers(0, 10**15),
    period=st.integers(1, 10**11),
)
def test_bounds_are_in_order_and_do_not_depend_on_the_hour(beats: list[int], shift: int, period: int) -> None:
    one = watch_interval([Beat(t) for t in beats], period)
    other = watch_interval([Beat(t + shift) for t in reversed(beats)], period)
    assert 0 <= one.low <= one.high
    assert (one.low, one.high, one.beats) == (other.low, other.high, other.beats)


@pytest.mark.parametrize(("gap", "parts"), [(SESSION_GAP_NS, 1), (SESSION_GAP_NS + 1, 2)])
def test_long_silence_parts_watchings(gap: int, parts: int) -> None:
    assert len(watchings([Beat(gap), Beat(0)], lambda beat: beat.time_ns)) == parts
