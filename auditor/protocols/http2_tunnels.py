"""WebSockets on HTTP/2 streams (RFC 8441): DATA of such a stream goes to a reader of its own, its spans come back.

Theory of operation: either direction may be read first, so DATA is held (within one budget for the connection) until
both the extended CONNECT and its answer are known. The reader counts the bytes of the stream's payload; where each
DATA frame stood is remembered as far as a span may still name it, and spans are given once the frame they end in is
over.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from auditor.model import Headers, Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols.datagrams import SpanEvent, StreamReader
from auditor.protocols.http2_frames import END_STREAM, HEADER_SIZE, PADDED
from auditor.protocols.messages import HttpEvent, ResponseBodies, Unread

MOST_TUNNELS = 256
HELD_LIMIT = 8 * 1024 * 1024
_COUNTED = 1 << 63
_REFUSED = "sent on a stream whose WebSocket was not agreed on"


class _Placing:
    """Where the payload of one direction of a stream stands in the connection, one entry a DATA frame."""

    __slots__ = ("_begins", "_starts", "placed", "size")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._begins: list[int] = []
        self.size = 0
        self.placed = 0

    def place(self, begin: int) -> None:
        """The payload not yet placed begins at this offset of the connection."""
        if self.size > self.placed:
            self._starts.append(self.placed)
            self._begins.append(begin)
            self.placed = self.size

    def outer(self, offset: int) -> int:
        """The connection's offset of a byte of the payload."""
        if not self._starts:
            return 0
        at = max(bisect_right(self._starts, offset) - 1, 0)
        return self._begins[at] + max(offset - self._starts[at], 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The connection's offsets of a span of the payload."""
        begin = self.outer(start)
        return begin, self.outer(end - 1) + 1 if end > start else begin

    def forget(self, before: int) -> None:
        """No byte of the payload before this one will be asked for."""
        at = bisect_right(self._starts, before) - 1
        if at > 0:
            del self._starts[:at], self._begins[:at]


class _Tunnel:
    """One stream. ``held`` are the events from before both sides were known to speak WebSocket.

    ``begun`` tells whose header block was read: what is lost before that is not of this stream.
    """

    __slots__ = ("_number", "_pending", "begun", "ended", "held", "held_bytes", "placing", "reader")

    def __init__(self, number: int) -> None:
        self._number = number
        self.begun = [False, False]
        self.reader: StreamReader | None = None
        self.held: list[StreamEvent] = []
        self.held_bytes = 0
        self.placing = (_Placing(), _Placing())
        self.ended = [False, False]
        self._pending: tuple[list[SpanEvent], list[SpanEvent]] = ([], [])

    def open(self, reader: StreamReader, out: list[HttpEvent]) -> None:
        """Both sides are known: read what was held."""
        self.reader = reader
        held, self.held, self.held_bytes = self.held, [], 0
        for event in held:
            self.receive(event)
        for direction in Direction:
            self.flush(direction, out)

    def receive(self, event: StreamEvent) -> None:
        """Take one event, in offsets of the payload."""
        if self.reader is not None:
            for found in self.reader.receive(event):
                self._pending[found.direction].append(found)
            return
        self.held.append(event)
        self.held_bytes += len(event.data) if isinstance(event, Data) else 0

    def flush(self, direction: Direction, out: list[HttpEvent]) -> None:
        """Give what is certain of its place."""
        placing, pending = self.placing[direction], self._pending[direction]
        ready = 0
        for found in pending:
            if found.end > placing.placed:
                break
            out.append(_moved(found, self._number, *placing.span(found.start, found.end)))
            ready += 1
        del pending[:ready]
        if self.reader is not None and not pending:
            placing.forget(self.reader.horizon(direction))

    def horizon(self) -> int | None:
        """The lowest offset of the client's direction that may still be named; None for no bound."""
        placing = self.placing[Direction.CLIENT]
        lowest = 0 if self.reader is None else self.reader.horizon(Direction.CLIENT)
        if self._pending[Direction.CLIENT]:
            lowest = min(lowest, self._pending[Direction.CLIENT][0].start)
        return placing.outer(lowest) if lowest < placing.placed else None


class Tunnels:
    """All WebSocket streams of a connection; what they give goes to ``out``.

    ``watched`` are the streams whose DATA from the server is to be handed on even where bodies are left alone.
    """

    __slots__ = ("_modes", "_out", "_tunnels", "_watched")

    def __init__(self, response_bodies: ResponseBodies, out: list[HttpEvent], watched: set[int]) -> None:
        self._modes = response_bodies
        self._watched = watched
        self._out = out
        self._tunnels: dict[int, _Tunnel] = {}

    def __bool__(self) -> bool:
        return bool(self._tunnels)

    def __contains__(self, number: int) -> bool:
        return number in self._tunnels

    def ask(self, number: int) -> None:
        """The client wants a WebSocket on this stream."""
        self._hold(number)
        self._tunnels[number].begun[Direction.CLIENT] = True

    def suspect(self, number: int) -> None:
        """The server's answer on this stream may turn out to be that to a WebSocket."""
        self._hold(number)
        self._tunnels[number].begun[Direction.SERVER] = True

    def open(self, number: int, path: str, host: str | None, answer: Headers) -> None:
        """It is one, and the server agreed."""
        tunnel = self._tunnels.get(number)
        if tunnel is not None and tunnel.reader is None:
            tunnel.begun[Direction.SERVER] = True
            from auditor.protocols.upgrades import open_websocket
            from auditor.protocols.websocket import Handshake

            tunnel.open(open_websocket(Handshake.agreed(path, host, answer), self._modes), self._out)
            self._settle(number)

    def refuse(self, number: int) -> None:
        """It is none: what the client sent on it, if it wanted one, is unread."""
        tunnel = self._tunnels.get(number)
        if tunnel is None:
            return
        self.dismiss(number)
        size = tunnel.placing[Direction.CLIENT].placed
        if size and tunnel.begun[Direction.CLIENT]:
            start, end = tunnel.placing[Direction.CLIENT].span(0, size)
            self._out.append(Unread(Direction.CLIENT, start, end, Outcome.UNKNOWN, _REFUSED))

    def dismiss(self, number: int) -> None:
        """It is an ordinary request after all."""
        if self._tunnels.pop(number, None) is not None:
            self._watched.discard(number)

    def data(self, direction: Direction, number: int, piece: bytes) -> None:
        """Bytes of a DATA frame."""
        tunnel = self._tunnels.get(number)
        if tunnel is None or tunnel.ended[direction]:
            return
        placing = tunnel.placing[direction]
        event = Data(direction, piece, placing.size)
        placing.size += len(piece)
        tunnel.receive(event)
        if tunnel.held_bytes and sum(each.held_bytes for each in self._tunnels.values()) > HELD_LIMIT:
            self.refuse(number)

    def data_end(self, direction: Direction, number: int, flags: int, start: int, end: int) -> None:
        """A DATA frame is over."""
        tunnel = self._tunnels.get(number)
        if tunnel is None:
            return
        tunnel.placing[direction].place(min(start + HEADER_SIZE + bool(flags & PADDED), end))
        tunnel.flush(direction, self._out)
        if flags & END_STREAM:
            self._end(number, direction, clean=True)

    def lose(self, direction: Direction, number: int | None) -> None:
        """Bytes of this stream's DATA, or of any stream's, are missing here."""
        for tunnel in list(self._tunnels.values()) if number is None else [self._tunnels.get(number)]:
            if tunnel is not None and tunnel.begun[direction] and not tunnel.ended[direction]:
                tunnel.receive(Gap(direction, tunnel.placing[direction].size, None))
                tunnel.flush(direction, self._out)

    def reset(self, direction: Direction, number: int) -> None:
        """One side gave the stream up."""
        self._end(number, direction, clean=False)

    def end(self, direction: Direction, offset: int) -> None:
        """A direction of the connection is over."""
        for number, tunnel in list(self._tunnels.items()):
            placing = tunnel.placing[direction]
            placing.place(offset - (placing.size - placing.placed))
            self._end(number, direction, clean=False)

    def close(self) -> None:
        """Both directions of the connection are over."""
        for number, tunnel in list(self._tunnels.items()):
            if tunnel.reader is None:
                self.refuse(number)
            else:
                self._close(number)

    def horizon(self, lowest: int) -> int:
        """The lowest offset of the client's direction that may still be named, at most ``lowest``."""
        bounds = (tunnel.horizon() for tunnel in self._tunnels.values())
        return min((bound for bound in bounds if bound is not None and bound < lowest), default=lowest)

    def _hold(self, number: int) -> None:
        if number in self._tunnels:
            return
        if len(self._tunnels) >= MOST_TUNNELS:
            oldest = next(iter(self._tunnels))
            self.refuse(oldest) if self._tunnels[oldest].reader is None else self._close(oldest)
        self._tunnels[number] = _Tunnel(number)
        self._watched.add(number)

    def _end(self, number: int, direction: Direction, *, clean: bool) -> None:
        tunnel = self._tunnels.get(number)
        if tunnel is None or tunnel.ended[direction]:
            return
        tunnel.receive(End(direction, tunnel.placing[direction].size, clean))
        tunnel.ended[direction] = True
        tunnel.flush(direction, self._out)
        self._settle(number)

    def _settle(self, number: int) -> None:
        """Forget a stream both sides of which are over."""
        tunnel = self._tunnels[number]
        if all(tunnel.ended):
            if tunnel.reader is None:
                self.refuse(number)
            else:
                del self._tunnels[number]

    def _close(self, number: int) -> None:
        for direction in Direction:
            self._end(number, direction, clean=False)
        self._tunnels.pop(number, None)


def _moved(found: SpanEvent, number: int, start: int, end: int) -> SpanEvent:
    """The same in offsets of the connection, under a key unique in it; ``number`` is the stream's."""
    if isinstance(found, Unread):
        return replace(found, start=start, end=end)
    from auditor.protocols.websocket import AFTER_REQUESTS, span_key

    counted = found.key < AFTER_REQUESTS
    key = _COUNTED | number << 32 | found.key if counted else span_key(found.direction, end)
    return replace(found, key=key, start=start, end=end)
