"""The report for a person at a terminal: verdict, recipients, what the person did, findings, and what could be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.model import Outcome
from auditor.report import words
from auditor.report.canvas import Canvas, Look
from auditor.report.document import Readable, RecipientSummary, Report
from auditor.report.dossier_words import write_paragraphs
from auditor.report.events_section import write_events
from auditor.report.findings_section import write_findings
from auditor.report.identifiers_section import write_identifiers
from auditor.report.outcomes import UNSEEN, Extent
from auditor.report.outcomes_table import write_outcomes
from auditor.report.servers_section import write_lists, write_servers
from auditor.report.text import number, percent, printable, size
from auditor.report.verdict import verdict
from auditor.report.zone import zone_of

GAPS_SHOWN = 20
NAMES_SHOWN = 10
REASON_LIMIT = 1000


def render(report: Report, look: Look) -> str:
    """The whole report as text of ``look.width`` columns."""
    canvas = Canvas(look)
    canvas.paragraph(verdict(report), style="bold")
    _inputs(canvas, report)
    write_paragraphs(canvas, report)
    _recipients(canvas, report)
    write_lists(canvas, report)
    write_servers(canvas, report)
    write_events(canvas, report)
    write_findings(canvas, report)
    write_identifiers(canvas, report)
    _opaque(canvas, report)
    _coverage(canvas, report)
    _footer(canvas, report)
    return canvas.finished()


def _inputs(canvas: Canvas, report: Report) -> None:
    canvas.gap()
    for source in report.inputs:
        counts = [number(source.packets, "packet")] if source.packets else []
        counts += [number(source.exchanges, "request")] if source.exchanges else []
        zone = zone_of(source)
        times = source.first and source.last and (zone.moment(source.first), zone.moment(source.last))
        span = f", {times[0]} to {times[1]} {zone.name}" if times else ""
        canvas.paragraph(f"{printable(source.path)}: {', '.join([printable(source.kind), *counts])}{span}")
        said = words.session(source.manifest or {})
        if said:
            canvas.paragraph(said, 2)


def _recipients(canvas: Canvas, report: Report) -> None:
    told = [r for r in report.recipients if r.categories]
    if not told:
        return
    canvas.heading("Who was sent what")
    canvas.table(("Recipient", "Category", "What was sent", "Times", "How sure"), _recipient_rows(report, told), (3,))


def _recipient_rows(report: Report, recipients: Iterable[RecipientSummary]) -> Iterable[tuple[str, ...]]:
    for recipient in recipients:
        name = words.who(recipient)
        for category, summary in sorted(recipient.categories.items(), key=lambda c: words.category_rank(report, c[0])):
            types = ", ".join(words.type_name(report, t) for t in summary.types)
            sure = words.CONFIDENCES[summary.confidence]
            yield name, words.category_name(report, category), types, f"{summary.count:,}", sure
            name = ""


def _opaque(canvas: Canvas, report: Report) -> None:
    if not report.opaque:
        return
    canvas.heading("What was sent encrypted inside the encryption")
    canvas.paragraph("Nobody but the recipient can read these; they are not part of what could be seen.")
    totals: dict[str, list[int]] = {}
    for payload in report.opaque:
        total = totals.setdefault(words.who(payload.recipient, payload.host), [0, 0])
        total[0] += 1
        total[1] += payload.bytes
    canvas.table(("Recipient", "Times", "Amount"), [(n, f"{c:,}", size(b)) for n, (c, b) in totals.items()], (1, 2))


def _coverage(canvas: Canvas, report: Report) -> None:
    canvas.heading("What could be seen")
    out, share = report.coverage.bytes_out, report.coverage.readable_share
    if share is None:
        canvas.paragraph(words.nothing_sent(report))
    else:
        total = size(out.readable + out.unreadable)
        canvas.paragraph(
            f"{percent(share)} of what was sent could be read ({size(out.readable)} of {total}). {words.REST}"
            if share < 1
            else f"All of what was sent could be read ({total})."
        )
    for caveat in report.coverage.caveats:
        if caveat != words.REST:
            canvas.paragraph(printable(caveat, REASON_LIMIT))
    packets = {outcome: Extent(packets=n) for outcome, n in report.coverage.packets.items() if n}
    write_outcomes(canvas, report.coverage.outcomes or packets)
    listed = Outcome.NOT_RECORDED in report.coverage.outcomes
    _readable(canvas, "Recipient", report.coverage.recipients, every=listed)
    _readable(canvas, "App", report.coverage.apps, every=True)
    _resolvers(canvas, report)
    _resistance(canvas, report)
    _unread_names(canvas, report)
    _gaps(canvas, report)


def _readable(canvas: Canvas, who: str, shares: Sequence[Readable], *, every: bool) -> None:
    """The recipients or apps of which something stayed unread, or ``every`` one, the most first."""
    shown = [each for each in shares if each.unreadable or every]
    if not shown:
        return
    canvas.gap()
    rows = [
        (
            printable(s.name),
            f"{s.connections:,}",
            "-" if s.share is None else size(s.readable + s.unreadable),
            "-" if s.share is None else percent(s.share),
        )
        for s in shown[:NAMES_SHOWN]
    ]
    canvas.table((f"{who}, by what could be read", "Connections", "Sent", "Read"), rows, (1, 2, 3))
    if len(shown) > NAMES_SHOWN:
        canvas.paragraph(f"… and {number(len(shown) - NAMES_SHOWN, 'more')}", 2)


def _resolvers(canvas: Canvas, report: Report) -> None:
    if not report.coverage.resolvers:
        return
    canvas.gap()
    asked = report.coverage.resolvers[:NAMES_SHOWN]
    rows = [(printable(r.host), printable(r.way), f"{r.lookups:,}", f"{r.names:,}") for r in asked]
    canvas.table(("Asked for names", "How", "Look-ups", "Names"), rows, (2, 3))
    for each in (each for each in asked if each.asked):
        names = ", ".join(printable(name) for name in each.asked[:NAMES_SHOWN])
        more = f" and {each.names - NAMES_SHOWN:,} more" if each.names > NAMES_SHOWN else ""
        canvas.paragraph(f"{printable(each.host)} was asked for {names}{more}.", 2)


def _resistance(canvas: Canvas, report: Report) -> None:
    rows = report.coverage.resistance[:NAMES_SHOWN]
    if rows:
        canvas.gap()
        told = [(printable(row.reason, REASON_LIMIT), printable(row.app or ""), f"{row.count:,}") for row in rows]
        canvas.table(("Resisted while it was recorded", "App", "Times"), told, (2,))
        for remedy in dict.fromkeys(f"{row.why}: {row.remedy}" for row in rows):
            canvas.paragraph(printable(remedy, REASON_LIMIT), 2)


def _unread_names(canvas: Canvas, report: Report) -> None:
    names: dict[tuple[str, str, Outcome], list[int]] = {}
    for c in report.connections:
        if c.outcome in UNSEEN:
            total = names.setdefault((words.far_end(c), c.app or "", c.outcome), [0, 0])
            total[0] += 1
            total[1] += c.bytes_out
    if not names:
        return
    canvas.gap()
    rows = sorted(names.items(), key=lambda item: (-item[1][1], item[0]))
    by_app = any(app for _, app, _ in names)
    alike = by_app and len({outcome for _, _, outcome in names}) == 1
    shown = [
        (
            printable(name),
            *((printable(app),) if by_app else ()),
            f"{n:,}",
            size(b) if b else "-",
            *(() if alike else (words.OUTCOMES[o],)),
        )
        for (name, app, o), (n, b) in rows[:NAMES_SHOWN]
    ]
    heads = ("Not seen: sent to", *(("By the app",) if by_app else ()), "Connections", "Amount", "Why")
    canvas.table(heads[: -1 if alike else None], shown, (len(heads) - 3, len(heads) - 2))
    if len(rows) > NAMES_SHOWN:
        canvas.paragraph(f"… and {number(len(rows) - NAMES_SHOWN, 'more name')}")


def _gaps(canvas: Canvas, report: Report) -> None:
    unseen = [gap for gap in report.unaudited if gap.reason is not Outcome.LOCAL]
    if not unseen:
        return
    canvas.gap()
    canvas.paragraph("What could not be seen, and why:")
    gaps = sorted(unseen, key=lambda u: (-u.bytes, -u.packets))
    for gap in gaps[:GAPS_SHOWN]:
        much = [number(n, w) for n, w in ((gap.packets, "packet"), (gap.flows, "connection")) if n]
        much += [size(gap.bytes)] if gap.bytes else []
        detail = f" – {printable(gap.detail, REASON_LIMIT)}" if gap.detail else ""
        extent = f" ({', '.join(much)})" if much else ""
        canvas.pairs([("-", f"{words.OUTCOMES[gap.reason]}{detail}{extent}")], 2, 1)
    if len(gaps) > GAPS_SHOWN:
        canvas.paragraph(f"… and {number(len(gaps) - GAPS_SHOWN, 'gap')} more, all of them in --format json", 2)


def _footer(canvas: Canvas, report: Report) -> None:
    canvas.gap()
    canvas.paragraph(f"{printable(report.tool)}, rules {printable(report.rules)[:12]}", style="dim")
