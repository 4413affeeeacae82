"""Tests whether what was sent coincides with what was done: as planned, or, without a plan, as exploration only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from auditor.marks.mark import RESERVED
from auditor.marks.notes import clock_notes, clocks, fixed, gaps, trial_notes
from auditor.marks.plan import Plan
from auditor.marks.recording import Recording, acts, all_sent
from auditor.marks.result import SCHEMA, MarksTest
from auditor.marks.rows import explored_row, planned_row
from auditor.marks.sentences import headline
from auditor.marks.shifts import shift_test, smallest_shift_p
from auditor.marks.spans import Laid
from auditor.marks.statistics import holm, permutation_test
from auditor.marks.transmission import Statistic, Timeline, Transmission
from auditor.marks.trials import departure, measured, recorded, trials_of
from auditor.model import SECOND

NOTHING_SENT = "Nothing was seen to be sent to anyone."
NO_PLAN = "There is no plan: the marks were made afterwards, or nobody drew their order by lot."


class Exploration(Struct, frozen=True):
    """What to look for without a plan: ``actions`` and ``recipients`` (all for none), seconds, and what is measured."""

    window: float = 10.0
    statistic: Statistic = "bytes"
    actions: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sync: str | None = None


def planned_test(plan: Plan, recordings: Sequence[Recording], tool: str) -> MarksTest:
    """The test the plan fixed; exploratory, by circular shifts, where it was not carried out as planned."""
    window_ns = round(plan.window * SECOND)
    own = [act for act in acts(recordings, plan.sync) if act[1] in (plan.action, plan.sham)]
    done = trials_of(own, window_ns)
    trials = recorded(done, _spans(recordings))
    fault = departure(done, plan)
    notes = clock_notes(recordings, plan.sync, window_ns)
    if fault is not None:
        wanted = Exploration(plan.window, plan.statistic, (plan.action,), plan.named, plan.sync)
        return explore(wanted, recordings, tool, f"The plan was not carried out: {fault}.")
    notes += trial_notes(plan, done, trials, window_ns)
    labels = [trial.action == plan.action for trial in trials]
    chosen = _by_recipient(all_sent(recordings), plan.named)
    notes += [] if chosen else [NOTHING_SENT]
    timelines = [Timeline(sent) for _, sent in chosen]
    values = [measured(trials, timeline, plan.statistic) for timeline in timelines]
    tests = [permutation_test(each, labels, plan.seed) for each in values]
    adjusted, smallest = holm([each.p for each in tests]), holm([each.smallest for each in tests])
    rows = tuple(
        planned_row(plan, name, timeline, trials, test, (p, least))
        for (name, _), timeline, test, p, least in zip(chosen, timelines, tests, adjusted, smallest, strict=True)
    )
    return MarksTest(
        schema=SCHEMA,
        tool=tool,
        kind="planned",
        window=plan.window,
        statistic=plan.statistic,
        plan=fixed(plan, len(trials)),
        clocks=clocks(recordings, plan.sync),
        rows=rows,
        notes=tuple(notes),
        headline=tuple(headline(row) for row in rows if row.verdict == "coincides"),
        gaps=gaps(recordings),
    )


def explore(wanted: Exploration, recordings: Sequence[Recording], tool: str, why: str = NO_PLAN) -> MarksTest:
    """The circular-shift test of every action and recipient; it has no headline, whatever it finds."""
    window_ns = round(wanted.window * SECOND)
    laid = Laid(_spans(recordings))
    marked: dict[str, list[int]] = {}
    for time_ns, action in sorted(acts(recordings, wanted.sync)):
        known = action in wanted.actions if wanted.actions else action not in RESERVED
        if known and laid.covers(time_ns):
            marked.setdefault(action, []).append(time_ns)
    chosen = [
        (action, times, name, sent)
        for action, times in marked.items()
        for name, sent in _by_recipient(all_sent(recordings), wanted.recipients)
    ]
    lines = [Timeline(laid.moved(each) for each in sent) for _, _, _, sent in chosen]
    ps = [
        shift_test(line, [laid.place(time) for time in times], laid.span, window_ns, wanted.statistic)
        for (_, times, _, _), line in zip(chosen, lines, strict=True)
    ]
    adjusted, smallest = holm(ps), smallest_shift_p(laid.span, window_ns)
    tried = [trials_of(((time, action) for time in times), window_ns) for action, times, _, _ in chosen]
    rows = [
        explored_row(wanted.statistic, name, Timeline(sent), trials, p, (corrected, smallest))
        for (_, _, name, sent), trials, p, corrected in zip(chosen, tried, ps, adjusted, strict=True)
    ]
    return MarksTest(
        schema=SCHEMA,
        tool=tool,
        kind="exploratory",
        window=wanted.window,
        statistic=wanted.statistic,
        plan=None,
        clocks=clocks(recordings, wanted.sync),
        rows=tuple(sorted(rows, key=lambda row: (row.p_holm, row.p, row.name, row.action.action))),
        notes=(why, *clock_notes(recordings, wanted.sync, window_ns)),
        gaps=gaps(recordings),
    )


def _by_recipient(sent: Sequence[Transmission], wanted: Sequence[str]) -> list[tuple[str | None, list[Transmission]]]:
    if wanted:
        return [(name, [each for each in sent if each.is_to(name)]) for name in wanted]
    groups: dict[str, list[Transmission]] = {}
    for each in sent:
        groups.setdefault(each.recipient, []).append(each)
    return [(None, groups[name]) for name in sorted(groups)]


def _spans(recordings: Iterable[Recording]) -> list[tuple[int, int]]:
    return [recording.span for recording in recordings if recording.span is not None]
