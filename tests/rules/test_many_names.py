"""Messages of more names than are looked up: the first are, exact names of rules are, and the rest is a named gap."""

from __future__ import annotations

import json

import pytest

from auditor.decode import decode
from auditor.decode.tree import Row
from auditor.model import Body, Detection, Endpoint, Exchange, Message, Outcome, Unaudited
from auditor.rules import load_rules
from auditor.rules.candidates import Candidate
from auditor.rules.generic_matching import GenericMatcher
from auditor.rules.many_names import MOST_NAMES, NamesMet

PLACE = Endpoint("192.0.2.1", 443)
TELLING = {"device_model": "Pixel 7", "manufacturer": "Google", "os_version": "14"}


@pytest.fixture(scope="module")
def matcher() -> GenericMatcher:
    rules = load_rules(None)
    return GenericMatcher(rules.generic, rules.recipients)


def posted(document: object) -> Exchange:
    data = json.dumps(document).encode()
    request = Message(((b"content-type", b"application/json"),), Body(data, len(data), ""))
    return Exchange(0, 1, "HTTP/2", "POST", "https", "a.example", 443, "/", 200, request, None, PLACE, PLACE)


def found(matcher: GenericMatcher, document: object) -> tuple[set[tuple[str, str]], list[Unaudited]]:
    exchange = posted(document)
    every = list(matcher.find_and_gap(exchange, decode(exchange)))
    types = {(each.type, each.value) for each in every if isinstance(each, Detection)}
    return types, [each for each in every if isinstance(each, Unaudited)]


def rows(*names: str) -> list[Row]:
    return [(f"$['{name}']", name, "x", None) for name in names]


def numbered(count: int, begin: str = "n") -> list[str]:
    return [f"{begin}{i}" for i in range(count)]


def test_rows_within_the_limit_are_the_same_list() -> None:
    met = NamesMet(frozenset())
    some = rows(*numbered(MOST_NAMES))
    assert met.admit(some) is some
    assert met.admit(some) is some
    assert met.gap() is None


def test_names_beyond_the_limit_are_left_out_but_for_exact_ones_and_those_met() -> None:
    met = NamesMet(frozenset(("lat",)))
    met.admit(rows(*numbered(MOST_NAMES)))
    assert [row[1] for row in met.admit(rows("n0", "other", "L-A-T"))] == ["n0", "L-A-T"]
    gap = met.gap()
    assert gap is not None
    assert gap.reason is Outcome.BODY_LIMIT
    assert met.left_out == 1


def test_exact_names_in_ever_new_spellings_have_an_end() -> None:
    met = NamesMet(frozenset(("lat",)))
    met.admit(rows(*numbered(MOST_NAMES)))
    assert len(met.admit(rows(*("lat" + "_" * i for i in range(2 * MOST_NAMES))))) == MOST_NAMES


def test_names_of_values_nobody_has_opened_count_until_there_is_no_room() -> None:
    met = NamesMet(frozenset())
    assert met.meet(numbered(MOST_NAMES))
    assert not met.meet(("more",))


def test_what_stands_first_and_what_rules_name_exactly_is_still_found(matcher: GenericMatcher) -> None:
    noise = dict.fromkeys(numbered(3 * MOST_NAMES, "zq"), 1)
    types, gaps = found(matcher, {**TELLING, **noise, "imei": "490154203237518"})
    assert {("device.model", "Pixel 7"), ("identifier.imei", "490154203237518")} <= types
    assert [gap.reason for gap in gaps] == [Outcome.BODY_LIMIT]
    assert f"{MOST_NAMES} different names" in gaps[0].detail


def test_a_long_batch_of_the_same_names_has_no_gap(matcher: GenericMatcher) -> None:
    types, gaps = found(matcher, [{**TELLING, "n": i} for i in range(2 * MOST_NAMES)])
    assert ("device.model", "Pixel 7") in types
    assert gaps == []


def test_the_same_is_left_out_whatever_was_seen_before() -> None:
    rules = load_rules(None)
    document = {**dict.fromkeys(numbered(2 * MOST_NAMES, "my_latitude_"), "48.40113"), **TELLING}
    fresh = GenericMatcher(rules.generic, rules.recipients)
    first = found(fresh, document)
    assert first[1] != []
    assert found(fresh, document) == first


class Counting(GenericMatcher):
    """Counts the names it is asked about."""

    asked = 0

    def entries(self, name: str) -> tuple[Candidate, ...]:
        self.asked += 1
        return super().entries(name)


@pytest.mark.parametrize("name", ["zq{}", "lat_{}_deviceModel", "a.b{}.c.d"])
def test_the_names_asked_about_have_an_end(name: str) -> None:
    rules = load_rules(None)
    matcher = Counting(rules.generic, rules.recipients)
    exchange = posted({name.format(i): {"value": i} for i in range(5 * MOST_NAMES)})
    list(matcher.find(exchange, decode(exchange)))
    assert MOST_NAMES // 2 < matcher.asked <= 2 * MOST_NAMES + 100
