"""All UDP flows of a shard: QUIC connections across flows, and a reader for every other flow of a known protocol."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from auditor.dissection.placing import DIRECT, FlowYield, Key, Placed, Settled, add, exchange_of, spoken_exchange
from auditor.model import Outcome
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.annotate import annotate
from auditor.protocols.datagrams import UNANNOUNCED, Announced, DatagramEvent, DatagramReader, Spoken
from auditor.protocols.messages import ResponseBodies, Unread
from auditor.protocols.registry import DATAGRAM_READERS
from auditor.tls.keylog import KeyLog

if TYPE_CHECKING:
    from auditor.quic.connections import QuicConnections
    from auditor.quic.results import QuicEvent

LOCAL_PORTS = frozenset({67, 68, 137, 138, 546, 547, 1900, 5353, 5355})
"""UDP ports of address assignment and local discovery, which never leave the network."""
QUIC_PORT, QUIC_LONG = 443, 0xC0
_LATE = 1 << 62
"""Orders what came unannounced behind what was announced with the same frame."""


@dataclass(slots=True, eq=False)
class _Reading:
    """One flow: its reader if its protocol is known, and what was not read of it."""

    flow: Flow
    kind: str | None = None
    reader: DatagramReader | None = None
    unread: dict[Outcome, int] = field(default_factory=dict)
    unread_bytes: dict[tuple[Direction, Outcome], int] = field(default_factory=dict)
    details: dict[Outcome, str] = field(default_factory=dict)
    unannounced: int = 0
    local: bool = False


class DatagramStage:
    """Give it the datagrams of each flow in order; at the end `settle` gives every flow's part of the ledger."""

    def __init__(self, keys: KeyLog, bodies: ResponseBodies, names: Names, *, keys_may_come: bool) -> None:
        self._names = names
        self._new_quic = partial(_quic_connections, keys, bodies, keys_may_come=keys_may_come)
        self._quic: QuicConnections | None = None
        self._flows: dict[int, _Reading] = {}
        self._asked: dict[tuple[int, int], Placed] = {}

    def receive(self, flow: Flow, datagrams: list[Datagram]) -> FlowYield:
        """Take what a batch brought for this flow."""
        reading = self._flows.get(flow.serial)
        if reading is None:
            reading = self._flows[flow.serial] = _Reading(flow)
        result = FlowYield([], [])
        for datagram in datagrams:
            if reading.kind is None:
                found = self._receive_quic(flow, datagram)
                if found is not None:
                    self._sort_quic(found, result)
                    continue
                self._choose(reading, datagram)
            if reading.reader is not None:
                self._sort(reading, reading.reader.receive(datagram), result)
            else:
                _count(reading, Unread(datagram.direction, 0, len(datagram.data), *_unknown(flow)))
        return result

    def retry(self, frame: int) -> FlowYield:
        """New secrets came with packet ``frame``."""
        result = FlowYield([], [])
        if self._quic is not None:
            self._sort_quic(self._quic.retry(frame), result)
        return result

    def close(self) -> FlowYield:
        """The capture is over."""
        result = FlowYield([], [])
        if self._quic is not None:
            self._sort_quic(self._quic.close(), result)
        for reading in self._flows.values():
            if reading.reader is not None:
                self._sort(reading, reading.reader.close(), result)
        return result

    def settle(self) -> list[Settled]:
        """What is to be remembered of every flow, after `close`."""
        return [self._settled(reading) for reading in self._flows.values()]

    def _receive_quic(self, flow: Flow, datagram: Datagram) -> list[QuicEvent] | None:
        """What QUIC makes of a datagram, None if it is not; its rooms are opened when a first one may be."""
        if self._quic is None:
            if datagram.data[0] < QUIC_LONG and QUIC_PORT not in (flow.client.port, flow.server.port):
                return None
            self._quic = self._new_quic()
        return self._quic.receive(flow.serial, datagram)

    def _choose(self, reading: _Reading, datagram: Datagram) -> None:
        ports = (reading.flow.client.port, reading.flow.server.port)
        for kind in DATAGRAM_READERS:
            if kind.applies(ports, datagram.data):
                reading.kind, reading.reader = kind.name, kind.make()
                return
        reading.kind = ""

    def _sort(self, reading: _Reading, found: list[DatagramEvent], result: FlowYield) -> None:
        flow = reading.flow
        for event in found:
            if isinstance(event, Announced):
                result.completed.append((event.frame, flow.serial, 0, event.key))
            elif isinstance(event, Spoken):
                key: Key = (event.ready, flow.serial, 0, event.key)
                if event.key == UNANNOUNCED:
                    key = (event.ready, flow.serial, 0, _LATE + reading.unannounced)
                    reading.unannounced += 1
                    result.completed.append(key)
                placed = Placed(key, event.frames, event.time_ns)
                reading.local = reading.local or event.local
                result.exchanges.append((key, spoken_exchange(event, placed, flow, DIRECT, self._names)))
            else:
                _count(reading, event)

    def _sort_quic(self, found: list[QuicEvent], result: FlowYield) -> None:
        from auditor.quic.results import Answered, Asked

        assert self._quic is not None
        for event in found:
            if isinstance(event, Asked):
                key = (event.ready, event.path, event.number, event.key)
                self._asked[event.number, event.key] = Placed(key, event.frames, event.time_ns)
                result.completed.append(key)
            elif isinstance(event, Answered):
                asked = event.asked
                placed = self._asked.pop((asked.number, asked.key))
                around = (self._quic.connection(asked.number).info, None)
                flow = self._flows[asked.path].flow
                exchange = exchange_of(annotate(event.transaction), placed, flow, around, self._names)
                if self._quic.connection(asked.number).flipped(asked.path):
                    exchange = replace(exchange, client=flow.server, server=flow.client)
                result.exchanges.append((placed.key, exchange))

    def _settled(self, reading: _Reading) -> Settled:
        flow = reading.flow
        report = None if self._quic is None else self._quic.report(flow.serial)
        if report is None:
            outcome, detail = Outcome.AUDITED, ""
            if reading.local or (reading.kind == "" and {flow.client.port, flow.server.port} & LOCAL_PORTS):
                outcome, detail = Outcome.LOCAL, "address assignment and local discovery"
            elif reading.kind == "" and QUIC_PORT in (flow.client.port, flow.server.port):
                outcome, detail = Outcome.NO_KEYS, "QUIC whose handshake is not in the capture"
            elif reading.kind == "":
                outcome, detail = _unknown(flow)
            elif not any(flow.payload_packets):
                outcome = Outcome.NO_PAYLOAD
            elif sum(reading.unread.values()) >= sum(flow.payload_packets) - sum(flow.cut_packets) > 0:
                outcome = max(reading.unread, key=lambda reason: (reading.unread[reason], reason))
                detail = reading.details[outcome]
            return Settled(
                flow, outcome, detail, unread=reading.unread, unread_bytes=reading.unread_bytes, details=reading.details
            )
        unread: dict[Outcome, int] = {}
        sizes: dict[tuple[Direction, Outcome], int] = {}
        for (_, outcome), count in report.packets.items():
            if outcome is not Outcome.AUDITED:
                add(unread, outcome, count)
        for (direction, outcome), size in report.sizes.items():
            if outcome is not Outcome.AUDITED:
                add(sizes, (direction, outcome), size)
        details = {outcome: report.details.get(outcome, report.detail) for outcome in unread}
        return Settled(
            flow,
            report.outcome,
            report.detail,
            sni=report.sni,
            alpn=report.alpn,
            ja4=report.ja4,
            version=report.version,
            unread=unread,
            unread_bytes=sizes,
            details=details,
        )


def _quic_connections(keys: KeyLog, bodies: ResponseBodies, *, keys_may_come: bool) -> QuicConnections:
    from auditor.quic.connections import QuicConnections

    return QuicConnections(keys, bodies, keys_may_come=keys_may_come)


def _unknown(flow: Flow) -> tuple[Outcome, str]:
    return Outcome.UNKNOWN, f"UDP port {flow.server.port}"


def _count(reading: _Reading, unread: Unread) -> None:
    add(reading.unread, unread.reason, 1)
    add(reading.unread_bytes, (unread.direction, unread.reason), unread.end - unread.start)
    reading.details.setdefault(unread.reason, unread.detail)
