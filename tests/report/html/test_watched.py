from __future__ import annotations

import msgspec
import pytest

from auditor.report.document import Event, Report
from auditor.report.html.watched import FULL, Bar, watched_of


def bars(report: Report, *events: Event) -> tuple[Bar, ...]:
    found = watched_of(msgspec.structs.replace(report, events=events))
    assert found is not None
    return found.bars


def test_bar_is_as_long_as_the_video_and_filled_as_far_as_watched(report: Report) -> None:
    (bar,) = bars(report, report.events[0])
    assert bar.whole == FULL
    assert bar.part == pytest.approx(FULL * 8620 / 15000, abs=0.1)
    assert bar.low is None


def test_interval_has_a_part_that_is_sure_and_one_that_may_be(report: Report) -> None:
    event = msgspec.structs.replace(report.events[0], amount=None, of=None, low=5000.0, high=10000.0, inferred=True)
    (bar,) = bars(report, event)
    assert (bar.whole, bar.part, bar.low) == (0, FULL, FULL / 2)
    assert bar.said.endswith("(inferred)")


def test_units_are_made_equal(report: Report) -> None:
    seconds = msgspec.structs.replace(report.events[0], amount=15.0, of=30.0, unit="s")
    first, second = bars(report, report.events[0], seconds)
    assert (first.whole, second.whole) == (FULL / 2, FULL)


@pytest.mark.parametrize("amount", [None, float("inf"), float("nan"), -1.0])
def test_what_has_no_length_has_no_bar(report: Report, amount: float | None) -> None:
    event = msgspec.structs.replace(report.events[0], amount=amount)
    assert watched_of(msgspec.structs.replace(report, events=(event,))) is None


def test_nothing_of_no_length_at_all_is_drawn_without_dividing_by_it(report: Report) -> None:
    event = msgspec.structs.replace(report.events[0], amount=0.0, of=None)
    assert bars(report, event)[0].part == 0
