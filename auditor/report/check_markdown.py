"""A check as Markdown: for a pull request, or the job summary of a pipeline."""

from __future__ import annotations

from auditor.regression.check_document import KINDS, Check
from auditor.report.canvas import Look
from auditor.report.check_terminal import evidence, summary
from auditor.report.markdown_text import cell, escaped

MARKS = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}


def render(check: Check, look: Look) -> str:
    """The check as Markdown; how a page looks does not matter to it."""
    lines = ["## Privacy check", "", escaped(summary(check)), ""]
    if check.problems:
        lines += ["| | Problem | Seen | Evidence |", "| --- | --- | --- | --- |"]
    for problem in check.problems:
        seen = f"{problem.seen[0]} of {problem.seen[1]}"
        text = f"{KINDS[problem.kind]}: {problem.text}"
        lines.append(f"| {MARKS[problem.level]} | {cell(text)} | {seen} | {cell(evidence(problem))} |")
    leaving = [h for h in check.headlines if h.recipient is None and h.verdict != "same"]
    if leaving:
        lines += ["", "### Since the baseline", "", *(f"- {escaped(headline.text)}" for headline in leaving)]
    if check.notes:
        lines += ["", *(f"> {escaped(note)}" for note in check.notes)]
    return "\n".join(lines) + "\n"
