"""The test as a whole: what is said of planned effects, of none, of too few, and of marks without a plan."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from auditor.marks.coincidence import NO_PLAN, NOTHING_SENT, Exploration, explore, planned_test
from auditor.marks.mark import Mark
from auditor.marks.recording import Recording
from auditor.marks.simulate import RECIPIENT, World, session
from auditor.model import Outcome, Unaudited
from tests.marks.conftest import SECOND

SILENT = World(at_action=1, at_sham=0, background=0, beat=0)
SENTENCE = "a transmission to this recipient coincides with checkin; its content was not observed"


def read(recording: Recording) -> Recording:
    return replace(recording, sent=tuple(replace(each, content="read") for each in recording.sent))


def test_planted_effect_coincides_with_n_effect_and_exact_p() -> None:
    plan, recording = session(SILENT, 1)
    result = planned_test(plan, [recording], "t")
    (row,) = result.rows
    assert result.kind == "planned"
    assert (row.action.n, row.action.sent, row.sham and row.sham.sent) == (10, 10, 0)
    assert (row.effect, row.method, row.verdict) == (1.0, "exact label permutation", "coincides")
    assert row.p == row.p_smallest == pytest.approx(1 / 184_756)
    assert row.sentence == SENTENCE
    assert result.headline == (f"A transmission to {RECIPIENT} coincides with checkin; its content was not observed.",)


def test_opaque_content_was_not_observed_and_read_content_is_not_claimed_otherwise() -> None:
    plan, recording = session(SILENT, 1)
    opaque = replace(recording, sent=tuple(replace(each, content="opaque") for each in recording.sent))
    assert planned_test(plan, [opaque], "t").rows[0].sentence == SENTENCE
    result = planned_test(plan, [read(recording)], "t")
    assert result.rows[0].content == "read"
    assert "not observed" not in result.headline[0]
    half = replace(recording, sent=(*read(recording).sent[:3], *recording.sent[3:]))
    assert "part of its content was not observed" in planned_test(plan, [half], "t").headline[0]


def test_sham_that_sends_as_well_shows_nothing() -> None:
    plan, recording = session(replace(SILENT, at_sham=1), 3)
    result = planned_test(plan, [recording], "t")
    assert result.rows[0].verdict == "not-shown"
    assert "no proof that none does" in result.rows[0].sentence
    assert result.headline == ()


def test_two_of_each_are_too_few_to_tell_whatever_was_sent() -> None:
    plan, recording = session(SILENT, 1, count=2)
    (row,) = planned_test(plan, [recording], "t").rows
    assert row.verdict == "too-few"
    assert row.p_smallest == pytest.approx(1 / 6)
    assert row.sentence.startswith("too few to tell")


def test_three_of_each_reach_the_bound_for_one_recipient_and_not_for_two() -> None:
    plan, recording = session(SILENT, 1, count=3)
    assert planned_test(plan, [recording], "t").rows[0].verdict == "coincides"
    plan, recording = session(SILENT, 1, count=3, recipients=(RECIPIENT, "health.example."))
    assert [row.verdict for row in planned_test(plan, [recording], "t").rows] == ["too-few", "too-few"]


def test_recipient_to_whom_nothing_went_is_too_few_to_tell() -> None:
    plan, recording = session(SILENT, 1, recipients=("other.example",))
    (row,) = planned_test(plan, [recording], "t").rows
    assert (row.verdict, row.p, row.recipient, row.name) == ("too-few", 1.0, None, "other.example")
    assert "nothing was seen to be sent" in row.sentence


def test_holm_holds_over_recipients() -> None:
    plan, recording = session(SILENT, 1, recipients=(RECIPIENT, "other.example"))
    first, second = planned_test(plan, [recording], "t").rows
    assert first.p_holm == pytest.approx(2 * first.p)
    assert second.p_holm == 1.0


def test_plan_about_everyone_tests_all_who_were_sent_something_with_holm_over_them() -> None:
    plan, recording = session(SILENT, 1, recipients=("*",))
    other = tuple(
        replace(each, recipient="other.example", host="other.example", names=frozenset({"other.example"}))
        for each in recording.sent[:1]
    )
    result = planned_test(plan, [replace(recording, sent=recording.sent + other)], "t")
    assert result.kind == "planned"
    assert result.plan is not None
    assert result.plan.recipients == ("*",)
    told, other_row = result.rows
    assert (told.recipient, told.verdict, told.wanted) == (RECIPIENT, "coincides", None)
    assert told.p_holm == pytest.approx(2 * told.p)
    assert (other_row.recipient, other_row.verdict) == ("other.example", "too-few")


def test_plan_about_everyone_says_where_nothing_was_sent() -> None:
    plan, recording = session(SILENT, 1, recipients=("*",))
    result = planned_test(plan, [replace(recording, sent=())], "t")
    assert (result.rows, result.headline) == ((), ())
    assert NOTHING_SENT in result.notes


def test_marks_out_of_the_planned_order_are_exploratory_without_headline() -> None:
    plan, recording = session(SILENT, 1)
    names = {"checkin": "open-and-cancel", "open-and-cancel": "checkin"}
    swapped = replace(
        recording, marks=tuple(replace(mark, action=names.get(mark.action, mark.action)) for mark in recording.marks)
    )
    result = planned_test(plan, [swapped], "t")
    assert (result.kind, result.headline, result.plan) == ("exploratory", (), None)
    assert result.notes[0].startswith("The plan was not carried out: trial 1 should be")


def test_plan_dated_after_the_recording_is_said_so() -> None:
    plan, recording = session(SILENT, 1)
    late = planned_test(replace(plan, made="2027-01-01T00:00:00Z"), [recording], "t")
    assert any("after its first trial" in note for note in late.notes)
    assert not any("after its first trial" in note for note in planned_test(plan, [recording], "t").notes)


def test_session_stopped_early_is_tested_on_what_was_done() -> None:
    plan, recording = session(SILENT, 1)
    early = replace(recording, marks=recording.marks[:16])
    result = planned_test(plan, [early], "t")
    assert result.plan is not None
    assert result.plan.carried_out == 15
    assert "15 of 20 planned trials were carried out." in result.notes


def test_trials_that_were_not_recorded_are_left_out_and_said() -> None:
    plan, recording = session(SILENT, 1)
    cut = recording.marks[10].time_ns - 130 * SECOND
    half = replace(recording, span=(recording.marks[0].time_ns, cut), sent=())
    result = planned_test(plan, [half], "t")
    assert any("outside what was recorded" in note for note in result.notes)


def test_clock_of_the_marks_is_set_right_by_the_request_at_the_sync_mark() -> None:
    plan, recording = session(SILENT, 1)
    start = recording.marks[0].time_ns
    probe = replace(recording.sent[0], time_ns=start, host="time.example", names=frozenset(("time.example",)))
    fast = tuple(replace(mark, time_ns=mark.time_ns + 300 * SECOND) for mark in recording.marks)
    given = [replace(recording, marks=fast, sent=(probe, *recording.sent))]
    assert planned_test(plan, given, "t").rows[0].verdict != "coincides"
    result = planned_test(replace(plan, sync="time.example"), given, "t")
    assert result.rows[0].verdict == "coincides"
    assert (result.clocks[0].offset_seconds, result.clocks[0].source) == (-300.0, "request")


def test_without_a_plan_there_is_no_headline_however_small_p_is() -> None:
    _, recording = session(SILENT, 1)
    result = explore(Exploration(), [recording], "t")
    first = result.rows[0]
    assert (result.kind, result.headline, result.notes[0]) == ("exploratory", (), NO_PLAN)
    assert (first.action.action, first.verdict, first.method) == ("checkin", "exploratory", "circular shift")
    assert first.p_holm <= 0.05
    assert first.sentence.startswith("exploratory: ")


def test_exploration_can_be_of_one_act_and_recipient() -> None:
    _, recording = session(SILENT, 1)
    wanted = Exploration(actions=("open-and-cancel",), recipients=("health.example", "other.example"))
    rows = explore(wanted, [recording], "t").rows
    assert {(row.action.action, row.wanted) for row in rows} == {
        ("open-and-cancel", "health.example"),
        ("open-and-cancel", "other.example"),
    }


def test_reserved_marks_are_nothing_to_explore() -> None:
    _, recording = session(SILENT, 1)
    only = replace(recording, marks=(Mark(recording.marks[0].time_ns, "idle"), Mark(0, "like")))
    assert explore(Exploration(), [only], "t").rows == ()
    assert explore(Exploration(), [], "t").rows == ()


def test_what_the_capture_lost_is_named_and_what_is_encrypted_is_not() -> None:
    plan, recording = session(SILENT, 1)
    gaps = tuple(Unaudited(reason, 1, 2, 3, "why") for reason in (Outcome.LOST, Outcome.NO_KEYS))
    result = planned_test(plan, [replace(recording, gaps=gaps)], "t")
    assert [(gap.reason, gap.packets, gap.detail) for gap in result.gaps] == [(Outcome.LOST, 2, "why")]
