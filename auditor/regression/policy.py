"""A policy: what may go where and why, what must never, what is put up with for a time, and what is declared."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from auditor.recipients import registrable_domain

Kind = Literal["allow", "exception", "must-not"]
EVERYTHING = "*"


class Sent(Struct, frozen=True):
    """What a policy judges: a data type that goes to a recipient (id, purpose, domain), by apps, in states."""

    type: str
    recipient: str | None
    purpose: str | None
    domain: str
    apps: frozenset[str]
    states: frozenset[str]


class Entry(Struct, frozen=True):
    """One entry of a policy; an empty tuple asks for nothing. ``state`` is one of the timeline's states or None.

    ``line`` and ``column`` are its place in the file, ``name`` what messages call it.
    """

    kind: Kind
    name: str
    line: int
    column: int
    data: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    state: str | None = None
    because: str = ""
    until: date | None = None

    def concerns(self, sent: Sent) -> bool:
        """Whether data, recipient, purpose and app fit; states are judged apart."""
        return (
            _fits(self.data, (sent.type, sent.type.partition(".")[0]))
            and _fits(self.to, (sent.recipient, sent.domain))
            and _fits(self.purposes, (sent.purpose,))
            and _fits(self.apps, sent.apps)
        )

    def expired(self, today: date) -> bool:
        """Whether its time is over; the last day still counts."""
        return self.until is not None and self.until < today


class Declared(Struct, frozen=True):
    """A file of declarations, of kind ``google-play``, ``apple`` or ``exodus``."""

    kind: str
    path: Path
    line: int
    column: int


class Policy(Struct, frozen=True):
    """One policy file; what no entry allows is unexpected unless ``default`` is ``allowed``."""

    path: str
    default: Literal["unexpected", "allowed"]
    entries: tuple[Entry, ...]
    declared: tuple[Declared, ...] = ()

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.kind == kind)


def _fits(wanted: Collection[str], have: Collection[str | None]) -> bool:
    return not wanted or EVERYTHING in wanted or any(each in wanted for each in have)


def is_domain(text: str) -> bool:
    """Whether a recipient of a policy is meant as a registrable domain rather than as an id."""
    return registrable_domain(text) == text.lower()
