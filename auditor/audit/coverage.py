"""How much could be seen: packets and bytes by outcome, per recipient and per app, who was asked for names, caveats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from auditor.audit.naming import Naming
from auditor.audit.tally import InputFacts, Tally
from auditor.identifiers.sightings import MOST_VALUES
from auditor.model import Connection, Outcome
from auditor.report import document
from auditor.report.outcomes import Extent, added, extents, taken_out
from auditor.report.text import number
from auditor.report.words import REST

LOCKED = (Outcome.NO_KEYS, Outcome.KEYS_MISSING)
UNCOUNTED = (Outcome.LOCAL, Outcome.NO_PAYLOAD)
DNS_OVER_TLS = 853
NAMES_LISTED = 100
DOH_HOSTS = frozenset({
    "dns.google", "cloudflare-dns.com", "one.one.one.one", "dns.quad9.net", "dns.adguard.com", "dns.adguard-dns.com",
    "dns.nextdns.io", "doh.opendns.com", "doh.cleanbrowsing.org", "dns.alidns.com", "doh.pub", "doh.dns.sb",
    "doh.xfinity.com", "dns.controld.com", "freedns.controld.com", "doh.mullvad.net", "dns0.eu", "doh.dns.apple.com",
})  # fmt: skip
"""Public resolvers that answer over HTTPS (github.com/curl/curl wiki, "DNS over HTTPS"); a subdomain counts as well."""

_Sums = dict[tuple[str | None, str], list[int]]
"""By id and name: connections, bytes sent that were read, and that were not."""


def coverage_of(tally: Tally, who: Naming) -> document.Coverage:
    """The ledger of all inputs together."""
    inputs = tally.inputs
    packets: Counter[Outcome] = Counter()
    for facts in inputs:
        packets.update(facts.totals.ledger.packets)
    readable = sum(facts.totals.ledger.bytes_out_readable for facts in inputs)
    unreadable = sum(facts.totals.ledger.bytes_out_unreadable for facts in inputs)
    sent = readable + unreadable
    return document.Coverage(
        packets={outcome: packets[outcome] for outcome in Outcome if packets[outcome]},
        bytes_out=document.BytesOut(readable=readable, unreadable=unreadable),
        readable_share=round(readable / sent, 4) if sent else None,
        caveats=tuple(_caveats(tally, unreadable)),
        outcomes=taken_out(added(_outcomes(facts) for facts in inputs), tally.gaps),
        recipients=_ranked(_by_recipient(inputs, who, _asked_for(tally, who))),
        apps=_ranked(_by_app(inputs)),
        resolvers=tuple(_resolvers(tally)),
        resistance=tuple(_resistance(inputs)),
    )


def _outcomes(facts: InputFacts) -> dict[Outcome, Extent]:
    totals = facts.totals
    return extents(totals.ledger, totals.connections, totals.unaudited)


def _asked_for(tally: Tally, who: Naming) -> dict[str, tuple[str | None, str]]:
    """By address, whom requests sent there named, where that is the same for all of them."""
    groups: dict[str, set[tuple[str | None, str]]] = {}
    for host, seen in tally.hosts.items():
        for address in seen.servers:
            groups.setdefault(address, set()).add(who.group(host))
    return {address: found.pop() for address, found in groups.items() if len(found) == 1}


def _by_recipient(inputs: Iterable[InputFacts], who: Naming, asked_for: Mapping[str, tuple[str | None, str]]) -> _Sums:
    sums: _Sums = {}
    for facts in inputs:
        for connection in _sending(facts.totals.connections):
            address = connection.server.address
            host = connection.sni or connection.host
            named = asked_for.get(address) if host is None and connection.outcome is Outcome.AUDITED else None
            _add(sums, named or who.group(host or address), connection)
        if not facts.totals.packets:
            for (host, _), size in facts.sent.items():
                sums.setdefault(who.group(host), [0, 0, 0])[1] += size
    return sums


def _by_app(inputs: Iterable[InputFacts]) -> _Sums:
    sums: _Sums = {}
    for facts in inputs:
        for connection in _sending(facts.totals.connections):
            if connection.app is not None:
                _add(sums, (None, connection.app), connection)
        if not facts.totals.packets:
            for (_, app), size in facts.sent.items():
                if app is not None:
                    sums.setdefault((None, app), [0, 0, 0])[1] += size
    return sums


def _sending(connections: Iterable[Connection]) -> Iterable[Connection]:
    return (connection for connection in connections if connection.outcome not in UNCOUNTED)


def _add(sums: _Sums, key: tuple[str | None, str], connection: Connection) -> None:
    row = sums.setdefault(key, [0, 0, 0])
    row[0] += 1
    row[1] += connection.bytes_out - connection.unread_out
    row[2] += connection.unread_out


def _ranked(sums: _Sums) -> tuple[document.Readable, ...]:
    ordered = sorted(sums.items(), key=lambda item: (-item[1][2], -item[1][1], item[0][1]))
    return tuple(
        document.Readable(
            id=id,
            name=name,
            connections=connections,
            readable=readable,
            unreadable=unreadable,
            share=round(readable / (readable + unreadable), 4) if readable + unreadable else None,
        )
        for (id, name), (connections, readable, unreadable) in ordered
    )


def _resolvers(tally: Tally) -> Iterable[document.Resolver]:
    for (host, way), asked in sorted(tally.lookups.items(), key=lambda item: (-item[1].count, item[0])):
        names = tuple(sorted(asked.names)[:NAMES_LISTED])
        yield document.Resolver(host=host, way=way, lookups=asked.count, names=len(asked.names), asked=names)


def _resistance(inputs: Iterable[InputFacts]) -> Iterable[document.Resistance]:
    for facts in inputs:
        for row in facts.totals.resisting:
            yield document.Resistance(
                host=row.host, app=row.app, why=row.why, reason=row.reason, remedy=row.remedy, count=row.count
            )


def _caveats(tally: Tally, unreadable: int) -> Iterable[str]:
    connections = [connection for facts in tally.inputs for connection in facts.totals.connections]
    if unreadable:
        yield REST
    if tally.sightings.dropped:
        yield (
            f"Of the values with the shape of an identifier, {MOST_VALUES:,} were compared with one another; those "
            "that came later were not, so more of them may be identifiers."
        )
    hidden = [connection for connection in connections if _hides_names(connection)]
    plain = sum(asked.count for (_, way), asked in tally.lookups.items() if way == "DNS")
    if hidden:
        yield (
            f"Names were looked up on {number(len(hidden), 'encrypted connection')} (DNS over TLS or HTTPS) that could "
            "not be read: which names, only the resolver knows, and hosts may be missing here or be listed by address."
        )
    elif plain:
        yield (
            "The names looked up were sent in clear, for the resolver and everyone on the way to read. Once the device "
            "asks over HTTPS (DoH) instead, an audit without keys no longer sees them."
        )
    quic = sum(_is_quic(connection) and connection.outcome in LOCKED for connection in connections)
    if quic:
        yield (
            f"{number(quic, 'QUIC connection')} (HTTP/3) had no keys: the name of the server shows in the handshake, "
            "nothing of what was sent."
        )
    covered = sum(connection.ech and connection.outcome in LOCKED for connection in connections)
    if covered:
        yield (
            f"{number(covered, 'connection')} without keys carried an Encrypted ClientHello, or a decoy browsers send "
            "in its place, which looks the same: only the outer name shows, which may be that of the provider."
        )


def _hides_names(connection: Connection) -> bool:
    if connection.outcome not in LOCKED:
        return False
    return connection.server.port == DNS_OVER_TLS or _answers_over_https(connection.sni or connection.host or "")


def _answers_over_https(host: str) -> bool:
    labels = host.lower().rstrip(".").split(".")
    return any(".".join(labels[i:]) in DOH_HOSTS for i in range(len(labels) - 1))


def _is_quic(connection: Connection) -> bool:
    return connection.transport == "quic" or "QUIC" in (connection.version or "")
