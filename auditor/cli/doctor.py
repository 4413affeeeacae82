"""`auditor doctor`: what of a capture can be read, why not the rest, and what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from auditor.cli import OK

if TYPE_CHECKING:
    from auditor.model import Exchange


@click.command("doctor", short_help="Say what of a capture can be read, why not the rest, and what to do.")
@click.argument("capture", metavar="CAPTURE")
@click.option("--keylog", multiple=True, metavar="FILE", help="TLS keys (SSLKEYLOGFILE); may be repeated.")
@click.option("--format", "format_name", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@click.option("-o", "--output", "out", metavar="OUT", help="File to write, for its owner alone; else standard output.")
@click.option("--device", metavar="IP|MAC", help="The device: outgoing is what it sends.")
def command(capture: str, keylog: tuple[str, ...], format_name: str, out: str | None, device: str | None) -> int:
    """Say what kind of capture CAPTURE is, what share of it can be read, why not the rest, and what to do next."""
    from auditor.cli.inputs import progress, standard_input
    from auditor.cli.output import look, write_text
    from auditor.dissection import DissectionOptions, dissect
    from auditor.keylogs import read_keylogs
    from auditor.protocols.messages import ResponseBodies
    from auditor.report.doctor import diagnose, render_json, render_terminal

    with progress((capture,)) as bar:
        options = DissectionOptions(
            keylogs=read_keylogs(keylog),
            response_bodies=ResponseBodies.SKIP,
            device=device,
            stdin=standard_input((capture,)),
            progress=bar,
        )
        with dissect(capture, options, protocol_of) as dissection:
            protocols = Counter(protocol for _, protocol in dissection)
    diagnosis = diagnose(capture, dissection.kind, dissection.totals, protocols)
    text = render_json(diagnosis) if format_name == "json" else render_terminal(diagnosis, look(out))
    write_text(text, out, (capture, *keylog), exact=format_name == "json")
    return OK


def protocol_of(exchange: Exchange) -> str:
    """All the doctor wants to know of an exchange."""
    return exchange.protocol
