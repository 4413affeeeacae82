"""Builds packets byte by byte, batches of them, and collects what a network makes of them into comparable values."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from auditor.model import Outcome
from auditor.network.flows import Flow
from auditor.network.network import FlowEvents, Network
from auditor.network.stream import Data, Gap, StreamEvent
from auditor.network.udp import Datagram
from auditor.sources.interface import PacketBatch

CLIENT, SERVER = ("192.168.7.20", 50123), ("203.0.113.9", 443)
FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16
MACS = bytes.fromhex("020000000002020000000001")

End = tuple[str, int]


@dataclass(frozen=True)
class Captured:
    """One packet of a capture: its captured bytes, length on the wire, link type and time."""

    data: bytes
    original: int
    link: int = 1
    time_ns: int = 0


def ip4(source: str, destination: str, protocol: int, payload: bytes, *, ident: int = 1, fragment: int = 0) -> bytes:
    length = 20 + len(payload)
    head = struct.pack(">BBHHHBBH", 0x45, 0, length, ident, fragment, 64, protocol, 0)
    return head + socket.inet_aton(source) + socket.inet_aton(destination) + payload


def ip6(source: str, destination: str, following: int, payload: bytes) -> bytes:
    ends = socket.inet_pton(socket.AF_INET6, source) + socket.inet_pton(socket.AF_INET6, destination)
    return struct.pack(">IHBB", 6 << 28, len(payload), following, 64) + ends + payload


def ethernet(payload: bytes, kind: int = 0x0800) -> bytes:
    return MACS + struct.pack(">H", kind) + payload


def tcp_segment(source: int, destination: int, seq: int, ack: int, flags: int, data: bytes = b"") -> bytes:
    return struct.pack(">HHIIBBHHH", source, destination, seq % 2**32, ack % 2**32, 0x50, flags, 65535, 0, 0) + data


def udp_segment(source: int, destination: int, data: bytes) -> bytes:
    return struct.pack(">HHHH", source, destination, 8 + len(data), 0) + data


def tcp(
    source: End, destination: End, seq: int, ack: int, flags: int, data: bytes = b"", *, snap: int | None = None
) -> Captured:
    """A TCP packet over Ethernet; ``snap`` limits the captured payload."""
    segment = tcp_segment(source[1], destination[1], seq, ack, flags, data)
    frame = ethernet(ip4(source[0], destination[0], 6, segment))
    return Captured(frame if snap is None else frame[: len(frame) - max(len(data) - snap, 0)], len(frame))


def udp(source: End, destination: End, data: bytes) -> Captured:
    frame = ethernet(ip4(source[0], destination[0], 17, udp_segment(source[1], destination[1], data)))
    return Captured(frame, len(frame))


def batch(packets: Sequence[Captured], first_frame: int = 1) -> PacketBatch:
    """All packets in one buffer, as a reader would have them, with record headers between them."""
    captured = np.array([len(p.data) for p in packets], np.int64)
    return PacketBatch(
        b"".join(b"\xa5" * 16 + p.data for p in packets),
        first_frame,
        np.cumsum(captured + 16) - captured,
        captured,
        np.array([p.original for p in packets], np.int64),
        np.array([p.time_ns for p in packets], np.int64),
        np.array([p.link for p in packets], np.int64),
    )


@dataclass
class Result:
    """What a network gave for a whole capture: neighbouring data of a stream joined, so that batches cannot show."""

    flows: dict[int, Flow] = field(default_factory=dict)
    events: dict[tuple[int, int], list[StreamEvent]] = field(default_factory=dict)
    datagrams: dict[int, list[Datagram]] = field(default_factory=dict)
    frames: dict[int, list[list[tuple[int, ...]]]] = field(default_factory=dict)
    closed: list[int] = field(default_factory=list)
    other: dict[Outcome, tuple[int, int]] = field(default_factory=dict)
    packets: int = 0

    def eat(self, found: Iterable[FlowEvents]) -> None:
        for item in found:
            serial = item.flow.serial
            self.flows[serial] = item.flow
            if item.datagrams:
                self.datagrams.setdefault(serial, []).extend(item.datagrams)
            for event in item.events:
                events = self.events.setdefault((serial, event.direction), [])
                last = events[-1] if events else None
                if isinstance(event, Data) and isinstance(last, Data):
                    assert last.start + len(last.data) == event.start
                    events[-1] = Data(event.direction, last.data + event.data, last.start)
                else:
                    events.append(event)
            if item.closed:
                self.closed.append(serial)
                self.frames[serial] = [[_provenance(item.flow, d, o) for o in range(300)] for d in (0, 1)]

    def stream(self, direction: int, serial: int = 1) -> bytes:
        """All data of one direction, gaps left out."""
        return b"".join(e.data for e in self.events.get((serial, direction), []) if isinstance(e, Data))

    def gaps(self, direction: int, serial: int = 1) -> list[tuple[int, int | None]]:
        return [(e.start, e.length) for e in self.events.get((serial, direction), []) if isinstance(e, Gap)]

    def comparable(self) -> tuple[object, ...]:
        flows = [
            (
                (f.serial, f.transport, f.client, f.server, f.first_ns, f.last_ns, f.from_device),
                (f.syn, f.syn_ack, f.reset, f.fin, f.packets, f.payload_packets, f.payload_bytes),
                (f.cut_packets, f.lost_bytes, sorted(f.notes)),
            )
            for _, f in sorted(self.flows.items())
        ]
        return flows, self.events, self.datagrams, self.frames, sorted(self.closed), self.other, self.packets


def _provenance(flow: Flow, direction: int, offset: int) -> tuple[int, ...]:
    found = flow.provenance[direction]
    return (*found.locate(offset), found.ready(offset))


def run(
    packets: Sequence[Captured], size: int = 10**9, *, shard: tuple[int, int] = (0, 1), device: str | None = None
) -> Result:
    """The whole capture through a network, in batches of ``size`` packets."""
    network, result = Network(shard=shard, device=device), Result()
    for start in range(0, len(packets), size):
        result.eat(network.receive(batch(packets[start : start + size], start + 1)))
    result.eat(network.close())
    result.other, result.packets = network.other, network.packets
    return result


def handshake(isn: int = 1000, peer: int = 9000) -> list[Captured]:
    return [
        tcp(CLIENT, SERVER, isn, 0, SYN),
        tcp(SERVER, CLIENT, peer, isn + 1, SYN | ACK),
        tcp(CLIENT, SERVER, isn + 1, peer + 1, ACK),
    ]


def goodbye(client: int, server: int) -> list[Captured]:
    """Both FINs and their acknowledgments; the arguments are the next sequence numbers."""
    return [
        tcp(CLIENT, SERVER, client, server, FIN | ACK),
        tcp(SERVER, CLIENT, server, client + 1, FIN | ACK),
        tcp(CLIENT, SERVER, client + 1, server + 1, ACK),
    ]
