"""What stands around a leaf: above, beside, and in the same message; the same answer however often it is asked."""

from __future__ import annotations

import json

import pytest

from auditor.decode import decode_body
from auditor.model import Confidence
from auditor.rules.candidates import Candidate
from auditor.rules.contexts import CONTEXTS_BY_NAME
from auditor.rules.neighbours import Neighbours
from auditor.rules.refinement import NO_REFINEMENT
from auditor.rules.schema import ExchangeCondition, Fact, GenericEntry, GenericRule, LeafCondition
from auditor.rules.surroundings import Surroundings


def candidate(when: LeafCondition) -> Candidate:
    fact = Fact("interaction.click", "because", Confidence.LIKELY, None, None, NO_REFINEMENT, None, 1, 1)
    entry = GenericEntry(fact, when, None)
    return Candidate(0, GenericRule("generic/x", "x.yaml", "T", (), ExchangeCondition(), (entry,)), entry)


def stands(when: LeafCondition, body: object) -> bool:
    """Whether the leaf ``x`` of a body stands as asked, twice."""
    node = decode_body(json.dumps(body).encode()).roots[0]
    row = next(row for row in node.rows if row[1] == "x")
    surroundings = Surroundings()
    found = [surroundings.fit(candidate(when), row, node.path, Neighbours(node.rows)) for _ in range(2)]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("body", "holds"), [({"a": {"x": 1}}, True), ({"b": {"x": 1}}, False), ({"a": [{"b": {"x": 1}}]}, True)]
)
def test_under_asks_for_a_name_above(body: object, holds: bool) -> None:
    assert stands(LeafCondition(under=frozenset(("a",))), body) is holds


def test_beside_is_in_the_same_object_and_another_leaf() -> None:
    when = LeafCondition(beside=frozenset(("y", "x")))
    assert stands(when, {"x": 1, "y": 2})
    assert not stands(when, {"a": {"x": 1}, "y": 2})
    assert not stands(LeafCondition(not_beside=frozenset(("y",))), {"x": 1, "y": 2})


def test_what_a_leaf_is_called_by_itself_stands_not_beside_it() -> None:
    node = decode_body(b'{"device_family": 1, "n": 2}').roots[0]
    asked = candidate(LeafCondition(beside=frozenset(("family",))))
    rows = {row[1]: row for row in node.rows}
    assert not Surroundings().fit(asked, rows["device_family"], node.path, Neighbours(node.rows))
    assert Surroundings().fit(asked, rows["n"], node.path, Neighbours(node.rows))


def test_some_contexts_against_it_are_asked_of_the_whole_message() -> None:
    device, publishing = CONTEXTS_BY_NAME["device"], CONTEXTS_BY_NAME["publishing"]
    when = LeafCondition(near=(device,), far=(publishing,))
    assert stands(when, {"a": {"x": 1, "osversion": 1, "carrier": 2}})
    assert not stands(when, {"a": {"x": 1, "osversion": 1, "carrier": 2}, "publish_at": 3})


def test_a_wide_context_may_be_told_by_names_or_values_elsewhere() -> None:
    when = LeafCondition(near=(CONTEXTS_BY_NAME["device"],))
    assert stands(when, {"a": {"x": 1}, "b": {"osversion": 1, "carrier": 2}})
    assert stands(when, {"x": 1, "p": "Pixel 7", "q": "Europe/Berlin"})
    assert not stands(when, {"x": 1, "p": "Pixel 7"})
    assert not stands(when, {"x": "Pixel 7", "q": "Europe/Berlin"})


def test_a_context_against_it_is_asked_beside_and_above() -> None:
    when = LeafCondition(far=(CONTEXTS_BY_NAME["goods"],))
    assert stands(when, {"x": 1})
    assert not stands(when, {"x": 1, "price": 2})
    assert not stands(when, {"cart": {"x": 1}})
