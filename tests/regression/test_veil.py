from __future__ import annotations

import pytest

from auditor.profile import Indicator, Profile
from auditor.regression.veil import veil_of

PROFILE = Profile(
    (Indicator("account.name", "Anna Musterfrau"), Indicator("network.ssid", "log"), Indicator("x.y", "02:1A:2b"))
)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("annamusterfrau", True),
        ("www.anna-musterfrau", True),
        ("MUSTERFRAU", True),
        ("anna", False),
        ("log", True),
        ("app_log", False),
        ("021a2b", True),
        ("", False),
    ],
)
def test_values_are_hidden_whatever_their_case_and_separators(text: str, hidden: bool) -> None:
    assert veil_of(PROFILE)(text) is hidden


def test_without_a_profile_nothing_is_hidden() -> None:
    assert not veil_of(None)("annamusterfrau")
    assert not veil_of(Profile(()))("annamusterfrau")
