"""What each recipient can put together: the paragraph of its dossier, and behind it the lines it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from auditor.report import words
from auditor.report.document import Report
from auditor.report.dossier_words import Evidence, name_of, paragraph
from auditor.report.dossiers import Datum, Dossier
from auditor.report.text import printable
from auditor.report.zone import Zone, zone_of_report

LINES_SHOWN = 100
REASON_LIMIT = 200


class Line(Struct, frozen=True):
    """One line: what is known, and what it rests on or when it was."""

    said: str
    rests_on: str


class Part(Struct, frozen=True):
    """One part of a dossier, such as *Watched*, with ``more`` lines left out."""

    title: str
    lines: tuple[Line, ...]
    more: int


class Story(Struct, frozen=True):
    """One dossier: whose, in a paragraph, and its parts; ``hours`` are acts in each hour of the day (UTC)."""

    name: str
    paragraph: str
    parts: tuple[Part, ...]
    hours: tuple[tuple[int, int, float], ...]


def dossiers_of(report: Report) -> tuple[Story, ...]:
    """The dossiers of which there is something to say, companies of several recipients last."""
    evidence, zone = Evidence(report), zone_of_report(report)
    stories = []
    for dossier in sorted(report.dossiers, key=lambda each: each.group):
        said = paragraph(evidence, dossier)
        if said:
            together = " as one company" if dossier.group else ""
            parts = tuple(part for part in _parts(evidence, dossier, zone) if part.lines)
            stories.append(Story(name_of(dossier) + together, said, parts, _hours(dossier)))
    return tuple(stories)


def _parts(evidence: Evidence, dossier: Dossier, zone: Zone) -> list[Part]:
    return [
        _data("Recognised by", evidence, dossier.identifiers),
        _data("The device", evidence, dossier.device),
        _trail(evidence, dossier, zone),
        _events("Watched", evidence, dossier.watched, zone),
        _events("Did", evidence, dossier.acts, zone),
        _events("Read", evidence, dossier.pages, zone),
        _data("All else", evidence, dossier.about),
        Part("Can be joined with", tuple(_joins(evidence, dossier)), 0),
    ]


def _data(title: str, evidence: Evidence, data: Sequence[Datum]) -> Part:
    lines = []
    for datum in data[:LINES_SHOWN]:
        finding = evidence.finding(datum)
        unit = "" if finding.unit is None else f" {printable(finding.unit)}"
        shared = f", also told {', '.join(map(printable, datum.shared_with))}" if datum.shared_with else ""
        name = words.type_name(evidence.report, datum.type)
        lines.append(Line(f"{name}: {printable(finding.value)}{unit}{shared}", f"finding {printable(finding.id)}"))
    return Part(title, tuple(lines), max(len(data) - LINES_SHOWN, 0))


def _trail(evidence: Evidence, dossier: Dossier, zone: Zone) -> Part:
    lines = []
    for stay in dossier.trail[:LINES_SHOWN]:
        event = evidence.report.events[stay.events[0]]
        near = "" if stay.precision_m is None else f" ({words.precision(stay.precision_m)})"
        often = "" if len(stay.events) == 1 else f", {len(stay.events):,} times over {words.span(stay.seconds)}"
        said = f"{printable(event.subject or event.text or '')}{near}{often}"
        lines.append(Line(said, f"{zone.moment(stay.first)} {zone.name}"))
    return Part("Where", tuple(lines), max(len(dossier.trail) - LINES_SHOWN, 0))


def _events(title: str, evidence: Evidence, numbers: Sequence[int], zone: Zone) -> Part:
    lines = []
    for event in evidence.events(numbers[:LINES_SHOWN]):
        guess = " (inferred)" if event.inferred else ""
        because = f" – {printable(event.reason, REASON_LIMIT)}" if event.inferred and event.reason else ""
        said = f"{words.event(evidence.report, event)}{guess}{because}"
        lines.append(Line(said, f"{zone.moment(event.time or event.sent_time)} {zone.name}"))
    return Part(title, tuple(lines), max(len(numbers) - LINES_SHOWN, 0))


def _joins(evidence: Evidence, dossier: Dossier) -> list[Line]:
    lines = []
    for join in dossier.joins:
        types = ", ".join(words.type_name(evidence.report, type_) for type_ in join.types)
        same = ", of the same company" if join.same_company else ""
        lines.append(Line(f"{printable(join.name)}{same}", f"both were told the same {types}"))
    return lines


def _hours(dossier: Dossier) -> tuple[tuple[int, int, float], ...]:
    """Hour, acts in it, and the height of its bar (0 to 40)."""
    if dossier.rhythm is None or not any(dossier.rhythm.hours):
        return ()
    most = max(dossier.rhythm.hours)
    return tuple((hour, count, round(40 * count / most, 1)) for hour, count in enumerate(dossier.rhythm.hours))
