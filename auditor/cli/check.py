"""`auditor check`: fail where something new leaves, or something that a policy does not allow."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import FOUND, OK, UNSEEN
from auditor.cli.options import MIN_COVERAGE, OUTPUT
from auditor.cli.sides import reading_options
from auditor.errors import UsageError
from auditor.regression.auditing import Reading

if TYPE_CHECKING:
    from auditor.regression.check_document import Check

FORMATS = ("terminal", "json", "sarif", "junit", "github", "gitlab", "markdown")
CODES = {"passed": OK, "failed": FOUND, "unseen": UNSEEN}
JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub Actions names the file of a job's summary."""


@click.command("check", short_help="Fail where something new leaves, or something a policy does not allow.")
@click.argument("captures", nargs=-1, metavar="CAPTURE|SESSION...")
@click.option("--baseline", metavar="FILE", help="What the last version sent (auditor baseline).")
@click.option("--policy", metavar="FILE", help="What may go where (docs/policy.md); alone, it is checked for faults.")
@click.option("--fail-on", multiple=True, metavar="KIND:LEVEL",
              help="new, must-not, unexpected or undeclared, from which confidence on; may be repeated.")  # fmt: skip
@click.option("--seen-in", metavar="K/N", help="Fail only on what this share of the sessions shows; warn below.")
@MIN_COVERAGE
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="terminal", show_default=True)
@OUTPUT
@reading_options
def command(
    captures: tuple[str, ...],
    baseline: str | None,
    policy: str | None,
    fail_on: tuple[str, ...],
    seen_in: str | None,
    min_coverage: float | None,
    format_name: str,
    out: str | None,
    reading: Reading,
) -> int:
    """Compare CAPTUREs and SESSION folders, each one session, with a baseline, a policy or both.

    Exit 1 on what is new or not allowed, 3 where too little could be seen to vouch for it.
    """
    from auditor.cli.output import look, say, write_text

    if not captures and policy is not None and baseline is None:
        _lint(policy, reading.rules)
        say(f"{policy}: no faults")
        return OK
    if not captures:
        raise UsageError("give captures or session folders to check (a --policy alone is checked for faults)")
    done = outcome(captures, reading, baseline, policy, fail_on, seen_in, min_coverage)
    from auditor.report.check_formats import FORMATS as RENDERERS

    text = RENDERERS[format_name](done, look(out))
    inputs = (*captures, *reading.keylogs, *(path for path in (baseline, policy) if path is not None))
    write_text(text, out, inputs, exact=format_name not in ("terminal", "github", "markdown"))
    if format_name == "github":
        _job_summary(RENDERERS["markdown"](done, look(None)))
    return CODES[done.result]


def outcome(
    captures: tuple[str, ...],
    reading: Reading,
    baseline: str | None,
    policy: str | None = None,
    fail_on: tuple[str, ...] = (),
    seen_in: str | None = None,
    min_coverage: float | None = None,
) -> Check:
    """The check of these sessions, before it is rendered. UsageError where there is nothing to compare with."""
    if baseline is None and policy is None:
        raise UsageError("nothing to check against: give --baseline, --policy or both")
    from auditor.cli.sides import sessions
    from auditor.regression.against import against
    from auditor.regression.checking import check
    from auditor.rules import load_rules

    criteria = against(
        load_rules(reading.rules),
        datetime.now(UTC).date(),
        baseline=baseline,
        policy=policy,
        fail_on=fail_on,
        seen_in=seen_in,
        min_coverage=min_coverage,
    )
    return check(sessions(captures, reading), criteria)


def _lint(policy: str, rules: Path | None) -> None:
    """Raise every fault of a policy and of the declarations it imports."""
    from auditor.regression.declarations import read_declaration
    from auditor.regression.read_policy import read_policy
    from auditor.rules import load_rules

    for declared in read_policy(policy, load_rules(rules)).declared:
        read_declaration(declared)


def _job_summary(text: str) -> None:
    """Add the Markdown to the job's summary, where GitHub Actions asks for one."""
    path = os.environ.get(JOB_SUMMARY)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)
