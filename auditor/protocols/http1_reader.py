"""Reads one direction of HTTP/1: heads, bodies by length, by chunks or up to the end, and the way back after a gap.

Theory of operation: the reader is in one state, a method that takes the buffer and a position and gives the position
after what it read, or -1 where it needs more. Messages go to an owner, which tells how the body is framed, or that it
must wait: then the reader is *held* and keeps what comes until it is resumed. After a gap whose end is not inside the
same body, and after anything that is not HTTP, it seeks the next line that can only be a start line.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

from auditor.model import EMPTY_BODY, Headers, Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols import http1_head
from auditor.protocols.content import BodyCollector
from auditor.protocols.http1_chunks import CHUNK_LINE_LIMIT, begins_with_chunk, chunk_size
from auditor.protocols.http1_head import LINE_LIMIT, RESYNC_TAIL, Framing, Head, Owner, head_end, line_end, read_fields
from auditor.protocols.messages import HttpEvent, ResponseBodies, note_lost
from auditor.protocols.spans import PassedOver

HEAD_LIMIT = 256 * 1024
SEEK_STEP = 1024
PEEK = 4096
_LF, _CR = 10, 13

StartLine = Callable[[bytes], tuple[str, bytes, bytes] | None]
Buffer = bytes | bytearray


class MessageReader:
    """One direction. ``held`` may be set by the owner: nothing is read then until `resume`."""

    __slots__ = (
        "_buffer", "_collector", "_complete", "_direction", "_line", "_mode", "_next", "_notes", "_offset", "_owner",
        "_passed", "_queue", "_queued", "_remaining", "_seen", "_start_line", "_state", "_trailers", "_unchunked",
        "held", "stopped",
    )  # fmt: skip

    def __init__(
        self,
        direction: Direction,
        owner: Owner,
        mode: ResponseBodies,
        lines: tuple[StartLine, re.Pattern[bytes]],
        out: list[HttpEvent],
    ) -> None:
        self._direction = direction
        self._owner = owner
        self._mode = mode
        self._start_line, self._next = lines
        self._passed = PassedOver(direction, out)
        self._buffer = bytearray()
        self._queue: deque[StreamEvent] = deque()
        self._offset = self._queued = self._seen = self._remaining = 0
        self._state: Callable[[Buffer, int, int], int] = self._head
        self._line: tuple[str, bytes, bytes] | None = None
        self._unchunked: int | None = None
        self._collector: BodyCollector | None = None
        self._complete = True
        self._notes: list[str] = []
        self._trailers: Headers = ()
        self.held = False
        self.stopped = False

    @property
    def waiting(self) -> int:
        """Bytes kept until `resume`."""
        return len(self._buffer) + self._queued

    @property
    def offset(self) -> int:
        """The lowest offset not yet read or passed over for good."""
        return self._offset if self._passed.start is None else min(self._passed.start, self._offset)

    def receive(self, event: StreamEvent) -> None:
        """Take one event of this direction."""
        if self.held:
            self._queue.append(event)
            self._queued += len(event.data) if isinstance(event, Data) else 0
        else:
            self._take(event)

    def resume(self) -> None:
        """Go on after having been held."""
        self.held = False
        self._read_buffer()
        while self._queue and not self.held:
            event = self._queue.popleft()
            self._queued -= len(event.data) if isinstance(event, Data) else 0
            self._take(event)

    def remainder(self) -> list[StreamEvent]:
        """What was received and not read, as events."""
        rest: list[StreamEvent] = [Data(self._direction, bytes(self._buffer), self._offset)] if self._buffer else []
        return [*rest, *self._queue]

    def peek(self) -> tuple[bytes, bool]:
        """The first bytes received and not read, and whether more may come to follow them."""
        head = bytes(self._buffer[:PEEK])
        for event in self._queue:
            if not isinstance(event, Data):
                return head, False
            head += event.data[: PEEK - len(head)]
            if len(head) == PEEK:
                return head, False
        return head, not self.stopped and len(head) < PEEK

    def _take(self, event: StreamEvent) -> None:
        if self.stopped:
            return
        if isinstance(event, Data):
            if self._buffer:
                self._buffer += event.data
                self._read_buffer()
                return
            self._offset = event.start
            used = self._run(event.data)
            if used < len(event.data):
                self._buffer += event.data[used:] if used else event.data
            self._offset += used
        elif isinstance(event, Gap):
            self._gap(event)
        else:
            self._end(event)

    def _read_buffer(self) -> None:
        used = self._run(self._buffer)
        del self._buffer[:used]
        self._offset += used

    def _run(self, buffer: Buffer) -> int:
        position, size = 0, len(buffer)
        while not self.held:
            after = self._state(buffer, position, size)
            if after < 0:
                break
            position = after
        return position

    def _head(self, buffer: Buffer, position: int, size: int) -> int:
        if position >= size:
            return -1
        if buffer[position] in (_CR, _LF):
            while position < size and buffer[position] in (_CR, _LF):
                position += 1
            return position
        limit = min(size, position + HEAD_LIMIT)
        if self._line is None:
            newline = buffer.find(b"\n", position, min(size, position + LINE_LIMIT))
            if newline < 0 and size - position < LINE_LIMIT:
                return -1
            line = self._start_line(bytes(buffer[position : newline + 1])) if newline >= 0 else None
            if line is None:
                return self._junk(position, Outcome.UNKNOWN, "this is not HTTP")
            self._line = line
        if self._line[0] == http1_head.BARE and (alone := http1_head.stands_alone(buffer, position, size)) is not False:
            return -1 if alone is None else self._start_message(position, line_end(buffer, position), b"")
        end = head_end(buffer, position + max(self._seen - 2, 0), limit)
        if end < 0:
            if size - position >= HEAD_LIMIT:
                self._junk(position, Outcome.UNDECODABLE, "header section over 256 KiB")
                self._passed.reach(self._offset + position, self._offset + position + 1)
                return position + 1
            self._seen = size - position
            return -1
        first = line_end(buffer, position)
        return self._start_message(position, end, bytes(buffer[first : end - 1 - (buffer[end - 2] == _CR)]))

    def _start_message(self, position: int, end: int, block: bytes) -> int:
        framing = self._begin(position, end, block)
        if framing is None:
            self.held = True
            return -1
        self._seen, self._line = 0, None
        self._notes += framing.notes
        if framing.length == 0 and not framing.chunked:
            self._finish(self._offset + end)
            return end
        if self._mode is not ResponseBodies.SKIP:
            self._collector = BodyCollector(framing.encodings, self._mode)
        self._unchunked = framing.length
        if framing.chunked:
            self._state = self._first_chunk
        else:
            self._measured()
        return end

    def _measured(self) -> None:
        self._remaining = self._unchunked or 0
        self._state = self._until_end if self._unchunked is None else self._counted

    def _begin(self, position: int, end: int, block: bytes) -> Framing | None:
        assert self._line is not None
        fields, known = read_fields(block)
        return self._owner.begin(Head(*self._line, fields, known, self._offset + position, self._offset + end))

    def _finish(self, end: int) -> None:
        notes, body = self._notes, None
        if self._collector is not None:
            body, note = self._collector.finish()
            if note is not None:
                notes.append(note)
        elif self._mode is not ResponseBodies.SKIP:
            body = EMPTY_BODY
        self._state = self._head
        complete, trailers = self._complete, self._trailers
        self._collector, self._complete, self._notes, self._trailers = None, True, [], ()
        self._owner.finish(trailers, body, complete, tuple(notes), end)

    def _counted(self, buffer: Buffer, position: int, size: int) -> int:
        end = self._feed(buffer, position, size)
        if self._remaining == 0:
            self._finish(self._offset + end)
        return end

    def _feed(self, buffer: Buffer, position: int, size: int) -> int:
        """Give the body what is there of `_remaining` bytes; -1 where nothing is."""
        if position >= size:
            return -1
        end = min(position + self._remaining, size)
        if self._collector is not None:
            self._collector.feed(bytes(buffer[position:end]))
        self._remaining -= end - position
        return end

    def _until_end(self, buffer: Buffer, position: int, size: int) -> int:
        self._remaining = size - position
        return self._feed(buffer, position, size)

    def _first_chunk(self, buffer: Buffer, position: int, size: int) -> int:
        """A body said to be in chunks that does not begin with one is read by the other way its end can be found."""
        begins = True if self._unchunked == 0 else begins_with_chunk(buffer, position, size)
        if begins is None:
            return -1
        if begins:
            self._state = self._chunk_size
            return position
        self._notes.append("Transfer-Encoding said chunked, but the body is not in chunks; read as it was sent")
        self._measured()
        return position

    def _chunk_size(self, buffer: Buffer, position: int, size: int) -> int:
        newline = buffer.find(b"\n", position, position + CHUNK_LINE_LIMIT)
        if newline < 0:
            return self._bad_chunk(position) if size - position >= CHUNK_LINE_LIMIT else -1
        length = chunk_size(buffer, position, newline)
        if length is None:
            return self._bad_chunk(position)
        self._remaining = length
        self._state = self._chunk_data if self._remaining else self._after_chunks
        return newline + 1

    def _chunk_data(self, buffer: Buffer, position: int, size: int) -> int:
        end = self._feed(buffer, position, size)
        if self._remaining == 0:
            self._state = self._chunk_end
        return end

    def _chunk_end(self, buffer: Buffer, position: int, size: int) -> int:
        ending = bytes(buffer[position : position + 2])
        if ending in (b"", b"\r"):
            return -1
        if ending[0] != _LF and ending != b"\r\n":
            return self._bad_chunk(position)
        self._state = self._chunk_size
        return position + (1 if ending[0] == _LF else 2)

    def _after_chunks(self, buffer: Buffer, position: int, size: int) -> int:
        ending = bytes(buffer[position : position + 2])
        if ending in (b"", b"\r"):
            return -1
        if ending[0] == _LF or ending == b"\r\n":
            end = position + (1 if ending[0] == _LF else 2)
        else:
            limit = min(size, position + HEAD_LIMIT)
            end = head_end(buffer, position + max(self._seen - 2, 0), limit)
            if end < 0:
                self._seen = size - position
                return self._bad_chunk(position) if size - position >= HEAD_LIMIT else -1
            self._trailers = read_fields(bytes(buffer[position : end - 1 - (buffer[end - 2] == _CR)]))[0]
        self._seen = 0
        self._finish(self._offset + end)
        return end

    def _bad_chunk(self, position: int) -> int:
        self._cut(self._offset + position, "the chunked coding is broken here; the body is what came before")
        return self._junk(position, Outcome.UNDECODABLE, "broken chunked coding")

    def _cut(self, end: int, note: str) -> None:
        self._complete = False
        self._notes.append(note)
        self._seen, self._line = 0, None
        self._finish(end)

    def _junk(self, position: int, reason: Outcome, detail: str) -> int:
        self._owner.lose()
        self._passed.open(reason, detail)
        self._state, self._seen, self._line = self._seek, -SEEK_STEP, None
        return position

    def _seek(self, buffer: Buffer, position: int, size: int) -> int:
        """Pass over what comes until the next certain start line; searched again after every `SEEK_STEP` bytes only."""
        if size - position < self._seen + SEEK_STEP:
            return -1
        match = self._next.search(buffer, position)
        stop = max(position, size - RESYNC_TAIL) if match is None else match.start()
        self._passed.reach(self._offset + position, self._offset + stop)
        if match is not None:
            self._passed.close()
            self._state, self._seen = self._head, 0
            return stop
        self._seen = size - stop
        return stop if stop > position else -1

    def _settle(self, end: int) -> None:
        """Before a gap or the end: what is still sought in the buffer is decided now."""
        while self._state == self._seek and self._buffer and not self.held:
            self._seen = -SEEK_STEP
            self._read_buffer()
            if self._state == self._seek:
                self._passed.reach(self._offset, end)
                self._buffer.clear()
                self._offset = end

    def _gap(self, event: Gap) -> None:
        self._settle(event.start)
        if self.held:
            self._queue.appendleft(event)
            return
        length = event.length
        inside = self._state in (self._counted, self._chunk_data) and length is not None and length <= self._remaining
        if inside or self._state == self._until_end:
            self._skip(event.start, length)
            return
        if not self._cut_short(event, "lost in the capture"):
            return
        self._offset = event.start + (length or 0)
        self._junk(0, Outcome.LOST, "what follows bytes lost in the capture, up to the next start line")

    def _skip(self, start: int, length: int | None) -> None:
        """A gap within a body: only its bytes are missing."""
        if self._collector is not None:
            self._collector.lose()
        self._complete = False
        note_lost(self._notes, length)
        self._offset = start + (length or 0)
        if self._state != self._until_end:
            self._remaining -= length or 0
            if self._remaining == 0 and self._state == self._counted:
                self._finish(self._offset)
            elif self._remaining == 0:
                self._state = self._chunk_end

    def _cut_short(self, event: Gap | End, why: str) -> bool:
        """End what is open at a gap or the end of the stream; False where the owner has to be waited for first."""
        if self._state == self._head:
            if self._buffer and not self._cut_head(event, why):
                return False
        elif self._state != self._seek:
            self._cut(event.start, f"the rest of the body was {why}")
        self._buffer.clear()
        self._passed.close()
        self._offset = event.start
        return True

    def _cut_head(self, event: Gap | End, why: str) -> bool:
        newline = self._buffer.find(b"\n") + 1
        self._line = self._start_line(bytes(self._buffer[: newline or LINE_LIMIT]))
        if self._line is None:
            self._passed.open(Outcome.LOST, f"a head cut short: the rest was {why}")
            self._passed.reach(self._offset, event.start)
            return True
        block = bytes(self._buffer[newline : self._buffer.rfind(b"\n") + 1])
        if self._begin(0, len(self._buffer), block) is None:
            self.held = True
            self._queue.appendleft(event)
            return False
        if self._line[0] == http1_head.BARE and newline == len(self._buffer):
            self._line = None
            self._finish(event.start)
        else:
            self._cut(event.start, f"part of the head was {why}" + ("" if newline else ", and of its first line"))
        return True

    def _end(self, event: End) -> None:
        self._settle(event.start)
        if self.held:
            self._queue.appendleft(event)
            return
        why = "never sent" if event.clean else "not captured"
        if self._state == self._until_end and event.clean:
            self._finish(event.start)
        if not self._cut_short(event, why):
            return
        self.stopped = True
        self._owner.end()
