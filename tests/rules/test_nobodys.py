"""Objects about nobody are told by the names of their members."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest

from auditor.rules import nobodys

Told = Callable[[Collection[str]], bool]


@pytest.mark.parametrize(
    ("told", "names", "not_told"),
    [
        (nobodys.is_build, "commit branch pipeline host", "build version model"),
        (nobodys.is_resource, "apiVersion kind metadata spec", "metadata userId"),
        (nobodys.is_test, "name input expected", "name input exception"),
        (nobodys.is_range, "code unit low high", "unit low value"),
        (nobodys.is_range, "min max", "min max avg"),
        (nobodys.is_animal, "name species weight", "name weight"),
        (nobodys.is_log, "level host service ip", "battery_level host"),
        (nobodys.is_incident, "alert host oncall fingerprint", "alert status device location"),
        (nobodys.is_incident, "status labels annotations startsAt fingerprint", "severity fingerprint node threshold"),
        (nobodys.is_lodging, "propertyName amenities", "property wifi"),
        (nobodys.is_description, "openapi info paths", "info paths"),
        (nobodys.is_passage, "carrier flight price", "carrier price mcc"),
        (nobodys.is_targeting, "geo gender devices", "age gender interests languages"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_they_are_told_from_what_looks_alike(told: Told, names: str, not_told: str) -> None:
    assert told(names.split())
    assert not told(not_told.split())


def test_a_show_has_a_place_beside_who_organises_it() -> None:
    assert nobodys.is_show("venue", ["name", "organizer", "venue"])
    assert not nobodys.is_show("venue", ["user", "venue"])
    assert not nobodys.is_show("sender", ["name", "organizer", "sender"])
