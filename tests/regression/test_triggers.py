from __future__ import annotations

from auditor.model import Confidence
from auditor.regression.baseline import Row, Session, Step
from auditor.regression.triggers import exercised, trigger_of


def row(after: dict[str, float], times: dict[str, int], states: dict[str, int] | None = None) -> Row:
    return Row(
        type="a.b", recipient="", domain="x.example", path="/", where="request.body", leaf="", source="s",
        confidence=Confidence.LIKELY, sessions=3, after=after, after_sessions=times, states=states or {},
    )  # fmt: skip


def session(*actions: str, recorded: float = 60, **during: tuple[str, ...]) -> Session:
    steps = {action: Step(recorded=recorded) for action in actions}
    inside = {state.replace("_", "-"): {a: Step(recorded=recorded) for a in done} for state, done in during.items()}
    return Session(started="", seconds=60, readable=0, unreadable=0, steps=steps, during=inside, states=tuple(inside))


def test_steps_it_always_followed_are_all_needed() -> None:
    trigger = trigger_of(row({"like": 2, "search": 3, "open": 1}, {"like": 3, "search": 3, "open": 1}))
    assert (trigger.actions, trigger.every) == (("like", "search"), True)
    assert exercised(trigger, [session("like"), session("like", "search", "x")]) == [session("like", "search", "x")]


def test_where_none_is_always_followed_any_will_do() -> None:
    trigger = trigger_of(row({"like": 2, "search": 30}, {"like": 2, "search": 2}))
    assert not trigger.every
    assert trigger.exercised(session("search"))
    assert not trigger.exercised(session("open"))
    assert not trigger.outlasted(session("search", recorded=20))
    assert trigger.outlasted(session("like", "search", recorded=20))


def test_what_is_sent_in_one_state_only_needs_the_step_in_that_state() -> None:
    trigger = trigger_of(row({"like": 2}, {"like": 3}, {"incognito": 3}))
    assert trigger.exercised(session("like", incognito=("like",), normal=()))
    assert not trigger.exercised(session("like", incognito=(), normal=("like",)))
    assert not trigger.exercised(session("like"))
    assert "incognito" in trigger.words()


def test_normal_mode_need_not_be_marked_but_consent_has_to_be() -> None:
    assert trigger_of(row({"like": 2}, {"like": 3}, {"normal": 3})).exercised(session("like"))
    assert not trigger_of(row({"like": 2}, {"like": 3}, {"consent": 3})).exercised(session("like"))


def test_both_states_need_no_particular_one() -> None:
    trigger = trigger_of(row({"like": 2}, {"like": 3}, {"consent": 2, "no-consent": 3}))
    assert trigger.exercised(session("like", consent=(), no_consent=("like",)))
