"""Compares two baselines, route by route: new, gone, same, not-seen or incomparable, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from auditor.regression.baseline import Baseline, Row
from auditor.regression.disguise import Disguises
from auditor.regression.document import SCHEMA, Diff, Seen, Side, Verdict, Word
from auditor.regression.fingerprint import CANARIES, INDICATORS, Fingerprint
from auditor.regression.headlines import headlines
from auditor.regression.proof import Case, case_of, judge, recorded_again
from auditor.regression.statistics import fisher
from auditor.regression.triggers import exercised, trigger_of
from auditor.report.text import size

NEUTRAL = ("unpinning", "capture_method", "time_zone", "app", "package")
"""Particulars of a recording whose change explains no absence."""


def compare(old: Baseline, new: Baseline, by: str = "version") -> Diff:
    """The verdicts on every route of both; ``by`` is what tells the two apart (a field of the manifest, or a state)."""
    key = _key(old, new)
    before = {key(row): row for row in old.rows}
    after = {key(row): row for row in new.rows}
    incomparable = _Incomparable(old, new)
    fresh = [row for route, row in after.items() if route not in before]
    hidden = _hidden(row for row in fresh if incomparable(row) is not None)
    disguises = Disguises(old, new)
    verdicts = [_same(row, after[route], old, new) for route, row in before.items() if route in after]
    verdicts += [_new(row, old, new, incomparable(row)) for row in fresh]
    for route, row in before.items():
        if route not in after:
            case = case_of(row, old, new, hidden.get(row.fingerprint.category, ()), disguises(row))
            verdicts.append(_absent(case, incomparable(row)))
    ordered = tuple(sorted(verdicts, key=order))
    doubts = _doubts(ordered, before.values(), disguises)
    notes = tuple(_notes(old, new, by))
    return Diff(
        schema=SCHEMA,
        by=by,
        old=_side(old),
        new=_side(new),
        verdicts=ordered,
        headlines=headlines(ordered, doubts),
        notes=notes,
    )


def _doubts(verdicts: Iterable[Verdict], rows: Iterable[Row], disguises: Disguises) -> dict[str, tuple[str, ...]]:
    """Of the types that are gone and nobody would know by another name, the domains of fields that may hold them."""
    gone = {verdict.type for verdict in verdicts if verdict.verdict == "gone" and disguises.unknown(verdict.type)}
    found: dict[str, set[str]] = {type_: set() for type_ in gone}
    for row in rows:
        if row.type in gone:
            found[row.type].update(disguises.anywhere(row))
    return {type_: tuple(sorted(domains)) for type_, domains in found.items()}


def order(verdict: Verdict) -> tuple[str, ...]:
    """Where a verdict stands in a comparison."""
    recipient = verdict.recipient or ""
    place = verdict.domain, verdict.path, verdict.where, verdict.source
    return (verdict.type, recipient, *place, verdict.verdict)


def _key(old: Baseline, new: Baseline) -> Callable[[Row], Fingerprint]:
    """What rows are matched by: not by recipient where rules, and so perhaps who is behind a domain, have changed."""
    if old.rules == new.rules:
        return lambda row: row.fingerprint
    return lambda row: row.fingerprint._replace(recipient="")


def _hidden(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Domains a canary goes to in rows that cannot be compared, by category."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.source == INDICATORS and row.fingerprint.category in CANARIES:
            found[row.fingerprint.category].add(row.domain)
    return {category: tuple(sorted(domains)) for category, domains in found.items()}


class _Incomparable:
    """Says why a row of one side could not have been found on the other; None where it could."""

    def __init__(self, old: Baseline, new: Baseline) -> None:
        self._old, self._new = old, new
        self._sought = [
            (which, frozenset.intersection(*(frozenset(session.sought) for session in side.sessions)))
            for which, side in (("old", old), ("new", new))
        ]

    def __call__(self, row: Row) -> str | None:
        if row.source == INDICATORS:
            lacking = next((which for which, types in self._sought if row.type not in types), None)
            return lacking and f"the {lacking} side was not searched with a profile that holds a {row.type}"
        one, other = (side.rule_hashes.get(row.source) for side in (self._old, self._new))
        if one == other:
            return None
        what = "is not known to the old side" if one is None else "is gone" if other is None else "has changed"
        return f"the rule {row.source} {what}: audit both sides with the same rules"


def _verdict(row: Row, word: Word, seen: Seen, reason: str) -> Verdict:
    return Verdict(
        verdict=word,
        category=row.fingerprint.category,
        type=row.type,
        recipient=row.recipient or None,
        domain=row.domain,
        path=row.path,
        where=f"{row.where} {row.leaf}".rstrip(),
        source=row.source,
        confidence=row.confidence,
        after=trigger_of(row).actions,
        seen=seen,
        p=round(fisher(*seen.old, *seen.new), 4),
        reason=reason,
    )


def _same(before: Row, after: Row, old: Baseline, new: Baseline) -> Verdict:
    n_old, n_new = _n(before, before, old), _n(before, after, new)
    seen = Seen(old=(before.sessions, n_old), new=(after.sessions, n_new))
    said = [] if before.accepted is None else [f"accepted: {before.accepted.reason}"]
    said += _states(before, after, old, new)
    return _verdict(after, "same", seen, "; ".join(said))


def _states(before: Row, after: Row, old: Baseline, new: Baseline) -> Iterable[str]:
    """In which states of the app it is newly sent, or no longer; only those that both sides recorded count."""
    had, has = ({state for session in side.sessions for state in session.states} for side in (old, new))
    for state in sorted(had & has):
        if state in after.states and state not in before.states:
            yield f"now also in the state '{state}', as not before (--during {state} compares that alone)"
        elif state in before.states and state not in after.states:
            yield f"no longer seen in the state '{state}' (--during {state} compares that alone)"


def _n(reference: Row, row: Row | None, side: Baseline) -> int:
    """In how many sessions of a side it could have been seen: those with its steps, and those that did show it."""
    return max(len(exercised(trigger_of(reference), side.sessions)), 0 if row is None else row.sessions)


def _new(row: Row, old: Baseline, new: Baseline, incomparable: str | None) -> Verdict:
    seen = Seen(old=(0, _n(row, None, old)), new=(row.sessions, _n(row, row, new)))
    if incomparable is not None:
        return _verdict(row, "incomparable", seen, incomparable)
    trigger = trigger_of(row)
    done = exercised(trigger, old.sessions)
    unread = min((session.unread.get(row.domain, 0) for session in old.sessions), default=0)
    if unread and unread >= row.bytes:
        return _verdict(
            row, "incomparable", seen, f"the old side sent {size(unread)} to {row.domain} that could not be read"
        )
    if not done:
        reason = f"what it follows, {trigger.words()}, was not done in the old sessions"
        return _verdict(row, "new", seen, f"not seen before; {reason}")
    return _verdict(row, "new", seen, f"not seen before, after {trigger.words()}")


def _absent(case: Case, incomparable: str | None) -> Verdict:
    row = case.row
    n_old = max(len(case.old_sessions), row.sessions)
    seen = Seen(old=(row.sessions, n_old), new=(0, len(case.new_sessions)))
    word, reason = judge(case) if incomparable is None else ("incomparable", incomparable)
    return _verdict(row, word, seen, reason)


def _side(side: Baseline) -> Side:
    readable = sum(session.readable for session in side.sessions)
    sent = readable + sum(session.unreadable for session in side.sessions)
    return Side(
        name=side.name,
        sessions=len(side.sessions),
        first=min(session.started for session in side.sessions),
        last=max(session.started for session in side.sessions),
        rules=side.rules,
        readable_share=round(readable / sent, 4) if sent else None,
    )


def _notes(old: Baseline, new: Baseline, by: str) -> Iterable[str]:
    if old.rules != new.rules:
        yield "The two sides were audited with different rules; what changed rules say is not compared."
    names = {name for side in (old, new) for session in side.sessions for name in session.manifest}
    for name in sorted(names - {by, *NEUTRAL}):
        one, other = ({str(session.manifest.get(name)) for session in side.sessions} for side in (old, new))
        if one.isdisjoint(other) and "None" not in one | other:
            yield (
                f"The two sides differ in {name} too ({_listed(one)}; {_listed(other)}); that may be why, "
                f"rather than the {by}."
            )
    if by == "version" and not recorded_again(old, new):
        yield (
            "The old side was not recorded again after the new one; what changed may have been switched by the "
            "recipient's servers (remote configuration) rather than by the version."
        )


def _listed(values: set[str]) -> str:
    return ", ".join(sorted(values))
