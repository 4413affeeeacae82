"""`auditor exchanges`: everything that could be read, one exchange a line, or as a HAR."""

from __future__ import annotations

import click

from auditor.cli import OK


@click.command("exchanges", short_help="List everything that could be read, as JSON Lines or HAR.")
@click.argument("capture", metavar="CAPTURE")
@click.option("--keylog", multiple=True, metavar="FILE", help="TLS keys (SSLKEYLOGFILE); may be repeated.")
@click.option("--format", "format_name", type=click.Choice(("jsonl", "har")), default="jsonl", show_default=True)
@click.option("-o", "--output", "out", metavar="OUT", help="File to write, for its owner alone; else standard output.")
@click.option("--response-bodies/--no-response-bodies", default=True, help="Whether to read response bodies at all.")
@click.option("--device", metavar="IP|MAC", help="The device: outgoing is what it sends.")
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
    """List everything that could be read in CAPTURE (- is standard input), plain: personal values included."""
    from auditor.cli.inputs import progress, standard_input
    from auditor.cli.output import opened, say, say_at_once, stderr_is_terminal
    from auditor.dissection import DissectionOptions, dissect
    from auditor.keylogs import read_keylogs
    from auditor.protocols.messages import ResponseBodies
    from auditor.report.exchanges import to_line, write_jsonl
    from auditor.report.har import entry_json, write_har

    kept = ResponseBodies.KEEP if format_name == "har" else ResponseBodies.HASH
    with progress((capture,)) as bar:
        options = DissectionOptions(
            keylogs=read_keylogs(keylog),
            response_bodies=kept if response_bodies else ResponseBodies.SKIP,
            device=device,
            connections=False,
            processes=processes,
            stdin=standard_input((capture,)),
            progress=bar,
        )
        encode = entry_json if format_name == "har" else to_line
        with dissect(capture, options, encode) as dissection, opened(out, (capture, *keylog)) as file:
            skipped = 0
            if format_name == "har":
                _, skipped = write_har(dissection, file)
            else:
                write_jsonl(dissection, file)
            file.flush()
    if out is not None or stderr_is_terminal():
        say("this output is plain: it holds personal values; keep it to yourself")
    if skipped:
        say(f"{skipped} exchanges are not HTTP and have no place in a HAR; --format jsonl lists them")
    say_at_once(dissection.totals.unaudited)
    return OK
