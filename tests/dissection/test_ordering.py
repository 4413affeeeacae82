from __future__ import annotations

from contextlib import closing

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.dissection.ordering import Ordering


def key(n: int) -> tuple[int, int, int, int]:
    return (n, 0, 0, 0)


@given(st.permutations(range(40)), st.integers(0, 50))
@settings(deadline=None)
def test_what_finishes_in_any_order_comes_out_in_turn(finished: list[int], in_memory: int) -> None:
    given_out: list[tuple[int, str]] = []
    with closing(Ordering[str](held_in_memory=in_memory)) as ordering:
        ordering.number([key(n) for n in range(40)])
        for n in finished:
            ordering.put(key(n), f"exchange {n}")
            given_out += ordering.ready()
    assert given_out == [(n, f"exchange {n}") for n in range(40)]


def test_an_unfinished_request_holds_back_only_later_ones() -> None:
    ordering: Ordering[str] = Ordering()
    ordering.number([key(0), key(1), key(2)])
    ordering.put(key(0), "a")
    ordering.put(key(2), "c")
    assert list(ordering.ready()) == [(0, "a")]
    ordering.put(key(1), "b")
    assert list(ordering.ready()) == [(1, "b"), (2, "c")]


def test_what_waits_for_a_request_that_never_finished_is_given_at_the_end() -> None:
    with closing(Ordering[str](held_in_memory=1)) as ordering:
        ordering.number([key(n) for n in range(5)])
        for n, value in ((2, "c"), (4, "e"), (1, "b")):
            ordering.put(key(n), value)
        assert list(ordering.ready()) == []
        assert list(ordering.rest()) == [(1, "b"), (2, "c"), (4, "e")]
