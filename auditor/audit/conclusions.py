"""Events that no payload tells of, all inferred: visits by referrer, server name and look-up, and media asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from auditor.audit.events import EventTally
from auditor.audit.tally import FindingKey, InputFacts, Tally
from auditor.events.traces import MINUTE, Asked
from auditor.events.visits import WAYS, Visit, by_name, by_referrer
from auditor.model import EventDraft, Outcome
from auditor.recipients import Recipients, registrable_domain
from auditor.report.text import number as counted

UNREAD = frozenset((Outcome.NO_KEYS, Outcome.KEYS_MISSING, Outcome.CIPHER, Outcome.STATE_LOST, Outcome.NOT_RECORDED))
REQUESTED = "it was requested, which does not say that it was watched: players prefetch, cache and loop"

_Key = tuple[int, str, str]


def conclusions(tally: Tally, told: Iterable[EventTally], recipients: Recipients) -> list[EventTally]:
    """Everything inferred, in no order; visits of a site that the same recipient was told of are left out."""
    servers = _servers(tally.inputs)
    names = _names(tally.inputs)
    lookups = {
        key: times for key, times in tally.traces.lookups.items() if (key[0], registrable_domain(key[2])) not in names
    }
    known = {
        (event.input, event.host, site) for event in told if event.draft.kind == "visited" and (site := _site(event))
    }
    visits = by_referrer(tally.traces.referrers, recipients.lookup) + by_name(servers, lookups, recipients.lookup)
    pages = _pages(tally.findings)
    found = [
        _visited(visit, pages)
        for visit in visits
        if (visit.input, visit.host, registrable_domain(visit.site)) not in known
    ]
    return found + [_requested(key, asked) for key, asked in tally.traces.media.items()]


def _site(event: EventTally) -> str | None:
    subject = event.draft.subject or ""
    host = subject.partition("://")[2].partition("/")[0] if "://" in subject else subject
    return registrable_domain(host.rpartition("@")[2].partition(":")[0])


def _servers(inputs: Iterable[InputFacts]) -> Mapping[_Key, Mapping[int, int]]:
    """Server names of connections that stayed unread, with the times of these by minute."""
    rows: dict[_Key, dict[int, int]] = defaultdict(dict)
    for number, facts in enumerate(inputs):
        for connection in facts.totals.connections:
            if connection.sni is not None and connection.outcome in UNREAD:
                times = rows[number, connection.sni, connection.sni]
                minute = connection.first // MINUTE
                times[minute] = min(times.get(minute, connection.first), connection.first)
    return rows


def _names(inputs: Iterable[InputFacts]) -> set[tuple[int, str | None]]:
    """The sites some connection went to, by input."""
    return {
        (number, registrable_domain(name))
        for number, facts in enumerate(inputs)
        for connection in facts.totals.connections
        for name in (connection.sni, connection.host)
        if name is not None
    }


def _pages(findings: Iterable[FindingKey]) -> Mapping[tuple[str, str], list[FindingKey]]:
    """Findings that name a page in a header, by the host told and the page's host."""
    pages: dict[tuple[str, str], list[FindingKey]] = defaultdict(list)
    for key in findings:
        type_, _, _, host, _, where, _, value = key
        if type_ in ("browsing.referrer", "browsing.url") and where == "request.header" and "://" in value:
            pages[host, value.partition("://")[2].partition("/")[0].lower()].append(key)
    return pages


def _visited(visit: Visit, pages: Mapping[tuple[str, str], list[FindingKey]]) -> EventTally:
    findings = pages.get((visit.host, visit.site), []) if visit.way == "referrer" else []
    return EventTally(
        EventDraft("visited", subject=visit.site, method=visit.way),
        visit.first,
        visit.host,
        None,
        list(findings),
        inferred=True,
        input=visit.input,
        reason=[WAYS[visit.way]],
    )


def _requested(key: tuple[int, str], asked: Asked) -> EventTally:
    if asked.pieces:
        amount, unit, whole = float(len(asked.pieces)), "segments", None
    else:
        covered = asked.covered()
        amount, unit, whole = float(covered), "bytes", None if asked.total is None else float(asked.total)
    much = counted(len(asked.pieces), "segment") if asked.pieces else counted(len(asked.spans), "piece")
    return EventTally(
        EventDraft("requested", subject=key[1], amount=amount, unit=unit, of=whole),
        asked.first,
        asked.host,
        None,
        inferred=True,
        input=key[0],
        reason=[f"{much} of it came; {REQUESTED}"],
    )
