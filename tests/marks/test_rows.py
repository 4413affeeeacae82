from __future__ import annotations

from auditor.marks.rows import explored_row
from auditor.marks.transmission import Timeline
from auditor.marks.trials import trials_of
from tests.marks.conftest import SECOND, Send


def test_row_says_who_how_often_and_how_much(send: Send) -> None:
    line = Timeline([send(1, 10), send(2, 30), send(21, 5), send(500, 999, host="b.a.example")])
    trials = trials_of([(0, "like"), (20 * SECOND, "like"), (40 * SECOND, "like")], 10 * SECOND)
    row = explored_row("bytes", None, line, trials, 0.2, (0.4, 0.01))
    assert (row.action.n, row.action.sent, row.action.median, row.action.bytes) == (3, 2, 5.0, 45)
    assert row.hosts == ("a.example", "b.a.example")
    assert (row.content, row.verdict, row.sham, row.effect) == ("not-observed", "exploratory", None, None)
    assert explored_row("bytes", None, line, trials, 0.2, (0.4, 0.2)).verdict == "too-few"
