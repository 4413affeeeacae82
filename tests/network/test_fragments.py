from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.fragments import LARGEST, MOST_BYTES, MOST_DATAGRAMS, PATIENCE_NS, Fragments, Piece, Whole

KEY = (1, 2, 17, 9)


def piece(at: int, data: bytes, *, more: bool = True, time_ns: int = 0) -> Piece:
    return Piece(at, more, data, True, time_ns, len(data) + 20)


@given(st.binary(min_size=17, max_size=80), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_order_makes_the_datagram_whole(data: bytes, rng: random.Random) -> None:
    pieces = [piece(at, data[at : at + 8], more=at + 8 < len(data)) for at in range(0, len(data), 8)]
    rng.shuffle(pieces)
    fragments = Fragments()
    results = [fragments.receive(KEY, p) for p in pieces]
    assert results[:-1] == [None] * (len(pieces) - 1)
    assert results[-1] == Whole(data, len(pieces), len(data) + 20 * len(pieces))
    fragments.close()
    assert fragments.lost == (0, 0)


def test_first_copy_of_a_byte_wins() -> None:
    fragments = Fragments()
    fragments.receive(KEY, piece(0, b"AAAAAAAA"))
    fragments.receive(KEY, piece(0, b"BBBBBBBBBBBBBBBB"))
    whole = fragments.receive(KEY, piece(16, b"end", more=False))
    assert whole is not None
    assert whole.data == b"AAAAAAAABBBBBBBBend"


def test_old_fragments_do_not_mix_with_a_later_use_of_the_number() -> None:
    fragments = Fragments()
    fragments.receive(KEY, piece(0, b"old old "))
    assert fragments.receive(KEY, piece(8, b"new", more=False, time_ns=PATIENCE_NS + 1)) is None
    assert fragments.lost == (1, 28)


def test_memory_is_bounded_and_what_is_given_up_counts_as_lost() -> None:
    fragments = Fragments()
    for i in range(MOST_DATAGRAMS + 5):
        fragments.receive((1, 2, 17, i), piece(8, b"x" * 8))
    assert fragments.lost[0] == 5
    big = Fragments()
    for i in range(MOST_BYTES // 60_000 + 5):
        big.receive((1, 2, 17, i), piece(8, bytes(60_000)))
    assert big.lost[0] >= 4
    big.close()
    assert big.lost[0] == MOST_BYTES // 60_000 + 5


def test_impossible_datagrams_never_become_whole() -> None:
    fragments = Fragments()
    assert fragments.receive(KEY, piece(LARGEST - 7, b"x" * 16, more=False)) is None
    assert fragments.receive(KEY, Piece(0, False, b"cut", False, 0, 40)) is None
