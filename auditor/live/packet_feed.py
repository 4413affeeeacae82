"""Reads a session's capture while it grows: packets in batches as they come, keys as they come, exchanges at once.

An exchange has the number it will have when the whole capture is read, but is given as soon as it is over, whatever
others of before are still waiting for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from msgspec.structs import replace

from auditor.dissection import DissectionOptions, Totals
from auditor.dissection.placing import Key
from auditor.dissection.shard import Shard, ShardYield
from auditor.dissection.totals import merge
from auditor.live.folder import CAPTURE, KEYS
from auditor.model import Exchange, Ledger
from auditor.protocols.messages import ResponseBodies
from auditor.sources.interface import PacketBatch
from auditor.sources.linktypes import normalise
from auditor.sources.pcap import HEADER, LAYOUTS, LINK_MASK, SNAPLEN_LIMIT, Layout, batch_of, record_offsets
from auditor.tls.keylog import KeyLog

CHUNK = 4 * 1024 * 1024


class PacketFeed:
    """A `auditor.live.worker.Feed` of packets. ``read`` counts batches of packets taken."""

    def __init__(self, folder: Path, device: str | None) -> None:
        self._folder = folder
        self._capture: BinaryIO = (folder / CAPTURE).open("rb", buffering=0)
        self._keys = GrowingKeys(folder / KEYS)
        options = DissectionOptions(response_bodies=ResponseBodies.KEEP, device=device, outgoing_only=True)
        self._shard: Shard[Exchange] = Shard(options, KeyLog(), seekable=False, transform=lambda exchange: exchange)
        self._layout: Layout | None = None
        self._link = 0
        self._rest = b""
        self._secrets: tuple[bytes, ...] = ()
        self._frame = 1
        self._numbers: dict[Key, int] = {}
        self._count = 0
        self._batches = 0
        self._final: Totals | None = None

    @property
    def read(self) -> int:
        return self._batches

    def exchanges(self) -> Iterator[tuple[int, Exchange]]:
        self._secrets += self._keys.new()
        more = True
        while more:
            data = self._capture.read(CHUNK)
            more = len(data) == CHUNK
            batch = self._batch(self._rest + data, self._secrets)
            if batch is not None:
                self._secrets = ()
                self._batches += 1
                yield from self._finished(self._shard.receive(batch))

    def close(self) -> Iterator[tuple[int, Exchange]]:
        yield from self.exchanges()
        last, totals = self._shard.close()
        yield from self._finished(last)
        self._final = merge([totals], ())

    def inputs(self, sent: int) -> Iterator[tuple[str, str, Totals]]:
        if self._final is not None:
            yield str(self._folder / CAPTURE), "pcap", self._final
            return
        readable, unreadable, connections = self._shard.so_far()
        now = Totals(connections=connections, packets=self._frame - 1)
        now.ledger = Ledger(bytes_out_readable=readable, bytes_out_unreadable=unreadable)
        yield str(self._folder / CAPTURE), "pcap", now

    def _batch(self, data: bytes, secrets: tuple[bytes, ...]) -> PacketBatch | None:
        """The packets whole in ``data``, with keys that came; None where there is neither."""
        if self._layout is None:
            if len(data) < HEADER:
                self._rest = data
                return None
            self._layout = next((layout for magic, layout in LAYOUTS if data.startswith(magic)), LAYOUTS[0][1])
            (network,) = struct.unpack_from(f"{self._layout.order}I", data, 20)
            self._link, data = network & LINK_MASK, data[HEADER:]
        offsets, stop, _ = record_offsets(data, self._layout, SNAPLEN_LIMIT)
        self._rest = data[stop:]
        if not offsets.size and not secrets:
            return None
        batch = batch_of(data, offsets, self._frame, self._layout, self._link) if offsets.size else nothing(self._frame)
        self._frame += offsets.size
        made = normalise(batch) if offsets.size else batch
        return made if not secrets else with_secrets(made, secrets)

    def _finished(self, found: ShardYield[Exchange]) -> Iterator[tuple[int, Exchange]]:
        for key in sorted(found.completed):
            self._numbers[key] = self._count
            self._count += 1
        for key, exchange in found.finished:
            yield self._numbers.pop(key), exchange


def nothing(frame: int) -> PacketBatch:
    """A batch without packets, to carry keys."""
    none = np.zeros(0, np.int64)
    return PacketBatch(b"", frame, none, none, none, none, none)


def with_secrets(batch: PacketBatch, secrets: tuple[bytes, ...]) -> PacketBatch:
    """The same batch with keys that came before its end."""
    return replace(batch, secrets=(*batch.secrets, *secrets))


class GrowingKeys:
    """A key log that grows: whole lines, as they come."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._rest = b""

    def new(self) -> tuple[bytes, ...]:
        """The lines since the last time, as one text; nothing where there are none."""
        if self._file is None:
            if not self._path.exists():
                return ()
            self._file = self._path.open("rb", buffering=0)
        data = self._rest + (self._file.read() or b"")
        whole, newline, self._rest = data.rpartition(b"\n")
        return (whole + newline,) if newline else ()
