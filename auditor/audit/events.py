"""Turns what was told into events: retries and routes merged, lengths from answers, outcomes, and units checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.events.beaten import viewings, watched_by_heartbeats
from auditor.events.clocks import skews
from auditor.events.incognito import note_incognito
from auditor.events.lengths import fill_lengths, fill_titles, outcomes
from auditor.events.merge import merge
from auditor.events.sighting import EventSighting, EventTally
from auditor.events.units import check_units
from auditor.marks import Mark
from auditor.rules.answers import Learnt

__all__ = ["EventTally", "Known", "events_of", "in_order", "note_private_tabs"]

MARKERS = ("finished", "heartbeat")
"""Kinds that say something of other events and are none themselves."""

Known = Mapping[tuple[str, str], Learnt]
"""What answers said, by recipient and subject."""


def events_of(sightings: Iterable[EventSighting], known: Known | None = None) -> list[EventTally]:
    """All events that were told, and those that follow from heartbeats, in the order in which they happened."""
    told = list(sightings)
    clocks = {(skew.input, skew.told_to): skew.skew_ns for skew in skews(told)}
    merged = merge(told, clocks)
    watched = viewings(event for event in merged if event.draft.kind == "watched")
    finished, heartbeats = ([e for e in merged if e.draft.kind == kind] for kind in MARKERS)
    merged = [event for event in merged if event.draft.kind not in ("watched", *MARKERS)] + watched
    learnt = {} if known is None else known
    fill_lengths(watched, {key: (k.of, k.unit) for key, k in learnt.items() if k.of is not None and k.unit is not None})
    fill_titles(merged, {key: k.title for key, k in learnt.items() if k.title is not None})
    outcomes(watched, finished)
    check_units(watched)
    return in_order(merged + watched_by_heartbeats(heartbeats, watched))


def note_private_tabs(
    events: Iterable[EventTally], sightings: Iterable[EventSighting], marks: Iterable[tuple[int, Mark]]
) -> None:
    """Note of visits and searches whether a private tab was open, by the marks of each input."""
    by_input: dict[int, list[Mark]] = {}
    for number, mark in marks:
        by_input.setdefault(number, []).append(mark)
    if not by_input:
        return
    found = skews(sightings)
    told = list(events)
    for number, made in by_input.items():
        clocks = {skew.told_to: skew for skew in found if skew.input == number}
        note_incognito((event for event in told if event.input == number), made, clocks)


def in_order(events: Iterable[EventTally]) -> list[EventTally]:
    """Events in the order in which they happened, as far as one knows."""
    return sorted(events, key=lambda e: (e.time_ns, e.sent_ns, e.draft.kind, e.draft.subject or "", e.host))
