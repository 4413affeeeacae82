"""Who sends a message is told from whom else it tells of: by roles, by what is called mine, by names that differ."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.parties import (
    at_work,
    is_party_too,
    is_said_by_another,
    names_itself,
    names_of_sender,
    sender_among,
    stands_apart,
    tells_of_another,
)

Holder = dict[str, Document]
ANNA: Holder = {"name": "Anna Berg", "phone": "0170 1111111"}
BEN: Holder = {"name": "Ben Tal", "phone": "0170 2222222"}


@pytest.mark.parametrize(
    ("message", "worker", "served"),
    [
        ({"nurse": {"id": "7"}, "patients": [{"bed": "1"}]}, "nurse", "patients"),
        ({"enfermeira": {"id": "7"}, "pacientes": [{"leito": "1"}]}, "enfermeira", "pacientes"),
        ({"asentaja": {"id": "7"}, "kohde": {"tilaaja": "A", "puhelin": "1"}}, "asentaja", "kohde"),
        ({"agent": {"id": "7"}, "leads": [{"phone": "1"}]}, "agent", "leads"),
        ({"tekniker": "T-4", "besuch": {"kunde": "Bach"}}, "tekniker", "besuch"),
        ({"operatore": {"id": "7"}, "paziente": {"nome": "x"}, "padrone": {"nome": "y"}}, "operatore", "padrone"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_those_worked_for_are_not_who_works(message: Holder, worker: str, served: str) -> None:
    assert worker in at_work(message).workers
    assert stands_apart(at_work(message), served, "account") is True
    assert stands_apart(at_work(message), worker, "account") is False


@pytest.mark.parametrize(
    "message",
    [
        {"customer": {"name": "x"}, "agent": {"name": "y"}},
        {"agent": {"name": "y"}, "customer": {"name": "x"}},
        {"device": {"model": "x"}, "patients": [{"name": "x"}]},
        {"technician": {"id": "7"}, "client": {"os": "14"}},
        {"staff": {"id": "7"}, "shipping": {"name": "x", "street": "y"}},
    ],
)
def test_where_nobody_surely_works_nobody_is_worked_for(message: Holder) -> None:
    assert at_work(message).served == frozenset()


def test_what_stands_behind_somebody_worked_for_is_theirs() -> None:
    message: Holder = {"carer": "C-1", "phone": {"model": "x"}, "resident": {"room": "2"}, "notes": {"pulse": "77"}}
    assert stands_apart(at_work(message), "notes", "health") is True
    assert stands_apart(at_work(message), "notes", "content") is None
    assert stands_apart(at_work(message), "phone", "device") is None


@pytest.mark.parametrize("name", ["me", "my_lamp", "moi", "mijn_huis", "miaPosizione", "oma", "моя_квартира"])
def test_what_is_called_ones_own_is_known_in_many_languages(name: str) -> None:
    assert names_itself({name: {"a": "1"}})


@pytest.mark.parametrize("name", ["medium", "events", "memory", "device", "home_mine_x"])
def test_other_names_are_not_ones_own(name: str) -> None:
    assert not names_itself({name: {"a": "1"}})


def test_two_with_different_names_are_two_people() -> None:
    assert tells_of_another(ANNA, BEN)
    assert not tells_of_another(ANNA, {"name": "Anna", "phone": "+49 170 1111111"})
    assert not tells_of_another(ANNA, {"street": "Ring 4"})
    assert not tells_of_another({"email": "anna@example.org"}, {"sdkVersion": "kit-web@0.4.0"})


def test_the_sender_is_who_is_named_so_or_the_first_to_be_reached() -> None:
    assert sender_among({"office": BEN, "user": ANNA}, "office") is ANNA
    assert sender_among({"condomino": ANNA, "verwaltung": BEN}, "verwaltung") is ANNA
    assert sender_among({"event": {"name": "Fest"}, "holder": ANNA}, "holder") is None
    assert sender_among({"author": BEN, "letter": ANNA}, "letter") is None


def test_a_place_that_can_be_reached_beside_the_sender_is_another_party() -> None:
    shop: Holder = {"nombre": "x", "direccion": "y", "tel": "1"}
    assert is_party_too({"usuaria": {"correo": "a"}, "user": {"id": "1"}, "guardia": shop}, "guardia", beside=False)
    assert is_party_too({"guardia": shop}, "guardia", beside=True)
    assert not is_party_too({"guardia": shop}, "guardia", beside=False)


@pytest.mark.parametrize("name", ["shipping", "rechnung", "livraison", "billing_address", "user"])
def test_where_things_are_sent_to_is_the_senders(name: str) -> None:
    address: Holder = {"name": "x", "street": "y", "phone": "1"}
    assert not is_party_too({"user": ANNA, name: address}, name, beside=True)


def test_what_somebody_of_another_name_said_is_not_the_senders() -> None:
    own = names_of_sender({"me": {"pid": "7", "nick": "QuizQuitte"}, "chat": []})
    assert is_said_by_another(own, {"from": "katze99", "text": "gg"}, called=False)
    assert not is_said_by_another(own, {"from": "quizquitte", "text": "gg"}, called=False)
    assert not is_said_by_another(own, {"text": "gg"}, called=False)


def test_without_a_name_of_the_sender_nobody_is_known_to_be_another() -> None:
    own = names_of_sender({"user": {"id": "7"}, "chat": []})
    assert not is_said_by_another(own, {"from": "katze99"}, called=False)


def test_where_something_is_from_is_no_nickname() -> None:
    own = names_of_sender({"user": {"name": "Anna Berg"}})
    assert not is_said_by_another(own, {"from": "app", "email": "a@example.org"}, called=True)
    assert is_said_by_another(own, {"nick": "zoe_x"}, called=True)
