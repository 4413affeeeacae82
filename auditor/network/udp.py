"""UDP packets of a batch to datagrams per flow."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from auditor.network.apps import name_apps
from auditor.network.columns import Columns
from auditor.network.flows import Flow
from auditor.network.grouping import Opener, Pairs, tally
from auditor.network.octets import Ints
from auditor.network.stream import Direction
from auditor.sources.interface import PacketBatch


class Datagram(Struct, frozen=True):
    """One whole UDP payload; empty ones and those the capture's packet limit cut are only counted on the flow."""

    direction: Direction
    data: bytes
    frame: int
    time_ns: int


class UdpStage:
    """All UDP flows of this shard; a pair of endpoints is one flow from its first packet to the capture's end."""

    __slots__ = ("_flows", "_opener", "_pairs", "_upside")

    def __init__(self, pairs: Pairs, device: str | None, *, activity: bool = False) -> None:
        self._pairs = pairs
        self._opener = Opener("udp", pairs, device, activity)
        self._flows: dict[int, Flow] = {}
        self._upside: dict[int, bool] = {}

    def receive(self, batch: PacketBatch, columns: Columns, rows: Ints | None) -> list[tuple[Flow, list[Datagram]]]:
        """Take the UDP packets of a batch; each flow that had any, with its datagrams in order of capture."""
        runs = self._pairs.runs(columns, rows)
        if not runs.row.size:
            return []
        starts = runs.starts.tolist()
        flows: list[Flow] = []
        sides: list[bool] = []
        for pair, start in zip(runs.pair, starts, strict=True):
            flow = self._flows.get(pair)
            if flow is None:
                swapped = bool(runs.swapped[start])
                flow, up = self._opener.open(batch, pair, int(runs.row[start]), swapped=swapped, opening=None)
                self._flows[pair] = flow
                self._upside[pair] = up
            else:
                up = self._upside[pair]
            flows.append(flow)
            sides.append(up)
        upside = np.array(sides, np.bool_)
        lengths = np.diff(np.append(runs.starts, runs.row.size))
        side = (runs.swapped != np.repeat(upside, lengths)).astype(np.int64)
        tally(flows, runs.starts, side, columns, runs.row, datagrams=True)
        name_apps(batch, flows, runs.starts, runs.row)
        datagrams = _datagrams(columns, runs.row, side)
        ends = [*starts[1:], runs.row.size]
        return [
            (flow, [d for d in datagrams[start:end] if d is not None])
            for flow, start, end in zip(flows, starts, ends, strict=True)
        ]

    def open(self) -> list[Flow]:
        """Every flow of this shard."""
        return list(self._flows.values())


def _datagrams(columns: Columns, row: Ints, side: Ints) -> list[Datagram | None]:
    buffer, directions = columns.buffer, (Direction.CLIENT, Direction.SERVER)
    whole = (columns.wire[row] > 0) & ~columns.cut[row]
    low = columns.payload[row]
    rows = (whole, side, low, low + columns.wire[row], columns.frame[row], columns.time_ns[row])
    return [
        Datagram(directions[d], buffer[a:b], frame, time_ns) if keep else None
        for keep, d, a, b, frame, time_ns in zip(*(c.tolist() for c in rows), strict=True)
    ]
