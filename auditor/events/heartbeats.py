"""From heartbeats of a player to the time watched: an interval that holds it, never a single figure.

Assumptions. While it plays, a player sends a beat every period, counted in time played or by a timer that passes over
beats while paused. Two beats no further apart than a period (and a tenth) were played between, except for pauses too
short to show; of these there are `HIDDEN` periods in all at most. Between beats further apart the player was paused, or
a tab in the background had its timer slowed (browsers let it fire once a minute at least), or beats were lost. Before
the first beat and after the last one up to a period was played, and `HIDDEN` more where a pause swallowed a beat. Where
beats carry the position in the video, the way it moved on between two beats is what was played, unless it moved on by
more than the clock did or went back: a seek.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from auditor.model import SECOND

Timed = TypeVar("Timed")

TOLERANCE = 0.1
HIDDEN = 1
FEWEST = 4
"""Beats that do not state their period tell it from this number on."""
SLOWED_NS = 60 * SECOND
SESSION_GAP_NS = 30 * 60 * SECOND
"""Beats further apart than this are of two watchings."""


class Beat(Struct, frozen=True):
    """One heartbeat: when (ns), and where in the video the player was (ns), if it said so."""

    time_ns: int
    position_ns: int | None = None


class Interval(Struct, frozen=True):
    """Time watched is at least ``low`` and at most ``high`` (ns), from beats between ``first`` and ``last`` (ns)."""

    low: int
    high: int
    first: int
    last: int
    beats: int


def regular_period(times: Iterable[int]) -> int | None:
    """The period (ns) of beats that do not state it: the median of their gaps, where most gaps are about that long.

    None for fewer than `FEWEST` beats, for irregular ones, and for periods no heartbeat has (over two minutes).
    """
    gaps = sorted(after - before for before, after in pairwise(sorted(times)))
    if len(gaps) < FEWEST - 1:
        return None
    middle = gaps[len(gaps) // 2]
    regular = sum(abs(gap - middle) <= middle * TOLERANCE for gap in gaps)
    return middle if SECOND <= middle <= 2 * SLOWED_NS and 2 * regular > len(gaps) else None


def watch_interval(beats: Sequence[Beat], period_ns: int) -> Interval:
    """The time watched in one watching, by at least one beat in any order; ``period_ns`` is positive."""
    ordered = sorted(beats, key=lambda beat: beat.time_ns)
    slack = int(period_ns * TOLERANCE)
    low = unseen = 0
    high = (2 + HIDDEN) * period_ns
    for before, after in pairwise(ordered):
        gap = after.time_ns - before.time_ns
        moved = _moved(before, after, gap, slack)
        if moved is not None:
            low += max(moved - slack, 0)
            high += min(moved + slack, gap)
        elif before.position_ns is not None and after.position_ns is not None:
            high += gap
        elif gap <= period_ns + slack:
            low += min(gap, period_ns)
            unseen = HIDDEN * period_ns
            high += gap
        else:
            high += gap if gap <= max(2 * period_ns, SLOWED_NS + period_ns) else 2 * period_ns
    low = max(low - unseen, 0)
    return Interval(low, max(high, low), ordered[0].time_ns, ordered[-1].time_ns, len(ordered))


def _moved(before: Beat, after: Beat, gap: int, slack: int) -> int | None:
    """How far the position moved on, where that can have been by playing."""
    if before.position_ns is None or after.position_ns is None:
        return None
    moved = after.position_ns - before.position_ns
    return moved if 0 <= moved <= gap + slack else None


def watchings(items: Iterable[Timed], time: Callable[[Timed], int]) -> list[list[Timed]]:
    """Things in order of their ``time`` (ns), parted where nothing came for `SESSION_GAP_NS`."""
    parts: list[list[Timed]] = []
    for item in sorted(items, key=time):
        if not parts or time(item) - time(parts[-1][-1]) > SESSION_GAP_NS:
            parts.append([])
        parts[-1].append(item)
    return parts
