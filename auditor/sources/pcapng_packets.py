"""Turns the blocks of one window of a pcapng file into one batch of packets; knows the section's interfaces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
from msgspec import Struct

from auditor.sources.apps import with_apps
from auditor.sources.interface import Ints, PacketBatch
from auditor.sources.located import NO_IP, UNKNOWN
from auditor.sources.pcapng_apps import PacketApps
from auditor.sources.pcapng_blocks import (
    CUSTOM,
    INTERFACE,
    NAMES,
    OLD_PACKET,
    OPTION_COMMENT,
    OPTION_EFFECTIVE_PROCESS,
    PACKET,
    PROCESS,
    SECRETS,
    SIMPLE_PACKET,
    Clock,
    Interface,
    packet_options,
    read_interface,
    read_names,
    read_secrets,
)
from auditor.sources.pcapng_index import SECTION, Run
from auditor.sources.windows import Flags, gather_words

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
NAMES_LIMIT = 65536
"""Names taken from one file; those after them are left out."""
DESCRIBING = (SECTION, INTERFACE, NAMES, SECRETS, PROCESS, *CUSTOM)


class _Blocks(Struct, frozen=True):
    """Blocks in file order: offset in the window, whether big endian, type and total length of each."""

    starts: Ints
    big: Flags
    kinds: Ints
    sizes: Ints

    def part(self, which: slice | Flags) -> _Blocks:
        """Some of them."""
        return _Blocks(self.starts[which], self.big[which], self.kinds[which], self.sizes[which])

    def shapes(self) -> tuple[Ints, Ints]:
        """Bytes before the packet and besides the packet, of each block."""
        before = np.full(len(self.starts), PACKET_BEFORE, np.int64)
        overhead = np.full(len(self.starts), PACKET_OVERHEAD, np.int64)
        if (self.kinds != PACKET).any():
            for kind, bytes_before, bytes_besides in OTHER_SHAPES:
                of_kind = self.kinds == kind
                before[of_kind], overhead[of_kind] = bytes_before, bytes_besides
        return before, overhead


class _Described:
    """The interfaces of the present section, and which of them were known where in the window.

    `at` gives for each block the range of the list ``interfaces`` that its section had described before it.
    """

    def __init__(self, interfaces: list[Interface | None]) -> None:
        self.interfaces = interfaces
        self.begin = 0
        self._positions: list[int] = []
        self._ranges: list[tuple[int, int]] = [(0, len(interfaces))]

    def change(self, position: int, interface: Interface | None, *, new_section: bool) -> None:
        """A section header or an interface description stands at this offset."""
        if new_section:
            self.begin = len(self.interfaces)
        else:
            self.interfaces.append(interface)
        self._positions.append(position)
        self._ranges.append((self.begin, len(self.interfaces)))

    def at(self, starts: Ints) -> tuple[Ints, Ints]:
        """Begin and end of the range for blocks at these offsets."""
        ranges = np.array(self._ranges, np.int64)[np.searchsorted(self._positions, starts, "right")]
        return ranges[:, 0], ranges[:, 1]


class _Columns:
    """What one window gives."""

    def __init__(self) -> None:
        self.packets: tuple[Ints, ...] | None = None
        self.secrets: list[bytes] = []
        self.names: list[tuple[str, str]] = []
        self.comments: list[tuple[int, str]] = []
        self.apps: list[tuple[int, str]] = []
        self.understood: list[int] = []

    def batch(self, data: bytes, first_frame: int) -> PacketBatch | None:
        """All of it as one batch; None when there was nothing."""
        if self.packets is None and not self.secrets and not self.names:
            return None
        none = (np.empty(0, np.int64),) * 5
        offset, captured, original, time_ns, link = none if self.packets is None else self.packets
        batch = PacketBatch(
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
        return with_apps(batch, self.apps) if self.apps else batch


class BlockReader:
    """Reads blocks in file order.

    ``frame`` is the number of the next packet; ``fault``, once set, is where (offset in the file) and why the file
    makes no sense, and nothing from there on was used.
    """

    def __init__(self) -> None:
        self.frame = 1
        self.fault: tuple[int, str] | None = None
        self._interfaces: list[Interface | None] = []
        self._names_left = NAMES_LIMIT
        self._apps = PacketApps()

    def read(self, data: bytes, base: int, runs: Sequence[Run]) -> PacketBatch | None:
        """The packets, secrets, names and comments of these blocks, all within ``data``, which stands at ``base``."""
        if not runs:
            return None
        starts = np.concatenate([run.starts for run in runs]) - base
        big = np.repeat([run.order == ">" for run in runs], [len(run.starts) for run in runs])
        head = gather_words(data, starts, big, 2)
        blocks = _Blocks(starts, big, head[:, 0], head[:, 1])
        ends = gather_words(data, starts + (blocks.sizes + 3 & ~3) - 4, big, 1)[:, 0]
        blocks = self._cut(blocks, ends != blocks.sizes, base, "a block whose two lengths differ")
        before, overhead = blocks.shapes()
        frames = np.isin(blocks.kinds, FRAMES)
        blocks = self._cut(blocks, frames & (blocks.sizes < overhead), base, "a packet block too short for one")
        timed = _is_timed(blocks)
        room = blocks.sizes - overhead[: len(blocks.starts)]
        over = np.zeros(len(blocks.starts), bool)
        over[timed] = gather_words(data, blocks.starts[timed] + 20, blocks.big[timed], 1)[:, 0] > room[timed]
        blocks = self._cut(blocks, over, base, "a packet longer than the block it is in")
        first, columns = self.frame, _Columns()
        self._apps.begin()
        described = self._describe(data, blocks, base, columns)
        frames = frames[: len(blocks.starts)]
        if frames.any():
            which = np.flatnonzero(frames)
            self._packets(data, blocks.part(frames), before[which], room[which], described, columns)
            self._options(data, blocks.part(frames), base, columns)
            self.frame += len(which)
        self._interfaces = described.interfaces[described.begin :]
        return columns.batch(data, first)

    def _cut(self, blocks: _Blocks, wrong: Flags, base: int, what: str) -> _Blocks:
        """The blocks before the first wrong one, which becomes the fault: each cut is earlier than the one before."""
        if not wrong.any():
            return blocks
        first = int(wrong.argmax())
        self.fault = (base + int(blocks.starts[first]), what)
        return blocks.part(slice(0, first))

    def _describe(self, data: bytes, blocks: _Blocks, base: int, columns: _Columns) -> _Described:
        """Reads the blocks that are not packets, and keeps track of the interfaces."""
        described = _Described(self._interfaces)
        for i in np.flatnonzero(np.isin(blocks.kinds, DESCRIBING)).tolist():
            start, kind, order = int(blocks.starts[i]), int(blocks.kinds[i]), ">" if blocks.big[i] else "<"
            body = data[start + 8 : start + int(blocks.sizes[i]) - 4]
            if kind in (SECTION, INTERFACE):
                interface = read_interface(body, order) if kind == INTERFACE else None
                described.change(start, interface, new_section=kind == SECTION)
                if kind == SECTION:
                    self._apps.section(base + start)
            elif kind == NAMES:
                names = list(islice(read_names(body, order), self._names_left))
                self._names_left -= len(names)
                columns.names += names
            elif kind == SECRETS:
                columns.secrets += [text for text in (read_secrets(body, order),) if text is not None]
            elif self._apps.block(kind, base + start, body, order):
                columns.understood.append(start)
        return described

    def _packets(
        self, data: bytes, blocks: _Blocks, before: Ints, room: Ints, described: _Described, columns: _Columns
    ) -> None:
        timed = _is_timed(blocks)
        begin, end = described.at(blocks.starts)
        fields = np.zeros((len(blocks.starts), 5), np.int64)
        fields[timed] = gather_words(data, blocks.starts[timed] + 8, blocks.big[timed], 5)
        interface, captured, original = fields[:, 0], fields[:, 3], fields[:, 4]
        old = blocks.kinds == OLD_PACKET
        interface[old] = np.where(blocks.big[old], interface[old] >> 16, interface[old] & 0xFFFF)
        interface[~timed & (blocks.kinds != SIMPLE_PACKET)] = UNKNOWN
        known = (interface >= 0) & (interface < end - begin)
        interface = np.where(known, interface + begin, UNKNOWN)
        if not timed.all():
            captured[~timed], original[~timed] = room[~timed], room[~timed]
            simple = np.flatnonzero(blocks.kinds == SIMPLE_PACKET)
            original[simple] = gather_words(data, blocks.starts[simple] + 8, blocks.big[simple], 1)[:, 0]
            snaplens = _snaplens(described.interfaces, interface[simple])
            captured[simple] = np.minimum(np.minimum(original[simple], room[simple]), snaplens)
        offset = blocks.starts + before
        link, time_ns = _of_interfaces(described.interfaces, interface, fields[:, 1], fields[:, 2])
        time_ns[~timed] = 0
        if columns.understood:
            link[np.isin(blocks.starts, columns.understood)] = NO_IP
        columns.packets = (offset, captured, original, time_ns, link)

    def _options(self, data: bytes, blocks: _Blocks, base: int, columns: _Columns) -> None:
        """The comments of packets, and the apps their options name: rather those on whose behalf another one acted."""
        if columns.packets is None:
            return
        offset, captured = columns.packets[:2]
        timed = _is_timed(blocks)
        first, last = offset + (captured + 3 & ~3), blocks.starts + blocks.sizes - 4
        effective: list[tuple[int, str]] = []
        for order, big in (("<", ~blocks.big), (">", blocks.big)):
            with_options = np.flatnonzero(timed & big & (last - first >= 4))
            for row, code, value in packet_options(data, order, with_options, first[with_options], last[with_options]):
                name = self._apps.name(base + int(blocks.starts[row]), code, value, order)
                if name is not None:
                    (effective if code == OPTION_EFFECTIVE_PROCESS else columns.apps).append((row, name))
                elif code == OPTION_COMMENT:
                    columns.comments.append((self.frame + row, value.rstrip(b"\0").decode("utf-8", "replace")))
        columns.apps[:0] = effective


def _is_timed(blocks: _Blocks) -> Flags:
    timed: Flags = (blocks.kinds == PACKET) | (blocks.kinds == OLD_PACKET)
    return timed


def _snaplens(interfaces: list[Interface | None], numbers: Ints) -> Ints:
    """Snapshot length of the interface of each packet; larger than any packet where there is none."""
    limits = [0 if i < 0 or (one := interfaces[i]) is None else one.snaplen for i in numbers.tolist()]
    return np.array([limit or 1 << 32 for limit in limits], np.int64)


def _of_interfaces(interfaces: list[Interface | None], numbers: Ints, upper: Ints, lower: Ints) -> tuple[Ints, Ints]:
    """Link type and time of each packet; -1 and microseconds where its interface was never described."""
    used, which = np.unique(numbers, return_inverse=True)
    described = [None if i < 0 else interfaces[i] for i in used.tolist()]
    links = np.array([UNKNOWN if one is None else one.link for one in described], np.int64)
    clocks: dict[Clock, int] = {}
    clock_of = [clocks.setdefault(Clock() if one is None else one.clock, len(clocks)) for one in described]
    stamps = (upper.astype(np.uint64) << np.uint64(32)) | lower.astype(np.uint64)
    if len(clocks) == 1:
        return links[which], next(iter(clocks)).nanoseconds(stamps)
    time_ns = np.empty(len(numbers), np.int64)
    clock = np.array(clock_of, np.int64)[which]
    in_order = np.argsort(clock, kind="stable")
    kinds = list(clocks)
    for part in np.split(in_order, np.flatnonzero(np.diff(clock[in_order])) + 1):
        time_ns[part] = kinds[int(clock[part[0]])].nanoseconds(stamps[part])
    return links[which], time_ns
