"""One worker's share of a capture: batches in, exchanges of its flows out, and at the end its part of the totals.

Every shard sees every batch and skips the flows of the others, so that the results of all shards for one batch, put
together in the order of their keys, are the same for any number of shards and any batch size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct, field

from auditor.dissection.datagram_stage import DatagramStage
from auditor.dissection.flow_reader import FlowReader
from auditor.dissection.layers import Setting
from auditor.dissection.options import DissectionOptions
from auditor.dissection.placing import FlowYield, Key, Settled
from auditor.marks import Mark
from auditor.marks.mark import from_comment
from auditor.model import Connection, Exchange, Outcome
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.network import FlowEvents, Network
from auditor.sources.interface import PacketBatch
from auditor.tls.keylog import KeyLog

T = TypeVar("T")

MOST_WAITING = 256
"""Connections that are over and kept for keys that may still come."""


class ShardYield(Struct, Generic[T], frozen=True):
    """What one batch gave: keys of requests completed in it, and finished exchanges as the caller wanted them."""

    completed: list[Key]
    finished: list[tuple[Key, T]]
    position: int


class ShardTotals(Struct):
    """A shard's part of the totals; gaps as {(outcome): [flows, packets, bytes, detail]}."""

    connections: list[tuple[int, Connection]] = field(default_factory=list)
    packets: Counter[Outcome] = field(default_factory=Counter)
    gaps: dict[tuple[Outcome, str], list[int]] = field(default_factory=dict)
    readable: int = 0
    unreadable: int = 0
    keylog_entries: int = 0
    keylog_used: frozenset[tuple[str, bytes]] = frozenset()
    count: int = 0
    marks: list[Mark] = field(default_factory=list)


class Shard(Generic[T]):
    """Reads its flows; ``transform`` is applied to each exchange (with n = -1) as soon as it is finished."""

    def __init__(
        self,
        options: DissectionOptions,
        keys: KeyLog,
        seekable: bool,
        transform: Callable[[Exchange], T],
        shard: tuple[int, int] = (0, 1),
    ) -> None:
        self._options = options
        self._transform = transform
        self._network = Network(shard=shard, device=options.device, activity=options.activity)
        self._names = Names()
        self._keys = keys
        self._keys_may_come = not seekable
        self._readers: dict[int, FlowReader] = {}
        self._settings: dict[tuple[int, bool], Setting] = {}
        self._datagrams = DatagramStage(
            self._keys, options.response_bodies, self._names, keys_may_come=self._keys_may_come
        )
        self._settled: list[Settled] = []
        self._waiting = 0
        self._totals = ShardTotals()
        self._position = 0

    def receive(self, batch: PacketBatch) -> ShardYield[T]:
        """Take the next batch of packets."""
        for address, name in batch.names:
            self._names.learn(address, name)
        for frame, comment in batch.comments:
            time_ns = int(batch.time_ns[frame - batch.first_frame])
            self._totals.marks.append(from_comment(time_ns, comment))
        result: ShardYield[T] = ShardYield([], [], self._advance(batch))
        if batch.secrets and self._keys_may_come:
            self._new_secrets(batch, result)
        found = self._network.receive(batch)
        self._names.hear(self._network.answers)
        for events in found:
            self._read(events, result)
        result.completed.sort()
        return result

    def close(self) -> tuple[ShardYield[T], ShardTotals]:
        """Flush what is open, and count."""
        result: ShardYield[T] = ShardYield([], [], self._position)
        for events in self._network.close():
            self._read(events, result)
        for reader in self._readers.values():
            self._finish(reader, result, self._silent(reader.flow))
        self._collect(self._datagrams.close(), result)
        result.completed.sort()
        self._settled += self._datagrams.settle()
        for settled in self._settled:
            self._count(settled)
        totals = self._totals
        totals.packets.update({outcome: packets for outcome, (packets, _) in self._network.other.items()})
        for (outcome, detail), (packets, size) in self._network.outside.items():
            self._gap(outcome, detail, 0, packets, size)
        totals.keylog_entries = self._keys.entries
        totals.keylog_used = self._keys.used_lines
        totals.count = self._network.packets
        return result, totals

    def so_far(self) -> tuple[int, int, list[Connection]]:
        """As it looks by now, open flows too: bytes sent that were read, and that were not, and the connections."""
        opened = [reader.settle(fingerprint=False) for reader in self._readers.values()]
        known = [*self._settled, *opened, *self._datagrams.settle()]
        shares = [settled.share() for settled in known]
        connections = [settled.connection(self._names) for settled in known]
        return sum(s.readable for s in shares), sum(s.unreadable for s in shares), connections

    def _advance(self, batch: PacketBatch) -> int:
        if len(batch.captured):
            self._position += int(batch.captured.sum())
        return self._position

    def _read(self, events: FlowEvents, result: ShardYield[T]) -> None:
        flow = events.flow
        if flow.transport == "udp":
            given = self._datagrams.receive(flow, events.datagrams)
            if not self._silent(flow):
                self._collect(given, result)
            return
        reader = self._readers.get(flow.serial)
        silent = self._silent(flow)
        if reader is None:
            reader = self._readers[flow.serial] = FlowReader(flow, self._setting(flow), self._names)
        found = reader.receive(events.events)
        if not silent:
            self._collect(found, result)
        if events.closed and not self._wait_for_keys(reader):
            self._finish(self._readers.pop(flow.serial), result, silent)

    def _silent(self, flow: Flow) -> bool:
        return self._options.outgoing_only and flow.from_device is False

    def _wait_for_keys(self, reader: FlowReader) -> bool:
        """Whether a flow that is over is kept for keys that may come; only so many are."""
        if not self._keys_may_come or self._waiting >= MOST_WAITING or not reader.waits:
            return False
        self._waiting += 1
        return True

    def _setting(self, flow: Flow) -> Setting:
        key = (flow.server.port, not flow.syn)
        known = self._settings.get(key)
        if known is None:
            bodies = self._options.response_bodies
            known = self._settings[key] = Setting(self._keys, self._keys_may_come, bodies, key[0], midstream=key[1])
        return known

    def _collect(self, found: FlowYield, result: ShardYield[T]) -> None:
        result.completed.extend(found.completed)
        for key, exchange in found.exchanges:
            result.finished.append((key, self._transform(exchange)))

    def _new_secrets(self, batch: PacketBatch, result: ShardYield[T]) -> None:
        for text in batch.secrets:
            self._keys.add(text, "embedded in the capture")
        for serial in sorted(self._readers):
            self._collect(self._readers[serial].retry(batch.first_frame), result)
        self._collect(self._datagrams.retry(batch.first_frame), result)

    def _finish(self, reader: FlowReader, result: ShardYield[T], silent: bool) -> None:
        found = reader.close()
        if not silent:
            self._collect(found, result)
        self._settled.append(reader.settle(fingerprint=self._options.connections))

    def _count(self, settled: Settled) -> None:
        totals = self._totals
        if self._options.connections:
            totals.connections.append((settled.flow.serial, settled.connection(self._names)))
        share = settled.share()
        totals.packets.update(share.packets)
        totals.readable += share.readable
        totals.unreadable += share.unreadable
        for outcome, (size, detail) in share.gaps.items():
            self._gap(outcome, detail, 1, share.packets.get(outcome, 0), size)

    def _gap(self, outcome: Outcome, detail: str, flows: int, packets: int, size: int) -> None:
        row = self._totals.gaps.setdefault((outcome, detail), [0, 0, 0])
        row[0] += flows
        row[1] += packets
        row[2] += size
