"""Says of each video watched how it ended: by its length, which an answer or the payload gave, or by a logged end."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from auditor.events.sighting import EventTally, length_ns
from auditor.model import SECOND

SAME_END = 3 * SECOND
"""A video's end is logged within this of the watch time that led to it."""
LEAST_MARGIN_MS, MARGIN = 250.0, 0.02
"""Watched to within this of its length (the greater of the two, as a share of the length) is watched to its end."""
AROUND = 16
"""Watchings of one video before and after its logged end that are looked at."""
LOOPED = 1.25
"""Watched this many times its length is more than once."""


def fill_lengths(watched: Iterable[EventTally], lengths: Mapping[tuple[str, str], tuple[float, str]]) -> None:
    """Add the length of a video (number and unit by whom it was told to and subject) where the payload has none."""
    for event in watched:
        draft = event.draft
        known = None if draft.subject is None else lengths.get((event.told_to, draft.subject))
        if known is None or draft.of is not None or draft.amount is None:
            continue
        whole, unit = length_ns(*known), length_ns(1, draft.unit)
        if whole is not None and unit is not None:
            event.draft = replace(draft, of=round(whole / unit, 6))
            event.reason.append("its length is from the recipient's own answer")


def fill_titles(events: Iterable[EventTally], titles: Mapping[tuple[str, str], str]) -> None:
    """Add the title of what an event is about (by whom it was told to and subject) where the payload has none."""
    for event in events:
        draft = event.draft
        title = None if draft.subject is None else titles.get((event.told_to, draft.subject))
        if title is not None and draft.title is None:
            event.draft = replace(draft, title=title)


def outcomes(watched: Sequence[EventTally], finished: Sequence[EventTally]) -> None:
    """Say of each watched video whether it was watched to its end, skipped, or played again.

    A logged end means completed. Else the length decides where it is known. Else, where this recipient is told of ends
    at all, a video without one was skipped, and that is marked as inferred.
    """
    logs_ends = {event.told_to for event in finished}
    _match_ends(watched, finished)
    seen: set[tuple[str, str | None]] = set()
    for event in sorted(watched, key=lambda each: each.time_ns):
        _conclude(event, event.told_to in logs_ends)
        place = (event.told_to, event.draft.subject)
        whole, amount = event.draft.of, event.draft.amount
        looped = whole is not None and amount is not None and amount >= LOOPED * whole > 0
        event.replayed = event.replayed or looped or (event.draft.subject is not None and place in seen)
        seen.add(place)


def _conclude(event: EventTally, logs_ends: bool) -> None:
    draft = event.draft
    if draft.outcome != "unknown":
        return
    outcome = by_length(draft.amount, draft.of, draft.unit)
    if outcome != "unknown":
        event.draft = replace(draft, outcome=outcome)
        short = "shorter than its length" if outcome == "skipped" else "as long as the video"
        event.reason.append(f"{outcome}, since the time sent is {short}")
    elif logs_ends:
        event.draft = replace(draft, outcome="skipped")
        event.inferred = True
        event.reason.append("skipped, since ends of videos are logged and none was of this one")


def by_length(amount: float | None, whole: float | None, unit: str | None) -> str:
    """``completed`` or ``skipped`` of an amount and the whole in one unit of time; ``unknown`` where one is lacking."""
    one = length_ns(1, unit)
    if amount is None or whole is None or one is None or whole <= 0:
        return "unknown"
    margin = max(whole * MARGIN, LEAST_MARGIN_MS * 1_000_000 / one)
    return "completed" if amount >= whole - margin else "skipped"


def _match_ends(watched: Sequence[EventTally], finished: Sequence[EventTally]) -> None:
    by_subject: dict[tuple[str, str | None], list[EventTally]] = defaultdict(list)
    for event in sorted(watched, key=lambda each: each.time_ns):
        by_subject[event.told_to, event.draft.subject].append(event)
    for end in finished:
        ended = _of_end(end, by_subject[end.told_to, end.draft.subject])
        if ended is not None:
            ended.draft = replace(ended.draft, outcome="completed")
            ended.findings += [finding for finding in end.findings if finding not in ended.findings]


def _of_end(end: EventTally, watched: Sequence[EventTally]) -> EventTally | None:
    """The one nearest in time, among those around it, that this may be the end of."""
    at = bisect_left(watched, end.time_ns, key=lambda each: each.time_ns)
    candidates = [each for each in watched[max(at - AROUND, 0) : at + AROUND] if _near(each, end)]
    return min(candidates, key=lambda each: abs(each.time_ns - end.time_ns), default=None)


def _near(event: EventTally, end: EventTally) -> bool:
    length = length_ns(event.draft.amount or 0.0, event.draft.unit or "s") or 0
    return event.time_ns - length - SAME_END <= end.time_ns <= event.time_ns + SAME_END
