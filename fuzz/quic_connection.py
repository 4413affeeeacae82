"""QUIC connections: datagrams as they are, and Initial packets sealed with the keys everybody knows (RFC 9001, 5.2)."""

from __future__ import annotations

from functools import cache

from aioquic._buffer import Buffer
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.connection import QuicConnection as Peer
from aioquic.quic.crypto import CryptoPair
from aioquic.quic.packet import QuicProtocolVersion

from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.messages import ResponseBodies, Unread
from auditor.quic.connections import QuicConnections
from auditor.quic.results import Answered, Asked
from auditor.tls.keylog import KeyLog
from fuzz.captured import secrets
from fuzz.dice import Dice
from fuzz.running import fuzz

DCID = bytes.fromhex("8394c8f03e515708")
VERSIONS = (int(QuicProtocolVersion.VERSION_1), int(QuicProtocolVersion.VERSION_2))
LONG_TYPES = (0xC3, 0xD3)
MOST = 64
SEALED, VERSION2, OTHER_FLOW = 2, 4, 8


@cache
def _pair(version: int, *, client: bool) -> CryptoPair:
    pair = CryptoPair()
    pair.setup_initial(DCID, is_client=client, version=version)
    return pair


def sealed(direction: Direction, version: int, number: int, frames: bytes) -> bytes:
    """An Initial packet with these frames."""
    payload = frames.ljust(4, b"\0")
    dcid, scid = (DCID, b"") if direction is Direction.CLIENT else (b"", DCID)
    head = Buffer(capacity=64)
    head.push_uint8(LONG_TYPES[VERSIONS.index(version)])
    head.push_uint32(version)
    for each in (dcid, scid):
        head.push_uint8(len(each))
        head.push_bytes(each)
    head.push_uint_var(0)
    head.push_uint16(0x4000 | (4 + len(payload) + 16))
    head.push_uint32(number)
    pair = _pair(version, client=direction is Direction.CLIENT)
    return bytes(pair.encrypt_packet(head.data, payload, number))


def one_input(data: bytes) -> None:
    """Each datagram: flags (direction, sealed, version 2, on another flow), length, bytes or frames."""
    dice = Dice(data)
    datagrams: list[tuple[int, Datagram]] = []
    while dice.left and len(datagrams) < MOST:
        flags = dice.number()
        direction, payload = Direction(flags & 1), dice.take(dice.number(2))
        number = len(datagrams) + 1
        if flags & SEALED:
            payload = sealed(direction, VERSIONS[bool(flags & VERSION2)], number, payload)
        if payload:
            datagrams.append((bool(flags & OTHER_FLOW) + 1, Datagram(direction, payload, number, number * 1_000_000)))
    _check(datagrams)


def _check(datagrams: list[tuple[int, Datagram]]) -> None:
    keys = KeyLog()
    keys.add(secrets(), "capture")
    connections = QuicConnections(keys, ResponseBodies.KEEP)
    given = [0, 0, 0]
    asked: set[tuple[int, int]] = set()
    found = []
    for serial, datagram in datagrams:
        events = connections.receive(serial, datagram)
        if events is not None:
            given[serial] += 1
            found += events
    for each in [*found, *connections.close()]:
        if isinstance(each, Asked):
            asked.add((each.number, each.key))
            assert all(1 <= frame <= len(datagrams) for frame in each.frames)
        elif isinstance(each, Answered):
            assert (each.asked.number, each.asked.key) in asked
        else:
            assert isinstance(each, Unread)
            assert 0 <= each.start <= each.end
    for serial in (1, 2):
        report = connections.report(serial)
        counted = 0 if report is None else sum(report.packets.values())
        assert counted == given[serial], "datagrams that are in no outcome"


def seeds() -> list[bytes]:
    """A ClientHello of aioquic in one Initial and in two, raw and sealed here."""
    peer = Peer(configuration=QuicConfiguration(is_client=True, alpn_protocols=["h3"], server_name="log.example"))
    peer.connect(("192.0.2.7", 443), now=0.0)
    raw = b"".join(b"\0" + len(data).to_bytes(2, "big") + data for data, _ in peer.datagrams_to_send(now=0.0))
    hello = b"\x01\0\0\x2d\3\3" + bytes(32) + b"\0\0\4\x13\1\x13\2\1\0\0\0"

    def crypto(offset: int, data: bytes, flags: int) -> bytes:
        frames = b"\x06" + bytes([offset, len(data)]) + data
        return bytes([flags]) + len(frames).to_bytes(2, "big") + frames

    return [raw, crypto(0, hello, 2), crypto(20, hello[20:], 2) + crypto(0, hello[:20], 2), crypto(0, hello, 6)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
