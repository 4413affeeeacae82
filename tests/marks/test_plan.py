from __future__ import annotations

from typing import Any

import pytest

from auditor.errors import UsageError
from auditor.marks.plan import Plan, make_plan, plan_yaml, seal

GIVEN: dict[str, Any] = {
    "action": "checkin",
    "sham": "open-and-cancel",
    "count": 10,
    "seed": 7,
    "recipients": ("health.example",),
    "window": 10.0,
    "statistic": "bytes",
    "made": "2026-03-01T12:00:00Z",
}


def plan(**changes: object) -> Plan:
    return make_plan(**{**GIVEN, **changes})


def test_equal_seeds_give_equal_plans_and_others_other_orders() -> None:
    assert plan() == plan()
    assert plan().order != plan(seed=8).order
    assert len({plan(seed=seed).order for seed in range(50)}) == 50


def test_action_and_sham_are_drawn_equally_often_with_waits_longer_than_the_window() -> None:
    drawn = plan()
    assert drawn.order.count("checkin") == drawn.order.count("open-and-cancel") == 10
    assert all(20 <= step.wait <= 30 for step in drawn.steps)


def test_every_order_is_about_equally_likely() -> None:
    orders = [plan(count=2, seed=seed).order for seed in range(1200)]
    counts = [orders.count(order) for order in set(orders)]
    assert len(counts) == 6
    assert all(150 < count < 250 for count in counts)


@pytest.mark.parametrize(
    "changes",
    [
        {"sham": "checkin"},
        {"action": "sync"},
        {"sham": " "},
        {"count": 0},
        {"count": 501},
        {"recipients": ()},
        {"recipients": (" ",)},
        {"recipients": ("*", "health.example")},
        {"window": 0},
        {"window": 4000},
    ],
    ids=str,
)
def test_plans_that_can_test_nothing_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        plan(**changes)


def test_smallest_p_counts_labellings_and_recipients() -> None:
    assert plan(count=2).smallest == pytest.approx(1 / 6)
    assert plan(count=3).smallest == pytest.approx(1 / 20)
    assert plan(count=3, recipients=("a", "b")).smallest == pytest.approx(2 / 20)


def test_seal_covers_everything_that_is_fixed() -> None:
    changes: list[dict[str, object]] = [
        {"seed": 8}, {"window": 11.0}, {"recipients": ("b.example",)}, {"statistic": "any"}, {"sync": "c.example"},
        {"made": "2026-03-01T12:00:01Z"}, {"action": "scan"}, {"sham": "look"},
    ]  # fmt: skip
    seals = {plan().fixed, *(plan(**change).fixed for change in changes)}
    assert len(seals) == len(changes) + 1
    assert plan().fixed == seal(plan())


def test_plan_as_text_quotes_what_could_be_mistaken() -> None:
    text = plan_yaml(plan(action="ja: nein", recipients=('a "b"',)))
    assert 'action: "ja: nein"' in text
    assert 'recipients: ["a \\"b\\""]' in text
