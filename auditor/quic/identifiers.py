"""Connection ids of both sides, as they were seen to be chosen: what a packet with a short header is recognised by."""

from __future__ import annotations

from auditor.network.stream import Direction

_MOST = 256


class Identifiers:
    """``fresh`` are those learnt since somebody emptied it, as (side they address, id); empty ids are not in it."""

    __slots__ = ("_known", "_length", "fresh")

    def __init__(self) -> None:
        self._known: tuple[dict[bytes, None], dict[bytes, None]] = ({}, {})
        self._length = [0, 0]
        self.fresh: list[tuple[Direction, bytes]] = []

    def learn(self, side: Direction, dcid: bytes, *, chosen: bool = False) -> None:
        """Packets to ``side`` may carry this id; ``chosen`` by itself, so that its length is usual."""
        if chosen:
            self._length[side] = len(dcid)
        known = self._known[side]
        if dcid and dcid not in known and len(known) < _MOST:
            known[dcid] = None
            self.fresh.append((side, dcid))

    def length(self, side: Direction, data: bytes, at: int) -> int:
        """How long the id is that begins here in a packet to ``side``."""
        usual = self._length[side]
        known = self._known[side]
        if data[at : at + usual] in known:
            return usual
        for length in sorted({len(dcid) for dcid in known}, reverse=True):
            if data[at : at + length] in known:
                return length
        return usual
