"""Values that stand where a datum would and are none: *unknown*, an id of zeros, a placeholder nobody filled in."""

from __future__ import annotations

from functools import lru_cache

from auditor.rules.patterns import Pattern

_WORDS = frozenset(
    "null nil none undefined unknown nan n/a (null) <null> (unknown) <unknown> <none> (none) (not set) unavailable "
    "-- notavailable not_available <redacted> [redacted] redacted <hidden>".split()
) | {"", "not set", "(not set)", "not available", "<unknown ssid>"}
_TYPED = ("browsing.", "content.", "interaction.", "checkin.")
"""Categories of which some are a person's own words, whatever these say."""
_IDS = ("identifier.", "network.bssid", "network.ssid", "account.", "payment.")
_EMPTY_ID = Pattern(r"(?:0x)?[0:.-]+|[fF:-]{8,}|02:?00:?00:?00:?00:?00|9774d56d682e549c|[xX*-]{4,}")
"""Zeros (advertising ids that were switched off), the address Android shows instead of one's own, and the id every
device of a faulty Android 2.2 had (developer.android.com, "Changes to device identifiers"; Android issue 10603)."""
_UNFILLED = Pattern(
    r"\$?\{\{?[\w.:-]{1,60}\}?\}|\[[A-Z][A-Z0-9_]{2,40}\]|%%[A-Z][A-Z0-9_]{1,40}%%|__[A-Z][A-Z0-9_]{1,40}__"
)
"""Macros of advertising, as in VAST 4 (section 6) and DCM."""
_NOWHERE = Pattern(r"-?0(?:\.0*)?[,; ]+-?0(?:\.0*)?")
_LONGEST, _LONGEST_WORD = 64, max(map(len, _WORDS))
_BEGINS = frozenset("0fF:.-9xX*$[{%_")
"""What values that say nothing, and are no words, begin with."""


def says_nothing(data_type: str, value: str) -> bool:
    """Whether ``value`` is no value of this data type but stands for there being none."""
    if len(value) > _LONGEST or (len(value) > _LONGEST_WORD and value[0] not in _BEGINS and not value[0].isspace()):
        return False
    return _absent(data_type, value)


@lru_cache(maxsize=16_384)
def _absent(data_type: str, value: str) -> bool:
    text = value.strip()
    if not data_type.startswith(_TYPED) and text.casefold() in _WORDS:
        return True
    if data_type.startswith(_IDS) and _EMPTY_ID.fullmatch(text) is not None:
        return True
    if data_type.startswith("location.") and _NOWHERE.fullmatch(text) is not None:
        return True
    return _UNFILLED.fullmatch(text) is not None
