"""Unusual link types end as bare IP; the usual ones are not touched; odd bytes raise nothing."""

from __future__ import annotations

import struct
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources.interface import PacketBatch, PacketSource
from auditor.sources.linktypes import FAST, locate, locate_in_nflog, normalise
from auditor.sources.located import ENCRYPTED, NO_IP, RAW, UNKNOWN, Located
from tests.sources.conftest import Packet, packets_of, pcap_file

UDP = struct.pack(">HHHH", 5353, 53, 12, 0) + b"ping"
IPV4 = bytes.fromhex("4500002000010000401100000a0000020a000001") + UDP
IPV6 = bytes.fromhex("6000000000 0c1140".replace(" ", "")) + bytes(15) + b"\x02" + bytes(15) + b"\x01" + UDP
LLC_SNAP = bytes.fromhex("aaaa03000000")
WIFI = bytes.fromhex("08020000") + bytes(18) + b"\x10\x00"
RADIOTAP = bytes.fromhex("0000080000000000")
BEACON = bytes.fromhex("80000000") + b"\xff" * 6 + bytes(14) + bytes(12)


def nflog(order: str = "<", *, payload: bytes = IPV4, lie: int = 0) -> bytes:
    prefix = struct.pack(f"{order}HH", 7, 10) + b"ab\0" + b"\0"
    return b"\x02\x00\x00\x05" + prefix + struct.pack(f"{order}HH", 4 + len(payload) + lie, 9) + payload


def batch(link: int, *packets: bytes) -> PacketBatch:
    lengths = np.array([len(packet) for packet in packets], np.int64)
    offsets = np.cumsum(lengths) - lengths
    times, links = np.zeros(len(packets), np.int64), np.full(len(packets), link, np.int64)
    return PacketBatch(b"".join(packets), 1, offsets, lengths, lengths + 100, times, links)


@pytest.mark.parametrize("link", FAST)
def test_usual_link_types_come_back_untouched(link: int) -> None:
    one = batch(link, b"anything", b"")
    assert normalise(one) is one


@pytest.mark.parametrize(
    ("link", "before"),
    [
        (9, b"\xff\x03\x00\x21"),
        (50, b"\xff\x03\x00\x21"),
        (105, WIFI + LLC_SNAP + b"\x08\x00"),
        (127, RADIOTAP + WIFI + LLC_SNAP + b"\x08\x00"),
        (242, b"\x08\0\0\0"),
        (242, bytes(40) + b"\x08\0\0\0"),
        (239, nflog()[: -len(IPV4)]),
        (239, nflog(">")[: -len(IPV4)]),
    ],
    ids=["ppp", "ppp-hdlc", "802.11", "radiotap", "infiniband", "infiniband-grh", "nflog", "nflog-big-endian"],
)
def test_packet_begins_at_its_ip_header(link: int, before: bytes) -> None:
    got = packets_of([normalise(batch(link, before + IPV4))])
    assert got == [Packet(1, 0, len(IPV4) + 100, 101, IPV4)]


def test_ipv6_inside_of_wifi() -> None:
    got = packets_of([normalise(batch(105, WIFI + LLC_SNAP + b"\x86\xdd" + IPV6))])
    assert [(packet.link, packet.data) for packet in got] == [(101, IPV6)]


def test_tunnel_begins_at_the_outer_header() -> None:
    outer = bytes.fromhex("6000000000200440") + bytes(32) + IPV4
    got = packets_of([normalise(batch(105, WIFI + LLC_SNAP + b"\x86\xdd" + outer))])
    assert [(packet.link, packet.data) for packet in got] == [(101, outer)]


@pytest.mark.parametrize(
    ("link", "data", "instead"),
    [
        (105, BEACON, NO_IP),
        (147, IPV4, UNKNOWN),
        (9, b"", UNKNOWN),
        (105, b"", UNKNOWN),
        (239, nflog(payload=b"\0" * 20), UNKNOWN),
        (242, b"\x08\x06\0\0" + bytes(60), UNKNOWN),
    ],
)
def test_packet_without_ip_has_no_link(link: int, data: bytes, instead: int) -> None:
    assert packets_of([normalise(batch(link, data))]) == [Packet(1, 0, len(data) + 100, instead, data)]


def test_mixed_batch_changes_the_unusual_packets_only(open_packets: Callable[[bytes], PacketSource]) -> None:
    mixed = batch(1, b"ethernet", nflog(), b"more")
    mixed.link[1] = 239
    got = packets_of([normalise(mixed)])
    assert [(packet.link, packet.data) for packet in got] == [(1, b"ethernet"), (101, IPV4), (1, b"more")]
    from_file = open_packets(pcap_file([(0, 0, 99, nflog())], network=239))
    assert packets_of(from_file.batches()) == [Packet(1, 0, 99 - len(nflog()) + len(IPV4), 101, IPV4)]


def test_nflog_attribute_of_impossible_length_is_nothing() -> None:
    assert locate_in_nflog(b"\x02\0\0\5" + struct.pack("<HH", 0, 10) + bytes(60)).link == UNKNOWN
    assert locate_in_nflog(b"").link == UNKNOWN


@pytest.mark.parametrize("order", "<>")
def test_nflog_says_whose_packet_it_is(order: str) -> None:
    uid = struct.pack(f"{order}HH", 8, 11) + (10_123).to_bytes(4, "big")
    got = normalise(batch(239, nflog(order)[:4] + uid + nflog(order)[4:], nflog(order)))
    assert [packet.data for packet in packets_of([got])] == [IPV4, IPV4]
    assert got.apps == ("uid 10123",)
    assert got.app is not None
    assert got.app.tolist() == [0, -1]


def test_header_that_names_a_link_type_which_names_another_ends() -> None:
    ppi = struct.pack("<BBHI", 0, 0, 8, 192)
    assert locate(192, ppi * 2 + struct.pack("<BBHI", 0, 0, 8, 1) + b"frame") == Located(24, 1)
    assert locate(192, ppi * 30).link == UNKNOWN


@settings(deadline=None, max_examples=300)
@given(
    link=st.sampled_from(
        [9, 50, 51, 105, 117, 119, 127, 144, 149, 163, 187, 192, 195, 201, 204, 230, 239, 242, 249, 254, 258, 274, 9999]
    ),
    data=st.one_of(st.binary(max_size=120), st.binary(max_size=40).map(lambda junk: junk + IPV4)),
)
def test_no_bytes_raise(link: int, data: bytes) -> None:
    (packet,) = packets_of([normalise(batch(link, data))])
    assert packet.link in (RAW, *FAST, UNKNOWN, NO_IP, ENCRYPTED)
    assert data.endswith(packet.data)
