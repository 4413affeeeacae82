"""The linkability check: reads recordings of several devices, and says which values could link what each sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.audit import TOOL, AuditOptions, read
from auditor.audit.coverage import coverage_of
from auditor.audit.identities import circle_of
from auditor.audit.naming import Naming
from auditor.audit.tally import Tally
from auditor.identifiers import Sighted
from auditor.identifiers.linkability import Linking, linkage
from auditor.report import linkability as document

SECOND_NS = 1_000_000_000


def check(inputs: Sequence[str], options: AuditOptions) -> document.Linkability:
    """Read all inputs and compare them; AuditorError where an input or option is no good."""
    tally, rules = read(inputs, replace(options, thorough=True))
    return answer(tally, Naming(rules.recipients))


def answer(tally: Tally, who: Naming) -> document.Linkability:
    """What the recordings in a tally say."""
    labels = circle_of(tally, who).labels
    named = [label for label in labels if label.device is not None]
    found = linkage(tally.sightings, labels, who.company)
    rows = tuple(_row(each, tally) for each in found.found)
    devices = len({label.device for label in named})
    verdict, sentence = document.verdict_of(rows, devices)
    return document.Linkability(
        schema=document.SCHEMA,
        tool=TOOL,
        verdict=verdict,
        answer=sentence,
        devices=devices,
        installs=len({label.installation for label in named}),
        sessions=len({label.visit for label in named}),
        recordings=len(labels),
        unlabelled=len(labels) - len(named),
        rows=rows,
        constants=found.constants,
        calls=found.calls,
        alike=found.alike,
        readable_share=coverage_of(tally, who).readable_share,
    )


def _row(each: Linking, tally: Tally) -> document.LinkRow:
    return document.LinkRow(
        scope=each.scope,
        wider=each.wider,
        fields=tuple(
            document.LinkField(recipient=recipient, where=where, path=path, name=name)
            for recipient, where, path, name in each.fields
        ),
        example=each.values[0].value,
        values=len(each.values),
        devices=each.devices,
        lifetime_s=round(each.lifetime_ns / SECOND_NS, 3),
        server_issued=all(_issued(seen, tally) for seen in each.values),
        compared=each.compared,
        trait=each.trait,
        types=each.types,
    )


def _issued(seen: Sighted, tally: Tally) -> bool:
    times = [*tally.sightings.issuers(seen.value).values()]
    if seen.value in tally.answered:
        times.append(tally.answered[seen.value])
    return any(time < seen.first for time in times)
