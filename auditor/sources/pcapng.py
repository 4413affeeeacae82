"""Reads pcapng files: several sections in either byte order, several interfaces, names, TLS secrets and comments.

A first pass over a seekable file walks its blocks for secrets; what it found out about where blocks begin is kept, so
that the pass that gives the packets need not walk them again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

import numpy as np

from auditor.errors import CaptureError
from auditor.model import Outcome, Unaudited
from auditor.sources.interface import Ints, PacketBatch
from auditor.sources.linktypes import normalise
from auditor.sources.pcapng_blocks import SECRETS, read_secrets
from auditor.sources.pcapng_index import SMALLEST, BlockIndex, section_order
from auditor.sources.pcapng_packets import BlockReader
from auditor.sources.stream import InputStream
from auditor.sources.windows import WINDOW, Windows, gather_words

SCAN = 4 * 1024 * 1024
"""Bytes of the buffer, used again and again, of the first pass."""


class PcapngSource:
    """The packets of one pcapng input. Raises `CaptureError` when it does not begin with a whole section header."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"pcapng{stream.suffix}"
        self._stream = stream
        self._index = BlockIndex()
        self._secrets: tuple[bytes, ...] | None = None
        self._faults: list[Unaudited] = []
        if len(stream.head) < SMALLEST or section_order(stream.head, 0) is None:
            raise CaptureError(
                f"{self.path}: a pcapng section header without byte-order magic (offset 8); copy the file again"
            )

    def secrets(self) -> tuple[bytes, ...]:
        if self._secrets is None:
            self._secrets = () if self._stream.fd is None else tuple(self._scan(self._stream.fd))
        return self._secrets

    def batches(self, size: int = WINDOW) -> Iterator[PacketBatch]:
        index, reader = self._index, BlockReader()
        scanned = self._secrets is not None and self._stream.fd is not None
        windows = Windows(self._stream, size)
        windows.advance(0)
        while True:
            if not scanned:
                index.extend(windows.data, windows.base, len(windows.data))
            batch = reader.read(windows.data, windows.base, index.take(windows.base + len(windows.data)))
            if batch is not None:
                yield normalise(batch)
            if reader.fault is not None:
                self._fail(*reader.fault)
                return
            if windows.final or (index.fault is not None and not index.runs):
                self._end(reader.frame, windows.base + len(windows.data))
                return
            windows.advance(index.position - windows.base, index.next_length)

    def faults(self) -> tuple[Unaudited, ...]:
        return tuple(self._faults)

    def close(self) -> None:
        self._stream.close()

    def _scan(self, fd: int) -> Iterator[bytes]:
        """Walks all blocks into the index; gives the key logs among them."""
        buffer = bytearray(SCAN)
        while True:
            base, seen = self._index.end, len(self._index.runs)
            try:
                length = os.preadv(fd, [buffer], base)
            except OSError:
                return
            self._index.extend(buffer, base, length)
            for run in islice(self._index.runs, seen, None):
                yield from _key_logs(buffer, run.starts - base, run.order)
            if self._index.fault is not None or length < len(buffer):
                return
            if self._index.end == base:
                buffer = bytearray(max(self._index.need, 2 * len(buffer)))

    def _end(self, frame: int, read: int) -> None:
        index, damage = self._index, self._stream.damage
        if index.fault is not None:
            self._fail(index.end, index.fault)
        elif index.end < read:
            self._fail(index.end, "ends in the middle of the block" + ("" if damage is None else f": {damage}"))
        elif damage is not None:
            self._fail(index.end, f"ends after packet {frame - 1}: {damage}")

    def _fail(self, offset: int, what: str) -> None:
        left = 0 if self._stream.size is None else max(self._stream.size - offset, 0)
        detail = f"{self.path}: at offset {offset}: {what}; everything before it was used"
        self._faults.append(Unaudited(Outcome.TRUNCATED, 0, 0, left, detail))


def _key_logs(data: bytearray, starts: Ints, order: str) -> Iterator[bytes]:
    head = gather_words(data, starts, order == ">", 2)
    for i in np.flatnonzero(head[:, 0] == SECRETS).tolist():
        body = bytes(data[starts[i] + 8 : starts[i] + head[i, 1] - 4])
        text = read_secrets(body, order)
        if text is not None:
            yield text
