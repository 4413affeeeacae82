"""What a test of marks rests on, and what is doubtful about it: plan, clocks, trials left out, gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.marks.load import parse_time
from auditor.marks.plan import Plan
from auditor.marks.recording import Recording
from auditor.marks.result import Clock, Fixed, Gap
from auditor.marks.trials import Trial, overlapping
from auditor.model import SECOND, Outcome

UNSEEN = (Outcome.LOST, Outcome.SNAPLEN, Outcome.MALFORMED, Outcome.LINK, Outcome.TRUNCATED, Outcome.NOT_RECORDED)
"""Gaps that hide that something was sent; what is only encrypted is counted all the same."""
NO_SYNC = "No sync mark could be held against a recording; its clock and that of the marks are taken to agree."


def fixed(plan: Plan, carried_out: int) -> Fixed:
    """What the plan fixed."""
    return Fixed(
        fixed=plan.fixed,
        made=plan.made,
        seed=plan.seed,
        action=plan.action,
        sham=plan.sham,
        recipients=plan.recipients,
        window=plan.window,
        statistic=plan.statistic,
        planned=len(plan.steps),
        carried_out=carried_out,
    )


def clocks(recordings: Iterable[Recording], host: str | None) -> tuple[Clock, ...]:
    """How each recording with marks of the person was set right."""
    return tuple(
        Clock(
            input=recording.path,
            offset_seconds=clock.offset_ns / SECOND,
            spread_seconds=clock.spread_ns / SECOND,
            syncs=clock.syncs,
            source=clock.source,
        )
        for recording in recordings
        if recording.marks
        for clock in (recording.clock(host),)
    )


def clock_notes(recordings: Sequence[Recording], host: str | None, window_ns: int) -> list[str]:
    """What is doubtful about the clocks."""
    offsets = [recording.clock(host) for recording in recordings if recording.marks]
    notes = []
    if any(clock.source == "none" for clock in offsets):
        notes.append(NO_SYNC)
    widest = max((clock.spread_ns for clock in offsets), default=0)
    if widest > window_ns // 2:
        drift = f"The sync marks differ by {widest / SECOND:.1f} s, more than half a window: the clocks drift apart."
        notes.append(drift)
    return notes


def trial_notes(plan: Plan, done: Sequence[Trial], trials: Sequence[Trial], window_ns: int) -> list[str]:
    """What was not as planned; ``done`` are all trials marked, ``trials`` those recorded."""
    notes = []
    made = parse_time(plan.made)
    if made is not None and done and made > done[0].time_ns:
        notes.append(
            f"The plan is dated {plan.made}, after its first trial: unless a clock was wrong, recipient, window and "
            "statistic were not fixed beforehand, and the p values are too small."
        )
    if len(done) < len(plan.steps):
        notes.append(f"{len(done)} of {len(plan.steps)} planned trials were carried out.")
    if len(trials) < len(done):
        notes.append(f"Left out, for they lie outside what was recorded: {_trials(len(done) - len(trials))}.")
    cut = overlapping(trials, window_ns)
    if cut:
        notes.append(f"The window ends early, with the next trial, of {_trials(cut)}.")
    return notes


def gaps(recordings: Iterable[Recording]) -> tuple[Gap, ...]:
    """What of the recordings could not be seen at all."""
    return tuple(
        Gap(reason=gap.reason, packets=gap.packets, bytes=gap.bytes, detail=gap.detail)
        for recording in recordings
        for gap in recording.gaps
        if gap.reason in UNSEEN
    )


def _trials(count: int) -> str:
    return f"{count} trial{'' if count == 1 else 's'}"
