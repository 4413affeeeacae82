"""Makes the report document out of the tally: findings by recipient, events, recipients, gaps and coverage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal

from auditor.audit.coverage import coverage_of
from auditor.audit.events import EventTally, events_of
from auditor.audit.naming import Naming
from auditor.audit.tally import CONFIDENCE_ORDER, FindingKey, FindingTally, InputFacts, Tally
from auditor.model import Connection, Evidence, Outcome, Unaudited
from auditor.report import document
from auditor.report.identity import finding_id
from auditor.report.masking import mask_path
from auditor.report.times import rfc3339
from auditor.rules import RuleSet

_OUTCOMES: dict[str, Literal["completed", "skipped"]] = {"completed": "completed", "skipped": "skipped"}


def assemble(tally: Tally, rules: RuleSet, tool: str) -> document.Report:
    """The whole report; the order of everything in it depends on what was read only."""
    who = Naming(rules.recipients)
    ids = finding_ids(tally.findings)
    findings = sorted(
        (_finding(ids[key], key, found, tally, who) for key, found in tally.findings.items()),
        key=lambda f: (f.recipient.name.lower() if f.recipient else "~", f.host, f.type, f.id),
    )
    events = [_event(event, ids, who) for event in events_of(tally.events)]
    occurring = {f.category for f in findings}
    return document.Report(
        schema=document.SCHEMA,
        tool=tool,
        rules=rules.hash,
        inputs=tuple(_input(facts) for facts in tally.inputs),
        findings=tuple(findings),
        events=tuple(events),
        opaque=tuple(_opaque(tally, who)),
        connections=tuple(
            _connection(number, connection)
            for number, facts in enumerate(tally.inputs)
            for connection in facts.totals.connections
        ),
        unaudited=tuple(_gaps(tally)),
        coverage=coverage_of(tally, who),
        recipients=tuple(_recipients(tally, findings, events, who)),
        types={t: _data_type(rules, t) for t in sorted({f.type for f in findings}) if t in rules.vocabulary.types},
        categories={c: title for c, title in rules.vocabulary.categories.items() if c in occurring},
        event_kinds={k: title for k, title in rules.vocabulary.events.items() if k in {e.kind for e in events}},
        marks=tuple(
            document.Mark(time=rfc3339(mark.time_ns), action=mark.action, text=mark.text, input=number, source=source)
            for number, source, mark in sorted(tally.marks, key=lambda each: (each[2].time_ns, each[0]))
        ),
    )


def finding_ids(findings: Iterable[FindingKey]) -> dict[FindingKey, str]:
    """Ids in order of first sighting at each place, without anything of the value."""
    places: Counter[FindingKey] = Counter()
    ids: dict[FindingKey, str] = {}
    for key in findings:
        type_, detector, rule, host, app, where, path, _ = key
        place = (type_, detector, rule, host, app, where, mask_path(path), "")
        ids[key] = finding_id(
            type=type_, detector=detector, rule=rule, host=host, app=app, where=where, template=path,
            index=places[place],
        )  # fmt: skip
        places[place] += 1
    return ids


def _finding(
    name: str, key: FindingKey, found: FindingTally, tally: Tally, who: Naming
) -> document.Finding:
    detection, host, app = found.detection, key[3], key[4]
    return document.Finding(
        id=name,
        type=detection.type,
        category=detection.type.partition(".")[0],
        detector=detection.detector,
        rule=detection.rule,
        recipient=who.reference(detection.recipient, host),
        host=host,
        app=app,
        value=detection.value,
        unit=detection.unit,
        confidence=detection.confidence,
        origin=tally.origin(found),
        count=found.count,
        first=rfc3339(found.first),
        last=rfc3339(found.last),
        evidence=tuple(_evidence(*sighting) for sighting in found.evidence),
        reason=detection.reason,
    )


def _evidence(evidence: Evidence, method: str, target: str) -> document.Evidence:
    return document.Evidence(
        input=evidence.input,
        exchange=evidence.exchange,
        time=rfc3339(evidence.time_ns),
        frames=evidence.frames,
        where=evidence.where,
        path=evidence.path,
        method=method,
        target=target,
    )


def _event(event: EventTally, ids: dict[FindingKey, str], who: Naming) -> document.Event:
    draft = event.draft
    return document.Event(
        kind=draft.kind,
        time=None if draft.time_ns is None else rfc3339(draft.time_ns),
        sent_time=rfc3339(event.sent_ns),
        recipient=who.reference(event.recipient, event.host),
        subject=draft.subject,
        amount=draft.amount,
        unit=draft.unit,
        of=draft.of,
        outcome=_OUTCOMES.get(draft.outcome, "unknown"),
        text=draft.text,
        inferred=event.inferred,
        finding_ids=tuple(ids[key] for key in event.findings),
    )


def _opaque(tally: Tally, who: Naming) -> Iterable[document.Opaque]:
    for seen in tally.opaque:
        yield document.Opaque(
            recipient=who.reference(None, seen.host),
            host=seen.host,
            time=rfc3339(seen.time_ns),
            bytes=seen.opaque.bytes,
            entropy=round(seen.opaque.entropy, 3),
            container=seen.opaque.container or "unknown",
            exchange=seen.exchange,
            input=seen.input,
        )


def _connection(number: int, connection: Connection) -> document.Connection:
    return document.Connection(
        client=str(connection.client),
        server=str(connection.server),
        sni=connection.sni,
        alpn=connection.alpn,
        ja4=connection.ja4,
        app=connection.app,
        bytes_out=connection.bytes_out,
        bytes_in=connection.bytes_in,
        packets=connection.packets,
        first=rfc3339(connection.first),
        last=rfc3339(connection.last),
        outcome=connection.outcome,
        transport=connection.transport,
        version=connection.version,
        host=connection.host,
        frame=connection.frame,
        detail=connection.detail,
        input=number,
    )


def _input(facts: InputFacts) -> document.Input:
    totals = facts.totals
    times = [t for c in totals.connections for t in (c.first, c.last)]
    times += [t for t in (facts.first, facts.last) if t is not None]
    return document.Input(
        path=facts.path,
        sha256=facts.sha256,
        kind=facts.kind,
        packets=totals.packets,
        exchanges=facts.exchanges,
        first=rfc3339(min(times)) if times else None,
        last=rfc3339(max(times)) if times else None,
        keylog_entries=totals.keylog_entries,
        keylog_used=totals.keylog_used,
    )


def _gaps(tally: Tally) -> Iterable[document.Unaudited]:
    for number, facts in enumerate(tally.inputs):
        for gap in facts.totals.unaudited:
            yield _gap(gap, number)
    merged: dict[tuple[Outcome, str], list[int]] = {}
    for gap in tally.gaps:
        row = merged.setdefault((gap.reason, gap.detail), [0, 0, 0])
        row[:] = [row[0] + gap.flows, row[1] + gap.packets, row[2] + gap.bytes]
    for (reason, detail), (flows, packets, size) in sorted(merged.items()):
        yield _gap(Unaudited(reason, flows, packets, size, detail), None)


def _gap(gap: Unaudited, number: int | None) -> document.Unaudited:
    return document.Unaudited(
        reason=gap.reason, flows=gap.flows, packets=gap.packets, bytes=gap.bytes, detail=gap.detail, input=number
    )


def _recipients(
    tally: Tally, findings: list[document.Finding], events: list[document.Event], who: Naming
) -> Iterable[document.RecipientSummary]:
    groups: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    refs: dict[tuple[str | None, str], document.RecipientRef | None] = {}
    key_of: dict[str, tuple[str | None, str]] = {}
    for host in sorted(tally.hosts):
        ref = who.reference(None, host)
        key = who.group(host)
        groups[key].append(host)
        refs[key], key_of[host] = ref, key
    for key in sorted(groups, key=lambda each: each[1].lower()):
        hosts, ref = groups[key], refs[key]
        own = [f for f in findings if key_of.get(f.host) == key]
        operators = {host: name for host in hosts if (name := who.operator(host)) is not None}
        yield document.RecipientSummary(
            id=key[0],
            name=key[1],
            country=ref.country if ref else None,
            hosts=tuple(hosts),
            categories=_categories(own),
            findings=len(own),
            events=sum(1 for e in events if e.recipient is not None and e.recipient.id == key[0]),
            exchanges=sum(tally.hosts[host].exchanges for host in hosts),
            bytes_out=sum(tally.hosts[host].bytes_out for host in hosts),
            operators=operators,
        )


def _categories(findings: list[document.Finding]) -> dict[str, document.CategorySummary]:
    by_category: dict[str, list[document.Finding]] = defaultdict(list)
    for finding in findings:
        by_category[finding.category].append(finding)
    return {
        category: document.CategorySummary(
            types=tuple(sorted({f.type for f in own})),
            count=sum(f.count for f in own),
            confidence=max((f.confidence for f in own), key=CONFIDENCE_ORDER.index),
        )
        for category, own in sorted(by_category.items())
    }


def _data_type(rules: RuleSet, name: str) -> document.DataType:
    found = rules.vocabulary.types[name]
    return document.DataType(
        name=found.title,
        special=found.special,
        trackhar=", ".join(found.trackhar) or None,
        play=found.play,
        apple=found.apple,
        dpv=found.dpv,
        mask=found.mask,
    )
