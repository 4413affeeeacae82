"""The section of the terminal report that says what each recipient was sent, and where in the capture to see it.

Findings of one type and value are told together, however many places of however many requests they were in: the surest
of them in full, the first few values of a type so, the others in a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from auditor.model import Origin
from auditor.report import words
from auditor.report.canvas import Canvas
from auditor.report.document import Evidence, Finding, Report
from auditor.report.text import number, printable
from auditor.report.zone import Zone, zone_of_report

IN_FULL = 3
"""Values of a type told in full, to each recipient."""
VALUES_SHOWN = 50
FRAMES_SHOWN = 8
HOSTS_SHOWN = 3
REASON_LIMIT = 1000
_SIMPLE_MEMBER = re.compile(r"\['([A-Za-z_][\w-]*)'\]")

Same = Sequence[Finding]
"""Findings of one type and value to one recipient, the surest first."""


def write_findings(canvas: Canvas, report: Report) -> None:
    """Write the section; nothing where there are no findings."""
    if not report.findings:
        return
    canvas.heading("What was sent, and where to see it")
    masked = report.values == "masked"
    canvas.paragraph("Values are masked; --show-values shows them." if masked else "Values are shown in full.")
    for name, findings in by_recipient(report).items():
        canvas.gap()
        canvas.paragraph(f"To {name}:", style="bold")
        for values in by_type(report, findings):
            _write_type(canvas, report, values)


def by_recipient(report: Report) -> dict[str, list[Finding]]:
    """The findings under whom they were sent to, in the order of the report's recipients."""
    groups: dict[str, list[Finding]] = {words.who(r): [] for r in report.recipients if r.id is not None}
    for finding in report.findings:
        groups.setdefault(words.who(finding.recipient, finding.host), []).append(finding)
    return {name: found for name, found in groups.items() if found}


def by_type(report: Report, findings: Iterable[Finding]) -> list[list[Same]]:
    """The findings of each data type, in the order of categories, those of one value together."""
    types: dict[tuple[str, str], dict[tuple[str, str | None, Origin], list[Finding]]] = {}
    for finding in findings:
        values = types.setdefault((finding.category, finding.type), {})
        values.setdefault((finding.value, finding.unit, finding.origin), []).append(finding)
    return [
        [sorted(same, key=lambda f: (-f.confidence.rank, f.first)) for same in types[key].values()]
        for key in sorted(types, key=lambda key: (words.category_rank(report, key[0]), key[1]))
    ]


def _write_type(canvas: Canvas, report: Report, values: Sequence[Same]) -> None:
    first, zone = values[0][0], zone_of_report(report)
    title = f"{words.category_name(report, first.category)} · {words.type_name(report, first.type)}"
    canvas.gap()
    for same in values[:IN_FULL]:
        canvas.paragraph(f"{title}: {value_of(same[0])}", indent=2)
        canvas.pairs(_rows(same, zone))
    rest = values[IN_FULL:VALUES_SHOWN]
    if rest:
        canvas.paragraph(f"{title}, {number(len(values) - IN_FULL, 'more value')}:", indent=2)
    for same in rest:
        canvas.pairs([("-", f"{value_of(same[0])}, {times_of(same)}{_exchange(same[0])}")], 4, 1)
    if len(values) > VALUES_SHOWN:
        canvas.paragraph(f"… and {number(len(values) - VALUES_SHOWN, 'value')} more, all of them in --format json", 4)


def value_of(finding: Finding) -> str:
    """The value with its unit."""
    return printable(finding.value) + ("" if finding.unit is None else f" {printable(finding.unit)}")


def times_of(same: Same) -> str:
    """How often it was sent: ``once``, ``12 times``."""
    count = sum(finding.count for finding in same)
    return "once" if count == 1 else f"{count:,} times"


def _rows(same: Same, zone: Zone) -> Iterable[tuple[str, str]]:
    finding = same[0]
    apps = sorted({printable(f.app) for f in same if f.app is not None})
    app = f" by the app {', '.join(apps)}" if apps else ""
    first = min(f.first for f in same)
    yield "sent", f"{times_of(same)}{app} to {hosts_of(same)}, first at {zone.moment(first)} {zone.name}"
    if finding.evidence:
        yield from _evidence_rows(finding.evidence[0])
    rule = "" if finding.rule is None else f", rule {printable(finding.rule)}"
    yield "how sure", words.CONFIDENCES[finding.confidence] + rule
    if finding.reason:
        yield "because", printable(finding.reason, REASON_LIMIT)
    if finding.origin is not Origin.DEVICE:
        yield "but", words.ORIGINS[finding.origin]
    if len(same) > 1:
        yield "also", f"in {number(len(same) - 1, 'other place')}, all of them in --format json"


def hosts_of(same: Same) -> str:
    """The first hosts it was sent to, and how many more there are."""
    hosts = list(dict.fromkeys(printable(finding.host) for finding in same))
    more = f" and {number(len(hosts) - HOSTS_SHOWN, 'more host')}" if len(hosts) > HOSTS_SHOWN else ""
    return ", ".join(hosts[:HOSTS_SHOWN]) + more


def _evidence_rows(evidence: Evidence) -> Iterable[tuple[str, str]]:
    request = f"{printable(evidence.method)} {printable(evidence.target or '')}, " if evidence.method else ""
    yield "request", f"{request}exchange {evidence.exchange}{_frames(evidence.frames)}"
    place = words.PLACES.get(evidence.where, printable(evidence.where))
    yield "found in", f"{place}: {steps(evidence.path)}"


def _exchange(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    evidence = finding.evidence[0]
    return f", exchange {evidence.exchange}{_frames(evidence.frames)}"


def _frames(frames: tuple[int, ...]) -> str:
    return f", {words.packets(frames, FRAMES_SHOWN)}" if frames else ""


def steps(path: tuple[str, ...]) -> str:
    """A decode path to read: ``gzip → json → $.header.device_model``."""
    return " → ".join(printable(_SIMPLE_MEMBER.sub(r".\1", step)) for step in path)


def moment(time: str) -> str:
    """``2026-03-01 12:00:00`` of an RFC 3339 time."""
    return printable(time[:19].replace("T", " "))
