"""Makes inferred watchings out of the heartbeats that rules mark, where nobody was told the time itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from auditor.events.heartbeats import Beat, Interval, regular_period, watch_interval, watchings
from auditor.events.sighting import EventTally, length_ns
from auditor.model import SECOND, EventDraft


def watched_by_heartbeats(heartbeats: Iterable[EventTally], told: Iterable[EventTally]) -> list[EventTally]:
    """One inferred ``watched`` a watching; none of a subject of which the recipient was ``told`` the time itself.

    Beats whose period no rule knows count where they come regularly.
    """
    known = {(event.told_to, event.draft.subject) for event in told}
    groups: dict[tuple[int, str, str | None], list[EventTally]] = defaultdict(list)
    for event in heartbeats:
        if (event.told_to, event.draft.subject) not in known:
            groups[event.input, event.told_to, event.draft.subject].append(event)
    found: list[EventTally] = []
    for events in groups.values():
        stated = min((event.draft.every_ns for event in events if event.draft.every_ns is not None), default=None)
        for part in watchings(events, _time):
            period = regular_period(map(_time, part)) if stated is None else stated
            if period is not None:
                as_they_came = period if stated is None else None
                found.append(_watched(part, watch_interval([_beat(event) for event in part], period), as_they_came))
    return found


def viewings(watched: Iterable[EventTally]) -> list[EventTally]:
    """Watchings of which no time is told, only again and again that they go on, as one each; others as they are."""
    kept: list[EventTally] = []
    pings: dict[tuple[int, str, str | None], list[EventTally]] = defaultdict(list)
    for event in watched:
        if event.draft.amount is None and event.draft.id is None:
            pings[event.input, event.told_to, event.draft.subject].append(event)
        else:
            kept.append(event)
    for events in pings.values():
        kept += (_viewing(part) for part in watchings(events, _time))
    return kept


def _viewing(events: list[EventTally]) -> EventTally:
    first = min(events, key=lambda event: event.time_ns)
    if len(events) > 1:
        first.findings = list(dict.fromkeys(finding for event in events for finding in event.findings))
        first.reason.append(f"told {len(events)} times while it went on")
    return first


def _time(event: EventTally) -> int:
    return event.time_ns


def _beat(event: EventTally) -> Beat:
    return Beat(event.time_ns, length_ns(event.draft.amount, event.draft.unit))


def _watched(events: list[EventTally], interval: Interval, as_they_came: int | None) -> EventTally:
    first = min(events, key=lambda event: event.time_ns)
    low, high = interval.low / SECOND, interval.high / SECOND
    draft = EventDraft(
        "watched",
        subject=first.draft.subject,
        time_ns=first.draft.time_ns,
        amount=round((low + high) / 2, 3),
        unit="s",
        title=first.draft.title,
    )
    findings = list(dict.fromkeys(finding for event in events for finding in event.findings))
    beats = f"{interval.beats} heartbeat{'' if interval.beats == 1 else 's'}"
    beats += "" if as_they_came is None else f", which came about every {round(as_they_came / SECOND)} s"
    return EventTally(
        draft, first.sent_ns, first.host, first.recipient, findings, True, first.input, round(low, 3), round(high, 3),
        reason=[f"from {beats}: the time watched lies between the bounds"],
    )  # fmt: skip
