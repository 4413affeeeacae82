"""Cuts one direction of a stream into TLS records, and finds the next record again after bytes were lost.

Theory of operation: events queue up until someone asks for the next item, so a reader that cannot go on yet simply does
not ask. In step, a record is cut where the one before ended. After a gap (or a header that cannot be one) the reader
searches: the next place that looks like a header and is followed by another one is handed out as *tentative*; whoever
verifies it answers with `RecordReader.settle` (it was a record: in step again) or `RecordReader.reject` (look further).
"""

from __future__ import annotations

import re
from collections import deque

from msgspec import Struct

from auditor.network.stream import Data, End, Gap, StreamEvent
from auditor.tls.runs import HEADER, LENGTH_LIMIT, Window

CHANGE_CIPHER_SPEC = 20
ALERT = 21
HANDSHAKE = 22

_CANDIDATE = re.compile(rb"[\x14-\x17]\x03[\x00-\x04]")
_STARTS = frozenset(kind << 16 | 0x0300 | minor for kind in range(20, 25) for minor in range(5))


class Record(Struct, frozen=True):
    """A whole record at stream offsets ``start`` (header included) to ``end``; ``head`` is its header as one number."""

    head: int
    start: int
    end: int
    payload: memoryview
    tentative: bool = False


class Lost(Struct, frozen=True):
    """Captured bytes ``start`` to ``end`` (maybe none) belong to no whole record; then ``size`` bytes are missing.

    ``size`` is None where that is unknown, and 0 where nothing is missing but no record begins at ``end``.
    """

    start: int
    end: int
    size: int | None


class Finish(Struct, frozen=True):
    """The direction ended."""

    clean: bool


Item = Record | Lost | Finish


def plausible(head: int) -> bool:
    """Whether a 5-byte header, as a number, can be one: type 20 to 24, version 3.0 to 3.4, length in bounds."""
    return head >> 16 in _STARTS and head & 0xFFFF <= LENGTH_LIMIT


class RecordReader:
    """One direction's records, in order. ``held`` counts the bytes fed that nobody has asked for yet."""

    __slots__ = ("_base", "_buffer", "_mark", "_position", "_queue", "_searching", "_tail", "_tail_length", "held")

    def __init__(self) -> None:
        self._buffer = b""
        self._position = 0
        self._base = -1
        self._tail: list[bytes] = []
        self._tail_length = 0
        self._queue: deque[StreamEvent] = deque()
        self._searching = False
        self._mark = 0
        self.held = 0

    def feed(self, event: StreamEvent) -> None:
        """Take the next event of the direction."""
        if self._base < 0:
            self._base = self._mark = event.start
        if isinstance(event, Data):
            self.held += len(event.data)
        self._queue.append(event)

    def next(self) -> Item | None:
        """The next item, or None until more was fed (or a tentative record was answered)."""
        if self._searching:
            return self._search()
        if len(self._buffer) - self._position < HEADER and not self._fill(HEADER):
            return self._interrupted()
        at = self._position
        head = int.from_bytes(self._buffer[at : at + HEADER], "big")
        length = head & 0xFFFF
        if head >> 16 not in _STARTS or length > LENGTH_LIMIT:
            return self._out_of_step()
        end = at + HEADER + length
        if len(self._buffer) < end:
            if not self._fill(HEADER + length):
                return self._interrupted()
            at = self._position
            end = at + HEADER + length
        self._position = end
        base = self._base
        return Record(head, base + at, base + end, memoryview(self._buffer)[at + HEADER : end])

    def window(self) -> Window | None:
        """What there is from the next record on, if that one is whole and in step; `skip_to` takes records of it."""
        if self._searching or (len(self._buffer) - self._position < HEADER and not self._fill(HEADER)):
            return None
        at = self._position
        whole = HEADER + (self._buffer[at + 3] << 8 | self._buffer[at + 4])
        if len(self._buffer) - at < whole and (whole > HEADER + LENGTH_LIMIT or not self._fill(whole)):
            return None
        return Window(self._buffer, self._position, self._base)

    def skip_to(self, position: int) -> None:
        """Take the records of the window up to this position in its bytes."""
        self._position = position

    def settle(self) -> tuple[int, int]:
        """The tentative record was one: go on after it. Gives the span passed over while searching."""
        at = self._position
        length = int.from_bytes(self._buffer[at + 3 : at + HEADER], "big")
        self._position = at + HEADER + length
        self._searching = False
        return self._mark, self._base + at

    def reject(self) -> None:
        """The tentative record was none: search on behind its first byte."""
        self._position += 1

    def drain(self) -> tuple[list[tuple[int, int]], Finish | None]:
        """Give up: the spans of captured bytes not yet cut into records, and the end if it was fed."""
        start = self._mark if self._searching else self._base + self._position
        spans = [(start, self._end())]
        spans += [(event.start, event.start + len(event.data)) for event in self._queue if isinstance(event, Data)]
        ends = [Finish(event.clean) for event in self._queue if isinstance(event, End)]
        self._restart(self._end())
        self._queue.clear()
        self.held = 0
        return [span for span in spans if span[1] > span[0]], ends[0] if ends else None

    def _end(self) -> int:
        return self._base + len(self._buffer) + self._tail_length

    def _fill(self, wanted: int) -> bool:
        """Have ``wanted`` bytes from the position on in the buffer, if the contiguous events allow it."""
        rest = len(self._buffer) - self._position
        while (available := rest + self._tail_length) < wanted and self._take():
            pass
        if available < wanted:
            return False
        if 0 < rest < wanted and len(self._tail) == 1:
            self._bridge(wanted - rest)
        else:
            self._join()
        return True

    def _take(self) -> bool:
        if not self._queue:
            return False
        event = self._queue[0]
        if not isinstance(event, Data) or event.start != self._end():
            return False
        self._queue.popleft()
        self.held -= len(event.data)
        self._tail.append(event.data)
        self._tail_length += len(event.data)
        return True

    def _bridge(self, more: int) -> None:
        """Add only these few bytes of a long tail to the buffer, so that most of the tail need not be copied."""
        start = len(self._tail[0]) - self._tail_length
        rest = self._buffer[self._position :]
        self._base += self._position
        self._position = 0
        self._buffer = rest + self._tail[0][start : start + more]
        self._tail_length -= more
        if self._tail_length == 0:
            self._tail.clear()

    def _join(self) -> None:
        """Add the tail to the buffer; its first piece may have been begun by `_bridge`."""
        if not self._tail:
            return
        begun = sum(map(len, self._tail)) - self._tail_length
        self._base += self._position
        rest = self._buffer[self._position :]
        if not rest and len(self._tail) == 1:
            self._buffer, self._position = self._tail[0], begun
            self._base -= begun
        else:
            first, *others = self._tail
            self._buffer = b"".join((rest, first[begun:], *others))
            self._position = 0
        self._tail.clear()
        self._tail_length = 0

    def _interrupted(self) -> Item | None:
        """What ends the contiguous bytes: nothing yet, lost bytes, or the end of the direction."""
        if not self._queue:
            return None
        event = self._queue[0]
        start, end = self._mark if self._searching else self._base + self._position, self._end()
        self._searching = not isinstance(event, End)
        if isinstance(event, End):
            if end > start:
                self._restart(end)
                return Lost(start, end, 0)
            self._queue.popleft()
            return Finish(event.clean)
        if isinstance(event, Gap):
            self._queue.popleft()
            self._restart(end + (event.length or 0))
            return Lost(start, end, event.length)
        self._restart(event.start)
        return Lost(start, end, max(event.start - end, 0))

    def _restart(self, base: int) -> None:
        self._buffer = b""
        self._position = 0
        self._tail.clear()
        self._tail_length = 0
        self._base = self._mark = base

    def _out_of_step(self) -> Lost:
        self._searching = True
        self._mark = self._base + self._position
        return Lost(self._mark, self._mark, 0)

    def _search(self) -> Item | None:
        while self._take():
            pass
        self._join()
        ended = bool(self._queue)
        while (match := _CANDIDATE.search(self._buffer, self._position)) is not None:
            at = self._position = match.start()
            head = int.from_bytes(self._buffer[at : at + HEADER], "big")
            fits = self._fits(at, head, ended=ended)
            if fits is None:
                return None
            if fits:
                end = at + HEADER + (head & 0xFFFF)
                payload = memoryview(self._buffer)[at + HEADER : end]
                return Record(head, self._base + at, self._base + end, payload, tentative=True)
            self._position = at + 1
        return self._searched(ended=ended)

    def _fits(self, at: int, head: int, *, ended: bool) -> bool | None:
        """Whether a record can begin here; None while the bytes to tell are still to come."""
        have = len(self._buffer)
        if have < at + HEADER:
            return False if ended else None
        length = head & 0xFFFF
        if not 0 < length <= LENGTH_LIMIT:
            return False
        following = at + HEADER + length
        if have >= following + HEADER:
            return plausible(int.from_bytes(self._buffer[following : following + HEADER], "big"))
        return have >= following if ended else None

    def _searched(self, *, ended: bool) -> Item | None:
        """No candidate is left in the contiguous bytes: keep what may be half a header, or report what ended them."""
        if not ended:
            self._position = max(self._position, len(self._buffer) - HEADER + 1)
            return None
        self._position = len(self._buffer)
        return self._interrupted()
