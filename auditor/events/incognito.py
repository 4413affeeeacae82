"""Says of visits and searches whether a private tab was open, by the person's marks incognito-on and incognito-off.

Where the person marked the very act (its kind and text), the order of the marks decides, whatever the clocks say. Else
the time does, set right by the skew of the device's clock, and only where that is known to a few seconds; near a mark
that turns it on or off nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from auditor.events.clocks import Skew
from auditor.events.sighting import EventTally
from auditor.marks import Mark
from auditor.model import SECOND

ON, OFF = "incognito-on", "incognito-off"
KINDS = ("visited", "searched", "downloaded")
NEAR = 2 * SECOND
"""Nearer than this to a switch, and where the clock is not known so well, nothing is said."""


def note_incognito(events: Iterable[EventTally], marks: Sequence[Mark], clocks: Mapping[str, Skew]) -> None:
    """Note it of the events of one input, in the order in which they happened; ``clocks`` are by whom they told."""
    ordered = sorted(marks, key=lambda mark: mark.time_ns)
    switches = [(mark.time_ns, mark.action == ON) for mark in ordered if mark.action in (ON, OFF)]
    if not switches:
        return
    marked = _marked(ordered)
    taken: dict[tuple[str, str, str | None], int] = defaultdict(int)
    for event in events:
        draft = event.draft
        if draft.kind not in KINDS or draft.incognito is not None or event.inferred:
            continue
        text = draft.text if draft.subject is None else draft.subject
        states = marked.get((draft.kind, text or ""), ())
        number = taken[event.told_to, draft.kind, text]
        taken[event.told_to, draft.kind, text] += 1
        known = states[number] if number < len(states) else _by_time(event, switches, clocks.get(event.told_to))
        if known is not None:
            event.draft = replace(draft, incognito=known)
            event.reason.append(f"by the marks made, {'a' if known else 'no'} private tab was open")


def _marked(marks: Iterable[Mark]) -> Mapping[tuple[str, str], list[bool]]:
    """For each act marked with its text, whether a private tab was open, in order."""
    states: dict[tuple[str, str], list[bool]] = defaultdict(list)
    private = False
    for mark in marks:
        if mark.action in (ON, OFF):
            private = mark.action == ON
        elif mark.text is not None:
            states[mark.action, mark.text].append(private)
    return states


def _by_time(event: EventTally, switches: Sequence[tuple[int, bool]], clock: Skew | None) -> bool | None:
    if event.draft.time_ns is None:
        return None
    if clock is None or clock.spread_ns > NEAR:
        return None
    moment = event.draft.time_ns + clock.skew_ns
    if any(abs(moment - time_ns) <= NEAR for time_ns, _ in switches):
        return None
    before = [private for time_ns, private in switches if time_ns <= moment]
    return before[-1] if before else False
