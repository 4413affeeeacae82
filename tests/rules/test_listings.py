"""Lists of things and objects that are articles, shops or offers are told by what they hold."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.listings import is_article, is_listing, is_offer, is_own_list, is_shop

CITIES: list[Document] = [{"city": "Oslo", "lat": "1", "temp": "2"}, {"city": "Bern", "lat": "3", "temp": "4"}]


def test_things_told_apart_by_name_and_field_are_a_listing_even_in_a_batch() -> None:
    assert is_listing(CITIES, 0, ("lat",), "location.coordinates", weak=True)


def test_one_thing_or_the_same_thing_twice_is_none() -> None:
    assert not is_listing(CITIES[:1], 0, ("lat",), "location.coordinates", weak=False)
    assert not is_listing([CITIES[0], CITIES[0]], 0, ("lat",), "location.coordinates", weak=False)


def test_elements_that_are_names_and_values_are_no_things() -> None:
    pairs: list[Document] = [{"name": "model", "value": "Pixel 7"}, {"name": "os", "value": "14"}]
    assert not is_listing(pairs, 0, ("value",), "device.model", weak=False)


def test_members_have_ids_of_their_own_and_the_sender_has_one() -> None:
    members: list[Document] = [{"userId": "1", "email": "a@a.example"}, {"userId": "2", "email": "b@a.example"}]
    senders: list[Document] = [{"userId": "1", "email": "a@a.example"}, {"userId": "1", "email": "b@a.example"}]
    assert is_listing(members, 0, ("email",), "account.email", weak=False)
    assert not is_listing(senders, 0, ("email",), "account.email", weak=False)


@pytest.mark.parametrize("at", [0, 1])
def test_models_make_a_catalogue_of_what_stands_beside_them(at: int) -> None:
    phones: list[Document] = [{"model": "A", "cpu": "x1"}, {"model": "B", "cpu": "x1"}]
    displays: list[Document] = [{"w": "1920"}, {"w": "2560"}]
    assert is_listing(phones, at, ("cpu",), "device.cpu", weak=False)
    assert not is_listing(displays, at, ("w",), "device.screen", weak=False)


def test_own_lists_are_known_by_name() -> None:
    assert is_own_list("addresses", "location.address")
    assert is_own_list("devices", "device.model")
    assert not is_own_list("stores", "location.address")


def test_objects_say_what_they_are() -> None:
    assert is_article({"title": "A", "author": {}, "published": "2024"})
    assert not is_article({"title": "A", "author": {}, "published": "2024", "userId": "1"})
    assert is_shop({"name": "A", "openingHours": "9-18"})
    assert not is_shop({"name": "A", "hours": "3"})
    assert is_offer({"title": "Altbau", "price": "1290", "agent": {}})
    assert not is_offer({"title": "Order", "price": "1290", "address": {}})
    assert is_offer({"rent": "890", "rooms": "2", "area": "51"})
