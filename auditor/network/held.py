"""Out-of-order segments waiting for the bytes before them: disjoint pieces by offset, the first copy of a byte wins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

COST_OF_A_PIECE = 256


class Piece(Struct, frozen=True):
    """Bytes that wait, and the packet that brought them."""

    data: bytes
    frame: int
    time_ns: int


class Held:
    """Pieces in order of offset; ``cost`` is about what they take in memory."""

    __slots__ = ("_pieces", "_starts", "cost")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._pieces: dict[int, Piece] = {}
        self.cost = 0

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def first(self) -> int:
        """The lowest offset held; there must be one."""
        return self._starts[0]

    def add(self, start: int, piece: Piece) -> bool:
        """Keep what of a segment is not held yet; False if a copy of other bytes was held before."""
        data, position, end = piece.data, start, start + len(piece.data)
        i = max(bisect_right(self._starts, start) - 1, 0)
        fresh: list[tuple[int, int]] = []
        same = True
        while position < end:
            if i >= len(self._starts) or self._starts[i] >= end:
                fresh.append((position, end))
                break
            at = self._starts[i]
            held = self._pieces[at].data
            if position < at:
                fresh.append((position, at))
                position = at
            upto = min(at + len(held), end)
            if position < upto:
                same &= held[position - at : upto - at] == data[position - start : upto - start]
                position = upto
            i += 1
        for a, b in fresh:
            self._starts.insert(bisect_left(self._starts, a), a)
            self._pieces[a] = Piece(data[a - start : b - start], piece.frame, piece.time_ns)
            self.cost += b - a + COST_OF_A_PIECE
        return same

    def take(self, offset: int) -> list[tuple[int, Piece]]:
        """Remove and give the pieces that follow each other from ``offset`` on; what lies below it goes too."""
        taken: list[tuple[int, Piece]] = []
        count = 0
        for start in self._starts:
            if start > offset:
                break
            piece = self._pieces.pop(start)
            self.cost -= len(piece.data) + COST_OF_A_PIECE
            count += 1
            skip = offset - start
            if skip < len(piece.data):
                taken.append((offset, Piece(piece.data[skip:], piece.frame, piece.time_ns)))
                offset = start + len(piece.data)
        del self._starts[:count]
        return taken

    def shift(self, by: int) -> None:
        """Count offsets from ``by`` on."""
        self._pieces = {start - by: self._pieces[start] for start in self._starts}
        self._starts = [start - by for start in self._starts]
