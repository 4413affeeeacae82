"""How much a value says."""

from __future__ import annotations

import pytest

from auditor.profile import Indicator
from auditor.profile.strength import Strength, strength


@pytest.mark.parametrize(
    ("type_", "value", "wanted"),
    [
        ("identifier.imei", "490154203237518", Strength.UNIQUE),
        ("account.email", "mia.muster@mail.example", Strength.UNIQUE),
        ("browsing.search", "purple canary 7351", Strength.UNIQUE),
        ("content.message", "the purple canary sings at dawn", Strength.UNIQUE),
        ("browsing.url", "https://canary.example/page-7", Strength.UNIQUE),
        ("browsing.url", "https://www.canary.example/", Strength.TELLING),
        ("identifier.user", "1234567890", Strength.UNIQUE),
        ("identifier.user", "20240301", Strength.TELLING),
        ("device.model", "SM-G991B", Strength.TELLING),
        ("account.name", "Mia Muster", Strength.TELLING),
        ("browsing.search", "weather ulm", Strength.TELLING),
        ("device.model", "Pixel 7", Strength.WEAK),
        ("device.screen", "1080x2400", Strength.WEAK),
        ("device.language", "en", Strength.WEAK),
        ("account.name", "Mia", Strength.WEAK),
        ("network.local-ip", "192.168.178.23", Strength.WEAK),
        ("identifier.session", "1234", Strength.WEAK),
        ("identifier.mac", "02:00:00:00:00:00", Strength.EMPTY),
        ("identifier.advertising", "00000000-0000-0000-0000-000000000000", Strength.EMPTY),
        ("identifier.android-id", "9774d56d682e549c", Strength.EMPTY),
        ("identifier.serial", "unknown", Strength.EMPTY),
    ],
)
def test_strength_follows_type_length_and_variety(type_: str, value: str, wanted: Strength) -> None:
    assert strength(Indicator(type_, value)) is wanted


def test_places_are_unmistakable() -> None:
    assert strength(Indicator("location.coordinates", "1.5,2.5", None, 1.5, 2.5)) is Strength.UNIQUE
