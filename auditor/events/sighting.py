"""What events are made of: each telling of an act as it was sent, and the event that grows out of its tellings."""

from __future__ import annotations

from msgspec import Struct, field

from auditor.model import SECOND, EventDraft

FindingKey = tuple[str, str, str | None, str, str | None, str, tuple[str, ...], str]
"""Type, detector, rule, host, app, where, path template, value: what tells findings apart."""

PER_UNIT = {"ns": 1, "us": 1_000, "ms": 1_000_000, "s": SECOND, "min": 60 * SECOND, "h": 3600 * SECOND}
"""Nanoseconds of each unit an amount of time may have."""

LONGEST_NS = 2**63 - 1
"""292 years; what is said to have taken longer is no length of time."""


class EventSighting(Struct, frozen=True):
    """A rule's event draft with when and where it was sent, and the finding it belongs to.

    ``input`` and ``exchange`` number the request that told it.
    """

    draft: EventDraft
    sent_ns: int
    host: str
    recipient: str | None
    rule: str | None
    finding: FindingKey
    input: int = 0
    exchange: int = 0

    @property
    def told_to(self) -> str:
        """Whom it was told: the recipient a rule names, else the host."""
        return self.recipient or self.host


class EventTally(Struct):
    """One event while it grows: what is said of it, when it was first sent, to whom, and the findings that say it.

    ``low`` and ``high`` bound an inferred amount; ``reason`` says in words what was concluded, and from what,
    ``doubt`` what speaks against what was sent.
    """

    draft: EventDraft
    sent_ns: int
    host: str
    recipient: str | None
    findings: list[FindingKey] = field(default_factory=list)
    inferred: bool = False
    input: int = 0
    low: float | None = None
    high: float | None = None
    replayed: bool = False
    reason: list[str] = field(default_factory=list)
    doubt: list[str] = field(default_factory=list)

    @property
    def time_ns(self) -> int:
        """When it happened as far as one knows: as the payload says, else when it was sent."""
        return self.sent_ns if self.draft.time_ns is None else self.draft.time_ns

    @property
    def told_to(self) -> str:
        """Whom it was told: the recipient a rule names, else the host."""
        return self.recipient or self.host


def length_ns(amount: float | None, unit: str | None) -> int | None:
    """An amount of time in nanoseconds; None where it is none (or over `LONGEST_NS`), or its unit is none of time."""
    scale = PER_UNIT.get(unit or "")
    if amount is None or scale is None:
        return None
    length = amount * scale
    return int(length) if abs(length) <= LONGEST_NS else None
