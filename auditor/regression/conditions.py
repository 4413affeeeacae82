"""Restricts a baseline to one state of the app (private mode, consent), so that states compare like versions."""

from __future__ import annotations

import msgspec

from auditor.errors import UsageError
from auditor.regression.baseline import Baseline, Row
from auditor.regression.timeline import CONSENT, INCOGNITO, NO_CONSENT, NORMAL

PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "incognito": ((NORMAL, INCOGNITO), (INCOGNITO, NORMAL)),
    "consent": ((NO_CONSENT, CONSENT), (CONSENT, NO_CONSENT)),
}
"""The states that ``--by`` tells apart: of the old and the new side, the first pair that both sides have."""


def during(baseline: Baseline, state: str) -> Baseline:
    """What was sent in this state, by the sessions that had it. UsageError where none had."""
    sessions = tuple(
        msgspec.structs.replace(session, steps=session.during.get(state, {}))
        for session in baseline.sessions
        if state in session.states
    )
    if not sessions:
        name = baseline.name or "one side"
        raise UsageError(f"{name}: no session was in the state '{state}', as far as marks or session.yaml tell")
    rows = tuple(row for each in baseline.rows if (row := _row(each, state)) is not None)
    return msgspec.structs.replace(baseline, sessions=sessions, rows=rows)


def _row(row: Row, state: str) -> Row | None:
    sessions = row.states.get(state, 0)
    if not sessions:
        return None
    after_sessions = {action: min(n, sessions) for action, n in row.after_sessions.items()}
    return msgspec.structs.replace(row, sessions=sessions, after_sessions=after_sessions)


def split(old: Baseline, new: Baseline, by: str) -> tuple[Baseline, Baseline]:
    """Both sides, restricted to the states that ``by`` tells apart; as they are for a field of the manifest.

    UsageError where neither pair of states occurs.
    """
    if by not in PAIRS:
        return old, new
    for first, second in PAIRS[by]:
        if _has(old, first) and _has(new, second):
            return during(old, first), during(new, second)
    raise UsageError(f"--by {by}: the sessions say nothing of it; give marks, or 'consent' in session.yaml")


def _has(side: Baseline, state: str) -> bool:
    return any(state in session.states for session in side.sessions)
