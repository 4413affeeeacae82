"""What reassembly gives and every reader of a stream takes: data, gaps and ends, and which packet each byte came from.

Offsets count the bytes of one direction of one stream from 0 at its first byte; a gap of known length takes its share
of them, so an offset names the same byte whatever was lost before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import IntEnum
from typing import Protocol

from msgspec import Struct

FRAMES_KEPT = 16


class Direction(IntEnum):
    """Who sent it: the side that opened the connection, or the other."""

    CLIENT = 0
    SERVER = 1


class Data(Struct, frozen=True):
    """Bytes of one direction, beginning at stream offset ``start``."""

    direction: Direction
    data: bytes
    start: int


class Gap(Struct, frozen=True):
    """Bytes the capture does not hold; ``length`` is None where it cannot be known (plaintext of lost records)."""

    direction: Direction
    start: int
    length: int | None


class End(Struct, frozen=True):
    """No more data will come in this direction; ``clean`` is False when the capture ended or was reset first.

    ``frame`` is the packet that said so, 0 where none did.
    """

    direction: Direction
    start: int
    clean: bool
    frame: int = 0


StreamEvent = Data | Gap | End


class Provenance(Protocol):
    """Answers which packets hold a range of stream offsets."""

    def locate(self, offset: int) -> tuple[int, int]:
        """Frame number and time (ns) of the packet that holds this offset (the nearest one known)."""

    def ready(self, offset: int) -> int:
        """The frame with whose arrival every byte up to and including ``offset`` could be read."""

    def frames(self, start: int, end: int) -> tuple[int, ...]:
        """The frames holding ``start`` (included) to ``end`` (excluded), in stream order, at most 16, the last kept."""

    def count(self, start: int, end: int) -> int:
        """How many packets hold ``start`` (included) to ``end`` (excluded)."""

    def place(self, start: int, end: int) -> tuple[int, tuple[int, ...], int]:
        """In one: `ready` of the last byte, `frames` of them all, and the time `locate` gives of the first."""

    def forget(self, before: int) -> None:
        """Offsets below ``before`` will not be asked for again."""


class SegmentProvenance:
    """Provenance of a reassembled stream: three parallel lists, one entry a segment, in stream order."""

    __slots__ = ("_frames", "_offsets", "_ready", "_times")

    def __init__(self) -> None:
        self._offsets: list[int] = []
        self._frames: list[int] = []
        self._times: list[int] = []
        self._ready: list[int] = []

    def extend(self, offsets: list[int], frames: list[int], times: list[int], ready: list[int]) -> None:
        """Add segments in stream order; ``ready`` is the running maximum of the frames needed to deliver them."""
        self._offsets += offsets
        self._frames += frames
        self._times += times
        self._ready += ready

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._offsets, offset) - 1, 0)

    def locate(self, offset: int) -> tuple[int, int]:
        if not self._offsets:
            return 0, 0
        i = self._index(offset)
        return self._frames[i], self._times[i]

    def ready(self, offset: int) -> int:
        return self._ready[self._index(offset)] if self._offsets else 0

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = self._index(start)
        return first, max(bisect_left(self._offsets, end), first + 1)

    def frames(self, start: int, end: int) -> tuple[int, ...]:
        if not self._offsets:
            return ()
        first, last = self._range(start, end)
        return (self._frames[first],) if last == first + 1 else keep_ends(self._frames[first:last])

    def count(self, start: int, end: int) -> int:
        if not self._offsets or end <= start:
            return 0
        first, last = self._range(start, end)
        return last - first

    def place(self, start: int, end: int) -> tuple[int, tuple[int, ...], int]:
        if not self._offsets:
            return 0, (), 0
        first, last = self._range(start, end)
        frames = (self._frames[first],) if last == first + 1 else keep_ends(self._frames[first:last])
        ready = self._ready[last - 1] if end > start else self.ready(end - 1)
        return ready, frames, self._times[first]

    def forget(self, before: int) -> None:
        i = self._index(before)
        if i > 64:
            del self._offsets[:i], self._frames[:i], self._times[:i], self._ready[:i]


class MappedProvenance:
    """Provenance of a decoded layer (TLS plaintext) in terms of the stream below it, one entry a record.

    ``end`` is the offset behind the plaintext of the last record, to be kept by who adds them.
    """

    __slots__ = ("_below", "_ends", "_floors", "_outer", "_starts", "end")

    def __init__(self, below: Provenance) -> None:
        self._below = below
        self._starts: list[int] = []
        self._outer: list[int] = []
        self._ends: list[int] = []
        self._floors: list[int] = []
        self.end = 0

    def add(self, start: int, outer_start: int, outer_end: int, floor: int) -> None:
        """Plaintext from ``start`` on is the record [outer_start, outer_end); its keys are known from ``floor`` on."""
        self._starts.append(start)
        self._outer.append(outer_start)
        self._ends.append(outer_end)
        self._floors.append(floor)

    def extend(self, starts: list[int], outer_starts: list[int], outer_ends: list[int], floor: int) -> None:
        """`add` for several records under the same keys."""
        self._starts += starts
        self._outer += outer_starts
        self._ends += outer_ends
        self._floors += [floor] * len(starts)

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _below_offset(self, offset: int) -> int:
        i = self._index(offset)
        return min(self._outer[i] + max(offset - self._starts[i], 0), self._ends[i] - 1)

    def locate(self, offset: int) -> tuple[int, int]:
        return self._below.locate(self._below_offset(offset)) if self._starts else (0, 0)

    def ready(self, offset: int) -> int:
        if not self._starts:
            return 0
        i = self._index(offset)
        return max(self._below.ready(self._ends[i] - 1), self._floors[i])

    def _below_range(self, start: int, end: int) -> tuple[int, int]:
        last = self._index(max(end - 1, start))
        full = end == (self._starts[last + 1] if last + 1 < len(self._starts) else self.end)
        below_end = self._ends[last] if full else self._below_offset(max(end - 1, start)) + 1
        return self._below_offset(start), below_end

    def frames(self, start: int, end: int) -> tuple[int, ...]:
        return self._below.frames(*self._below_range(start, end)) if self._starts else ()

    def count(self, start: int, end: int) -> int:
        return self._below.count(*self._below_range(start, end)) if self._starts and end > start else 0

    def place(self, start: int, end: int) -> tuple[int, tuple[int, ...], int]:
        if not self._starts:
            return 0, (), 0
        last = self._index(end - 1)
        begin, below_end = self._below_range(start, end)
        ready, frames, time_ns = self._below.place(begin, below_end)
        if below_end != self._ends[last]:
            ready = self._below.ready(self._ends[last] - 1)
        return max(ready, self._floors[last]), frames, time_ns

    def forget(self, before: int) -> None:
        if not self._starts:
            return
        i = self._index(before)
        self._below.forget(self._outer[i])
        if i > 64:
            del self._starts[:i], self._outer[:i], self._ends[:i], self._floors[:i]


def keep_ends(frames: list[int]) -> tuple[int, ...]:
    """Distinct neighbours, at most `FRAMES_KEPT`, the first ones and always the last."""
    distinct = list(dict.fromkeys(frames))
    return tuple(distinct if len(distinct) <= FRAMES_KEPT else [*distinct[: FRAMES_KEPT - 1], distinct[-1]])
