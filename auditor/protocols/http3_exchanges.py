"""Requests and answers of one HTTP/3 connection: what the frames of its streams say, paired as transactions."""

from __future__ import annotations

from msgspec.structs import replace

from auditor.model import Headers, Outcome
from auditor.network.stream import Direction
from auditor.protocols.hpack_tables import Field
from auditor.protocols.http2_stream import Half, Stream, split_pseudo
from auditor.protocols.messages import PUSHED, HttpEvent, RequestDone, ResponseBodies, Unread

MAX_STREAMS = 1000
_GIVEN_UP = "given up: too many open streams"


class Exchanges:
    """Streams by key: the QUIC stream id of a request, ``4 × push id + 3`` of a push. Results go to ``out``."""

    def __init__(self, response_bodies: ResponseBodies) -> None:
        self.out: list[HttpEvent] = []
        self._modes = (ResponseBodies.KEEP, response_bodies)
        self._streams: dict[int, Stream] = {}

    def stream(self, key: int) -> Stream:
        """The stream of this key, begun if it is new."""
        stream = self._streams.get(key)
        if stream is None:
            if len(self._streams) >= MAX_STREAMS:
                oldest = next(iter(self._streams.values()))
                oldest.notes.append(_GIVEN_UP)
                self.abandon(oldest)
            stream = self._streams[key] = Stream(key)
        return stream

    def fields(self, stream: Stream, side: Direction, fields: list[Field], start: int, end: int) -> None:
        """A header block of a request or answer was read."""
        half = _half(stream, side)
        if half.done:
            return
        if half.fields is not None:
            half.fields += split_pseudo(fields)[1]
        elif not half.unreadable:
            pseudo, rest = split_pseudo(fields)
            if side is Direction.SERVER:
                self._answer(stream, pseudo, rest, start, end)
            else:
                self._ask(stream, pseudo, rest, start, end)

    def unreadable(self, stream: Stream, side: Direction, reason: Outcome, detail: str, start: int, end: int) -> None:
        """A header block could not be read."""
        self.out.append(Unread(side, start, end, reason, detail))
        half = _half(stream, side)
        half.unreadable = half.unreadable or half.fields is None
        half.complete = False

    def _ask(self, stream: Stream, pseudo: dict[bytes, bytes], rest: Headers, start: int, end: int) -> None:
        half = stream.request
        if not stream.address(pseudo, rest):
            self.unreadable(
                stream, Direction.CLIENT, Outcome.UNDECODABLE, "header block that is not that of a request", start, end
            )
            return
        stream.key = stream.number
        half.open(rest, ResponseBodies.KEEP, (start, end), ended=stream.tunnel)
        if stream.tunnel:
            self.close_half(stream, Direction.CLIENT, end)

    def _answer(self, stream: Stream, pseudo: dict[bytes, bytes], rest: Headers, start: int, end: int) -> None:
        status = pseudo.get(b":status", b"")
        if not (status.isdigit() and len(status) == 3):
            self.unreadable(
                stream, Direction.SERVER, Outcome.UNDECODABLE, "header block that is not that of an answer", start, end
            )
            return
        if status[0] == ord("1"):
            return
        stream.status = int(status)
        tunnel = stream.tunnel and 200 <= stream.status < 300
        stream.response.open(rest, self._modes[1], (start, end), ended=tunnel)
        if tunnel:
            self.close_half(stream, Direction.SERVER, end)

    def promise(self, parent: Stream, push: int, fields: list[Field] | None) -> None:
        """The server will push an answer to a request it makes up itself (RFC 9114 section 4.6)."""
        stream = self.stream(4 * push + 3)
        if stream.key >= 0 or stream.request.done:
            return
        if fields is None or not stream.address(*split_pseudo(fields)):
            stream.request.unreadable = stream.request.done = True
            return
        stream.key = stream.number
        stream.parent = parent
        stream.notes.append(PUSHED)
        base, end = parent.start or 0, max(parent.request.end, parent.start or 0)
        stream.request.open(split_pseudo(fields)[1], ResponseBodies.KEEP, (base, base), ended=True)
        self.close_half(stream, Direction.CLIENT, end)

    def body(self, stream: Stream, side: Direction, piece: bytes, start: int, end: int) -> None:
        """Bytes of a body."""
        half = _half(stream, side)
        if half.done:
            if stream.tunnel:
                detail = "tunnelled in an HTTP/3 stream"
                self.out.append(Unread(side, start, end, Outcome.UNKNOWN, detail))
        elif half.collector is not None:
            half.collector.feed(piece)
        elif half.fields is None and side is Direction.CLIENT:
            detail = "body of a request whose head could not be read"
            self.out.append(Unread(side, start, end, Outcome.STATE_LOST, detail))

    def lose(self, stream: Stream, side: Direction) -> None:
        """Bytes are missing."""
        half = _half(stream, side)
        if half.done:
            return
        if half.fields is None:
            half.unreadable = True
        elif half.complete:
            stream.notes.append(_answering(side) + "bytes of the body were lost in the capture")
        half.complete = False
        if half.collector is not None:
            half.collector.lose()

    def end(self, stream: Stream, side: Direction, offset: int, *, clean: bool) -> None:
        """This side of the stream is over, or (not ``clean``) was cut off."""
        half = _half(stream, side)
        if half.done:
            return
        if not clean and half.fields is not None:
            half.complete = False
            stream.notes.append(_answering(side) + "the rest was not captured")
        self.close_half(stream, side, offset)

    def reset(self, stream: Stream, side: Direction, code: int, offset: int) -> None:
        """This side gave the stream up."""
        half = _half(stream, side)
        if half.done:
            return
        stream.notes.append(f"stream reset by the {'server' if side else 'client'} (code 0x{code:x})")
        half.complete = False
        self.close_half(stream, side, offset)

    def abandon(self, stream: Stream) -> None:
        """Give a stream as it is, whatever may still come."""
        for side in Direction:
            half = _half(stream, side)
            if not half.done:
                self.end(stream, side, max(half.end, half.head_end), clean=False)

    def close(self) -> None:
        """Nothing more will come."""
        for stream in list(self._streams.values()):
            self.abandon(stream)

    def is_open(self, stream: Stream) -> bool:
        """Whether the stream was not given yet."""
        return self._streams.get(stream.number) is stream

    def close_half(self, stream: Stream, side: Direction, end: int) -> None:
        """A request or an answer is complete."""
        note = _half(stream, side).close(self._modes[side], end)
        if note is not None:
            stream.notes.append(_answering(side) + note)
        if side is Direction.CLIENT and stream.key >= 0:
            self.out.append(RequestDone(stream.key, end, stream.start or 0))
        if stream.request.done and stream.response.done:
            self._finish(stream)

    def _finish(self, stream: Stream) -> None:
        if not self.is_open(stream):
            return
        del self._streams[stream.number]
        transaction = stream.transaction()
        if transaction is not None:
            notes = transaction.notes
            if transaction.response is None:
                unreadable = stream.response.unreadable
                missing = (
                    "the head of its answer could not be read" if unreadable else "its answer is not in the capture"
                )
                notes = (*notes, missing)
            self.out.append(replace(transaction, protocol="HTTP/3", notes=notes))
        elif stream.response.start is not None:
            start, end = stream.response.start, stream.response.head_end
            self.out.append(Unread(Direction.SERVER, start, end, Outcome.LOST, "answer without its request"))


def _half(stream: Stream, side: Direction) -> Half:
    return stream.response if side is Direction.SERVER else stream.request


def _answering(side: Direction) -> str:
    return "answer: " if side is Direction.SERVER else ""
