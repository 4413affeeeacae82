from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.events import EventTally
from auditor.events.lengths import by_length, fill_lengths, fill_titles, outcomes

Happen = Callable[..., EventTally]


@pytest.mark.parametrize(
    ("amount", "whole", "unit", "outcome"),
    [
        (8600, 8600, "ms", "completed"),
        (8400, 8600, "ms", "completed"),
        (8300, 8600, "ms", "skipped"),
        (18050, 7200, "ms", "completed"),
        (8.4, 8.6, "s", "completed"),
        (98.5, 100, "s", "completed"),
        (97, 100, "s", "skipped"),
        (0, 100, "s", "skipped"),
        (5, 0, "s", "unknown"),
        (5, None, "s", "unknown"),
        (50, 100, "%", "unknown"),
    ],
)
def test_outcome_by_length(amount: float, whole: float | None, unit: str, outcome: str) -> None:
    assert by_length(amount, whole, unit) == outcome


def test_length_of_an_answer_is_told_in_the_unit_of_the_event(happen: Happen) -> None:
    seconds, other = happen(amount=2.1, unit="s"), happen(subject="v2", amount=1.0, unit="s")
    fill_lengths([seconds, other], {("tiktok", "v1"): (12_040.0, "ms")})
    assert (seconds.draft.of, other.draft.of) == (12.04, None)
    outcomes([seconds, other], [])
    assert (seconds.draft.outcome, seconds.inferred, other.draft.outcome) == ("skipped", False, "unknown")
    assert "shorter than its length" in "; ".join(seconds.reason)


def test_length_in_the_payload_stands_against_that_of_an_answer(happen: Happen) -> None:
    event = happen(amount=2100, of=3000)
    fill_lengths([event], {("tiktok", "v1"): (12_040.0, "ms")})
    assert event.draft.of == 3000


def test_logged_end_beats_a_length(happen: Happen) -> None:
    event = happen(at=10, amount=2000, of=9000)
    outcomes([event], [happen("finished", at=10, unit=None)])
    assert event.draft.outcome == "completed"


def test_end_of_another_watching_of_the_same_video_says_nothing(happen: Happen) -> None:
    events = [happen(at=10, amount=8000), happen(at=600, amount=1000)]
    outcomes(events, [happen("finished", at=10, unit=None)])
    assert [(e.draft.outcome, e.inferred, e.replayed) for e in events] == [
        ("completed", False, False),
        ("skipped", True, True),
    ]


def test_a_loop_is_replayed_and_so_is_a_video_watched_again(happen: Happen) -> None:
    events = [happen(at=20, amount=18_050, of=7200), happen("watched", "v2", at=30, amount=1, of=5)]
    outcomes(events, [])
    assert [e.replayed for e in events] == [True, False]


def test_titles_are_added_where_the_payload_has_none(happen: Happen) -> None:
    plain, named = happen("liked"), happen("liked", title="own words")
    fill_titles([plain, named], {("tiktok", "v1"): "Bread"})
    assert (plain.draft.title, named.draft.title) == ("Bread", "own words")
