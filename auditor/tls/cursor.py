"""Reads the fixed numbers and length-prefixed vectors of TLS messages; at the end of the bytes it answers None."""

from __future__ import annotations


class Cursor:
    """A position in a message body. Once something was cut short, everything after it is None too."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, length: int) -> bytes | None:
        """The next ``length`` bytes."""
        end = self._at + length
        if end > len(self._data):
            self._at = len(self._data) + 1
            return None
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def number(self, length: int) -> int | None:
        """The next ``length`` bytes as an unsigned big-endian number."""
        start, end = self._at, self._at + length
        if end > len(self._data):
            self._at = len(self._data) + 1
            return None
        self._at = end
        return int.from_bytes(self._data[start:end], "big")

    def vector(self, prefix: int, *, lenient: bool = False) -> bytes | None:
        """Bytes preceded by their length in ``prefix`` bytes; ``lenient`` takes what is left of one cut short."""
        length = self.number(prefix)
        if length is None:
            return None
        return self.take(min(length, len(self._data) - self._at) if lenient else length)
