from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.messages import Unread
from auditor.protocols.spans import SPAN_LIMIT, PassedOver


def test_bytes_passed_over_one_after_the_other_are_one_span() -> None:
    out: list[Unread] = []
    passed = PassedOver(Direction.SERVER, out)
    passed.open(Outcome.LOST, "why")
    for at in range(5, 9):
        passed.reach(at, at + 1)
    assert passed.start == 5
    passed.close()
    passed.close()
    assert out == [Unread(Direction.SERVER, 5, 9, Outcome.LOST, "why")]
    assert passed.start is None


def test_another_reason_begins_another_span() -> None:
    out: list[Unread] = []
    passed = PassedOver(Direction.CLIENT, out)
    passed.open(Outcome.LOST, "a")
    passed.reach(0, 2)
    passed.open(Outcome.UNKNOWN, "b")
    passed.reach(2, 3)
    passed.close()
    assert [(each.start, each.end, each.reason, each.detail) for each in out] == [
        (0, 2, Outcome.LOST, "a"),
        (2, 3, Outcome.UNKNOWN, "b"),
    ]


def test_a_long_span_comes_in_parts_without_waiting_for_its_end() -> None:
    out: list[Unread] = []
    passed = PassedOver(Direction.CLIENT, out)
    passed.reach(7, 7 + 2 * SPAN_LIMIT + 1)
    assert [(each.start, each.end) for each in out] == [(7, 7 + SPAN_LIMIT), (7 + SPAN_LIMIT, 7 + 2 * SPAN_LIMIT)]
    passed.close()
    assert (out[-1].start, out[-1].end) == (7 + 2 * SPAN_LIMIT, 8 + 2 * SPAN_LIMIT)


def test_nothing_passed_over_is_no_span() -> None:
    out: list[Unread] = []
    passed = PassedOver(Direction.CLIENT, out)
    passed.open(Outcome.LOST, "a")
    passed.reach(3, 3)
    passed.close()
    assert out == []
