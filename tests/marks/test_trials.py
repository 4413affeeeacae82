from __future__ import annotations

from auditor.marks.plan import make_plan
from auditor.marks.transmission import Timeline
from auditor.marks.trials import Trial, departure, measured, overlapping, recorded, trials_of
from tests.marks.conftest import SECOND, Send

PLAN = make_plan(
    action="a", sham="b", count=3, seed=1, recipients=("r",), window=10, statistic="bytes", made="2026-03-01T12:00:00Z"
)


def trials(order: tuple[str, ...], apart: int = 30) -> list[Trial]:
    return trials_of([(n * apart * SECOND, action) for n, action in enumerate(order)], 10 * SECOND)


def test_window_ends_with_the_next_trial() -> None:
    found = trials_of([(7 * SECOND, "b"), (0, "a")], 10 * SECOND)
    assert [(t.time_ns, t.action, t.end_ns) for t in found] == [(0, "a", 7 * SECOND), (7 * SECOND, "b", 17 * SECOND)]
    assert overlapping(found, 10 * SECOND) == 1
    assert trials_of([], SECOND) == []


def test_order_of_the_plan_or_its_beginning_is_no_departure() -> None:
    assert departure(trials(PLAN.order), PLAN) is None
    assert departure(trials(PLAN.order[:4]), PLAN) is None


def test_departure_is_named() -> None:
    swapped = tuple("a" if act == "b" else "b" for act in PLAN.order)
    assert departure(trials(swapped), PLAN) == f"trial 1 should be {PLAN.order[0]} and is marked {swapped[0]}"
    assert departure(trials((*PLAN.order, "a")), PLAN) == "7 trials are marked, 6 were planned"
    assert departure([], PLAN) == "no a and no b is marked"


def test_trials_outside_every_recording_are_left_out() -> None:
    found = trials(PLAN.order, apart=1000)
    assert len(recorded(found, [(0, 1000 * SECOND), (3900 * SECOND, 4100 * SECOND)])) == 3
    assert recorded(found, []) == []


def test_windows_are_measured_by_each_statistic(send: Send) -> None:
    line = Timeline([send(31, 50), send(32, 70), send(40, 1000), send(30, 1)])
    found = trials(PLAN.order)[:2]
    assert measured(found, line, "bytes") == [0, 121]
    assert measured(found, line, "transmissions") == [0, 3]
    assert measured(found, line, "any") == [0, 1]
