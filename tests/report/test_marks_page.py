from __future__ import annotations

import json

from jsonschema import Draft202012Validator
from msgspec.structs import replace

from auditor.marks.coincidence import Exploration, explore, planned_test
from auditor.marks.simulate import World, session
from auditor.model import Outcome, Unaudited
from auditor.report.canvas import Look
from auditor.report.marks_page import EXPLORED, as_json, render, render_plan
from auditor.report.schemas import schema_json

SILENT = World(at_action=1, background=0, beat=0)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_planned_test_says_headline_n_effect_p_and_plan() -> None:
    plan, recording = session(SILENT, 1)
    text = flat(render(planned_test(plan, [recording], "t"), Look(width=100)))
    for part in (
        "A transmission to health.example coincides with checkin; its content was not observed.",
        "n = 10; sent in 10 windows",
        "effect +1.00",
        "p 5.4e-06 (exact label permutation",
        f"plan {plan.fixed}",
    ):
        assert part in text


def test_exploration_is_labelled_and_has_no_headline() -> None:
    _, recording = session(SILENT, 1)
    text = flat(render(explore(Exploration(), [recording], "t"), Look()))
    assert "exploratory" in text
    assert "coincides with" not in text


def test_long_explorations_show_the_smallest_p_and_count_the_rest() -> None:
    _, recording = session(SILENT, 1)
    many = [replace(recording.sent[0], recipient=f"r{n}.example", title=f"r{n}.example") for n in range(9)]
    text = flat(render(explore(Exploration(), [replace(recording, sent=tuple(many))], "t"), Look()))
    assert f"{2 * 9 - EXPLORED} more with larger p" in text


def test_gaps_clocks_and_hostile_names_are_printable() -> None:
    plan, recording = session(SILENT, 1)
    gap = Unaudited(Outcome.LOST, 1, 1, 9, "gone\x1b[31m")
    sent = tuple(replace(each, title="evil\x1b[2J") for each in recording.sent)
    result = planned_test(plan, [replace(recording, gaps=(gap,), sent=sent)], "t")
    text = render(result, Look())
    assert "\x1b" not in text
    assert "Not seen, lost-in-capture: 1 packet, 9 bytes." in flat(text)


def test_no_mark_in_any_recording_is_said() -> None:
    assert "No mark lies in a recording" in render(explore(Exploration(), [], "t"), Look())


def test_json_is_that_of_its_schema() -> None:
    plan, recording = session(SILENT, 1)
    validator = Draft202012Validator(json.loads(schema_json("marks")))
    for result in (planned_test(plan, [recording], "t"), explore(Exploration(), [recording], "t")):
        validator.validate(json.loads(as_json(result)))


def test_plan_lists_every_step_and_says_what_it_can_tell() -> None:
    plan, _ = session(SILENT, 1, count=2)
    text = flat(render_plan(replace(plan, sync="time.example"), 0.0, Look()))
    assert "0.17: too few to tell, raise -n" in text
    assert "Mark sync and ask for time.example at that moment." in text
    assert all(f"{n} {step.wait} s {step.action}" in text for n, step in enumerate(plan.steps, 1))
