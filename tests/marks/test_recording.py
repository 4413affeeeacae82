from __future__ import annotations

from auditor.marks.recording import acts, all_sent
from tests.marks.conftest import SECOND, Record, Send


def test_marks_are_moved_by_their_sync_and_those_of_the_capture_are_not(send: Send, record: Record) -> None:
    moved = record([send(12)], [(10, "sync"), (20, "like")])
    own = record([], [], of_capture=[(30, "like")])
    assert acts([moved, own], "a.example") == [(12 * SECOND, "sync"), (22 * SECOND, "like"), (30 * SECOND, "like")]
    assert all_sent([moved, own]) == [send(12)]


def test_marks_noted_apart_go_before_the_captures_own(record: Record) -> None:
    both = record([], [(10, "sync"), (20, "like")], of_capture=[(11, "sync"), (21.5, "like")])
    assert acts([both], None) == [(11 * SECOND, "sync"), (21 * SECOND, "like")]
