"""The streams of one QUIC connection: frames in, bytes in order out to whoever speaks the protocol on top.

A gap is given up when nothing filled it for so long, or so much waits behind it, that the capture does not hold it.
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.messages import HttpEvent, Unread
from auditor.quic.frames import ResetFrame, StreamFrame
from auditor.quic.reassembly import Reassembly, Track

PATIENCE_NS = 15_000_000_000
"""How long a gap may stay open, in time of the capture."""
HELD_PER_STREAM = 2 * 1024 * 1024
HELD_PER_CONNECTION = 8 * 1024 * 1024
FINISHED_KEPT = 8192
MOST_STREAMS = 4096
_CHECK_EVERY = 32

Key = tuple[Direction, int]


class Place(Struct, frozen=True):
    """Where a packet stands: frame number, time (ns) and the flow it came on."""

    frame: int
    time_ns: int
    path: int


class Application(Protocol):
    """Who reads the streams; `auditor.protocols.http3.Http3Connection` is one."""

    def take(self) -> list[HttpEvent]:
        """What was found since the last call."""

    def data(self, direction: Direction, number: int, data: bytes, start: int) -> None:
        """The next bytes of a stream, at offset ``start``."""

    def gap(self, direction: Direction, number: int, length: int, known: int) -> None:
        """The next ``length`` bytes of a stream will never come; ``known`` were sent, these and what waits behind."""

    def end(
        self, direction: Direction, number: int, offset: int, *, clean: bool = True, code: int | None = None
    ) -> None:
        """One direction of a stream is over, at its end, or cut off, or reset with this code."""

    def stall(self, direction: Direction, number: int, *, stalled: bool) -> None:
        """Bytes of this stream are missing so far while later ones came, or no longer."""

    def close(self) -> None:
        """Nothing more will come."""


class UnknownApplication:
    """Reads nothing: every byte is passed over, because no reader knows the protocol."""

    def __init__(self, name: str) -> None:
        self._detail = f"no reader knows {name} over QUIC"
        self._out: list[HttpEvent] = []

    def take(self) -> list[HttpEvent]:
        found, self._out = self._out, []
        return found

    def data(self, direction: Direction, number: int, data: bytes, start: int) -> None:
        self._out.append(Unread(direction, start, start + len(data), Outcome.UNKNOWN, self._detail))

    def gap(self, direction: Direction, number: int, length: int, known: int) -> None:
        pass

    def end(
        self, direction: Direction, number: int, offset: int, *, clean: bool = True, code: int | None = None
    ) -> None:
        pass

    def stall(self, direction: Direction, number: int, *, stalled: bool) -> None:
        pass

    def close(self) -> None:
        pass


class Streams:
    """All streams of a connection. ``lost`` counts stream bytes that the capture does not hold, per direction."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.lost = [0, 0]
        self._orders: dict[Key, Reassembly] = {}
        self._gaps: dict[Key, int] = {}
        self._tracks: dict[int, Track] = {}
        self._finished: dict[Key, None] = {}
        self._held = 0
        self._ticks = 0

    def receive(self, direction: Direction, frame: StreamFrame, place: Place) -> None:
        """Take bytes of a stream."""
        key = (direction, frame.stream)
        order = self._order(key)
        if order is None:
            return
        before, held = order.next, order.held
        data = order.feed(frame.offset, frame.data)
        if frame.fin:
            order.final = frame.offset + len(frame.data)
        if order.next != before or order.held != held or frame.fin:
            self._note(key, place)
        self._held += order.held - held
        self._deliver(key, order, data, before)
        self._watch(key, order, place.time_ns)
        if key in self._gaps and (order.held > HELD_PER_STREAM or order.crowded):
            self._skip(key, order)
        while self._held > HELD_PER_CONNECTION and self._gaps:
            oldest = next(iter(self._gaps))
            self._skip(oldest, self._orders[oldest])

    def reset(self, direction: Direction, frame: ResetFrame, place: Place) -> None:
        """One side gives a stream up: what is missing of it will not come."""
        key = (direction, frame.stream)
        order = self._order(key)
        if order is None:
            return
        self._note(key, place)
        order.final = None
        while key in self._gaps:
            self._skip(key, order)
        self.application.end(direction, frame.stream, order.next, code=frame.code)
        self._forget(key)

    def tick(self, time_ns: int) -> None:
        """Time goes on: give up gaps that were open too long. Cheap enough to be called for every datagram."""
        self._ticks += 1
        if self._ticks % _CHECK_EVERY or not self._gaps:
            return
        for key, since in list(self._gaps.items()):
            if time_ns - since > PATIENCE_NS and key in self._gaps:
                self._skip(key, self._orders[key])

    def close(self) -> None:
        """The connection is over: give what waits behind gaps, and end every stream."""
        for key, order in list(self._orders.items()):
            while key in self._gaps:
                self._skip(key, order)
        for (direction, number), order in list(self._orders.items()):
            self.application.end(direction, number, order.next, clean=False)
        self._orders.clear()
        self.application.close()

    def track(self, stream: int) -> Track | None:
        """Which packets hold the client's side of this stream; asked once."""
        return self._tracks.pop(stream, None)

    def _order(self, key: Key) -> Reassembly | None:
        order = self._orders.get(key)
        if order is None and key not in self._finished:
            if len(self._orders) >= MOST_STREAMS:
                oldest = next(iter(self._orders))
                while oldest in self._gaps:
                    self._skip(oldest, self._orders[oldest])
                if oldest in self._orders:
                    self.application.end(*oldest, self._orders[oldest].next, clean=False)
                    self._forget(oldest)
            order = self._orders[key] = Reassembly()
        return order

    def _note(self, key: Key, place: Place) -> None:
        direction, number = key
        if direction is Direction.CLIENT and number & 3 == 0:
            track = self._tracks.get(number)
            if track is None:
                if len(self._tracks) >= MOST_STREAMS:
                    del self._tracks[next(iter(self._tracks))]
                track = self._tracks[number] = Track(place.path)
            track.note(place.frame, place.time_ns)

    def _deliver(self, key: Key, order: Reassembly, data: bytes, start: int) -> None:
        direction, number = key
        if data:
            self.application.data(direction, number, data, start)
        if order.done:
            self.application.end(direction, number, order.next)
            self._forget(key)

    def _watch(self, key: Key, order: Reassembly, time_ns: int) -> None:
        """Keep in mind since when a stream has a gap."""
        if key in self._gaps:
            if not order.held and (order.final is None or order.done):
                del self._gaps[key]
                self.application.stall(*key, stalled=False)
        elif not order.done and (order.held or order.final is not None):
            self._gaps[key] = time_ns
            self.application.stall(*key, stalled=True)

    def _skip(self, key: Key, order: Reassembly) -> None:
        """Give the first gap of a stream up."""
        held, known = order.held, order.extent
        start, length, data = order.skip()
        self._held += order.held - held
        direction, number = key
        self.lost[direction] += length
        if length:
            self.application.gap(direction, number, length, known)
        since = self._gaps[key]
        self._deliver(key, order, data, start + length)
        self._watch(key, order, since)

    def _forget(self, key: Key) -> None:
        order = self._orders.pop(key, None)
        if order is not None:
            self._held -= order.held
        if self._gaps.pop(key, None) is not None:
            self.application.stall(*key, stalled=False)
        self._finished[key] = None
        if len(self._finished) > FINISHED_KEPT:
            del self._finished[next(iter(self._finished))]
