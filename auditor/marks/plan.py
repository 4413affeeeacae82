"""A plan of what to do and when: action and sham in an order drawn by lot, with all that decides fixed beforehand.

Because any tap sends something, idle time is the wrong control: the sham is an act like the action, short of what the
action is about (open the scanner and cancel), and the lot decides which of the two comes next.
"""

from __future__ import annotations

import hashlib
import json
import random
from math import comb

from msgspec import Struct
from msgspec.structs import replace

from auditor.errors import UsageError
from auditor.marks.mark import RESERVED
from auditor.marks.statistics import holm
from auditor.marks.transmission import Statistic

ALPHA = 0.05
"""The p from which on nothing is said to coincide."""
MOST_TRIALS = 500
EVERYONE = "*"
"""In place of recipients: all to whom the recording shows something sent, Holm over all of them."""
LONGEST_WAIT = 3
"""Windows to wait before a trial, at most; at least two."""


class Step(Struct, frozen=True):
    """One trial: wait so many seconds, then do this, and mark it."""

    wait: int
    action: str


class Plan(Struct, frozen=True):
    """What is to be carried out, and what will be computed from it.

    ``made`` is an RFC 3339 time in UTC. ``recipients`` are ids, names, domains or addresses, or `EVERYONE` alone;
    ``window`` is in seconds after each mark. ``sync`` is a host that is to be asked for when ``sync`` is marked, if
    any. ``fixed`` is the first 16 hex digits of the SHA-256 of everything else.
    """

    made: str
    seed: int
    action: str
    sham: str
    recipients: tuple[str, ...]
    window: float
    statistic: Statistic
    sync: str | None
    steps: tuple[Step, ...]
    fixed: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """The acts in the order drawn."""
        return tuple(step.action for step in self.steps)

    @property
    def named(self) -> tuple[str, ...]:
        """The recipients it names; none where it is about everyone."""
        return () if self.recipients == (EVERYONE,) else self.recipients

    @property
    def smallest(self) -> float:
        """The smallest p, corrected for the recipients it names, that a whole run of this plan can give.

        Of `EVERYONE` it is the one of a lone recipient: how many there are only the recording tells.
        """
        acts = self.order.count(self.action)
        return holm([1 / comb(len(self.steps), acts)] * len(self.recipients))[0]


def make_plan(
    *,
    action: str,
    sham: str,
    count: int,
    seed: int,
    recipients: tuple[str, ...],
    window: float,
    statistic: Statistic,
    made: str,
    sync: str | None = None,
) -> Plan:
    """A plan of ``count`` actions and as many shams; equal arguments, equal plan. UsageError where they are no good."""
    for word in (action, sham):
        if not word.strip() or word in RESERVED:
            raise UsageError(f"{word!r} cannot be an act of a plan; reserved are {', '.join(RESERVED)}")
    if action == sham:
        raise UsageError("the sham must be another act than the action: the same without what the action is about")
    if not 1 <= count <= MOST_TRIALS:
        raise UsageError(f"-n {count}: give 1 to {MOST_TRIALS}")
    if not recipients or not all(name.strip() for name in recipients):
        raise UsageError("a plan needs a recipient, fixed before anything is recorded")
    if EVERYONE in recipients and len(recipients) > 1:
        raise UsageError(f"{EVERYONE} stands for every recipient; leave the others out")
    if not 0 < window <= 3600:
        raise UsageError("the window is between 0 and 3600 seconds")
    draw = random.Random(seed)
    acts = [action, sham] * count
    draw.shuffle(acts)
    least, most = max(round(2 * window), 5), max(round(LONGEST_WAIT * window), 10)
    steps = tuple(Step(draw.randint(least, most), act) for act in acts)
    plan = Plan(made, seed, action, sham, tuple(recipients), float(window), statistic, sync, steps)
    return replace(plan, fixed=seal(plan))


def seal(plan: Plan) -> str:
    """The first 16 hex digits of the SHA-256 of everything a plan fixes."""
    parts = (
        plan.made,
        plan.seed,
        plan.action,
        plan.sham,
        plan.recipients,
        plan.window,
        plan.statistic,
        plan.sync,
        [(step.wait, step.action) for step in plan.steps],
    )
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def plan_yaml(plan: Plan) -> str:
    """The plan as a file, which `read_plan` reads again."""
    lines = [
        "# Made before anything is recorded. Do not change it: whoever tests with it sees whether it was.",
        "schema: 1",
        f"made: {_quoted(plan.made)}",
        f"seed: {plan.seed}",
        f"action: {_quoted(plan.action)}",
        f"sham: {_quoted(plan.sham)}",
        f"recipients: [{', '.join(map(_quoted, plan.recipients))}]",
        f"window: {plan.window}",
        f"statistic: {plan.statistic}",
        f"sync: {'null' if plan.sync is None else _quoted(plan.sync)}",
        f"fixed: {_quoted(plan.fixed)}",
        "# Mark sync first and last. Wait so many seconds, do it, and mark the moment you do it.",
        "steps:",
    ]
    lines += [f"  - {{wait: {step.wait}, do: {_quoted(step.action)}}}" for step in plan.steps]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
