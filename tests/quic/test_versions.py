"""Versions by number."""

from __future__ import annotations

from auditor.quic.versions import dialects, google_name, is_reserved, version_name


def test_versions_have_the_names_people_know() -> None:
    assert version_name(1) == "QUIC v1"
    assert version_name(0x6B3343CF) == "QUIC v2"
    assert version_name(0xFF00001D) == "QUIC draft-29"
    assert version_name(0xFF000009) == "QUIC draft-9"
    assert version_name(0xFACEB002) == "QUIC mvfst 0xfaceb002"
    assert version_name(0x51303436) == "Google QUIC Q046"
    assert version_name(0x12345678) == "QUIC version 0x12345678"


def test_reserved_versions_are_recognised() -> None:
    assert is_reserved(0x1A2A3A4A)
    assert not is_reserved(1)


def test_reserved_versions_may_be_protected_as_any_that_clients_spoke() -> None:
    assert [dialect.name for dialect in dialects(0x1A2A3A4A)] == ["QUIC v1", "QUIC draft-29", "QUIC draft-27"]
    assert [dialect.name for dialect in dialects(1)] == ["QUIC v1"]
    assert dialects(0x12345678) == ()


def test_only_tags_of_google_are_taken_for_google() -> None:
    assert google_name(b"T051") == "Google QUIC T051"
    assert google_name(b"QUIC") is None
    assert google_name(b"") is None
