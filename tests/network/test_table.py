from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.table import PairTable, pair_keys

FEW = st.tuples(st.integers(0, 5), st.integers(0, 5))
ANY = st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 2**33 - 1))


@given(st.lists(FEW | ANY, max_size=60))
@settings(deadline=None)
def test_equal_keys_and_only_they_have_equal_ids(keys: list[tuple[int, int]]) -> None:
    table = PairTable()
    pairs, ports = (np.array([k[i] for k in keys], np.uint64) for i in (0, 1))
    ids = table.ids(pairs, ports).tolist()
    assert len(table) == len(set(keys))
    assert [table.key(i) for i in ids] == keys
    assert table.ids(pairs[::-1], ports[::-1]).tolist() == ids[::-1]


def test_many_keys_outgrow_the_first_arrays() -> None:
    table = PairTable()
    pairs = np.arange(100_000, dtype=np.uint64)
    ids = table.ids(pairs, pairs & np.uint64(0xFFFF))
    assert np.unique(ids).size == 100_000
    assert (table.ids(pairs, pairs & np.uint64(0xFFFF)) == ids).all()


def test_both_directions_have_the_same_key() -> None:
    a, b = np.array([7, 1 << 32, 5]), np.array([9, (1 << 32) + 1, 5])
    port, other = np.array([1000, 2000, 80]), np.array([443, 443, 81])
    there, back = pair_keys(a, b, port, other), pair_keys(b, a, other, port)
    assert there[0].tolist() == back[0].tolist()
    assert there[1].tolist() == back[1].tolist()
    assert (there[2] != back[2]).all()
