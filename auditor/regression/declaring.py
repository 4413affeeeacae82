"""Compares what is declared with what was seen: declared but not seen, and seen but not declared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from auditor.recipients import Recipient
from auditor.recipients.lookup import TRACKING
from auditor.regression.baseline import Baseline, Row
from auditor.regression.check_document import Kind, Place, Problem
from auditor.regression.declarations import Declaration, read_declaration
from auditor.regression.policy import Policy
from auditor.regression.thresholds import Thresholds
from auditor.rules import RuleSet

TITLES = {"google-play": "Google Play's Data Safety", "apple": "Apple's privacy labels", "exodus": "the Exodus report"}


def compare_declarations(policy: Policy, whole: Baseline, rules: RuleSet, thresholds: Thresholds) -> Iterator[Problem]:
    """What each file of declarations a policy imports says too little, and too much. `FaultyFiles` if one is faulty."""
    for declared in policy.declared:
        declaration = read_declaration(declared)
        trackers = declared.kind == "exodus"
        seen = _trackers(whole, rules, declaration) if trackers else _types(whole, rules, declared.kind)
        yield from _compare(declaration, seen, policy, thresholds, len(whole.sessions))


def _types(whole: Baseline, rules: RuleSet, store: str) -> dict[str, list[Row]]:
    """Rows by what the store calls their data type; those it has no name for are left out."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in whole.rows:
        known = rules.vocabulary.types.get(row.type)
        name = None if known is None else known.play if store == "google-play" else known.apple
        if name is not None:
            found[name].append(row)
    return found


def _trackers(whole: Baseline, rules: RuleSet, declaration: Declaration) -> dict[str, list[Row]]:
    """Rows by tracker: the name the report has for the recipient where it has one, else the recipient's own."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in whole.rows:
        recipient = rules.recipients.get(row.recipient) if row.recipient else None
        if recipient is None or recipient.purpose not in TRACKING:
            continue
        names = [name for name in declaration.names if _is(name, recipient)] or [recipient.name]
        for name in names:
            found[name].append(row)
    return found


def _is(name: str, recipient: Recipient) -> bool:
    """Whether a tracker's name in a report (``Google Firebase Analytics``) means this recipient."""
    words = set(re.findall(r"[a-z0-9]+", name.lower()))
    known = re.findall(r"[a-z0-9]+", recipient.name.lower()), recipient.id.split("-")
    return any(own and set(own) <= words for own in known)


def _compare(
    declaration: Declaration, seen: dict[str, list[Row]], policy: Policy, thresholds: Thresholds, sessions: int
) -> Iterator[Problem]:
    source = declaration.source
    title = TITLES[source.kind]
    lower = {name.lower() for name in seen}
    for name in sorted(declaration.names):
        if name.lower() not in lower:
            place = Place(path=policy.path, line=source.line, column=source.column)
            text = f"'{name}' is declared in {title}, and was not seen"
            yield Problem(
                id=_id("not-seen", source.kind, name), kind="not-seen", level="note", text=text, seen=(0, sessions),
                place=place,
            )  # fmt: skip
    declared = {name.lower() for name in declaration.names}
    for name in sorted(seen):
        if name.lower() not in declared:
            yield _undeclared(name, seen[name], declaration, policy, thresholds, sessions)


def _undeclared(
    name: str, rows: Iterable[Row], declaration: Declaration, policy: Policy, thresholds: Thresholds, sessions: int
) -> Problem:
    source = declaration.source
    best = max(rows, key=lambda row: (row.confidence.rank, row.sessions, row.fingerprint))
    whom = best.recipient or best.domain
    return Problem(
        id=_id("undeclared", source.kind, name),
        kind="undeclared",
        level=thresholds.level("undeclared", best.confidence, best.sessions, sessions),
        text=f"'{name}' is not declared in {TITLES[source.kind]}, and was seen ({best.type} to {whom})",
        seen=(best.sessions, sessions),
        row=best,
        place=Place(path=policy.path, line=source.line, column=source.column),
    )


def _id(kind: Kind, source: str, name: str) -> str:
    return blake2b(f"{kind}\0{source}\0{name}".encode(), digest_size=8).hexdigest()
