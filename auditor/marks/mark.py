"""A mark, and the actions that mean something to the auditor itself."""

from __future__ import annotations

from dataclasses import dataclass

RESERVED = (
    "idle",
    "sync",
    "consent-given",
    "consent-withdrawn",
    "ad-id-reset",
    "incognito-on",
    "incognito-off",
)
"""Actions with a meaning of their own (docs/formats.md); any other word is the person's."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person did at ``time_ns`` (ns since the epoch, UTC): an action such as ``like``, and text if any."""

    time_ns: int
    action: str
    text: str | None = None
