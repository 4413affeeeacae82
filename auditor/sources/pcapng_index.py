"""Finds where the blocks of a pcapng file begin, window by window, and keeps that for a second pass over the file.

Files from before the format's first draft give lengths without the padding that the blocks have all the same.
"""

from __future__ import annotations

import struct
from collections import deque

import numpy as np
from msgspec import Struct

from auditor.sources.interface import Ints

SECTION = 0x0A0D0D0A
BYTE_ORDER = 0x1A2B3C4D
SMALLEST = 12
LARGEST = 64 * 1024 * 1024
"""A block that claims to be longer is taken for damage."""


class Run(Struct, frozen=True):
    """Blocks in a row in one byte order (``<`` or ``>``): the offsets where they begin, ascending."""

    order: str
    starts: Ints


def section_order(data: bytes | bytearray, position: int) -> str | None:
    """The byte order of the section header at ``position`` (12 bytes are there), None if it is no section header."""
    for order in "<>":
        kind, _, magic = struct.unpack_from(f"{order}III", data, position)
        if kind == SECTION and magic == BYTE_ORDER:
            return order
    return None


class BlockIndex:
    """Offsets of all blocks from the front of the file to ``end``.

    `extend` walks on; ``need`` are the bytes the next block takes from ``end`` on, as far as known; ``fault`` says what
    is wrong there if the walk cannot go on. ``runs`` is what was found, 8 bytes a block.
    """

    def __init__(self) -> None:
        self.end = 0
        self.need = SMALLEST
        self.fault: str | None = None
        self.runs: deque[Run] = deque()
        self._order = "<"

    def extend(self, data: bytes | bytearray, base: int, length: int) -> None:
        """Walks on from ``end`` over ``data[:length]``, which stands at offset ``base`` of the file."""
        while self.fault is None:
            starts, stop = self._walk(data, self.end - base, length)
            if starts:
                self.runs.append(Run(self._order, np.array(starts, np.int64) + base))
            self.end = base + stop
            if not self._turn(data, stop, length):
                return

    def take(self, upto: int) -> list[Run]:
        """Removes and returns the blocks that end at or before offset ``upto``."""
        taken: list[Run] = []
        while self.runs:
            run = self.runs[0]
            end = int(self.runs[1].starts[0]) if len(self.runs) > 1 else self.end
            if end <= upto:
                taken.append(self.runs.popleft())
                continue
            whole = int(np.searchsorted(run.starts, upto, "right")) - 1
            if whole > 0:
                taken.append(Run(run.order, run.starts[:whole]))
                self.runs[0] = Run(run.order, run.starts[whole:])
            return taken
        return taken

    @property
    def position(self) -> int:
        """Offset of the first block not yet taken."""
        return int(self.runs[0].starts[0]) if self.runs else self.end

    @property
    def next_length(self) -> int:
        """Bytes the first block not yet taken needs, as far as known."""
        if not self.runs:
            return self.need
        starts = self.runs[0].starts
        if len(starts) > 1:
            return int(starts[1] - starts[0])
        return (int(self.runs[1].starts[0]) if len(self.runs) > 1 else self.end) - int(starts[0])

    def _walk(self, data: bytes | bytearray, position: int, length: int) -> tuple[list[int], int]:
        starts: list[int] = []
        head_at = struct.Struct(f"{self._order}II").unpack_from
        while position + SMALLEST <= length:
            kind, size = head_at(data, position)
            following = position + (size + 3 & ~3)
            if size < SMALLEST or size > LARGEST or following > length:
                break
            if kind == SECTION and section_order(data, position) != self._order:
                break
            starts.append(position)
            position = following
        return starts, position

    def _turn(self, data: bytes | bytearray, stop: int, length: int) -> bool:
        """Looks at the block the walk stopped at; true if the walk can go on with it."""
        self.need = SMALLEST
        if stop + SMALLEST > length:
            return False
        kind, size = struct.unpack_from(f"{self._order}II", data, stop)
        if kind == SECTION:
            order = section_order(data, stop)
            if order is None:
                self.fault = "a section header without byte-order magic"
                return False
            if order != self._order:
                self._order = order
                return True
        if size < SMALLEST or size > LARGEST:
            self.fault = f"a block length of {size} bytes makes no sense"
        else:
            self.need = size + 3 & ~3
        return False
