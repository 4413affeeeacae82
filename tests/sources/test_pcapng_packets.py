"""Blocks that are no packets but take a frame number in Wireshark, which is asked for its opinion."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.sources.interface import PacketSource
from tests.sources.conftest import Packet, Pcapng, packets_of

FRAME = bytes.fromhex("020000000001020000000002") + b"\x08\x06" + bytes(46)


def numbered() -> Pcapng:
    """Packets with one block before each: custom (both kinds), a journal entry, statistics, something unknown."""
    ng = Pcapng().section().interface()
    ng.block(0xBAD, struct.pack("<I", 32473) + b"vendor data!").packet(FRAME, 1_000_000)
    ng.block(0x40000BAD, struct.pack("<I", 32473) + b"more").packet(FRAME, 2_000_000)
    ng.block(9, b"__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE=hi\n").packet(FRAME, 3_000_000)
    ng.block(5, bytes(12)).packet(FRAME, 4_000_000)
    return ng.block(0x1234, b"who knows").packet(FRAME, 5_000_000)


def test_blocks_that_are_no_packets_take_a_frame_number(open_packets: Callable[[bytes], PacketSource]) -> None:
    got = packets_of(open_packets(numbered().data).batches())
    assert [packet.frame for packet in got if packet.link == 1] == [2, 4, 6, 7, 8]
    assert [packet.frame for packet in got if packet.link == -1] == [1, 3, 5]
    assert got[0] == Packet(1, 0, 12, -1, b"vendor data!")
    assert got[2] == Packet(3, 0, 4, -1, b"more")


@pytest.mark.program("tshark")
def test_tshark_gives_the_same_numbers_and_times(
    write: Callable[[bytes], Path], open_packets: Callable[[bytes], PacketSource]
) -> None:
    ng = numbered()
    path = write(ng.data)
    fields = ["-T", "fields", "-e", "frame.number", "-e", "frame.time_epoch", "-e", "frame.len"]
    run = subprocess.run(["tshark", "-n", "-r", path, "-Y", "eth", *fields], capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    ours = [packet for packet in packets_of(open_packets(ng.data).batches()) if packet.link == 1]
    assert [(int(row[0]), round(float(row[1]) * 10**9), int(row[2])) for row in rows] == [
        (packet.frame, packet.time_ns, packet.original) for packet in ours
    ]


def test_many_interfaces_each_with_its_own_clock(open_packets: Callable[[bytes], PacketSource]) -> None:
    ng = Pcapng().section()
    for exponent in range(10):
        ng.interface(1, options=ng.option(9, bytes([exponent])))
    for exponent in (3, 0, 9, 6, 3, 1):
        ng.packet(b"x", 5 * 10**exponent, interface=exponent)
    got = packets_of(open_packets(ng.data).batches())
    assert [packet.time_ns for packet in got] == [5_000_000_000] * 6


def test_snapshot_length_cuts_simple_packets(open_packets: Callable[[bytes], PacketSource]) -> None:
    ng = Pcapng().section().interface(1, 3).block(3, struct.pack("<I", 10) + b"abc\xff")
    assert packets_of(open_packets(ng.data).batches()) == [Packet(1, 0, 10, 1, b"abc")]


def test_long_capture_keeps_comments_with_their_frames(open_packets: Callable[[bytes], PacketSource]) -> None:
    ng = Pcapng(">").section().interface()
    for i in range(1, 500):
        ng.packet(bytes(i % 7), i, options=ng.option(1, f"note {i}".encode()) if i % 100 == 0 else b"")
    for size in (64, 5000, 1 << 20):
        batches = list(open_packets(ng.data).batches(size))
        assert [c for batch in batches for c in batch.comments] == [(i, f"note {i}") for i in (100, 200, 300, 400)]
