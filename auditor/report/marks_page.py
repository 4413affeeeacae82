"""A plan to carry out and what a test of marks came to, as text and as JSON."""

from __future__ import annotations

from auditor.marks.plan import ALPHA, EVERYONE, Plan
from auditor.marks.result import Arm, MarksTest, Row
from auditor.marks.sentences import called, figure
from auditor.report.canvas import Canvas, Look
from auditor.report.document import to_json
from auditor.report.text import number, printable

SHOWN, EXPLORED = 30, 8
_STATISTICS = {
    "bytes": "bytes sent in the window, by rank",
    "transmissions": "transmissions in the window, by rank",
    "any": "whether anything was sent in the window",
}
_SOURCES = {
    "capture": "a sync mark in the capture",
    "text": "the time noted with the sync mark",
    "request": "the request made at the sync mark",
}


def as_json(result: MarksTest) -> str:
    """The test as a document."""
    return to_json(result).decode()


def render(result: MarksTest, look: Look) -> str:
    """The test as text of ``look.width`` columns: what may be said first, then what it rests on."""
    canvas = Canvas(look)
    canvas.heading("Marks and what was sent" if result.kind == "planned" else "Marks and what was sent: exploratory")
    for line in result.headline:
        canvas.paragraph(printable(line), style="bold")
    for line in result.notes:
        canvas.paragraph(printable(line, 400))
    if result.plan is not None:
        _plan(canvas, result)
    shown = SHOWN if result.kind == "planned" else EXPLORED
    for row in result.rows[:shown]:
        _row(canvas, row)
    if len(result.rows) > shown:
        canvas.gap()
        canvas.paragraph(f"{len(result.rows) - shown} more with larger p; --format json lists them.")
    if not result.rows:
        canvas.paragraph("No mark lies in a recording in which anything was sent.")
    _basis(canvas, result)
    return canvas.finished()


def _plan(canvas: Canvas, result: MarksTest) -> None:
    plan = result.plan
    if plan is None:
        return
    rows = [
        ("plan", f"{plan.fixed}, made {plan.made}, seed {plan.seed}"),
        ("trials", f"{plan.carried_out} of {plan.planned} planned: {plan.action} against {plan.sham}"),
        ("statistic", f"{_STATISTICS[result.statistic]}; {result.window:g} s after each mark"),
    ]
    canvas.gap()
    canvas.pairs([(name, printable(value)) for name, value in rows], indent=0)


def _row(canvas: Canvas, row: Row) -> None:
    name = called(row)
    canvas.heading(printable(name if name == row.name else f"{name} ({row.name})"))
    canvas.paragraph(printable(f"{row.sentence[:1].upper()}{row.sentence[1:]}.", 400))
    pairs = [(printable(row.action.action, 40), _arm(row.action))]
    if row.sham is not None:
        pairs.append((printable(row.sham.action, 40), _arm(row.sham)))
    if row.effect is not None:
        more = f"+1 would be: always more after {printable(row.action.action, 40)}"
        pairs.append(("effect", f"{row.effect:+.2f} ({more})"))
    pairs.append(("p", f"{figure(row.p_holm)} ({row.method}; for this recipient alone {figure(row.p)})"))
    canvas.pairs(pairs, indent=0, label=max(len(name) for name, _ in pairs))


def _arm(arm: Arm) -> str:
    return f"n = {arm.n}; sent in {arm.sent} windows, median {arm.median:,.0f}, {number(arm.bytes, 'byte')} in all"


def _basis(canvas: Canvas, result: MarksTest) -> None:
    clocks = [clock for clock in result.clocks if clock.source != "none"]
    if not clocks and not result.gaps:
        return
    canvas.heading("What this rests on")
    for clock in clocks:
        said = f"marks moved by {clock.offset_seconds:+.3f} s, by {_SOURCES[clock.source]} ({clock.syncs})"
        canvas.paragraph(printable(f"{clock.input}: {said}."))
    for gap in result.gaps:
        size = f"{number(gap.packets, 'packet')}, {number(gap.bytes, 'byte')}"
        canvas.paragraph(printable(f"Not seen, {gap.reason}: {size}. {gap.detail}"))


def render_plan(plan: Plan, power: float, look: Look) -> str:
    """A plan as a list to carry out; ``power`` is how often a strong effect is found."""
    canvas = Canvas(look)
    canvas.heading(f"Plan {plan.fixed}")
    canvas.pairs(
        [
            ("recipient", printable("everyone seen" if plan.recipients == (EVERYONE,) else ", ".join(plan.recipients))),
            ("statistic", f"{_STATISTICS[plan.statistic]}; {plan.window:g} s after each mark"),
            ("smallest p", figure(plan.smallest) + ("" if plan.smallest <= ALPHA else ": too few to tell, raise -n")),
            (
                "power",
                f"{power:.0%} where {printable(plan.action)} sends in 9 of 10 cases and the sham in 1 of 10, "
                "beside the traffic of an ordinary app",
            ),
        ],
        indent=0,
    )
    sync = "" if plan.sync is None else f" and ask for {printable(plan.sync)} at that moment"
    canvas.gap()
    canvas.paragraph(f"Start recording. Mark sync{sync}. Then, marking each at the moment it is done:")
    canvas.table(
        ("no.", "wait", "do"),
        [(str(n), f"{step.wait} s", printable(step.action)) for n, step in enumerate(plan.steps, 1)],
        right=(0, 1),
    )
    canvas.paragraph(f"Mark sync{sync} once more, and stop recording.")
    return canvas.finished()
