"""Bytes in any order, overlapping and repeated; gaps that are given up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.quic.reassembly import Reassembly, Track

TEXT = bytes(range(200))


@given(st.lists(st.tuples(st.integers(0, 199), st.integers(1, 60)), max_size=40), st.randoms(use_true_random=False))
def test_any_order_of_overlapping_pieces_gives_the_bytes_once(pieces: list[tuple[int, int]], chance: object) -> None:
    order = Reassembly()
    every = [*pieces, *((start, 20) for start in range(0, 200, 20))]
    chance.shuffle(every)  # type: ignore[attr-defined]
    found = b"".join(order.feed(start, TEXT[start : start + length]) for start, length in every)
    assert found == TEXT
    assert (order.next, order.held) == (200, 0)


@given(st.lists(st.tuples(st.integers(0, 199), st.integers(1, 60)), max_size=12))
def test_skipping_gives_every_byte_that_came_in_its_place(pieces: list[tuple[int, int]]) -> None:
    order = Reassembly()
    order.final = 200
    have: dict[int, int] = {}
    at, found = 0, b""
    for start, length in pieces:
        found += order.feed(start, TEXT[start : start + length])
        have |= dict(enumerate(TEXT[start : start + length], start))
    rebuilt = dict(enumerate(found))
    while not order.done:
        at, length, data = order.skip()
        rebuilt |= dict(enumerate(data, at + length))
    assert rebuilt == have
    assert order.held == 0


def test_the_first_copy_of_a_byte_counts() -> None:
    order = Reassembly()
    assert order.feed(2, b"CD") == b""
    assert order.feed(1, b"xxxx") == b""
    assert order.feed(0, b"A") == b"AxCDx"


def test_many_separate_pieces_are_too_many() -> None:
    order = Reassembly()
    for number in range(5000):
        order.feed(2 * number + 2, b"x")
    assert order.crowded


def test_a_track_keeps_the_first_packets_and_the_last() -> None:
    track = Track(7)
    for number in range(1, 41):
        track.note(number, 1000 + number)
        track.note(number, 2000)
    assert track.frames == [*range(1, 16), 40]
    assert (track.time_ns, track.ready, track.path) == (1001, 40, 7)


def test_the_extent_reaches_to_the_highest_offset_known() -> None:
    order = Reassembly()
    order.feed(0, b"ab")
    assert order.extent == 0
    order.feed(10, b"xyz")
    assert order.extent == 11
    order.final = 40
    assert order.extent == 38
