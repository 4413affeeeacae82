"""Spans of one direction that a reader passes over, gathered while it looks for its footing again."""

from __future__ import annotations

from typing import Protocol

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.messages import Unread

SPAN_LIMIT = 1024 * 1024


class Sink(Protocol):
    """Where spans go: a list of events of any reader."""

    def append(self, unread: Unread, /) -> None:
        """Take the next one."""


class PassedOver:
    """One span at a time: `reach` names bytes passed over, `close` ends it; `Unread` events go to ``out``.

    Long spans are given in parts of 1 MiB, so that what they need of provenance can be let go.
    """

    __slots__ = ("_detail", "_direction", "_end", "_out", "_reason", "start")

    def __init__(self, direction: Direction, out: Sink) -> None:
        self._direction = direction
        self._out = out
        self._reason = Outcome.UNKNOWN
        self._detail = ""
        self._end = 0
        self.start: int | None = None

    def open(self, reason: Outcome, detail: str) -> None:
        """What is passed over from now on is so for this reason."""
        self.close()
        self._reason, self._detail = reason, detail

    def reach(self, start: int, end: int) -> None:
        """Offsets ``start`` to ``end`` were passed over; they continue the open span, if any."""
        if self.start is None:
            self.start = start
        self._end = max(end, self.start)
        while self._end - self.start >= SPAN_LIMIT:
            self._give(self.start, self.start + SPAN_LIMIT)
            self.start += SPAN_LIMIT

    def close(self) -> None:
        """The span is over: footing was found, or there is nothing more."""
        if self.start is not None and self._end > self.start:
            self._give(self.start, self._end)
        self.start = None

    def _give(self, start: int, end: int) -> None:
        self._out.append(Unread(self._direction, start, end, self._reason, self._detail))
