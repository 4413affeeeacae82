"""`auditor dossier`: what each recipient in captures can put together of a person."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli import OK
from auditor.cli.options import (
    CRYPTO_LOG,
    DEVICE,
    KEYLOG,
    MARKS,
    OUTPUT,
    PROFILE,
    RULES,
    SHOW_VALUES,
    TERMINAL_OR_JSON,
)
from auditor.cli.output import look, say_at_once, write_text
from auditor.errors import UsageError


@click.command("dossier", short_help="Say what each recipient can put together of a person.")
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE...")
@click.option("--recipient", metavar="R", help="Only this recipient or company, by id or name.")
@KEYLOG
@CRYPTO_LOG
@RULES
@TERMINAL_OR_JSON
@OUTPUT
@SHOW_VALUES
@PROFILE
@DEVICE
@MARKS
def command(
    captures: tuple[str, ...],
    recipient: str | None,
    keylog: tuple[str, ...],
    crypto_log: tuple[str, ...],
    rules: Path | None,
    format_name: str,
    out: str | None,
    show_values: bool,
    profile: Path | None,
    device: str | None,
    marks: Path | None,
) -> int:
    """Say what each recipient in CAPTUREs can put together: who, where, what was done and read, and joined with whom.

    Each line rests on findings and events, which it names; folders are sessions, as for auditor scan.
    """
    from auditor.cli.inputs import progress, standard_input
    from auditor.inputs import sessions

    given = sessions(captures, keylog, None, marks)
    stdin = standard_input(given.captures)
    from auditor.audit import AuditOptions, audit
    from auditor.report.dossier_page import as_json, chosen, render
    from auditor.report.masking import masked

    with progress(given.captures) as bar:
        options = AuditOptions(
            keylogs=given.keylogs,
            rules=rules,
            profile=profile,
            device=device,
            progress=bar,
            stdin=stdin,
            manifests=given.manifests,
            crypto_logs=(*crypto_log, *given.crypto_logs),
            marks=given.marks,
        )
        report = audit(given.captures, options)
    dossiers = chosen(report, recipient)
    if recipient is not None and not dossiers:
        known = ", ".join(dossier.id or dossier.name for dossier in report.dossiers)
        raise UsageError(f"--recipient {recipient}: was told nothing; there are {known or 'none'}")
    shown = report if show_values else masked(report)
    text = as_json(shown, dossiers) if format_name == "json" else render(shown, dossiers, look(out))
    write_text(text, out, (*given.captures, *given.keylogs, *crypto_log), exact=format_name == "json")
    say_at_once(report.unaudited)
    return OK
