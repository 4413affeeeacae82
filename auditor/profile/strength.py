"""How much it says that a value is met: some are one device's alone, some tell little by themselves, some nothing."""

from __future__ import annotations

import re
from enum import IntEnum

from auditor.profile.load import Indicator

SEPARATORS = str.maketrans("", "", " \t:-_./()\u00a0")
UNMISTAKABLE = 8
"""Characters without separators from which on a value is not met by chance."""
LONG_TEXT = 16
LONG_NUMBER = 10
"""Digits from which on a number is not met by chance."""
CODED = 7
"""Letters and digits from which on a mixed code, such as a model's, is telling."""

PLACEHOLDERS = frozenset(
    "020000000000 000000000000 ffffffffffff 9774d56d682e549c 000000000000000 004999010640000 0123456789abcdef "
    "00000000000000000000000000000000 unknown null none undefined android localhost".split()
)
"""What devices say instead of a value (Android since 6.0 for its MAC, a reset advertising id, emulators)."""

ONE_OF_A_KIND = (
    "identifier.",
    "account.email",
    "account.phone",
    "account.credential",
    "network.bssid",
    "payment.card",
    "vehicle.vin",
    "browsing.url",
    "checkin.qr",
)
"""Data types (or beginnings of them) whose values belong to one device, person or page."""

TEXTS = (
    "content.",
    "interaction.",
    "browsing.",
    "contacts.",
    "checkin.",
    "location.address",
    "account.username",
    "device.name",
    "network.ssid",
    "payment.",
)
"""Data types of free text: as telling as they are long."""


_BARE_SITE = re.compile(r"(?:https?://)?[^/?#]*/?")
_CODE = re.compile(r"[a-z].*\d|\d.*[a-z]")


class Strength(IntEnum):
    """What meeting a value proves: nothing (`EMPTY`), little beside others (`WEAK`), probably, or surely it is ours."""

    EMPTY = 0
    WEAK = 1
    TELLING = 2
    UNIQUE = 3


def compact(text: str) -> str:
    """Lower case without separators, as loose variants are compared."""
    return text.lower().translate(SEPARATORS)


def strength(indicator: Indicator) -> Strength:
    """How much a value says, by its data type, length and variety; places are `UNIQUE`."""
    if indicator.latitude is not None:
        return Strength.UNIQUE
    bare = compact(indicator.value)
    if bare in PLACEHOLDERS or len(set(bare)) < 2:
        return Strength.EMPTY if len(bare) > 1 else Strength.WEAK
    varied = len(bare) >= UNMISTAKABLE and len(set(bare)) >= 4
    if indicator.type.startswith(ONE_OF_A_KIND):
        site = indicator.type == "browsing.url" and _BARE_SITE.fullmatch(indicator.value.strip()) is not None
        common = site or (bare.isdigit() and len(bare) < LONG_NUMBER)
        return (Strength.TELLING if common else Strength.UNIQUE) if varied else Strength.WEAK
    if indicator.type.startswith(TEXTS):
        mixed = varied and len(bare) >= 12 and re.search(r"\d", bare) is not None and not bare.isdigit()
        if mixed or (varied and len(bare) >= LONG_TEXT):
            return Strength.UNIQUE
        return Strength.TELLING if varied else Strength.WEAK
    if indicator.type == "account.name":
        return Strength.TELLING if varied and " " in indicator.value.strip() else Strength.WEAK
    if indicator.type == "network.public-ip":
        return Strength.TELLING if varied or ":" in indicator.value else Strength.WEAK
    coded = len(bare) >= CODED and len(set(bare)) >= 4 and _CODE.search(bare) is not None
    common = indicator.type in ("device.screen", "device.os", "device.language", "account.birthday", "network.local-ip")
    return Strength.TELLING if coded and not common else Strength.WEAK
