"""The room's front: batches of packets in, per flow what its streams and datagrams hold out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct

from auditor.model import Outcome
from auditor.network.addresses import Addresses
from auditor.network.columns import TCP, UDP, Columns, is_local, parse
from auditor.network.conversation import Conversation
from auditor.network.dns_answers import dns_answers
from auditor.network.flows import Flow
from auditor.network.fragments import Fragments
from auditor.network.grouping import Pairs
from auditor.network.internet import CUT, ENCRYPTED, FRAGMENT, LINK, MALFORMED
from auditor.network.ip_protocols import outcome_of
from auditor.network.octets import Flags, Ints
from auditor.network.sctp import CHUNKS_AT, SCTP, SctpStage
from auditor.network.stream import StreamEvent
from auditor.network.tcp import TcpStage
from auditor.network.udp import Datagram, UdpStage
from auditor.sources.interface import PacketBatch

WIRELESS = "encrypted by the wireless network"


class FlowEvents(Struct, frozen=True):
    """What a batch brought for one flow: stream events (TCP, the client's first) or datagrams (UDP).

    ``closed`` is True once, with the last events of the flow; its provenance is kept until the next call of `Network`.
    """

    flow: Flow
    events: list[StreamEvent]
    datagrams: list[Datagram]
    closed: bool


class Network:
    """Packets to flows and streams. Results depend on the packets alone, not on how they were batched.

    ``shard`` (number, count) limits the work to flows whose endpoints hash to that number, in every process alike;
    ``answers`` are those to DNS lookups over UDP in the last batch, of all shards (`dns_answers`). ``device`` is an IP
    address or a hardware address (lower case, with colons). With ``activity``, flows note when something was sent.
    ``packets`` counts all packets, ``outside`` those outside flows with their bytes on the wire, by outcome and what
    they are (shard 0 counts them; fragments still waiting are added by `close`). Every packet of the capture is either
    in ``outside`` or in `Flow.packets` of exactly one flow.
    """

    def __init__(self, *, shard: tuple[int, int] = (0, 1), device: str | None = None, activity: bool = False) -> None:
        self.packets = 0
        self.outside: dict[tuple[Outcome, str], tuple[int, int]] = {}
        self.answers: list[tuple[int, bytes]] = []
        self._shard = shard
        self._addresses = Addresses()
        self._fragments = Fragments()
        self._tcp = TcpStage(Pairs(TCP, self._addresses, shard), device, activity=activity)
        self._udp = UdpStage(Pairs(UDP, self._addresses, shard), device, activity=activity)
        self._sctp = SctpStage(Pairs(SCTP, self._addresses, shard), device, activity=activity)
        self._waiting: dict[int, Conversation] = {}
        self._over: list[Conversation] = []
        self._last_frame = 0

    @property
    def other(self) -> dict[Outcome, tuple[int, int]]:
        """``outside`` by outcome alone."""
        sums: dict[Outcome, tuple[int, int]] = {}
        for (outcome, _), (packets, size) in self.outside.items():
            have = sums.get(outcome, (0, 0))
            sums[outcome] = (have[0] + packets, have[1] + size)
        return sums

    def receive(self, batch: PacketBatch) -> list[FlowEvents]:
        """Take the next packets; the flows they brought something for, in order of `Flow.serial`."""
        self._forget()
        self.answers = []
        count = batch.offset.size
        if not count:
            return []
        self.packets += count
        self._last_frame = batch.first_frame + count - 1
        columns = parse(batch, self._addresses, self._fragments)
        is_tcp, is_udp = columns.transport == TCP, columns.transport == UDP
        found: list[FlowEvents] = []
        if not (is_tcp | is_udp).all():
            found = self._others(batch, columns, ~(is_tcp | is_udp))
        datagrams: list[tuple[Flow, list[Datagram]]] = []
        if is_udp.any():
            rows = _rows(is_udp)
            self.answers = dns_answers(columns, rows)
            datagrams = self._udp.receive(batch, columns, rows)
        touched = self._tcp.receive(batch, columns, _rows(is_tcp)) if is_tcp.any() else []
        found += [FlowEvents(flow, [], items, closed=False) for flow, items in datagrams if items]
        found += self._tcp_events({c.flow.serial: c for c in touched})
        return sorted(found, key=lambda f: f.flow.serial)

    def close(self) -> list[FlowEvents]:
        """The capture is over: the last events of every flow still open, in order of `Flow.serial`."""
        self._forget()
        self._fragments.close()
        if self._shard[0] == 0 and self._fragments.lost[0]:
            self._add((Outcome.LOST, "parts of fragmented packets are not in the capture"), *self._fragments.lost)
        open_ones = self._tcp.open()
        for conversation in open_ones:
            conversation.close(self._last_frame)
        found = [FlowEvents(flow, [], [], closed=True) for flow in self._udp.open()]
        found += [FlowEvents(flow, events, [], closed=True) for flow, events in self._sctp.close()]
        found += self._tcp_events({c.flow.serial: c for c in open_ones})
        return sorted(found, key=lambda f: f.flow.serial)

    def _tcp_events(self, touched: dict[int, Conversation]) -> Iterable[FlowEvents]:
        """Decide what is due, then hand over what the touched and the waiting conversations have."""
        for serial, conversation in (self._waiting | touched).items():
            if conversation.due is not None:
                conversation.expire(self._last_frame + 1)
                touched[serial] = conversation
            if conversation.due is not None:
                self._waiting[serial] = conversation
            else:
                self._waiting.pop(serial, None)
        for conversation in touched.values():
            if conversation.forgotten:
                continue
            events = conversation.take_events()
            if conversation.closed:
                self._over.append(conversation)
            if events or conversation.closed:
                yield FlowEvents(conversation.flow, events, [], conversation.closed)

    def _forget(self) -> None:
        for conversation in self._over:
            conversation.forget()
        self._over = []

    def _others(self, batch: PacketBatch, columns: Columns, rows: Flags) -> list[FlowEvents]:
        """Neither TCP nor UDP: SCTP is flows as well, the rest is counted."""
        is_sctp = (columns.transport == SCTP) & (columns.captured >= CHUNKS_AT)
        rest = rows & ~is_sctp
        if rest.any():
            self._count_other(columns, rest)
        if not is_sctp.any():
            return []
        streams = self._sctp.receive(batch, columns, np.flatnonzero(is_sctp))
        return [FlowEvents(flow, events, [], closed=False) for flow, events in streams]

    def _count_other(self, columns: Columns, outside: Flags) -> None:
        """Count packets that belong to no flow; fragments still waiting count when it is known what they become."""
        if self._shard[0] != 0:
            return
        codes = columns.transport
        rest = outside & (codes != FRAGMENT)
        kinds = (
            (Outcome.SNAPLEN, codes == CUT),
            (Outcome.MALFORMED, codes == MALFORMED),
            (Outcome.LINK, codes == LINK),
            (Outcome.NO_KEYS, codes == ENCRYPTED),
            (Outcome.LOCAL, is_local(codes)),
        )
        for outcome, kind in kinds:
            mask = kind & rest
            rest = rest & ~mask
            key = (outcome, WIRELESS if outcome is Outcome.NO_KEYS else "")
            self._add(key, int(columns.carried[mask].sum()), int(columns.size[mask].sum()))
        for code in sorted(set(codes[rest].tolist())):
            mask = rest & (codes == code)
            self._add(outcome_of(code), int(columns.carried[mask].sum()), int(columns.size[mask].sum()))

    def _add(self, key: tuple[Outcome, str], packets: int, size: int) -> None:
        if packets:
            have = self.outside.get(key, (0, 0))
            self.outside[key] = (have[0] + packets, have[1] + size)


def _rows(mask: Flags) -> Ints | None:
    """Row numbers where the mask holds, None for all of them."""
    return None if mask.all() else np.flatnonzero(mask)
