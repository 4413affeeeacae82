"""Picks the tunnel packets out of a batch's columns and says where their inner packets stand in the buffer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from auditor.network import tunnels
from auditor.network.octets import Ints

if TYPE_CHECKING:
    from auditor.network.columns import Columns

TCP, UDP = 6, 17
UDP_HEADER = 8
"""`Columns` takes the header of every transport but TCP to be as long as UDP's."""
DEEPEST = 8
"""Tunnels inside each other that are followed; what lies deeper stays unread."""

_PROTOCOLS = dict(tunnels.PROTOCOLS)
_NUMBERS = np.array(list(_PROTOCOLS))
_PORTS = {port: reader for port, _, reader in tunnels.PORTS}
_TO = np.zeros(65536, np.bool_)
_FROM = np.zeros(65536, np.bool_)
_TO[list(_PORTS)] = True
_FROM[[port for port, either, _ in tunnels.PORTS if either]] = True


class Frames(Struct, frozen=True):
    """Frames that hold no IP of their own: row, EtherType, and offsets where behind it what they carry begins, and
    ends as captured and on the wire.
    """

    row: Ints
    kind: Ints
    start: Ints
    end: Ints
    wire_end: Ints


class InnerPackets(Struct, frozen=True):
    """Rows that are tunnel packets, and of their inner packets what a `PacketBatch` says of packets."""

    row: Ints
    offset: Ints
    captured: Ints
    original: Ints
    link: Ints


Found = list[tuple[int, int, int, int, int]]


def inner_packets(columns: Columns, frames: Frames | None) -> InnerPackets | None:
    """The inner packets of a batch, None where there are none."""
    found: Found = []
    rest = np.flatnonzero(columns.transport != TCP)
    if rest.size:
        kind = columns.transport[rest]
        ports = _TO[columns.destination_port[rest]] | _FROM[columns.source_port[rest]]
        _search(columns, rest[((kind == UDP) & ports) | np.isin(kind, _NUMBERS)], found)
    if frames is not None:
        _search_frames(columns.buffer, frames, found)
    if not found:
        return None
    rows = np.array(sorted(found), np.int64)
    return InnerPackets(*(rows[:, i] for i in range(5)))


def _search(columns: Columns, rows: Ints, found: Found) -> None:
    fields = (columns.transport, columns.source_port, columns.destination_port)
    places = (columns.payload, columns.captured, columns.wire)
    for row, transport, source, destination, start, captured, length in zip(
        rows.tolist(), *(c[rows].tolist() for c in (*fields, *places)), strict=True
    ):
        end = start + captured
        if transport == UDP:
            reader = _PORTS.get(destination) or _PORTS[source]
            _keep(columns.buffer, row, start, end, length, reader, found)
        else:
            _keep(columns.buffer, row, start - UDP_HEADER, end, length + UDP_HEADER, _PROTOCOLS[transport], found)


def _search_frames(buffer: bytes, frames: Frames, found: Found) -> None:
    fields = (frames.row, frames.kind, frames.start, frames.end, frames.wire_end)
    for row, kind, start, end, wire_end in zip(*(f.tolist() for f in fields), strict=True):
        _keep(buffer, row, start, end, wire_end - start, partial(_read_frame, kind), found)


def _read_frame(kind: int, data: bytes, room: int) -> tunnels.Inner:
    return tunnels.read_typed(data, 0, kind, room)


def _keep(buffer: bytes, row: int, start: int, end: int, length: int, reader: tunnels.Reader, found: Found) -> None:
    inner = reader(buffer[start : min(end, start + tunnels.LOOKED_AT)], length)
    if inner is not None and start + inner[0] <= end:
        at, link = start + inner[0], inner[1]
        found.append((row, at, end - at, max(length - inner[0], end - at), link))
