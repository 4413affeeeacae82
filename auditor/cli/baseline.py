"""`auditor baseline`: what a version is seen to send, as a file to keep beside its sources."""

from __future__ import annotations

import click

from auditor.cli import OK
from auditor.cli.options import NAME
from auditor.cli.sides import reading_options
from auditor.regression.auditing import Reading


@click.command("baseline", short_help="Write down what a version sends, without values, to compare others with.")
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE|SESSION...")
@click.option("-o", "--output", "out", metavar="OUT", help="File to write, such as audit.lock.json; else stdout.")
@NAME
@reading_options
def command(
    captures: tuple[str, ...],
    out: str | None,
    name: str | None,
    reading: Reading,
) -> int:
    """Sum up CAPTUREs and SESSION folders of one version, each of them one session, as a baseline without values."""
    from auditor.cli.output import write_text
    from auditor.cli.sides import sessions
    from auditor.regression.baseline import to_json
    from auditor.regression.summary import summarise

    facts = sessions(captures, reading, name)
    write_text(to_json(summarise(facts, name)).decode(), out, (*captures, *reading.keylogs), exact=True)
    return OK
