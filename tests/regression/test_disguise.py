"""When a new field may be an old datum under another name, and when it is known not to be."""

from __future__ import annotations

import msgspec
import pytest

from auditor.model import Confidence
from auditor.regression.baseline import Baseline, Fields, Row, Session
from auditor.regression.disguise import MOST_NAMES, Disguises, merged
from auditor.regression.template import TEMPLATE

PLACE = "request.body json $['*']"
Known = dict[str, dict[str, Fields]]


def side(fields: Known | None, *rows: Row, sought: tuple[str, ...] = ()) -> Baseline:
    session = Session(started="2026-03-01T12:00:00Z", seconds=60, readable=1, unreadable=0, steps={}, sought=sought)
    return Baseline(
        schema=1, kind="auditor-baseline", name=None, template=TEMPLATE, rules="0", rule_hashes={},
        sessions=(session,), rows=rows, fields=fields,
    )  # fmt: skip


def row(type_: str = "device.model", domain: str = "stats.example", path: str = "/a") -> Row:
    return Row(
        type=type_, recipient="", domain=domain, path=path, where="request.body", leaf="json $['model']", source="r",
        confidence=Confidence.LIKELY, sessions=3, after={}, after_sessions={}, shapes=("text-4",),
    )  # fmt: skip


def known(names: int, *shapes: str, domain: str = "stats.example") -> Known:
    return {domain: {PLACE: Fields(names=names, shapes=shapes)}}


@pytest.mark.parametrize(
    ("had", "has", "found"),
    [
        pytest.param({}, known(1, "text-4"), (PLACE,), id="new"),
        pytest.param(known(1, "text-8"), known(2, "text-4", "text-8"), (PLACE,), id="one name more"),
        pytest.param(known(2, "text-8"), known(2, "text-4"), (), id="as many names"),
        pytest.param({}, known(1, "number-4", "text-8"), (), id="another shape"),
        pytest.param({}, known(1, "text-4", domain="other.example"), (), id="elsewhere"),
        pytest.param(known(MOST_NAMES, "text-4"), known(MOST_NAMES + 3, "text-4"), (), id="a map"),
        pytest.param(None, known(1, "text-4"), (), id="old side says nothing"),
        pytest.param({}, None, (), id="new side says nothing"),
    ],
)
def test_only_a_field_more_of_the_same_shape_at_the_same_domain(
    had: Known | None, has: Known | None, found: tuple[str, ...]
) -> None:
    assert Disguises(side(had, row()), side(has))(row()) == found


def test_what_the_profile_holds_or_is_sent_there_by_name_needs_no_disguise() -> None:
    fresh = known(1, "text-4")
    assert Disguises(side({}, row()), side(fresh, sought=("device.model",)))(row()) == ()
    assert Disguises(side({}, row()), side(fresh, row(path="/b")))(row()) == ()
    assert Disguises(side({}, row()), side(fresh, row(domain="other.example")))(row()) == (PLACE,)
    page = msgspec.structs.replace(row(), type="browsing.url")
    assert Disguises(side({}, page), side(fresh))(page) == ()


def test_other_domains_are_told_for_headlines() -> None:
    disguises = Disguises(side({}, row()), side(known(1, "text-4", domain="other.example")))
    assert disguises.anywhere(row()) == ("other.example",)


def test_sessions_are_merged_by_the_most_names_and_all_shapes() -> None:
    one = {"b.example": {PLACE: [frozenset({"text-4"}), frozenset({"text-8"})]}}
    other = {"b.example": {PLACE: [frozenset({"id-32"})]}, "a.example": {"x": [frozenset({"text-2"})] * 9}}
    found = merged([one, other])
    assert (
        found
        == merged([other, one])
        == {
            "a.example": {"x": Fields(names=MOST_NAMES, shapes=("text-2",))},
            "b.example": {PLACE: Fields(names=2, shapes=("id-32", "text-4", "text-8"))},
        }
    )
    assert list(found) == ["a.example", "b.example"]
