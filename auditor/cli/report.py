"""`auditor report`: render a saved report again, without its capture or rules."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from auditor.cli import OK
from auditor.cli.options import OUTPUT
from auditor.cli.output import say
from auditor.cli.scan import deliver
from auditor.errors import CaptureError
from auditor.report.formats import NAMES


@click.command("report", short_help="Render a saved report again.")
@click.argument("saved", metavar="SAVED.json")
@click.option("--format", "format_name", type=click.Choice(NAMES), help="By default as OUT's suffix says, or terminal.")
@OUTPUT
@click.option("--show-values", is_flag=True, help="Show the values in full, if they were saved so.")
def command(saved: str, format_name: str | None, out: str | None, show_values: bool) -> int:
    """Render SAVED.json, made by auditor scan --format json, again; - is standard input."""
    from auditor.report.document import from_json

    report = from_json(_read(saved), saved)
    deliver(report, format_name, out, show_values, (saved,))
    if show_values and report.values == "masked":
        say(f"{saved}: was saved with its values masked; scan again with --show-values")
    return OK


def _read(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise CaptureError(f"{path}: cannot be read: {error.strerror}") from error
