"""Sessions made of invented exchanges, audited as captures are: decoded, searched by all detectors, added up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import pytest
from msgspec.structs import replace

from auditor.audit.analysis import Analyser
from auditor.audit.assembly import assemble
from auditor.audit.tally import Tally
from auditor.detect import Knowledge, build_detectors
from auditor.dissection.options import Totals
from auditor.marks import Mark
from auditor.model import Body, Connection, Endpoint, Exchange, Ledger, Message, Outcome
from auditor.profile import Indicator, Profile
from auditor.regression.facts import SessionFacts, session_facts
from auditor.regression.recorder import Recorder
from auditor.report.document import Report
from auditor.rules import RuleSet, load_rules

SECOND = 1_000_000_000
DAY = 86_400 * SECOND
BEGIN = 1_780_000_000 * SECOND
PAGE = "https://www.klinik.example/rat/schlaflos"
SEARCH = "einschlafen ohne tabletten"
PHONE = Endpoint("192.0.2.7", 40_000)
SERVER = Endpoint("198.51.100.9", 443)


def request(
    at: float, host: str, path: str = "/", body: object = None, headers: Iterable[tuple[bytes, bytes]] = ()
) -> Exchange:
    """An exchange ``at`` seconds into the session; a body that is no text is sent as JSON."""
    data = b"" if body is None else (body if isinstance(body, bytes) else json.dumps(body).encode())
    fields = [*headers]
    if body is not None and not isinstance(body, bytes):
        fields.append((b"content-type", b"application/json"))
    return Exchange(
        n=0,
        time_ns=BEGIN + int(at * SECOND),
        protocol="HTTP/1.1",
        method="GET" if body is None else "POST",
        scheme="https",
        host=host,
        port=443,
        path=path,
        status=200,
        request=Message(tuple(fields), Body(data, len(data), hashlib.sha256(data).hexdigest())),
        response=None,
        client=PHONE,
        server=SERVER,
        frames=(int(at * 10) + 1,),
    )


def unread(at: float, size: int, host: str = "pinned.example", until: float | None = None) -> Connection:
    """A connection nobody could read."""
    first = BEGIN + int(at * SECOND)
    return Connection(
        client=PHONE, server=SERVER, transport="tcp", sni=host, alpn=None, ja4=None, app=None, bytes_out=size,
        bytes_in=0, packets=3, first=first, last=first if until is None else BEGIN + int(until * SECOND),
        outcome=Outcome.NO_KEYS,
    )  # fmt: skip


class Recording(msgspec.Struct, frozen=True):
    """What is in one session: everything at seconds from its beginning, which is ``day`` days after the first ever."""

    exchanges: Sequence[Exchange] = ()
    marks: Sequence[tuple[float, str]] = ()
    connections: Sequence[Connection] = ()
    length: float = 60.0
    day: int = 0
    manifest: Mapping[str, str] = msgspec.field(default_factory=dict)
    profile: bool = True


@dataclass(frozen=True)
class Lab:
    """Turns recordings into facts with the product's own rules."""

    rules: RuleSet
    profile: Profile

    def audit(self, recording: Recording) -> tuple[Report, Recorder]:
        """The report of a recording, and what was heard while it was audited."""
        shift = recording.day * DAY
        using = build_detectors(Knowledge(self.rules, self.profile if recording.profile else None))
        analyser, tally, recorder = Analyser(using, fields=True), Tally(), Recorder()
        tally.marks += [(0, "marks", Mark(BEGIN + int(at * SECOND) + shift, action)) for at, action in recording.marks]
        ends = [request(0, "captive.example"), request(recording.length, "captive.example")]
        for n, exchange in enumerate(sorted([*ends, *recording.exchanges], key=lambda each: each.time_ns)):
            seen = analyser(replace(exchange, time_ns=exchange.time_ns + shift))
            tally.add(0, n, seen)
            recorder(0, n, seen)
        connections = [replace(c, first=c.first + shift, last=c.last + shift) for c in recording.connections]
        hidden = sum(each.bytes_out for each in connections)
        ledger = Ledger({}, bytes_out_readable=10_000, bytes_out_unreadable=hidden)
        tally.close_input("session.pcapng", "0" * 64, "pcapng", Totals(connections=connections, ledger=ledger))
        report = assemble(tally, self.rules, "auditor test")
        inputs = tuple(msgspec.structs.replace(each, manifest=dict(recording.manifest)) for each in report.inputs)
        return msgspec.structs.replace(report, inputs=inputs), recorder

    def facts(self, recording: Recording) -> SessionFacts:
        """The facts of a recording."""
        report, recorder = self.audit(recording)
        profile = self.profile if recording.profile else None
        return session_facts(report, self.rules, profile=profile, sightings=recorder)


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_rules()


@pytest.fixture(scope="session")
def profile() -> Profile:
    return Profile((
        Indicator("browsing.url", PAGE, "the clinic's page"),
        Indicator("browsing.search", SEARCH, "the search"),
        Indicator("identifier.imei", "490154203237518"),
    ))  # fmt: skip


@pytest.fixture(scope="session")
def lab(rules: RuleSet, profile: Profile) -> Lab:
    return Lab(rules, profile)
