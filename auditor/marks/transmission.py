"""What was sent when and to whom, as marks are held against it: readable, opaque and unread alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log2
from typing import Literal

from msgspec import Struct

Content = Literal["read", "opaque", "unread"]
"""Whether what was sent could be read, was encrypted inside what could be, or stayed unread."""
Statistic = Literal["bytes", "transmissions", "any"]
STATISTICS: tuple[Statistic, ...] = ("bytes", "transmissions", "any")
"""What of a window is compared: the bytes sent, how many transmissions they came in, or whether there was any."""


class Transmission(Struct, frozen=True):
    """``size`` bytes sent to ``host`` at ``time_ns``; ``recipient`` is its company's id, else its domain.

    ``names`` are all (lower-case) names by which it can be asked for: host, address, company, parent company.
    """

    time_ns: int
    size: int
    host: str
    recipient: str
    title: str
    content: Content
    names: frozenset[str]

    def is_to(self, wanted: str) -> bool:
        """Whether this went to ``wanted``: a company's id or name, a domain or host, an address."""
        name = wanted.strip().rstrip(".").lower()
        return name in self.names or self.host.endswith(f".{name}")


class Timeline:
    """Transmissions to one recipient in order of time, to be asked what lay between two moments."""

    __slots__ = ("_bytes", "_times", "begin", "sent")

    def __init__(self, sent: Iterable[Transmission]) -> None:
        self.sent = sorted(sent, key=lambda each: each.time_ns)
        self._times = [each.time_ns for each in self.sent]
        self._bytes = [0, *accumulate(each.size for each in self.sent)]

    def between(self, begin: int, end: int) -> Sequence[Transmission]:
        """What was sent from ``begin`` on and before ``end`` (ns)."""
        return self.sent[bisect_left(self._times, begin) : bisect_left(self._times, end)]

    def measure(self, begin: int, end: int, statistic: Statistic) -> int:
        """The statistic over what was sent from ``begin`` on and before ``end`` (ns)."""
        low, high = bisect_left(self._times, begin), bisect_left(self._times, end)
        if statistic == "bytes":
            return self._bytes[high] - self._bytes[low]
        return high - low if statistic == "transmissions" else int(high > low)


def damped(value: int, statistic: Statistic) -> float:
    """A statistic as it is summed over windows where there are no ranks: bytes by their logarithm."""
    return log2(1 + value) if statistic == "bytes" else float(value)
