from __future__ import annotations

import pytest

from auditor.marks.transmission import Timeline, damped
from tests.marks.conftest import SECOND, Send


@pytest.mark.parametrize("wanted", ["a.example", "A.Example.", "example", " a.example "])
def test_recipient_is_known_by_host_and_domain(send: Send, wanted: str) -> None:
    assert send(0).is_to(wanted)


@pytest.mark.parametrize("wanted", ["b.example", "a.exam", "ample"])
def test_parts_of_names_are_other_recipients(send: Send, wanted: str) -> None:
    assert not send(0).is_to(wanted)


def test_window_holds_its_begin_and_not_its_end(send: Send) -> None:
    line = Timeline([send(2), send(1)])
    assert [each.time_ns for each in line.between(SECOND, 2 * SECOND)] == [SECOND]


def test_bytes_are_damped_and_counts_are_not() -> None:
    assert damped(1023, "bytes") == 10
    assert damped(3, "transmissions") == 3
