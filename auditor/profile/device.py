"""What readings of a device have in common: which values are worth keeping, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.profile.load import Indicator
from auditor.profile.strength import Strength, strength

SHORTEST = 2
LONGEST = 256
_NOTHING = frozenset(("unknown", "<unknown ssid>", "null", "none", "n/a", "default", "not_ready", "true", "false"))


def worth_keeping(found: Iterable[Indicator]) -> list[Indicator]:
    """Each value once for a type, in order, without placeholders and what says nothing."""
    kept: dict[tuple[str, str], Indicator] = {}
    for each in found:
        text = each.value.strip()
        if SHORTEST <= len(text) <= LONGEST and text.lower() not in _NOTHING and strength(each) > Strength.EMPTY:
            kept.setdefault((each.type, text.lower()), each)
    return list(kept.values())


def equipment(digits: str) -> str | None:
    """The data type of a number of a phone or SIM: IMEI, IMSI, SIM serial (ITU-T E.118) or phone number, else None."""
    if re.fullmatch(r"\+\d{7,15}", digits):
        return "account.phone"
    if not digits.isascii() or not digits.isdigit():
        return None
    if len(digits) in (19, 20) and digits.startswith("89"):
        return "identifier.iccid"
    if len(digits) == 15:
        return "identifier.imei" if checks(digits) else "identifier.imsi"
    return None


def checks(digits: str) -> bool:
    """Whether the last digit of an IMEI or card number is right (Luhn's formula, ISO/IEC 7812-1, annex B)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        double = int(digit) * (1 + at % 2)
        total += double - 9 if double > 9 else double
    return total % 10 == 0


def from_table(table: Iterable[tuple[str, str, str]], values: Iterable[tuple[str, str]]) -> Iterable[Indicator]:
    """Indicators of what a table of (key, data type, label) knows; in order of the table."""
    known: dict[str, list[str]] = {}
    for key, value in values:
        known.setdefault(key, []).append(value)
    for key, type_, label in table:
        for value in known.get(key, ()):
            yield Indicator(type_, value.strip(), label)
