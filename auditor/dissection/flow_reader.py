"""One flow from its events to exchanges, and at its end to a connection with its share of the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from auditor.dissection.layers import Found, Layer, Setting
from auditor.model import Connection, Exchange, Outcome, TlsInfo
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction, StreamEvent
from auditor.protocols.messages import RequestDone, Transaction, Unread

WHOLE_FLOW = frozenset(
    {Outcome.NO_KEYS, Outcome.KEYS_MISSING, Outcome.ABORTED, Outcome.CIPHER, Outcome.UNKNOWN, Outcome.UNDECODABLE}
)
"""Outcomes under which nothing of a flow counts as read."""

Key = tuple[int, int, int, int]
"""When a request could first be read whole: frame, flow, layer, and the reader's own count."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a finished request stands in the capture: its frames, its time (ns) and its place in the order."""

    key: Key
    frames: tuple[int, ...]
    time_ns: int


@dataclass(slots=True)
class FlowYield:
    """What one batch gave for one flow: requests completed, and exchanges with the order key of their request."""

    completed: list[Key]
    exchanges: list[tuple[Key, Exchange]]


@dataclass(frozen=True, slots=True)
class Share:
    """What a flow adds to the ledger: its uncut payload packets by outcome, gaps as bytes and
    one sentence each, and the device's bytes read and not read.
    """

    packets: dict[Outcome, int]
    gaps: dict[Outcome, tuple[int, str]]
    readable: int
    unreadable: int


class FlowReader:
    """Reads one TCP flow. ``receive`` takes its events in order; ``connection`` and ``share`` are asked at the end."""

    __slots__ = ("_details", "_done", "_layer", "_names", "_unread", "_unread_bytes", "flow")

    def __init__(self, flow: Flow, setting: Setting, names: Names) -> None:
        self.flow = flow
        self._names = names
        self._layer = Layer(setting, flow.provenance)
        self._done: dict[tuple[int, int], Placed] = {}
        self._unread: Counter[Outcome] = Counter()
        self._unread_bytes: Counter[tuple[Direction, Outcome]] = Counter()
        self._details: dict[Outcome, str] = {}

    def receive(self, events: list[StreamEvent]) -> FlowYield:
        """Feed the events of one batch."""
        result = FlowYield([], [])
        for event in events:
            self._sort(self._layer.receive(event), result)
        self._layer.forget()
        return result

    def retry(self, frame: int) -> FlowYield:
        """New secrets came with packet ``frame``."""
        result = FlowYield([], [])
        self._sort(self._layer.retry(frame), result)
        return result

    def close(self) -> FlowYield:
        """The flow is over."""
        result = FlowYield([], [])
        self._sort(self._layer.close(), result)
        return result

    def _sort(self, found: list[Found], result: FlowYield) -> None:
        for layer, message in found:
            if isinstance(message, Transaction):
                result.exchanges.append(self._exchange(layer, message))
            elif isinstance(message, RequestDone):
                result.completed.append(self._place(layer, message).key)
            elif isinstance(message, Unread):
                self._count_unread(layer, message)

    def _place(self, layer: Layer, done: RequestDone) -> Placed:
        provenance = layer.provenance[Direction.CLIENT]
        key = (provenance.ready(done.end - 1), self.flow.serial, layer.number, done.key)
        frames = provenance.frames(done.start, done.end)
        placed = Placed(key, frames, provenance.locate(done.start)[1])
        self._done[layer.number, done.key] = placed
        return placed

    def _count_unread(self, layer: Layer, unread: Unread) -> None:
        self._unread[unread.reason] += layer.provenance[unread.direction].count(unread.start, unread.end)
        self._unread_bytes[unread.direction, unread.reason] += unread.end - unread.start
        self._details.setdefault(unread.reason, unread.detail)

    def _exchange(self, layer: Layer, t: Transaction) -> tuple[Key, Exchange]:
        placed = self._done.pop((layer.number, t.key))
        flow, tls = self.flow, self._tls_around(layer)
        host, port = split_authority(t.authority)
        if not host:
            host = (tls.sni if tls else None) or self._names.name(flow.server.address) or flow.server.address
        exchange = Exchange(
            n=-1,
            time_ns=placed.time_ns,
            protocol=t.protocol,
            method=t.method,
            scheme=t.scheme or ("https" if tls else "http"),
            host=host.lower(),
            port=flow.server.port if port is None else port,
            path=t.target,
            status=t.status,
            request=t.request,
            response=t.response,
            client=flow.client,
            server=flow.server,
            frames=placed.frames,
            tls=tls,
            notes=t.notes,
        )
        return placed.key, exchange

    def _tls_around(self, inner: Layer) -> TlsInfo | None:
        info = None
        for layer in self._layer.layers():
            if layer.number >= inner.number:
                break
            info = layer.info() or info
        return info

    @property
    def waits(self) -> bool:
        """Whether keys that come later could still open something."""
        return any(
            layer.tls is not None and layer.tls.outcome in (Outcome.NO_KEYS, Outcome.KEYS_MISSING)
            for layer in self._layer.layers()
        )

    def settle(self) -> Settled:
        """What is to be remembered of the flow once it was read."""
        tls = [layer.tls for layer in self._layer.layers() if layer.tls is not None]
        hello = tls[-1].hello if tls else None
        info = tls[-1].info if tls else None
        outcome, detail = self._outcome()
        return Settled(
            flow=self.flow,
            outcome=outcome,
            detail=detail,
            sni=hello.sni if hello else None,
            alpn=info.alpn if info else None,
            ja4=tls[-1].ja4 if tls else None,
            version=info.version if info else None,
            unread=self._unread,
            unread_bytes=self._unread_bytes,
            details=self._details,
        )

    def _outcome(self) -> tuple[Outcome, str]:
        if not any(self.flow.payload_packets):
            return Outcome.NO_PAYLOAD, ""
        for layer in self._layer.layers():
            if layer.tls is not None and layer.tls.outcome is not Outcome.AUDITED:
                return layer.tls.outcome, layer.tls.detail
        if not self._layer.read:
            return Outcome.UNKNOWN, "no reader knows this protocol"
        return Outcome.AUDITED, ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A flow after it was read: its counters still grow while late packets come, the rest is final."""

    flow: Flow
    outcome: Outcome
    detail: str
    sni: str | None = None
    alpn: str | None = None
    ja4: str | None = None
    version: str | None = None
    unread: Counter[Outcome] = field(default_factory=Counter)
    unread_bytes: Counter[tuple[Direction, Outcome]] = field(default_factory=Counter)
    details: dict[Outcome, str] = field(default_factory=dict)

    def connection(self, names: Names) -> Connection:
        """The flow as it looks from outside."""
        flow = self.flow
        return Connection(
            client=flow.client,
            server=flow.server,
            transport=flow.transport,
            sni=self.sni,
            alpn=self.alpn,
            ja4=self.ja4,
            app=None,
            bytes_out=flow.payload_bytes[0],
            bytes_in=flow.payload_bytes[1],
            packets=flow.all_packets,
            first=flow.first_ns,
            last=flow.last_ns,
            outcome=self.outcome,
            version=self.version,
            host=self.sni or names.name(flow.server.address),
            frame=flow.first_frame,
            detail=self.detail,
        )

    def share(self) -> Share:
        """The flow's part of the ledger; its packets sum to all packets of the flow."""
        flow = self.flow
        cut = sum(flow.cut_packets)
        left = sum(flow.payload_packets) - cut
        packets: Counter[Outcome] = Counter({Outcome.NO_PAYLOAD: flow.bare_packets, Outcome.SNAPLEN: cut})
        gaps = {Outcome.SNAPLEN: (0, "packets were cut short when captured")} if cut else {}
        own = Direction.SERVER if flow.from_device is False else Direction.CLIENT
        sent = flow.payload_bytes[own]
        if self.outcome in WHOLE_FLOW:
            packets[self.outcome] += left
            gaps[self.outcome] = (sum(flow.payload_bytes), self.detail)
            return Share(packets, gaps, 0, sent)
        if self.outcome is Outcome.LOCAL:
            packets[self.outcome] += left
            gaps[self.outcome] = (sum(flow.payload_bytes), self.detail)
            return Share(packets, gaps, 0, 0)
        for reason, count in sorted(self.unread.items()):
            taken = min(count, left)
            packets[reason] += taken
            left -= taken
            size = sum(self.unread_bytes[direction, reason] for direction in Direction)
            gaps[reason] = (size, self.details[reason])
        packets[Outcome.AUDITED] += left
        if any(flow.lost_bytes):
            size, text = gaps.get(Outcome.LOST, (0, "bytes that were sent are not in the capture"))
            gaps[Outcome.LOST] = (size + sum(flow.lost_bytes), text)
        lost = flow.lost_bytes[own] + sum(n for (direction, _), n in self.unread_bytes.items() if direction is own)
        return Share(packets, gaps, max(sent - lost, 0), min(lost, sent))


def split_authority(authority: str | None) -> tuple[str | None, int | None]:
    """Host and port of ``host``, ``host:port``, ``[v6]`` or ``[v6]:port``; user information is dropped."""
    if not authority:
        return None, None
    authority = authority.rpartition("@")[2]
    if authority.startswith("["):
        host, _, rest = authority[1:].partition("]")
        port = rest.removeprefix(":")
    else:
        host, _, port = authority.partition(":")
    return host, int(port) if port.isascii() and port.isdigit() and len(port) <= 5 else None
