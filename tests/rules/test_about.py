"""What data may be about besides the sender, by its type."""

from __future__ import annotations

from auditor.rules.about import asked, is_default, is_for_good, is_limit, others_of
from auditor.rules.holders import Subject


def test_of_most_data_it_is_asked_whose_they_are() -> None:
    assert asked("location.coordinates")
    assert not asked("location.wifi")
    assert not asked("opaque.payload")


def test_a_cell_is_ones_own_but_in_an_example() -> None:
    assert others_of("location.cell") == {Subject.MADE_UP}
    assert Subject.PLACE in others_of("location.coordinates")
    assert Subject.PET in others_of("health.status")


def test_lists_of_others_and_what_nobody_has_are_so_for_good() -> None:
    others = others_of("account.name")
    assert is_for_good(frozenset((Subject.MADE_UP,)), others, "account", many=False)
    assert is_for_good(frozenset((Subject.PERSON,)), others, "account", many=True)
    assert not is_for_good(frozenset((Subject.PERSON,)), others, "account", many=False)
    assert not is_for_good(frozenset((Subject.PERSON, Subject.OWN)), others, "account", many=True)


def test_limits_and_defaults_are_no_states() -> None:
    assert is_limit("max", "device.volume")
    assert not is_limit("max", "health.status")
    assert is_limit("default", "device.language")
    assert is_default(("default", "center"), "location.coordinates")
    assert not is_default(("center",), "location.coordinates")
