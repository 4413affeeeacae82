"""Checks a profile beyond its schema: what would be found nowhere or everywhere, and who can read the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from auditor.errors import OwnFileError, ProfileError
from auditor.profile.device import checks
from auditor.profile.load import Indicator, read_values
from auditor.profile.strength import Strength, compact, strength
from auditor.profile.write import TEMPLATE
from auditor.rules.yaml_nodes import Faults

_MAC = re.compile(r"[0-9a-f]{12}")
_UUID = re.compile(r"[0-9a-f]{32}")


def lint(path: Path, types: Collection[str]) -> tuple[list[OwnFileError], Counter[Strength]]:
    """All faults of a profile, and how many of its values say how much. UsageError if it cannot be read."""
    faults = Faults(ProfileError)
    seen: dict[tuple[str, str], int] = {}
    strengths: Counter[Strength] = Counter()
    found = read_values(path, faults, types)
    if not faults.found:
        if path.stat().st_mode & 0o077:
            faults.add(str(path), 1, 1, f"others can read this file; keep it to yourself: chmod 600 {path}")
        for indicator, place in found:
            strengths[strength(indicator)] += 1
            key = indicator.type, compact(indicator.value)
            if key in seen and indicator.latitude is None:
                place.fault(f"this value is there already, in line {seen[key]}; remove one")
            seen.setdefault(key, place.line)
            message = fault_of(indicator)
            if message is not None:
                place.fault(message)
    return faults.found, strengths


def fault_of(indicator: Indicator) -> str | None:
    """What is wrong with a value, and how to mend it; None if nothing is."""
    bare = compact(indicator.value)
    if indicator.latitude is not None:
        return None if indicator.type.startswith(("location.", "checkin.", "home.")) else "only locations are places"
    if indicator.type == "location.coordinates":
        return "coordinates are value: [latitude, longitude], without quotes"
    if strength(indicator) is Strength.EMPTY:
        return "this is no value of one device but what many say instead of one; remove it"
    if len(indicator.value) >= 12 and f'"{indicator.value}"' in TEMPLATE:
        return "this is the example of the template; put your own value here"
    if indicator.type == "account.phone" and not re.fullmatch(r"\+[1-9]\d{6,14}", bare):
        return "a phone number begins with + and the country code, such as +4915550123456"
    if indicator.type == "account.email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", indicator.value):
        return "this is no e-mail address"
    if indicator.type == "identifier.imei" and re.fullmatch(r"\d{15}", bare) and not checks(bare):
        return "the check digit of this IMEI is wrong; is there a typing error?"
    if indicator.type in ("identifier.mac", "network.bssid") and _MAC.fullmatch(bare) is None:
        return "a hardware address is six pairs of hexadecimal digits, such as 00:00:5e:00:53:01"
    if indicator.type == "identifier.advertising" and _UUID.fullmatch(bare) is None:
        return "an advertising id is a UUID, such as 38400000-8cf0-11bd-b23e-10b96e40000d"
    return None
