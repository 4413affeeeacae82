"""HTTP/2 (RFC 9113) as captured: both directions in, requests with their answers out, whatever was lost between.

Theory of operation: either direction may open a stream, because which comes first depends on the packets. A stream is
given as a `Transaction` when both halves ended. A reset ends the half it was sent on; the other half, of which more may
have been sent before the reset arrived, gets time: until both directions ended, or a good many bytes later.
"""

from __future__ import annotations

from collections import deque

from msgspec.structs import replace

from auditor.model import EMPTY_BODY, Message, Outcome
from auditor.network.stream import Direction, End, StreamEvent
from auditor.protocols.hpack_tables import Field
from auditor.protocols.http2_blocks import HeaderBlocks
from auditor.protocols.http2_frames import END_STREAM, FrameReader, sniff_http2, sniff_http2_server
from auditor.protocols.http2_stream import Half, Stream, may_be_tunnel, split_pseudo
from auditor.protocols.http2_tunnels import Tunnels
from auditor.protocols.messages import PUSHED, HttpEvent, RequestDone, ResponseBodies, Transaction, Unread

__all__ = ["Http2Connection", "sniff_http2", "sniff_http2_server"]

MAX_STREAMS = 32768
MAX_WAITING_BYTES = 128 * 1024 * 1024
"""Bodies of requests kept for their answers."""
MAX_RESETS = 1000
FINISHED_KEPT = 8192
RESET_PATIENCE = 32 * 1024 * 1024


class Http2Connection:
    """One connection. ``receive`` takes the events of both directions, in order within each.

    ``upgraded`` is the HTTP/1 request that became stream 1 (``Upgrade: h2c``); it is given again with its answer under
    its own key, and the keys of later requests follow it.
    """

    def __init__(self, response_bodies: ResponseBodies, *, upgraded: Transaction | None = None) -> None:
        self.out: list[HttpEvent] = []
        skip = response_bodies is ResponseBodies.SKIP
        self._modes = (ResponseBodies.KEEP, response_bodies)
        self._sides = (
            FrameReader(Direction.CLIENT, HeaderBlocks(self, Direction.CLIENT), self.out, skip=False),
            FrameReader(Direction.SERVER, HeaderBlocks(self, Direction.SERVER), self.out, skip=skip),
        )
        self._tunnels = Tunnels(response_bodies, self.out, self._sides[1].watched)
        self._streams: dict[int, Stream] = {}
        self._finished: dict[int, None] = {}
        self._resets: deque[tuple[int, Stream]] = deque()
        self._next_key = 0
        self._waiting_bytes = 0
        if upgraded is not None:
            stream = self._streams[1] = Stream(1, upgraded.key, upgraded=upgraded)
            stream.request = Half((), start=upgraded.start, end=upgraded.end, done=True)
            self._next_key = upgraded.key + 1

    def receive(self, event: StreamEvent) -> list[HttpEvent]:
        """Take one event; what it completes comes back, requests in the order of their ends."""
        self._sides[event.direction].receive(event)
        while self._resets and (
            len(self._resets) > MAX_RESETS or self._progress() - self._resets[0][0] > RESET_PATIENCE
        ):
            self._abandon(self._resets.popleft()[1])
        if not self.out:
            return []
        found = self.out[:]
        self.out.clear()
        return found

    def close(self) -> list[HttpEvent]:
        """End both directions, where they did not end by themselves."""
        found: list[HttpEvent] = []
        for direction, reader in zip(Direction, self._sides, strict=True):
            if not reader.stopped:
                found += self.receive(End(direction, reader.next_offset, clean=False))
        return found

    def horizon(self) -> int:
        """The lowest offset of the client's direction that may still be asked about."""
        lowest = self._sides[0].offset
        for stream in self._streams.values():
            start = stream.start
            if start is not None and start < lowest:
                lowest = start
        return self._tunnels.horizon(lowest) if self._tunnels else lowest

    def answer_horizon(self) -> int:
        """The lowest offset of the server's direction that may still be asked about, give or take a frame's length."""
        if self._tunnels:
            return 0
        lowest = self._sides[1].offset
        for stream in self._streams.values():
            start = stream.response.start
            if stream.key < 0 and start is not None and start < lowest:
                lowest = start
        return lowest

    def _progress(self) -> int:
        return self._sides[0].next_offset + self._sides[1].next_offset

    # -- what the sides hand over

    def headers(
        self, direction: Direction, number: int, fields: list[Field] | None, start: int, end: int, *, ended: bool
    ) -> None:
        """A header block of a stream was read, or could not be (None)."""
        stream = self._stream(number)
        if stream is None:
            return
        half = stream.response if direction else stream.request
        if half.done:
            return
        if self._tunnels and fields is None and not direction:
            self._tunnels.dismiss(number)
        if fields is None:
            half.unreadable = half.unreadable or half.fields is None
            half.complete = False
        elif half.fields is not None:
            half.fields += split_pseudo(fields)[1]
        elif not half.unreadable:
            if direction:
                self._answer(stream, fields, start, end, ended=ended)
            else:
                self._ask(stream, fields, start, end, ended=ended)
        if ended:
            self._close_half(stream, direction, end)

    def _ask(self, stream: Stream, fields: list[Field], start: int, end: int, *, ended: bool) -> None:
        pseudo, rest = split_pseudo(fields)
        half = stream.request
        if not stream.address(pseudo, rest):
            self._tunnels.dismiss(stream.number)
            half.unreadable = True
            detail = "header block that is not that of a request"
            self.out.append(Unread(Direction.CLIENT, start, end, Outcome.LOST, detail))
            return
        stream.key = self._next_key
        self._next_key += 1
        half.open(rest, ResponseBodies.KEEP, (start, end), ended=ended or stream.tunnel)
        if stream.websocket:
            self._tunnels.ask(stream.number)
        else:
            self._tunnels.dismiss(stream.number)
        if stream.tunnel:
            self._watch(Direction.CLIENT, stream.number)
            if stream.status is not None:
                if 200 <= stream.status < 300:
                    self._tunnel_open(stream)
                else:
                    self._tunnels.refuse(stream.number)
            if not ended:
                self._close_half(stream, Direction.CLIENT, end)

    def _answer(self, stream: Stream, fields: list[Field], start: int, end: int, *, ended: bool) -> None:
        pseudo, rest = split_pseudo(fields)
        status = pseudo.get(b":status", b"")
        if not (status.isdigit() and len(status) == 3):
            stream.response.unreadable = True
            return
        if status[0] == ord("1") and not ended:
            return
        stream.status = int(status)
        stream.response.open(rest, self._modes[1], (start, end), ended=ended)
        opened = 200 <= stream.status < 300
        if stream.tunnel and opened:
            self._tunnel_open(stream)
        elif stream.websocket:
            self._tunnels.refuse(stream.number)
        elif opened and stream.key < 0 and not ended and may_be_tunnel(rest):
            self._tunnels.suspect(stream.number)

    def _tunnel_open(self, stream: Stream) -> None:
        """What the server sends on this stream from here on is not HTTP."""
        half = stream.response
        half.collector = None
        if half.message is not None:
            body = None if half.message.body is None else EMPTY_BODY
            half.message = Message(half.message.headers, body)
            stream.answer_notes.clear()
        if stream.websocket:
            self._tunnels.open(stream.number, stream.target, stream.authority, half.fields or ())
        self._watch(Direction.SERVER, stream.number)
        if not half.done:
            self._close_half(stream, Direction.SERVER, 0)

    def _watch(self, direction: Direction, number: int) -> None:
        watched = self._sides[direction].watched
        if len(watched) < FINISHED_KEPT:
            watched.add(number)

    def promise(self, number: int, promised: int, fields: list[Field] | None) -> None:
        """The server pushes an answer on stream ``promised`` to a request it makes up itself."""
        stream = self._stream(promised)
        if stream is None or stream.key >= 0:
            return
        stream.parent = self._streams.get(number)
        end = 0 if stream.parent is None else stream.parent.request.end
        if fields is None or not stream.address(*split_pseudo(fields)):
            stream.request.unreadable = stream.request.done = True
            return
        stream.key = self._next_key
        self._next_key += 1
        stream.notes.append(PUSHED)
        base = self._sides[0].offset if stream.parent is None else stream.parent.start or 0
        stream.request.open(split_pseudo(fields)[1], ResponseBodies.KEEP, (base, base), ended=True)
        self._close_half(stream, Direction.CLIENT, max(end, base))

    def data(self, direction: Direction, number: int, piece: bytes) -> None:
        """Bytes of a body."""
        stream = self._streams.get(number)
        if self._tunnels:
            if not direction and stream is not None and stream.key < 0:
                self._tunnels.dismiss(number)
            self._tunnels.data(direction, number, piece)
        if stream is not None:
            collector = (stream.response if direction else stream.request).collector
            if collector is not None:
                collector.feed(piece)

    def data_end(self, direction: Direction, number: int, flags: int, start: int, end: int) -> None:
        """A DATA frame is over."""
        if number in self._tunnels:
            self._tunnels.data_end(direction, number, flags, start, end)
        elif number in self._sides[direction].watched:
            detail = "tunnelled in an HTTP/2 stream"
            self.out.append(Unread(direction, start, end, Outcome.UNKNOWN, detail))
            if flags & END_STREAM:
                self._sides[direction].watched.discard(number)
            return
        if flags & END_STREAM:
            stream = self._stream(number)
        else:
            stream = self._streams.get(number)
        headless = number not in self._finished if stream is None else stream.request.fields is None
        if direction == Direction.CLIENT and headless:
            detail = "body of a request whose head could not be read"
            self.out.append(Unread(direction, start, end, Outcome.STATE_LOST, detail))
        if stream is None:
            return
        half = stream.response if direction else stream.request
        if flags & END_STREAM and not half.done:
            self._close_half(stream, direction, end)

    def lose_data(self, direction: Direction, number: int) -> None:
        """Bytes of a body are missing."""
        if self._tunnels:
            self._tunnels.lose(direction, number)
        stream = self._streams.get(number)
        if stream is not None:
            half = stream.response if direction else stream.request
            if half.complete and not half.done:
                stream.note("bytes of the body were lost in the capture", answer=bool(direction))
            half.complete = False
            if half.collector is not None:
                half.collector.lose()

    def lose(self, direction: Direction, number: int | None) -> None:
        """Frames of this stream, or of any, are missing."""
        if self._tunnels:
            self._tunnels.lose(direction, number)
        for stream in list(self._streams.values()):
            if number is None or stream.number == number:
                half = stream.response if direction else stream.request
                if not half.done and half.fields is not None:
                    self.lose_data(direction, stream.number)

    def reset(self, direction: Direction, number: int, code: int, end: int) -> None:
        """A stream was given up by one side."""
        for reader in self._sides:
            reader.watched.discard(number)
        self._tunnels.reset(direction, number)
        stream = self._stream(number)
        if stream is None:
            return
        half = stream.response if direction else stream.request
        if not (direction and code == 0 and half.done):
            by = "server" if direction else "client"
            (stream.answer_notes if direction else stream.notes).append(f"stream reset by the {by} (code {code})")
        if not half.done:
            half.complete = False
            self._close_half(stream, direction, end)
        if stream.number in self._streams:
            self._resets.append((self._progress(), stream))

    def end(self, direction: Direction, offset: int) -> None:
        """A direction is over, and so are all halves in it."""
        self._tunnels.end(direction, offset)
        for stream in list(self._streams.values()):
            half = stream.response if direction else stream.request
            if not half.done:
                self._cut(stream, direction, offset)
        if all(reader.stopped for reader in self._sides):
            for stream in list(self._streams.values()):
                self._abandon(stream)
            self._tunnels.close()

    # -- streams

    def _stream(self, number: int) -> Stream | None:
        """The stream of this number, begun if it is new; None if it is over or there is none."""
        stream = self._streams.get(number)
        if stream is not None or number in self._finished or number == 0:
            return stream
        if len(self._streams) >= MAX_STREAMS or self._waiting_bytes > MAX_WAITING_BYTES:
            oldest = next(iter(self._streams.values()))
            oldest.notes.append("given up: too much is waiting for answers")
            self._abandon(oldest)
        stream = self._streams[number] = Stream(number)
        if self._sides[Direction.SERVER].stopped:
            stream.response.done = True
        if self._sides[Direction.CLIENT].stopped:
            stream.request.done = True
        return stream

    def _cut(self, stream: Stream, direction: Direction, offset: int) -> None:
        half = stream.response if direction else stream.request
        if half.fields is not None:
            half.complete = False
            stream.note("the rest was not captured", answer=bool(direction))
        self._close_half(stream, direction, offset)

    def _abandon(self, stream: Stream) -> None:
        """Give a stream as it is, whatever may still come."""
        for direction, half in ((Direction.CLIENT, stream.request), (Direction.SERVER, stream.response)):
            if not half.done:
                self._cut(stream, direction, self._sides[direction].offset)

    def _close_half(self, stream: Stream, direction: Direction, end: int) -> None:
        half = stream.response if direction else stream.request
        note = half.close(self._modes[direction], end)
        if note is not None:
            stream.note(note, answer=bool(direction))
        if not direction and stream.key >= 0 and stream.upgraded is None:
            self.out.append(RequestDone(stream.key, end, stream.start or 0))
        if not direction:
            self._waiting_bytes += half.size
        if stream.request.done and stream.response.done:
            self._finish(stream)

    def _finish(self, stream: Stream) -> None:
        if self._streams.pop(stream.number, None) is None:
            return
        self._waiting_bytes -= stream.request.size
        self._finished[stream.number] = None
        if len(self._finished) > FINISHED_KEPT:
            del self._finished[next(iter(self._finished))]
        transaction = stream.transaction()
        if transaction is not None:
            if transaction.response is None:
                unreadable = stream.response.unreadable
                note = "the head of its answer could not be read" if unreadable else "its answer is not in the capture"
                transaction = replace(transaction, notes=(*transaction.notes, note))
            self.out.append(transaction)
        elif stream.response.start is not None:
            start, end = stream.response.start, stream.response.head_end
            self.out.append(Unread(Direction.SERVER, start, end, Outcome.LOST, "answer without its request"))
