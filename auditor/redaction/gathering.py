"""What must not stay of one input: an audit of it says what was found, a profile what is known beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from auditor.audit import AuditOptions, audit
from auditor.audit.analysis import Analysed
from auditor.profile import Indicator, load_profile
from auditor.redaction.known import Known
from auditor.redaction.placeholders import Placeholders, is_local
from auditor.report.document import Report

_SILENT = ("true", "false", "null", "0", "1")
"""What a field may hold that tells nobody from another, and whose stand-in would be no valid value."""


class Gathered(Struct, frozen=True):
    """The report of an input as it is, what is ``known`` of the person, and addresses of devices seen in it."""

    report: Report
    known: Known
    addresses: frozenset[str]


def gather(path: str, options: AuditOptions, placeholders: Placeholders) -> Gathered:
    """Audit the input at ``path`` and note all that was found in it; AuditorError as for `audit`."""
    named: set[tuple[str, str]] = set()

    def note(number: int, n: int, analysed: Analysed) -> None:
        for each in analysed.detections:
            if each.value.lower() not in _SILENT:
                named.add((each.leaf.name, each.value))
                if each.leaf.kind in ("string", "number"):
                    named.add((each.leaf.name, each.leaf.text))

    report = audit((path,), replace(options, observer=note))
    own = () if options.profile is None else load_profile(options.profile).indicators
    addresses = devices_of(report)
    return Gathered(report, known_of(report, own, placeholders, named, addresses), addresses)


def known_of(
    report: Report,
    own: Sequence[Indicator],
    placeholders: Placeholders,
    named: Iterable[tuple[str, str]] = (),
    addresses: Iterable[str] = (),
) -> Known:
    """All values of a report that may say something of a person, beside those of a profile."""
    found = [Indicator(f.type, f.value) for f in report.findings if f.value.lower() not in _SILENT]
    found += [Indicator(each.type or "identifier.install", each.value) for each in report.identifiers]
    for event in report.events:
        texts = (event.subject, event.text, event.title, event.referrer)
        if event.finding_ids or not event.inferred:
            found += [Indicator("interaction.text", text) for text in texts if text]
    found += [Indicator("interaction.text", mark.text) for mark in report.marks if mark.text]
    recipients = {f.host for f in report.findings if f.recipient is not None and f.recipient.id is not None}
    pages = [each.value for each in (*own, *found) if each.type in ("browsing.url", "browsing.referrer")]
    sites = {host for page in pages if (host := _site(page)) and host not in recipients}
    return Known(placeholders, own, found, named, sorted({*sites, *addresses}))


def _site(page: str) -> str | None:
    """The host of a page somebody read."""
    try:
        return urlsplit(page).hostname if "://" in page else None
    except ValueError:
        return None


def devices_of(report: Report) -> frozenset[str]:
    """Addresses of devices: whoever opened a connection, and both ends where they are of a private network."""
    found = set()
    for each in report.connections:
        client, server = (_host(endpoint) for endpoint in (each.client, each.server))
        found.add(client)
        if server and is_local(ip_address(server)):
            found.add(server)
    return frozenset(address for address in found if address)


def _host(endpoint: str) -> str:
    """The address of ``ip:port`` or ``[v6]:port``; empty where there is none."""
    host = endpoint.rpartition(":")[0].strip("[]")
    try:
        return str(ip_address(host.partition("%")[0]))
    except ValueError:
        return ""
