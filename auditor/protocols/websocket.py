"""WebSocket messages (RFC 6455) of both directions, unmasked, put together and decompressed (RFC 7692).

Theory of operation: each direction has a `FrameReader` and a `_Side` that puts data frames together; control frames
may stand between them and are only stepped over. A message is given when its last frame ended, was cut off by the end
of the stream, or when frames were lost. Nothing of a message is held but its body up to the limit.
"""

from __future__ import annotations

from msgspec import Struct

from auditor.model import EMPTY_BODY, Headers, Message, Outcome
from auditor.network.stream import Direction, End, StreamEvent
from auditor.protocols.content import BodyCollector
from auditor.protocols.datagrams import SpanAnnounced, SpanEvent, SpokenSpan
from auditor.protocols.inflaters import BrokenStream
from auditor.protocols.messages import ResponseBodies, Transaction, Unread
from auditor.protocols.websocket_deflate import CONTEXT_LOST, PLAIN, Agreement, Unpacker, read_agreement
from auditor.protocols.websocket_frames import CLOSE, CONTINUATION, FrameHead, FrameReader

PROTOCOL = "WebSocket"
METHODS = ("SEND", "RECEIVE")
_NOTHING = Message((), EMPTY_BODY)
_COMPRESSED = 4
AFTER_REQUESTS = 1 << 48
"""Keys of messages begin here, behind those of any requests the same layer gives."""


class Handshake(Struct, frozen=True):
    """What the messages of a WebSocket inherit from the request that opened it, and what its answer agreed on."""

    path: str
    host: str | None
    agreement: Agreement = PLAIN
    subprotocol: str = ""

    @classmethod
    def of(cls, opening: Transaction) -> Handshake:
        """From the handshake's request and answer (Upgrade, or an extended CONNECT)."""
        answer = () if opening.response is None else opening.response.headers
        return cls.agreed(opening.target, opening.authority, answer)

    @classmethod
    def agreed(cls, path: str, host: str | None, answer: Headers) -> Handshake:
        """From the request's target and authority, and the fields of the answer."""
        found = {b"sec-websocket-extensions": list[bytes](), b"sec-websocket-protocol": list[bytes]()}
        for name, value in answer:
            found.get(name.lower(), list[bytes]()).append(value)
        agreement = read_agreement(b", ".join(found[b"sec-websocket-extensions"]))
        subprotocol = b", ".join(found[b"sec-websocket-protocol"]).decode("latin-1")
        return cls(path, host, agreement, subprotocol)


def span_key(direction: Direction, end: int) -> int:
    """A key for the message that ended before this offset: unique in its layer, and never that of a request."""
    return AFTER_REQUESTS | end << 1 | direction


class _Open(Struct, eq=False):
    """A message of which more is to come; ``packed`` if it is compressed, ``damage`` says why it is not whole."""

    start: int
    collector: BodyCollector
    packed: bool
    complete: bool = True
    damage: Outcome | None = None
    notes: list[str] | None = None

    def note(self, text: str) -> None:
        """Say something about the message, once."""
        self.notes = self.notes or []
        if text not in self.notes:
            self.notes.append(text)


class _Side:
    """One direction: frames in, messages out."""

    __slots__ = (
        "_current", "_direction", "_handshake", "_mode", "_out", "_stray", "_unpacker", "open",
    )  # fmt: skip

    def __init__(self, direction: Direction, handshake: Handshake, mode: ResponseBodies, out: list[SpanEvent]) -> None:
        self._direction = direction
        self._handshake = handshake
        self._mode = mode
        self._out = out
        self._unpacker = Unpacker(handshake.agreement, direction)
        self._current: FrameHead | None = None
        self._stray = Outcome.UNDECODABLE
        self.open: _Open | None = None

    def begin(self, head: FrameHead) -> None:
        self._current = head
        if head.opcode >= CLOSE or head.opcode == CONTINUATION:
            return
        if self.open is not None:
            self.open.note("the next message began before this one ended")
            self._give(head.start, complete=False)
        packed = self._handshake.agreement.deflate and bool(head.reserved & _COMPRESSED)
        self.open = _Open(head.start, BodyCollector(None, self._mode), packed)
        if packed and not self._unpacker.begin():
            self.open.damage = Outcome.STATE_LOST
        elif (head.reserved and not packed) or head.reserved & ~_COMPRESSED:
            self.open.note(_reserved(self._handshake.agreement))

    def payload(self, piece: bytes) -> None:
        message = self._target()
        if message is None or message.damage is not None:
            return
        if not message.packed:
            message.collector.feed(piece)
        elif self._mode is not ResponseBodies.SKIP:
            self._unpack(message, piece)

    def missing(self, length: int) -> None:
        message = self._target()
        if message is not None:
            message.complete = False
            message.note("bytes of the message were lost in the capture")
            if message.packed:
                self._damaged(message, Outcome.LOST)

    def finish(self, end: int) -> None:
        head, self._current = self._current, None
        if head is None or head.opcode >= CLOSE:
            return
        if self.open is None:
            detail = "continuation of a message whose beginning is missing"
            self._out.append(Unread(self._direction, head.start, end, self._stray, detail))
        elif head.final:
            self._give(end, complete=self.open.complete)

    def lose(self, offset: int) -> None:
        self._stray = Outcome.LOST
        if self.open is not None:
            self.open.note("the rest of the message was lost in the capture")
            self._give(offset, complete=False)
        self._unpacker.lose()
        self._current = None

    def end(self, offset: int) -> None:
        if self.open is not None:
            self.open.note("the rest of the message was not captured")
            self._give(offset, complete=False)
        self._current = None

    def _target(self) -> _Open | None:
        """The message the frame being read belongs to."""
        return None if self._current is None or self._current.opcode >= CLOSE else self.open

    def _unpack(self, message: _Open, piece: bytes | None) -> None:
        try:
            for part in self._unpacker.finish() if piece is None else self._unpacker.feed(piece):
                message.collector.feed(part)
        except BrokenStream as fault:
            message.complete = False
            message.note(str(fault))
            self._damaged(message, Outcome.UNDECODABLE)

    def _damaged(self, message: _Open, reason: Outcome) -> None:
        message.damage = reason
        self._unpacker.lose()

    def _give(self, end: int, *, complete: bool) -> None:
        message, self.open = self.open, None
        assert message is not None
        if message.packed and message.damage is None and self._mode is not ResponseBodies.SKIP:
            if complete:
                self._unpack(message, None)
            else:
                self._unpacker.lose()
        if message.damage is Outcome.STATE_LOST:
            self._out.append(Unread(self._direction, message.start, end, Outcome.STATE_LOST, CONTEXT_LOST))
            return
        body, note = message.collector.finish()
        if note is not None:
            message.note(note)
        said = Message((), body, complete and message.complete)
        from_server = self._direction is Direction.SERVER
        key, shake = span_key(self._direction, end), self._handshake
        self._out.append(SpanAnnounced(key, self._direction, message.start, end))
        self._out.append(
            SpokenSpan(
                key, PROTOCOL, METHODS[self._direction], shake.path, shake.host, None,
                _NOTHING if from_server else said, said if from_server else None,
                self._direction, message.start, end, tuple(message.notes or ()),
            )
        )  # fmt: skip


class WebSocketReader:
    """One WebSocket, from behind its handshake on; a `StreamReader`.

    What the client sends becomes messages of method ``SEND`` without answer, what the server sends those of method
    ``RECEIVE`` with an empty request and the message as response; ``response_bodies`` applies to the latter.
    """

    def __init__(self, handshake: Handshake, response_bodies: ResponseBodies) -> None:
        self._out: list[SpanEvent] = []
        modes = (ResponseBodies.KEEP, response_bodies)
        self._sides = tuple(_Side(d, handshake, mode, self._out) for d, mode in zip(Direction, modes, strict=True))
        self._readers = tuple(FrameReader(d, side, self._out) for d, side in zip(Direction, self._sides, strict=True))

    def receive(self, event: StreamEvent) -> list[SpanEvent]:
        self._readers[event.direction].receive(event)
        if not self._out:
            return []
        found = self._out[:]
        self._out.clear()
        return found

    def close(self) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        for direction, reader in zip(Direction, self._readers, strict=True):
            if not reader.stopped:
                found += self.receive(End(direction, reader.next_offset, clean=False))
        return found

    def horizon(self, direction: Direction) -> int:
        message, lowest = self._sides[direction].open, self._readers[direction].offset
        return lowest if message is None else min(message.start, lowest)


def _reserved(agreement: Agreement) -> str:
    if agreement.other:
        return f"sent under the extension {', '.join(agreement.other)}, which is not read; the message is as sent"
    return "reserved bits are set that no extension explains; the message is as sent"
