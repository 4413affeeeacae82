"""How often a plan of this size finds what is there: counted over simulated sessions with fixed seeds."""

from __future__ import annotations

from auditor.marks.coincidence import planned_test
from auditor.marks.plan import ALPHA, Plan
from auditor.marks.simulate import World, session
from auditor.marks.transmission import Statistic

SESSIONS = 200
STRONG = World(at_action=0.9, at_sham=0.1)
"""An action that nearly always sends, a sham that seldom does, and the traffic of an ordinary app beside them."""
MOST_COUNTED = 30


def found(world: World, sessions: int, *, count: int, window: float, statistic: Statistic) -> float:
    """The share of so many sessions of ``count`` actions and shams in which a coincidence was called."""
    called = 0
    for seed in range(sessions):
        plan, recording = session(world, seed, count=count, window=window, statistic=statistic)
        called += bool(planned_test(plan, [recording], "").headline)
    return called / sessions


def power_of(plan: Plan) -> float:
    """How often a run of this plan, for one recipient, would find a strong effect; 0 where it is too few to tell."""
    if plan.smallest > ALPHA:
        return 0.0
    count = min(plan.order.count(plan.action), MOST_COUNTED)
    return found(STRONG, SESSIONS // 2, count=count, window=plan.window, statistic=plan.statistic)
