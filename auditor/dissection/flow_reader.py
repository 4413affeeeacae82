"""One flow from its events to exchanges, and at its end to a connection with its share of the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from auditor.dissection.layers import Found, Layer, Setting
from auditor.model import Connection, Exchange, Outcome, TlsInfo
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction, StreamEvent
from auditor.protocols.messages import RequestDone, Transaction, Unread

WHOLE_FLOW = frozenset({Outcome.NO_KEYS, Outcome.KEYS_MISSING, Outcome.ABORTED, Outcome.CIPHER, Outcome.UNKNOWN})
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
    """What a flow adds to the ledger: its payload packets by outcome, and the device's bytes read and not read."""

    packets: dict[Outcome, int]
    bytes: dict[Outcome, int]
    readable: int
    unreadable: int


class FlowReader:
    """Reads one TCP flow. ``receive`` takes its events in order; ``connection`` and ``share`` are asked at the end."""

    __slots__ = ("_details", "_done", "_flow", "_layer", "_names", "_unread", "_unread_bytes")

    def __init__(self, flow: Flow, setting: Setting, names: Names) -> None:
        self._flow = flow
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
        key = (provenance.ready(done.end - 1), self._flow.serial, layer.number, done.key)
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
        flow, tls = self._flow, self._tls_around(layer)
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

    def outcome(self) -> tuple[Outcome, str]:
        """What became of the flow as a whole, with the reason in words."""
        if self._flow.payload_packets == 0:
            return Outcome.NO_PAYLOAD, ""
        for layer in self._layer.layers():
            if layer.tls is not None and layer.tls.outcome is not Outcome.AUDITED:
                return layer.tls.outcome, layer.tls.detail
        if not self._layer.read:
            return Outcome.UNKNOWN, "no reader knows this protocol"
        return Outcome.AUDITED, ""

    def connection(self) -> Connection:
        """The flow as it looks from outside."""
        outcome, detail = self.outcome()
        tls = [layer.tls for layer in self._layer.layers() if layer.tls is not None]
        hello = tls[-1].hello if tls else None
        info = tls[-1].info if tls else None
        return connection_of(
            self._flow,
            self._names,
            outcome,
            detail,
            sni=hello.sni if hello else None,
            alpn=info.alpn if info else None,
            ja4=tls[-1].ja4 if tls else None,
            version=info.version if info else None,
        )

    def share(self) -> Share:
        """The flow's payload packets by outcome; they sum to its payload packets not cut by the snaplen."""
        flow = self._flow
        whole, _ = self.outcome()
        own = Direction.SERVER if flow.from_device is False else Direction.CLIENT
        sent = flow.bytes_in if own is Direction.SERVER else flow.bytes_out
        if whole in WHOLE_FLOW or whole is Outcome.UNDECODABLE:
            return Share({whole: flow.payload_packets}, {whole: flow.bytes_out + flow.bytes_in}, 0, sent)
        left = flow.payload_packets
        packets: dict[Outcome, int] = {}
        for reason, count in self._unread.items():
            packets[reason] = min(count, left)
            left -= packets[reason]
        packets[Outcome.AUDITED] = left
        unread: Counter[Outcome] = Counter()
        for (_, reason), size in self._unread_bytes.items():
            unread[reason] += size
        lost = min(sum(n for (direction, _), n in self._unread_bytes.items() if direction is own), sent)
        return Share(packets, dict(unread), sent - lost, lost)


def connection_of(
    flow: Flow,
    names: Names,
    outcome: Outcome,
    detail: str,
    *,
    sni: str | None = None,
    alpn: str | None = None,
    ja4: str | None = None,
    version: str | None = None,
) -> Connection:
    """A `Connection` out of a flow's counters and what its reader knows."""
    return Connection(
        client=flow.client,
        server=flow.server,
        transport=flow.transport,
        sni=sni,
        alpn=alpn,
        ja4=ja4,
        app=None,
        bytes_out=flow.bytes_out,
        bytes_in=flow.bytes_in,
        packets=flow.packets,
        first=flow.first,
        last=flow.last,
        outcome=outcome,
        version=version,
        host=sni or names.name(flow.server.address),
        frame=flow.first_frame,
        detail=detail,
    )


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
