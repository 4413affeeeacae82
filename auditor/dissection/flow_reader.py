"""One flow from its events to exchanges, and at its end to a connection with its share of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.dissection.layers import Found, Layer, Setting
from auditor.dissection.placing import FlowYield, Key, Placed, Settled, add, exchange_of, spoken_exchange
from auditor.model import Exchange, Outcome, TlsInfo
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction, StreamEvent
from auditor.protocols.annotate import annotate
from auditor.protocols.datagrams import SpanAnnounced, SpokenSpan
from auditor.protocols.messages import NO_READER, RequestDone, Transaction, Unread

if TYPE_CHECKING:
    from auditor.dissection.unknown import UnknownStream

NOTHING_SAID = "opened and closed without anything said in it"


class FlowReader:
    """Reads one TCP flow. ``receive`` takes its events in order; ``connection`` and ``share`` are asked at the end."""

    __slots__ = ("_details", "_done", "_layer", "_names", "_unread", "_unread_bytes", "flow")

    def __init__(self, flow: Flow, setting: Setting, names: Names) -> None:
        self.flow = flow
        self._names = names
        self._layer = Layer(setting, flow.provenance)
        self._done: dict[tuple[int, int], Placed] = {}
        self._unread: dict[Outcome, int] = {}
        self._unread_bytes: dict[tuple[Direction, Outcome], int] = {}
        self._details: dict[Outcome, str] = {}

    def receive(self, events: list[StreamEvent]) -> FlowYield:
        """Feed the events of one batch."""
        result = FlowYield([], [])
        for event in self._layer.in_order(events):
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
                place = self._place(layer, message.key, Direction.CLIENT, message.start, message.end)
                result.completed.append(place.key)
            elif isinstance(message, Unread):
                self._count_unread(layer, message)
            elif isinstance(message, SpanAnnounced):
                place = self._place(layer, message.key, message.direction, message.start, message.end)
                result.completed.append(place.key)
            elif isinstance(message, SpokenSpan):
                result.exchanges.append(self._spoken(layer, message))

    def _place(self, layer: Layer, key: int, direction: Direction, start: int, end: int) -> Placed:
        ready, frames, time_ns = layer.provenance[direction].place(start, end)
        placed = Placed((ready, self.flow.serial, layer.number, key), frames, time_ns)
        self._done[layer.number, key] = placed
        return placed

    def _count_unread(self, layer: Layer, unread: Unread) -> None:
        packets = layer.provenance[unread.direction].count(unread.start, unread.end)
        add(self._unread, unread.reason, packets)
        direction = Direction(unread.direction ^ layer.flipped)
        add(self._unread_bytes, (direction, unread.reason), unread.end - unread.start)
        self._details.setdefault(unread.reason, unread.detail)

    def _exchange(self, layer: Layer, t: Transaction) -> tuple[Key, Exchange]:
        placed = self._done.pop((layer.number, t.key))
        around = (self._tls_around(layer), layer.authority)
        return placed.key, exchange_of(annotate(t), placed, self._seen_by(layer), around, self._names)

    def _spoken(self, layer: Layer, spoken: SpokenSpan) -> tuple[Key, Exchange]:
        placed = self._done.pop((layer.number, spoken.key))
        around = (self._tls_around(layer), layer.authority)
        return placed.key, spoken_exchange(spoken, placed, self._seen_by(layer), around, self._names)

    def _seen_by(self, layer: Layer) -> Flow:
        """The flow with its ends as this layer knows them: exchanged where the far end is the one that asks."""
        flow = self.flow
        return replace(flow, client=flow.server, server=flow.client) if layer.flipped else flow

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

    def settle(self, *, fingerprint: bool) -> Settled:
        """What is to be remembered of the flow once it was read; JA4 only where asked for, since it costs."""
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
            ja4=tls[-1].ja4 if tls and fingerprint else None,
            version=info.version if info else None,
            unread=self._unread or {},
            unread_bytes=self._unread_bytes or {},
            details=self._details or {},
            ech=hello is not None and hello.ech,
        )

    def _outcome(self) -> tuple[Outcome, str]:
        if not any(self.flow.payload_packets):
            return Outcome.NO_PAYLOAD, ""
        unknown = next((layer.unknown for layer in self._layer.layers() if layer.unknown is not None), None)
        for layer in self._layer.layers():
            if layer.tls is not None and layer.tls.outcome is not Outcome.AUDITED:
                return _framed(layer.tls.outcome, unknown) or (layer.tls.outcome, layer.tls.detail)
        *around, innermost = self._layer.layers()
        if around and innermost.silent and around[-1].tls is not None:
            return Outcome.AUDITED, NOTHING_SAID
        if not self._layer.read:
            return (Outcome.UNKNOWN, NO_READER) if unknown is None else unknown.verdict()
        return Outcome.AUDITED, ""


def _framed(outcome: Outcome, around: UnknownStream | None) -> tuple[Outcome, str] | None:
    """The verdict on a tunnel that encrypts: TLS inside its frames only looks as if it broke off."""
    if around is None or outcome is not Outcome.ABORTED:
        return None
    verdict = around.verdict()
    return verdict if verdict[0] is Outcome.NO_KEYS else None
