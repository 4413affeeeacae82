"""A check as GitLab's code quality report (docs.gitlab.com, "Code Quality", report format)."""

from __future__ import annotations

import json

from auditor.regression.check_document import Check, Problem
from auditor.report.canvas import Look

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(check: Check, look: Look) -> str:
    """A JSON array with one object for each problem; fingerprints are unique and stay the same from run to run."""
    return json.dumps([_issue(problem, check) for problem in check.problems], indent=2, ensure_ascii=False) + "\n"


def _issue(problem: Problem, check: Check) -> dict[str, object]:
    place, sighting = problem.place, problem.sighting
    path = next(iter(check.captures), "") if sighting is None else sighting.path
    path = path if place is None else place.path
    return {
        "description": problem.text,
        "check_name": f"auditor-{problem.kind}",
        "fingerprint": problem.id,
        "severity": "blocker" if problem.kind == "must-not" else SEVERITIES[problem.level],
        "location": {"path": path, "lines": {"begin": 1 if place is None else place.line}},
    }
