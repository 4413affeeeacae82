"""Checks sessions against a baseline and a policy: what is new, what is not allowed, what is not declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b

import msgspec
from msgspec import Struct

from auditor.regression.baseline import Baseline, Row
from auditor.regression.check_document import SCHEMA, Check, Kind, Place, Problem, Result, Sighting
from auditor.regression.comparison import compare
from auditor.regression.declaring import compare_declarations
from auditor.regression.document import Diff
from auditor.regression.facts import SessionFacts
from auditor.regression.fingerprint import Fingerprint
from auditor.regression.judging import Judgement, judge
from auditor.regression.policy import Policy, Sent
from auditor.regression.summary import summarise
from auditor.regression.thresholds import Thresholds
from auditor.regression.triggers import exercised, trigger_of
from auditor.report.times import rfc3339
from auditor.rules import RuleSet

_ORDER = {"error": 0, "warning": 1, "note": 2}


class Against(Struct, frozen=True):
    """What sessions are checked against; paths are for the document. ``minimum`` of readable bytes is 0 to 1."""

    rules: RuleSet
    thresholds: Thresholds
    today: date
    tool: str
    baseline: Baseline | None = None
    baseline_path: str | None = None
    policy: Policy | None = None
    minimum: float | None = None


def check(sessions: Sequence[SessionFacts], against: Against) -> Check:
    """The outcome of a check of these sessions; the same whatever their order."""
    ordered = sorted(sessions, key=lambda each: (each.first_ns, each.inputs))
    whole = summarise(ordered)
    problems: list[Problem] = []
    diff = None
    if against.baseline is not None:
        diff = compare(in_force(against.baseline, against.today), whole)
        problems += _changes(diff, whole, ordered, against)
    if against.policy is not None:
        problems += _policy(whole, ordered, against, against.policy)
        problems += compare_declarations(against.policy, whole, against.rules, against.thresholds)
    problems.sort(key=lambda p: (_ORDER[p.level], p.kind, () if p.row is None else p.row.fingerprint, p.text, p.id))
    troubled = {problem.row.fingerprint for problem in problems if problem.row is not None}
    share = _share(ordered)
    return Check(
        schema=SCHEMA,
        kind="auditor-check",
        tool=against.tool,
        rules=whole.rules,
        result=_result(problems, share, against.minimum),
        sessions=len(ordered),
        routes=len(whole.rows),
        readable_share=share,
        captures=tuple(path for each in ordered for path in each.inputs),
        problems=tuple(problems),
        passed=tuple(row for row in whole.rows if row.fingerprint not in troubled),
        headlines=() if diff is None else diff.headlines,
        baseline=against.baseline_path,
        policy=None if against.policy is None else against.policy.path,
        notes=() if diff is None else diff.notes,
    )


def in_force(baseline: Baseline, today: date) -> Baseline:
    """A baseline without the rows that were accepted for a time which is over."""
    rows = tuple(row for row in baseline.rows if not _over(row, today))
    return msgspec.structs.replace(baseline, rows=rows)


def _over(row: Row, today: date) -> bool:
    return row.accepted is not None and row.accepted.expires is not None and row.accepted.expires < today.isoformat()


def _share(sessions: Iterable[SessionFacts]) -> float | None:
    readable = sum(each.readable for each in sessions)
    sent = readable + sum(each.unreadable for each in sessions)
    return round(readable / sent, 4) if sent else None


def _result(problems: Iterable[Problem], share: float | None, minimum: float | None) -> Result:
    if any(problem.level == "error" for problem in problems):
        return "failed"
    return "unseen" if minimum is not None and (share is None or share < minimum) else "passed"


def problem_id(kind: Kind, fingerprint: Fingerprint, entry: str = "") -> str:
    """Sixteen hex digits of what a problem is about; it holds no value, as its fingerprint holds none."""
    return blake2b("\0".join((kind, *fingerprint, entry)).encode(), digest_size=8).hexdigest()


def _changes(diff: Diff, whole: Baseline, sessions: Sequence[SessionFacts], against: Against) -> Iterator[Problem]:
    rows = {(*row.fingerprint[:4], f"{row.where} {row.leaf}".rstrip(), row.source): row for row in whole.rows}
    for verdict in diff.verdicts:
        if verdict.verdict not in ("new", "incomparable") or not verdict.seen.new[0]:
            continue
        place = verdict.type, verdict.recipient or "", verdict.domain, verdict.path, verdict.where, verdict.source
        row, (k, n) = rows[place], verdict.seen.new
        kind: Kind = "new" if verdict.verdict == "new" else "incomparable"
        yield Problem(
            id=problem_id(kind, row.fingerprint),
            kind=kind,
            level=against.thresholds.level(kind, row.confidence, k, n),
            text=f"{_said(row)}: {verdict.reason}",
            seen=(k, n),
            row=row,
            sighting=_sighting(row.fingerprint, sessions),
        )


def _policy(whole: Baseline, sessions: Sequence[SessionFacts], against: Against, policy: Policy) -> Iterator[Problem]:
    for row in whole.rows:
        seen = row.sessions, max(len(exercised(trigger_of(row), whole.sessions)), row.sessions)
        for judgement in judge(policy, _sent(row, sessions, against.rules), against.today):
            kind = _kind(judgement)
            if kind is None:
                continue
            entry = judgement.entry
            yield Problem(
                id=problem_id(kind, row.fingerprint, "" if entry is None else entry.name),
                kind=kind,
                level=against.thresholds.level(kind, row.confidence, *seen),
                text=f"{_said(row)}: {judgement.reason}",
                seen=seen,
                row=row,
                sighting=_sighting(row.fingerprint, sessions),
                place=Place(
                    path=policy.path,
                    line=1 if entry is None else entry.line,
                    column=1 if entry is None else entry.column,
                ),
            )


def _kind(judgement: Judgement) -> Kind | None:
    ruling = judgement.ruling
    return None if ruling == "allowed" or ruling == "excepted" else ruling


def _sent(row: Row, sessions: Iterable[SessionFacts], rules: RuleSet) -> Sent:
    apps: set[str] = set()
    for each in sessions:
        route = each.routes.get(row.fingerprint)
        if route is not None:
            apps |= route.apps
            apps |= {str(each.particulars[name]) for name in ("app", "package") if name in each.particulars}
    recipient = rules.recipients.get(row.recipient) if row.recipient else None
    return Sent(
        type=row.type,
        recipient=row.recipient or None,
        purpose=None if recipient is None else recipient.purpose,
        domain=row.domain,
        apps=frozenset(apps),
        states=frozenset(row.states),
    )


def _said(row: Row) -> str:
    whom = f"{row.recipient} ({row.domain})" if row.recipient else row.domain
    return f"{row.type} goes to {whom}{row.path}"


def _sighting(fingerprint: Fingerprint, sessions: Iterable[SessionFacts]) -> Sighting | None:
    """The first sighting of a route, by time."""
    for each in sessions:
        route = each.routes.get(fingerprint)
        if route is not None:
            spot = route.spot
            path = each.inputs[spot.input] if spot.input < len(each.inputs) else ""
            return Sighting(path=path, exchange=spot.exchange, frames=spot.frames, time=rfc3339(spot.time_ns))
    return None
