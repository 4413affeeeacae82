from __future__ import annotations

import msgspec
import pytest

from auditor.model import Outcome
from auditor.regression.unread import UNKNOWABLE, Unread
from auditor.report.document import BytesOut, Coverage, Report, Unaudited
from tests.regression.conftest import BEGIN, SECOND, Lab, Recording, unread


@pytest.fixture
def report(lab: Lab) -> Report:
    return lab.audit(Recording((), (), (unread(5, 100, until=15), unread(20, 50, "other.example"))))[0]


def gap(reason: Outcome, size: int, number: int | None) -> Unaudited:
    return Unaudited(reason=reason, flows=1, packets=0, bytes=size, detail="", input=number)


def with_gap(report: Report, *gaps: Unaudited) -> int:
    return Unread(msgspec.structs.replace(report, unaudited=gaps)).after(BEGIN + 30 * SECOND)


def test_connection_counts_until_it_ends(report: Report) -> None:
    hidden = Unread(report)
    assert [hidden.after(BEGIN + at * SECOND) for at in (0, 15, 16, 20, 21)] == [150, 150, 50, 50, 0]
    assert hidden.by_host == {"pinned.example": 100, "other.example": 50}


@pytest.mark.parametrize("outcome", [Outcome.AUDITED, Outcome.NO_PAYLOAD, Outcome.LOCAL, Outcome.ABORTED])
def test_connection_that_hides_nothing_does_not_count(report: Report, outcome: Outcome) -> None:
    connections = tuple(msgspec.structs.replace(each, outcome=outcome) for each in report.connections)
    coverage = Coverage(packets={}, bytes_out=BytesOut(readable=1, unreadable=0), readable_share=1.0)
    changed = msgspec.structs.replace(report, connections=connections, coverage=coverage)
    assert Unread(changed).after(0) == 0


def test_what_has_no_time_counts_after_every_step(report: Report) -> None:
    coverage = Coverage(packets={}, bytes_out=BytesOut(readable=1, unreadable=190), readable_share=None)
    assert Unread(msgspec.structs.replace(report, coverage=coverage)).after(BEGIN + 99 * SECOND) == 40
    assert with_gap(report, gap(Outcome.UNDECODABLE, 7, None)) == 7
    assert with_gap(report, gap(Outcome.LOST, 9, 0)) == 9
    assert with_gap(report, gap(Outcome.CRASH, 0, None)) == UNKNOWABLE


def test_gaps_that_are_connections_do_not_count_twice(report: Report) -> None:
    assert with_gap(report, gap(Outcome.NO_KEYS, 150, 0), gap(Outcome.LOCAL, 99, 0)) == 0
