from __future__ import annotations

from auditor.marks.simulate import START_NS, World, session


def test_equal_seeds_give_equal_sessions() -> None:
    assert session(World(), 4) == session(World(), 4)
    assert session(World(), 4)[1] != session(World(), 5)[1]


def test_marks_follow_the_plan_and_everything_lies_in_the_recording() -> None:
    plan, recording = session(World(at_action=1, at_sham=1), 4)
    assert recording.span is not None
    assert tuple(mark.action for mark in recording.marks) == ("sync", *plan.order)
    assert all(START_NS <= each.time_ns < recording.span[1] for each in recording.sent)
    assert len(recording.sent) > 20
