"""The recipients of a report: what each was sent in all, whose it is, where its servers are, what lists say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct, field

from auditor.audit.naming import Naming
from auditor.audit.tally import Tally
from auditor.recipients import Recipient, Recipients
from auditor.recipients.blocklist import Blocklist
from auditor.recipients.geography import NOWHERE, Geography
from auditor.recipients.party import Party, party_to_app
from auditor.report import document


class Outside(Struct, frozen=True):
    """What the user has beside rules: databases of addresses, and lists of hosts."""

    geography: Geography = field(default_factory=Geography)
    lists: tuple[Blocklist, ...] = ()


def recipient_rows(
    tally: Tally,
    findings: Sequence[document.Finding],
    events: Sequence[document.Event],
    known: Recipients,
    outside: Outside,
) -> Iterable[document.RecipientSummary]:
    """One row a company, else a domain, in order of names."""
    who = Naming(known)
    groups: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for host in sorted(tally.hosts):
        groups[who.group(host)].append(host)
    apps = _apps(tally)
    key_of = {host: key for key, hosts in groups.items() for host in hosts}
    for key in sorted(groups, key=lambda each: each[1].lower()):
        hosts = groups[key]
        company = None if key[0] is None else known.get(key[0])
        own = [f for f in findings if key_of.get(f.host) == key]
        yield document.RecipientSummary(
            id=key[0],
            name=key[1],
            country=None if company is None else company.country,
            hosts=tuple(hosts),
            categories=_categories(own),
            findings=len(own),
            events=sum(1 for e in events if e.recipient is not None and e.recipient.id == key[0]),
            exchanges=sum(tally.hosts[host].exchanges for host in hosts),
            bytes_out=sum(tally.hosts[host].bytes_out for host in hosts),
            operators={host: name for host in hosts if (name := who.operator(host)) is not None},
            purpose=None if company is None else company.purpose,
            parent=_parent(company, known),
            party=_party(hosts, apps, company, known),
            servers=_servers(tally, hosts, outside.geography),
            lists=_listed(hosts, outside.lists),
        )


def databases_of(outside: Outside) -> tuple[document.GeoDatabase, ...]:
    """The databases of addresses, as the report names them."""
    return tuple(
        document.GeoDatabase(name=each.name, kind=each.kind, built=each.built) for each in outside.geography.databases
    )


def _apps(tally: Tally) -> dict[str, set[str | None]]:
    """The packages of the apps that sent to each host: as the input says, else as the manifest of its session."""
    apps: dict[str, set[str | None]] = defaultdict(set)
    for number, facts in enumerate(tally.inputs):
        package = tally.labels[number].package if number < len(tally.labels) else None
        for host, app in facts.sent:
            apps[host].add(package if app is None else app)
    return apps


def _parent(company: Recipient | None, known: Recipients) -> document.RecipientRef | None:
    top = None if company is None else known.company(company)
    if top is None or company is None or top.id == company.id:
        return None
    return document.RecipientRef(id=top.id, name=top.name, country=top.country)


def _party(
    hosts: Sequence[str], apps: dict[str, set[str | None]], company: Recipient | None, known: Recipients
) -> Party | None:
    """What all hosts and apps agree on."""
    said = {party_to_app(app, company, host, known) for host in hosts for app in apps.get(host, {None})}
    return said.pop() if len(said) == 1 else None


def _servers(tally: Tally, hosts: Sequence[str], geography: Geography) -> tuple[document.ServerPlace, ...]:
    if not geography:
        return ()
    addresses = {address for host in hosts for address in tally.hosts[host].servers}
    places = Counter(found for address in addresses if (found := geography.find(address)) != NOWHERE)
    return tuple(
        document.ServerPlace(country=place.country, asn=place.asn, network=place.network, addresses=count)
        for place, count in sorted(places.items(), key=lambda item: (-item[1], str(item[0])))
    )


def _listed(hosts: Sequence[str], lists: Sequence[Blocklist]) -> dict[str, tuple[str, ...]]:
    found = ((each.title, tuple(host for host in hosts if host in each)) for each in lists)
    return {title: listed for title, listed in found if listed}


def _categories(findings: Sequence[document.Finding]) -> dict[str, document.CategorySummary]:
    by_category: dict[str, list[document.Finding]] = defaultdict(list)
    for finding in findings:
        by_category[finding.category].append(finding)
    return {
        category: document.CategorySummary(
            types=tuple(sorted({f.type for f in own})),
            count=sum(f.count for f in own),
            confidence=max((f.confidence for f in own), key=attrgetter("rank")),
        )
        for category, own in sorted(by_category.items())
    }
