"""From marks to trials: the moments of action and sham by the recording's clock, and whether they follow the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from auditor.marks.plan import Plan
from auditor.marks.transmission import Statistic, Timeline
from auditor.model import SECOND

BEYOND_NS = 120 * SECOND
"""How far outside a recording a trial may lie and still belong to it: when all is quiet, no packet tells its length."""


class Trial(Struct, frozen=True):
    """One act at a time (ns) of the recording's clock; its window ends with the next trial at the latest."""

    time_ns: int
    action: str
    end_ns: int


def trials_of(acts: Iterable[tuple[int, str]], window_ns: int) -> list[Trial]:
    """Times (ns) and actions as trials in order of time."""
    ordered = sorted(acts)
    following = [time for time, _ in ordered[1:]] + [time + window_ns for time, _ in ordered[-1:]]
    return [
        Trial(time, action, min(time + window_ns, after))
        for (time, action), after in zip(ordered, following, strict=True)
    ]


def recorded(trials: Iterable[Trial], spans: Sequence[tuple[int, int]]) -> list[Trial]:
    """Those of the trials that lie in one of these recordings (begin and end in ns)."""
    return [
        trial for trial in trials if any(begin - BEYOND_NS <= trial.time_ns <= end + BEYOND_NS for begin, end in spans)
    ]


def departure(trials: Sequence[Trial], plan: Plan) -> str | None:
    """Where the order of the trials is not the plan's, or its beginning; None where it is."""
    if not trials:
        return f"no {plan.action} and no {plan.sham} is marked"
    for number, (trial, planned) in enumerate(zip(trials, plan.order, strict=False), 1):
        if trial.action != planned:
            return f"trial {number} should be {planned} and is marked {trial.action}"
    if len(trials) > len(plan.order):
        return f"{len(trials)} trials are marked, {len(plan.order)} were planned"
    return None


def overlapping(trials: Sequence[Trial], window_ns: int) -> int:
    """How many windows were cut short by the next trial."""
    return sum(after.time_ns - before.time_ns < window_ns for before, after in pairwise(trials))


def measured(trials: Iterable[Trial], timeline: Timeline, statistic: Statistic) -> list[int]:
    """The statistic of each trial's window."""
    return [timeline.measure(trial.time_ns, trial.end_ns, statistic) for trial in trials]
