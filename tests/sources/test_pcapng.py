"""Whole pcapng files: sections, interfaces, clocks, names, secrets and comments, and every way of being broken."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import CaptureError
from auditor.model import Outcome
from auditor.sources.interface import PacketSource
from auditor.sources.pcapng import PcapngSource
from auditor.sources.stream import InputStream
from tests.sources.conftest import Packet, Pcapng, packets_of

Open = Callable[[bytes], PacketSource]
STAMP = 1_700_000_000_123_456
STAMP_NS = STAMP * 1000


def from_stream(data: bytes) -> PcapngSource:
    return PcapngSource(InputStream("standard input", io.BytesIO(data), owned=False))


def rich() -> Pcapng:
    """Two sections in different byte orders with every kind of block, and one key log behind the last packet."""
    ng = Pcapng("<").section().key_log(b"CLIENT_RANDOM 01 02\n").interface(1)
    ng.packet(b"one", STAMP, options=ng.option(1, b"hello") + ng.option(2, b"\0\0\0\1") + ng.option(1, b"again"))
    ng.block(0x77777777, b"unknown to everyone")
    ng.interface(228, options=ng.option(9, b"\x09")).packet(b"two!", STAMP_NS + 789, interface=1, original=400)
    ng.block(4, struct.pack("<HH", 1, 19) + b"\xc0\x00\x02\x01" + b"cam.example.tv\0" + bytes(1) + bytes(4))
    ng.section(">").interface(101, 5).block(3, struct.pack(">I", 9) + b"three")
    ng.block(2, struct.pack(">HHIIII", 0, 3, STAMP >> 32, STAMP & 0xFFFFFFFF, 4, 4) + b"four")
    return ng.key_log(b"late")


RICH = [
    Packet(1, STAMP_NS, 3, 1, b"one"),
    Packet(2, STAMP_NS + 789, 400, 228, b"two!"),
    Packet(3, 0, 9, 101, b"three"),
    Packet(4, STAMP_NS, 4, 101, b"four"),
]


@pytest.mark.parametrize("size", [1, 64, 100, 1 << 20])
@pytest.mark.parametrize("scanned", [True, False])
def test_everything_is_read_whatever_the_batch_size(open_packets: Open, size: int, scanned: bool) -> None:
    source = open_packets(rich().data)
    assert source.kind == "pcapng"
    if scanned:
        assert source.secrets() == (b"CLIENT_RANDOM 01 02\n", b"late")
    batches = list(source.batches(size))
    assert packets_of(batches) == RICH
    assert [text for batch in batches for text in batch.secrets] == [b"CLIENT_RANDOM 01 02\n", b"late"]
    assert [name for batch in batches for name in batch.names] == [("192.0.2.1", "cam.example.tv")]
    assert [comment for batch in batches for comment in batch.comments] == [(1, "hello"), (1, "again")]
    assert source.faults() == ()


def test_secrets_of_a_stream_come_with_the_batches_only() -> None:
    source = from_stream(rich().data)
    assert source.secrets() == ()
    batches = list(source.batches(64))
    assert packets_of(batches) == RICH
    first = next(i for i, batch in enumerate(batches) if len(batch.offset))
    assert any(batch.secrets for batch in batches[: first + 1])


def test_every_cut_gives_what_stood_before_it(write: Callable[[bytes], Path]) -> None:
    ng = rich()
    for cut in range(12, len(ng.data)):
        from_file = PcapngSource(InputStream("x", write(ng.data[:cut]).open("rb"), owned=True))
        from_file.secrets()
        sources = [from_stream(ng.data[:cut]), from_file]
        details = []
        for source in sources:
            got = packets_of(source.batches())
            assert got == RICH[: len(got)]
            assert len(source.faults()) == (0 if cut in ng.ends else 1)
            assert all(fault.reason is Outcome.TRUNCATED for fault in source.faults())
            details.append([fault.detail.partition(": ")[2] for fault in source.faults()])
            source.close()
        assert details[0] == details[1]
        begun = max((end for end in ng.ends if end <= cut), default=0)
        assert all(detail.startswith(f"at offset {begun}: ends in the middle of the block;") for detail in details[0])


def test_block_whose_lengths_differ_ends_the_reading(open_packets: Open) -> None:
    ng = Pcapng().section().interface().packet(b"good")
    bad = Pcapng().packet(b"bad!").data
    data = ng.data + bad[:-4] + struct.pack("<I", 999) + Pcapng().packet(b"lost").data
    source = open_packets(data)
    assert [packet.data for packet in packets_of(source.batches())] == [b"good"]
    (fault,) = source.faults()
    assert f"at offset {len(ng.data)}: a block whose two lengths differ" in fault.detail
    assert fault.bytes == len(data) - len(ng.data)


@pytest.mark.parametrize("step", [64, 1 << 20])
def test_lengths_without_the_padding_of_their_blocks_are_read(open_packets: Open, step: int) -> None:
    head, data = Pcapng().section().interface().data, b""
    for number in range(20):
        block = Pcapng().packet(bytes([number]) * (number % 7)).data
        size = struct.pack("<I", len(block) - (-(number % 7) & 3))
        data += block[:4] + size + block[8:-4] + size
    source = open_packets(head + data + Pcapng().packet(b"last").data)
    source.secrets()
    assert [packet.data for packet in packets_of(source.batches(step))] == [
        *(bytes([number]) * (number % 7) for number in range(20)), b"last",
    ]  # fmt: skip
    assert source.faults() == ()


@pytest.mark.parametrize("length", [0, 11, 0x7FFFFFFC])
def test_impossible_block_length_ends_the_reading(open_packets: Open, length: int) -> None:
    ng = Pcapng().section().interface().packet(b"good")
    source = open_packets(ng.data + struct.pack("<II", 6, length) + bytes(100))
    source.secrets()
    assert [packet.data for packet in packets_of(source.batches())] == [b"good"]
    (fault,) = source.faults()
    assert f"at offset {len(ng.data)}: a block length of {length} bytes makes no sense" in fault.detail


def test_packet_longer_than_its_block_ends_the_reading(open_packets: Open) -> None:
    ng = Pcapng().section().interface().packet(b"good")
    at = len(ng.data)
    ng.block(6, struct.pack("<IIIII", 0, 0, 0, 100, 100) + b"short").packet(b"lost")
    source = open_packets(ng.data)
    assert [packet.data for packet in packets_of(source.batches())] == [b"good"]
    assert f"at offset {at}: a packet longer than the block it is in" in source.faults()[0].detail


def test_packet_block_too_short_for_one_ends_the_reading(open_packets: Open) -> None:
    ng = Pcapng().section().interface().packet(b"good")
    at = len(ng.data)
    source = open_packets(ng.block(6, bytes(8)).packet(b"lost").data)
    assert [packet.data for packet in packets_of(source.batches())] == [b"good"]
    assert f"at offset {at}: a packet block too short" in source.faults()[0].detail


def test_packet_of_an_interface_never_described_has_no_link(open_packets: Open) -> None:
    ng = Pcapng().section().interface().packet(b"lost", 5, interface=3).packet(b"good", 7)
    lost, good = packets_of(open_packets(ng.data).batches())
    assert (lost, good) == (Packet(1, 5000, 4, -1, b"lost"), Packet(2, 7000, 4, 1, b"good"))


def test_interfaces_end_with_their_section(open_packets: Open) -> None:
    ng = Pcapng().section().interface(228).packet(b"mine").section().packet(b"lost").interface(101).packet(b"next")
    assert [packet.link for packet in packets_of(open_packets(ng.data).batches())] == [228, -1, 101]


def test_secret_of_another_protocol_is_not_a_key_log(open_packets: Open) -> None:
    ng = Pcapng().section().interface().key_log(b"wireguard", kind=0x57474B4C).packet(b"x")
    source = open_packets(ng.data)
    assert source.secrets() == ()
    assert [batch.secrets for batch in source.batches()] == [()]


def test_block_larger_than_the_scan_buffer_is_stepped_over(open_packets: Open) -> None:
    ng = Pcapng().section().interface().block(0x99, bytes(9 << 20)).packet(b"behind").key_log(b"keys")
    source = open_packets(ng.data)
    assert source.secrets() == (b"keys",)
    assert [packet.data for packet in packets_of(source.batches(4096))] == [b"behind"]


def test_section_header_without_magic_is_an_error(open_packets: Open) -> None:
    with pytest.raises(CaptureError, match=r"byte-order magic \(offset 8\)"):
        open_packets(b"\x0a\x0d\x0d\x0a" + bytes(24))


def test_second_section_header_without_magic_ends_the_reading(open_packets: Open) -> None:
    ng = Pcapng().section().interface().packet(b"good")
    source = open_packets(ng.data + b"\x0a\x0d\x0d\x0a" + struct.pack("<I", 28) + bytes(40))
    assert len(packets_of(source.batches())) == 1
    assert "a section header without byte-order magic" in source.faults()[0].detail


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_damage_anywhere_raises_nothing_and_batch_sizes_agree(data: st.DataObject) -> None:
    whole = bytearray(rich().data)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(12, len(whole) - 1))] = data.draw(st.integers(0, 255))
    results = []
    for size in (1, 1 << 20):
        source = from_stream(bytes(whole))
        batches = list(source.batches(size))
        results.append((packets_of(batches), [fault.detail for fault in source.faults()]))
    assert results[0] == results[1]
