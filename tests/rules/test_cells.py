"""What is kept by names: the same findings whatever was seen before, within bounds, for names of any kind."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from auditor.decode import decode
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.rules import candidates, cells
from auditor.rules.cells import Cells
from auditor.rules.generic_matching import GenericMatcher
from auditor.rules.load import RuleSet, load_rules

PLACE = Endpoint("192.0.2.1", 443)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()


def exchange(document: object) -> Exchange:
    data = json.dumps(document).encode()
    message = Message(((b"content-type", b"application/json"),), Body(data, len(data), ""))
    return Exchange(0, 1, "HTTP/1.1", "POST", "https", "a.example", 443, "/v1", None, message, None, PLACE, PLACE)


def found(matcher: GenericMatcher, document: object) -> list[tuple[str, str, tuple[str, ...], str, str]]:
    one = exchange(document)
    return [
        (each.type, each.value, each.leaf.path, str(each.confidence), each.reason)
        for each in matcher.find(one, decode(one))
    ]


def fresh(rules: RuleSet, document: object) -> list[tuple[str, str, tuple[str, ...], str, str]]:
    return found(GenericMatcher(rules.generic, rules.recipients), document)


def all_cells(matcher: GenericMatcher) -> Iterable[Cells]:
    return [each for plan in matcher._plans.values() for each in plan._cells.values()]


def kept(each: Cells) -> int:
    return sum(1 + len(of_form) for forms in each._known.values() for of_form in forms.values())


def batch(number: int) -> object:
    """Events of one form, with values of another kind each time."""
    values = ["Pixel 7", "anna@example.org", "48.4011", "wifi", "de_DE", "https://shop.example/p?id=7", "", "0"]
    draw = [values[(number + shift) % len(values)] for shift in range(6)]
    event = {"model": draw[0], "email": draw[1], "lat": draw[2], "lon": "9.9876", "net": draw[3], "url": draw[4]}
    return {"device": {"os": "Android", "model": draw[5], "level": number}, "events": [event, {**event, "n": "x"}]}


def test_findings_are_those_of_a_matcher_that_has_seen_nothing(rules: RuleSet) -> None:
    matcher = GenericMatcher(rules.generic, rules.recipients)
    documents = [batch(number) for number in range(3 * cells._NARROWED_AFTER)]
    expected = {number: fresh(rules, documents[number]) for number in range(8)}
    assert any(expected.values())
    for number, document in enumerate(documents):
        here = found(matcher, document)
        assert [each for each in here if "'level'" not in each[2][-1]] == [
            each for each in expected[number % 8] if "'level'" not in each[2][-1]
        ]


def test_a_value_of_one_request_is_in_no_finding_of_the_next(rules: RuleSet) -> None:
    matcher = GenericMatcher(rules.generic, rules.recipients)
    for number in range(2 * cells._NARROWED_AFTER):
        assert found(matcher, {"user": {"email": f"first{number}@secret.example"}})
    assert {each[1] for each in found(matcher, {"user": {"email": "other@example.org"}})} == {"other@example.org"}
    assert found(matcher, {"user": {"email": "none"}}) == []


def test_objects_of_one_form_below_other_names_are_told_apart(rules: RuleSet) -> None:
    matcher = GenericMatcher(rules.generic, rules.recipients)
    for _ in range(2 * cells._NARROWED_AFTER):
        own = found(matcher, {"device": {"model": "SM-G991B", "os": "Android", "manufacturer": "samsung"}})
        other = found(matcher, {"catalog": {"products": [{"model": "SM-G991B", "price": "9.99", "sku": "A-1"}]}})
    assert "device.model" in {each[0] for each in own}
    assert "device.model" not in {each[0] for each in other}


def test_what_is_kept_is_bounded_and_findings_stay_the_same(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_REMEMBERED", 40)
    matcher = GenericMatcher(rules.generic, rules.recipients)
    expected = fresh(rules, batch(1))
    for number in range(60):
        found(matcher, {f"object{number}": {f"name{number}": number, "model": "Pixel 7"}})
        assert all(kept(each) <= 40 + 8 for each in all_cells(matcher))
    assert found(matcher, batch(1)) == expected


def test_cells_are_forgotten_with_the_answers_they_share(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_REMEMBERED_NAMES", 20)
    matcher = GenericMatcher(rules.generic, rules.recipients)
    expected = fresh(rules, batch(1))
    for number in range(60):
        found(matcher, {f"object{number}": {f"name{number}": number}})
    assert all(kept(each) <= 60 for each in all_cells(matcher))
    assert found(matcher, batch(1)) == expected


@pytest.mark.parametrize(
    "document",
    [
        {"": "Pixel 7", "['": 1, "'": "x", "\\": "y", "\u0000": 2, "__proto__": {"model": "Pixel 7", "os": "Android"}},
        {"x" * 20_000: {"model": "Pixel 7", "os": "Android"}, "y" * 20_000: "anna@example.org"},
        {f"k{number}": {"email": f"a{number}@example.org"} for number in range(300)},
        [[{"email": "anna@example.org"}], "Pixel 7", [["model", "Pixel 7"]], {"email": ["b@example.org", None]}],
        {"a": [{}, [], {"b": []}], "email": {}},
    ],
)
def test_hostile_names_and_nestings_are_like_any_other(rules: RuleSet, document: object) -> None:
    matcher = GenericMatcher(rules.generic, rules.recipients)
    expected = fresh(rules, document)
    for _ in range(cells._NARROWED_AFTER + 2):
        assert found(matcher, document) == expected
