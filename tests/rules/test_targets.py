"""What the path of a request says of the message sent to it."""

from __future__ import annotations

from auditor.rules.contexts import CONTEXTS_BY_NAME
from auditor.rules.targets import is_published, told_by


def test_words_that_tell_of_a_context_are_kept_with_a_stroke_before_them() -> None:
    assert told_by("/v2/thermostat/state") == {"/thermostat"}
    assert told_by("haus/wohnzimmer/thermostat") >= {"/thermostat", "/wohnzimmer"}
    assert told_by("/api/vehicleCommand") == {"/vehicle"}


def test_words_that_tell_nothing_and_those_of_many_meanings_are_left_out() -> None:
    assert told_by("/collect/events") == frozenset()
    assert told_by("/sensors/motion") == frozenset()
    assert told_by("/collect?next=/thermostat") == frozenset()


def test_a_word_of_the_path_counts_towards_a_context_but_is_no_name_of_a_field() -> None:
    household = CONTEXTS_BY_NAME["household"]
    assert household.holds((), {"soll", "modus", "/thermostat"}, frozenset({"modus"}))
    assert not household.holds((), {"soll", "modus"}, frozenset({"modus"}))
    assert "thermostat" in household.under
    assert not household.holds((), {"/thermostat", "modus"}, frozenset({"modus"}))


def test_words_that_tell_only_in_a_path_are_kept_too() -> None:
    assert told_by("/stops") == {"/stops"}
    assert told_by("/turnstile/in") == {"/turnstile"}


def test_catalogues_are_brought_to_paths_that_say_so() -> None:
    assert is_published("/feeds/products")
    assert is_published("/v3/templates/render?x=1")
    assert not is_published("/collect?to=templates")
    assert not is_published("/v1/events")


def test_the_inventory_of_an_agent_is_no_catalogue() -> None:
    assert is_published("/v1/inventory")
    assert not is_published("/agent/inventory")
