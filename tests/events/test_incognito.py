from __future__ import annotations

from collections.abc import Callable

from auditor.events import EventTally
from auditor.events.clocks import Skew
from auditor.events.incognito import note_incognito
from auditor.marks import Mark

SECOND = 1_000_000_000
Happen = Callable[..., EventTally]
SWITCHES = [Mark(100 * SECOND, "incognito-on"), Mark(200 * SECOND, "incognito-off")]


def clock(skew: int = 0, spread: int = 0) -> dict[str, Skew]:
    return {"tiktok": Skew(0, "tiktok", "h", "tiktok", skew * SECOND, spread * SECOND, 5)}


def visits(happen: Happen, *times: float) -> list[EventTally]:
    return [happen("visited", f"https://a.example/{at}", at=at, unit=None) for at in times]


def test_time_decides_after_the_clock_was_set_right(happen: Happen) -> None:
    events = visits(happen, 40, 80, 160)
    note_incognito(events, SWITCHES, clock(skew=50))
    assert [e.draft.incognito for e in events] == [False, True, False]
    assert "a private tab was open" in events[1].reason[0]


def test_near_a_switch_or_with_an_unsure_clock_nothing_is_said(happen: Happen) -> None:
    events = visits(happen, 99, 150)
    note_incognito(events[:1], SWITCHES, clock())
    note_incognito(events[1:], SWITCHES, clock(spread=60))
    assert [e.draft.incognito for e in events] == [None, None]


def test_marked_acts_are_known_by_their_order_whatever_the_clock(happen: Happen) -> None:
    page = "https://a.example/"
    marks = [Mark(90 * SECOND, "visited", page), *SWITCHES, Mark(150 * SECOND, "visited", page)]
    events = [happen("visited", page, at=at, unit=None) for at in (5000, 6000)]
    note_incognito(events, marks, {})
    assert [e.draft.incognito for e in events] == [False, True]


def test_without_switches_and_of_likes_nothing_is_said(happen: Happen) -> None:
    liked, (visited,) = happen("liked", at=150, unit=None), visits(happen, 150)
    note_incognito([visited], [Mark(0, "visited", "x")], clock())
    note_incognito([liked], SWITCHES, clock())
    assert (liked.draft.incognito, visited.draft.incognito) == (None, None)
