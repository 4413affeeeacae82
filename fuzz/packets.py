"""Packets of every link type to columns: no raise, offsets inside the packet, nothing that depends on batching."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from auditor.network.addresses import Addresses
from auditor.network.columns import TCP, UDP, Columns, parse
from auditor.network.fragments import Fragments
from auditor.network.link import READERS
from auditor.sources.interface import PacketBatch
from auditor.sources.linktypes import LOCATORS, normalise
from fuzz.captured import flows_of_packets
from fuzz.dice import Dice
from fuzz.running import fuzz

LINKS = (*sorted(READERS), 9, 105, 127, 149, 239, 999, *sorted({link for link, _ in LOCATORS} - {105, 127, 149, 239}))
"""The ones read here, some that scapy reads, and one nobody knows."""
MOST = 32


def batch_of(data: bytes) -> PacketBatch:
    """Each packet stands behind a byte for its link type, two for its length, and one for what was cut off."""
    dice = Dice(data)
    found: list[tuple[int, bytes, int]] = []
    while dice.left and len(found) < MOST:
        link = LINKS[dice.number() % len(LINKS)]
        length, cut = dice.number(2), dice.number()
        found.append((link, dice.take(length), cut))
    return batch(found)


def batch(found: list[tuple[int, bytes, int]], first: int = 1) -> PacketBatch:
    """Packets as (link type, bytes, bytes cut off) in one buffer, a millisecond apart."""
    captured = np.array([len(packet) for _, packet, _ in found], np.int64)
    return PacketBatch(
        b"".join(packet for _, packet, _ in found),
        first,
        np.cumsum(captured) - captured,
        captured,
        captured + np.array([cut for *_, cut in found], np.int64),
        np.arange(len(found), dtype=np.int64) * 1_000_000,
        np.array([link for link, *_ in found], np.int64),
    )


def one_input(data: bytes) -> None:
    """The input is a row of packets."""
    whole = normalise(batch_of(data))
    if not whole.offset.size:
        return
    columns = parse(whole)
    _check(columns)
    addresses, fragments = Addresses(), Fragments()
    single = [parse(_row(whole, row), addresses, fragments) for row in range(whole.offset.size)]
    assert [_values(columns, row) for row in range(whole.offset.size)] == [_values(each, 0) for each in single]


def _row(whole: PacketBatch, row: int) -> PacketBatch:
    at = slice(row, row + 1)
    captured, original = whole.captured[at], whole.original[at]
    return PacketBatch(
        whole.buffer, whole.first_frame + row, whole.offset[at], captured, original, whole.time_ns[at], whole.link[at]
    )


def _values(columns: Columns, row: int) -> tuple[object, ...]:
    at, size = int(columns.payload[row]), int(columns.captured[row])
    named = ("frame", "transport", "source_port", "destination_port", "seq", "flags", "wire", "cut", "carried", "size")
    return (*(getattr(columns, name)[row].item() for name in named), columns.buffer[at : at + size])


def _check(columns: Columns) -> None:
    known = (columns.transport == TCP) | (columns.transport == UDP)
    assert (columns.captured[known] >= 0).all()
    assert (columns.wire[known] >= columns.captured[known]).all()
    assert (columns.payload[known] >= 0).all()
    assert (columns.payload[known] + columns.captured[known] <= len(columns.buffer)).all()


def written(packets: Iterable[tuple[int, bytes]]) -> bytes:
    """Packets as an input, as a seed."""
    return b"".join(
        bytes([LINKS.index(link)]) + len(packet).to_bytes(2, "big") + b"\0" + packet for link, packet in packets
    )


def tunnelled(packet: bytes) -> list[bytes]:
    """An IP packet in one tunnel of each kind."""
    frame = bytes(12) + b"\x08\0" + packet
    ways = [(4, packet), (47, b"\0\0\x08\0" + packet), (47, b"\x10\0\x88\xbe" + bytes(12) + frame)]
    for port, head, inside in (
        (4789, b"\x08\0\0\0\0\0\x2a\0", frame),
        (6081, b"\0\0\x65\x58\0\0\x2a\0", frame),
        (2152, b"\x30\xff" + len(packet).to_bytes(2, "big") + bytes(4), packet),
    ):
        size = 8 + len(head) + len(inside)
        ways.append((17, b"\x9c\x40" + port.to_bytes(2, "big") + size.to_bytes(2, "big") + b"\0\0" + head + inside))
    heads = [b"\x45\0" + (20 + len(load)).to_bytes(2, "big") + bytes(4) + b"\x40" for _, load in ways]
    return [
        head + bytes([number]) + bytes(2) + bytes(8) + load for head, (number, load) in zip(heads, ways, strict=True)
    ]


def seeds() -> list[bytes]:
    """The flows of a bundled capture, one of them under each link type, and in tunnels."""
    flows = flows_of_packets()
    plain = flows[0][:3]
    inner = next(i for i in ([p[14:] for _, p in flow[:3] if p[12:14] == b"\x08\0"] for flow in flows) if i)
    tunnels = [written((101, packet) for packet in ways) for ways in zip(*map(tunnelled, inner), strict=True)]
    return [*map(written, flows[:8]), *(written((link, packet) for _, packet in plain) for link in LINKS), *tunnels]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
