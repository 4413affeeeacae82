from __future__ import annotations

from dataclasses import replace

from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from tests.network.conftest import CLIENT, SERVER, Captured, ethernet, ip4, run, udp, udp_segment


def test_datagrams_come_in_order_with_direction_and_frame() -> None:
    packets = [udp(CLIENT, SERVER, b"a"), udp(SERVER, CLIENT, b"b"), udp(CLIENT, SERVER, b"c")]
    result = run([replace(p, time_ns=i) for i, p in enumerate(packets)], 2)
    assert result.datagrams[1] == [
        Datagram(Direction.CLIENT, b"a", 1, 0),
        Datagram(Direction.SERVER, b"b", 2, 1),
        Datagram(Direction.CLIENT, b"c", 3, 2),
    ]
    assert result.closed == [1]


def test_answer_seen_first_does_not_make_the_server_a_client() -> None:
    result = run([udp(("192.168.7.1", 53), CLIENT, b"answer"), udp(CLIENT, ("192.168.7.1", 53), b"question")])
    assert str(result.flows[1].client) == "192.168.7.20:50123"
    assert result.flows[1].packets == [1, 1]


def test_cut_and_empty_datagrams_are_only_counted() -> None:
    whole = udp(CLIENT, SERVER, b"datagram")
    result = run([Captured(whole.data[:-3], whole.original), udp(CLIENT, SERVER, b"")])
    assert result.datagrams == {}
    flow = result.flows[1]
    assert (flow.packets, flow.payload_packets) == ([2, 0], [1, 0])
    assert (flow.cut_packets, flow.payload_bytes) == ([1, 0], [8, 0])


def test_fragmented_datagram_counts_all_its_packets_on_its_flow() -> None:
    data = udp_segment(50123, 443, b"x" * 40)
    pieces = [
        ethernet(ip4(CLIENT[0], SERVER[0], 17, data[:24], ident=3, fragment=0x2000)),
        ethernet(ip4(CLIENT[0], SERVER[0], 17, data[24:], ident=3, fragment=3)),
    ]
    packets = [Captured(p, len(p)) for p in (pieces[1], pieces[0])]
    for size in (1, 2):
        result = run(packets, size)
        assert result.datagrams[2] == [Datagram(Direction.CLIENT, b"x" * 40, 2, 0)]
        assert result.flows[2].packets == [2, 0]
        assert result.other == {}


def test_fragments_that_never_become_whole_are_lost() -> None:
    piece = ethernet(ip4(CLIENT[0], SERVER[0], 17, bytes(24), ident=3, fragment=0x2000))
    result = run([Captured(piece, len(piece))])
    assert {str(k): v for k, v in result.other.items()} == {"lost-in-capture": (1, len(piece))}
