from __future__ import annotations

import random

from auditor.marks.shifts import shift_test, smallest_shift_p
from auditor.marks.transmission import Timeline
from tests.marks.conftest import SECOND, Send

SPAN = (0, 1000 * SECOND)


def test_what_follows_every_mark_is_unlikely_by_shifting(send: Send) -> None:
    draw = random.Random(5)
    moments = sorted(draw.uniform(0, 990) for _ in range(12))
    line = Timeline(send(moment + 1) for moment in moments)
    marks = [round(moment * SECOND) for moment in moments]
    assert shift_test(line, marks, SPAN, 5 * SECOND, "bytes") <= 0.01
    assert shift_test(line, [mark - 20 * SECOND for mark in marks], SPAN, 5 * SECOND, "any") > 0.05


def test_regular_transmissions_tell_nothing(send: Send) -> None:
    line = Timeline(send(n) for n in range(0, 1000, 5))
    assert shift_test(line, [17 * SECOND, 203 * SECOND], SPAN, 5 * SECOND, "transmissions") == 1.0


def test_nothing_after_any_mark_is_no_coincidence(send: Send) -> None:
    assert shift_test(Timeline([send(500)]), [SECOND], SPAN, SECOND, "bytes") == 1.0


def test_window_beyond_the_end_goes_on_at_the_beginning(send: Send) -> None:
    assert shift_test(Timeline([send(1)]), [999 * SECOND], SPAN, 5 * SECOND, "any") < 0.05


def test_short_recordings_have_few_places_to_shift_to() -> None:
    assert smallest_shift_p((0, 50 * SECOND), 10 * SECOND) == 0.2
    assert smallest_shift_p((0, 0), SECOND) == 1.0
    assert smallest_shift_p((0, 10**9 * SECOND), SECOND) == 1 / 2000
