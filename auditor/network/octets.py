"""Gathers of header bytes at arbitrary offsets of a batch's buffer, a whole column at a time, never out of bounds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Rows = NDArray[Any]
"""A structured array, one header a row."""

SMALLEST = 128


class Octets:
    """A buffer seen as overlapping headers. What lies past its end reads as anything: callers check lengths."""

    __slots__ = ("_bytes", "data", "size")

    def __init__(self, data: bytes) -> None:
        self.data = data if len(data) >= SMALLEST else data.ljust(SMALLEST, b"\0")
        self.size = len(self.data)
        self._bytes = np.frombuffer(self.data, np.uint8)

    def u8(self, offset: Ints) -> Ints:
        """The byte at each offset."""
        return self._bytes.take(offset, mode="clip").astype(np.int64)

    def u16(self, offset: Ints) -> Ints:
        """The big-endian 16-bit number at each offset."""
        return self.u8(offset) << 8 | self.u8(offset + 1)

    def rows(self, offset: Ints, layout: np.dtype[Any]) -> Rows:
        """One structure of this layout at each offset; what lies behind the buffer's end reads as zeros."""
        width = layout.itemsize
        last = self.size - width
        window = np.ndarray((last + 1,), f"V{width}", self.data, 0, (1,))
        found = window[np.minimum(offset, last)].view(layout)
        for i in np.flatnonzero(offset > last):
            start = int(offset[i])
            found[i] = np.frombuffer(self.data[start : start + width].ljust(width, b"\0"), layout)[0]
        return found
