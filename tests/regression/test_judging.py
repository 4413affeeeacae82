from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from auditor.regression.judging import judge
from auditor.regression.policy import Entry, Policy, Sent, is_domain

TODAY = date(2026, 6, 1)
SENT = Sent("browsing.url", "xiaomi", "analytics", "miui.com", frozenset({"com.example.app"}), frozenset({"normal"}))


def entry(kind: str = "allow", **given: Any) -> Entry:
    return Entry(**{"kind": kind, "name": "x", "line": 4, "column": 5, **given})


def rulings(*entries: Entry, sent: Sent = SENT, default: str = "unexpected") -> list[str]:
    policy = Policy("policy.yaml", default, entries)  # type: ignore[arg-type]
    return [judgement.ruling for judgement in judge(policy, sent, TODAY)]


@pytest.mark.parametrize(
    ("given", "ruling"),
    [
        ({"data": ("browsing.url",)}, "allowed"),
        ({"data": ("browsing",)}, "allowed"),
        ({"data": ("*",)}, "allowed"),
        ({"data": ("browsing.search",)}, "unexpected"),
        ({"data": ("browsing",), "to": ("xiaomi",)}, "allowed"),
        ({"data": ("browsing",), "to": ("miui.com",)}, "allowed"),
        ({"data": ("browsing",), "to": ("google",)}, "unexpected"),
        ({"data": ("browsing",), "purposes": ("analytics",)}, "allowed"),
        ({"data": ("browsing",), "purposes": ("maps",)}, "unexpected"),
        ({"data": ("browsing",), "apps": ("com.example.app",)}, "allowed"),
        ({"data": ("browsing",), "apps": ("com.example.other",)}, "unexpected"),
        ({"data": ("browsing",), "state": "consent"}, "undecided"),
    ],
)
def test_what_an_entry_covers(given: dict[str, Any], ruling: str) -> None:
    assert rulings(entry(**given)) == [ruling]


def test_consent_as_the_session_knows_it() -> None:
    asked = entry(data=("browsing",), state="consent")
    for states, ruling in (
        ({"consent"}, "allowed"),
        ({"no-consent"}, "unexpected"),
        ({"consent", "no-consent"}, "unexpected"),
    ):
        sent = Sent("browsing.url", None, None, "miui.com", frozenset(), frozenset(states))
        assert rulings(asked, sent=sent) == [ruling]


def test_exception_holds_until_its_last_day() -> None:
    for until, ruling in ((TODAY, "excepted"), (date(2026, 5, 31), "unexpected")):
        assert rulings(entry("exception", data=("browsing",), until=until)) == [ruling]


def test_must_not_is_broken_even_by_what_is_allowed() -> None:
    allowed = entry(data=("browsing",))
    forbidden = entry("must-not", data=("browsing",), state="incognito")
    private = Sent("browsing.url", None, None, "miui.com", frozenset(), frozenset({"incognito", "normal"}))
    assert rulings(allowed, forbidden, sent=private) == ["must-not", "allowed"]
    assert rulings(allowed, forbidden) == ["allowed"]


def test_default() -> None:
    assert rulings() == ["unexpected"]
    assert rulings(default="allowed") == ["allowed"]


def test_domains_are_told_from_ids() -> None:
    assert [is_domain(text) for text in ("example.com", "sub.example.com", "xiaomi", "co.uk")] == [
        True,
        False,
        False,
        False,
    ]
