"""Entries found by the texts in a name are those whose expressions fit it."""

from __future__ import annotations

import pytest

from auditor.rules import load_rules
from auditor.rules.candidates import Candidate
from auditor.rules.name_expressions import NameExpressions

ODD = ["", "x", "straße", "lastvideoıd", "GPS", "qxzqvk", "a" * 200, "last_video_id_now", "kundennummer_2"]


@pytest.fixture(scope="module")
def candidates() -> list[Candidate]:
    entries = [(rule, entry) for rule in load_rules().generic for entry in rule.data]
    return [Candidate(n, *each) for n, each in enumerate(entries) if each[1].when.name is not None]


def test_the_same_are_found_as_by_trying_each_on_all_names_rules_know(candidates: list[Candidate]) -> None:
    names = sorted({name for rule in load_rules().generic for entry in rule.data for name in entry.when.names})
    expressions = NameExpressions(candidates)
    for name in (*names[::7], *ODD):
        each = [c for c in candidates if c.when.name is not None and c.when.name.fullmatch(name)]
        assert expressions.fitting([name]) == each


def test_one_way_of_writing_a_name_is_enough(candidates: list[Candidate]) -> None:
    expressions = NameExpressions(candidates)
    alone = expressions.fitting(["watched_ms"])
    assert alone
    assert set(alone) <= set(expressions.fitting(["gesehen_ms", "watched_ms"]))


def test_nothing_to_look_for_finds_nothing() -> None:
    assert NameExpressions([]).fitting(["name"]) == []
