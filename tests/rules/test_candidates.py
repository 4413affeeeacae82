"""Candidates of leaves by name and value: in the order of cost, remembered, and forgotten in time."""

from __future__ import annotations

from auditor.decode.document import Number
from auditor.model import Confidence
from auditor.rules import candidates
from auditor.rules.candidates import Candidate, Lookup
from auditor.rules.patterns import Pattern
from auditor.rules.refinement import NO_REFINEMENT
from auditor.rules.schema import ExchangeCondition, Fact, GenericEntry, GenericRule, LeafCondition
from auditor.rules.shapes import SHAPES_BY_NAME


def candidate(when: LeafCondition, number: int = 0) -> Candidate:
    fact = Fact("device.model", "because", Confidence.LIKELY, None, None, NO_REFINEMENT, None, 1, 1)
    entry = GenericEntry(fact, when, None)
    return Candidate(number, GenericRule("generic/x", "x.yaml", "Title", (), ExchangeCondition(), (entry,)), entry)


def fits(one: Candidate, value: str | bool) -> list[str]:
    return [shape for _, shape in Lookup(lambda name: (one,)).called("a").fit(value)]


def test_the_shape_that_holds_is_told() -> None:
    one = candidate(LeafCondition(shapes=(SHAPES_BY_NAME["uuid"], SHAPES_BY_NAME["hex32"])))
    assert fits(one, "5c1d7f2a-0b3e-4d6c-9a8f-1e2d3c4b5a69") == ["uuid"]
    assert fits(one, "9f86d081884c7d659a2feaa0c55ad015") == ["hex32"]
    assert fits(one, "9f86d081884c7d659a2feaa0c55ad01") == []


def test_expression_bounds_and_kind_all_have_to_hold() -> None:
    one = candidate(LeafCondition(value=Pattern("[0-9]+"), minimum=5, kinds=("number",)))
    assert fits(one, Number("7")) == [""]
    assert fits(one, Number("4")) == []
    assert fits(one, "7") == []
    assert fits(one, "") == []


def test_truth_values_are_asked_as_words() -> None:
    one = candidate(LeafCondition(value=Pattern("true")))
    assert fits(one, value=True) == [""]
    assert fits(one, value=False) == []


def test_names_with_the_same_candidates_share_what_is_remembered() -> None:
    every = (candidate(LeafCondition()),)
    lookup = Lookup(lambda name: every if name != "other" else ())
    assert lookup.called("a") is lookup.called("b")
    assert lookup.called("other") is not lookup.called("a")
    assert set(lookup.names) == {"a", "b", "other"}


def test_what_is_remembered_is_bounded_and_answers_stay_the_same() -> None:
    one = candidate(LeafCondition(value=Pattern("[0-9]*7")))
    lookup = Lookup(lambda name: (one,))
    called = lookup.called("a")
    most = candidates._REMEMBERED
    for number in range(most + most // 2):
        assert bool(called.fit(str(number))) == str(number).endswith("7")
    assert len(called.fitting) <= most


def test_reasons_name_what_held() -> None:
    one = candidate(LeafCondition(names=frozenset(("model",)), shapes=(SHAPES_BY_NAME["android-model"],)))
    assert one.reason("Model", "android-model") == "Title (name 'model', shape android-model): because"
    assert one.simple
    assert one.place_free
