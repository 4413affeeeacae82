from __future__ import annotations

import socket
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from auditor.network.addresses import Addresses
from auditor.network.columns import TCP, UDP, Columns, parse
from auditor.network.internet import CUT, FRAGMENT, LINK, LOCAL_FRAME, MALFORMED, UNKNOWN_FRAME
from tests.network.conftest import ACK, MACS, Captured, batch, ethernet, ip4, ip6, tcp_segment, udp_segment

SEGMENT = tcp_segment(50123, 443, 0xFFFFFFF0, 77, ACK, b"payload")
V4 = ip4("192.168.7.20", "203.0.113.9", 6, SEGMENT)
V6 = ip6("2001:db8::20", "2001:db8::9", 6, SEGMENT)
VLAN = struct.pack(">HH", 7, 0x0800)

FRAMES = {
    "ethernet": (1, ethernet(V4)),
    "ethernet-v6": (1, ethernet(V6, 0x86DD)),
    "padded": (1, ethernet(V4) + b"\0" * 30),
    "vlan": (1, ethernet(VLAN + V4, 0x8100)),
    "qinq": (1, ethernet(struct.pack(">HH", 3, 0x8100) + VLAN + V4, 0x88A8)),
    "three-tags": (1, ethernet(struct.pack(">HHHH", 3, 0x9100, 4, 0x8100) + VLAN + V4, 0x88A8)),
    "snap": (1, ethernet(bytes.fromhex("aaaa03000000 0800") + V4, 8 + len(V4))),
    "snap-in-vlan": (1, ethernet(struct.pack(">HH", 7, 8 + len(V4)) + bytes.fromhex("aaaa030000000800") + V4, 0x8100)),
    "llc": (1, ethernet(bytes.fromhex("060603") + V4, 3 + len(V4))),
    "pppoe": (1, ethernet(struct.pack(">BBHHH", 0x11, 0, 1, len(V4) + 2, 0x0021) + V4, 0x8864)),
    "pppoe-protocol-in-one-byte": (1, ethernet(struct.pack(">BBHHB", 0x11, 0, 1, len(V4) + 1, 0x21) + V4, 0x8864)),
    "pppoe-v6": (1, ethernet(struct.pack(">BBHHH", 0x11, 0, 1, len(V6) + 2, 0x0057) + V6, 0x8864)),
    "null-little": (0, struct.pack("<I", 2) + V4),
    "null-big": (0, struct.pack(">I", 2) + V4),
    "null-v6-darwin": (0, struct.pack("<I", 30) + V6),
    "null-v6-freebsd": (0, struct.pack(">I", 28) + V6),
    "loop": (108, struct.pack(">I", 24) + V6),
    "raw": (101, V4),
    "raw-v6": (101, V6),
    "raw-12": (12, V4),
    "raw-14": (14, V6),
    "ipv4": (228, V4),
    "ipv6": (229, V6),
    "sll": (113, struct.pack(">HHH8sH", 0, 1, 6, MACS[6:] + b"\0\0", 0x0800) + V4),
    "sll2": (276, struct.pack(">HHIHBB8s", 0x86DD, 0, 2, 1, 0, 6, MACS[6:] + b"\0\0") + V6),
    "ip-options": (101, b"\x46" + ip4("192.168.7.20", "203.0.113.9", 6, b"\1\1\1\0" + SEGMENT)[1:]),
    "no-length": (101, V4[:2] + b"\0\0" + V4[4:]),
    "no-length-v6": (101, V6[:4] + b"\0\0" + V6[6:]),
    "tcp-options": (
        101,
        ip4("192.168.7.20", "203.0.113.9", 6, SEGMENT[:12] + b"\x70" + SEGMENT[13:20] + b"\1" * 8 + b"payload"),
    ),
    "hop-by-hop": (101, ip6("2001:db8::20", "2001:db8::9", 0, b"\x06\0" + b"\1\4\0\0\0\0" + SEGMENT)),
    "routing-and-options": (
        101,
        ip6("2001:db8::20", "2001:db8::9", 43, b"\x3c\1" + bytes(14) + b"\x06\0" + bytes(6) + SEGMENT),
    ),
    "authenticated": (101, ip6("2001:db8::20", "2001:db8::9", 51, b"\x06\4" + bytes(22) + SEGMENT)),
    "authenticated-v4": (101, ip4("192.168.7.20", "203.0.113.9", 51, b"\x06\4" + bytes(22) + SEGMENT)),
    "atomic-fragment": (101, ip6("2001:db8::20", "2001:db8::9", 44, b"\x06\0\0\0\0\0\0\1" + SEGMENT)),
}


def one(link: int, data: bytes, original: int | None = None) -> Columns:
    return parse(batch([Captured(data, len(data) if original is None else original, link)]))


def payload(columns: Columns, row: int = 0) -> bytes:
    start = int(columns.payload[row])
    return columns.buffer[start : start + int(columns.captured[row])]


@pytest.mark.parametrize("name", FRAMES)
def test_every_encapsulation_leads_to_the_segment(name: str) -> None:
    link, data = FRAMES[name]
    addresses = Addresses()
    columns = parse(batch([Captured(data, len(data), link)]), addresses)
    assert columns.transport.tolist() == [TCP]
    assert (columns.source_port[0], columns.destination_port[0]) == (50123, 443)
    assert (columns.seq[0], columns.ack[0], columns.flags[0]) == (0xFFFFFFF0, 77, ACK)
    assert payload(columns) == b"payload"
    assert not columns.cut[0]
    ends = {addresses.text(int(columns.source[0])), addresses.text(int(columns.destination[0]))}
    assert ends in ({"192.168.7.20", "203.0.113.9"}, {"2001:db8::20", "2001:db8::9"})


def test_all_encapsulations_in_one_batch_read_as_alone() -> None:
    packets = [Captured(data, len(data), link) for link, data in FRAMES.values()]
    columns = parse(batch(packets, 100))
    assert columns.transport.tolist() == [TCP] * len(packets)
    assert [payload(columns, i) for i in range(len(packets))] == [b"payload"] * len(packets)
    assert columns.frame.tolist() == list(range(100, 100 + len(packets)))


@pytest.mark.parametrize(
    ("link", "data", "code"),
    [
        (1, ethernet(bytes(28), 0x0806), LOCAL_FRAME),
        (1, ethernet(bytes.fromhex("424203") + bytes(35), 38), LOCAL_FRAME),
        (1, ethernet(bytes(28), 0x8847), UNKNOWN_FRAME),
        (1, b"\0" * 13, MALFORMED),
        (1, b"", MALFORMED),
        (1, ethernet(V4[:19]), MALFORMED),
        (1, ethernet(b"\x65" + V4[1:]), MALFORMED),
        (1, ethernet(b"\x44" + V4[1:]), MALFORMED),
        (101, V6[:39], MALFORMED),
        (101, ip6("::1", "::2", 0, b"\x06\xff" + bytes(20)), MALFORMED),
        (101, ip4("10.0.0.1", "10.0.0.2", 6, SEGMENT[:12] + b"\x40" + SEGMENT[13:]), MALFORMED),
        (101, ip4("10.0.0.1", "10.0.0.2", 17, udp_segment(1, 2, b"")[:7]), MALFORMED),
        (101, ip4("10.0.0.1", "10.0.0.2", 17, struct.pack(">HHHH", 1, 2, 5, 0)), MALFORMED),
        (101, ip4("10.0.0.1", "10.0.0.2", 50, bytes(30)), 50),
        (147, V4, LINK),
        (-1, V4, LINK),
    ],
)
def test_what_is_no_segment_has_a_code(link: int, data: bytes, code: int) -> None:
    assert one(link, data).transport.tolist() == [code]


def test_headers_cut_by_snaplen_are_told_from_malformed_ones() -> None:
    frame = ethernet(V4)
    assert one(1, frame[:30], len(frame)).transport.tolist() == [CUT]
    assert one(1, frame[:45], len(frame)).transport.tolist() == [CUT]


def test_payload_cut_by_snaplen_keeps_its_length_on_the_wire() -> None:
    frame = ethernet(V4)
    columns = one(1, frame[:-4], len(frame))
    assert (columns.captured[0], columns.wire[0], columns.cut[0]) == (3, 7, True)
    assert payload(columns) == b"pay"


def test_udp_length_wins_over_ip_padding() -> None:
    columns = one(101, ip4("10.0.0.1", "10.0.0.2", 17, udp_segment(5353, 5353, b"name") + b"padding"))
    assert columns.transport.tolist() == [UDP]
    assert payload(columns) == b"name"


def fragments4(data: bytes, size: int) -> list[bytes]:
    cuts = range(0, len(data), size)
    return [
        ip4("10.0.0.1", "10.0.0.2", 17, data[at : at + size], ident=9, fragment=at >> 3 | (at != cuts[-1]) << 13)
        for at in cuts
    ]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 0, 2]])
def test_fragments_become_the_row_that_completes_them(order: list[int]) -> None:
    pieces = fragments4(udp_segment(500, 53, b"q" * 30), 16)
    packets = [Captured(pieces[i], len(pieces[i]), 101) for i in order]
    columns = parse(batch(packets))
    assert columns.transport.tolist() == [FRAGMENT, FRAGMENT, UDP]
    assert columns.carried.tolist() == [0, 0, 3]
    assert columns.size[2] == sum(map(len, pieces))
    assert columns.fragment.all()
    assert payload(columns, 2) == b"q" * 30
    assert (columns.source_port[2], columns.destination_port[2]) == (500, 53)


def test_ipv6_fragments_are_joined() -> None:
    data = udp_segment(500, 53, b"q" * 24)
    head = struct.pack(">BBHI", 17, 0, 1, 7), struct.pack(">BBHI", 17, 0, 16, 7)
    pieces = [ip6("fe80::1", "fe80::2", 44, part) for part in (head[0] + data[:16], head[1] + data[16:])]
    packets = [Captured(p, len(p), 229) for p in pieces]
    columns = parse(batch(packets))
    assert columns.transport.tolist() == [FRAGMENT, UDP]
    assert payload(columns, 1) == b"q" * 24


@given(st.lists(st.tuples(st.sampled_from([0, 1, 101, 113, 228, 229, 276, -1]), st.binary(max_size=90)), max_size=12))
@settings(deadline=None, max_examples=150)
def test_no_bytes_make_it_raise_or_point_outside(frames: list[tuple[int, bytes]]) -> None:
    packets = [Captured(data, len(data) + 5, link) for link, data in frames]
    made = batch(packets)
    columns = parse(made)
    ours = (columns.transport == TCP) | (columns.transport == UDP)
    inside = columns.payload + columns.captured <= made.offset + made.captured
    assert bool((inside | ~ours | columns.fragment | (columns.captured == 0)).all())
    assert bool((columns.captured <= np.maximum(columns.wire, 0)).all())


@given(st.sampled_from(sorted(FRAMES)), st.integers(0, 120))
@settings(deadline=None)
def test_any_truncation_gives_a_prefix_of_the_payload(name: str, length: int) -> None:
    link, data = FRAMES[name]
    columns = one(link, data[:length], len(data))
    assert columns.transport[0] in (TCP, CUT, MALFORMED, LOCAL_FRAME)
    if columns.transport[0] == TCP:
        assert b"payload".startswith(payload(columns))


@given(st.sampled_from(sorted(FRAMES)), st.integers(0, 60), st.binary(min_size=60, max_size=60))
@settings(deadline=None)
def test_bytes_behind_a_packet_do_not_matter(name: str, length: int, behind: bytes) -> None:
    link, data = FRAMES[name]
    packet = Captured(data[:length], len(data), link)
    alone, followed = parse(batch([packet])), parse(batch([packet, Captured(behind, 60, 0)]))
    made = batch([packet])
    touching = parse(replace(made, buffer=made.buffer + behind))
    codes = {int(c.transport[0]) for c in (alone, followed, touching)}
    assert len(codes) == 1


def test_address_ids_stay_the_same_from_batch_to_batch() -> None:
    addresses = Addresses()
    first = parse(batch([Captured(V6, len(V6), 229)]), addresses)
    again = parse(batch([Captured(V4, len(V4), 228), Captured(V6, len(V6), 229)]), addresses)
    assert again.source.tolist()[1] == first.source.tolist()[0]
    assert again.source.tolist()[0] == int.from_bytes(socket.inet_aton("192.168.7.20"), "big")
