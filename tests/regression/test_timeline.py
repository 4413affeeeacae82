from __future__ import annotations

from auditor.marks import Mark
from auditor.regression.timeline import START, WINDOW_NS, Timeline, action_name

SECOND = 1_000_000_000


def made(*marks: tuple[int, str], consent: str | None = None) -> Timeline:
    return Timeline([Mark(at * SECOND, action) for at, action in marks], 0, 100 * SECOND, consent)


def test_what_is_sent_follows_the_last_step_before_it() -> None:
    time = made((5, "like"), (20, "search"))
    assert [time.before(at * SECOND).action for at in (1, 5, 19, 20, 99)] == [START, "like", "like", "search", "search"]


def test_steps_close_to_one_another_are_one() -> None:
    whole = made((5, "like"), (6, "open"), (20, "open"))
    assert [whole.before(at * SECOND).action for at in (5, 6, 21)] == ["like", "like+open", "open"]


def test_reserved_marks_are_no_steps() -> None:
    assert made((5, "like"), (6, "idle"), (7, "incognito-on")).before(9 * SECOND).action == "like"


def test_what_is_sent_long_after_a_step_follows_the_start() -> None:
    assert made((5, "like")).before(5 * SECOND + WINDOW_NS + 1).action == START


def test_states_before_the_first_change_are_the_opposite() -> None:
    time = made((10, "incognito-on"), (20, "incognito-off"), (30, "consent-given"))
    states = [set(time.state(at * SECOND)) for at in (1, 15, 25, 35)]
    assert states == [
        {"normal", "no-consent"},
        {"incognito", "no-consent"},
        {"normal", "no-consent"},
        {"normal", "consent"},
    ]


def test_consent_of_the_manifest_holds_where_no_mark_says_otherwise() -> None:
    assert made(consent="Accepted all").states() == {"consent"}
    assert made(consent="refused").states() == {"no-consent"}
    assert made(consent="asked twice").states() == set()
    assert made((5, "consent-withdrawn"), consent="given").states() == {"consent", "no-consent"}


def test_first_times_of_steps_in_a_state() -> None:
    time = made((5, "like"), (10, "incognito-on"), (15, "like"))
    assert time.firsts() == {START: 0, "like": 5 * SECOND}
    assert time.firsts("incognito") == {START: 10 * SECOND, "like": 15 * SECOND}


def test_steps_after_the_end_of_the_recording_were_not_recorded() -> None:
    assert "like" not in made((101, "like")).firsts()


def test_action_that_is_a_sentence_or_holds_a_number_is_hidden() -> None:
    assert [action_name(each) for each in ("Like", "open page", "call +4915112345678")] == ["like", "open-page", "*"]
