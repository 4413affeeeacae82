"""A key, stand-ins under it, and what is known of an invented person."""

from __future__ import annotations

import pytest

from auditor.profile import Indicator
from auditor.redaction.known import Known
from auditor.redaction.placeholders import Placeholders

OWN = (
    Indicator("account.email", "mia.muster@example.org"),
    Indicator("account.phone", "+4915550123456"),
    Indicator("identifier.imei", "490154203237518"),
    Indicator("identifier.mac", "3c:5a:b4:01:02:03"),
    Indicator("identifier.advertising", "38400000-8cf0-11bd-b23e-10b96e40000d"),
    Indicator("content.message", "the purple canary sings at dawn"),
    Indicator("browsing.url", "https://klinik.example.net/sprechstunde/schlafstoerungen"),
)


@pytest.fixture(scope="session")
def placeholders() -> Placeholders:
    return Placeholders(b"k" * 32)


@pytest.fixture(scope="session")
def own() -> tuple[Indicator, ...]:
    return OWN


@pytest.fixture(scope="session")
def known(placeholders: Placeholders) -> Known:
    found = (Indicator("account.username", "mia_origami_77"), Indicator("device.language", "de"))
    return Known(placeholders, OWN, found, [("language", "de"), ("duration", "8620")])
