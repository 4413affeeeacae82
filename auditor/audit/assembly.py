"""Makes the report document out of the tally: findings by recipient, events, recipients, gaps and coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from auditor.audit.conclusions import conclusions
from auditor.audit.coverage import coverage_of
from auditor.audit.event_rows import clock_rows, event_row
from auditor.audit.events import events_of, in_order, note_private_tabs
from auditor.audit.identities import identities_of, rows_of
from auditor.audit.naming import Naming
from auditor.audit.recipient_rows import Outside, databases_of, recipient_rows
from auditor.audit.tally import FindingKey, FindingTally, InputFacts, Tally
from auditor.dissection.totals import gaps_of
from auditor.dossier import dossiers_of
from auditor.model import Connection, Evidence, Unaudited
from auditor.report import document
from auditor.report.identity import finding_id
from auditor.report.masking import mask_path
from auditor.report.times import rfc3339
from auditor.rules import RuleSet

NOTHING = Outside()


def assemble(tally: Tally, rules: RuleSet, tool: str, outside: Outside = NOTHING) -> document.Report:
    """The whole report; the order of everything in it depends on what was read only."""
    who = Naming(rules.recipients)
    identities = identities_of(tally, who)
    every = {**tally.findings, **identities.findings}
    ids = finding_ids(every)
    findings = sorted(
        (finding_of(ids[key], key, found, tally, who) for key, found in every.items()),
        key=lambda f: (f.recipient.name.lower() if f.recipient else "~", f.host, f.type, f.id),
    )
    told = events_of(tally.events, tally.learnt)
    note_private_tabs(told, tally.events, ((number, mark) for number, _, mark in tally.marks))
    concluded = conclusions(tally, told, rules.recipients)
    events = [event_row(event, ids, who) for event in in_order([*told, *concluded])]
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
        recipients=tuple(recipient_rows(tally, findings, events, rules.recipients, outside)),
        geoip=databases_of(outside),
        dossiers=dossiers_of(findings, events, who.companies()),
        clocks=tuple(clock_rows(tally.events, who)),
        identifiers=tuple(rows_of(identities, ids)),
        types={t: _data_type(rules, t) for t in sorted({f.type for f in findings}) if t in rules.vocabulary.types},
        categories={c: title for c, title in rules.vocabulary.categories.items() if c in occurring},
        event_kinds={k: title for k, title in rules.vocabulary.events.items() if k in {e.kind for e in events}},
        marks=tuple(
            document.Mark(time=rfc3339(mark.time_ns), action=mark.action, text=mark.text, input=number, source=source)
            for number, source, mark in sorted(tally.marks, key=lambda each: (each[2].time_ns, each[0]))
        ),
    )


def finding_ids(findings: Iterable[FindingKey], places: Counter[FindingKey] | None = None) -> dict[FindingKey, str]:
    """Ids in order of first sighting at each place, without anything of the value.

    ``places`` counts the values at each place; give the same one again to go on with findings that came since.
    """
    places = Counter() if places is None else places
    ids: dict[FindingKey, str] = {}
    for key in findings:
        type_, detector, rule, host, app, where, path, _ = key
        place = finding_place(key)
        ids[key] = finding_id(
            type=type_, detector=detector, rule=rule, host=host, app=app, where=where, template=path,
            index=places[place],
        )  # fmt: skip
        places[place] += 1
    return ids


def finding_place(key: FindingKey) -> FindingKey:
    """What findings have in common that differ in nothing but their values."""
    type_, detector, rule, host, app, where, path, _ = key
    return (type_, detector, rule, host, app, where, mask_path(path), "")


def finding_of(name: str, key: FindingKey, found: FindingTally, tally: Tally, who: Naming) -> document.Finding:
    """One finding as the report says it, under the id ``name``."""
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
    for number, gap in gaps_of(facts.totals for facts in tally.inputs):
        yield _gap(gap, number)
    for gap in tally.gaps:
        yield _gap(gap, None)


def _gap(gap: Unaudited, number: int | None) -> document.Unaudited:
    return document.Unaudited(
        reason=gap.reason, flows=gap.flows, packets=gap.packets, bytes=gap.bytes, detail=gap.detail, input=number
    )


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
