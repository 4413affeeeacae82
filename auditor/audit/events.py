"""Turns event drafts into events: the same act told by two routes is one, and what was not finished was skipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from auditor.audit.tally import EventSighting, FindingKey
from auditor.model import EventDraft

SECOND = 1_000_000_000
SAME_END = 3 * SECOND
"""A video's end is logged within this of the watch time that led to it."""


@dataclass(slots=True)
class EventTally:
    """One event while it grows: what is said of it, when it was first sent, to whom, and the findings that say it."""

    draft: EventDraft
    sent_ns: int
    host: str
    recipient: str | None
    findings: list[FindingKey] = field(default_factory=list)
    inferred: bool = False

    @property
    def time_ns(self) -> int:
        """When it happened as far as one knows: as the payload says, else when it was sent."""
        return self.sent_ns if self.draft.time_ns is None else self.draft.time_ns


def events_of(sightings: Iterable[EventSighting]) -> list[EventTally]:
    """All events in the order in which they happened."""
    merged = _merge(sightings)
    finished = [event for event in merged if event.draft.kind == "finished"]
    watched = [event for event in merged if event.draft.kind == "watched"]
    _complete(watched, finished)
    return sorted(
        (event for event in merged if event.draft.kind != "finished"),
        key=lambda event: (event.time_ns, event.sent_ns, event.draft.kind, event.draft.subject or ""),
    )


def _merge(sightings: Iterable[EventSighting]) -> list[EventTally]:
    """One event for each act: the k-th telling of one rule and the k-th of another are the same act.

    A rule that tells of the same time again has only been sent twice.
    """
    acts: dict[tuple[str | None, ...], list[EventTally]] = defaultdict(list)
    told: dict[tuple[int, str | None], bool] = {}
    for sighting in sightings:
        draft = sighting.draft
        amount = None if draft.amount is None else repr(draft.amount)
        same = acts[sighting.recipient or sighting.host, draft.kind, draft.subject, amount, draft.text]
        for event in same:
            if (id(event), sighting.rule) not in told:
                break
            if draft.time_ns is not None and event.draft.time_ns == draft.time_ns:
                break
        else:
            event = EventTally(draft, sighting.sent_ns, sighting.host, sighting.recipient)
            same.append(event)
        told[id(event), sighting.rule] = True
        if event.draft.time_ns is None and draft.time_ns is not None:
            event.draft = draft
        event.sent_ns = min(event.sent_ns, sighting.sent_ns)
        if sighting.finding not in event.findings:
            event.findings.append(sighting.finding)
    return [event for same in acts.values() for event in same]


def _complete(watched: list[EventTally], finished: list[EventTally]) -> None:
    """Say of each watched video whether it was watched to its end; not finished where ends are logged means skipped."""
    logs_ends = {event.recipient or event.host for event in finished}
    for end in finished:
        candidates = [event for event in watched if event.draft.subject == end.draft.subject and _near(event, end)]
        if candidates:
            event = min(candidates, key=lambda each: abs(each.time_ns - end.time_ns))
            event.draft = replace(event.draft, outcome="completed")
            event.findings += end.findings
    for event in watched:
        if event.draft.outcome == "unknown" and (event.recipient or event.host) in logs_ends:
            event.draft = replace(event.draft, outcome="skipped")
            event.inferred = True


def _near(event: EventTally, end: EventTally) -> bool:
    amount = event.draft.amount or 0.0
    length = int(amount * {"ms": 1e6, "s": 1e9}.get(event.draft.unit or "s", 1e9))
    return event.time_ns - length - SAME_END <= end.time_ns <= event.time_ns + SAME_END
