"""Finds a footing again behind a gap: where messages of a protocol follow each other, whatever pieces they come in.

Theory of operation: the bytes behind the gap are held, and every offset is tried in turn as the beginning of a message.
It is one if `CHAIN` messages in a row stand there, or fewer that end exactly where the stream does. Whether it is
depends on the bytes alone, so an offset whose messages are not there yet waits, at most for `WINDOW` bytes.
"""

from __future__ import annotations

from collections.abc import Callable

CHAIN = 2
WINDOW = 64 * 1024
MOST_TRIED = 1024 * 1024
"""Offsets tried behind one gap; after that no footing is looked for."""

Measure = Callable[[bytes, int], "int | bool | None"]
"""Where the message that begins at an offset ends; False: none begins there; True: one surely does; None: not there yet."""


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
