"""The linkability check: reads recordings of several devices, and says which values could link what each sent."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from auditor.audit import TOOL, AuditOptions, read
from auditor.audit.coverage import coverage_of
from auditor.audit.identities import circle_of
from auditor.audit.naming import Naming
from auditor.audit.tally import Tally
from auditor.errors import UsageError
from auditor.identifiers import Sighted
from auditor.identifiers.linkability import Linking, linkage
from auditor.model import SECOND
from auditor.report import linkability as document


def check(inputs: Sequence[str], options: AuditOptions, recipients: Sequence[str] = ()) -> document.Linkability:
    """Read all inputs and compare them; AuditorError where an input, recipient or option is no good."""
    tally, rules = read(inputs, replace(options, thorough=True))
    return answer(tally, Naming(rules.recipients), recipients)


def answer(tally: Tally, who: Naming, recipients: Sequence[str] = ()) -> document.Linkability:
    """What the recordings in a tally say; of what these recipients (id, name or domain) were told, if any are named."""
    labels = circle_of(tally, who).labels
    named = [label for label in labels if label.device is not None]
    found = linkage(tally.sightings, labels, who.company, _companies(tally, who, recipients) if recipients else None)
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


def _companies(tally: Tally, who: Naming, recipients: Sequence[str]) -> set[str]:
    """The companies that these recipients belong to, as `linkage` names them. UsageError where one was told nothing."""
    hosts = {place.host for seen in tally.sightings for place in seen.places}
    names = {host: {name.casefold() for name in (*who.group(host), who.company(host)) if name} for host in hosts}
    for wanted in recipients:
        if not any(wanted.casefold() in known for known in names.values()):
            told = ", ".join(sorted({who.group(host)[0] or who.company(host) for host in hosts}))
            raise UsageError(f"--recipient {wanted}: was told no value that could link; there are {told or 'none'}")
    asked = {wanted.casefold() for wanted in recipients}
    return {who.company(host) for host, known in names.items() if known & asked}


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
        lifetime_s=round(each.lifetime_ns / SECOND, 3),
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
