"""All UDP flows of a shard: QUIC connections across flows, and a reader for every other flow of a known protocol."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.dissection.placing import DIRECT, FlowYield, Key, Placed, Settled, add, exchange_of, spoken_exchange
from auditor.model import Endpoint, Outcome
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.annotate import annotate
from auditor.protocols.datagrams import UNANNOUNCED, Announced, DatagramEvent, DatagramReader, Spoken, unread
from auditor.protocols.messages import NO_READER, SAMPLE, ResponseBodies, Unread
from auditor.protocols.registry import DATAGRAM_READERS, DNS_PORT
from auditor.tls.keylog import KeyLog

if TYPE_CHECKING:
    from auditor.protocols.dns_lookups import Lookups
    from auditor.quic.connections import QuicConnections
    from auditor.quic.results import QuicEvent
    from auditor.tls.dtls import DtlsWatch

LOCAL_PORTS = frozenset({67, 68, 137, 138, 546, 547, 1900, 5353, 5355})
"""UDP ports of address assignment and local discovery, which never leave the network."""
QUIC_PORT, QUIC_LONG = 443, 0xC0
QUIC_SHORT, QUIC_SHORT_UNTIL = 0x40, 0x80
"""First bytes of packets with a short header (RFC 9000 section 17.3)."""
DTLS_FROM, DTLS_UNTIL = 20, 64
"""First bytes of DTLS where it shares a flow with others (RFC 9443 section 3)."""
RTP = 2
"""The version of RTP, in the two highest bits; beside DTLS its packets are those of SRTP (RFC 5764)."""
DNS_QUERY = b"\x01"
"""The third byte of a DNS query that wants recursion; no version of QUIC has it there."""
_LATE = 1 << 62
"""Orders what came unannounced behind what was announced with the same frame."""


class _Reading(Struct, eq=False):
    """One flow: its reader if its protocol is known, and what was not read of it.

    ``heard`` is what of lookups the flow held so far, to be given to a reader should more follow.
    """

    flow: Flow
    kind: str | None = None
    reader: DatagramReader | None = None
    unread: dict[Outcome, int] = field(default_factory=dict)
    unread_bytes: dict[tuple[Direction, Outcome], int] = field(default_factory=dict)
    details: dict[Outcome, str] = field(default_factory=dict)
    unannounced: int = 0
    local: bool = False
    dtls: DtlsWatch | None = None
    first: bytes = b""
    sample: bytes = b""
    heard: list[Datagram] | None = None

    @property
    def ports(self) -> tuple[int, int]:
        """The client's and the server's."""
        return self.flow.client.port, self.flow.server.port

    def verdict(self) -> tuple[Outcome, str]:
        """What a flow is that no reader took."""
        from auditor.dissection.unknown import said_of
        from auditor.protocols.named_datagrams import name_datagram

        named = name_datagram(self.ports, self.first)
        return said_of(named, f"UDP port {self.flow.server.port}", self.sample)


class DatagramStage:
    """Give it the datagrams of each flow in order; at the end `settle` gives every flow's part of the ledger."""

    def __init__(self, keys: KeyLog, bodies: ResponseBodies, names: Names, *, keys_may_come: bool) -> None:
        self._names = names
        self._keys = keys
        self._new_quic = partial(_quic_connections, keys, bodies, keys_may_come=keys_may_come)
        self._quic: QuicConnections | None = None
        self._lookups: Lookups | None = None
        self._flows: dict[int, _Reading] = {}
        self._asked: dict[tuple[int, int], Placed] = {}

    def receive(self, flow: Flow, datagrams: list[Datagram]) -> FlowYield:
        """Take what a batch brought for this flow."""
        reading = self._flows.get(flow.serial)
        result = FlowYield([], [])
        if reading is None:
            reading = self._flows[flow.serial] = _Reading(flow)
            if DNS_PORT in reading.ports and self._look_up(reading, datagrams, result):
                return result
        elif reading.heard is not None and datagrams:
            _read_again(reading, reading.heard)
        for datagram in datagrams:
            if reading.kind is None:
                found = self._receive_quic(flow, datagram)
                if found is not None:
                    self._sort_quic(found, result)
                    continue
                if _is_dtls(reading, datagram):
                    continue
                self._choose(reading, datagram)
            if reading.reader is None:
                _pass_over(reading, datagram)
            elif not _is_dtls(reading, datagram):
                events = reading.reader.receive(datagram)
                if reading.dtls is not None and datagram.data[0] >> 6 == RTP and not any(map(_is_unread, events)):
                    _count(reading, unread(datagram, Outcome.NO_KEYS, "audio or video, encrypted with keys of DTLS"))
                self._sort(reading, events, result)
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
        readings = self._flows.values()
        quic = {each.flow.server for each in readings if self._quic and self._quic.report(each.flow.serial) is not None}
        return [self._settled(reading, quic) for reading in readings]

    def _look_up(self, reading: _Reading, datagrams: list[Datagram], result: FlowYield) -> bool:
        """Whether all the flow holds so far is questions with their answers, which are then read."""
        if self._lookups is None:
            from auditor.protocols.dns_lookups import Lookups

            self._lookups = Lookups()
        found = self._lookups.read(datagrams)
        if not found:
            return False
        reading.kind, reading.heard = "DNS", datagrams
        self._sort(reading, found, result)
        return True

    def _receive_quic(self, flow: Flow, datagram: Datagram) -> list[QuicEvent] | None:
        """What QUIC makes of a datagram, None if it is not; its rooms are opened when a first one may be."""
        if self._quic is None:
            data, ports = datagram.data, (flow.client.port, flow.server.port)
            if QUIC_PORT not in ports and (data[0] < QUIC_LONG or (DNS_PORT in ports and data[2:3] == DNS_QUERY)):
                return None
            self._quic = self._new_quic()
        return self._quic.receive(flow.serial, datagram)

    def _choose(self, reading: _Reading, datagram: Datagram) -> None:
        for kind in DATAGRAM_READERS:
            if kind.applies(reading.ports, datagram.data):
                reading.kind = kind.name
                make = kind.make_with
                reading.reader = kind.make() if make is None else make(self._keys.tokens, self._keys.use_token)
                return
        reading.kind = ""

    def _sort(self, reading: _Reading, found: Sequence[DatagramEvent], result: FlowYield) -> None:
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

    def _settled(self, reading: _Reading, quic: set[Endpoint]) -> Settled:
        flow = reading.flow
        report = None if self._quic is None else self._quic.report(flow.serial)
        if report is None:
            outcome, detail = Outcome.AUDITED, ""
            if reading.local or (reading.kind == "" and {flow.client.port, flow.server.port} & LOCAL_PORTS):
                outcome, detail = Outcome.LOCAL, "address assignment and local discovery"
            elif reading.kind == "" and QUIC_PORT in (flow.client.port, flow.server.port):
                outcome, detail = Outcome.NO_KEYS, "QUIC whose handshake is not in the capture"
            elif reading.kind == "" and flow.server in quic and QUIC_SHORT <= reading.first[0] < QUIC_SHORT_UNTIL:
                outcome, detail = Outcome.NO_KEYS, "QUIC to a server known to speak it, of a connection that moved here"
            elif reading.kind == "" and reading.dtls is None:
                outcome, detail = reading.verdict()
            elif not any(flow.payload_packets):
                outcome = Outcome.NO_PAYLOAD
            elif sum(reading.unread.values()) >= sum(flow.payload_packets) - sum(flow.cut_packets) > 0:
                outcome = max(reading.unread, key=lambda reason: (reading.unread[reason], reason))
                detail = reading.details[outcome]
            return _settle_unquic(reading, outcome, detail)
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
            ech=report.ech,
        )


def _quic_connections(keys: KeyLog, bodies: ResponseBodies, *, keys_may_come: bool) -> QuicConnections:
    from auditor.quic.connections import QuicConnections

    return QuicConnections(keys, bodies, keys_may_come=keys_may_come)


def _read_again(reading: _Reading, heard: list[Datagram]) -> None:
    """More follows a lookup that was read as a whole: bring a reader to where it would be."""
    from auditor.protocols.dns_lookups import reader_after

    reading.heard = None
    reading.reader = reader_after(heard)


def _is_unread(event: DatagramEvent) -> bool:
    return not isinstance(event, Announced | Spoken)


def _is_dtls(reading: _Reading, datagram: Datagram) -> bool:
    """Whether a datagram is DTLS, which shares flows with STUN and RTP (RFC 7983); it is looked at and counted."""
    if not DTLS_FROM <= datagram.data[0] < DTLS_UNTIL or DNS_PORT in reading.ports:
        return False
    from auditor.tls.dtls import DtlsWatch

    watch = reading.dtls or DtlsWatch()
    if not watch.receive(datagram.direction, datagram.data):
        return False
    reading.dtls = watch
    _count(reading, unread(datagram, Outcome.NO_KEYS, "DTLS, which is not opened"))
    return True


def _pass_over(reading: _Reading, datagram: Datagram) -> None:
    reading.first = reading.first or datagram.data
    if len(reading.sample) < SAMPLE:
        reading.sample += datagram.data[: SAMPLE - len(reading.sample)]
    if not _is_dtls(reading, datagram):
        _count(reading, unread(datagram, Outcome.UNKNOWN, NO_READER))


def _settle_unquic(reading: _Reading, outcome: Outcome, detail: str) -> Settled:
    watch = reading.dtls
    hello = None if watch is None else watch.hello
    if watch is not None and outcome is Outcome.NO_KEYS:
        detail = f"{watch.version}, which is not opened"
    return Settled(
        reading.flow,
        outcome,
        detail,
        sni=None if hello is None else hello.sni,
        alpn=None if watch is None else watch.alpn,
        ja4=None if watch is None else watch.ja4,
        version=None if watch is None else watch.version,
        unread=reading.unread,
        unread_bytes=reading.unread_bytes,
        details=reading.details,
    )


def _count(reading: _Reading, unread: Unread) -> None:
    add(reading.unread, unread.reason, 1)
    add(reading.unread_bytes, (unread.direction, unread.reason), unread.end - unread.start)
    reading.details.setdefault(unread.reason, unread.detail)
