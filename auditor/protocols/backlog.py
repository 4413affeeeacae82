"""Bytes of one direction of a stream that no reader has made a message of yet, and where they stand."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.messages import Unread


class Backlog:
    """``data[0]`` stands at stream offset ``start``. After `stop` nothing is held any more, only passed over."""

    __slots__ = ("_detail", "_reason", "data", "direction", "start", "stopped")

    def __init__(self, direction: Direction) -> None:
        self.direction = direction
        self.data = bytearray()
        self.start = 0
        self.stopped = False
        self._reason = Outcome.UNKNOWN
        self._detail = ""

    @property
    def end(self) -> int:
        """The offset behind the last byte held."""
        return self.start + len(self.data)

    def add(self, data: bytes, start: int) -> list[Unread]:
        """The next bytes; once stopped they are unread."""
        if self.stopped:
            self.start = start + len(data)
            return [Unread(self.direction, start, self.start, self._reason, self._detail)]
        if not self.data:
            self.start = start
        self.data += data
        return []

    def drop(self, count: int) -> None:
        """The first ``count`` bytes were read."""
        del self.data[:count]
        self.start += count

    def stop(self, reason: Outcome, detail: str) -> list[Unread]:
        """Nothing from here on can be read in this direction."""
        found = self.abandon(reason, detail)
        self.stopped, self._reason, self._detail = True, reason, detail
        return found

    def abandon(self, reason: Outcome, detail: str) -> list[Unread]:
        """What is held will not be read; what comes may be."""
        if not self.data:
            return []
        found = [Unread(self.direction, self.start, self.end, reason, detail)]
        self.drop(len(self.data))
        return found
