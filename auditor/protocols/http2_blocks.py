"""HTTP/2 header blocks (RFC 9113 section 4.3): HEADERS, PUSH_PROMISE and CONTINUATION put together and decoded."""

from __future__ import annotations

from typing import Protocol

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.hpack_decoder import HeaderBlockError, HpackDecoder
from auditor.protocols.hpack_tables import Field
from auditor.protocols.http2_frames import END_HEADERS, END_STREAM, PADDED, PRIORITY_FLAG, Kind
from auditor.protocols.messages import HttpEvent, Unread

BLOCK_LIMIT = 1024 * 1024


class StreamOwner(Protocol):
    """Who gets what happens on streams; spans that could not be read go to ``out``."""

    out: list[HttpEvent]

    def headers(
        self, direction: Direction, number: int, fields: list[Field] | None, start: int, end: int, *, ended: bool
    ) -> None:
        """A header block of a stream was read, or could not be (None)."""

    def promise(self, number: int, promised: int, fields: list[Field] | None) -> None:
        """The server pushes an answer on stream ``promised`` to a request it makes up itself."""

    def data(self, direction: Direction, number: int, piece: bytes) -> None:
        """Bytes of a body."""

    def data_end(self, direction: Direction, number: int, flags: int, start: int, end: int) -> None:
        """A DATA frame is over."""

    def lose_data(self, direction: Direction, number: int) -> None:
        """Bytes of a body are missing."""

    def lose(self, direction: Direction, number: int | None) -> None:
        """Frames of this stream, or of any, are missing."""

    def reset(self, direction: Direction, number: int, code: int, end: int) -> None:
        """A stream was given up by one side."""

    def end(self, direction: Direction, offset: int) -> None:
        """A direction is over."""


class HeaderBlocks:
    """One direction's frames made into what streams get: header blocks put together and decoded, the rest passed on."""

    __slots__ = ("_block", "_direction", "_hpack", "_owner", "_pending")

    def __init__(self, owner: StreamOwner, direction: Direction) -> None:
        self._owner = owner
        self._direction = direction
        self._hpack = HpackDecoder()
        self._pending: tuple[int, int, int, int] | None = None
        self._block = bytearray()

    def frame(self, kind: int, flags: int, stream: int, payload: bytes, start: int, end: int) -> None:
        if self._pending is not None:
            self._continue(kind, flags, stream, payload, end)
            return
        if kind == Kind.HEADERS or kind == Kind.PUSH_PROMISE:
            if not stream:
                return
            fragment, promised = _fragment(kind, flags, payload)
            if flags & END_HEADERS:
                self._headers(stream, promised, flags, fragment, start, end)
            else:
                self._pending = stream, promised, flags, start
                self._block = bytearray(fragment)
        elif kind == Kind.RST_STREAM:
            self._owner.reset(self._direction, stream, int.from_bytes(payload[:4], "big"), end)
        elif kind == Kind.CONTINUATION:
            self.lose(stream)
            detail = "continuation of a header block whose beginning is missing"
            self._owner.out.append(Unread(self._direction, start, end, Outcome.LOST, detail))

    def data(self, stream: int, piece: bytes) -> None:
        self._owner.data(self._direction, stream, piece)

    def data_end(self, stream: int, flags: int, start: int, end: int) -> None:
        self._owner.data_end(self._direction, stream, flags, start, end)

    def lose_data(self, stream: int) -> None:
        self._owner.lose_data(self._direction, stream)

    def lose(self, stream: int | None) -> None:
        self._hpack.state_lost()
        self._pending = None
        self._owner.lose(self._direction, stream)

    def end(self, offset: int, *, clean: bool) -> None:
        self._owner.end(self._direction, offset)

    def _continue(self, kind: int, flags: int, stream: int, payload: bytes, end: int) -> None:
        assert self._pending is not None
        number, promised, first_flags, start = self._pending
        if kind != Kind.CONTINUATION or stream != number or len(self._block) + len(payload) > BLOCK_LIMIT:
            self._pending = None
            detail = "header block over 1 MiB" if kind == Kind.CONTINUATION else "header block without its end"
            self._owner.out.append(Unread(self._direction, start, end, Outcome.UNDECODABLE, detail))
            self.lose(number)
            return
        self._block += payload
        if flags & END_HEADERS:
            self._pending = None
            self._headers(number, promised, first_flags, bytes(self._block), start, end)

    def _headers(self, stream: int, promised: int, flags: int, block: bytes, start: int, end: int) -> None:
        fields: list[Field] | None = None
        try:
            fields = self._hpack.decode(block)
        except HeaderBlockError as fault:
            self._owner.out.append(Unread(self._direction, start, end, fault.outcome, fault.detail))
        if promised:
            self._owner.promise(stream, promised, fields)
        else:
            ended = bool(flags & END_STREAM)
            self._owner.headers(self._direction, stream, fields, start, end, ended=ended)


def _fragment(kind: int, flags: int, payload: bytes) -> tuple[bytes, int]:
    """The part of a header block that a HEADERS or PUSH_PROMISE frame holds, and the promised stream or 0."""
    if flags & PADDED and payload:
        payload = payload[1 : max(len(payload) - payload[0], 1)]
    if kind == Kind.PUSH_PROMISE:
        return payload[4:], int.from_bytes(payload[:4], "big") & 0x7FFFFFFF
    return (payload[5:] if flags & PRIORITY_FLAG else payload), 0
