"""Dossiers in full, for a person at a terminal and as JSON: each line with the finding or event it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from auditor.report import words
from auditor.report.canvas import Canvas, Look
from auditor.report.document import Event, Finding, Report, to_json
from auditor.report.dossier_words import Evidence, name_of, paragraph
from auditor.report.dossiers import Datum, Dossier, Rhythm
from auditor.report.text import number, printable
from auditor.report.words import precision, span
from auditor.report.zone import zone_of_report

SHOWN = 200
MOST_HASHES = 30


class DossierReport(msgspec.Struct, frozen=True, kw_only=True):
    """Dossiers apart from their report, with the findings they name and all events, which they name by index."""

    schema: int
    tool: str
    values: Literal["masked", "plain"]
    dossiers: tuple[Dossier, ...]
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]


def chosen(report: Report, recipient: str | None) -> list[Dossier]:
    """The dossiers of a recipient by its id or name (case does not matter); all of them for None."""
    wanted = None if recipient is None else recipient.casefold()
    return [d for d in report.dossiers if wanted is None or wanted in ((d.id or "").casefold(), d.name.casefold())]


def as_json(report: Report, dossiers: Sequence[Dossier]) -> str:
    """These dossiers as JSON, and what they refer to."""
    named = {id_ for event in report.events for id_ in event.finding_ids}
    for dossier in dossiers:
        for datum in (*dossier.identifiers, *dossier.device, *dossier.about):
            named.update(datum.finding_ids)
        named.update(id_ for stay in dossier.trail for id_ in stay.finding_ids)
        named.update(id_ for join in dossier.joins for id_ in (*join.finding_ids, *join.other_finding_ids))
    document = DossierReport(
        schema=report.schema,
        tool=report.tool,
        values=report.values,
        dossiers=tuple(dossiers),
        findings=tuple(finding for finding in report.findings if finding.id in named),
        events=report.events,
    )
    return to_json(document).decode()


def render(report: Report, dossiers: Sequence[Dossier], look: Look) -> str:
    """These dossiers as text of ``look.width`` columns."""
    canvas, evidence = Canvas(look), Evidence(report)
    masked = report.values == "masked"
    canvas.paragraph("Values are masked; --show-values shows them." if masked else "Values are shown in full.")
    full = [dossier for dossier in dossiers if len(dossiers) == 1 or paragraph(evidence, dossier)]
    for dossier in full:
        _write(canvas, evidence, dossier)
    little = [name_of(dossier) for dossier in dossiers if dossier not in full]
    if little:
        canvas.heading("Others who were told little")
        canvas.paragraph(f"{', '.join(little)}; --recipient NAME shows what.")
    if not dossiers:
        canvas.paragraph("Nobody was told anything, of what could be seen.")
    share = report.coverage.readable_share
    if share is not None and share < 1:
        canvas.gap()
        canvas.paragraph(words.REST)
    return canvas.finished()


def _write(canvas: Canvas, evidence: Evidence, dossier: Dossier) -> None:
    canvas.heading(name_of(dossier) + (" as one company" if dossier.group else ""))
    if dossier.group:
        names = [d.name for d in evidence.report.dossiers if d.id in dossier.members and not d.group]
        canvas.paragraph(f"Together: {', '.join(printable(name) for name in names)}.")
    text = paragraph(evidence, dossier)
    if text:
        canvas.paragraph(text)
    _data(canvas, evidence, "Recognised by", dossier.identifiers)
    _data(canvas, evidence, "The device", dossier.device)
    _trail(canvas, evidence, dossier)
    _events(canvas, evidence, "Watched", dossier.watched)
    _events(canvas, evidence, "Did", dossier.acts)
    _events(canvas, evidence, "Read", dossier.pages)
    _data(canvas, evidence, "Everything else", _not_told_above(evidence, dossier))
    _rhythm(canvas, dossier.rhythm)
    _joins(canvas, evidence, dossier)


def _data(canvas: Canvas, evidence: Evidence, title: str, data: Sequence[Datum]) -> None:
    if not data:
        return
    canvas.gap()
    rows = []
    for datum in data[:SHOWN]:
        finding = evidence.finding(datum)
        unit = "" if finding.unit is None else f" {printable(finding.unit)}"
        shared = f", also told {', '.join(printable(name) for name in datum.shared_with)}" if datum.shared_with else ""
        value = f"{printable(finding.value)}{unit}{shared}"
        rows.append((words.type_name(evidence.report, datum.type), value, finding.confidence, finding.id))
    canvas.table((title, "Value", "How sure", "Finding"), rows, whole=(2, 3))
    _more(canvas, len(data))


def _not_told_above(evidence: Evidence, dossier: Dossier) -> list[Datum]:
    """Data that none of the events above rests on."""
    numbers = (*dossier.watched, *dossier.acts, *dossier.pages, *(n for stay in dossier.trail for n in stay.events))
    above = {id_ for event in evidence.events(numbers) for id_ in event.finding_ids}
    return [datum for datum in dossier.about if not above.issuperset(datum.finding_ids)]


def _more(canvas: Canvas, count: int) -> None:
    if count > SHOWN:
        canvas.paragraph(f"… and {count - SHOWN:,} more, all of them in --format json", 2)


def _trail(canvas: Canvas, evidence: Evidence, dossier: Dossier) -> None:
    if not dossier.trail:
        return
    canvas.gap()
    zone = zone_of_report(evidence.report)
    canvas.paragraph(f"Where ({zone.name})", style="bold")
    for stay in dossier.trail[:SHOWN]:
        event = evidence.report.events[stay.events[0]]
        near = f" ({precision(stay.precision_m)})" if stay.precision_m is not None else ""
        told = "told once" if len(stay.events) == 1 else f"told {len(stay.events):,} times over {span(stay.seconds)}"
        kind = "" if event.kind == "located" else "checked in: "
        place = printable(event.subject or event.text or "")
        canvas.pairs([(zone.moment(stay.first), f"{kind}{place}{near}, {told}")], 2, 19)
    _more(canvas, len(dossier.trail))


def _events(canvas: Canvas, evidence: Evidence, title: str, numbers: Sequence[int]) -> None:
    if not numbers:
        return
    canvas.gap()
    zone = zone_of_report(evidence.report)
    canvas.paragraph(f"{title} ({zone.name})", style="bold")
    for event in evidence.events(numbers[:SHOWN]):
        guess = " (inferred)" if event.inferred else ""
        but = f" – {printable(event.reason, SHOWN)}" if event.inferred and event.reason else ""
        at = zone.moment(event.time or event.sent_time)
        canvas.pairs([(at, f"{words.event(evidence.report, event)}{guess}{but}")], 2, 19)
    _more(canvas, len(numbers))


def _rhythm(canvas: Canvas, rhythm: Rhythm | None) -> None:
    if rhythm is None:
        return
    canvas.gap()
    on = number(rhythm.days, "day")
    canvas.paragraph(f"When active, by the hour of the day (UTC), on {on}", style="bold")
    most = max(rhythm.hours)
    rows = [(f"{hour:02d}:00", f"{_bar(count, most)} {count:,}") for hour, count in enumerate(rhythm.hours) if count]
    canvas.pairs(rows, 2, 5)


def _bar(count: int, most: int) -> str:
    return "#" * max(round(count * MOST_HASHES / most), 1)


def _joins(canvas: Canvas, evidence: Evidence, dossier: Dossier) -> None:
    if not dossier.joins:
        return
    canvas.gap()
    canvas.paragraph("Can be joined with", style="bold")
    for join in dossier.joins:
        types = ", ".join(_types(evidence.report, join.types))
        same = ", of the same company" if join.same_company else ""
        canvas.pairs([("-", f"{printable(join.name)}{same}: both were told the same {types}")], 2, 1)


def _types(report: Report, types: Iterable[str]) -> list[str]:
    return [words.type_name(report, type_) for type_ in types]
