"""Hostile input read as small numbers and pieces, so that one string of bytes decides what a harness does."""

from __future__ import annotations


class Dice:
    """Takes an input from the front; where it is used up, zeros and nothing come."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """Bytes not taken yet."""
        return len(self._data) - self._at

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes, fewer at the end."""
        piece = self._data[self._at : self._at + count]
        self._at += len(piece)
        return piece

    def number(self, size: int = 1) -> int:
        """The next ``size`` bytes as a number, big-endian."""
        return int.from_bytes(self.take(size), "big")

    def rest(self) -> bytes:
        """Everything that is left."""
        return self.take(self.left)
