"""A saved report without its values: each becomes a stand-in, wherever in the document it stands."""

from __future__ import annotations

from pathlib import PurePath

import msgspec

from auditor.profile import Indicator
from auditor.redaction.gathering import devices_of, known_of
from auditor.redaction.known import Known
from auditor.redaction.placeholders import Placeholders
from auditor.report.document import Coverage, Event, Evidence, Finding, Identifier, Input, Mark, Report
from auditor.report.masking import PERSONAL_PARTICULARS

SAID = "Values in this report are stand-ins, made by auditor redact; they say nothing of the person."
"""Put beside the report's other caveats, since every rendering shows these."""


def redacted_report(report: Report, own: tuple[Indicator, ...], placeholders: Placeholders) -> Report:
    """The report with stand-ins; positions are left out, and paths of inputs but for the name of the file.

    Of a report that is masked already, values are left as they are.
    """
    addresses = devices_of(report)
    masked = report.values == "masked"
    known = Known(placeholders, own, hosts=addresses) if masked else known_of(report, own, placeholders, (), addresses)
    new = _Stands(known)
    inputs = tuple(new.input(each, masked=masked) for each in report.inputs)
    whole = msgspec.structs.replace(report, inputs=inputs)
    whole = whole if masked else _with_stand_ins(whole, new)
    return msgspec.convert(_searched(msgspec.to_builtins(whole), known), Report)


def _with_stand_ins(report: Report, new: _Stands) -> Report:
    return msgspec.structs.replace(
        report,
        findings=tuple(new.finding(each) for each in report.findings),
        events=tuple(new.event(each) for each in report.events),
        identifiers=tuple(new.identifier(each) for each in report.identifiers),
        marks=tuple(new.mark(each) for each in report.marks),
        coverage=_said_of(report.coverage),
    )


def _said_of(coverage: Coverage) -> Coverage:
    """The coverage with the sentence on stand-ins, and without the names that were looked up."""
    resolvers = tuple(msgspec.structs.replace(each, asked=()) for each in coverage.resolvers)
    return msgspec.structs.replace(coverage, caveats=(*coverage.caveats, SAID), resolvers=resolvers)


class _Stands:
    """Puts stand-ins for the members that hold values."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._text = known.placeholders.text

    def input(self, each: Input, *, masked: bool) -> Input:
        manifest = each.manifest and {
            name: self._text(value) if not masked and name in PERSONAL_PARTICULARS and isinstance(value, str) else value
            for name, value in each.manifest.items()
        }
        return msgspec.structs.replace(each, path=PurePath(each.path).name, manifest=manifest)

    def finding(self, each: Finding) -> Finding:
        evidence = tuple(self._evidence(one, each.value) for one in each.evidence)
        reason = each.reason.replace(each.value, self._text(each.value)) if len(each.value) > 2 else each.reason
        return msgspec.structs.replace(each, value=self._text(each.value), evidence=evidence, reason=reason)

    def _evidence(self, each: Evidence, value: str) -> Evidence:
        stand_in = self._text(value)
        path = tuple(step.replace(f"'{value}'", f"'{stand_in}'") for step in each.path)
        segments = (each.target or "").split("/")
        target = "/".join(stand_in if segment == value else segment for segment in segments)
        return msgspec.structs.replace(each, path=path, target=None if each.target is None else target)

    def event(self, each: Event) -> Event:
        subject, text, title, referrer = (
            None if text is None else self._text(text) for text in (each.subject, each.text, each.title, each.referrer)
        )
        return msgspec.structs.replace(
            each, subject=subject, text=text, title=title, referrer=referrer, lat=None, lon=None
        )

    def identifier(self, each: Identifier) -> Identifier:
        return msgspec.structs.replace(each, value=self._text(each.value))

    def mark(self, each: Mark) -> Mark:
        return each if each.text is None else msgspec.structs.replace(each, text=self._text(each.text))


def _searched(part: object, known: Known) -> object:
    """This part of a document with stand-ins for all telling values in its texts and names."""
    if isinstance(part, str):
        return known.text(part)
    if isinstance(part, dict):
        return {_searched(name, known): _searched(value, known) for name, value in part.items()}
    return [_searched(each, known) for each in part] if isinstance(part, list | tuple) else part
