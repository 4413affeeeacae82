"""Packets in tunnels are packets of inner flows, each counted once, whatever the batches, fragments and nesting."""

from __future__ import annotations

import pytest

from auditor.model import Outcome
from auditor.network.decapsulation import DEEPEST
from tests.network.conftest import (
    ACK,
    CLIENT,
    PSH,
    SERVER,
    SYN,
    Captured,
    ethernet,
    ip4,
    ip6,
    run,
    tcp_segment,
    udp_segment,
)

NEAR, FAR = "198.51.100.1", "198.51.100.2"
INNER = ip4(CLIENT[0], SERVER[0], 17, udp_segment(*(CLIENT[1], SERVER[1]), b"inner"))
VXLAN = b"\x08\0\0\0\0\0\x2a\0"


def outside(protocol: int, payload: bytes) -> Captured:
    frame = ethernet(ip4(NEAR, FAR, protocol, payload))
    return Captured(frame, len(frame))


def vxlan(payload: bytes, port: int = 4789) -> Captured:
    return outside(17, udp_segment(40_000, port, VXLAN + ethernet(payload)))


WAYS = {
    "4in4": outside(4, INNER),
    "gre": outside(47, b"\0\0\x08\0" + INNER),
    "vxlan": vxlan(INNER),
    "vxlan-with-reserved-bits": outside(17, udp_segment(40_000, 4789, b"\x09\xff\1\2\0\0\x2a\x03" + ethernet(INNER))),
    "mpls": Captured(ethernet(b"\0\1\1\x40" + INNER, 0x8847), 4 + 14 + len(INNER)),
    "pppoe-mpls": Captured(ethernet(b"\x11\0\0\1\0\0\2\x81" + b"\0\1\1\x40" + INNER, 0x8864), 26 + len(INNER)),
    "4in6": Captured(ethernet(ip6("2001:db8::1", "2001:db8::2", 4, INNER), 0x86DD), 54 + len(INNER)),
    "nested": outside(47, b"\0\0\x65\x58" + vxlan(ip4(NEAR, FAR, 4, INNER)).data),
}


@pytest.mark.parametrize("way", WAYS)
def test_packet_in_a_tunnel_is_a_packet_of_the_inner_flow_alone(way: str) -> None:
    result = run([WAYS[way]])
    (flow,) = result.flows.values()
    assert (flow.client.address, flow.server.address, flow.packets) == (CLIENT[0], SERVER[0], [1, 0])
    assert [d.data for d in result.datagrams[1]] == [b"inner"]
    assert (result.other, result.packets) == ({}, 1)


def test_stream_that_changes_its_tunnel_is_one_stream() -> None:
    def segment(seq: int, flags: int, data: bytes = b"") -> bytes:
        return ip4(CLIENT[0], SERVER[0], 6, tcp_segment(CLIENT[1], SERVER[1], seq, 0, flags, data))

    packets = [
        vxlan(segment(1000, SYN)),
        outside(4, segment(1001, PSH | ACK, b"one ")),
        Captured(ethernet(segment(1005, PSH | ACK, b"two ")), 14 + 44),
        vxlan(segment(1009, PSH | ACK, b"three")),
        vxlan(segment(1009, PSH | ACK, b"three")),
    ]
    for size in (1, 2, 10):
        result = run(packets, size)
        assert result.stream(0) == b"one two three"
        assert [flow.packets for flow in result.flows.values()] == [[5, 0]]


def test_what_only_has_the_port_of_a_tunnel_stays_outside() -> None:
    plain = outside(17, udp_segment(40_000, 4789, b"no tunnel at all"))
    answer = outside(17, udp_segment(4789, 40_000, VXLAN + ethernet(INNER)))
    result = run([plain, answer])
    assert sorted(str(flow.server) for flow in result.flows.values()) == [f"{FAR}:40000", f"{FAR}:4789"]
    assert sum(flow.all_packets for flow in result.flows.values()) == 2


def test_tunnel_around_no_transport_counts_as_what_it_holds() -> None:
    arp = ethernet(bytes(28), 0x0806)
    packets = [
        outside(47, b"\0\0\x65\x58" + arp),
        outside(4, ip4(CLIENT[0], SERVER[0], 1, bytes(8))),
        outside(47, b"\0\0\x12\x34" + bytes(20)),
    ]
    assert run(packets).other == {
        Outcome.LOCAL: (2, packets[0].original + packets[1].original),
        Outcome.UNKNOWN: (1, packets[2].original),
    }


def test_nesting_ends() -> None:
    packet = INNER
    for _ in range(DEEPEST):
        packet = ip4(NEAR, FAR, 4, packet)
    assert run([Captured(packet, len(packet), 101)]).flows
    deeper = ip4(NEAR, FAR, 4, packet)
    assert run([Captured(deeper, len(deeper), 101)]).other == {Outcome.UNKNOWN: (1, len(deeper))}


def test_fragments_outside_and_inside_count_once_each() -> None:
    segment = udp_segment(CLIENT[1], SERVER[1], b"x" * 64)
    inner = [
        ip4(CLIENT[0], SERVER[0], 17, segment[:40], ident=5, fragment=0x2000),
        ip4(CLIENT[0], SERVER[0], 17, segment[40:], ident=5, fragment=5),
    ]
    packets = []
    for ident, piece in enumerate(inner, 100):
        tunnel = udp_segment(40_000, 4789, VXLAN + ethernet(piece))
        halves = ((tunnel[:48], 0x2000), (tunnel[48:], 6))
        packets += [ethernet(ip4(NEAR, FAR, 17, data, ident=ident, fragment=fragment)) for data, fragment in halves]
    captured = [Captured(frame, len(frame)) for frame in packets]
    for size in (1, 3, 4):
        result = run(captured, size)
        (flow,) = result.flows.values()
        assert (flow.packets, result.other) == ([4, 0], {})
        assert result.datagrams[4][0].data == b"x" * 64
    lost = run(captured[:3])
    assert lost.other == {Outcome.LOST: (3, sum(p.original for p in captured[:3]))}


def test_packet_cut_by_the_capture_is_cut_inside_too() -> None:
    whole = WAYS["vxlan"]
    assert run([Captured(whole.data[:-2], whole.original)]).flows[1].cut_packets == [1, 0]
    assert run([Captured(whole.data[:-10], whole.original)]).other == {Outcome.SNAPLEN: (1, whole.original)}


def test_control_frames_of_ppp_are_chatter_of_the_network() -> None:
    frame = ethernet(b"\x11\0\0\1\0\x0a\xc0\x21" + b"\x09\1\0\x08" + bytes(4), 0x8864)
    assert run([Captured(frame, len(frame))]).other == {Outcome.LOCAL: (1, len(frame))}


def test_every_shard_finds_the_same_flows() -> None:
    packets = [
        vxlan(ip4(CLIENT[0], f"203.0.113.{i}", 6, tcp_segment(CLIENT[1], 80, 1, 0, PSH | ACK, bytes([i]))))
        for i in range(1, 20)
    ]
    whole = run(packets)
    parts = [run(packets, shard=(i, 3)) for i in range(3)]
    assert sorted(s for part in parts for s in part.flows) == sorted(whole.flows)
