"""Datagrams are counted once, by their worst packet."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.quic.tally import Seen, Tally

C = Direction.CLIENT


def test_a_datagram_counts_when_its_last_packet_is_settled_by_the_worst_of_them() -> None:
    tally = Tally()
    seen = Seen(tally, C, 1200, 3)
    seen.release()
    seen.release(Outcome.NO_KEYS, "no key log given")
    assert not tally.packets
    seen.release(Outcome.UNDECODABLE, "odd")
    assert dict(tally.packets) == {(C, Outcome.NO_KEYS): 1}
    assert dict(tally.sizes) == {(C, Outcome.NO_KEYS): 1200}
    assert tally.details == {Outcome.NO_KEYS: "no key log given", Outcome.UNDECODABLE: "odd"}


def test_what_is_moved_is_never_more_than_was_read() -> None:
    tally = Tally()
    Seen(tally, C, 100, 1).release()
    tally.move(C, Outcome.STATE_LOST, 70, "lost")
    tally.move(C, Outcome.STATE_LOST, 70, "lost")
    assert sum(tally.packets.values()) == 1
    assert tally.sizes[C, Outcome.STATE_LOST] == 100
    assert tally.sizes[C, Outcome.AUDITED] == 0
