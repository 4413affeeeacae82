"""Counts what became of a connection's datagrams, per flow; a datagram counts once, by its worst packet."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from auditor.model import Outcome
from auditor.network.stream import Direction

_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


class Tally(Struct):
    """Datagrams and bytes of one flow by the flow's own direction and outcome; a sentence per outcome."""

    packets: Counter[tuple[Direction, Outcome]] = field(default_factory=Counter)
    sizes: Counter[tuple[Direction, Outcome]] = field(default_factory=Counter)
    details: dict[Outcome, str] = field(default_factory=dict)

    def count(self, direction: Direction, outcome: Outcome, size: int) -> None:
        """A datagram of ``size`` bytes is settled."""
        self.packets[direction, outcome] += 1
        self.sizes[direction, outcome] += size

    def move(self, direction: Direction, outcome: Outcome, size: int, detail: str) -> None:
        """Part of what was opened turned out to be unreadable: one datagram and these bytes change over."""
        self.details.setdefault(outcome, detail)
        read = (direction, Outcome.AUDITED)
        moved = min(size, self.sizes[read])
        self.sizes[read] -= moved
        self.sizes[direction, outcome] += moved
        if self.packets[read]:
            self.packets[read] -= 1
            self.packets[direction, outcome] += 1


class Seen:
    """A datagram whose packets are being read; `release` each of them once, the last one counts it."""

    __slots__ = ("_direction", "_outcome", "_outstanding", "_size", "_tally")

    def __init__(self, tally: Tally, direction: Direction, size: int, packets: int) -> None:
        self._tally = tally
        self._direction = direction
        self._size = size
        self._outstanding = packets
        self._outcome = Outcome.AUDITED

    def release(self, outcome: Outcome = Outcome.AUDITED, detail: str = "") -> None:
        """A packet of it was read, or not, for this reason."""
        if outcome is not Outcome.AUDITED:
            self._tally.details.setdefault(outcome, detail)
        if _RANK[outcome] < _RANK[self._outcome]:
            self._outcome = outcome
        self._outstanding -= 1
        if self._outstanding <= 0:
            self._tally.count(self._direction, self._outcome, self._size)
