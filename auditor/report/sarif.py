"""A check as SARIF 2.1.0 (OASIS), which code hosts show beside the change that caused it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from auditor.regression.check_document import HELP, KINDS, Check, Problem
from auditor.report.canvas import Look
from auditor.report.check_terminal import evidence

if TYPE_CHECKING:
    from auditor.regression.check_document import Kind

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "auditorRoute/v1"
_RULES: tuple[Kind, ...] = tuple(KINDS)


def render(check: Check, look: Look) -> str:
    """One run with one result for each problem; paths are relative to where the command ran."""
    return json.dumps(log(check), indent=2, ensure_ascii=False) + "\n"


def log(check: Check) -> Json:
    """The sarifLog object (§3.13)."""
    name, _, version = check.tool.partition(" ")
    driver: Json = {
        "name": name,
        "version": version,
        "semanticVersion": version,
        "rules": [_rule(kind) for kind in _RULES],
        "properties": {"ruleSet": check.rules},
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_analysed(path) for path in dict.fromkeys(check.captures)],
        "results": [_result(problem, check) for problem in check.problems],
        "properties": {"result": check.result, "sessions": check.sessions, "notes": list(check.notes)},
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _analysed(path: str) -> Json:
    return {"location": _artifact(path), "roles": ["analysisTarget"]}


def _rule(kind: Kind) -> Json:
    """A reportingDescriptor (§3.49)."""
    return {
        "id": kind,
        "name": "".join(word.capitalize() for word in kind.split("-")),
        "shortDescription": {"text": KINDS[kind] + "."},
        "fullDescription": {"text": HELP[kind]},
        "help": {"text": HELP[kind], "markdown": HELP[kind]},
        "defaultConfiguration": {"level": "note" if kind == "not-seen" else "warning"},
        "properties": {"tags": ["privacy"]},
    }


def _result(problem: Problem, check: Check) -> Json:
    """A result (§3.27); where it is in a policy comes first, then the capture."""
    proof = evidence(problem)
    return {
        "ruleId": problem.kind,
        "ruleIndex": _RULES.index(problem.kind),
        "level": problem.level,
        "message": {"text": problem.text + (f" (first seen: {proof})" if proof else "")},
        "locations": list(_locations(problem, check)),
        "partialFingerprints": {FINGERPRINT: problem.id},
        "properties": _properties(problem),
    }


def _locations(problem: Problem, check: Check) -> Iterator[Json]:
    if problem.place is not None:
        region: Json = {"startLine": problem.place.line, "startColumn": problem.place.column}
        yield {"physicalLocation": {"artifactLocation": _artifact(problem.place.path), "region": region}}
    path = problem.sighting.path if problem.sighting is not None else next(iter(check.captures), None)
    if path is not None and (problem.place is None or problem.sighting is not None):
        yield {"physicalLocation": {"artifactLocation": _artifact(path)}}


def _properties(problem: Problem) -> dict[str, Json]:
    k, n = problem.seen
    found: dict[str, Json] = {"seenInSessions": k, "sessions": n}
    row = problem.row
    if row is not None:
        found |= {"dataType": row.type, "recipient": row.recipient or None, "domain": row.domain, "path": row.path}
        found |= {"where": f"{row.where} {row.leaf}", "source": row.source, "confidence": str(row.confidence)}
    return found


def _artifact(path: str) -> Json:
    """An artifactLocation (§3.4) with a URI reference (RFC 3986)."""
    pure = PurePath(path)
    return {"uri": pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())}
