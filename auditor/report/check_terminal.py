"""A check for a person at a terminal: the result, the problems with their evidence, and what was compared."""

from __future__ import annotations

from auditor.regression.check_document import KINDS, Check, Problem
from auditor.report.canvas import Canvas, Look
from auditor.report.text import number, percent, printable

RESULTS = {"passed": "Passed", "failed": "Failed", "unseen": "Too little could be seen to vouch for it"}
_WIDE = 1000


def render(check: Check, look: Look) -> str:
    """The whole check as text of ``look.width`` columns."""
    canvas = Canvas(look)
    canvas.paragraph(summary(check), style="bold")
    for level, title in (("error", "Fails the check"), ("warning", "Warnings"), ("note", "Notes")):
        chosen = [problem for problem in check.problems if problem.level == level]
        if chosen:
            canvas.heading(f"{title} ({len(chosen)})")
        for problem in chosen:
            _problem(canvas, problem)
    if check.notes:
        canvas.heading("To keep in mind")
        for note in check.notes:
            canvas.pairs([("-", printable(note, _WIDE))], 2, 1)
    canvas.gap()
    canvas.paragraph(f"{printable(check.tool)}, rules {printable(check.rules)[:12]}", style="dim")
    return canvas.finished()


def summary(check: Check) -> str:
    """The result in one sentence: how many problems, of how much that could be seen."""
    errors = sum(problem.level == "error" for problem in check.problems)
    warnings = sum(problem.level == "warning" for problem in check.problems)
    share = check.readable_share
    read = "nothing was sent" if share is None else f"{percent(share)} of outgoing bytes could be read"
    return (
        f"{RESULTS[check.result]}: {number(errors, 'error')}, {number(warnings, 'warning')} in "
        f"{number(check.routes, 'route')} of {number(check.sessions, 'session')}; {read}."
    )


def evidence(problem: Problem) -> str:
    """Where it was seen, in words; empty where that is not known."""
    found = problem.sighting
    if found is None:
        return ""
    frames = f", packets {', '.join(map(str, found.frames[:4]))}" if found.frames else ""
    return f"{found.path}, exchange {found.exchange}{frames}, {found.time}"


def _problem(canvas: Canvas, problem: Problem) -> None:
    canvas.paragraph(f"{KINDS[problem.kind]}: {printable(problem.text, _WIDE)}", 2)
    rows = [] if problem.row is None else [("where", f"{problem.row.where} {problem.row.leaf}")]
    sure = "" if problem.row is None else f", {problem.row.confidence}"
    rows.append(("seen", f"in {problem.seen[0]} of {number(problem.seen[1], 'session')}{sure}"))
    rows += [("proof", text)] if (text := evidence(problem)) else []
    if problem.place is not None:
        rows.append(("policy", f"{problem.place.path}:{problem.place.line}:{problem.place.column}"))
    rows.append(("id", problem.id))
    canvas.pairs(((name, printable(text, _WIDE)) for name, text in rows), 4, 6)
