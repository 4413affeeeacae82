"""A check as GitHub Actions' workflow commands: annotations at the policy's line or the capture."""

from __future__ import annotations

from auditor.regression.check_document import KINDS, Check, Problem
from auditor.report.canvas import Look
from auditor.report.check_terminal import evidence, summary
from auditor.report.text import printable

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_WIDE = 2000


def render(check: Check, look: Look) -> str:
    """One command a line (docs.github.com, "Workflow commands for GitHub Actions"), and the summary as plain text."""
    return "".join(f"{_annotation(problem)}\n" for problem in check.problems) + printable(summary(check), _WIDE) + "\n"


def _annotation(problem: Problem) -> str:
    where = {}
    if problem.place is not None:
        where = {"file": problem.place.path, "line": str(problem.place.line), "col": str(problem.place.column)}
    elif problem.sighting is not None:
        where = {"file": problem.sighting.path}
    where["title"] = KINDS[problem.kind]
    proof = evidence(problem)
    text = printable(problem.text + (f" – {proof}" if proof else ""), _WIDE)
    listed = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    return f"::{_LEVELS[problem.level]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
