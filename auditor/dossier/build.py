"""Builds the dossiers of a report: one for each recipient, and one for each company that several recipients belong to.

Nothing is added to what findings and events say: without these a line is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from auditor.dossier.join import Name, Names, Shared, joins_of, normal, shared_values, sure
from auditor.dossier.rhythm import rhythm_of
from auditor.dossier.trail import PLACED, trail_of
from auditor.recipients import registrable_domain
from auditor.report.document import Event, Finding, RecipientRef
from auditor.report.dossiers import Datum, Dossier

PAGES = ("visited",)
IDENTIFYING = ("identifier", "account")
DEVICE = ("device", "apps")


class Company(Struct, frozen=True):
    """The company a recipient belongs to."""

    id: str
    name: str
    country: str | None


Companies = Mapping[str, Company]
"""By the id of a recipient, the company at the top of it."""


class Told(Struct):
    """All that one recipient, or one company, was told."""

    id: str | None
    name: str
    country: str | None
    findings: list[Finding] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    members: list[str] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How much there is, to sort by."""
        return len({(f.type, f.value) for f in self.findings}) + len(self.events)


def dossiers_of(findings: Iterable[Finding], events: Sequence[Event], companies: Companies) -> tuple[Dossier, ...]:
    """Every dossier, the fullest first, each company's right before its recipients'."""
    told = _by_recipient(findings, events)
    shared = shared_values({key: each.findings for key, each in told.items()})
    groups = _groups(told.values(), companies)
    names = {key: Name(each.id, each.name, _company_of(each, companies)) for key, each in told.items()}
    made: list[tuple[tuple[int, str, int], Dossier]] = []
    for key, each in told.items():
        group = groups.get(names[key].company or "")
        rank = (-(group or each).lines, (group or each).name.lower(), -each.lines)
        made.append((rank, _dossier(each, events, shared, key, names)))
    for group in groups.values():
        rank = (-group.lines, group.name.lower(), -1_000_000_000)
        made.append((rank, _dossier(group, events, shared, None, {})))
    return tuple(dossier for _, dossier in sorted(made, key=lambda row: (row[0], row[1].name)))


def _key(recipient: RecipientRef | None, host: str) -> str:
    """What tells recipients apart: the id, else the domain (no id has a dot or colon)."""
    return (registrable_domain(host) or host) if recipient is None or recipient.id is None else recipient.id


def _by_recipient(findings: Iterable[Finding], events: Sequence[Event]) -> dict[str, Told]:
    told: dict[str, Told] = {}

    def of(recipient: RecipientRef | None, host: str) -> Told:
        key = _key(recipient, host)
        known = recipient if recipient is not None and recipient.id is not None else None
        fresh = Told(None, key, None) if known is None else Told(known.id, known.name, known.country)
        return told.setdefault(key, fresh)

    for finding in findings:
        of(finding.recipient, finding.host).findings.append(finding)
    for number, event in enumerate(events):
        of(event.recipient, event.host).events.append(number)
    return told


def _groups(told: Iterable[Told], companies: Companies) -> dict[str, Told]:
    """Companies of which several recipients were told something."""
    members: dict[str, list[Told]] = defaultdict(list)
    tops: dict[str, Company] = {}
    for each in told:
        company = companies.get(each.id) if each.id is not None else None
        if company is not None:
            tops[company.id] = company
            members[company.id].append(each)
    groups = {}
    for id_, of in members.items():
        if len(of) > 1:
            group = groups[id_] = Told(id_, tops[id_].name, tops[id_].country)
            group.findings = [finding for each in of for finding in each.findings]
            group.events = sorted(number for each in of for number in each.events)
            group.members = sorted(each.id for each in of if each.id is not None)
    return groups


def _company_of(told: Told, companies: Companies) -> str | None:
    company = companies.get(told.id) if told.id is not None else None
    return None if company is None else company.id


def _dossier(
    told: Told,
    events: Sequence[Event],
    shared: Shared,
    key: str | None,
    names: Names,
) -> Dossier:
    by_category: dict[str, list[Datum]] = {"identifiers": [], "device": [], "about": []}
    for findings in _by_value(told.findings):
        category = findings[0].category
        section = "identifiers" if category in IDENTIFYING else "device" if category in DEVICE else "about"
        others = () if key is None else shared.others(findings[0], key)
        by_category[section].append(
            Datum(
                type=findings[0].type,
                finding_ids=tuple(f.id for f in findings),
                shared_with=tuple(sorted(names[other].name for other in others if other in names)),
            )
        )
    kinds = {number: events[number].kind for number in told.events}
    return Dossier(
        id=told.id,
        name=told.name,
        country=told.country,
        group=key is None,
        members=tuple(told.members),
        identifiers=tuple(by_category["identifiers"]),
        identities=len({normal(f.value) for f in told.findings if f.category in IDENTIFYING and sure(f)}),
        device=tuple(by_category["device"]),
        about=tuple(by_category["about"]),
        trail=trail_of(events, told.events),
        watched=tuple(n for n in told.events if kinds[n] == "watched"),
        acts=tuple(n for n in told.events if kinds[n] not in ("watched", "requested", "located", *PAGES)),
        pages=_pages(events, told.events),
        requested=tuple(n for n in told.events if kinds[n] == "requested"),
        rhythm=rhythm_of(events, [n for n in told.events if kinds[n] not in PLACED]),
        joins=() if key is None else joins_of(shared, key, names),
    )


def _pages(events: Sequence[Event], numbers: Iterable[int]) -> tuple[int, ...]:
    """Visits of pages; the same page told again and again in a row is one."""
    pages: list[int] = []
    for number in numbers:
        if events[number].kind in PAGES and not (pages and _same_page(events[pages[-1]], events[number])):
            pages.append(number)
    return tuple(pages)


def _same_page(one: Event, other: Event) -> bool:
    return (one.subject, one.inferred, one.incognito) == (other.subject, other.inferred, other.incognito)


def _by_value(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings of one type and value together, in order of type and first sighting."""
    values: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        values[finding.type, finding.value].append(finding)
    return sorted(values.values(), key=lambda same: (same[0].type, min(f.first for f in same), same[0].id))
