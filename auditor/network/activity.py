"""When one end of a flow sent something, and how much: what can be seen of any flow, read or not."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model import Burst

JOINED_NS = 20_000_000
"""Packets no further apart than this are one burst, to begin with."""
MOST_BURSTS = 16_384
"""Bursts kept of one flow; beyond that those close together are joined until it is half as many."""


class Activity:
    """Packets with payload in, bursts out, in order of capture. What it keeps is bounded.

    The bursts depend on the packets alone, not on how they were batched.
    """

    __slots__ = ("_bursts", "_joined_ns")

    def __init__(self) -> None:
        self._bursts: list[list[int]] = []
        self._joined_ns = JOINED_NS

    def sent(self, packets: Iterable[tuple[int, int]]) -> None:
        """Take packets: time (ns) and payload in bytes."""
        for time_ns, size in packets:
            self._add(time_ns, time_ns, size, 1)
            while len(self._bursts) > MOST_BURSTS:
                self._coarsen()

    def bursts(self) -> tuple[Burst, ...]:
        """What was sent so far."""
        return tuple(Burst(begun, size, packets) for begun, _, size, packets in self._bursts)

    def _add(self, begun: int, ended: int, size: int, packets: int) -> None:
        last = self._bursts[-1] if self._bursts else None
        if last is None or begun - last[1] > self._joined_ns:
            self._bursts.append([begun, ended, size, packets])
            return
        last[1] = max(last[1], ended)
        last[2] += size
        last[3] += packets

    def _coarsen(self) -> None:
        """Join what is close, until half as many bursts are left."""
        while len(self._bursts) > MOST_BURSTS // 2:
            self._joined_ns *= 2
            before, self._bursts = self._bursts, []
            for burst in before:
                self._add(*burst)
