"""WebSocket frames (RFC 6455 section 5.2) out of one direction's bytes, and the way back to them after a gap.

Theory of operation: payload is unmasked and handed on as it comes, so that no frame is ever held and a gap of known
length inside one costs only its bytes. Where framing is lost the reader seeks four plausible frames that follow each
other, or at the end of the stream such a chain that ends exactly with it.
"""

from __future__ import annotations

import re
from typing import Protocol

from msgspec import Struct

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols.spans import PassedOver, Sink

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
CHAIN = 4
CHAIN_REACH = 256 * 1024
_MASKED = 0x80
_KNOWN = frozenset({CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG})
_FIRST = rb"[\x00-\x02\x80-\x82\xc1\xc2\x88-\x8a]"
_CANDIDATES = (re.compile(_FIRST + rb"[\x80-\xff]"), re.compile(_FIRST + rb"[\x00-\x7f]"))

Buffer = bytes | bytearray


class FrameHead(Struct, frozen=True):
    """What stands before a payload; ``reserved`` are the three bits extensions may use, ``start`` its offset."""

    final: bool
    reserved: int
    opcode: int
    length: int
    mask: bytes
    size: int
    start: int


class FrameOwner(Protocol):
    """Who gets the frames of one direction."""

    def begin(self, head: FrameHead) -> None:
        """A frame begins."""

    def payload(self, piece: bytes) -> None:
        """The next bytes of it, unmasked."""

    def missing(self, length: int) -> None:
        """The next bytes of it are not in the capture."""

    def finish(self, end: int) -> None:
        """The frame is over."""

    def lose(self, offset: int) -> None:
        """Any number of frames is missing from this offset on, the rest of a begun one included."""

    def end(self, offset: int) -> None:
        """Nothing more will come."""


def read_head(buffer: Buffer, position: int, offset: int) -> FrameHead | None:
    """The frame head at this position (``offset`` in the stream), None where more bytes are needed."""
    left = len(buffer) - position
    if left < 2:
        return None
    first, second = buffer[position], buffer[position + 1]
    length, size = second & 0x7F, 2
    if length >= 126:
        size = 4 if length == 126 else 10
        if left < size:
            return None
        length = int.from_bytes(buffer[position + 2 : position + size], "big")
    mask = b""
    if second & _MASKED:
        if left < size + 4:
            return None
        mask = bytes(buffer[position + size : position + size + 4])
        size += 4
    return FrameHead(bool(first & 0x80), first >> 4 & 7, first & 0x0F, length, mask, size, offset)


def unmask(data: bytes, mask: bytes, at: int) -> bytes:
    """Undo the masking (RFC 6455 section 5.3) of bytes that begin ``at`` bytes into a payload."""
    if not mask or not data:
        return data
    turn = at & 3
    pattern = (mask[turn:] + mask[:turn]) * (len(data) + 3 >> 2)
    size = len(data)
    number = int.from_bytes(data, "little") ^ int.from_bytes(pattern[:size], "little")
    return number.to_bytes(size, "little")


class FrameReader:
    """One direction."""

    __slots__ = ("_buffer", "_direction", "_head", "_left", "_offset", "_owner", "_passed", "_seeking", "stopped")

    def __init__(self, direction: Direction, owner: FrameOwner, out: Sink) -> None:
        self._direction = direction
        self._owner = owner
        self._passed = PassedOver(direction, out)
        self._buffer = bytearray()
        self._offset = 0
        self._head: FrameHead | None = None
        self._left = 0
        self._seeking = False
        self.stopped = False

    @property
    def offset(self) -> int:
        """The lowest offset not yet read or passed over for good."""
        lowest = self._offset if self._head is None else self._head.start
        return lowest if self._passed.start is None else min(self._passed.start, lowest)

    @property
    def next_offset(self) -> int:
        """Where the next event will begin."""
        return self._offset + len(self._buffer)

    def receive(self, event: StreamEvent) -> None:
        """Take one event of this direction."""
        if self.stopped:
            return
        if isinstance(event, Data):
            if not self._buffer:
                self._offset = event.start
            self._buffer += event.data
            self._read(final=False)
        elif isinstance(event, Gap):
            self._gap(event)
        else:
            self._end(event)

    def _read(self, *, final: bool) -> None:
        buffer = self._buffer
        position, size = 0, len(buffer)
        while position < size or (self._head is not None and not self._left):
            if self._seeking:
                position = self._seek(position, final=final)
                if self._seeking:
                    break
            elif self._head is not None:
                position = self._payload(position, size)
            else:
                begun = self._begin(position)
                if begun is None:
                    break
                position = begun
        del buffer[:position]
        self._offset += position

    def _begin(self, position: int) -> int | None:
        """Read a frame head; where this cannot be one, framing is lost."""
        head = read_head(self._buffer, position, self._offset + position)
        if self._buffer[position] & 0x0F not in _KNOWN or (head is not None and head.length >> 63):
            self._lose_framing(Outcome.UNDECODABLE, "this is no WebSocket frame", self._offset + position)
            return position
        if head is None:
            return None
        self._head, self._left = head, head.length
        self._owner.begin(head)
        return position + head.size

    def _payload(self, position: int, size: int) -> int:
        head = self._head
        assert head is not None
        take = min(self._left, size - position)
        if take:
            piece = bytes(self._buffer[position : position + take])
            self._owner.payload(unmask(piece, head.mask, head.length - self._left))
            self._left -= take
        if not self._left:
            self._finish(self._offset + position + take)
        return position + take

    def _finish(self, end: int) -> None:
        self._head = None
        self._owner.finish(end)

    # -- what is missing

    def _lose_framing(self, reason: Outcome, detail: str, at: int) -> None:
        self._head = None
        self._owner.lose(at)
        self._passed.open(reason, detail)
        self._seeking = True

    def _gap(self, event: Gap) -> None:
        resume = event.start + (event.length or 0)
        if self._buffer and self._seeking:
            self._read(final=True)
        if self._head is not None and event.length is not None and event.length <= self._left:
            self._owner.missing(event.length)
            self._left -= event.length
            self._offset = resume
            if not self._left:
                self._finish(resume)
            return
        if self._buffer:
            if not self._seeking:
                self._passed.open(Outcome.LOST, "a frame of which bytes were lost in the capture")
            self._passed.reach(self._offset, event.start)
            self._buffer.clear()
        self._offset = resume
        detail = "what follows bytes lost in the capture, up to the next certain frame"
        self._lose_framing(Outcome.LOST, detail, event.start)

    def _seek(self, position: int, *, final: bool) -> int:
        """Pass over what comes before the next chain of frames; stops where only more bytes can tell."""
        begin, size = position, len(self._buffer)
        while True:
            match = _CANDIDATES[self._direction].search(self._buffer, position)
            if match is None:
                position = size if final else max(position, size - 1)
                break
            position = match.start()
            verdict = self._chain(position, final=final)
            if verdict is None:
                break
            if verdict:
                self._seeking = False
                break
            position += 1
        self._passed.reach(self._offset + begin, self._offset + position)
        if not self._seeking:
            self._passed.close()
        return position

    def _chain(self, position: int, *, final: bool) -> bool | None:
        """Whether a chain of frames begins here; None where more bytes are needed to tell."""
        first, size = position, len(self._buffer)
        for _ in range(CHAIN):
            if size - position < 2:
                return position == size and position > first if final else None
            if not _CANDIDATES[self._direction].match(self._buffer, position):
                return False
            head = read_head(self._buffer, position, 0)
            if head is None:
                return False if final else None
            if not plausible(head):
                return False
            position += head.size + head.length
            if position - first > CHAIN_REACH:
                return False
        return True

    def _end(self, event: End) -> None:
        if self._buffer:
            self._read(final=True)
        if self._buffer:
            if not self._seeking:
                self._passed.open(Outcome.LOST, "a frame cut short")
            self._passed.reach(self._offset, event.start)
            self._buffer.clear()
        self._passed.close()
        self._head = None
        self._offset = event.start
        self.stopped = True
        self._owner.end(event.start)


def plausible(head: FrameHead) -> bool:
    """Whether a conforming sender would make such a frame: control frames short, lengths in the least form."""
    extended = head.size - 2 - len(head.mask)
    if extended:
        return head.opcode < CLOSE and head.length > (125 if extended == 2 else 0xFFFF)
    return not (head.opcode == CONTINUATION and not head.final and not head.length)
