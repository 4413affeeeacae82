"""Whose an object is, is told by its members and by those beside it."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.members import is_invited, told_beside, told_by

ARTICLE: dict[str, Document] = {"headline": "Flut", "author": "Ann", "published": "2024"}


@pytest.mark.parametrize(
    ("category", "holder"),
    [
        ("location", ARTICLE),
        ("account", {"hotelName": "Hof", "hotelCode": "V1", "street": "Ring 4"}),
        ("apps", {"package": "a.b", "installs": "5", "developer": "x"}),
        ("device", {"model": "x", "rack": "4", "load": "1"}),
        ("network", {"impressions": "5", "clicks": "1", "ip": "x"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_records_of_others_are_told_by_their_members(category: str, holder: dict[str, Document]) -> None:
    assert told_by(holder, category)


def test_what_says_nothing_of_a_category_is_not_told() -> None:
    assert not told_by(ARTICLE, "watch")
    assert not told_by({"lat": "1", "lon": "2"}, "location")


def test_some_holders_are_told_by_what_is_beside_them() -> None:
    inner: Document = {"model": "x"}
    assert told_beside("host", {"host": inner, "rack": "1"}, inner, "device", named=False)
    assert told_beside("host", {"host": inner}, inner, "device", named=False) is False
    assert told_beside("driver", {"driver": inner, "fare": "1"}, inner, "account", named=False)
    assert told_beside("device", {"device": inner}, inner, "device", named=False) is None


def test_guests_of_a_programme_are_invited_and_those_of_a_house_are_not() -> None:
    assert is_invited("guest", {"guest": {}, "chapters": []}, "account")
    assert not is_invited("guest", {"guest": {}, "room": "4"}, "account")


def test_who_says_why_a_child_is_absent_is_the_sender_and_no_contact() -> None:
    excuse: dict[str, Document] = {"guardian": {"name": "Ida"}, "reason": "Fieber"}
    assert told_beside("guardian", excuse, excuse["guardian"], "contacts", named=False)
    assert told_beside("guardian", excuse, excuse["guardian"], "account", named=True) is False
    assert told_beside("guardian", {"guardian": {}, "class": "4b"}, {}, "contacts", named=False) is None


def test_who_sends_a_parcel_is_not_who_sends_the_message() -> None:
    sender: dict[str, Document] = {"name": "Buchladen Eule"}
    assert told_beside("sender", {"tracking": "00340", "sender": sender}, sender, "account", named=False)
    assert not told_beside("sender", {"text": "hi", "sender": sender}, sender, "account", named=False)
