"""Which values of a device are kept."""

from __future__ import annotations

import pytest

from auditor.profile import Indicator
from auditor.profile.device import checks, equipment, from_table, worth_keeping


@pytest.mark.parametrize(
    ("digits", "type_"),
    [
        ("490154203237518", "identifier.imei"),
        ("262011234567890", "identifier.imsi"),
        ("8949020000123456789", "identifier.iccid"),
        ("+4915550123456", "account.phone"),
        ("12345", None),
        ("4901542032375١8", None),
    ],
)
def test_numbers_are_told_apart(digits: str, type_: str | None) -> None:
    assert equipment(digits) == type_


def test_check_digits() -> None:
    assert checks("490154203237518")
    assert not any(checks(f"49015420323751{digit}") for digit in "012345679")


def test_placeholders_and_repetitions_are_left_out() -> None:
    kept = worth_keeping(
        Indicator(type_, value)
        for type_, value in (
            ("identifier.serial", "unknown"),
            ("identifier.mac", "02:00:00:00:00:00"),
            ("device.name", "x"),
            ("device.name", "Mias Telefon"),
            ("device.name", "mias telefon"),
            ("device.model", "x" * 300),
        )
    )
    assert [each.value for each in kept] == ["Mias Telefon"]


def test_a_table_orders_what_it_knows() -> None:
    table = (("b", "device.model", "second"), ("a", "device.name", "first"))
    found = list(from_table(table, [("a", "one"), ("x", "no"), ("b", "two")]))
    assert found == [Indicator("device.model", "two", "second"), Indicator("device.name", "one", "first")]
