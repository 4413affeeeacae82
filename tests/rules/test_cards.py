"""What an object tells of somebody is read from the names of its members, in many languages."""

from __future__ import annotations

import pytest

from auditor.rules.cards import Trait, is_card, is_named, is_payee, is_reached, is_site, traits


@pytest.mark.parametrize(
    ("name", "trait"),
    [
        ("full_name", Trait.NAME),
        ("jmeno", Trait.NAME),
        ("puhelin", Trait.REACH),
        ("gsm", Trait.REACH),
        ("sahkoposti", Trait.REACH),
        ("katuosoite", Trait.ADDRESS),
        ("plz", Trait.ADDRESS),
        ("lat", Trait.POSITION),
        ("geburtsdatum", Trait.BIRTH),
        ("firma", Trait.COMPANY),
        ("iban", Trait.ACCOUNT),
    ],
)
def test_members_are_known_by_their_names(name: str, trait: Trait) -> None:
    assert trait in traits((name,))


@pytest.mark.parametrize("name", ["mac_addr_mac", "status", "temperature", "id", "plan", "latency"])
def test_other_members_say_nothing(name: str) -> None:
    assert traits((name,)) == frozenset()


def test_a_card_has_two_of_what_tells_who_somebody_is() -> None:
    assert is_card(("tilaaja", "puhelin"))
    assert not is_card(("name", "lat", "lon"))
    assert is_reached(("nom", "tel"))
    assert not is_reached(("nom", "rue"))


def test_a_site_has_an_address_and_can_be_reached_or_is_of_a_company() -> None:
    assert is_site(("street", "phone"))
    assert is_site(("company", "city", "lat"))
    assert not is_site(("name", "street"))


def test_one_is_paid_by_name_and_account() -> None:
    assert is_payee(("name", "iban"))
    assert is_named(("name", "iban"))
    assert not is_named(("name", "street"))
