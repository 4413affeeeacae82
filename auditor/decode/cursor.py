"""Where one is in bytes of a binary format that counts its own lengths, and whether its texts speak for the format."""

from __future__ import annotations

from auditor.decode.limits import Limits
from auditor.decode.scalars import Malformed

_FEWEST_LETTERS = 4
_LEAST_SHARE = 4
"""Of the bytes that are no byte strings, one in so many has to be of a text."""


class Cursor:
    """Takes bytes from the front, within bounds; ``text`` counts those of text strings, ``binary`` of byte strings."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._nesting, self._left = limits.nesting, 2 * limits.leaves
        self.at, self.text, self.binary = 0, 0, 0

    @property
    def left(self) -> int:
        """How many bytes have not been taken."""
        return len(self._data) - self.at

    def enter(self, depth: int) -> None:
        """Count one more value at this depth; `Malformed` beyond the limits."""
        self._left -= 1
        if depth > self._nesting or self._left < 0:
            raise Malformed

    def take(self, size: int) -> bytes:
        """The next bytes; `Malformed` where there are fewer."""
        end = self.at + size
        if end > len(self._data):
            raise Malformed
        piece = self._data[self.at : end]
        self.at = end
        return piece

    def number(self, size: int) -> int:
        """The next bytes as an unsigned integer, the highest first."""
        return int.from_bytes(self.take(size), "big")

    def room(self, count: int) -> None:
        """`Malformed` where so many values of a byte each cannot follow any more."""
        if count > self.left:
            raise Malformed

    def speaks(self) -> bool:
        """Whether enough of what was read, byte strings aside, was text for this to be the format."""
        structure = len(self._data) - self.binary
        return self.text >= _FEWEST_LETTERS and self.text * _LEAST_SHARE >= structure
