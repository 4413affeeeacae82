"""Reads captures for what left, when and to whom, whether it could be read or not: what marks are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct, field

from auditor.decode import decode
from auditor.detect.opaque import judged
from auditor.dissection import DissectionOptions, dissect, sent_bytes
from auditor.keylogs import read_keylogs
from auditor.marks import Mark
from auditor.marks.recording import Recording
from auditor.marks.transmission import Content, Transmission
from auditor.model import Burst, Connection, Exchange, Outcome
from auditor.protocols.messages import ResponseBodies
from auditor.recipients import Recipients, registrable_domain
from auditor.rules import load_rules


class ReadingOptions(Struct, frozen=True):
    """``keylogs`` are paths, ``device`` an IP or MAC, ``rules`` a directory; ``marks`` are the person's, by input."""

    keylogs: tuple[str, ...] = ()
    rules: Path | None = None
    device: str | None = None
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    stdin: BinaryIO | None = None


class _Seen(Struct, frozen=True):
    """What is kept of an exchange."""

    time_ns: int
    size: int
    host: str
    address: str
    ends: tuple[str, str]
    content: Content


def read_recordings(paths: Sequence[str], options: ReadingOptions) -> list[Recording]:
    """Each input with what left, in order; AuditorError where one cannot be read."""
    naming = _Naming(load_rules(options.rules).recipients)
    return [_recording(path, options, naming) for path in paths]


def _recording(path: str, options: ReadingOptions, naming: _Naming) -> Recording:
    reading = DissectionOptions(
        keylogs=read_keylogs(options.keylogs),
        response_bodies=ResponseBodies.SKIP,
        device=options.device,
        outgoing_only=True,
        activity=True,
        stdin=options.stdin,
    )
    with dissect(path, reading, _seen) as dissection:
        seen = [each for _, each in dissection if each is not None]
        totals = dissection.totals
    sent = [naming.transmission(each.time_ns, each.size, each.host, each.address, each.content) for each in seen]
    read = {each.ends for each in seen}
    for connection in totals.connections:
        if connection.outcome is Outcome.AUDITED and (str(connection.client), str(connection.server)) in read:
            continue
        address = connection.server.address
        host = connection.host or address
        sent += [naming.transmission(each.time_ns, each.bytes, host, address, "unread") for each in _bursts(connection)]
    times = [each.time_ns for each in sent]
    times += [time for connection in totals.connections for time in (connection.first, connection.last)]
    return Recording(
        path=path,
        sent=tuple(sorted(sent, key=lambda each: each.time_ns)),
        marks=options.marks.get(path, ()),
        of_capture=tuple(totals.marks),
        span=(min(times), max(times)) if times else None,
        gaps=tuple(totals.unaudited),
    )


def _bursts(connection: Connection) -> Iterator[Burst]:
    """When a connection sent something; a log of connections says only when it began."""
    yield from connection.activity
    if not connection.activity and connection.outcome is Outcome.NOT_RECORDED:
        yield Burst(connection.first, connection.bytes_out, connection.packets)


def _seen(exchange: Exchange) -> _Seen | None:
    if not exchange.sent:
        return None
    opaque = any(judged(payload) is not None for payload in decode(exchange).opaque)
    return _Seen(
        time_ns=exchange.time_ns,
        size=sent_bytes(exchange),
        host=exchange.host,
        address=exchange.server.address,
        ends=(str(exchange.client), str(exchange.server)),
        content="opaque" if opaque else "read",
    )


class _Naming:
    """Who is behind a host, remembered: hosts are few and transmissions many."""

    def __init__(self, recipients: Recipients) -> None:
        self._recipients = recipients
        self._known: dict[tuple[str, str], tuple[str, str, frozenset[str]]] = {}

    def transmission(self, time_ns: int, size: int, host: str, address: str, content: Content) -> Transmission:
        """What was sent, with all names of who it was sent to."""
        host = host.rstrip(".").lower()
        key = (host, address)
        recipient, title, names = self._known.get(key) or self._known.setdefault(key, self._names(host, address))
        return Transmission(time_ns, size, host, recipient, title, content, names)

    def _names(self, host: str, address: str) -> tuple[str, str, frozenset[str]]:
        domain = registrable_domain(host) or host
        found = self._recipients.lookup(host)
        names = {host, address, domain}
        if found is None:
            return domain, domain, frozenset(names)
        company = self._recipients.company(found)
        names |= {name.lower() for each in (found, company) for name in (each.id, each.name)}
        return found.id, found.name, frozenset(names)
