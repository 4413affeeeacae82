"""Adds up what was found: equal detections become one finding, with its sightings; events, recipients and gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct, field

from auditor.audit.analysis import Analysed
from auditor.audit.lookups import Lookup
from auditor.decode import Opaque
from auditor.decode.paths import template
from auditor.dissection.options import Totals
from auditor.events import EventSighting
from auditor.events import FindingKey as FindingKey
from auditor.events.traces import TraceBook
from auditor.identifiers import Circumstances, Label, Named, Sightings, Token
from auditor.marks import Mark
from auditor.model import Confidence, Detection, Evidence, Origin, Outcome, Unaudited
from auditor.rules.answers import Learnt
from auditor.rules.events import particulars

MOST_EVIDENCE = 5
MOST_NAMES = 100_000
MOST_SERVERS = 64
MOST_LEARNT = 100_000

MarkSource = Literal["marks", "capture", "har"]
TELLING = ("identifier.", "account.", "device.", "network.")
"""Beginnings of data types that tell one person or device from another, alone or together."""


class FindingTally(Struct):
    """One finding while it grows."""

    detection: Detection
    first: int
    last: int
    count: int = 0
    entered: int = 0
    evidence: list[tuple[Evidence, str, str]] = field(default_factory=list)


class OpaqueSighting(Struct, frozen=True):
    """An opaque payload with where and when it was sent."""

    input: int
    exchange: int
    time_ns: int
    host: str
    opaque: Opaque


class HostTally(Struct):
    """What one host was sent in all, and the addresses it had (at most `MOST_SERVERS`)."""

    exchanges: int = 0
    bytes_out: int = 0
    servers: set[str] = field(default_factory=set)


class LookupTally(Struct):
    """What one resolver was asked: how often, and for which names (at most `MOST_NAMES` and those of one more)."""

    count: int = 0
    names: set[str] = field(default_factory=set)


class InputFacts(Struct, frozen=True):
    """One input as read; ``sent`` are about the bytes of its requests by host and app."""

    path: str
    sha256: str
    kind: str
    totals: Totals
    exchanges: int
    first: int | None
    last: int | None
    sent: Mapping[tuple[str, str | None], int] = field(default_factory=dict)


class Tally:
    """Grows with every exchange of every input, in order; `assemble` makes the report of it."""

    def __init__(self) -> None:
        self.findings: dict[FindingKey, FindingTally] = {}
        self.events: list[EventSighting] = []
        self.learnt: dict[tuple[str, str], Learnt] = {}
        self.traces = TraceBook()
        self.opaque: list[OpaqueSighting] = []
        self.hosts: dict[str, HostTally] = {}
        self._gaps: dict[tuple[Outcome, str], list[int]] = {}
        self.inputs: list[InputFacts] = []
        self.marks: list[tuple[int, MarkSource, Mark]] = []
        self.sightings = Sightings()
        self.labels: tuple[Label, ...] = ()
        self._answered: dict[str, int] = {}
        self._first_sent: dict[str, int] = {}
        self.lookups: dict[tuple[str, str], LookupTally] = {}
        self._sent: Counter[tuple[str, str | None]] = Counter()
        self._exchanges = 0
        self._first: int | None = None
        self._last: int | None = None

    def add(self, number: int, n: int, seen: Analysed) -> None:
        """Add exchange ``n`` of input ``number``."""
        self._exchanges += 1
        self._first = seen.time_ns if self._first is None else min(self._first, seen.time_ns)
        self._last = seen.time_ns if self._last is None else max(self._last, seen.time_ns)
        host = self.hosts.setdefault(seen.host, HostTally())
        host.exchanges += 1
        host.bytes_out += seen.sent_bytes
        if seen.server and len(host.servers) < MOST_SERVERS:
            host.servers.add(seen.server)
        self._sent[seen.host, seen.app] += seen.sent_bytes
        if seen.lookup is not None:
            self._add_lookup(seen.host, seen.lookup)
        there = () if seen.lookup is None or not seen.lookup.exists else seen.lookup.names
        self.traces.add(number, seen.time_ns, seen.host, seen.trace, there)
        if len(self.learnt) < MOST_LEARNT:
            self.learnt.update({(each.recipient, each.subject): each for each in seen.learnt})
        self.add_gaps(seen.gaps)
        self.opaque += (OpaqueSighting(number, n, seen.time_ns, seen.host, opaque) for opaque in seen.opaque)
        detections = strongest(seen.detections)
        for detection in detections:
            self._add_detection(number, n, seen, detection)
        at = Circumstances(number, n, seen.time_ns, seen.host, seen.app, seen.frames, seen.method, seen.target)
        self.sightings.add(at, seen.tokens, list(named(detections)), seen.issued)

    def _add_detection(self, number: int, n: int, seen: Analysed, detection: Detection) -> None:
        leaf = detection.leaf
        key = finding_key(detection, seen.host, seen.app)
        tally = self.findings.get(key)
        if tally is None:
            tally = self.findings[key] = FindingTally(detection, seen.time_ns, seen.time_ns)
        tally.count += 1
        tally.entered += seen.entered and leaf.where == "request.body"
        tally.first, tally.last = min(tally.first, seen.time_ns), max(tally.last, seen.time_ns)
        if len(tally.evidence) < MOST_EVIDENCE:
            evidence = Evidence(number, n, seen.time_ns, seen.frames, leaf.where, leaf.path)
            tally.evidence.append((evidence, seen.method, seen.target))
        self._first_sent[detection.value] = min(self._first_sent.get(detection.value, seen.time_ns), seen.time_ns)
        if detection.event is not None:
            self.events.append(
                EventSighting(
                    detection.event, seen.time_ns, seen.host, detection.recipient, detection.rule, key, number, n
                )
            )

    def _add_lookup(self, host: str, lookup: Lookup) -> None:
        tally = self.lookups.setdefault((host, lookup.way), LookupTally())
        tally.count += 1
        if len(tally.names) < MOST_NAMES:
            tally.names.update(lookup.names)

    @property
    def gaps(self) -> list[Unaudited]:
        """What was not understood of exchanges, one gap for each outcome and sentence."""
        rows = sorted(self._gaps.items())
        return [Unaudited(reason, flows, packets, size, detail) for (reason, detail), (flows, packets, size) in rows]

    def add_gaps(self, gaps: Iterable[Unaudited]) -> None:
        """Add what was not understood of an exchange."""
        for gap in gaps:
            row = self._gaps.setdefault((gap.reason, gap.detail), [0, 0, 0])
            row[:] = [row[0] + gap.flows, row[1] + gap.packets, row[2] + gap.bytes]

    def values(self) -> list[str]:
        """Every distinct value found so far, and those that may turn out to be identifiers."""
        return list(dict.fromkeys((*self._first_sent, *self.sightings.repeated())))

    @property
    def answered(self) -> Mapping[str, int]:
        """When (ns) a server's answer first held each of the values asked for."""
        return self._answered

    def learn_answers(self, seen: Mapping[str, int]) -> None:
        """Values that servers answered with, and when first (ns)."""
        for value, time_ns in seen.items():
            self._answered[value] = min(self._answered.get(value, time_ns), time_ns)

    def origin(self, tally: FindingTally) -> Origin:
        """Where a value came from: as the rule says, typed by the person, first seen in an answer, or the device's."""
        detection = tally.detection
        if detection.origin is not None:
            return detection.origin
        if tally.entered:
            return Origin.USER
        answered = self._answered.get(detection.value)
        if answered is not None and answered < self._first_sent[detection.value]:
            return Origin.ECHO
        return Origin.DEVICE

    def close_input(self, path: str, sha256: str, kind: str, totals: Totals) -> None:
        """One input is read to its end."""
        source: MarkSource = "har" if kind.startswith("har") else "capture"
        self.marks += ((len(self.inputs), source, mark) for mark in totals.marks)
        facts = InputFacts(path, sha256, kind, totals, self._exchanges, self._first, self._last, self._sent)
        self.inputs.append(facts)
        self._exchanges, self._first, self._last, self._sent = 0, None, None, Counter()


def named(detections: Iterable[Detection]) -> Iterable[Named]:
    """What detections say of values that tell persons or devices apart, alone or together."""
    for detection in detections:
        if detection.type.startswith(TELLING):
            leaf = detection.leaf
            token = Token(detection.value, leaf.where, leaf.path, leaf.name)
            yield Named(detection.type, detection.confidence is not Confidence.POSSIBLE, token)


def finding_key(detection: Detection, host: str, app: str | None) -> FindingKey:
    """What tells this detection's finding from others."""
    leaf = detection.leaf
    return (
        detection.type, detection.detector, detection.rule, host, app, leaf.where, template(leaf.path), detection.value
    )  # fmt: skip


ACTED_ON, OWN_IDS = ("interaction.", "watch."), "generic/identifier/"


def strongest(detections: Iterable[Detection]) -> list[Detection]:
    """One detection for each (type, leaf, value): the most certain, of these what tells most of an event, or the first.

    What a rule for this very endpoint says of a leaf makes a generic rule's word on the same leaf and type redundant;
    where it says whom or what the person acted on, a generic rule that takes that for the person's own id is wrong.
    """
    told = list(detections)
    others = {
        (each.leaf.where, each.leaf.path)
        for each in told
        if (each.rule or "").startswith("endpoints/") and each.type.startswith(ACTED_ON)
    }
    best: dict[tuple[str, str, tuple[str, ...], str], Detection] = {}
    for detection in told:
        if (detection.rule or "").startswith(OWN_IDS) and (detection.leaf.where, detection.leaf.path) in others:
            continue
        key = (detection.type, detection.leaf.where, detection.leaf.path, detection.value)
        known = best.get(key)
        if known is None or _weight(detection) > _weight(known):
            best[key] = detection
    return list(best.values())


def _weight(detection: Detection) -> tuple[int, int]:
    """How certain a detection is, and how much it tells of an event."""
    return detection.confidence.rank, particulars(detection.event)
