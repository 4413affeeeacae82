"""Tunnel headers lead to the packet inside; what only looks like one, or lies about lengths, does not."""

from __future__ import annotations

import struct
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network import tunnels
from auditor.network.tunnels import ETHERNET, PORTS, PROTOCOLS, RAW4, RAW6, Reader
from tests.network.conftest import CLIENT, SERVER, ethernet, ip4, ip6, udp_segment

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from scapy.contrib.erspan import ERSPAN_II, ERSPAN_III
    from scapy.contrib.geneve import GENEVE, GeneveOptions
    from scapy.contrib.gtp import GTP_U_Header, GTPPDUSessionContainer
    from scapy.contrib.mpls import MPLS
    from scapy.layers.inet import IP, UDP
    from scapy.layers.inet6 import IPv6
    from scapy.layers.l2 import GRE, Ether
    from scapy.layers.vxlan import VXLAN

V4 = ip4(CLIENT[0], SERVER[0], 17, udp_segment(50123, 443, b"inner"))
V6 = ip6("2001:db8::7", "2001:db8::9", 17, udp_segment(50123, 443, b"inner"))
FRAME = ethernet(V4)
WIFI = b"\x88\x01" + bytes(24) + b"\xaa\xaa\x03\0\0\0\x08\0"
READERS: dict[int, Reader] = {number: reader for number, reader in PROTOCOLS}
READERS |= {port: reader for port, _, reader in PORTS}
BOTTOM, UPPER = b"\0\x01\x01\x40", b"\0\x02\x00\x40"
GRE_HEADS = [
    (b"\0\0\x08\0", V4, RAW4),
    (b"\0\0\x86\xdd", V6, RAW6),
    (b"\xb0\0\x08\0" + bytes(12), V4, RAW4),
    (b"\0\0\x65\x58", FRAME, ETHERNET),
    (b"\0\0\x88\x47" + UPPER + BOTTOM, V4, RAW4),
    (b"\0\0\x88\xbe", FRAME, ETHERNET),
    (b"\x10\0\x88\xbe" + bytes(12), FRAME, ETHERNET),
    (b"\x10\0\x22\xeb" + bytes(4) + bytes(12), FRAME, ETHERNET),
    (b"\x10\0\x22\xeb" + bytes(4) + bytes(11) + b"\x01" + bytes(8), FRAME, ETHERNET),
    (b"\x30\x01\x88\x0b" + bytes(8) + b"\xff\x03\0\x21", V4, RAW4),
    (b"\x20\x81\x88\x0b" + bytes(8) + b"\x21", V4, RAW4),
    (b"\0\0\x88\x3e" + bytes(4), V4, RAW4),
    (b"\0\0\x81\0" + b"\0\x05\x08\0", V4, RAW4),
    (b"\0\0\x89\x4f" + b"\x0f\xc2\x02\x01" + bytes(4), V4, RAW4),
]


@pytest.mark.parametrize(("head", "packet", "link"), GRE_HEADS)
def test_gre_of_every_kind(head: bytes, packet: bytes, link: int) -> None:
    assert READERS[47](head + packet, len(head + packet)) == (len(head), link)


@pytest.mark.parametrize(
    ("key", "head", "packet", "link"),
    [
        (4, b"", V4, RAW4),
        (41, b"", V6, RAW6),
        (97, b"\x30\0", FRAME, ETHERNET),
        (137, UPPER + BOTTOM, V6, RAW6),
        (6635, BOTTOM + bytes(4), FRAME, ETHERNET),
        (6635, BOTTOM, FRAME, ETHERNET),
        (4754, b"\x20\0\x08\0" + bytes(4), V4, RAW4),
        (4789, b"\x08\0\0\0\0\0\x2a\0", FRAME, ETHERNET),
        (4789, b"\x88\0\0\x07\0\0\x2a\0", FRAME, ETHERNET),
        (4790, b"\x0c\0\0\x03\0\0\x2a\0", FRAME, ETHERNET),
        (4790, b"\x0c\0\0\x02\0\0\x2a\0", V6, RAW6),
        (6081, b"\0\0\x65\x58\0\0\x2a\0", FRAME, ETHERNET),
        (6081, b"\x02\x40\x08\0\0\0\x2a\0" + bytes(8), V4, RAW4),
        (6081, b"\0\0\x86\xdd\0\0\1\0", V6, RAW6),
        (5072, b"\x41\x52\x11\x29" + bytes(4 + 16 + 20), V6, RAW6),
        (5247, b"\0\x20\x03\x20\0\0\0\0\x04\xc2\x25\0\0\0\0\0" + WIFI, V4, RAW4),
        (5247, b"\0\x10\x03\0\0\0\0\0" + WIFI[1::-1] + WIFI[2:], V4, RAW4),
        (5247, b"\0\x10\x02\0\0\0\0\0", FRAME, ETHERNET),
        (47, b"\0\0\x82\0" + WIFI, V4, RAW4),
        (3544, b"", V6, RAW6),
        (3544, b"\0\x01\0\0" + bytes(9) + b"\0\0" + bytes(6), V6, RAW6),
    ],
)
def test_header_is_stepped_over(key: int, head: bytes, packet: bytes, link: int) -> None:
    assert READERS[key](head + packet, len(head + packet)) == (len(head), link)


def test_gtp_with_and_without_what_is_optional() -> None:
    def gtp(flags: int, more: bytes, kind: int = 0xFF, packet: bytes = V4) -> bytes:
        return struct.pack(">BBHI", flags, kind, len(more) + len(packet), 7) + more + packet

    heads = {0x30: b"", 0x32: bytes(4), 0x34: b"\0\0\0\x85\x01\x10\x01\0", 0x36: b"\0\1\0\xc0\2" + bytes(6) + b"\0"}
    for flags, more in heads.items():
        assert READERS[2152](gtp(flags, more), 8 + len(more) + len(V4)) == (8 + len(more), RAW4)
    for wrong in (gtp(0x50, b""), gtp(0x30, b"", 1), gtp(0x34, b"\0\0\0\x85\0\0\0\0"), gtp(0x30, b"")[:-1]):
        assert READERS[2152](wrong, len(wrong)) is None


@pytest.mark.parametrize(
    ("key", "data"),
    [
        (4789, b"\0\0\0\0\0\0\x2a\0" + FRAME),
        (4789, b"\x08\0\0\0\0\0\x2a\x01" + ethernet(bytes(28), 0x0806)),
        (4789, b"\x08\0\x01\0\0\0\x2a\0" + FRAME[:-1]),
        (4789, b"\x08\0\0\0\0\0\x2a\0" + ethernet(V4, 0x1234)),
        (4789, b"\x08\0\0\0\0\0\x2a\0" + FRAME[:-1]),
        (4754, b"\x48\0\x08\0" + V4),
        (6081, b"\x40\0\x65\x58\0\0\x2a\0" + FRAME),
        (6081, b"\0\x3f\x65\x58\0\0\x2a\0" + FRAME),
        (6081, b"\0\0\x08\x06\0\0\x2a\0" + bytes(28)),
        (3544, b"\x60" + bytes(20)),
        (3544, V6[:-1]),
        (2152, b"GET / HTTP/1.1\r\n\r\n" + bytes(40)),
        (47, b"\x40\0\x08\0" + V4),
        (47, b"\0\2\x08\0" + V4),
        (47, b"\0\x01\x08\0" + V4),
        (47, b"\0\0\x08\0" + V4[:-1]),
        (4, b"\x44" + V4[1:]),
        (4, V4[:-1]),
        (4, b"\x50" + V4[1:]),
        (137, UPPER * 40 + V4),
        (5072, b"\x41\x52\x13\x29" + bytes(4 + 16 + 20) + V6),
        (5072, b"\x41\x52\x11\x29" + bytes(4 + 16 + 20) + V6[:-1]),
        (5247, b"\0\x10\x03\x80\0\0\0\0" + WIFI + V4),
        (5247, b"\0\x08\x03\0" + WIFI + V4),
        (47, b"\0\0\x82\0\x88\x41" + WIFI[2:26] + bytes(40)),
        (47, b"\0\0\x82\0" + WIFI + V4[:-1]),
    ],
)
def test_what_does_not_fit_is_no_tunnel(key: int, data: bytes) -> None:
    assert READERS[key](data, len(data)) is None


def test_inner_packet_the_capture_cut_is_still_one() -> None:
    assert READERS[4](V4[:21], len(V4)) == (0, RAW4)
    assert READERS[4](V4[:24], 23) is None


def test_another_builder_agrees() -> None:
    packet = IP(src="192.0.2.1", dst="192.0.2.2") / UDP(sport=5, dport=9) / b"inner"
    packet6 = IPv6(src="2001:db8::1", dst="2001:db8::2") / UDP(sport=5, dport=9) / b"inner"
    frame = Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02") / packet
    built = [
        (47, GRE(chksum_present=1, key_present=1, seqnum_present=1) / packet, packet),
        (47, GRE(proto=0x88BE, seqnum_present=1) / ERSPAN_II() / frame, frame),
        (47, GRE(proto=0x22EB, seqnum_present=1) / ERSPAN_III() / frame, frame),
        (4789, VXLAN(vni=42, flags="Instance") / frame, frame),
        (6081, GENEVE(vni=42, options=GeneveOptions(data=b"01234567")) / frame, frame),
        (2152, GTP_U_Header(teid=7) / packet6, packet6),
        (2152, GTP_U_Header(teid=7, E=1) / GTPPDUSessionContainer(QFI=3) / packet, packet),
        (137, MPLS(label=3, s=0) / MPLS(label=9, s=1) / packet6, packet6),
    ]
    for key, whole, inner in built:
        data = bytes(whole)
        found = READERS[key](data, len(data))
        assert found is not None, whole
        assert data[found[0] :] == bytes(inner)


@settings(deadline=None, max_examples=300)
@given(
    key=st.sampled_from(sorted(READERS)),
    head=st.one_of(st.binary(max_size=80), st.sampled_from([head for head, _, _ in GRE_HEADS])),
    packet=st.sampled_from([b"", V4, V6, FRAME]),
    room=st.integers(0, 200),
)
def test_no_bytes_raise_and_no_packet_begins_outside(key: int, head: bytes, packet: bytes, room: int) -> None:
    data = head + packet
    found = READERS[key](data, room)
    assert found is None or (0 <= found[0] <= max(room, len(data)) and found[1] in (ETHERNET, RAW4, RAW6))
    for kind in (0x0800, 0x8847, 0x88E7, 0x8926, 0x894F, 0x8864, 0x8100, 0x9999):
        inner = tunnels.read_typed(data, 0, kind, len(data))
        assert inner is None or inner[0] <= len(data)


def test_l2tp_data_message_with_and_without_what_is_optional() -> None:
    ppp = b"\xff\x03\x00\x21" + V4
    plain = b"\x00\x02\x00\x01\x00\x07"
    assert READERS[1701](plain + ppp, len(plain + ppp)) == (10, RAW4)
    full = b"\x4a\x02" + (16 + len(ppp)).to_bytes(2, "big") + bytes(8) + b"\x00\x02\0\0"
    assert READERS[1701](full + ppp, len(full + ppp)) == (len(full) + 4, RAW4)
    for wrong in (b"\xc8\x02" + plain[2:], b"\x00\x03" + plain[2:], b"\x40\x02\xff\xff\x00\x01\x00\x07"):
        assert READERS[1701](wrong + ppp, len(wrong + ppp)) is None
    assert READERS[1701](plain[:5], 5) is None
