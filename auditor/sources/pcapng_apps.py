"""Which app a pcapng packet is of: PCAPdroid's uid map and comments, process event blocks of Apple's tcpdump."""

from __future__ import annotations

import struct
from bisect import bisect_right

from auditor.sources.pcapdroid import read_uid_comment, read_uid_map
from auditor.sources.pcapng_blocks import (
    CUSTOM,
    OPTION_COMMENT,
    OPTION_EFFECTIVE_PROCESS,
    OPTION_PROCESS,
    PROCESS,
    read_process,
)

MOST_KNOWN = 65536
"""Uids and processes remembered of one file; those after them stay without a name."""


class PacketApps:
    """What the blocks seen so far say about apps. Positions are offsets in the file.

    Uids hold for the whole file, processes for their section, where they are numbered from 0; either is known to the
    packets behind the block that names it.
    """

    def __init__(self) -> None:
        self._uids: dict[int, tuple[int, str]] = {}
        self._processes: dict[tuple[int, int], tuple[int, str]] = {}
        self._sections = [0]
        self._count = 0

    def begin(self) -> None:
        """A new window: packets from here on stand behind the last section header seen."""
        del self._sections[:-1]

    def section(self, position: int) -> None:
        """A section header stands at ``position``."""
        self._sections.append(position)
        self._count = 0

    def block(self, kind: int, position: int, body: bytes, order: str) -> bool:
        """Learn from a custom block or a process event block; whether it was one of those understood."""
        if kind in CUSTOM:
            mapped = read_uid_map(body, order)
            if mapped is not None and len(self._uids) < MOST_KNOWN:
                self._uids.setdefault(mapped[0], (position, mapped[1]))
            return mapped is not None
        if kind != PROCESS:
            return False
        if len(self._processes) < MOST_KNOWN:
            self._processes[self._sections[-1], self._count] = (position, read_process(body, order))
        self._count += 1
        return True

    def name(self, position: int, code: int, value: bytes, order: str) -> str | None:
        """The app an option of the packet block at ``position`` names, None if it names none that is known by then."""
        if code == OPTION_COMMENT:
            uid = read_uid_comment(value)
            since, name = self._uids.get(-1 if uid is None else uid, (position, ""))
        elif code in (OPTION_PROCESS, OPTION_EFFECTIVE_PROCESS) and len(value) == 4:
            (number,) = struct.unpack(f"{order}I", value)
            section = self._sections[max(bisect_right(self._sections, position) - 1, 0)]
            since, name = self._processes.get((section, number), (position, ""))
        else:
            return None
        return name if name and since < position else None
