"""Where one is in bytes of a binary format that counts its own lengths, and whether its texts speak for the format."""

from __future__ import annotations

from auditor.decode.document import Document, Number
from auditor.decode.limits import Limits
from auditor.decode.scalars import Malformed, blob, member_name

_FEWEST_LETTERS = 4
_FEWEST_NAMED = 2
_LEAST_SHARE = 4
"""Of the bytes that are no byte strings, one in so many has to be of a text."""


class Cursor:
    """Takes bytes from the front, within bounds; ``text`` counts those of text strings, ``binary`` of byte strings.

    ``named`` counts members called by printable ASCII, ``odd`` those called otherwise.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._nesting, self._left = limits.nesting, 2 * limits.leaves
        self.at, self.text, self.binary = 0, 0, 0
        self.named, self.odd = 0, 0

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

    def blob(self, raw: bytes) -> str | bytes:
        """A byte string as a value, counted as the text it is where it is text."""
        value = blob(raw)
        if isinstance(value, str):
            self.text += len(raw)
        else:
            self.binary += len(raw)
        return value

    def call(self, key: Document) -> str:
        """The member name this key becomes, counted; `Malformed` where it is no scalar."""
        if isinstance(key, str) and not isinstance(key, Number) and key.isascii() and key.isprintable():
            self.named += 1
        else:
            self.odd += 1
        return member_name(key)

    def speaks(self) -> bool:
        """Whether enough of what was read, byte strings aside, was text for this to be the format.

        Few letters do where they name every member and nearly all else is a byte string that ends where the data does.
        """
        structure = len(self._data) - self.binary
        if self.text >= _FEWEST_LETTERS and self.text * _LEAST_SHARE >= structure:
            return True
        return self.named >= _FEWEST_NAMED <= self.text and not self.odd and self.binary >= structure
