"""The section of the terminal report on identifiers: what tells this device or person from others, and to whom."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.report import words
from auditor.report.canvas import Canvas
from auditor.report.document import Identifier, Report
from auditor.report.text import number, printable

SHOWN = 25
RECIPIENTS_SHOWN = 4
SCOPES: dict[str, str] = {
    "recording": "in one recording",
    "recordings": "over several recordings",
    "install": "over sessions of one installation",
    "device": "over installations on one device",
    "devices": "over several devices",
}


def write_identifiers(canvas: Canvas, report: Report) -> None:
    """Write the section; nothing where no identifier was seen."""
    if not report.identifiers:
        return
    canvas.heading("What this device or person can be recognised by")
    rows = [_cells(report, row) for row in report.identifiers[:SHOWN]]
    canvas.table(("Value", "Known to", "The same", "Requests"), rows, (3,))
    if len(report.identifiers) > SHOWN:
        canvas.paragraph(f"… and {number(len(report.identifiers) - SHOWN, 'more')}, all of them in --format json", 2)
    for row in report.identifiers[:SHOWN]:
        told = list(_told(row))
        if told:
            canvas.pairs([("-", f"{_name(report, row)} {printable(row.value)}: {'; '.join(told)}")], 2, 1)


def _cells(report: Report, row: Identifier) -> tuple[str, ...]:
    who = [printable(name) for name in row.recipients]
    more = f" and {number(len(who) - RECIPIENTS_SHOWN, 'other')}" if len(who) > RECIPIENTS_SHOWN else ""
    same = f"another every day ({row.values} days)" if row.lifetime == "daily" else SCOPES[row.scope]
    known = f"{', '.join(who[:RECIPIENTS_SHOWN])}{more}"
    return f"{_name(report, row)}: {printable(row.value)}", known, same, f"{row.count:,}"


def _name(report: Report, row: Identifier) -> str:
    return "Unnamed" if row.type is None else words.type_name(report, row.type)


def _told(row: Identifier) -> Iterable[str]:
    if row.shared:
        yield "the recipients can match what they know by it"
    if row.synced:
        given, to = ", ".join(map(printable, row.issuers)), ", ".join(map(printable, row.synced))
        yield f"set as a cookie by {given}, then sent to {to}"
    if row.survives:
        yield f"the same before and after {', '.join(map(printable, row.survives))}"
    if row.server_issued and not row.synced:
        yield "given to the device by a server"
    if row.confidence == "possible":
        yield "perhaps a constant of the app"
