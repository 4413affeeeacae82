"""`auditor doctor`: what of a capture can be read, why not the rest, and what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from auditor.cli import OK
from auditor.cli.options import DEVICE, KEYLOG, OUTPUT, TERMINAL_OR_JSON

if TYPE_CHECKING:
    from auditor.dissection import DissectionOptions
    from auditor.model import Exchange
    from auditor.report.doctor import Diagnosis
    from auditor.session import Manifest


@click.command("doctor", short_help="Say what of a capture can be read, why not the rest, and what to do.")
@click.argument("capture", metavar="CAPTURE|FOLDER")
@KEYLOG
@TERMINAL_OR_JSON
@OUTPUT
@DEVICE
def command(capture: str, keylog: tuple[str, ...], format_name: str, out: str | None, device: str | None) -> int:
    """Say what kind of capture CAPTURE is, what share of it can be read, why not the rest, and what to do next.

    A FOLDER is a session: what its session.yaml lists, or every capture in it, one after the other.
    """
    from auditor.cli.inputs import progress, standard_input
    from auditor.cli.output import look, write_text
    from auditor.dissection import DissectionOptions
    from auditor.inputs import sessions
    from auditor.keylogs import read_keylogs
    from auditor.protocols.messages import ResponseBodies
    from auditor.report.doctor import render_all_json, render_terminal

    given = sessions((capture,), keylog, None)
    with progress(given.captures) as bar:
        options = DissectionOptions(
            keylogs=read_keylogs(given.keylogs),
            response_bodies=ResponseBodies.SKIP,
            device=device,
            stdin=standard_input(given.captures),
            progress=bar,
        )
        diagnoses = [examine(path, options, given.manifests.get(path)) for path in given.captures]
    if format_name == "json":
        text = render_all_json(diagnoses)
    else:
        text = "\n".join(render_terminal(diagnosis, look(out)) for diagnosis in diagnoses)
    write_text(text, out, (*given.captures, *given.keylogs), exact=format_name == "json")
    return OK


def examine(path: str, options: DissectionOptions, manifest: Manifest | None) -> Diagnosis:
    """The diagnosis of one capture, of which ``manifest`` says what was recorded."""
    from auditor.dissection import dissect
    from auditor.report.doctor import diagnose

    with dissect(path, options, protocol_of) as dissection:
        protocols = Counter(protocol for _, protocol in dissection)
    particulars = None if manifest is None else manifest.particulars()
    return diagnose(path, dissection.kind, dissection.totals, protocols, particulars)


def protocol_of(exchange: Exchange) -> str:
    """All the doctor wants to know of an exchange."""
    return exchange.protocol
