from __future__ import annotations

import json
import re
from ipaddress import ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.redaction.placeholders import Placeholders, is_local


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("mia.muster@example.org", r"[a-z]{3}\.[a-z]{6}@[a-z]{7}\.[a-z]{3}"),
        ("+49 1555 0123456", r"\+\d\d \d{4} \d{7}"),
        ("3C:5A:B4:01:02:03", r"\d[A-F]:\d[A-F]:[A-F]\d:\d\d:\d\d:\d\d"),
        ("Mia Müster", r"[A-Z][a-z]{2} [A-Z][a-z]{5}"),
        ("https://example.org/a?b=1", r"https://[a-z]{7}\.[a-z]{3}/[a-z]\?[a-z]=\d"),
    ],
)
def test_stand_in_has_the_shape_of_the_value(placeholders: Placeholders, value: str, shape: str) -> None:
    shown = placeholders.text(value)
    assert shown != value
    assert re.fullmatch(shape, shown)


def test_same_key_same_stand_in_and_another_key_another(placeholders: Placeholders) -> None:
    value = "38400000-8cf0-11bd-b23e-10b96e40000d"
    assert placeholders.text(value) == Placeholders(b"k" * 32).text(value)
    assert placeholders.text(value) != Placeholders(b"l" * 32).text(value)


def test_spellings_of_one_value_keep_belonging_together(placeholders: Placeholders) -> None:
    plain, bare = placeholders.text("3c:5a:b4:01:02:03"), placeholders.text("3C5AB4010203")
    assert plain.replace(":", "").upper() == bare


@settings(deadline=None)
@given(st.text(min_size=1))
def test_length_stays_and_no_letter_or_digit_value_is_its_own_stand_in(value: str) -> None:
    shown = Placeholders(b"k" * 32).text(value)
    assert len(shown) == len(value)
    if any(char.isalnum() for char in value) and not value.lower().startswith(("http://", "https://")):
        assert shown != value


@settings(deadline=None)
@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_stand_in_of_a_number_is_a_number(value: float) -> None:
    written = json.dumps(value)
    shown = Placeholders(b"k" * 32).number(written)
    json.loads(shown)
    assert len(shown) == len(written)


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.168.1.23", "192.168."), ("10.0.0.2", "10."), ("91.12.3.4", "198."), ("fe80::1", "fe80::"),
     ("2a02::9", "2001:db8:")],
)  # fmt: skip
def test_address_stays_in_a_network_of_its_kind(placeholders: Placeholders, address: str, network: str) -> None:
    shown = placeholders.address(ip_address(address))
    assert str(shown).startswith(network)
    assert str(shown) != address
    assert placeholders.address(ip_address(address)) == shown


def test_no_two_addresses_become_one(placeholders: Placeholders) -> None:
    shown = {str(placeholders.address(ip_address(f"192.168.{n // 250}.{n % 250}"))) for n in range(3000)}
    assert len(shown) == 3000


def test_hardware_addresses_become_local_ones_and_groups_stay(placeholders: Placeholders) -> None:
    shown = placeholders.mac(bytes.fromhex("3c5ab4010203"))
    assert shown[0] == 2
    assert shown[1:] != bytes.fromhex("5ab4010203")
    assert placeholders.mac(b"\xff" * 6) == b"\xff" * 6
    assert placeholders.mac(bytes.fromhex("01005e0000fb")) == bytes.fromhex("01005e0000fb")
    neighbour = placeholders.mac(bytes.fromhex("3333ff010203"))
    assert neighbour[:3] == b"\x33\x33\xff"
    assert neighbour[3:] != bytes.fromhex("010203")


@pytest.mark.parametrize(
    ("address", "local"),
    [("192.168.0.1", True), ("100.64.1.1", True), ("fd12::1", True), ("8.8.8.8", False), ("203.0.113.1", False)],
)
def test_private_networks_are_local(address: str, local: bool) -> None:
    assert is_local(ip_address(address)) is local
