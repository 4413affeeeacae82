"""Reads a plan strictly: every fault with its line and column, and a plan that was changed is no plan."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from auditor.errors import FaultyFiles, MarksError
from auditor.marks.load import parse_time
from auditor.marks.plan import Plan, Step, seal
from auditor.marks.transmission import STATISTICS, Statistic
from auditor.own_text import read_own_text
from auditor.rules.yaml_nodes import Faults, Fields, Value, read_yaml

_KEYS = ("schema", "made", "seed", "action", "sham", "recipients", "window", "statistic", "sync", "fixed", "steps")
_NEEDED = tuple(key for key in _KEYS if key != "sync")
CHANGED = "the plan was changed after it was made; make a new one, and record again"


def read_plan(path: Path) -> Plan:
    """The plan in this file.

    Raises `FaultyFiles` with all faults (`MarksError`, path:line:column), UsageError where the file cannot be read.
    """
    text = read_own_text(path, "a plan")
    faults = Faults(MarksError)
    root = read_yaml(text, str(path), faults)
    plan = None if root is None else _read(root)
    if root is not None and plan is not None and not faults.found and plan.fixed != seal(plan):
        root.fault(CHANGED)
    if plan is None or faults.found:
        raise FaultyFiles(faults.found)
    return plan


def _read(root: Value) -> Plan:
    fields = root.fields(_KEYS, "a plan", _NEEDED)
    statistic = fields["statistic"]
    plan = Plan(
        made=_time(fields),
        seed=_whole(fields["seed"]),
        action=fields.text("action"),
        sham=fields.text("sham"),
        recipients=fields.texts("recipients"),
        window=_seconds(fields["window"]),
        statistic=cast("Statistic", "any" if statistic is None else statistic.one_of(STATISTICS, "statistic")),
        sync=fields.optional_text("sync"),
        steps=tuple(_step(item, fields) for item in _items(fields["steps"])),
        fixed=fields.text("fixed"),
    )
    return plan


def _time(fields: Fields) -> str:
    value = fields["made"]
    text = fields.text("made")
    if value is not None and parse_time(text) is None:
        value.fault("a time with an offset is wanted here, such as 2026-01-31T12:00:05Z")
    return text


def _whole(value: Value | None) -> int:
    text = "0" if value is None else value.text()
    if value is None or (text.isascii() and text.isdecimal() and len(text) <= 40):
        return int(text)
    value.fault("a whole number is wanted here")
    return 0


def _seconds(value: Value | None) -> float:
    number = 1.0 if value is None else value.number()
    if value is not None and not 0 < number <= 3600:
        value.fault("seconds are wanted here, more than 0 and at most 3600")
    return number


def _items(value: Value | None) -> list[Value]:
    return [] if value is None else value.items()


def _step(item: Value, plan: Fields) -> Step:
    fields = item.fields(("wait", "do"), "a step", ("wait", "do"))
    action = fields["do"]
    known = (plan.text("action"), plan.text("sham"))
    return Step(_whole(fields["wait"]), "" if action is None else action.one_of(known, "act of this plan"))
