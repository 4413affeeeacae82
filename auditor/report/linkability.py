"""The answer of the linkability check as a document: what links the requests of a device, and what was not asked."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.report.masking import mask_path, mask_value

SCHEMA = 1
NOT_ASSESSED = (
    "IP addresses: whoever runs the servers sees them, and they can link requests for hours to months",
    "TLS session resumption (tickets, session ids, QUIC tokens), by which a server can recognise a client",
    "timing and amount of traffic",
)
"""Ways of linking that this check says nothing about; they are on every answer."""

Scope = Literal["call", "test", "session", "install", "device"]


class LinkField(msgspec.Struct, frozen=True, kw_only=True):
    """A place a value was sent to: company or domain, where in the request, path with indexes generalised."""

    recipient: str
    where: str
    path: tuple[str, ...]
    name: str


class LinkRow(msgspec.Struct, frozen=True, kw_only=True):
    """A value, or series of values, that stays the same over a ``scope`` and differs between devices.

    ``wider`` are scopes the recordings could not exclude. ``values`` counts what was seen on ``devices``, ``example``
    is one of them; ``lifetime_s`` the longest any lasted while recorded. ``compared`` is False where one device only
    sent it. ``trait`` is a property such as the model, not a value made to identify.
    """

    scope: Scope
    wider: tuple[Scope, ...]
    fields: tuple[LinkField, ...]
    example: str
    values: int
    devices: int
    lifetime_s: float
    server_issued: bool
    compared: bool
    trait: bool
    types: tuple[str, ...] = ()


class Linkability(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer. ``verdict``: ``linkable`` over installations or devices, ``narrow`` (narrower scopes only),
    ``none-found``, or ``cannot-tell``; ``answer`` says it in a sentence.

    ``unlabelled`` recordings, of no named device, took no part. ``constants`` counts places where all devices sent the
    same, ``calls`` those with another value in every request; ``alike`` are types of identifiers that all devices sent
    alike. ``readable_share`` of what was sent could be seen.
    """

    schema: int
    tool: str
    verdict: Literal["linkable", "narrow", "none-found", "cannot-tell"]
    answer: str
    devices: int
    installs: int
    sessions: int
    recordings: int
    unlabelled: int
    rows: tuple[LinkRow, ...]
    not_assessed: tuple[str, ...] = NOT_ASSESSED
    constants: int = 0
    calls: int = 0
    alike: tuple[str, ...] = ()
    readable_share: float | None = None
    values: Literal["masked", "plain"] = "plain"


NAMES: dict[Scope, str] = {
    "call": "one call",
    "test": "one test",
    "session": "one session",
    "install": "one installation",
    "device": "one device",
}


def masked(document: Linkability) -> Linkability:
    """The same with its example values masked."""
    if document.values == "masked":
        return document
    return msgspec.structs.replace(document, values="masked", rows=tuple(_masked_row(row) for row in document.rows))


def _masked_row(row: LinkRow) -> LinkRow:
    kind = row.types[0] if row.types else "identifier"
    fields = tuple(msgspec.structs.replace(f, path=mask_path(f.path, row.example)) for f in row.fields)
    shown = mask_value(kind, row.example, mask="ends" if kind.startswith("identifier") else None)
    return msgspec.structs.replace(row, example=shown, fields=fields)


def verdict_of(
    rows: tuple[LinkRow, ...], devices: int
) -> tuple[Literal["linkable", "narrow", "none-found", "cannot-tell"], str]:
    """The verdict and its sentence. Traits and values that one device only sent take no part."""
    if devices < 2:
        known = "only one device was recorded" if devices else "no session.yaml names a device"
        return "cannot-tell", (
            f"Cannot tell: {known}, so a value of one device cannot be told from a constant of the app. "
            "Record the same with a second device, and name both in session.yaml."
        )
    counted = [row for row in rows if row.compared and not row.trait]
    if not counted and any(not row.compared and not row.trait for row in rows):
        return "cannot-tell", (
            "Cannot tell: what one device sent, no other sent at the same place. "
            "Record the same app, used the same way."
        )
    if not counted:
        return "none-found", (
            "In what could be seen, no value was found that stays the same on a device and differs between devices."
        )
    counts = {scope: sum(row.scope == scope for row in counted) for scope in reversed(NAMES)}
    told = ", ".join(_told(scope, n) for scope, n in counts.items() if n)
    if counts["device"] or counts["install"]:
        return "linkable", f"{_capital(told)}."
    if any("install" in row.wider or "device" in row.wider for row in counted):
        return "cannot-tell", (
            f"{_capital(told)}; whether any lasts as long as the installation or the device cannot be told, since the "
            "recordings hold no two sessions of one installation, or no two installations on one device, that send it."
        )
    return "narrow", f"{_capital(told)}; none scoped to install or device found."


def _told(scope: Scope, count: int) -> str:
    extent = f"scoped to {NAMES[scope]}"
    return f"a pseudonym {extent}" if count == 1 else f"{count} pseudonyms {extent} each"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
