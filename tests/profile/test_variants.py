"""The forms a known value is looked for in."""

from __future__ import annotations

import hashlib

from auditor.profile import Indicator
from auditor.profile.variants import variants


def texts(value: str) -> set[str]:
    return {variant.text for variant in variants(Indicator("identifier.x", value))}


def test_separators_may_differ() -> None:
    assert {"3c:5a:b4:01:02:03", "3c5ab4010203"} <= texts("3C:5A:B4:01:02:03")
    assert "1f0f9c0e7d5a4d6f9b580a1b2c3d4e5f" in texts("1F0F9C0E-7D5A-4D6F-9B58-0A1B2C3D4E5F")


def test_phone_numbers_are_dialled_in_several_ways() -> None:
    assert {"004915112345678", "4915112345678", "015112345678"} <= texts("+49 151 12345678")
    assert "02025550123" in texts("+1 202 555 0123")
    assert "017012345" in texts("+423 17012345")


def test_hashes_cover_case_and_separators() -> None:
    mail = "Mia@Mail.example"
    for text in (mail, mail.lower()):
        for algorithm in ("md5", "sha1", "sha256"):
            assert hashlib.new(algorithm, text.encode()).hexdigest() in texts(f" {mail}")
    assert hashlib.md5(b"3c5ab4010203").hexdigest() in texts("3C:5A:B4:01:02:03")


def test_addresses_are_looked_for_without_scheme_and_slash() -> None:
    assert "canary.example/page-7?a=1" in texts("https://canary.example/Page-7/?a=1")


def test_places_have_no_texts() -> None:
    assert variants(Indicator("location.coordinates", "1.5,2.5", None, 1.5, 2.5)) == []
