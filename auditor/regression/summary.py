"""Sums up the sessions of one version as a baseline, the same whatever the order they come in."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from auditor.errors import UsageError
from auditor.model import SECOND
from auditor.regression import baseline as document
from auditor.regression.disguise import merged
from auditor.regression.facts import SessionFacts, StepFacts
from auditor.regression.fingerprint import CANARIES, INDICATORS, Fingerprint
from auditor.regression.routes import RouteFacts
from auditor.regression.template import TEMPLATE
from auditor.report.times import rfc3339


def summarise(sessions: Sequence[SessionFacts], name: str | None = None) -> document.Baseline:
    """The baseline of these sessions. UsageError where there is none, or where they were judged by different rules."""
    if not sessions:
        raise UsageError("a baseline needs at least one session")
    if len({each.rules for each in sessions}) > 1:
        raise UsageError("these sessions were audited with different rules; audit them again with the same")
    grouped: dict[Fingerprint, list[RouteFacts]] = defaultdict(list)
    for each in sessions:
        for fingerprint, route in each.routes.items():
            grouped[fingerprint].append(route)
    return document.Baseline(
        schema=document.SCHEMA,
        kind="auditor-baseline",
        name=name if name is not None else _name(sessions),
        template=TEMPLATE,
        rules=sessions[0].rules,
        rule_hashes=dict(sorted(sessions[0].rule_hashes.items())),
        sessions=tuple(sorted(map(session, sessions), key=msgspec.json.encode)),
        rows=tuple(row(fingerprint, grouped[fingerprint]) for fingerprint in sorted(grouped)),
        fields=_fields(sessions),
    )


def _fields(sessions: Sequence[SessionFacts]) -> dict[str, dict[str, document.Fields]] | None:
    known = [each.fields for each in sessions if each.fields is not None]
    return merged(known) if len(known) == len(sessions) else None


def _name(sessions: Iterable[SessionFacts]) -> str | None:
    """app@version, where all manifests agree."""
    names = {(each.particulars.get("app"), each.particulars.get("version")) for each in sessions}
    app, version = names.pop()
    if names or app is None:
        return None
    return str(app) if version is None else f"{app}@{version}"


def row(fingerprint: Fingerprint, routes: Sequence[RouteFacts]) -> document.Row:
    """One route over the sessions in which it was seen."""
    after: dict[str, int] = {}
    follows: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for route in routes:
        follows.update(route.after.keys())
        states.update(route.states)
        for action, delay in route.after.items():
            after[action] = max(after.get(action, 0), delay)
    return document.Row(
        **fingerprint._asdict(),
        confidence=max((route.confidence for route in routes), key=attrgetter("rank")),
        sessions=len(routes),
        after={action: _up(after[action]) for action in sorted(after)},
        after_sessions=dict(sorted(follows.items())),
        bytes=min(route.smallest for route in routes),
        states=dict(sorted(states.items())),
        shapes=tuple(sorted({shape for route in routes for shape in route.shapes})),
    )


def session(facts: SessionFacts) -> document.Session:
    """How one session was recorded."""
    canaries: dict[str, set[str]] = defaultdict(set)
    for fingerprint in facts.routes:
        if fingerprint.source == INDICATORS and fingerprint.category in CANARIES:
            canaries[fingerprint.type].add(fingerprint.domain)
    return document.Session(
        started=rfc3339(facts.first_ns)[:19] + "Z",
        seconds=_down(facts.last_ns - facts.first_ns),
        readable=facts.readable,
        unreadable=facts.unreadable,
        steps=_steps(facts.steps),
        during={state: _steps(steps) for state, steps in sorted(facts.during.items())},
        states=tuple(sorted(facts.states)),
        sought=tuple(sorted(facts.sought)),
        controls=tuple(sorted(facts.controls)),
        canaries={type_: tuple(sorted(domains)) for type_, domains in sorted(canaries.items())},
        unread=dict(sorted(facts.unread.items())),
        refused=tuple(sorted(facts.refused)),
        manifest=dict(sorted(facts.particulars.items())),
    )


def _steps(steps: Mapping[str, StepFacts]) -> dict[str, document.Step]:
    return {
        action: document.Step(recorded=_down(step.tail_ns), unread=step.unread, flushed=step.flushed)
        for action, step in sorted(steps.items())
    }


def _up(time_ns: int) -> float:
    """Seconds, rounded up to two significant digits, so that a baseline changes little from run to run."""
    seconds = time_ns / SECOND
    if seconds <= 0.01:
        return 0.01
    scale = 10.0 ** (1 - math.floor(math.log10(seconds)))
    return math.ceil(round(seconds * scale, 6)) / scale


def _down(time_ns: int) -> float:
    """Seconds, rounded down to tenths."""
    return math.floor(time_ns / SECOND * 10) / 10
