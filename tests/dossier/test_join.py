from __future__ import annotations

from collections.abc import Callable

from auditor.dossier.join import Name, joins_of, shared_values
from auditor.report.document import Finding

Find = Callable[..., Finding]
NAMES = {"a": Name("a", "A", "holding"), "b": Name("b", "B", "holding")}


def test_same_value_in_another_spelling_joins(find: Find) -> None:
    ours = find("identifier.advertising", "38400000-8CF0-11BD")
    theirs = find("identifier.device", "384000008cf011bd")
    (join,) = joins_of(shared_values({"a": [ours], "b": [theirs]}), "a", NAMES)
    assert (join.id, join.same_company, join.types) == ("b", True, ("identifier.advertising",))
    assert (join.finding_ids, join.other_finding_ids) == ((ours.id,), (theirs.id,))


def test_short_monotonous_unsure_and_untelling_values_join_nothing(find: Find) -> None:
    for type_, value, sure in (
        ("identifier.user", "1234567", "certain"),
        ("identifier.device", "00000000-0000-0000", "certain"),
        ("identifier.device", "5d2d8d5e6f0c", "possible"),
        ("device.model", "Pixel 7 Pro Max", "certain"),
    ):
        findings = [find(type_, value, r, sure=sure) for r in ("a", "b")]
        shared = shared_values({"a": findings[:1], "b": findings[1:]})
        assert joins_of(shared, "a", NAMES) == ()
        assert shared.others(findings[0], "a") == []
