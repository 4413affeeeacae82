"""Turns what was analysed into messages: new findings at once, events and all that needs the whole every now and then.

What a live view is told is what a report of the same exchanges says: findings are made by the functions that make the
report's, and events, identifiers and coverage are taken from a report of all so far (`Picture.report`).
"""

from __future__ import annotations

import copy
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from auditor.audit import TOOL, with_manifests
from auditor.audit.analysis import Analysed
from auditor.audit.assembly import NOTHING, assemble, finding_ids, finding_of
from auditor.audit.naming import Naming
from auditor.audit.recipient_rows import Outside
from auditor.audit.tally import FindingKey, FindingTally, InputFacts, Tally, finding_key
from auditor.decode.paths import template
from auditor.dissection import Totals
from auditor.identifiers import labels_of
from auditor.live import messages
from auditor.live.overflow import Overflow
from auditor.live.requests import request_text
from auditor.marks import Mark
from auditor.model import Detection, Evidence, Exchange
from auditor.report import document, words
from auditor.report.masking import masked
from auditor.report.times import rfc3339
from auditor.rules import RuleSet
from auditor.session import Manifest


class Picture:
    """Grows with every exchange; ``shows`` says whether values are told as they are."""

    def __init__(self, rules: RuleSet, *, shows: bool, outside: Outside = NOTHING) -> None:
        self.tally = Tally()
        self._rules = rules
        self._shows = shows
        self._outside = outside
        self._who = Naming(rules.recipients)
        self._ids: dict[FindingKey, str] = {}
        self._places: Counter[FindingKey] = Counter()
        self.overflow = Overflow(self._places)
        self._firsts: dict[FindingKey, tuple[int, int]] = {}
        self._requests: dict[FindingKey, str] = {}
        self._told: dict[str, tuple[object, ...]] = {}
        self._events: dict[str, document.Event] = {}
        self._opaque = 0
        self._salt = secrets.token_bytes(16)

    def add(self, n: int, seen: Analysed, exchange: Exchange) -> list[messages.Message]:
        """What is to be told of exchange ``n``."""
        tally, time = self.tally, rfc3339(seen.time_ns)
        seen, beyond = self.overflow.part(seen, tally)
        tally.add(0, n, seen)
        fresh = list(islice(tally.findings, len(self._ids), None))
        self._ids.update(finding_ids(fresh, self._places))
        if fresh:
            request = request_text(exchange, shows=self._shows)
            self._requests.update(dict.fromkeys(fresh, request))
        found = [finding_of(self._ids[key], key, tally.findings[key], tally, self._who) for key in fresh]
        told: list[messages.Message] = list(self._findings(found))
        told += self._new_opaque()
        further = self._beyond(n, seen, beyond, exchange)
        told += further.told
        keys = dict.fromkeys(finding_key(detection, seen.host, seen.app) for detection in seen.detections)
        for at, key in enumerate(keys):
            self._firsts[key] = min((n, at), self._firsts.get(key, (n, at)))
        counts = ((self._ids[key], tally.findings[key].count) for key in keys if key in self._ids)
        told.append(
            messages.Exchange(
                time=time,
                n=n,
                host=seen.host,
                recipient=self._who.reference(None, seen.host),
                app=seen.app,
                bytes=seen.sent_bytes,
                method=seen.method,
                protocol=exchange.protocol,
                status=exchange.status,
                counts=(*counts, *further.counts.items()),
            )
        )
        return told

    def _beyond(
        self, n: int, seen: Analysed, beyond: Iterable[tuple[FindingKey, Detection]], exchange: Exchange
    ) -> _Further:
        """What is told of findings that are not kept."""
        further = _Further([], {})
        for key, detection in beyond:
            named = self.overflow.named(key)
            if named is None:
                continue
            name, count = named
            further.counts[name] = count
            if count == 1:
                place = Evidence(0, n, seen.time_ns, seen.frames, detection.leaf.where, detection.leaf.path)
                sighting = (place, seen.method, seen.target)
                grown = FindingTally(detection, seen.time_ns, seen.time_ns, 1, evidence=[sighting])
                found = finding_of(name, key, grown, self.tally, self._who)
                request = request_text(exchange, shows=self._shows)
                new = self._findings([found], remember=False)
                further.told.extend(msgspec.structs.replace(each, request=request) for each in new)
        return further

    def settle(self) -> None:
        """All is there: put findings and their evidence into the order of their exchanges, which a scan finds them in.

        Ids follow that order; those of findings told out of it are told again with what is theirs then.
        """
        findings = self.tally.findings
        ordered = sorted(findings, key=lambda key: self._firsts.get(key, (0, 0)))
        self.tally.findings = {key: findings[key] for key in ordered}
        for found in findings.values():
            found.evidence.sort(key=lambda sighting: sighting[0].exchange)

    def report(
        self, inputs: Iterable[tuple[str, str, str, Totals]], marks: Iterable[Mark], manifest: Manifest | None
    ) -> document.Report:
        """The report of all so far; ``inputs`` are path, SHA-256, kind and totals of each, the first as added."""
        now = copy.copy(self.tally)
        now.inputs = list[InputFacts]()
        now.marks = [(0, "marks", mark) for mark in marks]
        manifests: dict[str, Manifest] = {}
        paths = []
        for path, sha256, kind, totals in inputs:
            now.close_input(path, sha256, kind, totals)
            paths.append(path)
            if manifest is not None:
                manifests[path] = manifest
        now.labels = labels_of(paths, manifests)
        return with_manifests(assemble(now, self._rules, TOOL, self._outside), manifests)

    def news(self, report: document.Report) -> list[messages.Message]:
        """What a report says that was not told before: findings and events new or changed."""
        changed = [f for f in report.findings if self._told.get(f.id) != _essence(f)]
        told: list[messages.Message] = list(self._findings(changed))
        told += self._new_events(report)
        return told

    def _findings(self, found: list[document.Finding], *, remember: bool = True) -> Iterable[messages.Finding]:
        for plain, shown in zip(found, self._masked(findings=found).findings, strict=True):
            if remember:
                self._told[plain.id] = _essence(plain)
            known = self._rules.vocabulary.types.get(plain.type)
            title = known.title if known is not None else plain.type.partition(".")[2].replace("-", " ")
            yield messages.Finding(
                time=plain.first,
                finding=shown,
                title=title,
                category=self._rules.vocabulary.categories.get(plain.category, plain.category.capitalize()),
                summary=f"{title} {shown.value}".strip() if len(shown.value) < 200 else f"{title} {shown.value[:200]}…",
                request=self._requests.get(_key_of(plain), ""),
            )

    def _new_events(self, report: document.Report) -> Iterable[messages.Message]:
        fresh: list[tuple[str, document.Event]] = []
        hosts = {finding.id: finding.host for finding in report.findings}
        seen: Counter[str] = Counter()
        for event in report.events:
            recipient = None if event.recipient is None else event.recipient.id
            about = repr((event.kind, recipient, event.subject, event.text)).encode("utf-8", "replace")
            place = blake2b(about, key=self._salt, digest_size=8).hexdigest()
            name = f"{place}-{seen[place]}"
            seen[place] += 1
            if self._events.get(name) != event:
                self._events[name] = event
                fresh.append((name, event))
        shown = self._masked(events=[event for _, event in fresh], kinds=report.event_kinds)
        for (name, plain), event in zip(fresh, shown.events, strict=True):
            host = next((hosts[each] for each in plain.finding_ids if each in hosts), "")
            summary = words.event(shown, event)
            yield messages.Event(time=plain.sent_time, id=name, host=host, event=event, summary=summary)

    def _new_opaque(self) -> Iterable[messages.Message]:
        fresh = self.tally.opaque[self._opaque :]
        self._opaque = len(self.tally.opaque)
        for seen in fresh:
            time = rfc3339(seen.time_ns)
            payload = document.Opaque(
                recipient=self._who.reference(None, seen.host),
                host=seen.host,
                time=time,
                bytes=seen.opaque.bytes,
                entropy=round(seen.opaque.entropy, 3),
                container=seen.opaque.container or "unknown",
                exchange=seen.exchange,
            )
            yield messages.Opaque(time=time, opaque=payload)

    def _masked(
        self,
        findings: Iterable[document.Finding] = (),
        events: Iterable[document.Event] = (),
        kinds: Mapping[str, str] | None = None,
    ) -> document.Report:
        """A report of only these, masked unless values are shown."""
        plain = document.Report(
            schema=document.SCHEMA,
            tool=TOOL,
            rules="",
            inputs=(),
            findings=tuple(findings),
            events=tuple(events),
            opaque=(),
            connections=(),
            unaudited=(),
            coverage=document.Coverage(
                packets={}, bytes_out=document.BytesOut(readable=0, unreadable=0), readable_share=None
            ),
            recipients=(),
            types={
                name: document.DataType(name=each.title, mask=each.mask)
                for name in {finding.type for finding in findings}
                if (each := self._rules.vocabulary.types.get(name)) is not None
            },
            event_kinds=dict(kinds or {}),
        )
        return plain if self._shows else masked(plain)


class _Further(NamedTuple):
    """What is told of findings that are not kept: those that are new, and how often each was seen by now."""

    told: list[messages.Message]
    counts: dict[str, int]


def _essence(finding: document.Finding) -> tuple[object, ...]:
    """What of a finding is worth telling again when it changes; its count comes with exchanges."""
    return finding.origin, finding.confidence, finding.reason, finding.value


def _key_of(finding: document.Finding) -> FindingKey:
    """What tells a finding of the tally from others, of the finding as reported."""
    place = finding.evidence[0]
    path = template(place.path)
    return (
        finding.type, finding.detector, finding.rule, finding.host, finding.app, place.where, path, finding.value
    )  # fmt: skip


def final(report: document.Report, *, shows: bool) -> document.Report:
    """The report as it is shown."""
    return report if shows else masked(report)


def manifest_of(folder: Path) -> Manifest | None:
    """What the session's manifest says."""
    from auditor.session import MANIFEST_NAME, read_manifest

    path = folder / MANIFEST_NAME
    return read_manifest(path) if path.exists() else None
