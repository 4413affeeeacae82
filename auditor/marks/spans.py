"""Recordings laid end to end, so that the pauses between them are no time in which nothing was sent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from msgspec.structs import replace

from auditor.marks.transmission import Transmission


class Laid:
    """Maps times (ns) of several recordings, given by begin and end, to one time without the pauses between them."""

    __slots__ = ("_begins", "_ends", "_starts", "span")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for begin, end in sorted(spans):
            if merged and begin <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((begin, end))
        self._begins = [begin for begin, _ in merged]
        self._ends = [end for _, end in merged]
        self._starts = [0, *accumulate(end - begin for begin, end in merged)]
        self.span = (0, self._starts[-1])

    def covers(self, time_ns: int) -> bool:
        """Whether something was recorded then."""
        at = bisect_right(self._begins, time_ns) - 1
        return at >= 0 and time_ns <= self._ends[at]

    def place(self, time_ns: int) -> int:
        """The time within what was recorded; one between two recordings is where the later one begins."""
        at = bisect_right(self._begins, time_ns) - 1
        if at < 0:
            return 0
        return self._starts[at] + min(time_ns, self._ends[at]) - self._begins[at]

    def moved(self, sent: Transmission) -> Transmission:
        """The same at its place."""
        return replace(sent, time_ns=self.place(sent.time_ns))
