"""Hides what stands in host names: a label that holds an identifier, an account or a known value of the person."""

from __future__ import annotations

import msgspec

from auditor.recipients.domains import registrable_domain
from auditor.report.document import Report

PERSONAL = ("identifier", "account", "contacts")
"""Categories whose values are never part of what a service is called."""
SHORTEST = 6


def hide_in_hosts(report: Report, hidden: str) -> Report:
    """The report with telling labels of hosts replaced by ``hidden``, wherever such a host is named."""
    values = {
        finding.value.lower()
        for finding in report.findings
        if len(finding.value) >= SHORTEST and (finding.category in PERSONAL or finding.detector == "indicators")
    }
    shown = {host: host_without(host, values, hidden) for host in _hosts(report)}
    changed = {host: name for host, name in shown.items() if name != host}
    if not changed:
        return report
    return msgspec.convert(_replaced(msgspec.to_builtins(report), changed), Report)


def host_without(host: str, values: set[str], hidden: str) -> str:
    """A host whose labels before the registrable domain are ``hidden`` where they hold one of these (lower case)."""
    domain = registrable_domain(host) or host
    if not host.lower().endswith(f".{domain}"):
        return host
    before = host[: -len(domain) - 1].split(".")
    labels = (hidden if any(value in label.lower() for value in values) else label for label in before)
    return ".".join((*labels, domain))


def _hosts(report: Report) -> set[str]:
    found = {host for summary in report.recipients for host in summary.hosts}
    found.update(finding.host for finding in report.findings)
    found.update(each.host for each in report.coverage.resistance)
    found.update(name for c in report.connections for name in (c.sni, c.host) if name is not None)
    return found


def _replaced(part: object, names: dict[str, str]) -> object:
    """This part of a document with these names put for others, alone or within a text."""
    if isinstance(part, str):
        for name, shown in names.items():
            part = part.replace(name, shown)
        return part
    if isinstance(part, dict):
        return {_replaced(key, names): _replaced(value, names) for key, value in part.items()}
    return [_replaced(each, names) for each in part] if isinstance(part, list | tuple) else part
