"""One direction of a TCP connection: segments in any order to bytes in stream order, holes named as gaps.

Theory of operation. ``next`` is the offset of the first byte not delivered yet. A segment at or below it is delivered
at once, its new part only (the first copy of a byte wins; a second one is compared with the last `RECENT` bytes and
with what is held). A segment above it is held. Every decision depends on packets alone, in their order, never on how
they were batched:

* A hole is *due* `PATIENCE` frames (of the whole capture) after a packet proved it: an acknowledgment beyond it, a FIN
  beyond it, or a segment the capture's packet limit cut. What is still missing then is a gap. Mere reordering is over
  by then, a real loss will never be mended. A hole nothing proves is a gap when more than `MOST_HELD` wait behind it.
* Without a SYN, the lowest offset seen becomes 0 once the other side acknowledged more than it, after `SETTLING`
  segments, or when due; until then nothing is delivered.
* FIN, once reached, ends the stream; bytes behind it are ignored and noted.
"""

from __future__ import annotations

from auditor.network.flows import Flow
from auditor.network.held import Held, Piece
from auditor.network.stream import Data, Direction, End, Gap, SegmentProvenance, StreamEvent

PATIENCE = 4096
MOST_HELD = 16 * 1024 * 1024
RECENT = 16 * 1024
SETTLING = 16
WINDOW = 1 << 30
BELOW = -(1 << 40)

DIFFERENT_COPIES = "segments that overlap carry different bytes; the first ones were kept"
BEHIND_FIN = "data behind the end of the stream (FIN) was ignored"
OUT_OF_WINDOW = "segments far outside the window were ignored"


def distance(a: int, b: int) -> int:
    """How far sequence number ``a`` lies behind ``b``, -2**31 to 2**31 - 1."""
    return ((a - b + 0x80000000) & 0xFFFFFFFF) - 0x80000000


class Stream:
    """The state of one direction. Offsets count from ``base``, the sequence number of the first byte."""

    __slots__ = (
        "_due_limit",
        "_parts",
        "_parts_start",
        "_provenance",
        "_recent",
        "_segments",
        "base",
        "cut_end",
        "direction",
        "due",
        "ended",
        "events",
        "fin",
        "flow",
        "held",
        "high",
        "next",
        "reach",
        "settled",
    )

    def __init__(self, flow: Flow, direction: Direction) -> None:
        self.flow = flow
        self.direction = direction
        self.base: int | None = None
        self.settled = False
        self.next = BELOW
        self.high = BELOW
        self.reach = BELOW
        self.cut_end = BELOW
        self.fin: int | None = None
        self.ended = False
        self.due: int | None = None
        self.held = Held()
        self.events: list[StreamEvent] = []
        self._due_limit = BELOW
        self._segments = 0
        self._recent = b""
        self._parts: list[bytes | memoryview] = []
        self._parts_start = 0
        self._provenance: SegmentProvenance = flow.provenance[direction]

    @property
    def calm(self) -> bool:
        """Whether every byte up to ``high`` is delivered and nothing is awaited."""
        return self.due is None and self.held.cost == 0 and (self.settled or self.base is None)

    @property
    def expected(self) -> int | None:
        """The sequence number that would continue everything seen, FIN included; None before the first segment."""
        return None if self.base is None else (self.base + self.high) & 0xFFFFFFFF

    def offset(self, seq: int) -> int:
        """The stream offset of a sequence number: the one nearest to ``next``."""
        assert self.base is not None
        return self._near + distance(seq, self.base + self._near)

    def open(self, first: int, frame: int) -> None:
        """The sequence number of the first byte is known (SYN seen, or acknowledged by a SYN-ACK).

        An end of other numbers that came before any data is not believed: it was forged, or of an earlier connection.
        """
        if self.settled:
            return
        if self.base is None:
            self.base = first & 0xFFFFFFFF
            self.settled, self.next, self.high = True, 0, 0
            return
        start = self.offset(first)
        if self.fin not in (None, start) and not self.held and self.cut_end == BELOW:
            self.fin = None
            self.high = self.reach = start
        self._settle(start, frame)

    def segment(self, seq: int, data: bytes, wire: int, frame: int, time_ns: int) -> None:
        """A segment with ``wire`` bytes (at least 1) of payload, of which ``data`` was captured."""
        if self.base is None:
            self._begin(seq, frame)
        start = self.offset(seq)
        end = start + wire
        if start > self._near + WINDOW:
            self.flow.note(OUT_OF_WINDOW)
            return
        if self.fin is not None and end > self.fin:
            self.flow.note(BEHIND_FIN)
            data, end = data[: max(self.fin - start, 0)], self.fin
            if end <= start:
                return
        self.high = max(self.high, end)
        if len(data) < end - start:
            self.cut_end = max(self.cut_end, end)
            self._want(end, frame)
        if data:
            self._place(start, Piece(data, frame, time_ns))
        if not self.settled:
            self._segments += 1
            if self._segments >= SETTLING or self.held.cost > MOST_HELD:
                self._settle(self._lowest(), frame)

    def acknowledged(self, ack: int, frame: int) -> None:
        """The other side has everything before this sequence number."""
        if self.base is None or self.ended:
            return
        if not self.settled:
            if not self.held or self.offset(ack) <= self.held.first:
                return
            self._settle(self.held.first, frame)
        upto = self.offset(ack)
        if self.fin is not None:
            upto = min(upto, self.fin)
        if self.next < upto <= self.next + WINDOW:
            self._want(upto, frame)

    def finish_at(self, seq: int, frame: int) -> None:
        """A FIN: the stream ends before this sequence number."""
        if self.base is None:
            self._begin(seq, frame)
        end = self.offset(seq)
        if self.fin is not None or self.ended or (self.settled and not self.next <= end <= self.next + WINDOW):
            return
        self.fin = end
        self.high = max(self.high, end + 1)
        if self.settled:
            self._want(end, frame)
            self._advanced(frame)

    def expire(self) -> None:
        """What is due has come: declare the holes that were proved by then, as of frame ``due``."""
        frame, limit = self.due, self._due_limit
        assert frame is not None
        self.due = None
        if not self.settled:
            self._settle(self._lowest(), frame)
            return
        while self.next < limit and not self.ended and not self._only_fin(limit):
            self._skip(limit, frame)
        if not self.ended and self.reach > max(self.next, limit):
            self.due, self._due_limit = frame + PATIENCE, self.reach

    def close(self, frame: int, ended_by: int) -> None:
        """No more packets: deliver what is held, with the gaps in it, and end the stream.

        ``frame`` is the last one there was, ``ended_by`` the one that ended it (0: the capture did).
        """
        if self.ended:
            return
        if not self.settled:
            self.open(0 if self.base is None else self.base + self._lowest(), frame)
        while self.held:
            self._skip(self.held.first, frame)
        if not self.ended and self.reach > self.next and not self._only_fin(self.reach):
            self._skip(self.reach, frame)
        if not self.ended:
            self._end(ended_by, clean=False)

    def extend(self, parts: list[memoryview], offsets: list[int], frames: list[int], times: list[int]) -> None:
        """Deliver segments known to follow ``next`` without hole or overlap, each readable with its own frame."""
        self._provenance.extend(offsets, frames, times, frames)
        if not self._parts:
            self._parts_start = self.next
        self._parts += parts
        self.high = self.next = offsets[-1] + len(parts[-1])

    def recent(self) -> bytes:
        """The bytes before ``next``, at least the last `RECENT` of them unless a gap is nearer."""
        have, count = 0, 0
        for part in reversed(self._parts):
            if have >= RECENT:
                return b"".join(self._parts[-count:])
            have, count = have + len(part), count + 1
        return b"".join([self._recent, *self._parts])

    def compare(self, start: int, data: bytes, upto: int, known: bytes, known_end: int) -> None:
        """Note it if a second copy of bytes delivered before offset ``upto`` differs from the first.

        Only the last `RECENT` bytes before ``upto`` count; ``known`` are bytes delivered before ``known_end``. A
        single byte just before ``upto`` is a keep-alive probe and may be anything.
        """
        end = min(start + len(data), upto)
        if len(data) == 1 and end == upto:
            return
        known_start = known_end - len(known)
        low = max(start, upto - RECENT, known_start)
        if low < end and known[low - known_start : end - known_start] != data[low - start : end - start]:
            self.flow.note(DIFFERENT_COPIES)

    def take_events(self) -> list[StreamEvent]:
        """The events since the last call."""
        self._flush()
        events, self.events = self.events, []
        return events

    @property
    def _near(self) -> int:
        return self.next if self.settled else 0

    def _begin(self, seq: int, frame: int) -> None:
        """The first thing seen of a stream without SYN; its offset 0 is for the time being here."""
        self.base, self.high, self.due = seq, 0, frame + PATIENCE

    def _lowest(self) -> int:
        known = [self.held.first] if self.held else []
        if self.fin is not None:
            known.append(self.fin)
        return min(known, default=0)

    def _settle(self, first: int, frame: int) -> None:
        """Offsets count from what so far was offset ``first``; deliver what can be."""
        assert self.base is not None
        self.base = (self.base + first) & 0xFFFFFFFF
        self.held.shift(first)
        self.high, self.reach, self.cut_end = self.high - first, self.reach - first, self.cut_end - first
        self.fin = None if self.fin is None else self.fin - first
        self.settled, self.next, self.due = True, 0, None
        self.high = max(self.high, 0)
        self._drain(frame)
        if self.fin is not None:
            self._want(self.fin, frame)
        elif self.reach > self.next:
            self._want(self.reach, frame)
        self._advanced(frame)

    def _place(self, start: int, piece: Piece) -> None:
        if not self.settled or start > self.next:
            if not self.held.add(start, piece):
                self.flow.note(DIFFERENT_COPIES)
            while self.settled and self.held.cost > MOST_HELD:
                self._skip(self.held.first, piece.frame)
            return
        skip = self.next - start
        if skip:
            self.compare(start, piece.data, self.next, self.recent(), self.next)
            if skip >= len(piece.data):
                return
        if self.held:
            fresh = Piece(piece.data[skip:], piece.frame, piece.time_ns)
            if not self.held.add(self.next, fresh):
                self.flow.note(DIFFERENT_COPIES)
            self._drain(piece.frame)
        else:
            self._deliver(piece.data[skip:] if skip else piece.data, piece.frame, piece.time_ns, piece.frame)
        self._advanced(piece.frame)

    def _deliver(self, data: bytes, frame: int, time_ns: int, ready: int) -> None:
        self._provenance.extend([self.next], [frame], [time_ns], [ready])
        if not self._parts:
            self._parts_start = self.next
        self._parts.append(data)
        self.next += len(data)

    def _drain(self, frame: int) -> None:
        for _, piece in self.held.take(self.next):
            self._deliver(piece.data, piece.frame, piece.time_ns, frame)

    def _advanced(self, frame: int) -> None:
        """Look again at what was awaited, now that ``next`` moved."""
        if self.fin is not None and self.next >= self.fin and not self.ended:
            if self.held or self.next > self.fin:
                self.flow.note(BEHIND_FIN)
            self._end(frame, clean=True)
        elif self.due is not None and self.next >= self.reach:
            self.due = None

    def _want(self, limit: int, frame: int) -> None:
        """A packet proved that there are bytes up to ``limit``."""
        self.reach = max(self.reach, limit)
        if self.due is None and limit > self.next:
            self.due, self._due_limit = frame + PATIENCE, limit

    def _only_fin(self, limit: int) -> bool:
        """Whether the one byte missing is most likely a FIN that was not captured: it takes a sequence number too."""
        return limit - self.next == 1 and self.fin is None and not self.held and self.cut_end < limit

    def _skip(self, limit: int, frame: int) -> None:
        """Declare the first hole a gap, up to ``limit`` at most, and deliver what stood behind it."""
        upto = min(limit, self.held.first) if self.held else limit
        if self.fin is not None:
            upto = min(upto, self.fin)
        self._flush()
        self.events.append(Gap(self.direction, self.next, upto - self.next))
        self.flow.lost_bytes[self.direction] += upto - self.next
        self._recent = b""
        self.next = upto
        self.high = max(self.high, upto)
        self._drain(frame)
        self._advanced(frame)

    def _flush(self) -> None:
        """Turn what was delivered since the last time into one `Data` event."""
        if not self._parts:
            return
        data = b"".join(self._parts)
        self._parts = []
        self.events.append(Data(self.direction, data, self._parts_start))
        self._recent = data[-RECENT:] if len(data) >= RECENT else (self._recent + data)[-RECENT:]

    def _end(self, frame: int, *, clean: bool) -> None:
        self._flush()
        self.events.append(End(self.direction, self.next, clean, frame))
        self.ended, self.due, self._recent = True, None, b""
        if self.held:
            self.held = Held()
