"""The rows of a test of marks: one recipient each, from the measured windows and their p values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from auditor.marks.plan import ALPHA, Plan
from auditor.marks.result import Arm, Row, Seen, Verdict
from auditor.marks.sentences import sentence
from auditor.marks.statistics import Permuted, superiority
from auditor.marks.transmission import Statistic, Timeline, Transmission
from auditor.marks.trials import Trial, measured


def planned_row(
    plan: Plan, wanted: str | None, timeline: Timeline, trials: Sequence[Trial], test: Permuted, ps: tuple[float, float]
) -> Row:
    """The row of one recipient of a plan; ``ps`` are its corrected p and the smallest that could have been."""
    verdict: Verdict = "too-few" if ps[1] > ALPHA else "coincides" if ps[0] <= ALPHA else "not-shown"
    values = measured(trials, timeline, plan.statistic)
    effect = superiority(values, [trial.action == plan.action for trial in trials])
    sham = _arm(plan.sham, trials, timeline, plan.statistic)
    row = _row(wanted, timeline, trials, _arm(plan.action, trials, timeline, plan.statistic))
    return _finished(row, verdict, sham, effect, (test.p, *ps), f"{test.method} label permutation")


def explored_row(
    statistic: Statistic,
    name: str | None,
    timeline: Timeline,
    trials: Sequence[Trial],
    p: float,
    ps: tuple[float, float],
) -> Row:
    """The row of one recipient and act without a plan; ``trials`` are of that act alone."""
    row = _row(name, timeline, trials, _arm(trials[0].action, trials, timeline, statistic))
    verdict: Verdict = "too-few" if ps[1] > ALPHA else "exploratory"
    return _finished(row, verdict, None, None, (p, *ps), "circular shift")


class _Start(Struct, frozen=True):
    """What a row is about, before it is judged."""

    wanted: str | None
    timeline: Timeline
    action: Arm
    at_action: tuple[Transmission, ...]


def _row(wanted: str | None, timeline: Timeline, trials: Sequence[Trial], action: Arm) -> _Start:
    own = [trial for trial in trials if trial.action == action.action]
    sent = tuple(each for trial in own for each in timeline.between(trial.time_ns, trial.end_ns))
    return _Start(wanted, timeline, action, sent)


def _finished(
    start: _Start,
    verdict: Verdict,
    sham: Arm | None,
    effect: float | None,
    ps: tuple[float, float, float],
    method: str,
) -> Row:
    """The finished row, with what may be said of it; ``ps`` are p, the corrected one and the smallest reachable."""
    first = start.timeline.sent[0] if start.timeline.sent else None
    row = Row(
        wanted=start.wanted,
        recipient=None if first is None else first.recipient,
        name=(start.wanted or "") if first is None else first.title,
        hosts=tuple(sorted({each.host for each in start.timeline.sent})),
        action=start.action,
        sham=sham,
        effect=None if effect is None else round(effect, 4),
        p=ps[0],
        p_holm=ps[1],
        p_smallest=ps[2],
        method=method,
        content=_content(start.at_action),
        verdict=verdict,
        sentence="",
    )
    return sentence(row)


def _content(sent: Iterable[Transmission]) -> Seen:
    seen = {each.content == "read" for each in sent}
    if len(seen) == 2:
        return "partly-read"
    return "nothing-sent" if not seen else "read" if True in seen else "not-observed"


def _arm(action: str, trials: Iterable[Trial], timeline: Timeline, statistic: Statistic) -> Arm:
    own = [trial for trial in trials if trial.action == action]
    sizes = measured(own, timeline, "bytes")
    return Arm(
        action=action,
        n=len(own),
        sent=sum(measured(own, timeline, "any")),
        median=float(median(measured(own, timeline, statistic))) if own else 0.0,
        bytes=sum(sizes),
    )
