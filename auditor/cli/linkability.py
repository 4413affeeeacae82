"""`auditor linkability`: which values could link what a device sent, over several devices and sessions."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli import OK
from auditor.cli.options import CRYPTO_LOG, KEYLOG, OUTPUT, RULES, SHOW_VALUES, TERMINAL_OR_JSON
from auditor.cli.output import look, write_text


@click.command("linkability", short_help="Say which values could link what each of several devices sent.")
@click.argument("sessions", nargs=-1, required=True, metavar="SESSION...")
@click.option("--recipient", multiple=True, metavar="R", help="Only what this company was told; may be repeated.")
@KEYLOG
@CRYPTO_LOG
@RULES
@TERMINAL_OR_JSON
@OUTPUT
@SHOW_VALUES
def command(
    sessions: tuple[str, ...],
    recipient: tuple[str, ...],
    keylog: tuple[str, ...],
    crypto_log: tuple[str, ...],
    rules: Path | None,
    format_name: str,
    out: str | None,
    show_values: bool,
) -> int:
    """Compare SESSIONs of the same app on several devices: which values stay the same on one and differ between them.

    Each session's session.yaml says its device, and may say install, session and test. With one device only, the
    answer is that it cannot be told.
    """
    from auditor.audit import AuditOptions
    from auditor.audit.linkability import check
    from auditor.inputs import sessions as read_sessions
    from auditor.report.document import to_json
    from auditor.report.linkability import masked
    from auditor.report.linkability_page import render

    given = read_sessions(sessions, keylog, None)
    options = AuditOptions(
        keylogs=given.keylogs,
        rules=rules,
        manifests=given.manifests,
        crypto_logs=(*crypto_log, *given.crypto_logs),
    )
    found = check(given.captures, options, recipient)
    shown = found if show_values else masked(found)
    text = to_json(shown).decode() if format_name == "json" else render(shown, look(out))
    write_text(text, out, (*given.captures, *given.keylogs), exact=format_name == "json")
    return OK
