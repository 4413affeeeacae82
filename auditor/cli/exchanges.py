"""`auditor exchanges`: everything that could be read, one exchange a line, or as a HAR."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from auditor.cli import OK
from auditor.cli.options import DEVICE, KEYLOG, OUTPUT

if TYPE_CHECKING:
    from auditor.dissection import DissectionOptions, Totals
    from auditor.inputs import Given
    from auditor.model import Exchange


@click.command("exchanges", short_help="List everything that could be read, as JSON Lines or HAR.")
@click.argument("capture", metavar="CAPTURE|FOLDER")
@KEYLOG
@click.option("--format", "format_name", type=click.Choice(("jsonl", "har")), default="jsonl", show_default=True)
@OUTPUT
@click.option("--response-bodies/--no-response-bodies", default=True, help="Whether to read response bodies at all.")
@DEVICE
@click.option("--processes", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0: as many as help.")
def command(
    capture: str,
    keylog: tuple[str, ...],
    format_name: str,
    out: str | None,
    response_bodies: bool,
    device: str | None,
    processes: int,
) -> int:
    """List everything that could be read in CAPTURE (- is standard input), plain: personal values included.

    A FOLDER is a session: what its session.yaml lists, or every capture in it, one after the other.
    """
    from auditor.cli.inputs import progress, standard_input
    from auditor.cli.output import opened, say, say_at_once, stderr_is_terminal
    from auditor.dissection import DissectionOptions
    from auditor.dissection.totals import gaps_of
    from auditor.inputs import sessions
    from auditor.keylogs import read_keylogs
    from auditor.protocols.messages import ResponseBodies
    from auditor.report.exchanges import to_line, write_jsonl

    kept = ResponseBodies.KEEP if format_name == "har" else ResponseBodies.HASH
    given = sessions((capture,), keylog, None)
    with progress(given.captures) as bar:
        options = DissectionOptions(
            keylogs=read_keylogs(given.keylogs),
            response_bodies=kept if response_bodies else ResponseBodies.SKIP,
            device=device,
            connections=False,
            processes=processes,
            stdin=standard_input(given.captures),
            progress=bar,
        )
        encode = to_line
        if format_name == "har":
            from auditor.report.har import entry_json as encode
        totals: list[Totals] = []
        lines = read_all(given, options, encode, totals)
        with opened(out, (*given.captures, *given.keylogs)) as file:
            skipped = 0
            if format_name == "har":
                from auditor.report.har import write_har

                _, skipped = write_har(lines, file)
            else:
                write_jsonl(lines, file)
            file.flush()
    if out is not None or stderr_is_terminal():
        say("this output is plain: it holds personal values; keep it to yourself")
    if skipped:
        say(f"{skipped} exchanges are no HTTP and have no place in a HAR; --format jsonl lists them")
    say_at_once(gap for _, gap in gaps_of(totals))
    return OK


def read_all(
    given: Given, options: DissectionOptions, encode: Callable[[Exchange], bytes], totals: list[Totals]
) -> Iterator[tuple[int, bytes]]:
    """The exchanges of every capture, one capture after the other; what is known of it is added to ``totals``."""
    from auditor.dissection import dissect

    for capture in given.captures:
        with dissect(capture, options, encode) as dissection:
            yield from dissection
        totals.append(dissection.totals)
