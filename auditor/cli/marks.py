"""`auditor marks`: a plan of what to do, and the test whether what was sent coincides with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from auditor.cli import OK
from auditor.cli.options import DEVICE, KEYLOG, MARKS, OUTPUT, RULES, TERMINAL_OR_JSON
from auditor.cli.output import look, say, say_at_once, write_text

if TYPE_CHECKING:
    from auditor.marks.transmission import Statistic

STATISTICS = ("bytes", "transmissions", "any")
WINDOW = 10.0
EVERYONE = "*"
FILE = click.Path(path_type=Path)


@click.group("marks", short_help="Plan what to do, and test whether what was sent coincides with it.")
def command() -> None:
    """Plan what to do, and test whether what was sent coincides with it, encrypted or not; docs/marks.md says how."""


@command.command("plan")
@click.option("--action", required=True, metavar="WORD", help="The act that may be told, such as checkin.")
@click.option("--sham", required=True, metavar="WORD", help="The same without it, such as open-and-cancel.")
@click.option("-n", "count", type=click.IntRange(1, 500), default=10, show_default=True, help="Times each is done.")
@click.option("--seed", type=click.IntRange(0), metavar="S", help="Of the lot; by default a new one.")
@click.option("--recipient", "recipients", multiple=True, default=(EVERYONE,), metavar="R",
              help="Whom to test: company, domain, host or address; may be repeated; else everyone.")  # fmt: skip
@click.option("--window", type=click.FloatRange(0, 3600, min_open=True), default=WINDOW, show_default=True,
              metavar="SECONDS", help="How long after a mark it counts.")  # fmt: skip
@click.option("--statistic", type=click.Choice(STATISTICS), default="bytes", show_default=True)
@click.option("--sync", metavar="HOST", help="A host that is asked for at each sync mark, to set the clocks.")
@click.option("-o", "--output", "out", metavar="OUT", help="File to write (plan.yaml); else standard output.")
def plan(
    action: str,
    sham: str,
    count: int,
    seed: int | None,
    recipients: tuple[str, ...],
    window: float,
    statistic: str,
    sync: str | None,
    out: str | None,
) -> int:
    """Draw by lot in what order to do action and sham, and fix what will be tested before anything is recorded."""
    import secrets
    from datetime import UTC, datetime

    from auditor.marks.plan import make_plan, plan_yaml
    from auditor.marks.power import power_of
    from auditor.report.marks_page import render_plan

    made = make_plan(
        action=action,
        sham=sham,
        count=count,
        seed=secrets.randbits(32) if seed is None else seed,
        recipients=recipients,
        window=window,
        statistic=cast("Statistic", statistic),
        made=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        sync=sync,
    )
    write_text(plan_yaml(made), out, exact=True)
    if out is not None and out != "-":
        write_text(render_plan(made, power_of(made), look(None)), None)
        say(f"{out}: written; keep it as it is, record, then: auditor marks test --plan {out} CAPTURE --marks FILE")
    return OK


@command.command("test")
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE...")
@click.option("--plan", "plan_path", type=FILE, metavar="FILE", help="What 'auditor marks plan' wrote before.")
@MARKS
@click.option("--action", "actions", multiple=True, metavar="WORD", help="Without a plan: only this act.")
@click.option("--recipient", "recipients", multiple=True, metavar="R", help="Without a plan: only this recipient.")
@click.option("--window", type=click.FloatRange(0, 3600, min_open=True), metavar="SECONDS",
              help=f"Without a plan: how long after a mark it counts; {WINDOW:g}.")  # fmt: skip
@click.option("--statistic", type=click.Choice(STATISTICS), help="Without a plan: what is compared; bytes.")
@KEYLOG
@RULES
@DEVICE
@TERMINAL_OR_JSON
@OUTPUT
def test(
    captures: tuple[str, ...],
    plan_path: Path | None,
    marks: Path | None,
    actions: tuple[str, ...],
    recipients: tuple[str, ...],
    window: float | None,
    statistic: str | None,
    keylog: tuple[str, ...],
    rules: Path | None,
    device: str | None,
    format_name: str,
    out: str | None,
) -> int:
    """Test whether what was sent in CAPTUREs, encrypted or not, coincides with what the marks say was done.

    With a plan: the exact label permutation of action against sham. Without one: circular shifts, exploratory only.
    """
    from auditor.audit import TOOL
    from auditor.audit.transmissions import ReadingOptions, read_recordings
    from auditor.cli.inputs import standard_input
    from auditor.errors import UsageError
    from auditor.inputs import sessions
    from auditor.marks.coincidence import Exploration, explore, planned_test
    from auditor.marks.read_plan import read_plan
    from auditor.report.marks_page import as_json, render

    if plan_path is not None and (actions or recipients or window is not None or statistic is not None):
        raise UsageError("--plan has fixed action, recipient, window and statistic; leave these options out")
    plan = None if plan_path is None else read_plan(plan_path)
    given = sessions(captures, keylog, None, marks)
    reading = ReadingOptions(given.keylogs, rules, device, given.marks, standard_input(given.captures))
    recordings = read_recordings(given.captures, reading)
    if not any((*recording.marks, *recording.of_capture) for recording in recordings):
        raise UsageError("no marks: give --marks FILE with what was done when")
    if plan is not None:
        result = planned_test(plan, recordings, TOOL)
    else:
        chosen = cast("Statistic", statistic or "bytes")
        result = explore(Exploration(window or WINDOW, chosen, actions, recipients), recordings, TOOL)
    text = as_json(result) if format_name == "json" else render(result, look(out))
    write_text(text, out, (*given.captures, *given.keylogs), exact=format_name == "json")
    say_at_once([gap for recording in recordings for gap in recording.gaps])
    return OK
