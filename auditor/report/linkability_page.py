"""The linkability check for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.report.canvas import Canvas, Look
from auditor.report.findings_section import steps
from auditor.report.linkability import NAMES, Linkability, LinkRow
from auditor.report.text import number, percent, printable

FIELDS_SHOWN = 4


def render(document: Linkability, look: Look) -> str:
    """The whole answer as text of ``look.width`` columns."""
    canvas = Canvas(look)
    canvas.paragraph(printable(document.answer, 1000), style="bold")
    canvas.gap()
    canvas.paragraph(
        f"Looked at {number(document.recordings, 'recording')}: {number(document.devices, 'device')}, "
        f"{number(document.installs, 'installation')}, {number(document.sessions, 'session')}."
    )
    if document.unlabelled:
        canvas.paragraph(f"{number(document.unlabelled, 'recording')} of no named device took no part.")
    if document.alike:
        canvas.paragraph(
            f"Known identifiers were the same on all devices ({', '.join(map(printable, document.alike))}): they stand "
            "for an account that links the devices, or one device was named twice."
        )
    compared = [row for row in document.rows if row.compared]
    _section(canvas, "What links", [row for row in compared if not row.trait])
    _section(canvas, "Properties that differ between these devices", [row for row in compared if row.trait])
    _section(canvas, "Sent by one device only, and so not compared", [r for r in document.rows if not r.compared])
    canvas.heading("What was not assessed")
    for each in document.not_assessed:
        canvas.pairs([("-", printable(each))], 2, 1)
    share = document.readable_share
    if share is not None and share < 1:
        canvas.pairs([("-", f"{percent(1 - share)} of what was sent, which could not be read")], 2, 1)
    return canvas.finished()


def _section(canvas: Canvas, title: str, rows: Sequence[LinkRow]) -> None:
    if not rows:
        return
    canvas.heading(title)
    for row in rows:
        canvas.gap()
        named = f" ({', '.join(printable(t) for t in row.types)})" if row.types else ""
        name = printable(row.fields[0].name) or "a field without a name"
        canvas.paragraph(f"{name}{named}: {printable(row.example)}", 2)
        canvas.pairs(_pairs(row))


def _pairs(row: LinkRow) -> list[tuple[str, str]]:
    wider = f", perhaps {' or '.join(NAMES[s] for s in row.wider)}: not recorded twice" if row.wider else ""
    many = f"{number(row.values, 'value')} on {number(row.devices, 'device')}"
    pairs = [("scope", f"{NAMES[row.scope]}{wider}"), ("seen", f"{many}, up to {_lasting(row.lifetime_s)}")]
    pairs.append(("issued by", "a server" if row.server_issued else "the device, as far as could be seen"))
    pairs += (
        ("sent to", f"{printable(each.recipient)}, {printable(each.where)}: {steps(each.path)}")
        for each in row.fields[:FIELDS_SHOWN]
    )
    if len(row.fields) > FIELDS_SHOWN:
        pairs.append(("", f"and in {number(len(row.fields) - FIELDS_SHOWN, 'other place')}"))
    return pairs


def _lasting(seconds: float) -> str:
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= 2 * size:
            return number(int(seconds // size), unit)
    return number(int(seconds), "second")
