"""The arithmetic, against plain enumeration and against figures from the literature."""

from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.marks import statistics
from auditor.marks.statistics import doubled_midranks, holm, permutation_test, superiority, ways_to_reach

TRIALS = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=9)


@settings(deadline=None)
@given(TRIALS)
def test_p_and_smallest_p_are_those_of_enumerating_every_labelling(trials: list[tuple[int, bool]]) -> None:
    values, labels = [v for v, _ in trials], [label for _, label in trials]
    ranks = [2 * sum(o < v for o in values) + sum(o == v for o in values) + 1 for v in values]
    observed = sum(r for r, label in zip(ranks, labels, strict=True) if label)
    sums = [sum(chosen) for chosen in combinations(ranks, sum(labels))]
    found = permutation_test(values, labels)
    assert found.p == pytest.approx(sum(s >= observed for s in sums) / len(sums))
    assert found.smallest == pytest.approx(sums.count(max(sums)) / len(sums))
    assert found.method == "exact"


@settings(deadline=None)
@given(TRIALS)
def test_superiority_is_that_of_comparing_every_pair(trials: list[tuple[int, bool]]) -> None:
    own, other = [v for v, label in trials if label], [v for v, label in trials if not label]
    found = superiority([v for v, _ in trials], [label for _, label in trials])
    if not own or not other:
        assert found is None
    else:
        pairs = [(a > b) - (a < b) for a in own for b in other]
        assert found == pytest.approx(sum(pairs) / len(pairs))


def test_complete_separation_gives_one_in_all_labellings() -> None:
    found = permutation_test([9, 8, 7, 6, 1, 2, 3, 4], [True] * 4 + [False] * 4)
    assert found.p == found.smallest == 1 / comb(8, 4)


def test_equal_values_can_tell_nothing() -> None:
    found = permutation_test([5] * 20, [True, False] * 10)
    assert (found.p, found.smallest) == (1.0, 1.0)


def test_ways_add_up_to_all_of_them() -> None:
    ways = ways_to_reach(doubled_midranks(range(100)), 50)
    assert sum(ways) == comb(100, 50)
    assert ways == ways[:]
    assert next(i for i, n in enumerate(ways) if n) == sum(range(2, 102, 2))


def test_many_trials_are_sampled_and_agree_with_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    values, labels = [1, 5, 2, 8, 3, 9, 4, 7], [False, True] * 4
    counted = permutation_test(values, labels)
    monkeypatch.setattr(statistics, "EXACT_TRIALS", 4)
    monkeypatch.setattr(statistics, "SAMPLES", 5000)
    sampled = permutation_test(values, labels, seed=1)
    assert sampled.method == "sampled"
    assert sampled.p == pytest.approx(counted.p, abs=0.02)
    assert sampled.p > 0


def test_labels_and_values_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="zip"):
        permutation_test([1, 2], [True])


def test_holm_is_that_of_the_textbook() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.7]) == [1.0, 1.0]
    assert holm([]) == []
