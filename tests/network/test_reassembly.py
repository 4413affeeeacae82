from __future__ import annotations

import itertools
import random

import pytest

from auditor.network.reassembly import BEHIND_FIN, DIFFERENT_COPIES, MOST_HELD, OUT_OF_WINDOW, PATIENCE
from auditor.network.stream import Data, Direction, End, Gap
from tests.network.conftest import ACK, CLIENT, FIN, SERVER, SYN, Captured, goodbye, handshake, run, tcp, udp

NOISE = udp(("10.9.9.9", 4000), ("10.9.9.8", 4001), b"elsewhere")
TEXT = random.Random(3).randbytes(60_000)


def up(start: int, end: int, *, isn: int = 1000, snap: int | None = None, text: bytes = TEXT) -> Captured:
    return tcp(CLIENT, SERVER, isn + 1 + start, 9001, ACK, text[start:end], snap=snap)


def acked(upto: int, *, isn: int = 1000) -> Captured:
    return tcp(SERVER, CLIENT, 9001, isn + 1 + upto, ACK)


def both(packets: list[Captured]) -> list[object]:
    """The client's events, which must be the same packet by packet."""
    whole, single = run(packets), run(packets, 1)
    assert whole.comparable() == single.comparable()
    return list(whole.events[1, 0])


def test_segments_in_any_order_are_joined() -> None:
    for order in itertools.permutations(((0, 5), (5, 9), (9, 20), (2, 7))):
        packets = [*handshake(), *(up(*piece) for piece in order), acked(20), *goodbye(1021, 9001)]
        assert both(packets) == [Data(Direction.CLIENT, TEXT[:20], 0), End(Direction.CLIENT, 20, True, 9)]


def test_sequence_numbers_wrap() -> None:
    isn = 2**32 - 10
    packets = [*handshake(isn), up(8, 20, isn=isn), up(0, 8, isn=isn), up(20, 40, isn=isn), *goodbye(isn + 41, 9001)]
    assert both(packets)[0] == Data(Direction.CLIENT, TEXT[:40], 0)


def test_acknowledged_hole_is_a_gap_once_patience_is_over() -> None:
    packets = [*handshake(), up(0, 5), up(8, 12), acked(12), *[NOISE] * PATIENCE]
    assert not run(packets[:-1], 100).events[1, 0][0].direction
    result = run([*packets, NOISE])
    expected = [Data(Direction.CLIENT, TEXT[:5], 0), Gap(Direction.CLIENT, 5, 3), Data(Direction.CLIENT, TEXT[8:12], 8)]
    assert result.events[1, 0][:3] == expected
    assert result.flows[1].lost_bytes == [3, 0]
    assert result.frames[1][0][8] == (5, 0, 6 + PATIENCE)


@pytest.mark.parametrize(("wait", "gaps"), [(PATIENCE - 1, []), (PATIENCE + 1, [(5, 3)])])
def test_late_segment_fills_its_hole_within_patience_only(wait: int, gaps: list[tuple[int, int]]) -> None:
    packets = [*handshake(), up(0, 5), up(8, 12), acked(12), *[NOISE] * wait, up(5, 8)]
    for size in (10**9, 1000):
        assert run(packets, size).gaps(0) == gaps


def test_reordering_by_hundreds_of_packets_loses_nothing() -> None:
    rng = random.Random(1)
    pieces = [up(at, at + 100) for at in range(0, 60_000, 100)]
    order = sorted(range(len(pieces)), key=lambda i: i + rng.randint(0, 400))
    mixed: list[Captured] = []
    for i in order:
        mixed += [pieces[i], acked(100 * (i + 1))]
    result = run([*handshake(), *mixed, *goodbye(61_001, 9001)], 77)
    assert result.stream(0) == TEXT
    assert result.gaps(0) == []


def test_hole_nothing_proves_is_a_gap_when_too_much_waits() -> None:
    text = bytes(MOST_HELD + 200_000)
    step = 60_000
    packets = [up(at, min(at + step, len(text)), text=text) for at in range(10, len(text), step)]
    result = run([*handshake()[:1], up(0, 5), *packets], 50)
    assert result.gaps(0) == [(5, 5)]
    assert len(result.stream(0)) == len(text) - 5


def test_first_copy_wins_and_a_different_one_is_noted() -> None:
    other = bytes(255 - b for b in TEXT)
    result = run([*handshake(), up(0, 10), up(5, 15, text=other), *goodbye(1016, 9001)])
    assert result.stream(0) == TEXT[:10] + other[10:15]
    assert result.flows[1].notes == [DIFFERENT_COPIES]


def test_different_copy_of_a_held_segment_is_noted() -> None:
    other = bytes(255 - b for b in TEXT)
    result = run([*handshake(), up(5, 10), up(7, 12, text=other), up(0, 5), *goodbye(1013, 9001)])
    assert result.stream(0) == TEXT[:10] + other[10:12]
    assert result.flows[1].notes == [DIFFERENT_COPIES]


def test_keep_alive_probe_is_no_different_copy() -> None:
    probe = tcp(CLIENT, SERVER, 1010, 9001, ACK, b"\0")
    result = run([*handshake(), up(0, 10), probe, up(10, 12)])
    assert result.stream(0) == TEXT[:12]
    assert result.flows[1].notes == []


def test_cut_segment_gives_what_was_captured_and_a_gap() -> None:
    result = run([*handshake(), up(0, 10, snap=4), up(10, 20), *goodbye(1021, 9001)], 2)
    assert result.stream(0) == TEXT[:4] + TEXT[10:20]
    assert result.gaps(0) == [(4, 6)]
    assert result.flows[1].cut_packets == [1, 0]
    assert result.flows[1].payload_bytes == [20, 0]


def test_full_copy_of_a_cut_segment_fills_it() -> None:
    result = run([*handshake(), up(0, 10, snap=4), up(10, 20), up(0, 10), *goodbye(1021, 9001)])
    assert result.stream(0) == TEXT[:20]
    assert result.gaps(0) == []


def test_lost_end_is_a_gap_up_to_what_was_acknowledged() -> None:
    result = run([*handshake(), up(0, 10), acked(30)])
    assert result.gaps(0) == [(10, 20)]
    assert result.events[1, 0][-1] == End(Direction.CLIENT, 30, False)


def test_acknowledged_fin_that_was_not_captured_is_no_lost_byte() -> None:
    assert run([*handshake(), up(0, 10), acked(11)]).gaps(0) == []


def test_data_in_syn_is_the_stream_beginning() -> None:
    opening = tcp(CLIENT, SERVER, 1000, 0, SYN, TEXT[:6])
    packets = [opening, tcp(SERVER, CLIENT, 9000, 1007, SYN | ACK), up(6, 9), *goodbye(1010, 9001)]
    assert both(packets)[0] == Data(Direction.CLIENT, TEXT[:9], 0)


def test_stream_without_syn_starts_at_its_lowest_segment() -> None:
    packets = [up(105, 110), up(100, 105), up(110, 120), acked(120)]
    assert both(packets)[0] == Data(Direction.CLIENT, TEXT[100:120], 0)


def test_stream_without_syn_goes_on_as_soon_as_acknowledged() -> None:
    packets = [up(100, 110), acked(110), up(110, 120)]
    assert run(packets, 1).frames[1][0][0][2] == 2


def test_data_behind_fin_is_ignored_and_noted() -> None:
    packets = [*handshake(), up(0, 5), tcp(CLIENT, SERVER, 1006, 9001, FIN | ACK), up(5, 12)]
    result = run(packets)
    assert result.stream(0) == TEXT[:5]
    assert result.flows[1].notes == [BEHIND_FIN]


def test_fin_before_the_data_it_follows() -> None:
    packets = [*handshake(), up(0, 5), tcp(CLIENT, SERVER, 1011, 9001, FIN | ACK), up(5, 10)]
    assert both(packets) == [Data(Direction.CLIENT, TEXT[:10], 0), End(Direction.CLIENT, 10, True, 6)]


def test_segment_far_outside_the_window_is_ignored() -> None:
    stray = tcp(CLIENT, SERVER, 1001 + (1 << 30) + 50, 9001, ACK, b"stray")
    result = run([*handshake(), up(0, 5), stray, up(5, 10), *goodbye(1011, 9001)])
    assert result.stream(0) == TEXT[:10]
    assert result.flows[1].notes == [OUT_OF_WINDOW]


def test_more_than_four_gigabytes_keep_their_offsets() -> None:
    """Segments cut to one byte make a stream longer than the sequence space out of little."""
    big = 60_000
    count = (1 << 32) // big + 3
    packets = [*handshake()]
    blob = bytes(big)
    packets += [tcp(CLIENT, SERVER, 1001 + i * big, 9001, ACK, blob, snap=0) for i in range(0, count)]
    packets.append(tcp(CLIENT, SERVER, 1001 + count * big, 9001, ACK, b"end"))
    result = run(packets, 20_000)
    assert result.events[1, 0][-2:] == [
        Data(Direction.CLIENT, b"end", count * big),
        End(Direction.CLIENT, count * big + 3, False),
    ]


def test_provenance_names_the_packet_of_each_byte_and_when_it_could_be_read() -> None:
    result = run([*handshake(), up(5, 10), up(0, 5), up(3, 12), *goodbye(1013, 9001)])
    frames = result.frames[1][0]
    assert [f[0] for f in frames[:12]] == [5] * 5 + [4] * 5 + [6] * 2
    assert [f[2] for f in frames[:12]] == [5] * 10 + [6] * 2
