from __future__ import annotations

from auditor.marks.spans import Laid
from tests.marks.conftest import SECOND, Send


def test_pauses_between_recordings_are_no_time() -> None:
    laid = Laid([(100, 200), (0, 50), (150, 220)])
    assert laid.span == (0, 170)
    assert [laid.place(t) for t in (-5, 0, 50, 70, 100, 220, 900)] == [0, 0, 50, 50, 50, 170, 170]
    assert [laid.covers(t) for t in (-1, 0, 60, 210, 221)] == [False, True, False, True, False]


def test_what_was_sent_moves_with_its_recording(send: Send) -> None:
    laid = Laid([(10 * SECOND, 20 * SECOND)])
    assert laid.moved(send(12)).time_ns == 2 * SECOND
    assert Laid([]).span == (0, 0)
