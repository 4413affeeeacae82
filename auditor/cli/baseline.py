"""`auditor baseline`: what a version is seen to send, as a file to keep beside its sources."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli import OK
from auditor.cli.sides import Reading, reading_options


@click.command("baseline", short_help="Write down what a version sends, without values, to compare others with.")
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE|SESSION...")
@click.option("-o", "--output", "out", metavar="OUT", help="File to write, such as audit.lock.json; else stdout.")
@click.option("--name", metavar="APP@VERSION", help="What was recorded, where no session.yaml says it.")
@reading_options
def command(
    captures: tuple[str, ...],
    out: str | None,
    name: str | None,
    keylog: tuple[str, ...],
    rules: Path | None,
    profile: Path | None,
    device: str | None,
    marks: tuple[Path, ...],
) -> int:
    """Sum up CAPTUREs and SESSION folders of one version, each of them one session, as a baseline without values."""
    from auditor.cli.output import write_text
    from auditor.cli.sides import sessions
    from auditor.regression.baseline import to_json
    from auditor.regression.summary import summarise

    facts = sessions(captures, Reading(keylog, rules, profile, device, marks), name)
    write_text(to_json(summarise(facts, name)).decode(), out, (*captures, *keylog), exact=True)
    return OK
