"""Checks the durations sent against the clock: seconds taken for milliseconds, or the reverse, do not fit between
events.

A video cannot have been watched for longer than the time that passed between the telling before it and the telling
after it. Where the duration does not fit, but a thousandth of it does, the event says so; where all durations of a
recipient would fill that time when multiplied by a thousand, they say that too. The amount itself is left as it was
sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from auditor.events.sighting import EventTally, length_ns
from auditor.model import SECOND

SLACK, SLACK_NS = 1.5, 5 * SECOND
"""A duration may exceed the time there was by this factor and this much: clocks are coarse, times begin or end."""
THOUSAND = 1000
FEWEST = 3
TOO_SHORT = "the durations told fill the time between them only if they are a thousand times longer: is the unit right?"
FILLED = 0.3
"""Share of the time there was that durations fill together at least if they are of the right unit."""


def check_units(watched: Iterable[EventTally]) -> None:
    """Add a doubt to each event whose duration the clock contradicts."""
    told: dict[tuple[int, str], list[EventTally]] = defaultdict(list)
    for event in watched:
        if event.draft.time_ns is not None and length_ns(event.draft.amount, event.draft.unit) is not None:
            told[event.input, event.told_to].append(event)
    for events in told.values():
        events.sort(key=lambda each: each.time_ns)
        lengths = [length_ns(each.draft.amount, each.draft.unit) or 0 for each in events]
        for event, doubt in zip(events, doubts([each.time_ns for each in events], lengths), strict=True):
            if doubt is not None:
                event.doubt.append(doubt)


def doubts(times: Sequence[int], lengths: Sequence[int]) -> list[str | None]:
    """What the clock says against each of these lengths (ns), told at these rising times (ns); None where nothing."""
    if len(times) < 2:
        return [None] * len(times)
    room = [_room(times, number) for number in range(len(times))]
    found = [_too_long(length, there) for length, there in zip(lengths, room, strict=True)]
    if any(found) or len(times) < FEWEST or not all(lengths):
        return found
    fits = all(length * THOUSAND <= there * SLACK + SLACK_NS for length, there in zip(lengths, room, strict=True))
    span = times[-1] - times[0]
    if fits and span > THOUSAND * SECOND // 100 and sum(lengths[1:]) * THOUSAND >= FILLED * span:
        return [TOO_SHORT] * len(times)
    return found


def _room(times: Sequence[int], number: int) -> int:
    """The longest time (ns) around a telling in which nothing else was told: before it or after it."""
    before = times[number] - times[number - 1] if number else 0
    after = times[number + 1] - times[number] if number + 1 < len(times) else 0
    return max(before, after)


def _too_long(length: int, room: int) -> str | None:
    if length <= room * SLACK + SLACK_NS:
        return None
    there = f"{length / SECOND:,.0f} s do not fit into the {room / SECOND:,.0f} s between this and its neighbours"
    fits = length / THOUSAND <= room * SLACK + SLACK_NS
    return there + ("; as a thousandth it would: is the unit right?" if fits else "")
