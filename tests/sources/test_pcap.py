"""Classic pcap files: every header variant, every way of being cut, and no result that depends on the batch size."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import CaptureError
from auditor.model import Outcome
from auditor.sources.interface import PacketSource
from auditor.sources.pcap import PcapSource
from auditor.sources.stream import InputStream
from tests.sources.conftest import Packet, packets_of, pcap_file

Open = Callable[[bytes], PacketSource]
THREE = [(1_700_000_000, 123_456, 60, b"a" * 60), (1_700_000_001, 0, 1500, b"b" * 96), (1_700_000_001, 999_999, 0, b"")]
SECOND = 1_000_000_000
AS_READ = [
    Packet(1, 1_700_000_000 * SECOND + 123_456_000, 60, 1, b"a" * 60),
    Packet(2, 1_700_000_001 * SECOND, 1500, 1, b"b" * 96),
    Packet(3, 1_700_000_001 * SECOND + 999_999_000, 0, 1, b""),
]


def from_stream(data: bytes) -> PcapSource:
    return PcapSource(InputStream("standard input", io.BytesIO(data), owned=False))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("magic", [0xA1B2C3D4, 0xA1B2CD34])
def test_microseconds_in_both_byte_orders(open_packets: Open, order: str, magic: int) -> None:
    source = open_packets(pcap_file(THREE, order=order, magic=magic))
    assert source.kind == "pcap"
    assert source.secrets() == ()
    assert packets_of(source.batches()) == AS_READ
    assert source.faults() == ()
    source.close()


@pytest.mark.parametrize("order", ["<", ">"])
def test_nanoseconds_in_both_byte_orders(open_packets: Open, order: str) -> None:
    data = pcap_file([(7, 123_456_789, 1, b"x")], order=order, magic=0xA1B23C4D)
    assert packets_of(open_packets(data).batches()) == [Packet(1, 7_123_456_789, 1, 1, b"x")]


def test_upper_bits_of_link_type_are_about_checksums_not_the_link(open_packets: Open) -> None:
    data = pcap_file([(0, 0, 1, b"x")], network=0x24000000 | 113)
    assert [packet.link for packet in packets_of(open_packets(data).batches())] == [113]


def test_times_after_2038_are_read_as_unsigned(open_packets: Open) -> None:
    data = pcap_file([(0xFFFFFFFF, 0, 1, b"x")])
    assert packets_of(open_packets(data).batches())[0].time_ns == 0xFFFFFFFF * SECOND


def test_valid_header_without_packets_is_fine(open_packets: Open) -> None:
    source = open_packets(pcap_file([]))
    assert list(source.batches()) == []
    assert source.faults() == ()


def test_file_cut_within_its_header_is_an_error(open_packets: Open) -> None:
    with pytest.raises(CaptureError, match=r"offset 20"):
        open_packets(pcap_file([])[:20])


@pytest.mark.parametrize("cut", [1, 15, 16, 17, 75])
def test_cut_file_gives_everything_before_and_one_fault(open_packets: Open, cut: int) -> None:
    whole = pcap_file(THREE[:1])
    source = open_packets(whole + pcap_file(THREE[:1])[24 : 24 + cut])
    assert packets_of(source.batches()) == AS_READ[:1]
    (fault,) = source.faults()
    assert fault.reason is Outcome.TRUNCATED
    assert fault.bytes == cut
    assert f"packet 2, which begins at offset {len(whole)};" in fault.detail


def test_nonsense_in_the_middle_ends_the_reading_there(open_packets: Open) -> None:
    whole = pcap_file(THREE)
    nonsense = struct.pack("<IIII", 1, 2, 0xFFFFFFF0, 60) + bytes(100)
    source = open_packets(whole + nonsense + whole[24:])
    assert packets_of(source.batches()) == AS_READ
    (fault,) = source.faults()
    assert f"packet 4 at offset {len(whole)} makes no sense" in fault.detail
    assert fault.bytes == len(nonsense) + len(whole) - 24


def test_large_packet_is_read_where_the_snapshot_length_allows_it(open_packets: Open) -> None:
    data = b"z" * 1_000_000
    source = open_packets(pcap_file([(0, 0, len(data), data)], snaplen=2_000_000))
    assert [packet.data for packet in packets_of(source.batches(64))] == [data]
    assert open_faults(open_packets(pcap_file([(0, 0, len(data), data)], snaplen=65535))) == 1


def open_faults(source: PacketSource) -> int:
    assert packets_of(source.batches()) == []
    return len(source.faults())


def test_fault_of_a_stream_of_unknown_length_counts_the_bytes_seen() -> None:
    source = from_stream(pcap_file(THREE)[:-3])
    assert packets_of(source.batches()) == AS_READ[:2]
    (fault,) = source.faults()
    assert fault.bytes == 13


@settings(deadline=None, max_examples=60)
@given(
    lengths=st.lists(st.integers(0, 300), max_size=40),
    size=st.integers(1, 3000),
    cut=st.integers(0, 40),
)
def test_batch_size_and_way_of_reading_change_nothing(lengths: list[int], size: int, cut: int) -> None:
    packets = [(i, i, length + 5, bytes([i]) * length) for i, length in enumerate(lengths)]
    data = pcap_file(packets)
    data = data[: max(len(data) - cut, 24)]
    whole, parts = from_stream(data), from_stream(data)
    expected = packets_of(whole.batches())
    assert packets_of(parts.batches(size)) == expected
    assert [fault.detail for fault in parts.faults()] == [fault.detail for fault in whole.faults()]
    assert [packet.frame for packet in expected] == list(range(1, len(expected) + 1))


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=600))
def test_no_bytes_behind_a_header_raise(junk: bytes) -> None:
    source = from_stream(pcap_file([]) + junk)
    for batch in source.batches(100):
        assert len(batch.offset) > 0
    assert len(source.faults()) <= 1
