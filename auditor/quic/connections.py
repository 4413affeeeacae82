"""All QUIC connections of a capture: which one a datagram belongs to, also after it moved to another flow.

The conductor asks `QuicConnections.receive` with every datagram of every UDP flow that may be QUIC; None means that it
is not. Flows are named by a number (their serial). A connection is recognised by its flow and connection ids, and on a
new flow by connection ids alone (RFC 9000 section 9).
"""

from __future__ import annotations

from collections import Counter

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.messages import ResponseBodies
from auditor.quic.connection import QuicConnection
from auditor.quic.packets import LONG, Packet, google_version, sniff_quic, split
from auditor.quic.results import QuicEvent, QuicReport
from auditor.quic.versions import Kind
from auditor.tls.keylog import KeyLog

SHORTEST_ROUTING_ID = 4
"""Connection ids shorter than this are too easily hit by chance to follow a connection to another flow."""
WHOLE = frozenset({Outcome.NO_KEYS, Outcome.KEYS_MISSING, Outcome.ABORTED, Outcome.UNKNOWN, Outcome.UNDECODABLE})
"""Outcomes under which nothing of a connection counts as read."""


class QuicConnections:
    """Connections by flow and id. ``connection`` gives one by the number its results carry."""

    def __init__(self, keys: KeyLog, response_bodies: ResponseBodies, *, keys_may_come: bool = False) -> None:
        self._keys = keys
        self._response_bodies = response_bodies
        self._keys_may_come = keys_may_come
        self._all: list[QuicConnection] = []
        self._flows: dict[int, list[QuicConnection]] = {}
        self._ids: dict[bytes, tuple[QuicConnection, Direction]] = {}
        self._lengths: list[int] = []

    def connection(self, number: int) -> QuicConnection:
        """The connection of this number, counted from 0 in order of their first packets."""
        return self._all[number]

    def owns(self, serial: int) -> bool:
        """Whether datagrams of this flow were taken before."""
        return serial in self._flows

    def receive(self, serial: int, datagram: Datagram) -> list[QuicEvent] | None:
        """Take a datagram of flow ``serial``; None if it is not QUIC, which then must be read by somebody else."""
        connection = self._route(serial, datagram)
        if connection is None:
            return None
        found = connection.receive(datagram, serial)
        if connection.ids.fresh:
            self._learn(connection)
        return found

    def retry(self, frame: int) -> list[QuicEvent]:
        """New secrets were added to the key log at this frame."""
        return [event for connection in self._all for event in connection.retry(frame)]

    def close(self) -> list[QuicEvent]:
        """The capture is over."""
        return [event for connection in self._all for event in connection.close()]

    def report(self, serial: int) -> QuicReport | None:
        """What became of the QUIC datagrams of a flow, after `close`; None if it had none."""
        connections = self._flows.get(serial)
        if not connections:
            return None
        packets: Counter[tuple[Direction, Outcome]] = Counter()
        sizes: Counter[tuple[Direction, Outcome]] = Counter()
        details: dict[Outcome, str] = {}
        lost = [0, 0]
        for connection in connections:
            tally = connection.tallies[serial]
            outcome = connection.outcome
            whole = outcome if outcome in WHOLE else None
            if whole is not None:
                details.setdefault(whole, connection.detail)
            for (direction, each), count in tally.packets.items():
                packets[direction, whole or each] += count
            for (direction, each), size in tally.sizes.items():
                sizes[direction, whole or each] += size
            if whole is None:
                details |= {each: text for each, text in tally.details.items() if each not in details}
            if next(iter(connection.tallies)) == serial:
                for side in Direction:
                    lost[side ^ connection.flipped(serial)] += connection.lost[side]
        first = connections[0]
        info = first.info
        return QuicReport(
            first.outcome,
            first.detail,
            first.version,
            first.progress.sni,
            None if info is None else info.alpn,
            first.ja4,
            len(connections),
            {key: count for key, count in packets.items() if count},
            {key: size for key, size in sizes.items() if size},
            (lost[0], lost[1]),
            details,
            first.progress.ech,
        )

    # -- routing

    def _route(self, serial: int, datagram: Datagram) -> QuicConnection | None:
        data = datagram.data
        known = self._flows.get(serial)
        if not data:
            return None
        if data[0] & LONG or google_version(data) is not None:
            return self._route_long(serial, datagram, known)
        if known is not None and len(known) == 1:
            return known[0]
        found = self._by_id(serial, datagram, data[1:21])
        if found is not None:
            return found
        return known[-1] if known is not None else None

    def _route_long(self, serial: int, datagram: Datagram, known: list[QuicConnection] | None) -> QuicConnection | None:
        packets = split(datagram.data)
        packet = packets[0] if packets else None
        if packet is not None and packet.dcid and not (known is None and packet.kind is Kind.INITIAL):
            found = self._ids.get(packet.dcid)
            if found is not None:
                return self._on(serial, datagram, *found)
        if known is None:
            return self._open(serial) if sniff_quic(datagram.data) else None
        if packet is not None and packet.kind is Kind.INITIAL and self._begins(serial, datagram, packet, known[-1]):
            return self._open(serial)
        return known[-1]

    def _begins(self, serial: int, datagram: Datagram, packet: Packet, latest: QuicConnection) -> bool:
        """Whether an Initial to an unknown connection id opens another connection on the same flow."""
        if latest.hello is None or datagram.direction ^ latest.flipped(serial):
            return False
        if latest.opens(datagram, packet) or (packet.token and not latest.progress.answered):
            return False
        fresh = QuicConnection(KeyLog(), ResponseBodies.SKIP)
        fresh.receive(datagram)
        return fresh.hello is None or fresh.hello.random != latest.hello.random

    def _by_id(self, serial: int, datagram: Datagram, head: bytes) -> QuicConnection | None:
        for length in self._lengths:
            found = self._ids.get(head[:length])
            if found is not None:
                return self._on(serial, datagram, *found)
        return None

    def _on(self, serial: int, datagram: Datagram, connection: QuicConnection, side: Direction) -> QuicConnection:
        """The datagram goes to ``side`` of this connection: note the flow if it is new to it."""
        flow = self._flows.setdefault(serial, [])
        if connection not in flow:
            flow.append(connection)
            connection.add_path(serial, flipped=datagram.direction is side)
        return connection

    def _open(self, serial: int) -> QuicConnection:
        connection = QuicConnection(
            self._keys, self._response_bodies, keys_may_come=self._keys_may_come, number=len(self._all)
        )
        self._all.append(connection)
        self._flows.setdefault(serial, []).append(connection)
        return connection

    def _learn(self, connection: QuicConnection) -> None:
        for side, dcid in connection.ids.fresh:
            if len(dcid) >= SHORTEST_ROUTING_ID:
                self._ids[dcid] = connection, side
                if len(dcid) not in self._lengths:
                    self._lengths = sorted([*self._lengths, len(dcid)], reverse=True)
        connection.ids.fresh.clear()
