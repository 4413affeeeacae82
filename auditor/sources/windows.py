"""Reads a capture in windows that begin on a record and holds the two things done with them: moving on, gathering."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.sources.interface import Ints
from auditor.sources.stream import InputStream

Flags = NDArray[np.bool]
WINDOW = 32 * 1024 * 1024 - 64 * 1024
"""Bytes read at a time. Just below 32 MiB, the most glibc ever keeps for reuse: above it each window would be mapped
and page-faulted anew, which takes three times as long as the reading itself."""


class Windows:
    """A window onto an input: ``data`` its bytes from offset ``base`` on, ``final`` whether nothing follows."""

    def __init__(self, stream: InputStream, size: int) -> None:
        self._stream = stream
        self._size = max(size, 64)
        self.data = b""
        self.base = 0
        self.final = False

    def advance(self, position: int, need: int = 0) -> None:
        """Let the window begin at ``position`` of the present one and hold at least ``need`` bytes if there are any."""
        size = max(self._size, need)
        self.base += position
        if self._stream.fd is None:
            kept = self.data[position:]
            self.data = b""
            self.data = kept + self._stream.read(size - len(kept))
        else:
            self.data = b""
            self.data = self._read_at(self._stream.fd, size)
        self.final = len(self.data) < size

    def _read_at(self, fd: int, size: int) -> bytes:
        try:
            data = os.pread(fd, size, self.base)
            while len(data) < size and (more := os.pread(fd, size - len(data), self.base + len(data))):
                data += more
        except OSError as error:
            self._stream.damage = f"could not be read further ({error.strerror})"
            return b""
        return data


def gather(data: bytes | bytearray, positions: Ints, layout: np.dtype[Any]) -> NDArray[Any]:
    """The structures of ``layout`` that stand at ``positions`` (which must all fit into ``data``), one row each.

    The view has one entry a byte offset, so indexing copies exactly the bytes asked for.
    """
    if not len(positions):
        return np.empty(0, layout)
    width = layout.itemsize
    everywhere = np.ndarray((len(data) - width + 1,), np.dtype((np.void, width)), data, strides=(1,))
    return everywhere[positions].view(layout)


def gather_words(data: bytes | bytearray, positions: Ints, big: Flags | bool, count: int) -> Ints:
    """``count`` unsigned 32-bit words at each position, one row each; ``big`` says where they are big endian."""
    if not len(positions):
        return np.empty((0, count), np.int64)
    rows = gather(data, positions, np.dtype((np.void, 4 * count))).view("<u4").reshape(-1, count)
    if isinstance(big, bool):
        rows = rows.byteswap() if big else rows
    elif big.any():
        rows[big] = rows[big].byteswap()
    return rows.astype(np.int64)
