"""Initial packets, which anybody can open who saw the first connection id."""

from __future__ import annotations

from collections.abc import Callable

from auditor.network.stream import Direction
from auditor.quic.opening import InitialSpaces
from auditor.quic.packets import split
from auditor.quic.versions import Kind
from tests.quic.conftest import Wire


def test_the_server_s_initials_open_only_after_the_client_s_first(wire: Callable[..., Wire]) -> None:
    w = wire()
    w.run()
    first = next(each for each in w.log if each.direction is Direction.CLIENT)
    answer = next(each for each in w.log if each.direction is Direction.SERVER)
    (hello, *_), (reply, *_) = split(first.data), split(answer.data)
    assert reply.kind is Kind.INITIAL
    spaces = InitialSpaces()
    assert spaces.open(Direction.SERVER, answer.data, reply) is None
    assert spaces.open_first(answer.data, reply) is None
    assert spaces.open_first(first.data, hello) is not None
    assert spaces.open(Direction.SERVER, answer.data, reply) is not None
    assert spaces.fits(Direction.CLIENT, first.data, hello)
    assert not spaces.fits(Direction.CLIENT, answer.data, reply)


def test_the_id_of_a_retry_gives_keys_too(wire: Callable[..., Wire]) -> None:
    w = wire(retry=True)
    w.run()
    retry = split(w.log[1].data)[0]
    assert retry.kind is Kind.RETRY
    second = next(each for each in w.log[2:] if each.direction is Direction.CLIENT)
    packet = split(second.data)[0]
    spaces = InitialSpaces()
    assert spaces.open(Direction.CLIENT, second.data, packet) is None
    spaces.add(retry.scid)
    assert spaces.open(Direction.CLIENT, second.data, packet) is not None
