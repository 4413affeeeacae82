"""SCTP (RFC 9260): the user data of an association, both directions, put in the order of its sequence numbers.

All streams of an association are read as one: messages are not interleaved within it (RFC 8260, which would allow
that, is not read). A chunk missing for good is a gap of unknown length.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from auditor.network.columns import Columns
from auditor.network.flows import Flow
from auditor.network.grouping import Opener, Pairs
from auditor.network.octets import Ints
from auditor.network.stream import Data, Direction, End, Gap, SegmentProvenance, StreamEvent
from auditor.sources.interface import PacketBatch

SCTP = 132
CHUNKS_AT = 4
"""Bytes of the common header behind the ports and the tag (which `Columns` steps over as eight)."""
MOST_HELD = 1024
_DATA, _INIT, _INIT_ACK = 0, 1, 2
_DATA_HEADER, _INIT_HEADER = 16, 20
_MOST_CHUNKS = 512


class _Side(Struct):
    """One direction: the sequence number expected next, the bytes delivered, and chunks ahead of their turn."""

    expected: int | None = None
    offset: int = 0
    held: dict[int, tuple[bytes, int, int]] = field(default_factory=dict)


class _Association(Struct, eq=False):
    flow: Flow
    upside: bool
    sides: tuple[_Side, _Side] = field(default_factory=lambda: (_Side(), _Side()))
    events: list[StreamEvent] = field(default_factory=list)


class SctpStage:
    """All SCTP associations of this shard."""

    __slots__ = ("_all", "_opener", "_pairs")

    def __init__(self, pairs: Pairs, device: str | None, *, activity: bool = False) -> None:
        self._pairs = pairs
        self._opener = Opener("sctp", pairs, device, activity)
        self._all: dict[int, _Association] = {}

    def receive(self, batch: PacketBatch, columns: Columns, rows: Ints) -> list[tuple[Flow, list[StreamEvent]]]:
        """Take the SCTP packets of a batch; each flow that had any, with the events they brought."""
        runs = self._pairs.runs(columns, rows)
        if not runs.row.size:
            return []
        ends = [*runs.starts.tolist()[1:], runs.row.size]
        touched: dict[int, _Association] = {}
        for pair, start, end in zip(runs.pair, runs.starts.tolist(), ends, strict=True):
            for at in range(start, end):
                row, swapped = int(runs.row[at]), bool(runs.swapped[at])
                association = self._association(batch, columns, pair, row, swapped=swapped)
                touched[pair] = association
                _packet(association, columns, row, Direction(swapped != association.upside))
        return [(each.flow, _taken(each)) for each in touched.values()]

    def close(self) -> list[tuple[Flow, list[StreamEvent]]]:
        """The capture is over: what waits is delivered behind a gap, then both directions end."""
        for association in self._all.values():
            for direction, side in zip(Direction, association.sides, strict=True):
                while side.held:
                    _skip(association, direction, side)
                association.events.append(End(direction, side.offset, clean=False))
        return [(each.flow, _taken(each)) for each in self._all.values()]

    def _association(self, batch: PacketBatch, columns: Columns, pair: int, row: int, *, swapped: bool) -> _Association:
        known = self._all.get(pair)
        if known is None:
            first = next((kind for kind, _, _ in _chunks(columns, row)), None)
            opening = True if first == _INIT else False if first == _INIT_ACK else None
            flow, upside = self._opener.open(batch, pair, row, swapped=swapped, opening=opening)
            flow.syn = opening is True
            flow.provenance = (SegmentProvenance(), SegmentProvenance())
            known = self._all[pair] = _Association(flow, upside)
        return known


def _taken(association: _Association) -> list[StreamEvent]:
    events, association.events = association.events, []
    for direction, side in zip(Direction, association.sides, strict=True):
        association.flow.payload_bytes[direction] = side.offset
    return events


def _chunks(columns: Columns, row: int) -> Iterator[tuple[int, int, int]]:
    """Type, offset and length (as sent) of the chunks that begin within what was captured."""
    at = int(columns.payload[row]) + CHUNKS_AT
    end = int(columns.payload[row] + columns.captured[row])
    buffer = columns.buffer
    for _ in range(_MOST_CHUNKS):
        if at + 4 > end:
            return
        length = int.from_bytes(buffer[at + 2 : at + 4], "big")
        if length < 4:
            return
        yield buffer[at], at, length
        at += length + 3 & ~3


def _packet(association: _Association, columns: Columns, row: int, direction: Direction) -> None:
    flow, carried = association.flow, int(columns.carried[row])
    frame, time_ns = int(columns.frame[row]), int(columns.time_ns[row])
    flow.first_ns, flow.last_ns = min(flow.first_ns, time_ns), max(flow.last_ns, time_ns)
    flow.packets[direction] += carried
    end = int(columns.payload[row] + columns.captured[row])
    bears = cut = False
    for kind, at, length in _chunks(columns, row):
        side = association.sides[direction]
        if kind in (_INIT, _INIT_ACK) and at + _INIT_HEADER <= end and side.expected is None:
            side.expected = int.from_bytes(columns.buffer[at + 16 : at + 20], "big")
        elif kind == _DATA and length > _DATA_HEADER and at + 8 <= end:
            bears = True
            if at + length > end:
                cut = True
                break
            number = int.from_bytes(columns.buffer[at + 4 : at + 8], "big")
            data = columns.buffer[at + _DATA_HEADER : at + length]
            _take(association, direction, number, (data, frame, time_ns))
    flow.payload_packets[direction] += carried if bears else 0
    flow.cut_packets[direction] += carried if cut else 0
    if bears and flow.activity is not None and direction == flow.own_side:
        flow.activity.sent([(time_ns, end - int(columns.payload[row]))])


def _take(association: _Association, direction: Direction, number: int, chunk: tuple[bytes, int, int]) -> None:
    side = association.sides[direction]
    if side.expected is None:
        side.expected = number
    ahead = (number - side.expected) & 0xFFFFFFFF
    if ahead >= 1 << 31:
        return
    side.held.setdefault(number, chunk)
    _deliver(association, direction, side)
    if len(side.held) > MOST_HELD:
        _skip(association, direction, side)


def _deliver(association: _Association, direction: Direction, side: _Side) -> None:
    while side.expected is not None and side.expected in side.held:
        data, frame, time_ns = side.held.pop(side.expected)
        side.expected = (side.expected + 1) & 0xFFFFFFFF
        association.flow.provenance[direction].extend([side.offset], [frame], [time_ns], [frame])
        association.events.append(Data(direction, data, side.offset))
        side.offset += len(data)


def _skip(association: _Association, direction: Direction, side: _Side) -> None:
    """Give up what is missing before the chunk next in order."""
    expected = side.expected or 0
    side.expected = min(side.held, key=lambda number: (number - expected) & 0xFFFFFFFF)
    association.events.append(Gap(direction, side.offset, None))
    _deliver(association, direction, side)
