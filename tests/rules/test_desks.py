"""Mailboxes of functions, and names and numbers beside them, are nobody's own."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.desks import is_of_desk

HOTEL: Document = {"email": "rezeption@hof.example", "phone": "+43 1 5550142"}


@pytest.mark.parametrize("name", ["email", "phone"])
def test_desks_mailbox_and_what_is_beside_it(name: str) -> None:
    assert is_of_desk(HOTEL, (name,))
    assert is_of_desk({"texts": HOTEL}, ("texts", name))
    assert is_of_desk([HOTEL], (0, name))


def test_senders_own_stays_whatever_they_call_their_mailbox() -> None:
    assert not is_of_desk({"user": HOTEL}, ("user", "email"))
    assert not is_of_desk({"email": "info@hof.example", "password": "x"}, ("email",))
    assert not is_of_desk({"email": "info@hof.example", "deviceId": "x"}, ("email",))


def test_people_are_no_desks() -> None:
    assert not is_of_desk({"email": "ann@hof.example"}, ("email",))
    assert not is_of_desk({"email": "ann@hof.example", "support": "support@hof.example"}, ("email",))
    assert not is_of_desk({"phone": "1"}, ("phone",))
