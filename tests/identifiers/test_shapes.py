from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.identifiers.shapes import LONGEST, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77", "uuid"),
        ("{6F9B1C2E-70AA-4C1D-9B53-0D2F4B8E1A77}", "uuid"),
        ("9774d56d682e549c", "hex"),
        ("8f14e45fceea167a5a36dedd4bea2543", "hex"),
        ("6000000135790246813", "digits"),
        ("490154203237518", "digits"),
        ("GA1.2.1281782721.1612375473", "digits"),
        ("fb.1.1596403881668.1116446470", "digits"),
        ("e5MKLJp8QGi6-NUMLkUOMm", "mixed"),
        ("XZf1ae8cfc-e5ab-4829-8135-be9eec226c98", "uuid"),
    ],
)
def test_identifiers_have_the_shape(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "00000000-0000-0000-0000-000000000000",
        "00000000000000000000000000000000",
        "1772366400",
        "1772366400123",
        "1772366400123456",
        "1772366400123456789",
        "20260301120000",
        "2026-03-01T12:00:00.000Z",
        "12.4.1-beta.20260301",
        "v3.14.15926535897",
        "com.example.app.production",
        "https://cdn.example/6f9b1c2e70aa4c1d9b53",
        "application/x-www-form-urlencoded",
        "192.168.100.200:8080",
        "internationalisation",
        "checkout-button-primary-large",
        "main.8f14e45fceea167a.js",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NyJ9",
        "1000000000000000000",
        "12345",
        "Pixel 7 Pro (6f9b1c2e70aa4c1d)",
    ],
)
def test_what_is_no_identifier_does_not(text: str) -> None:
    assert kind_of(text) is None


@given(st.text(max_size=LONGEST + 20))
@settings(deadline=None)
def test_any_text_is_judged_without_an_error(text: str) -> None:
    assert kind_of(text) in (None, "uuid", "hex", "digits", "mixed")


@given(st.uuids(version=4))
@settings(deadline=None)
def test_every_random_uuid_has_the_shape(value: object) -> None:
    assert kind_of(str(value)) == "uuid"
