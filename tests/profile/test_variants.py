"""The forms a known value is looked for in."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.profile import Indicator
from auditor.profile.variants import variants

MAIL = "Mia@Mail.example"


def found(value: str, type_: str = "identifier.x") -> dict[bytes, str]:
    """Lower-case bytes looked for, and the forms they are."""
    return {variant.data.lower(): variant.form for variant in variants(Indicator(type_, value))}


def test_hashes_cover_case_and_separators() -> None:
    forms = found(f" {MAIL}", "account.email")
    for text in (MAIL, MAIL.lower(), MAIL.upper()):
        for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_512"):
            assert hashlib.new(name, text.encode()).hexdigest().encode() in forms
    mac = found("3C:5A:B4:01:02:03", "identifier.mac")
    for text in ("3c5ab4010203", "3C5AB4010203", "3c:5a:b4:01:02:03", "3c-5a-b4-01-02-03"):
        assert hashlib.md5(text.encode()).hexdigest().encode() in mac


def test_forms_say_what_was_done() -> None:
    forms = found(MAIL, "account.email")
    digest = hashlib.sha256(MAIL.lower().encode()).digest()
    assert forms[digest.hex().encode()] == "SHA-256 of {} in lower case"
    assert forms[base64.b64encode(digest).rstrip(b"=").lower()] == "SHA-256 of {} in lower case, base64"
    twice = hashlib.sha256(hashlib.sha1(MAIL.lower().encode()).hexdigest().encode()).hexdigest()
    assert forms[twice.encode()] == "SHA-256 of SHA-1 of {} in lower case"


def test_encodings_nest_two_deep() -> None:
    forms = found(MAIL, "account.email")
    text = MAIL.encode()
    for wanted in (
        base64.b64encode(hashlib.md5(text).hexdigest().encode())[:-4],
        quote(quote(MAIL)).encode(),
        base64.b64encode(quote(MAIL).encode())[:-4],
        base64.b64encode(text.hex().encode())[:-4],
        base64.b64encode(text).hex().encode()[:-8],
    ):
        assert any(wanted.lower() in form or form in wanted.lower() for form in forms if len(form) > 12), wanted


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=7), st.binary(max_size=7))
def test_base64_is_found_at_every_alignment(before: bytes, after: bytes) -> None:
    sent = base64.b64encode(before + MAIL.encode() + after).lower()
    assert any(data in sent for data, form in found(MAIL, "account.email").items() if form.endswith(", base64"))


def test_weak_values_have_few_forms_and_placeholders_none() -> None:
    assert len(variants(Indicator("device.model", "Pixel 7"))) < 10
    assert variants(Indicator("identifier.mac", "02:00:00:00:00:00")) == []
    assert variants(Indicator("identifier.advertising", "00000000-0000-0000-0000-000000000000")) == []


def test_places_have_no_texts() -> None:
    assert variants(Indicator("location.coordinates", "1.5,2.5", None, 1.5, 2.5)) == []


@pytest.mark.parametrize("type_", ["account.email", "identifier.serial", "browsing.url", "content.message"])
def test_no_variant_comes_twice(type_: str) -> None:
    every = [(variant.data, variant.exact) for variant in variants(Indicator(type_, "https://Mia.example/Grüße 77"))]
    assert len(every) == len(set(every))
