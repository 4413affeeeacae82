from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.backlog import Backlog
from auditor.protocols.messages import Unread

C = Direction.CLIENT


def test_offsets_follow_what_was_read() -> None:
    side = Backlog(C)
    side.add(b"abcdef", 10)
    side.drop(2)
    assert (bytes(side.data), side.start, side.end) == (b"cdef", 12, 16)


def test_after_a_gap_data_begin_at_their_own_offset() -> None:
    side = Backlog(C)
    side.add(b"ab", 0)
    assert side.abandon(Outcome.LOST, "why") == [Unread(C, 0, 2, Outcome.LOST, "why")]
    side.add(b"xy", 50)
    assert side.start == 50


def test_once_stopped_everything_is_passed_over_and_nothing_held() -> None:
    side = Backlog(C)
    side.add(b"ab", 0)
    assert side.stop(Outcome.UNDECODABLE, "why") == [Unread(C, 0, 2, Outcome.UNDECODABLE, "why")]
    assert side.add(b"cd", 2) == [Unread(C, 2, 4, Outcome.UNDECODABLE, "why")]
    assert (len(side.data), side.start) == (0, 4)
