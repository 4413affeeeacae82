"""Makes one event of all the tellings of one act.

A telling is a *retry* of another where the same rule tells the same recipient the same fact under the same event id,
or with the same time in its payload. What is left is told by one or several *routes* (rules): a like goes out as a
request of its own and again in the behaviour log. Tellings of one fact by two routes are paired in order, each at
most once; where one route tells of fewer acts than the other, those are paired that lie nearest in time, after the
device's clock has been set right by its estimated skew. Tellings by one route are never merged with each other
otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from auditor.events.sighting import EventSighting, EventTally

MOST_PAIRED = 100_000
"""Product of the lengths of two routes up to which the nearest pairing is searched; beyond it, order decides."""

Clocks = Mapping[tuple[int, str], int]
"""Skew (ns to add to payload times) by input and by whom it was told to."""


def merge(sightings: Iterable[EventSighting], clocks: Clocks | None = None) -> list[EventTally]:
    """One event for each act, in the order of first telling; ``clocks`` are the estimated skews."""
    events: list[EventTally] = []
    for group in _without_retries(sightings).values():
        events += _paired(group, clocks or {})
    return events


_Fact = tuple[int, str, str, str | None, str | None, str | None]
_Told = tuple[EventTally, str | None]


def _without_retries(sightings: Iterable[EventSighting]) -> dict[_Fact, list[_Told]]:
    """The tellings of each fact in each input, those sent again left out and added to the first."""
    known: dict[tuple[object, ...], EventTally] = {}
    facts: dict[_Fact, list[_Told]] = defaultdict(list)
    for sighting in sightings:
        draft = sighting.draft
        amount = None if draft.amount is None else repr(draft.amount)
        said = (sighting.told_to, draft.kind, draft.subject, amount, draft.text)
        again: tuple[object, ...] | None = None
        if draft.id is not None:
            again = (*said[:2], sighting.rule, "id", draft.id)
        elif draft.time_ns is not None:
            again = (*said, sighting.rule, draft.time_ns)
        event = None if again is None else known.get(again)
        if event is None:
            event = EventTally(
                draft, sighting.sent_ns, sighting.host, sighting.recipient, [sighting.finding], input=sighting.input
            )
            facts[(sighting.input, *said)].append((event, sighting.rule))
            if again is not None:
                known[again] = event
        else:
            _add(event, EventTally(draft, sighting.sent_ns, sighting.host, sighting.recipient, [sighting.finding]))
    return facts


def _add(event: EventTally, more: EventTally) -> None:
    """Another telling of the same act."""
    if event.draft.time_ns is None and more.draft.time_ns is not None:
        event.draft = more.draft
    event.sent_ns = min(event.sent_ns, more.sent_ns)
    event.findings += [finding for finding in more.findings if finding not in event.findings]


def _paired(told: Sequence[_Told], clocks: Clocks) -> list[EventTally]:
    """The acts behind the tellings of one fact."""
    routes: dict[str | None, list[EventTally]] = defaultdict(list)
    for event, rule in told:
        routes[rule].append(event)
    if len(routes) == 1:
        return [event for event, _ in told]
    acts: list[EventTally] = []
    for route in sorted(routes.values(), key=len, reverse=True):
        if not acts:
            acts = route
            continue
        for number, event in zip(_nearest(route, acts, clocks), route, strict=True):
            _add(acts[number], event)
    return acts


def _moment(event: EventTally, clocks: Clocks) -> int:
    """When it happened by the clock of the packets."""
    if event.draft.time_ns is None:
        return event.sent_ns
    return event.draft.time_ns + clocks.get((event.input, event.told_to), 0)


def _nearest(fewer: Sequence[EventTally], acts: Sequence[EventTally], clocks: Clocks) -> list[int]:
    """For each of the fewer tellings the number of its act: rising, and the sum of distances in time the least."""
    spare = len(acts) - len(fewer)
    if spare == 0 or len(fewer) * len(acts) > MOST_PAIRED:
        return list(range(len(fewer)))
    ours, theirs = [_moment(e, clocks) for e in fewer], [_moment(e, clocks) for e in acts]
    best = [0] * (spare + 1)
    choices: list[list[int]] = []
    for i, ours_at in enumerate(ours):
        row, chosen, least, at = [], [], None, 0
        for skip in range(spare + 1):
            if least is None or best[skip] < least:
                least, at = best[skip], skip
            row.append(least + abs(ours_at - theirs[i + skip]))
            chosen.append(at)
        best, choices = row, [*choices, chosen]
    skip = min(range(spare + 1), key=lambda s: best[s])
    pairs: list[int] = []
    for i in range(len(ours) - 1, -1, -1):
        pairs.append(i + skip)
        skip = choices[i][skip]
    return pairs[::-1]
