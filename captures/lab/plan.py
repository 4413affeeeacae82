"""Carries out a plan of marks: acts and shams in the order drawn, each noted as the person would note it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from captures.lab.client import Device, Message
from captures.lab.scenario import Site

CAPTURES = Path(__file__).resolve().parent.parent
SYNC = "connectivitycheck.gstatic.com"
REACTION = 0.2
"""Seconds until an app reacts to a tap."""
SYNC_SITE = Site(SYNC, ("203.0.113.204",), plain=True)


@dataclass(frozen=True, slots=True)
class Plan:
    """What ``plan.yaml`` of a case says: seconds to wait and the act to do then, in order."""

    steps: tuple[tuple[float, str], ...]

    @property
    def seconds(self) -> float:
        """About how long the whole takes, with a second for each act."""
        return sum(wait + 1 for wait, _ in self.steps) + 8


def read_plan(case: str) -> Plan:
    """The plan of a case, made with ``auditor marks plan`` before anything was recorded."""
    content = yaml.safe_load((CAPTURES / case / "plan.yaml").read_text(encoding="utf-8"))
    return Plan(tuple((float(step["wait"]), str(step["do"])) for step in content["steps"]))


def carry_out(device: Device, plan: Plan, acts: Mapping[str, Callable[[], None]], between: Callable[[], None]) -> None:
    """Do every step at its time, with a sync before and after; ``between`` happens in the middle of each wait."""
    _sync(device)
    for wait, action in plan.steps:
        device.clock.sleep(wait / 2)
        between()
        device.clock.sleep(wait / 2)
        device.truth.act(action, core=False)
        device.clock.sleep(REACTION)
        acts[action]()
    device.clock.sleep(5)
    _sync(device)


def _sync(device: Device) -> None:
    """Ask for a page at a moment one notes: what the marks' clock is set right by."""
    device.truth.write("mark", {"action": "sync"})
    probe = Message("GET", "/generate_204", {"User-Agent": "Dalvik/2.1.0"}, purpose="sync")
    device.curl(f"http://{SYNC}/generate_204", probe, SYNC)
