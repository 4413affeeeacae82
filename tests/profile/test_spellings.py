"""The ways a value is written."""

from __future__ import annotations

import struct
import uuid

from auditor.profile import Indicator
from auditor.profile.spellings import shape_of, spellings


def spelt(type_: str, value: str) -> set[bytes]:
    return {spelling.data for spelling in spellings(Indicator(type_, value))}


def test_hardware_addresses_have_all_separators_and_both_byte_orders() -> None:
    found = spelt("identifier.mac", "3C:5A:B4:01:02:03")
    assert {b"3c:5a:b4:01:02:03", b"3C-5A-B4-01-02-03", b"3c5ab4010203", b"3c5a.b401.0203", b"3c:5a:b4:1:2:3"} <= found
    octets = bytes.fromhex("3c5ab4010203")
    assert {octets, octets[::-1], b"03:02:01:b4:5a:3c"} <= found
    assert {str(int.from_bytes(octets)).encode(), str(int.from_bytes(octets, "little")).encode()} <= found


def test_uuids_are_written_as_text_bytes_and_numbers() -> None:
    known = uuid.UUID("1f0f9c0e-7d5a-4d6f-9b58-0a1b2c3d4e5f")
    found = spelt("identifier.advertising", str(known).upper())
    assert {str(known).encode(), known.hex.encode(), known.bytes, known.bytes_le} <= found
    assert str(uuid.UUID(bytes=known.bytes_le)).encode() in found
    most, least = struct.unpack(">qq", known.bytes)
    assert {str(abs(most)).encode(), str(abs(least)).encode(), str(known.int).encode()} <= found


def test_an_imei_is_written_in_groups_without_check_digit_and_as_bytes() -> None:
    found = spelt("identifier.imei", "490154203237518")
    assert {b"49-015420-323751-8", b"49 015420 323751 8", b"49015420323751", b"490154203237518"} <= found
    number = 490154203237518
    assert {struct.pack(">q", number), struct.pack("<q", number), f"{number:x}".encode()} <= found
    assert bytes.fromhex("94104502237315f8") in found


def test_android_ids_are_numbers_too() -> None:
    found = spelt("identifier.android-id", "8a3f5d686e54912c")
    signed = int.from_bytes(bytes.fromhex("8a3f5d686e54912c"), signed=True)
    assert {str(0x8A3F5D686E54912C).encode(), str(abs(signed)).encode(), bytes.fromhex("8a3f5d686e54912c")} <= found


def test_phone_numbers_are_dialled_in_several_ways() -> None:
    assert {b"+4915112345678", b"004915112345678", b"4915112345678", b"015112345678"} <= spelt(
        "account.phone", "+49 151 12345678"
    )
    assert b"02025550123" in spelt("account.phone", "+1 202 555 0123")
    assert b"017012345" in spelt("account.phone", "+423 17012345")


def test_gmail_passes_over_dots_and_tags() -> None:
    found = spelt("account.email", "Mia.Muster+shop@gmail.com")
    assert {b"mia.muster@gmail.com", b"miamuster@gmail.com", b"miamuster@googlemail.com"} <= found
    assert b"miamuster@mail.example" not in spelt("account.email", "mia.muster@mail.example")


def test_addresses_lose_scheme_slash_and_query() -> None:
    found = spelt("browsing.url", "https://canary.example/Page-7/?q=a-long-secret")
    assert {b"canary.example/Page-7?q=a-long-secret", b"canary.example/Page-7"} <= found


def test_accents_are_composed_and_decomposed() -> None:
    found = spelt("account.name", "Müller")
    assert {"Müller".encode(), "Mu\u0308ller".encode(), "MÜLLER".encode(), b"M\xfcller"} <= found


def test_shapes() -> None:
    assert [shape_of(text) for text in ("+491511", "3c5ab4010203", "face", "mia")] == ["digits", "hex", "text", "text"]
