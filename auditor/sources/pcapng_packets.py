"""Turns the blocks of one window of a pcapng file into one batch of packets; knows the section's interfaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from auditor.sources.interface import Ints, PacketBatch
from auditor.sources.linktypes import UNKNOWN
from auditor.sources.pcapng_blocks import (
    INTERFACE,
    NAMES,
    OLD_PACKET,
    PACKET,
    SECRETS,
    SIMPLE_PACKET,
    Clock,
    Interface,
    comments,
    read_interface,
    read_names,
    read_secrets,
)
from auditor.sources.pcapng_index import SECTION, Run
from auditor.sources.windows import gather_words

PACKET_BEFORE, PACKET_OVERHEAD = 28, 32
"""Bytes of an (enhanced or old) packet block before the packet, and in all besides the packet and its options."""

OTHER_SHAPES: tuple[tuple[int, int, int], ...] = (
    (SIMPLE_PACKET, 12, 16),
    (0x00000BAD, 12, 16),
    (0x40000BAD, 12, 16),
    (0x00000009, 8, 12),
    (0x00000204, 8, 12),
    (0x00000208, 8, 12),
    (0x00000216, 8, 12),
    (0x00000217, 8, 12),
    (0x00000221, 8, 12),
)
"""The same of the other blocks Wireshark counts as frames: simple packets; and, which are no packets but take a frame
number, custom blocks, journal entries and system call events."""
FRAMES = (PACKET, OLD_PACKET, *(kind for kind, _, _ in OTHER_SHAPES))
DESCRIBING = (SECTION, INTERFACE, NAMES, SECRETS)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Blocks in a row: offset in the window, type and total length of each, in byte order ``order``."""

    order: str
    starts: Ints
    kinds: Ints
    sizes: Ints

    def part(self, which: slice | np.ndarray[tuple[int], np.dtype[np.bool]]) -> _Blocks:
        """Some of them."""
        return _Blocks(self.order, self.starts[which], self.kinds[which], self.sizes[which])

    def shapes(self) -> tuple[Ints, Ints]:
        """Bytes before the packet and besides the packet, of each block."""
        before = np.full(len(self.starts), PACKET_BEFORE, np.int64)
        overhead = np.full(len(self.starts), PACKET_OVERHEAD, np.int64)
        for kind, bytes_before, bytes_besides in OTHER_SHAPES:
            of_kind = self.kinds == kind
            before[of_kind], overhead[of_kind] = bytes_before, bytes_besides
        return before, overhead


class _Columns:
    """What one window gives, piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[tuple[Ints, ...]] = []
        self.secrets: list[bytes] = []
        self.names: list[tuple[str, str]] = []
        self.comments: list[tuple[int, str]] = []

    def batch(self, data: bytes, first_frame: int) -> PacketBatch | None:
        """All pieces as one batch; None when there was nothing."""
        if not (self.pieces or self.secrets or self.names):
            return None
        pieces = self.pieces or [(np.empty(0, np.int64),) * 5]
        joined = pieces[0] if len(pieces) == 1 else [np.concatenate(column) for column in zip(*pieces, strict=True)]
        offset, captured, original, time_ns, link = joined
        return PacketBatch(
            buffer=data,
            first_frame=first_frame,
            offset=offset,
            captured=captured,
            original=original,
            time_ns=time_ns,
            link=link,
            secrets=tuple(self.secrets),
            names=tuple(self.names),
            comments=tuple(sorted(self.comments, key=lambda comment: comment[0])),
        )


class BlockReader:
    """Reads blocks in file order.

    ``frame`` is the number of the next packet; ``fault``, once set, is where (offset in the file) and why the file
    makes no sense, and nothing from there on was used.
    """

    def __init__(self) -> None:
        self.frame = 1
        self.fault: tuple[int, str] | None = None
        self._interfaces: list[Interface | None] = []

    def read(self, data: bytes, base: int, runs: Sequence[Run]) -> PacketBatch | None:
        """The packets, secrets, names and comments of these blocks, all within ``data``, which stands at ``base``."""
        first, columns = self.frame, _Columns()
        for run in runs:
            if self.fault is None:
                self._run(data, base, run, columns)
        return columns.batch(data, first)

    def _run(self, data: bytes, base: int, run: Run, columns: _Columns) -> None:
        starts = run.starts - base
        head = gather_words(data, starts, run.order, 2)
        blocks = _Blocks(run.order, starts, head[:, 0], head[:, 1])
        ends = gather_words(data, starts + blocks.sizes - 4, run.order, 1)[:, 0]
        wrong = np.flatnonzero(ends != blocks.sizes)
        whole = int(wrong[0]) if len(wrong) else len(starts)
        begun = 0
        for i in np.flatnonzero(np.isin(blocks.kinds[:whole], DESCRIBING)).tolist():
            kind = int(blocks.kinds[i])
            if kind in (SECTION, INTERFACE):
                self._packets(data, base, blocks.part(slice(begun, i)), columns)
                begun = i
            if self.fault is not None:
                return
            body = data[starts[i] + 8 : starts[i] + blocks.sizes[i] - 4]
            self._describing(kind, body, run.order, columns)
        self._packets(data, base, blocks.part(slice(begun, whole)), columns)
        if len(wrong) and self.fault is None:
            self.fault = (base + int(starts[whole]), "a block whose two lengths differ")

    def _describing(self, kind: int, body: bytes, order: str, columns: _Columns) -> None:
        if kind == SECTION:
            self._interfaces = []
        elif kind == INTERFACE:
            self._interfaces.append(read_interface(body, order))
        elif kind == NAMES:
            columns.names += read_names(body, order)
        elif (text := read_secrets(body, order)) is not None:
            columns.secrets.append(text)

    def _packets(self, data: bytes, base: int, blocks: _Blocks, columns: _Columns) -> None:
        """Packets between two changes of the interfaces."""
        blocks = blocks.part(np.isin(blocks.kinds, FRAMES))
        if not len(blocks.starts):
            return
        before, overhead = blocks.shapes()
        small = np.flatnonzero(blocks.sizes < overhead)
        if len(small):
            self.fault = (base + int(blocks.starts[small[0]]), "a packet block too short for one")
            part = slice(0, int(small[0]))
            blocks, before, overhead = blocks.part(part), before[part], overhead[part]
        fields = self._fields(data, blocks, blocks.sizes - overhead)
        over = np.flatnonzero(fields[:, 3] > blocks.sizes - overhead)
        if len(over):
            self.fault = (base + int(blocks.starts[over[0]]), "a packet longer than the block it is in")
            part = slice(0, int(over[0]))
            blocks, before, fields = blocks.part(part), before[part], fields[part]
        if len(blocks.starts):
            self._emit(data, blocks, blocks.starts + before, fields, columns)

    def _fields(self, data: bytes, blocks: _Blocks, room: Ints) -> Ints:
        """Interface, upper and lower half of the time stamp, captured and original length of each packet.

        Blocks that are no packets have interface -1, all their ``room`` as length, and no time.
        """
        fields = np.zeros((len(blocks.starts), 5), np.int64)
        old, simple = blocks.kinds == OLD_PACKET, blocks.kinds == SIMPLE_PACKET
        timed = old | (blocks.kinds == PACKET)
        fields[timed] = gather_words(data, blocks.starts[timed] + 8, blocks.order, 5)
        if old.any():
            fields[old, 0] = fields[old, 0] & 0xFFFF if blocks.order == "<" else fields[old, 0] >> 16
        if not timed.all():
            fields[~timed, 0], fields[~timed, 3], fields[~timed, 4] = -1, room[~timed], room[~timed]
            first = self._interfaces[0] if self._interfaces else None
            snaplen = first.snaplen if first is not None and first.snaplen else int(room.max())
            original = gather_words(data, blocks.starts[simple] + 8, blocks.order, 1)[:, 0]
            fields[simple, 0], fields[simple, 4] = 0, original
            fields[simple, 3] = np.minimum(np.minimum(original, room[simple]), snaplen)
        return fields

    def _emit(self, data: bytes, blocks: _Blocks, offset: Ints, fields: Ints, columns: _Columns) -> None:
        timed = (blocks.kinds == PACKET) | (blocks.kinds == OLD_PACKET)
        captured, original = fields[:, 3], fields[:, 4]
        link, time_ns = self._of_interfaces(fields)
        time_ns[~timed] = 0
        columns.pieces.append((offset, captured, original, time_ns, link))
        first, end = offset + (captured + 3 & ~3), blocks.starts + blocks.sizes - 4
        rows = np.flatnonzero(timed & (end - first >= 4))
        found = comments(data, blocks.order, rows, first[rows], end[rows])
        columns.comments += [(self.frame + row, text) for row, text in found]
        self.frame += len(blocks.starts)

    def _of_interfaces(self, fields: Ints) -> tuple[Ints, Ints]:
        """Link type and time of each packet; -1 and microseconds where its interface was never described."""
        used, which = np.unique(fields[:, 0], return_inverse=True)
        described = [self._interfaces[i] if 0 <= i < len(self._interfaces) else None for i in used.tolist()]
        links = np.array([UNKNOWN if one is None else one.link for one in described], np.int64)
        clocks: dict[Clock, int] = {}
        numbers = [clocks.setdefault(Clock() if one is None else one.clock, len(clocks)) for one in described]
        stamps = (fields[:, 1].astype(np.uint64) << np.uint64(32)) | fields[:, 2].astype(np.uint64)
        if len(clocks) == 1:
            return links[which], next(iter(clocks)).nanoseconds(stamps)
        time_ns = np.empty(len(fields), np.int64)
        clock = np.array(numbers, np.int64)[which]
        in_order = np.argsort(clock, kind="stable")
        kinds = list(clocks)
        for part in np.split(in_order, np.flatnonzero(np.diff(clock[in_order])) + 1):
            time_ns[part] = kinds[int(clock[part[0]])].nanoseconds(stamps[part])
        return links[which], time_ns
