"""Inputs as rows of datagrams, and what must hold of every reader of datagrams whatever it is fed.

Each datagram is preceded by three bytes: the direction, and its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import UNANNOUNCED, Announced, DatagramEvent, DatagramReader, Spoken
from auditor.protocols.messages import Unread
from fuzz.dice import Dice

MOST_DATAGRAMS = 256
EVENTS_PER_BYTE = 4
CHARACTERS_PER_BYTE = 1024
"""A record of twelve bytes may name an owner of 255 by reference, each byte of which takes up to four to show."""
MILLISECOND = 1_000_000


def script(data: bytes) -> list[Datagram]:
    """The datagrams an input stands for, a millisecond apart, one a frame."""
    dice, found = Dice(data), list[Datagram]()
    while dice.left and len(found) < MOST_DATAGRAMS:
        direction = Direction(dice.number() & 1)
        payload = dice.take(dice.number(2))
        if payload:
            number = len(found) + 1
            found.append(Datagram(direction, payload, number, number * MILLISECOND))
    return found


def written(talk: Iterable[tuple[Direction, bytes]]) -> bytes:
    """The script of a conversation, as a seed."""
    return b"".join(bytes([side]) + len(data).to_bytes(2, "big") + data for side, data in talk)


def check(make: Callable[[], DatagramReader], data: bytes) -> list[DatagramEvent]:
    """Feed the datagrams an input stands for; what is found must be sound, and the same the second time."""
    datagrams = script(data)
    found = _read(make(), datagrams)
    assert len(found) <= EVENTS_PER_BYTE * len(data) + 16, f"{len(found)} events out of {len(data)} bytes"
    written_out = sum(map(_size, found))
    assert written_out <= CHARACTERS_PER_BYTE * len(data) + 4096, f"{written_out} bytes out of {len(data)}"
    announced: set[int] = set()
    for each in found:
        if isinstance(each, Announced):
            assert each.key not in announced, "a key announced twice"
            assert 1 <= each.frame <= len(datagrams), each
            announced.add(each.key)
        elif isinstance(each, Spoken):
            assert each.key in announced or each.key == UNANNOUNCED, "spoken without having been announced"
            assert all(1 <= frame <= len(datagrams) for frame in each.frames), each
            announced.discard(each.key)
        else:
            assert 0 <= each.start <= each.end <= len(data), each
    assert not announced, "announced and never spoken"
    assert _read(make(), datagrams) == found
    return found


def _read(reader: DatagramReader, datagrams: Iterable[Datagram]) -> list[DatagramEvent]:
    return [each for datagram in datagrams for each in reader.receive(datagram)] + reader.close()


def _size(found: DatagramEvent) -> int:
    if not isinstance(found, Spoken):
        return len(found.detail) if isinstance(found, Unread) else 0
    sides = [side for side in (found.request, found.response) if side is not None]
    bodies = sum(len(side.body.data) for side in sides if side.body is not None)
    return bodies + sum(len(name) + len(value) for side in sides for name, value in side.headers) + len(found.path)
