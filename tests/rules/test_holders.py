"""What objects and lists are about is told by their names, in whatever notation and several languages."""

from __future__ import annotations

import pytest

from auditor.rules.holders import Subject, subjects, words_of


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("favouriteShops", Subject.PLACE),
        ("store_list", Subject.PLACE),
        ("suggested_businesses", Subject.MADE_UP),
        ("supported_matrix", Subject.MADE_UP),
        ("cachedRules", Subject.MADE_UP),
        ("npcs", Subject.PERSON),
        ("epg_cache", Subject.GUIDE),
        ("nearbyDrivers", Subject.AROUND),
        ("suppliers", Subject.SELLER),
    ],
)
def test_last_word_of_a_lists_name_says_what_it_is_of(name: str, subject: Subject) -> None:
    assert subject in subjects(name, many=True)


@pytest.mark.parametrize("name", ["user", "host_device", "userLocation", "my_position", "usuario"])
def test_senders_own_are_known(name: str) -> None:
    assert subjects(name) == {Subject.OWN}


@pytest.mark.parametrize("name", ["heart_rate_samples", "events", "items_sent", "payload", "", "§§"])
def test_names_that_say_nothing_are_of_nobody(name: str) -> None:
    assert not subjects(name, many=True)


def test_single_objects_are_not_told_by_their_last_word() -> None:
    assert not subjects("pickup_hub")
    assert Subject.SELLER in subjects("pickup_hubs", many=True)


def test_sample_data_is_made_up_and_samples_are_not() -> None:
    assert Subject.MADE_UP in subjects("sampleData")
    assert not subjects("samples", many=True)


def test_parts_of_an_interface_are_made_up_and_lists_of_parts_are_not() -> None:
    assert Subject.MADE_UP in subjects("definitions")
    assert not subjects("components", many=True)


def test_addresses_and_names_of_apps_have_no_words() -> None:
    assert words_of("https://shop.example/x") == ()
    assert words_of("com.example.dating") == ()
    assert words_of("nearbyDrivers") == ("nearby", "driver")
