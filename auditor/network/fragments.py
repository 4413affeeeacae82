"""IP fragments to datagrams (RFC 791 section 3.2, RFC 8200 section 4.5): packet by packet, in bounded memory.

The first copy of every byte wins. A datagram that is not whole after 60 s of capture time, or when memory runs out,
is given up; its packets then count as lost.
"""

from __future__ import annotations

from msgspec import Struct, field

PATIENCE_NS = 60 * 10**9
MOST_DATAGRAMS = 1024
MOST_BYTES = 8 * 1024 * 1024
LARGEST = 65535

Key = tuple[int, int, int, int]
"""Source and destination id, protocol, identification."""


class Piece(Struct, frozen=True):
    """One fragment: offset of ``data`` in its datagram, and the length of its frame on the wire (``size``).

    ``packets`` is more than 1 where it came out of a tunnel packet that was itself in fragments.
    """

    at: int
    more: bool
    data: bytes
    whole: bool
    time_ns: int
    size: int
    packets: int = 1


class Whole(Struct, frozen=True):
    """A reassembled datagram (the bytes behind the IP header) and how many packets and frame bytes it took."""

    data: bytes
    packets: int
    size: int


class _Waiting(Struct):
    time_ns: int
    pieces: list[Piece] = field(default_factory=list)
    held: int = 0


class Fragments:
    """Datagrams in the making; ``lost`` counts packets and frame bytes of those given up."""

    __slots__ = ("_held", "_inside", "_waiting", "lost")

    def __init__(self) -> None:
        self._waiting: dict[Key, _Waiting] = {}
        self._held = 0
        self._inside: Fragments | None = None
        self.lost = (0, 0)

    def inside(self) -> Fragments:
        """Those of packets in tunnels, kept apart so that it does not matter which of them are looked at first."""
        if self._inside is None:
            self._inside = Fragments()
        return self._inside

    def receive(self, key: Key, piece: Piece) -> Whole | None:
        """Take one fragment, in packet order; the datagram, if this makes it whole."""
        waiting = self._waiting.get(key)
        if waiting is not None and piece.time_ns - waiting.time_ns > PATIENCE_NS:
            self._give_up(key)
            waiting = None
        if waiting is None:
            waiting = self._waiting[key] = _Waiting(piece.time_ns)
        waiting.pieces.append(piece)
        waiting.held += len(piece.data) + SMALLEST_COST
        self._held += len(piece.data) + SMALLEST_COST
        data = _join(waiting.pieces)
        if data is None:
            self._bound()
            return None
        self._held -= self._waiting.pop(key).held
        return Whole(data, sum(p.packets for p in waiting.pieces), sum(p.size for p in waiting.pieces))

    def close(self) -> None:
        """Give up everything still waiting."""
        for key in list(self._waiting):
            self._give_up(key)
        if self._inside is not None:
            self._inside.close()
            packets, size = self._inside.lost
            self.lost = (self.lost[0] + packets, self.lost[1] + size)
            self._inside = None

    def _bound(self) -> None:
        while len(self._waiting) > MOST_DATAGRAMS or self._held > MOST_BYTES:
            self._give_up(next(iter(self._waiting)))

    def _give_up(self, key: Key) -> None:
        waiting = self._waiting.pop(key)
        self._held -= waiting.held
        packets, size = self.lost
        self.lost = (packets + sum(p.packets for p in waiting.pieces), size + sum(p.size for p in waiting.pieces))


SMALLEST_COST = 128


def _join(pieces: list[Piece]) -> bytes | None:
    """The datagram, if the last fragment is there and no byte is missing; else None."""
    ends = [p.at + len(p.data) for p in pieces if not p.more and p.whole]
    if not ends or ends[0] > LARGEST:
        return None
    total = ends[0]
    have = 0
    for piece in sorted(pieces, key=lambda p: p.at):
        if piece.at > have:
            return None
        have = max(have, piece.at + len(piece.data))
    if have < total:
        return None
    joined = bytearray(max(have, total))
    for piece in reversed(pieces):
        joined[piece.at : piece.at + len(piece.data)] = piece.data
    return bytes(joined[:total])
