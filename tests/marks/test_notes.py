from __future__ import annotations

from auditor.marks.notes import clock_notes, clocks, fixed, gaps, trial_notes
from auditor.marks.simulate import World, session
from auditor.marks.trials import trials_of
from tests.marks.conftest import SECOND, Record, Send


def test_clocks_that_drift_are_doubtful(send: Send, record: Record) -> None:
    drifting = record([send(10), send(1009)], [(10, "sync"), (1000, "sync")])
    assert "differ by 9.0 s" in clock_notes([drifting], "a.example", 10 * SECOND)[0]
    assert clock_notes([drifting], "a.example", 20 * SECOND) == []
    assert clocks([drifting, record([], [])], "a.example")[0].spread_seconds == 9.0


def test_windows_cut_short_and_trials_left_undone_are_counted() -> None:
    plan, recording = session(World(), 1, count=2)
    acts = [(n * 5 * SECOND, act) for n, act in enumerate(plan.order[:3])]
    done = trials_of(acts, 10 * SECOND)
    notes = trial_notes(plan, done, done[:2], 10 * SECOND)
    assert "3 of 4 planned trials were carried out." in notes
    assert "Left out, for they lie outside what was recorded: 1 trial." in notes
    assert "The window ends early, with the next trial, of 1 trial." in notes
    assert fixed(plan, 3).carried_out == 3
    assert gaps([recording]) == ()
