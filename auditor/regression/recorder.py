"""Listens while a session is audited and remembers when each finding was sent where, however often it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct, field

from auditor.audit.analysis import Analysed
from auditor.audit.fields import Field
from auditor.audit.tally import FindingKey, finding_key, strongest
from auditor.decode.paths import template
from auditor.model import Outcome
from auditor.report.document import Finding, Report
from auditor.report.times import nanoseconds

MOST_TIMES = 4096
"""Times kept of one finding sent to one path; of more the first are kept, and the last."""
MOST_FIELDS = 65_536
"""Fields kept of one session that no detector spoke of."""

FieldShapes = dict[tuple[str, str, tuple[str, ...]], set[str]]
"""The shapes of what was sent in fields no detector spoke of, by host, place and the way to the field."""
Gaps = list[tuple[int, Outcome, int]]
"""Gaps inside of exchanges: time (ns), why, and bytes."""


class Spot(NamedTuple):
    """Where something was seen: number of the input, of the exchange in it, packets, and time (ns)."""

    input: int
    exchange: int
    frames: tuple[int, ...]
    time_ns: int


class Sighting(NamedTuple):
    """One sending of a finding: when (ns), to which path, and a place to look at."""

    time_ns: int
    target: str
    spot: Spot


class Sent(Struct):
    """One finding sent to one path, ``spot`` the first time."""

    spot: Spot
    times: list[int] = field(default_factory=list)

    def add(self, time_ns: int) -> None:
        """One more sending."""
        if len(self.times) < MOST_TIMES:
            self.times.append(time_ns)
        else:
            self.times[-1] = max(self.times[-1], time_ns)


class Recorder:
    """To be handed to the audit as its observer; remembers sendings by finding, and which pages were asked for."""

    def __init__(self) -> None:
        self._sent: dict[FindingKey, dict[str, Sent]] = {}
        self.visited: set[tuple[str, str]] = set()
        self.gaps: Gaps = []
        self.fields: FieldShapes = {}

    def __call__(self, number: int, n: int, seen: Analysed) -> None:
        """Exchange ``n`` of input ``number`` was analysed."""
        target = seen.target.partition("?")[0]
        self.visited.add((seen.host.lower(), target))
        self.gaps += ((seen.time_ns, gap.reason, gap.bytes) for gap in seen.gaps)
        for each in seen.fields:
            self._field(seen.host.lower(), each)
        for detection in strongest(seen.detections):
            paths = self._sent.setdefault(finding_key(detection, seen.host, seen.app), {})
            sent = paths.get(target)
            if sent is None:
                sent = paths[target] = Sent(Spot(number, n, seen.frames, seen.time_ns))
            sent.add(seen.time_ns)

    def _field(self, host: str, field: Field) -> None:
        key = host, field.where, template(field.path)
        if key in self.fields or len(self.fields) < MOST_FIELDS:
            self.fields.setdefault(key, set()).add(field.shape)

    def sightings(self, finding: Finding) -> Iterator[Sighting]:
        """Every sending of this finding of the same audit."""
        for target, sent in self._sent.get(key_of(finding), {}).items():
            for time_ns in sent.times:
                yield Sighting(time_ns, target, sent.spot)


class FromEvidence:
    """The same out of a report alone, which has up to five sightings of each finding."""

    gaps: Gaps | None = None
    fields: FieldShapes | None = None

    def __init__(self, report: Report) -> None:
        self.visited = {
            (finding.host.lower(), evidence.target or "")
            for finding in report.findings
            for evidence in finding.evidence
        }

    def sightings(self, finding: Finding) -> Iterator[Sighting]:
        """The sendings the evidence tells of."""
        for evidence in finding.evidence:
            time_ns = nanoseconds(evidence.time)
            spot = Spot(evidence.input, evidence.exchange, evidence.frames, time_ns)
            yield Sighting(time_ns, evidence.target or "", spot)


def key_of(finding: Finding) -> FindingKey:
    """The key under which the audit tells this finding from others."""
    evidence = finding.evidence[0]
    return (
        finding.type, finding.detector, finding.rule, finding.host, finding.app, evidence.where,
        template(evidence.path), finding.value,
    )  # fmt: skip
