"""The routes of one session: what was sent where, after which step, in which state, found by every sighting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from operator import attrgetter
from typing import Protocol

from msgspec import Struct

from auditor.audit.fields import shape_of
from auditor.model import Confidence
from auditor.regression.fingerprint import IDENTIFIERS, Fingerprint
from auditor.regression.recorder import FieldShapes, Gaps, Sighting, Spot
from auditor.regression.rule_names import names_of
from auditor.regression.template import NO_NAMES, Names, Veil, domain_template, leaf_template, path_template
from auditor.regression.timeline import Timeline
from auditor.report.document import Finding, Report
from auditor.rules import RuleSet


class Sightings(Protocol):
    """When each finding was sent; `auditor.regression.recorder` has two."""

    @property
    def visited(self) -> Set[tuple[str, str]]: ...

    @property
    def gaps(self) -> Gaps | None: ...

    @property
    def fields(self) -> FieldShapes | None: ...

    def sightings(self, finding: Finding) -> Iterator[Sighting]: ...


class RouteFacts(Struct, frozen=True):
    """One fingerprint in one session.

    ``after`` is the longest delay (ns) from a step to the first sending that followed it, by action; ``smallest`` is
    about how many bytes the shortest value had, ``shapes`` those of all (`auditor.audit.fields.shape_of`); ``states``
    those in which it was sent, ``apps`` those that sent it.
    ``spot`` is where it was seen first.
    """

    confidence: Confidence
    after: Mapping[str, int]
    smallest: int
    states: frozenset[str]
    count: int
    spot: Spot
    apps: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()


def routes_of(
    report: Report, rules: RuleSet, seen: Sightings, time: Timeline, veil: Veil
) -> dict[Fingerprint, RouteFacts]:
    """Every route of a report by fingerprint; but of findings that depend on how often a value was sent."""
    name = _namer(rules)
    growing: dict[Fingerprint, _Route] = {}
    for finding in report.findings:
        if not finding.evidence or finding.detector == IDENTIFIERS:
            continue
        names = name(finding.rule)
        where = finding.evidence[0].where
        leaf = leaf_template(finding.evidence[0].path, names, veil)
        recipient = None if finding.recipient is None else finding.recipient.id
        domain = domain_template(finding.host, known=recipient is not None, veil=veil)
        source = finding.rule or finding.detector
        for sighting in seen.sightings(finding):
            path = path_template(sighting.target, names, veil) if sighting.target else ""
            fingerprint = Fingerprint(finding.type, recipient or "", domain, path, where, leaf, source)
            route = growing.get(fingerprint)
            if route is None:
                route = growing[fingerprint] = _Route(time)
            route.add(finding, sighting)
    return {fingerprint: route.done() for fingerprint, route in growing.items()}


def _namer(rules: RuleSet) -> Callable[[str | None], Names]:
    known = {rule.id: rule for rule in rules.all}
    made: dict[str, Names] = {}

    def name(rule: str | None) -> Names:
        if rule is None or rule not in known:
            return NO_NAMES
        if rule not in made:
            made[rule] = names_of(known[rule])
        return made[rule]

    return name


def rough_size(value: str) -> int:
    """Bytes of a value, rounded down to a power of two, so that its length does not tell what it is (yes or no)."""
    return 1 << max(len(value.encode("utf-8", "replace")).bit_length() - 1, 0)


def _parts(finding: Finding) -> list[str]:
    """The value, or the two of a pair."""
    return finding.value.split(",") if finding.type.startswith("location.") else [finding.value]


class _Route:
    """A route while its sightings are added up."""

    def __init__(self, time: Timeline) -> None:
        self._time = time
        self._first: dict[tuple[int, str], int] = {}
        self._confidence = Confidence.POSSIBLE
        self._smallest: int | None = None
        self._states: set[str] = set()
        self._apps: set[str] = set()
        self._shapes: set[str] = set()
        self._spot: Spot | None = None
        self._count = 0

    def add(self, finding: Finding, sighting: Sighting) -> None:
        """One more sighting."""
        time_ns, _, spot = sighting
        step = self._time.before(time_ns)
        at = step.time_ns, step.action
        self._first[at] = min(self._first.get(at, time_ns), time_ns)
        self._confidence = max(self._confidence, finding.confidence, key=attrgetter("rank"))
        self._states.update(self._time.state(time_ns))
        self._count += 1
        if finding.app is not None:
            self._apps.add(finding.app)
        size = rough_size(finding.value)
        self._shapes.update(shape for part in _parts(finding) if (shape := shape_of(part)) is not None)
        self._smallest = size if self._smallest is None else min(self._smallest, size)
        if self._spot is None or (spot.time_ns, spot) < (self._spot.time_ns, self._spot):
            self._spot = spot

    def done(self) -> RouteFacts:
        """The route as a value."""
        after: dict[str, int] = {}
        for (at, action), time_ns in self._first.items():
            after[action] = max(after.get(action, 0), time_ns - at)
        return RouteFacts(
            confidence=self._confidence,
            after=after,
            smallest=self._smallest or 1,
            states=frozenset(self._states),
            count=self._count,
            spot=self._spot or Spot(0, 0, (), 0),
            apps=frozenset(self._apps),
            shapes=frozenset(self._shapes),
        )
