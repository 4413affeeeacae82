"""CRYPTO frames put together: pieces of one ClientHello in any order, and hostile ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.network.stream import Direction
from auditor.quic.frames import CryptoFrame, read_frames
from auditor.quic.handshake import Handshake, Level
from auditor.quic.opening import InitialSpaces
from auditor.quic.packets import split
from tests.quic.conftest import Wire, read


@pytest.fixture
def pieces(wire: Callable[..., Wire]) -> list[CryptoFrame]:
    """The ClientHello of a client that offers so much that several Initial packets hold it."""
    w = wire(alpn=["h3", *(f"x-{number:03d}-{'long' * 50}" for number in range(12))])
    spaces, found = InitialSpaces(), []
    for data, _ in w.client.datagrams_to_send(w.now):
        for packet in split(data):
            opened = spaces.open_first(data, packet) or spaces.open(Direction.CLIENT, data, packet)
            assert opened is not None
            found += [frame for frame in read_frames(opened.frames) if isinstance(frame, CryptoFrame)]
    assert len(found) > 1
    return found


def test_a_hello_in_pieces_is_read_in_any_order(pieces: list[CryptoFrame]) -> None:
    for order in (pieces, pieces[::-1]):
        facts = Handshake()
        for number, piece in enumerate(order):
            assert facts.client is None
            told = facts.receive(Direction.CLIENT, Level.INITIAL, piece.offset, piece.data)
            assert told == (number == len(order) - 1)
        assert facts.client is not None
        assert facts.client.sni == "app.example"
        assert len(facts.client.alpn) == 13


def test_overlapping_pieces_are_read(pieces: list[CryptoFrame]) -> None:
    whole = b"".join(piece.data for piece in sorted(pieces, key=lambda piece: piece.offset))
    facts = Handshake()
    for start in range(0, len(whole), 100):
        facts.receive(Direction.CLIENT, Level.INITIAL, start, whole[start : start + 250])
    assert facts.client is not None


def test_offsets_beyond_reason_are_not_kept() -> None:
    facts = Handshake()
    assert not facts.receive(Direction.CLIENT, Level.INITIAL, 1 << 40, b"x")


def test_after_a_restart_another_hello_replaces_the_first_but_only_when_it_comes(pieces: list[CryptoFrame]) -> None:
    facts = Handshake()
    for piece in pieces:
        facts.receive(Direction.CLIENT, Level.INITIAL, piece.offset, piece.data)
    first = facts.client
    facts.restart()
    assert facts.client is first
    for piece in pieces:
        facts.receive(Direction.CLIENT, Level.INITIAL, piece.offset, piece.data)
    assert facts.client is not first


def test_a_hello_over_several_packets_is_known_without_keys(wire: Callable[..., Wire]) -> None:
    w = wire(alpn=["h3", *(f"x-{number:03d}-{'long' * 50}" for number in range(12))])
    w.run()
    begin = [each for each in w.log if each.direction is Direction.CLIENT][:3]
    for datagrams in (w.log, [*begin[::-1], *(each for each in w.log if each not in begin)]):
        hello = read(datagrams).connections.connection(0).hello
        assert hello is not None
        assert hello.sni == "app.example"
