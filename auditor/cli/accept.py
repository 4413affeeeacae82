"""`auditor accept`: take what is new, and was reviewed, into the baseline."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import OK
from auditor.cli.sides import reading_options
from auditor.errors import UsageError
from auditor.regression.auditing import Reading

if TYPE_CHECKING:
    from auditor.regression.check_document import Check

MAGIC = b'"kind": "auditor-check"'


@click.command("accept", short_help="Take reviewed news into a baseline, with a reason.")
@click.argument("sources", nargs=-1, required=True, metavar="CHECK.json|CAPTURE|SESSION...")
@click.option("--baseline", required=True, metavar="FILE", help="The baseline that is to hold the news.")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is all right that this leaves.")
@click.option("--expires", type=click.DateTime(("%Y-%m-%d",)), metavar="DATE", help="The last day it is accepted on.")
@click.option("--only", multiple=True, metavar="ID|TYPE", help="Only news of this id or data type; may be repeated.")
@click.option("-o", "--output", "out", metavar="OUT", help="File to write instead of the baseline itself.")
@reading_options
def command(
    sources: tuple[str, ...],
    baseline: str,
    reason: str,
    expires: datetime | None,
    only: tuple[str, ...],
    out: str | None,
    reading: Reading,
) -> int:
    """Take what is new in CHECK.json (auditor check --format json), or in sessions, into a baseline."""
    from auditor.cli.check import outcome
    from auditor.cli.output import say, write_text
    from auditor.regression.accepting import accept, news
    from auditor.regression.baseline import read_baseline, to_json

    if expires is not None and expires.date() < date.today():  # noqa: DTZ011 - the person's own calendar
        raise UsageError(f"--expires {expires.date()}: is over already")
    known = read_baseline(baseline)
    saved = _saved(sources)
    done = outcome(sources, reading, baseline) if saved is None else saved
    rows = news(done, only)
    accepted = accept(known, rows, reason, None if expires is None else expires.date())
    write_text(to_json(accepted).decode(), out or baseline, sources, exact=True)
    say(f"{out or baseline}: {len(rows)} accepted")
    return OK


def _saved(sources: tuple[str, ...]) -> Check | None:
    """The saved check, where that is what is given; None for captures and folders."""
    path = Path(sources[0])
    if len(sources) > 1 or not path.is_file():
        return None
    with path.open("rb") as file:
        if MAGIC not in file.read(200):
            return None
    import msgspec

    from auditor.regression.check_document import SCHEMA, Check

    try:
        check = msgspec.json.decode(path.read_bytes(), type=Check)
    except msgspec.DecodeError as error:
        raise UsageError(f"{path}: not a check made by 'auditor check --format json': {error}") from error
    if check.schema != SCHEMA:
        raise UsageError(f"{path}: check of schema {check.schema}; this auditor reads schema {SCHEMA}")
    return check
