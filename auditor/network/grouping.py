"""Packets of a batch put together by pair of endpoints: ids, whose shard they are, and runs of rows in flow order."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from auditor.model import Endpoint
from auditor.network.activity import Activity
from auditor.network.addresses import IPV6_FROM, Addresses
from auditor.network.columns import UDP, Columns
from auditor.network.flows import NO_PROVENANCE, Flow, source_is_client
from auditor.network.link import destination_mac, source_mac
from auditor.network.octets import Flags, Ints
from auditor.network.table import PairTable, Words, mixed, pair_keys
from auditor.sources.interface import PacketBatch

DNS = 53
LEAST_EPHEMERAL = 10_000
MOST_REMEMBERED = 4096
_PORT, _LOWER = np.uint64(0xFFFF), np.uint64(0xFFFFFFFF)


class Runs(Struct, frozen=True):
    """Rows of a batch in flow order (packets of one pair together, else as captured).

    ``row`` are row numbers, ``swapped`` says per row whether the upper endpoint sent it, ``starts`` where each pair's
    run begins, ``pair`` its id.
    """

    row: Ints
    swapped: Flags
    starts: Ints
    pair: list[int]


class Pairs:
    """The pairs of endpoints of one transport, and which of them this shard looks at.

    Pairs are shared out by both endpoints, but UDP other than DNS by the one with the lower port alone, since a QUIC
    client may move.
    """

    __slots__ = ("_addresses", "_known", "_shard", "_table", "_texts", "_transport")

    def __init__(self, transport: int, addresses: Addresses, shard: tuple[int, int]) -> None:
        self._transport = transport
        self._addresses = addresses
        self._shard = shard
        self._table = PairTable()
        self._known: dict[tuple[int, int], Endpoint] = {}
        self._texts: dict[int, str] = {}

    def runs(self, columns: Columns, rows: Ints | None) -> Runs:
        """Rows of this transport (None: all) that belong to this shard, in flow order."""
        ends = (columns.source, columns.destination, columns.source_port, columns.destination_port)
        source, destination, source_port, destination_port = ends if rows is None else (c[rows] for c in ends)
        pairs, ports, swapped = pair_keys(source, destination, source_port, destination_port)
        rows = np.arange(pairs.size) if rows is None else rows
        if self._shard[1] > 1:
            kept = np.flatnonzero(self._owners(pairs, ports) == self._shard[0])
            rows, pairs, ports, swapped = rows[kept], pairs[kept], ports[kept], swapped[kept]
        ids = self._table.ids(pairs, ports)
        return _in_flow_order(rows, ids, swapped, len(self._table))

    def endpoints(self, pair: int) -> tuple[Endpoint, Endpoint]:
        """The lower and the upper endpoint of a pair."""
        low, low_port, high, high_port = self._parts(pair)
        return self._endpoint(low, low_port), self._endpoint(high, high_port)

    def _endpoint(self, address: int, port: int) -> Endpoint:
        """The same object again where the port is a service's: servers are few, and every flow has one."""
        known = self._known.get((address, port))
        if known is None:
            text = self._texts.get(address)
            if text is None:
                if len(self._texts) >= MOST_REMEMBERED:
                    self._texts.clear()
                text = self._texts[address] = self._addresses.text(address)
            known = Endpoint(text, port)
            if port < LEAST_EPHEMERAL:
                if len(self._known) >= MOST_REMEMBERED:
                    self._known.clear()
                self._known[address, port] = known
        return known

    def _parts(self, pair: int) -> tuple[int, int, int, int]:
        addresses, ports = self._table.key(pair)
        base = IPV6_FROM if ports >> 32 else 0
        return base | addresses >> 32, ports >> 16 & 0xFFFF, base | addresses & 0xFFFFFFFF, ports & 0xFFFF

    def _owners(self, pairs: Words, ports: Words) -> Ints:
        """The number of the shard each pair of endpoints belongs to, the same in every process."""
        if self._transport == UDP:
            pairs, ports = _without_movers(pairs, ports)
        return (mixed(pairs, ports) >> np.uint64(32)).astype(np.int64) % self._shard[1]


def _without_movers(pairs: Words, ports: Words) -> tuple[Words, Words]:
    """The keys with the endpoint of the lower port alone in them, but for DNS."""
    low_port, high_port = ports >> np.uint64(16) & _PORT, ports & _PORT
    moves = (low_port != DNS) & (high_port != DNS)
    stays = np.where(high_port < low_port, pairs & _LOWER, pairs >> np.uint64(32))
    port = (ports & ~_LOWER) | np.minimum(low_port, high_port)
    return np.where(moves, stays, pairs), np.where(moves, port, ports)


def _in_flow_order(rows: Ints, ids: Ints, swapped: Flags, known: int) -> Runs:
    if not rows.size:
        return Runs(rows, swapped, rows, [])
    present = np.zeros(known, np.bool_)
    present[ids] = True
    pair = np.flatnonzero(present)
    dense = np.cumsum(present)[ids] - 1
    order = np.argsort(dense.astype(np.uint16) if pair.size < 65536 else dense, kind="stable")
    counts = np.bincount(dense, minlength=pair.size)
    return Runs(rows[order], swapped[order], np.cumsum(counts) - counts, pair.tolist())


class Opener(Struct, frozen=True):
    """Makes flows out of their first packet."""

    transport: str
    pairs: Pairs
    device: str | None
    activity: bool = False

    def open(
        self, batch: PacketBatch, pair: int, row: int, *, swapped: bool, opening: bool | None
    ) -> tuple[Flow, bool]:
        """A new flow and whether its client is the pair's upper endpoint.

        ``opening`` is True if the packet opens a connection (SYN) or asks for something in it, False if it answers,
        None where it does not tell.
        """
        low, high = self.pairs.endpoints(pair)
        source, destination = (high, low) if swapped else (low, high)
        from_source = source_is_client(self.transport, source, destination) if opening is None else opening
        client, server = (source, destination) if from_source else (destination, source)
        time_ns = int(batch.time_ns[row])
        flow = Flow(batch.first_frame + row, self.transport, client, server, time_ns, time_ns)
        if self.transport != "tcp":
            flow.provenance = NO_PROVENANCE
        if self.device is not None:
            near, far = source_mac(batch, row), destination_mac(batch, row)
            macs = (near, far) if from_source else (far, near)
            ends = [_is(self.device, end, mac) for end, mac in zip((client, server), macs, strict=True)]
            flow.from_device, flow.of_others = ends[0], not any(ends)
        flow.activity = Activity() if self.activity else None
        return flow, swapped == from_source


def _is(device: str, end: Endpoint, mac: bytes | None) -> bool:
    return device in (end.address, None if mac is None else mac.hex(":"))


def tally(flows: list[Flow], starts: Ints, side: Ints, columns: Columns, row: Ints, *, datagrams: bool) -> None:
    """Add a run of packets to each flow's counters; ``side`` is 0 for the client's packets, 1 for the server's."""
    if not flows:
        return
    lengths = np.diff(np.append(starts, row.size))
    key = np.repeat(np.arange(len(flows)) * 2, lengths) + side
    wire, time_ns = columns.wire[row], columns.time_ns[row]
    carried, size = columns.carried[row], 2 * len(flows)
    has = wire > 0
    packets = _sums(key, carried, size)
    payload = _sums(key[has], carried[has], size)
    cut_rows = columns.cut[row]
    cut = np.bincount(key[cut_rows], minlength=size).tolist()
    total = _sums(key, wire, size) if datagrams else []
    missing = wire if datagrams else wire - columns.captured[row]
    cut_bytes = _sums(key[cut_rows], missing[cut_rows], size)
    last = np.maximum.reduceat(time_ns, starts).tolist()
    first = np.minimum.reduceat(time_ns, starts).tolist()
    for i, flow in enumerate(flows):
        flow.first_ns, flow.last_ns = min(flow.first_ns, first[i]), max(flow.last_ns, last[i])
        for k, d in ((2 * i, 0), (2 * i + 1, 1)):
            flow.packets[d] += packets[k]
            flow.payload_packets[d] += payload[k]
            flow.cut_packets[d] += cut[k]
            flow.cut_bytes[d] += cut_bytes[k]
            if datagrams:
                flow.payload_bytes[d] += total[k]
        if flow.activity is not None:
            run = slice(int(starts[i]), int(starts[i] + lengths[i]))
            own = has[run] & (side[run] == flow.own_side)
            flow.activity.sent(zip(time_ns[run][own].tolist(), wire[run][own].tolist(), strict=True))


def _sums(key: Ints, values: Ints, size: int) -> list[int]:
    """Sums per key; exact, for a batch never comes near 2**53 bytes."""
    return np.bincount(key, weights=values, minlength=size).astype(np.int64).tolist()
