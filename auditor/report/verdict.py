"""The report in one sentence."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.report import words
from auditor.report.document import Report
from auditor.report.text import number, percent, size


def verdict(report: Report) -> str:
    """What was sent to how many, and how much of it could be seen; it never says nothing without saying of what."""
    if report.findings:
        kinds = number(len({f.type for f in report.findings}), "kind")
        sender = words.sender(report)
        return f"{sender[0].upper()}{sender[1:]} sent {kinds} of data to {_recipients(report)}; {_seen(report)}."
    share = report.coverage.readable_share
    listed = sum(connection.outcome is Outcome.NOT_RECORDED for connection in report.connections)
    if not any(source.exchanges for source in report.inputs) and listed and share is None:
        contacts = number(listed, "contact")
        return f"Nothing found, of what could be seen: {contacts} listed, and nothing of what was sent."
    if share is None and Outcome.LOCAL in report.coverage.packets:
        return "Nothing found, of what could be seen: nothing was sent beyond the own network."
    if share is None:
        return "Nothing found, of what could be seen: the capture holds nothing that was sent."
    if share == 0:
        return f"Nothing found, of what could be seen; {_seen(report)}."
    return f"Nothing found of what could be seen; {_seen(report)}."


def _recipients(report: Report) -> str:
    companies = {f.recipient.id for f in report.findings if f.recipient is not None and f.recipient.id is not None}
    unknown = {f.host for f in report.findings if f.recipient is None or f.recipient.id is None}
    parts = [number(len(companies), "company", "companies")] if companies else []
    outside = [host for host in unknown if not words.in_own_network(host)]
    parts += [number(len(outside), "host") + " of no known company"] if outside else []
    parts += ["its own network"] if len(outside) < len(unknown) else []
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _seen(report: Report) -> str:
    share = report.coverage.readable_share
    if share is None and Outcome.LOCAL in report.coverage.packets:
        return "nothing was sent beyond it"
    if share is None:
        return "the capture holds no other content that was sent"
    if share == 0:
        return f"none of the {size(report.coverage.bytes_out.unreadable)} that went out could be read"
    if share == 1:
        return "all outgoing bytes could be read"
    return f"{percent(share)} of outgoing bytes could be read"
