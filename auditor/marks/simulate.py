"""Sessions out of a random generator, with and without an effect: how often the test errs, and how often it finds."""

from __future__ import annotations

import random

from msgspec import Struct

from auditor.marks.mark import Mark
from auditor.marks.plan import Plan, make_plan
from auditor.marks.recording import Recording
from auditor.marks.transmission import Statistic, Transmission
from auditor.model import SECOND

START_NS = 1_772_000_000 * SECOND
RECIPIENT = "health.example"
_NAMES = frozenset((RECIPIENT,))


class World(Struct, frozen=True):
    """What an app does: shares of actions and shams that send (0 to 1), and what it sends anyway.

    ``background`` transmissions a minute come by chance, ``beat`` seconds lie between those that come regularly (0:
    none). ``size`` bytes are sent at a time on the average; those at an action are ``more`` times as large.
    """

    at_action: float = 0.0
    at_sham: float = 0.0
    background: float = 2.0
    beat: float = 30.0
    size: int = 1200
    more: float = 1.0


def session(
    world: World,
    seed: int,
    *,
    count: int = 10,
    window: float = 10.0,
    statistic: Statistic = "bytes",
    recipients: tuple[str, ...] = (RECIPIENT,),
) -> tuple[Plan, Recording]:
    """A plan drawn with this seed, and its recording as this world would have it; equal arguments give equal ones."""
    plan = make_plan(
        action="checkin",
        sham="open-and-cancel",
        count=count,
        seed=seed,
        recipients=recipients,
        window=window,
        statistic=statistic,
        made="2026-01-01T00:00:00Z",
    )
    draw = random.Random(f"session {seed}")
    now, marks, sent = START_NS, [Mark(START_NS, "sync")], []
    for step in plan.steps:
        now += round((step.wait + draw.uniform(0, 4)) * SECOND)
        marks.append(Mark(now, step.action))
        is_action = step.action == plan.action
        if draw.random() < (world.at_action if is_action else world.at_sham):
            later = now + round(draw.uniform(0.1, window * 0.6) * SECOND)
            sent.append(_sent(later, world, draw, world.more if is_action else 1.0))
    end = now + round(2 * window * SECOND)
    sent += [_sent(time, world, draw, 1.0) for time in _background(world, end, draw)]
    ordered = tuple(sorted(sent, key=lambda each: each.time_ns))
    return plan, Recording("simulated", ordered, tuple(marks), (), (START_NS, end))


def _sent(time_ns: int, world: World, draw: random.Random, times: float) -> Transmission:
    size = round(world.size * times * draw.lognormvariate(0, 0.7))
    return Transmission(time_ns, size, RECIPIENT, RECIPIENT, RECIPIENT, "unread", _NAMES)


def _background(world: World, end: int, draw: random.Random) -> list[int]:
    times, now = [], float(START_NS)
    while world.background > 0 and (now := now + draw.expovariate(world.background / 60) * SECOND) < end:
        times.append(round(now))
    if world.beat > 0:
        step = round(world.beat * SECOND)
        times += range(START_NS + draw.randrange(step), end, step)
    return times
