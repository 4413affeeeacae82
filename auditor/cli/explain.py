"""`auditor explain`: how one finding is known, how to see it oneself, and what would prove it wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import OK
from auditor.cli.options import DEVICE, KEYLOG, PROFILE, RULES, SHOW_VALUES
from auditor.cli.output import look, write_text
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.report.document import Finding, Report

NEAR = 5


@click.command("explain", short_help="Say how a finding is known, how to see it oneself, and what would disprove it.")
@click.argument("finding", metavar="FINDING-ID")
@click.argument("inputs", nargs=-1, required=True, metavar="REPORT.json|CAPTURE...")
@KEYLOG
@RULES
@PROFILE
@DEVICE
@SHOW_VALUES
def command(
    finding: str,
    inputs: tuple[str, ...],
    keylog: tuple[str, ...],
    rules: Path | None,
    profile: Path | None,
    device: str | None,
    show_values: bool,
) -> int:
    """Say in plain words how the finding FINDING-ID is known, how to see it, and what would prove it wrong.

    The names of findings are in the JSON and HTML reports; the beginning of one is enough where no other begins so.
    """
    from auditor.cli.inputs import is_report
    from auditor.report.document import from_json
    from auditor.report.explain import explain, render
    from auditor.report.masking import masked

    saved = inputs[0] if len(inputs) == 1 and not Path(inputs[0]).is_dir() and is_report(inputs[0]) else None
    if saved is not None:
        report, keys = from_json(Path(saved).read_bytes(), saved), keylog
    else:
        from auditor.audit import AuditOptions, audit
        from auditor.inputs import sessions

        given = sessions(inputs, keylog, None)
        options = AuditOptions(
            keylogs=given.keylogs,
            rules=rules,
            profile=profile,
            device=device,
            manifests=given.manifests,
            crypto_logs=given.crypto_logs,
            marks=given.marks,
        )
        report, keys = audit(given.captures, options), given.keylogs
    chosen = _chosen(report, finding)
    shown = report if show_values else masked(report)
    told = next(each for each in shown.findings if each.id == chosen.id)
    write_text(render(explain(shown, told, keys, saved), look(None)), None)
    return OK


def _chosen(report: Report, wanted: str) -> Finding:
    """The finding of this name. UsageError where there is none, or several begin so."""
    from difflib import get_close_matches

    from auditor.report.explain import find

    found = find(report, wanted)
    if len(found) == 1:
        return found[0]
    ids = [each.id for each in found or report.findings]
    near = ids[:NEAR] if found else get_close_matches(wanted, ids, n=NEAR, cutoff=0.3)
    hint = f"; there are {', '.join(near)}" if near else ""
    what = "several findings begin so" if found else "there is no finding of this name"
    raise UsageError(f"{wanted}: {what}{hint}")
