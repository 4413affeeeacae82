"""Reads classic pcap files: micro- and nanoseconds, both byte orders, and the modified format of old Linux tcpdumps.

The format: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from auditor.errors import CaptureError
from auditor.model import Outcome, Unaudited
from auditor.sources.interface import Ints, PacketBatch
from auditor.sources.linktypes import normalise
from auditor.sources.lockstep import STEP, known_records
from auditor.sources.stream import InputStream
from auditor.sources.windows import WINDOW, Windows, gather_words

HEADER = 24
PACKET_LIMIT = 256 * 1024
"""Captured bytes above which a record header is taken for damage, as Wireshark does, unless the file's own snapshot
length is larger (then that counts, up to `SNAPLEN_LIMIT`)."""
SNAPLEN_LIMIT = 16 * 1024 * 1024
LINK_MASK = 0x03FFFFFF
"""The upper bits of the link type field say whether and how long a frame check sequence is."""


class Layout(Struct, frozen=True):
    """What a magic number says: byte order for `struct`, nanoseconds a fraction, bytes of a record header."""

    order: str
    unit: int
    record: int


LAYOUTS: tuple[tuple[bytes, Layout], ...] = (
    (b"\xd4\xc3\xb2\xa1", Layout("<", 1000, 16)),
    (b"\xa1\xb2\xc3\xd4", Layout(">", 1000, 16)),
    (b"\x4d\x3c\xb2\xa1", Layout("<", 1, 16)),
    (b"\xa1\xb2\x3c\x4d", Layout(">", 1, 16)),
    (b"\x34\xcd\xb2\xa1", Layout("<", 1000, 24)),
    (b"\xa1\xb2\xcd\x34", Layout(">", 1000, 24)),
)


def record_offsets(data: bytes, layout: Layout, limit: int) -> tuple[Ints, int, int]:
    """Where the records begin that ``data`` (beginning with one) holds whole.

    Returns these offsets, where the first record not held begins, and how many bytes that one needs: 0 when its
    captured length is above ``limit``.
    """
    record, end = layout.record, len(data)
    known = known_records(data, layout.order, record, limit) if end > STEP else np.zeros(0, np.int64)
    offsets: list[int] = []
    length_at = struct.Struct(layout.order + "8xI").unpack_from
    position = int(known[-1]) if known.size else 0
    need = record
    while position + record <= end:
        (captured,) = length_at(data, position)
        following = position + record + captured
        if captured > limit or following > end:
            need = 0 if captured > limit else record + captured
            break
        offsets.append(position)
        position = following
    return np.concatenate([known[:-1], np.array(offsets, np.int64)]), position, need


class PcapSource:
    """The packets of one pcap input. Raises `CaptureError` when the file header is not whole."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"pcap{stream.suffix}"
        self._stream = stream
        self._faults: list[Unaudited] = []
        if len(stream.head) < HEADER:
            raise CaptureError(
                f"{self.path}: a pcap file cut off within its header (offset {len(stream.head)}); copy it again"
            )
        self._layout = next(layout for magic, layout in LAYOUTS if stream.head.startswith(magic))
        snaplen, network = struct.unpack_from(f"{self._layout.order}II", stream.head, 16)
        self._limit = max(PACKET_LIMIT, min(snaplen, SNAPLEN_LIMIT))
        self._link = network & LINK_MASK

    def secrets(self) -> tuple[bytes, ...]:
        return ()

    def batches(self, size: int = WINDOW) -> Iterator[PacketBatch]:
        windows = Windows(self._stream, max(size, HEADER))
        windows.advance(0)
        windows.advance(HEADER)
        frame = 1
        while True:
            offsets, stop, need = record_offsets(windows.data, self._layout, self._limit)
            if offsets.size:
                yield normalise(self._batch(windows.data, offsets, frame))
                frame += offsets.size
            if need == 0 or windows.final:
                self._end(windows, stop, need, frame)
                return
            windows.advance(stop, need)

    def faults(self) -> tuple[Unaudited, ...]:
        return tuple(self._faults)

    def close(self) -> None:
        self._stream.close()

    def _batch(self, data: bytes, starts: Ints, frame: int) -> PacketBatch:
        return batch_of(data, starts, frame, self._layout, self._link)

    def _end(self, windows: Windows, stop: int, need: int, frame: int) -> None:
        offset = windows.base + stop
        left = len(windows.data) - stop
        damage = self._stream.damage
        if need == 0:
            what = f"the header of packet {frame} at offset {offset} makes no sense"
        elif left:
            what = f"ends in the middle of packet {frame}, which begins at offset {offset}"
        elif damage is None:
            return
        else:
            what = f"ends after packet {frame - 1}, at offset {offset}"
        because = "" if damage is None else f": {damage}"
        left = left if self._stream.size is None else self._stream.size - offset
        detail = f"{self.path}: {what}{because}; everything before it was used"
        self._faults.append(Unaudited(Outcome.TRUNCATED, 0, 0, left, detail))


def batch_of(data: bytes, starts: Ints, frame: int, layout: Layout, link: int) -> PacketBatch:
    """The packets whose records begin at ``starts`` of ``data``; the first of them is number ``frame``."""
    header = gather_words(data, starts, layout.order == ">", 4)
    return PacketBatch(
        buffer=data,
        first_frame=frame,
        offset=starts + layout.record,
        captured=header[:, 2],
        original=header[:, 3],
        time_ns=header[:, 0] * 1_000_000_000 + header[:, 1] * layout.unit,
        link=np.full(len(starts), link, np.int64),
    )
