from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.held import Held, Piece


@given(st.lists(st.tuples(st.integers(1, 40), st.binary(min_size=1, max_size=12)), max_size=25))
@settings(deadline=None)
def test_held_bytes_are_the_first_copies(segments: list[tuple[int, bytes]]) -> None:
    held, truth = Held(), dict[int, int]()
    for frame, (start, data) in enumerate(segments):
        agrees = all(truth.get(start + i, byte) == byte for i, byte in enumerate(data))
        assert held.add(start, Piece(data, frame, 0)) is agrees
        for i, byte in enumerate(data):
            truth.setdefault(start + i, byte)
    at = 0
    while held:
        assert held.first == min(k for k in truth if k >= at)
        for start, piece in held.take(held.first):
            assert list(piece.data) == [truth.pop(start + i) for i in range(len(piece.data))]
            at = start + len(piece.data)
    assert not truth
    assert held.cost == 0


def test_what_lies_below_is_dropped_on_the_way() -> None:
    held = Held()
    held.add(3, Piece(b"abcdef", 1, 0))
    held.add(9, Piece(b"gh", 2, 0))
    assert held.take(5) == [(5, Piece(b"cdef", 1, 0)), (9, Piece(b"gh", 2, 0))]


def test_offsets_can_be_counted_anew() -> None:
    held = Held()
    held.add(-5, Piece(b"ab", 1, 0))
    held.add(4, Piece(b"cd", 2, 0))
    held.shift(-5)
    assert held.first == 0
    assert [start for start, _ in held.take(0)] == [0]
    assert held.first == 9
