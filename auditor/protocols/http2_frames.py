"""HTTP/2 frames (RFC 9113 section 4) out of one direction's bytes, and the way back to them after a gap.

Theory of operation: DATA is handed on as it comes, so that a gap inside one costs only its bytes; other frames are
handed on whole. Where framing is lost, or the capture began midway, the reader seeks three plausible frame headers
that follow each other, or at the end of the stream such a chain that ends exactly with it.
"""

from __future__ import annotations

import re
from enum import IntEnum
from struct import Struct
from typing import Protocol

from auditor.model import Outcome
from auditor.network.stream import Direction, End, Gap, StreamEvent
from auditor.protocols.messages import HttpEvent
from auditor.protocols.spans import PassedOver

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
HEADER_SIZE = 9
SETTING_SIZE = 6
FRAME_LIMIT = 1024 * 1024
"""A frame other than DATA longer than this is not believed."""
CHAIN = 3
CHAIN_REACH = 256 * 1024
END_STREAM, ACK, END_HEADERS, PADDED, PRIORITY_FLAG = 0x1, 0x1, 0x4, 0x8, 0x20

_HEADER = Struct(">HBBBI")
_STREAM = 0x7FFFFFFF
_CANDIDATE = re.compile(
    rb"\x00..(?:\x00[\x00\x01\x08\x09]|\x01[\x00\x01\x04\x05\x08\x09\x0c\x0d\x20\x21\x24\x25\x28\x29\x2c\x2d]|[\x02\x03"
    rb"\x07\x08\x0a\x0c\x10]\x00|[\x04\x06][\x00\x01]|\x05[\x00\x04\x08\x0c]|\x09[\x00\x04])[\x00-\x7f]...",
    re.DOTALL,
)

Buffer = bytes | bytearray


class Kind(IntEnum):
    """Frame types."""

    DATA = 0
    HEADERS = 1
    PRIORITY = 2
    RST_STREAM = 3
    SETTINGS = 4
    PUSH_PROMISE = 5
    PING = 6
    GOAWAY = 7
    WINDOW_UPDATE = 8
    CONTINUATION = 9


HEADER_KINDS = frozenset({Kind.HEADERS, Kind.PUSH_PROMISE, Kind.CONTINUATION})
_FIXED_LENGTH = {Kind.PRIORITY: 5, Kind.RST_STREAM: 4, Kind.PING: 8, Kind.WINDOW_UPDATE: 4}
_ON_CONNECTION = frozenset({Kind.SETTINGS, Kind.PING, Kind.GOAWAY})
_ON_STREAM = frozenset({Kind.DATA, Kind.HEADERS, Kind.PRIORITY, Kind.RST_STREAM, Kind.PUSH_PROMISE, Kind.CONTINUATION})


class FrameOwner(Protocol):
    """Who gets the frames of one direction."""

    def frame(self, kind: int, flags: int, stream: int, payload: bytes, start: int, end: int) -> None:
        """A whole frame that is not DATA."""

    def data(self, stream: int, piece: bytes) -> None:
        """The next bytes of a DATA frame, without padding."""

    def data_end(self, stream: int, flags: int, start: int, end: int) -> None:
        """A DATA frame is over."""

    def lose_data(self, stream: int) -> None:
        """Bytes of a DATA frame are missing here."""

    def lose(self, stream: int | None) -> None:
        """Frames are missing here: a header frame of ``stream``, or any number of any (None)."""

    def end(self, offset: int, *, clean: bool) -> None:
        """Nothing more will come."""


class FrameReader:
    """One direction. Under ``skip`` DATA is only stepped over, but for frames that end a stream or are `watched`."""

    __slots__ = (
        "_buffer", "_data_flags", "_data_left", "_data_start", "_data_stream", "_direction", "_offset", "_owner",
        "_pad", "_passed", "_seeking", "_skip", "_skip_left", "_started", "stopped", "watched",
    )  # fmt: skip

    def __init__(self, direction: Direction, owner: FrameOwner, out: list[HttpEvent], *, skip: bool) -> None:
        self._direction = direction
        self._owner = owner
        self._passed = PassedOver(direction, out)
        self._skip = skip
        self._buffer = bytearray()
        self._offset = 0
        self._started = self._seeking = False
        self._data_left: int | None = None
        self._data_stream = self._data_flags = self._data_start = 0
        self._pad: int | None = 0
        self._skip_left = 0
        self.watched: set[int] = set()
        self.stopped = False

    @property
    def offset(self) -> int:
        """The lowest offset not yet read or passed over for good."""
        return self._offset if self._passed.start is None else min(self._passed.start, self._offset)

    @property
    def next_offset(self) -> int:
        """Where the next event will begin."""
        return self._offset + len(self._buffer)

    def receive(self, event: StreamEvent) -> None:
        """Take one event of this direction."""
        if self.stopped:
            return
        if isinstance(event, Gap):
            self._gap(event)
        elif isinstance(event, End):
            self._end(event)
        elif self._buffer:
            self._buffer += event.data
            self._read_buffer()
        else:
            self._offset = event.start
            used = self._run(event.data, final=False)
            if used < len(event.data):
                self._buffer += event.data[used:] if used else event.data
            self._offset += used

    def _read_buffer(self, *, final: bool = False) -> None:
        used = self._run(self._buffer, final=final)
        del self._buffer[:used]
        self._offset += used

    def _run(self, buffer: Buffer, *, final: bool) -> int:
        position, size = 0, len(buffer)
        while True:
            if self._skip_left:
                step = min(self._skip_left, size - position)
                self._skip_left -= step
                position += step
            if self._data_left is not None:
                position = self._in_data(buffer, position, size)
                if self._data_left is not None:
                    return position
            if self._seeking:
                position = self._seek(buffer, position, size, final=final)
            elif not self._started:
                position = self._start(buffer, position, size, final=final)
            if self._seeking or not self._started:
                return position
            position = self._frames(buffer, position, size)
            if self._data_left is None and not self._seeking:
                return position

    def _frames(self, buffer: Buffer, position: int, size: int) -> int:
        """Whole frames, up to one that is not whole; a DATA frame that is not is begun."""
        owner, offset, unpack = self._owner, self._offset, _HEADER.unpack_from
        while size - position >= HEADER_SIZE:
            high, low, kind, flags, stream = unpack(buffer, position)
            stream &= _STREAM
            begin = position + HEADER_SIZE
            end = begin + (high << 8 | low)
            if kind == 0:
                if end > size or flags & PADDED:
                    self._begin_data(flags, stream, offset + position, end - begin)
                    return begin
                if not self._skip or stream in self.watched:
                    owner.data(stream, bytes(buffer[begin:end]))
                    owner.data_end(stream, flags, offset + position, offset + end)
                elif flags & END_STREAM:
                    owner.data_end(stream, flags, offset + position, offset + end)
            elif end - begin > FRAME_LIMIT:
                self._lose_framing(Outcome.UNDECODABLE, "this is not HTTP/2, or a frame over 1 MiB")
                return position
            elif end > size:
                break
            else:
                owner.frame(kind, flags, stream, bytes(buffer[begin:end]), offset + position, offset + end)
            position = end
        return position

    def _begin_data(self, flags: int, stream: int, start: int, length: int) -> None:
        self._data_flags, self._data_stream, self._data_start = flags, stream, start
        self._data_left = length
        self._pad = None if flags & PADDED and length else 0

    def _in_data(self, buffer: Buffer, position: int, size: int) -> int:
        """The part of a begun DATA frame that is there; `_data_left` becomes None when it is over."""
        assert self._data_left is not None
        if self._pad is None and position < size:
            self._pad = buffer[position]
            self._data_left -= 1
            position += 1
        take = min(self._data_left, size - position)
        content = min(take, max(self._data_left - (self._pad or 0), 0))
        if content and (not self._skip or self._data_stream in self.watched):
            self._owner.data(self._data_stream, bytes(buffer[position : position + content]))
        self._data_left -= take
        position += take
        if self._data_left == 0:
            self._finish_data(self._offset + position)
        return position

    def _finish_data(self, end: int) -> None:
        self._data_left = None
        if not self._skip or self._data_flags & END_STREAM or self._data_stream in self.watched:
            self._owner.data_end(self._data_stream, self._data_flags, self._data_start, end)

    # -- where reading can begin

    def _start(self, buffer: Buffer, position: int, size: int, *, final: bool) -> int:
        """The client's preface, or the server's SETTINGS; anything else means that the capture began midway."""
        head = bytes(buffer[position : position + len(PREFACE)])
        if self._direction == Direction.CLIENT:
            if head == PREFACE:
                self._started = True
                return position + len(PREFACE)
            waiting = PREFACE.startswith(head)
        else:
            waiting = len(head) < HEADER_SIZE
            if not waiting and head[3] == Kind.SETTINGS and _plausible(head, 0, self._direction) is not None:
                self._started = True
                return position
        if waiting and not final:
            return position
        self._started = True
        self._lose_framing(Outcome.LOST, "the beginning of an HTTP/2 connection is not in the capture")
        return self._seek(buffer, position, size, final=final)

    def _lose_framing(self, reason: Outcome, detail: str) -> None:
        self._owner.lose(None)
        self._passed.open(reason, detail)
        self._seeking = True

    def _seek(self, buffer: Buffer, position: int, size: int, *, final: bool) -> int:
        """Pass over what comes before the next chain of frames; stops where only more bytes can tell."""
        begin = position
        while True:
            match = _CANDIDATE.search(buffer, position)
            if match is None:
                position = max(position, size - HEADER_SIZE + 1)
                break
            position = match.start()
            verdict = _chain(buffer, position, size, self._direction, final=final)
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

    # -- what is missing

    def _gap(self, event: Gap) -> None:
        if self._buffer:
            self._read_buffer(final=True)
        length, start = event.length, event.start
        resume = start + (length or 0)
        if self._data_left is not None and length is not None and length <= self._data_left:
            self._pad = self._pad or 0
            self._owner.lose_data(self._data_stream)
            self._data_left -= length
            self._offset = resume
            if self._data_left == 0:
                self._finish_data(resume)
            return
        if length is not None and self._gap_within_frame(start, length):
            return
        if self._data_left is not None:
            self._owner.lose_data(self._data_stream)
            self._data_left = None
        if self._buffer:
            if not self._seeking:
                self._passed.open(Outcome.LOST, "a frame of which bytes were lost in the capture")
            self._passed.reach(self._offset, start)
        self._buffer.clear()
        self._skip_left = 0
        self._started = True
        self._offset = resume
        self._lose_framing(Outcome.LOST, "what follows bytes lost in the capture, up to the next certain frame")

    def _gap_within_frame(self, start: int, length: int) -> bool:
        """Whether the gap lies inside the frame being waited for, so that only this frame is lost."""
        if self._skip_left:
            left = self._skip_left - length
            if left < 0:
                return False
        else:
            if self._seeking or not self._started or len(self._buffer) < HEADER_SIZE:
                return False
            high, low, kind, _, stream = _HEADER.unpack_from(self._buffer, 0)
            left = self._offset + HEADER_SIZE + (high << 8 | low) - (start + length)
            if left < 0:
                return False
            if kind in HEADER_KINDS:
                self._owner.lose(stream & _STREAM)
            self._passed.open(Outcome.LOST, "a frame of which bytes were lost in the capture")
            self._passed.reach(self._offset, start)
            self._passed.close()
        self._buffer.clear()
        self._skip_left = left
        self._offset = start + length
        return True

    def _end(self, event: End) -> None:
        if self._buffer:
            self._read_buffer(final=True)
        if self._data_left is not None:
            self._owner.lose_data(self._data_stream)
        if self._buffer:
            if not self._seeking:
                self._passed.open(Outcome.LOST, "a frame cut short")
            self._passed.reach(self._offset, event.start)
        self._passed.close()
        self._buffer.clear()
        self._offset = event.start
        self.stopped = True
        self._owner.end(event.start, clean=event.clean)


def _plausible(buffer: Buffer, position: int, direction: Direction) -> int | None:
    """Length of the payload if a frame header that makes sense stands here, else None."""
    if not _CANDIDATE.match(buffer, position):
        return None
    high, low, kind, flags, stream = _HEADER.unpack_from(buffer, position)
    length: int = high << 8 | low
    odd = bool(stream & 1)
    from_client = direction == Direction.CLIENT
    fits = (
        length == _FIXED_LENGTH.get(kind, length)
        and not (kind in _ON_CONNECTION and stream)
        and not (kind in _ON_STREAM and not stream)
        and not (kind == Kind.SETTINGS and (length % 6 or (flags & ACK and length)))
        and not (kind == Kind.GOAWAY and length < 8)
        and not (kind == Kind.DATA and length == 0 and not flags & END_STREAM)
        and not (kind == Kind.HEADERS and length == 0)
        and not (from_client and kind in (Kind.DATA, Kind.HEADERS, Kind.CONTINUATION) and not odd)
        and not (kind == Kind.PUSH_PROMISE and (from_client or length < 5))
    )
    return length if fits else None


def _chain(buffer: Buffer, position: int, size: int, direction: Direction, *, final: bool) -> bool | None:
    """Whether a chain of frames begins here; None where more bytes are needed to tell."""
    first = position
    for _ in range(CHAIN):
        if size - position < HEADER_SIZE:
            return position == size and position > first if final else None
        length = _plausible(buffer, position, direction)
        if length is None:
            return False
        position += HEADER_SIZE + length
        if position - first > CHAIN_REACH:
            return False
    return True


def sniff_http2(data: bytes) -> bool | None:
    """Whether a client's first bytes are the HTTP/2 preface; None where more of them are needed."""
    if len(data) >= len(PREFACE):
        return data.startswith(PREFACE)
    return None if PREFACE.startswith(data) else False


def sniff_http2_server(data: bytes) -> bool | None:
    """Whether a server's first bytes are its settings (RFC 9113 §3.4); None where more of them are needed."""
    if len(data) >= HEADER_SIZE:
        length = int.from_bytes(data[:3], "big")
        return length % SETTING_SIZE == 0 and length < FRAME_LIMIT and data[3:HEADER_SIZE] == b"\x04\0\0\0\0\0"
    return None if data[:1] == b"\0" else False
