"""What could be read of an input, inside TLS too, as a redacted HAR; HAR and flow files go the same way.

Only what an exchange is known to hold is written: members of a HAR, certificates of a flow file, keys and comments of
a capture that nobody looked at cannot slip through.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from auditor.audit import AuditOptions
from auditor.detect import Knowledge, build_detectors
from auditor.dissection import DissectionOptions, dissect
from auditor.keylogs import read_keylogs
from auditor.model import Endpoint, Exchange
from auditor.profile import Profile
from auditor.protocols.messages import ResponseBodies
from auditor.redaction.exchanges import Redactor, telling
from auditor.redaction.gathering import Gathered
from auditor.report.har import entry_json, write_har
from auditor.report.har_sockets import is_message, opens_socket
from auditor.rules import load_rules

Socket = tuple[Endpoint, Endpoint, str, int, str]
"""Client and server, host, port and path: which WebSocket a message belongs to."""


class Archive(Struct, frozen=True):
    """A HAR, how many exchanges it has, how many had no place in it, and parts of requests taken out whole."""

    data: bytes
    written: int
    skipped: int
    omitted: dict[str, int]


def redacted_har(path: str, options: AuditOptions, gathered: Gathered, *, every: bool = False) -> Archive:
    """The exchanges of the input at ``path`` without what was ``gathered``; ``every``: without any value at all."""
    profile = Profile(gathered.known.own) if gathered.known.own else None
    detectors = build_detectors(Knowledge(load_rules(options.rules), profile))
    found = telling([finding.value for finding in gathered.report.findings])
    redactor = Redactor(gathered.known, detectors, found, every)
    reading = DissectionOptions(
        keylogs=read_keylogs(options.keylogs),
        response_bodies=ResponseBodies.SKIP,
        device=options.device,
        connections=False,
        processes=1,
    )

    def entries() -> Iterator[tuple[int, bytes]]:
        opened: dict[Socket, Exchange] = {}
        with dissect(path, reading, lambda exchange: exchange) as dissection:
            for n, exchange in dissection:
                if exchange.protocol.startswith("HTTP/"):
                    shown = replace(redactor(exchange), n=n)
                    if opens_socket(exchange):
                        opened[_socket(exchange)] = shown
                    yield n, entry_json(shown)
                elif is_message(exchange) and _socket(exchange) in opened:
                    yield n, entry_json(_beside(opened[_socket(exchange)], replace(redactor(exchange), n=n)))
                else:
                    yield n, b""

    out = io.BytesIO()
    written, skipped = write_har(entries(), out)
    return Archive(out.getvalue(), written, skipped, redactor.omitted)


def _socket(exchange: Exchange) -> Socket:
    return exchange.client, exchange.server, exchange.host, exchange.port, exchange.path


def _beside(opening: Exchange, message: Exchange) -> Exchange:
    """A message addressed as its opening is, in which more may have had to be left out."""
    return replace(
        message,
        client=opening.client,
        server=opening.server,
        host=opening.host,
        port=opening.port,
        path=opening.path,
    )
