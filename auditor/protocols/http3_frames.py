"""HTTP/3 framing (RFC 9114 section 7): one direction of one stream cut into frames, whatever is missing of it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from auditor.model import Outcome
from auditor.quic.varint import SHORT, read_varint

DATA, HEADERS, SETTINGS, PUSH_PROMISE = 0x00, 0x01, 0x04, 0x05
WEBTRANSPORT = 0x41
"""Begins a WebTransport stream in place of a frame (draft-ietf-webtrans-http3)."""
FRAME_LIMIT = 1024 * 1024
_WANTED = frozenset({HEADERS, SETTINGS, PUSH_PROMISE})


class FrameEvent(Struct, frozen=True):
    """A whole frame, or with kind DATA a piece of one, at stream offsets ``start`` (header included) to ``end``."""

    kind: int
    payload: bytes
    start: int
    end: int


class _State(Enum):
    HEADER = "at the beginning of a frame"
    WHOLE = "collecting a frame"
    BODY = "inside DATA"
    SKIP = "inside a frame passed over"
    DEAD = "lost"


class FrameReader:
    """`feed` bytes in order, ask `next` until it is None; stop asking to hold the rest back.

    ``fault`` says why no frame will be found any more, None while there may be some; ``unread_from`` is the offset
    from which on what was fed is given no more because of it.
    """

    __slots__ = ("_at", "_buffer", "_first", "_kind", "_left", "_offset", "_start", "_state", "fault", "unread_from")

    def __init__(self, offset: int = 0) -> None:
        self._buffer = bytearray()
        self._at = 0
        self._offset = offset
        self._state = _State.HEADER
        self._kind = 0
        self._left = 0
        self._start = offset
        self._first = True
        self.fault: tuple[Outcome, str] | None = None
        self.unread_from = offset

    @property
    def offset(self) -> int:
        """The stream offset behind the last byte fed."""
        return self._offset + len(self._buffer)

    @property
    def held(self) -> int:
        """Bytes fed that were not given yet."""
        return len(self._buffer) - self._at

    @property
    def midway(self) -> bool:
        """Whether the stream would end inside a frame if it ended here."""
        return self._state is not _State.DEAD and (self._state is not _State.HEADER or self.held > 0)

    def feed(self, data: bytes) -> None:
        """The next bytes of the stream."""
        if self._at:
            del self._buffer[: self._at]
            self._offset += self._at
            self._at = 0
        if self._state is _State.DEAD:
            self._offset += len(data)
        else:
            self._buffer += data

    def lose(self, length: int) -> bool:
        """Bytes are missing behind those fed (all of which were asked for); whether the frames can be followed on."""
        inside = self._state in (_State.BODY, _State.SKIP) and not self.held
        self._offset += length + len(self._buffer)
        self._buffer.clear()
        self._at = 0
        if inside and length <= self._left:
            self._left -= length
            self._over()
            return True
        self._state = _State.DEAD
        self.fault = Outcome.LOST, "frames cannot be followed beyond bytes lost in the capture"
        return False

    def kill(self, reason: Outcome, detail: str) -> None:
        """No frame of this stream can be read any more, for this reason."""
        self.fault = reason, detail
        self.unread_from = self._offset + self._at
        self._offset += len(self._buffer)
        self._buffer.clear()
        self._at = 0
        self._state = _State.DEAD

    def next(self) -> FrameEvent | None:
        """The next frame or piece of DATA; None until more was fed."""
        while self._state is not _State.DEAD:
            if self._state is _State.HEADER:
                if not self._header():
                    return None
            elif self._state is _State.WHOLE:
                return self._whole()
            else:
                event = self._piece()
                if event is None or event.kind == DATA:
                    return event
        return None

    def _header(self) -> bool:
        kind, at = read_varint(self._buffer, self._at)
        if kind == WEBTRANSPORT and self._first:
            self.kill(Outcome.UNKNOWN, "WebTransport stream")
            return True
        length, at = read_varint(self._buffer, at) if kind != SHORT else (SHORT, at)
        if length == SHORT:
            return False
        self._first = False
        self._start = self._offset + self._at
        self._at = at
        self._kind, self._left = kind, length
        if kind in _WANTED:
            self._state = _State.WHOLE
            if length > FRAME_LIMIT:
                self.kill(Outcome.BODY_LIMIT, "header block or settings over 1 MiB")
        elif length:
            self._state = _State.BODY if kind == DATA else _State.SKIP
        return True

    def _whole(self) -> FrameEvent | None:
        if self.held < self._left:
            return None
        payload = self._take(self._left)
        return FrameEvent(self._kind, payload, self._start, self._offset + self._at)

    def _piece(self) -> FrameEvent | None:
        """A piece of DATA; other frames are passed over, and given empty where they ended."""
        if not self.held:
            return None
        start = self._offset + self._at
        kind = self._kind
        payload = self._take(min(self.held, self._left))
        return FrameEvent(kind, payload if kind == DATA else b"", start, self._offset + self._at)

    def _take(self, length: int) -> bytes:
        taken = bytes(memoryview(self._buffer)[self._at : self._at + length])
        self._at += length
        self._left -= length
        self._over()
        return taken

    def _over(self) -> None:
        if not self._left:
            self._state = _State.HEADER
