"""Finds a footing again behind a gap: where messages of a protocol follow each other, whatever pieces they come in.

Theory of operation: the bytes behind the gap are held, and every offset is tried in turn as the beginning of a message.
It is one if `CHAIN` messages in a row stand there, or fewer that end exactly where the stream does. Whether it is
depends on the bytes alone, so an offset whose messages are not there yet waits, at most for `WINDOW` bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from auditor.model import Outcome
from auditor.network.stream import Data, Direction
from auditor.protocols.messages import Unread

CHAIN = 2
WINDOW = 64 * 1024
MOST_TRIED = 1024 * 1024
"""Offsets tried behind one gap; after that no footing is looked for."""

Measure = Callable[[bytes, int], "int | bool | None"]
"""Where the message that begins at an offset ends; False: none does, True: one surely does, None: not there yet."""


class Resumption:
    """Behind one gap. `receive` gives how many bytes are passed over, and, once found, that there is a footing."""

    __slots__ = ("_measure", "_tried", "data")

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._tried = 0
        self.data = b""

    def receive(self, data: bytes) -> tuple[int, bool]:
        """Take the next bytes; those passed over are dropped from ``data``, which begins with a message once found."""
        self.data += data
        return self._search(ended=False)

    def close(self) -> tuple[int, bool]:
        """No more bytes come before the next gap or the end."""
        return self._search(ended=True)

    def _search(self, *, ended: bool) -> tuple[int, bool]:
        at, size = 0, len(self.data)
        found: bool | None = False
        while at < size and self._tried < MOST_TRIED:
            found = self._follows(at, ended=ended)
            if found is not False:
                break
            at += 1
            self._tried += 1
        if found is False or (found is None and ended):
            at = size
        self.data = self.data[at:]
        return at, found is True

    def _follows(self, at: int, *, ended: bool) -> bool | None:
        """Whether messages stand at this offset; None where that cannot be told yet."""
        size, begin = len(self.data), at
        for number in range(CHAIN):
            if at == size:
                return number > 0 if ended else None
            end = self._measure(self.data, at)
            if isinstance(end, bool):
                return end
            if end is None or end > size:
                return False if ended or size - begin >= WINDOW else None
            at = end
        return True


class Footing:
    """The footing of one direction: ``lost`` from a gap on until messages are found to follow each other again."""

    __slots__ = ("_detail", "_direction", "_measure", "_search", "start")

    def __init__(self, direction: Direction, measure: Measure, detail: str) -> None:
        self._direction = direction
        self._measure = measure
        self._detail = detail
        self._search: Resumption | None = None
        self.start = 0

    @property
    def lost(self) -> bool:
        """Whether where messages begin is not known."""
        return self._search is not None

    def lose(self) -> None:
        """A gap of which it is not known where in a message it ends."""
        self._search = Resumption(self._measure)

    def receive(self, event: Data) -> tuple[list[Unread], Data | None]:
        """What is passed over of the bytes so far, and the rest once it begins with a message."""
        if self._search is None:
            return [], event
        if not self._search.data:
            self.start = event.start
        return self._told(*self._search.receive(event.data))

    def close(self) -> tuple[list[Unread], Data | None]:
        """The next gap or the end comes: what is held is messages to its end, or lost."""
        return ([], None) if self._search is None else self._told(*self._search.close())

    def _told(self, passed: int, found: bool) -> tuple[list[Unread], Data | None]:
        assert self._search is not None
        end = self.start + passed
        unread = [Unread(self._direction, self.start, end, Outcome.LOST, self._detail)] if passed else []
        self.start = end
        if not found:
            return unread, None
        rest, self._search = self._search.data, None
        return unread, Data(self._direction, rest, end)
