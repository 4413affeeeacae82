"""Connection ids and their lengths."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.quic.identifiers import Identifiers


def test_ids_are_found_at_the_beginning_of_a_packet_by_what_is_known() -> None:
    ids = Identifiers()
    ids.learn(Direction.SERVER, b"12345678", chosen=True)
    ids.learn(Direction.SERVER, b"abcd")
    assert ids.length(Direction.SERVER, b"\x4012345678rest", 1) == 8
    assert ids.length(Direction.SERVER, b"\x40abcdrest....", 1) == 4
    assert ids.length(Direction.SERVER, b"\x40unknown.....", 1) == 8
    assert ids.length(Direction.CLIENT, b"\x4012345678rest", 1) == 0
    assert ids.fresh == [(Direction.SERVER, b"12345678"), (Direction.SERVER, b"abcd")]


def test_only_so_many_are_kept() -> None:
    ids = Identifiers()
    for number in range(1000):
        ids.learn(Direction.CLIENT, number.to_bytes(4, "big"))
    assert len(ids.fresh) == 256
