"""Events and the device's clock as the report document says them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from auditor.audit.naming import Naming
from auditor.dossier.trail import PLACED
from auditor.events import EventSighting, EventTally, FindingKey
from auditor.events.clocks import skews
from auditor.events.positions import coordinates
from auditor.model import SECOND
from auditor.report import document
from auditor.report.times import rfc3339

_OUTCOMES: dict[str, Literal["completed", "skipped"]] = {"completed": "completed", "skipped": "skipped"}


def event_row(event: EventTally, ids: dict[FindingKey, str], who: Naming) -> document.Event:
    """One event as the report says it; ``ids`` are those of the findings it rests on."""
    draft = event.draft
    place = coordinates(draft.subject) if draft.kind in PLACED else None
    precision = None if place is None else max(place[2], draft.precision_m or 0.0)
    return document.Event(
        kind=draft.kind,
        time=None if draft.time_ns is None else rfc3339(draft.time_ns),
        sent_time=rfc3339(event.sent_ns),
        recipient=who.reference(event.recipient, event.host),
        subject=draft.subject,
        amount=draft.amount,
        unit=draft.unit,
        of=draft.of,
        outcome=_OUTCOMES.get(draft.outcome, "unknown"),
        text=draft.text,
        inferred=event.inferred,
        low=event.low,
        high=event.high,
        finding_ids=tuple(ids[key] for key in event.findings),
        host=event.host,
        input=event.input,
        title=draft.title,
        referrer=draft.referrer,
        incognito=draft.incognito,
        engine=draft.engine,
        lat=None if place is None else place[0],
        lon=None if place is None else place[1],
        precision_m=draft.precision_m if precision is None else round(precision, 1),
        method=draft.method,
        replayed=event.replayed,
        reason="; ".join(event.reason),
        doubt="; ".join(event.doubt),
    )


def clock_rows(sightings: Iterable[EventSighting], who: Naming) -> Iterable[document.Clock]:
    """The device's clock against that of the packets, for each recipient that was told times."""
    for skew in skews(sightings):
        yield document.Clock(
            recipient=who.reference(skew.recipient, skew.host),
            host=skew.host,
            input=skew.input,
            seconds=round(skew.skew_ns / SECOND, 3),
            spread_seconds=round(skew.spread_ns / SECOND, 3),
            sendings=skew.sendings,
        )
