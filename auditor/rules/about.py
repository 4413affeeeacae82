"""Whom or what data of a category can be about that is not the sender's own, and what names of limits say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from auditor.rules.holders import Subject

_REMEMBERED = 512
_NOT_ASKED = frozenset("location.wifi device.user-agent device.sensors".split())
_NOBODY: frozenset[Subject] = frozenset()
_PARCELS = frozenset((Subject.PARCEL,))
_MADE_UP = frozenset((Subject.MADE_UP,))
_ANYBODY = _MADE_UP | {Subject.AROUND, Subject.PERSON, Subject.THING, Subject.CONTENT}
_OTHERS: Mapping[str, frozenset[Subject]] = MappingProxyType(
    {
        "account": _ANYBODY
        | {Subject.SELLER, Subject.DESK, Subject.COMPANY, Subject.PLACE, Subject.PET, Subject.FLEET, Subject.MACHINE}
        | {Subject.CONFIG},
        "location": _ANYBODY | {Subject.CONFIG, Subject.SELLER, Subject.PLACE, Subject.MACHINE, Subject.FLEET},
        "device": _ANYBODY | {Subject.MACHINE, Subject.GEAR, Subject.FLEET, Subject.COMPANY},
        "identifier": _MADE_UP | {Subject.PERSON, Subject.MACHINE, Subject.FLEET},
        "vehicle": _ANYBODY | {Subject.PLACE, Subject.FLEET},
        "health": _MADE_UP | {Subject.PET, Subject.CONTENT, Subject.AROUND, Subject.PARCEL},
        "network": _MADE_UP | {Subject.MACHINE},
        "home": _MADE_UP | {Subject.CONTENT},
        "watch": _MADE_UP | {Subject.GUIDE},
        "contacts": _MADE_UP
        | {Subject.THING, Subject.CONFIG, Subject.DESK, Subject.SELLER, Subject.PLACE, Subject.AROUND},
        "payment": _MADE_UP,
        "apps": _MADE_UP,
        "browsing": _MADE_UP | {Subject.CONTENT},
        "interaction": _MADE_UP,
        "content": _MADE_UP,
        "checkin": _MADE_UP,
    }
)
"""Whom or what data of a category can be about that is not the sender's own."""
_IN_LISTS: Mapping[str, frozenset[Subject]] = MappingProxyType(
    {"checkin": frozenset((Subject.PLACE,)), "health": frozenset((Subject.PERSON,))}
)
"""What is so of lists alone: of places there are, a person checks in at one."""

_LIMITS = frozenset(("min", "max", "minimum", "maximum"))
_LIMITED = frozenset("device.screen device.os apps.version device.battery device.volume device.brightness".split())
_STANDARD = frozenset(
    "network.local-ip network.ssid network.bssid location.coordinates location.approximate device.language".split()
)


def asked(data_type: str) -> bool:
    """Whether data of this type is only the sender's own, so that somebody else's has to be told from it."""
    return data_type.partition(".")[0] in _OTHERS and data_type not in _NOT_ASKED


@lru_cache(_REMEMBERED)
def others_of(data_type: str) -> frozenset[Subject]:
    """What data of a type may be about that is not the sender's own."""
    return _OTHERS[data_type.partition(".")[0]] if data_type != "location.cell" else _MADE_UP


def is_for_good(said: frozenset[Subject], others: frozenset[Subject], category: str, *, many: bool) -> bool:
    """Whether what a name says of a holder holds for all in it: of lists, and of what nobody has."""
    if Subject.MADE_UP in said:
        return True
    return many and bool((said - _PARCELS) & (others | _IN_LISTS.get(category, _NOBODY))) and Subject.OWN not in said


def is_limit(word: str, data_type: str) -> bool:
    """Whether a word before a name makes it a limit or a default rather than how something is."""
    return (word in _LIMITS and data_type in _LIMITED) or (word == "default" and data_type in _STANDARD)


def is_default(words: tuple[str, ...], data_type: str) -> bool:
    """Whether words of a name make it one of defaults."""
    return data_type in _STANDARD and words[:1] == ("default",)
