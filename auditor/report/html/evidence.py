"""What each recipient was sent, by data type and value, and for each where in the capture to see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from auditor.model import Origin
from auditor.report import words
from auditor.report.document import Evidence, Finding, Report
from auditor.report.findings_section import Same, by_recipient, by_type, hosts_of, steps, times_of, value_of
from auditor.report.text import printable
from auditor.report.zone import Zone, zone_of_report

VALUES_SHOWN = 100
PLACES_SHOWN = 8
REASON_LIMIT = 1000


class Sighting(Struct, frozen=True):
    """One request that held a value: when, the request, its exchange and packets, and the way to the value in it."""

    time: str
    request: str
    number: str
    path: str


class Value(Struct, frozen=True):
    """One value: how often and to which hosts, how sure and why, an origin worth a word, sightings, finding's id."""

    value: str
    times: str
    hosts: str
    sure: str
    because: str
    origin: str
    id: str
    sightings: tuple[Sighting, ...]


class Kind(Struct, frozen=True):
    """One data type with its category and values; ``more`` of them are left out."""

    category: str
    name: str
    special: bool
    values: tuple[Value, ...]
    more: int


class Recipient(Struct, frozen=True):
    """One recipient and all it was sent."""

    name: str
    kinds: tuple[Kind, ...]
    values: int


def evidence_of(report: Report) -> tuple[Recipient, ...]:
    """Every recipient that was sent something, in the report's order."""
    zone = zone_of_report(report)
    found = []
    for name, findings in by_recipient(report).items():
        kinds = tuple(_kind(report, values, zone) for values in by_type(report, findings))
        found.append(Recipient(name, kinds, sum(len(kind.values) + kind.more for kind in kinds)))
    return tuple(found)


def _kind(report: Report, values: Sequence[Same], zone: Zone) -> Kind:
    first = values[0][0]
    known = report.types.get(first.type)
    return Kind(
        category=words.category_name(report, first.category),
        name=words.type_name(report, first.type),
        special=known is not None and known.special,
        values=tuple(_value(same, zone) for same in values[:VALUES_SHOWN]),
        more=max(len(values) - VALUES_SHOWN, 0),
    )


def _value(same: Same, zone: Zone) -> Value:
    finding = same[0]
    rule = "" if finding.rule is None else f", rule {printable(finding.rule)}"
    return Value(
        value=value_of(finding),
        times=times_of(same),
        hosts=hosts_of(same),
        sure=words.CONFIDENCES[finding.confidence] + rule,
        because=printable(finding.reason, REASON_LIMIT),
        origin="" if finding.origin is Origin.DEVICE else words.ORIGINS[finding.origin],
        id=printable(finding.id),
        sightings=tuple(_sightings(same, zone)),
    )


def _sightings(same: Sequence[Finding], zone: Zone) -> Iterable[Sighting]:
    """The first sighting of each place, at most `PLACES_SHOWN`."""
    for finding in same[:PLACES_SHOWN]:
        for evidence in finding.evidence[:1]:
            yield _sighting(evidence, zone)


def _sighting(evidence: Evidence, zone: Zone) -> Sighting:
    request = f"{printable(evidence.method or '')} {printable(evidence.target or '')}".strip()
    packets = f", {words.packets(evidence.frames)}" if evidence.frames else ""
    place = words.PLACES.get(evidence.where, printable(evidence.where))
    return Sighting(
        time=zone.moment(evidence.time),
        request=request,
        number=f"exchange {evidence.exchange}{packets}",
        path=f"{place}: {steps(evidence.path)}",
    )
