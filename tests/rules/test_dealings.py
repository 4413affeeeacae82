"""Whom those who work with an app deal with is not who sends."""

from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.rules.dealings import is_dealt_with, told_by_dealing

Holder = dict[str, Document]
POST: Holder = {"text": "You are all wrong", "author": {"uid": "u-1"}}


@pytest.mark.parametrize(
    ("name", "holder", "category"),
    [
        ("reported", {"reported": {"user": {"name": "Lena Vogt"}}, "reason": "spam"}, "account"),
        ("target", {"me": "hz-1", "target": {"name": "Paula", "age": "31"}}, "account"),
        ("contact", {"agent": {"email": "olga@desk.example"}, "contact": {"name": "Ralf Berger"}}, "location"),
        ("incident", {"incident": {"host": "db-03", "ip": "10.0.4.7"}}, "network"),
        ("account", {"rep": "r-1", "account": {"company": "Beispiel GmbH", "phone": "1"}}, "account"),
    ],
)
def test_whom_the_sender_deals_with_is_somebody_else(name: str, holder: Holder, category: str) -> None:
    assert is_dealt_with(name, holder, holder[name], category)


@pytest.mark.parametrize(
    ("name", "holder", "category"),
    [
        ("contact", {"agent": {"name": "curl", "version": "8"}, "contact": {"name": "Ralf Berger"}}, "account"),
        ("contact", {"contact": {"name": "Ralf Berger"}}, "account"),
        ("account", {"account": {"company": "Beispiel GmbH", "phone": "1"}}, "account"),
        ("incident", {"incident": {"lat": "48.4", "lon": "9.98"}}, "location"),
        ("reported", {"reported": {"text": "x"}}, "content"),
    ],
)
def test_where_nobody_deals_with_anybody_nothing_is_said(name: str, holder: Holder, category: str) -> None:
    assert not is_dealt_with(name, holder, holder[name], category)


def test_words_a_moderator_judges_are_their_authors() -> None:
    judged: Holder = {"moderator": {"uid": "mod-12"}, "item": POST, "verdict": "remove"}
    assert told_by_dealing("item", judged, POST, "interaction", named=False) is True
    assert told_by_dealing("moderator", judged, judged["moderator"], "identifier", named=True) is False


def test_words_nobody_judges_may_be_the_senders_own() -> None:
    assert told_by_dealing("item", {"item": POST}, POST, "interaction", named=False) is None
    nobody: Holder = {"moderator": {"uid": "mod-12"}}
    assert told_by_dealing("moderator", nobody, nobody["moderator"], "identifier", named=True) is None
