"""Puts the bytes of one direction of a QUIC stream in order; what never came is skipped when the owner says so."""

from __future__ import annotations

from bisect import bisect_left

from auditor.network.stream import FRAMES_KEPT

_MOST_PIECES = 4096


class Reassembly:
    """Bytes in any order in, in order out. ``next`` is the offset of the next byte, ``final`` the size if known.

    ``held`` counts the bytes kept behind a gap. Of bytes sent twice the first copy counts.
    """

    __slots__ = ("_pieces", "_starts", "final", "held", "next")

    def __init__(self) -> None:
        self.next = 0
        self.held = 0
        self.final: int | None = None
        self._starts: list[int] = []
        self._pieces: list[bytes] = []

    @property
    def done(self) -> bool:
        """Every byte up to the stream's end was given."""
        return self.final is not None and self.next >= self.final

    @property
    def extent(self) -> int:
        """Bytes from ``next`` to the highest offset known, captured or not."""
        highest = self._starts[-1] + len(self._pieces[-1]) if self._starts else self.next
        return max(highest, self.final or 0) - self.next

    @property
    def crowded(self) -> bool:
        """So many separate pieces wait behind gaps that the first gap should be given up."""
        return len(self._pieces) > _MOST_PIECES

    def feed(self, offset: int, data: bytes) -> bytes:
        """Take a piece; what can be given now, beginning at the ``next`` of before."""
        if offset == self.next and not self._pieces:
            self.next += len(data)
            return data
        if offset + len(data) <= self.next:
            return b""
        self._keep(offset, data)
        return self._ready()

    def skip(self) -> tuple[int, int, bytes]:
        """Give up the first gap: its offset and length (maybe 0), and what can be given behind it."""
        start = self.next
        end = self._starts[0] if self._starts else (start if self.final is None else max(self.final, start))
        self.next = end
        return start, end - start, self._ready()

    def _keep(self, offset: int, data: bytes) -> None:
        """Store what of the piece is not known yet."""
        starts, pieces = self._starts, self._pieces
        if offset < self.next:
            data, offset = data[self.next - offset :], self.next
        end = offset + len(data)
        at = bisect_left(starts, offset)
        if at and starts[at - 1] + len(pieces[at - 1]) > offset:
            cut = min(starts[at - 1] + len(pieces[at - 1]), end) - offset
            data, offset = data[cut:], offset + cut
        while offset < end:
            limit = min(starts[at], end) if at < len(starts) else end
            if limit > offset:
                starts.insert(at, offset)
                pieces.insert(at, data[: limit - offset])
                self.held += limit - offset
                at += 1
            if at >= len(starts) or limit == end:
                return
            behind = starts[at] + len(pieces[at])
            data, offset = data[behind - offset :], behind
            at += 1

    def _ready(self) -> bytes:
        count = 0
        at = self.next
        for start, piece in zip(self._starts, self._pieces, strict=True):
            if start != at:
                break
            at += len(piece)
            count += 1
        if not count:
            return b""
        found = b"".join(self._pieces[:count])
        del self._starts[:count], self._pieces[:count]
        self.held -= len(found)
        self.next = at
        return found


class Track:
    """Which packets brought new bytes of a stream, in order of arrival: at most 16 of them, the last kept.

    ``path`` is the flow of the first, ``ready`` the highest frame.
    """

    __slots__ = ("frames", "path", "ready", "time_ns")

    def __init__(self, path: int) -> None:
        self.path = path
        self.frames: list[int] = []
        self.time_ns = 0
        self.ready = 0

    def note(self, frame: int, time_ns: int) -> None:
        """A packet brought something."""
        if not self.frames:
            self.time_ns = time_ns
        elif self.frames[-1] == frame:
            return
        if len(self.frames) >= FRAMES_KEPT:
            self.frames[-1] = frame
        else:
            self.frames.append(frame)
        self.ready = max(self.ready, frame)
