"""All variants are searched for at once."""

from __future__ import annotations

from auditor.detect.needles import Needles
from auditor.profile.variants import Variant

LONG = b"a-long-value-of-its-own"


def test_hits_say_whose_and_where() -> None:
    needles = Needles([(0, Variant(LONG, "{}")), (1, Variant(b"other", "{}"))])
    data = b"other " + LONG.upper() + b" other"
    hits = [(hit.value, hit.start, hit.end) for hit in needles.find(data, len(data))]
    assert hits == [(1, 0, 5), (0, 6, 6 + len(LONG)), (1, 30, 35)]
    assert needles.variants == 2


def test_what_shares_an_end_is_told_apart() -> None:
    needles = Needles([(0, Variant(b"1" + LONG, "{}")), (1, Variant(b"2" + LONG, "{}"))])
    assert [hit.value for hit in needles.find(b"2" + LONG, 99)] == [1]


def test_case_matters_where_it_says_something() -> None:
    needles = Needles([(0, Variant(b"aGVsbG8gd29ybGQ", "{}", exact=True, blob=True))])
    assert list(needles.find(b"agvsbg8gd29ybgq", 99)) == []
    assert len(list(needles.find(b"aGVsbG8gd29ybGQ", 99))) == 1


def test_only_loose_variants_are_met_without_separators() -> None:
    needles = Needles([(0, Variant(b"12345678", "{}", loose=True)), (1, Variant(b"abcdefgh", "{}"))])
    assert needles.loose
    assert [hit.value for hit in needles.find(b"12345678 abcdefgh", 0)] == [0]


def test_nothing_wanted_finds_nothing() -> None:
    assert list(Needles([]).find(LONG, 99)) == []
