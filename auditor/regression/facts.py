"""The facts of one session, all that baselines and comparisons are made of: routes, steps, and what stayed unread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct, field

from auditor.marks import Mark
from auditor.profile import Profile
from auditor.regression.disguise import SessionFields
from auditor.regression.fingerprint import CANARIES, Fingerprint
from auditor.regression.recorder import FromEvidence
from auditor.regression.routes import RouteFacts, Sightings, routes_of
from auditor.regression.template import Veil, domain_template, leaf_template
from auditor.regression.timeline import Timeline
from auditor.regression.unread import Unread
from auditor.regression.veil import veil_of
from auditor.report.document import Report, Scalar
from auditor.report.masking import PERSONAL_PARTICULARS
from auditor.report.times import nanoseconds
from auditor.rules import RuleSet


class StepFacts(Struct, frozen=True):
    """One action in one session: ``tail_ns`` is how long was recorded after it was first done, ``unread`` the outgoing
    bytes since then that could not be read. ``flushed`` says whether the app was restarted or left to send after it.
    """

    tail_ns: int
    unread: int
    flushed: bool = False


class SessionFacts(Struct, frozen=True):
    """One session. ``first_ns`` to ``last_ns`` is what was recorded; ``particulars`` say of what (nothing personal).

    ``steps`` by action, in ``during`` those of one state of the app (`auditor.regression.timeline.STATES`).
    ``sought`` are the data types of the profile it was searched with; ``controls`` the types whose canary was seen
    where it belongs. ``unread`` are outgoing bytes by domain, ``refused`` the domains to which a handshake was broken
    off; ``inputs`` the paths of its captures, for messages only. ``fields`` are those no detector spoke of, None where
    nobody listened.
    """

    first_ns: int
    last_ns: int
    rules: str
    rule_hashes: Mapping[str, str]
    routes: Mapping[Fingerprint, RouteFacts]
    steps: Mapping[str, StepFacts]
    during: Mapping[str, Mapping[str, StepFacts]] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    sought: frozenset[str] = frozenset()
    controls: frozenset[str] = frozenset()
    readable: int = 0
    unreadable: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    particulars: Mapping[str, Scalar] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    fields: SessionFields | None = None


def session_facts(
    report: Report,
    rules: RuleSet,
    marks: tuple[Mark, ...] | None = None,
    profile: Profile | None = None,
    sightings: Sightings | None = None,
) -> SessionFacts:
    """The facts of the session this report (values plain) is of.

    ``marks`` are those of the report unless given, ``sightings`` what its evidence tells unless a `Recorder` heard all.
    """
    seen = FromEvidence(report) if sightings is None else sightings
    veil = veil_of(profile)
    first, last = _span(report)
    particulars = _particulars(report, veil)
    consent = next((each.manifest.get("consent") for each in report.inputs if each.manifest), None)
    said = marks_of(report) if marks is None else marks
    given = [Mark(mark.time_ns, "*" if veil(mark.action) else mark.action) for mark in said]
    time = Timeline(given, first, last, None if consent is None else str(consent))
    unread = Unread(report, seen.gaps)
    routes = routes_of(report, rules, seen, time, veil)
    return SessionFacts(
        first_ns=first,
        last_ns=last,
        rules=report.rules,
        rule_hashes=rules.hashes,
        routes=routes,
        steps=_steps(time, unread),
        during={state: _steps(time, unread, state) for state in sorted(time.states())},
        states=time.states(),
        sought=frozenset(each.type for each in profile.indicators) if profile is not None else frozenset(),
        controls=frozenset(_controls(profile, seen)),
        readable=report.coverage.bytes_out.readable,
        unreadable=report.coverage.bytes_out.unreadable,
        unread=_by_domain(unread, rules, veil),
        refused=frozenset(_domain(host, rules, veil) for host in unread.refused),
        particulars=particulars,
        inputs=tuple(each.path for each in report.inputs),
        fields=_fields(seen, routes, rules, veil),
    )


def marks_of(report: Report) -> tuple[Mark, ...]:
    """The marks a report carries."""
    return tuple(Mark(nanoseconds(mark.time), mark.action, mark.text) for mark in report.marks)


RESTARTS = ("restart", "app-restart", "relaunch", "reopen", "app-start", "launch")
"""Actions after which an app sends what it had kept; `sync` and `idle` are marks of their own for that."""


def _steps(time: Timeline, unread: Unread, state: str | None = None) -> dict[str, StepFacts]:
    return {
        action: StepFacts(max(time.last_ns - at, 0), unread.after(at), _flushed(time, at))
        for action, at in time.firsts(state).items()
    }


def _flushed(time: Timeline, at: int) -> bool:
    again = any(step.action in RESTARTS and step.time_ns > at for step in time.steps[1:])
    return again or any(moment > at for moment in time.flushes)


def _span(report: Report) -> tuple[int, int]:
    """First and last moment of all inputs (ns), packets without content too; both 0 where nothing was recorded."""
    times = [nanoseconds(t) for each in report.inputs for t in (each.first, each.last) if t is not None]
    times += [nanoseconds(t) for each in report.connections for t in (each.first, each.last)]
    times += [nanoseconds(t) for f in report.findings for t in (f.first, f.last)] if not times else []
    return (min(times), max(times)) if times else (0, 0)


def _particulars(report: Report, veil: Veil) -> dict[str, Scalar]:
    """What the manifests say of app, version and recording that tells nothing of a person."""
    found: dict[str, Scalar] = {}
    for each in report.inputs:
        for name, value in (each.manifest or {}).items():
            if name not in PERSONAL_PARTICULARS and not veil(str(value)):
                found.setdefault(name, value)
    return found


def _by_domain(unread: Unread, rules: RuleSet, veil: Veil) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for host, size in unread.by_host.items():
        sums[_domain(host, rules, veil)] += size
    return dict(sums)


def _fields(seen: Sightings, routes: Iterable[Fingerprint], rules: RuleSet, veil: Veil) -> SessionFields | None:
    """What was sent in fields no detector spoke of, as templates; a field it spoke of once counts as known for good."""
    if seen.fields is None:
        return None
    known = {(route.domain, f"{route.where} {route.leaf}") for route in routes}
    found: dict[str, dict[str, list[frozenset[str]]]] = defaultdict(lambda: defaultdict(list))
    for (host, where, path), shapes in seen.fields.items():
        place = f"{where} {leaf_template(path, veil=veil)}"
        domain = _domain(host, rules, veil)
        if not any((domain, begun) in known for begun in _beginnings(place)):
            found[domain][place].append(frozenset(shapes))
    return found


def _beginnings(place: str) -> Iterator[str]:
    """The place itself, and those of the values it was decoded from."""
    steps = place.split(" ")
    yield from (" ".join(steps[:end]) for end in range(len(steps), 0, -1))


def _domain(host: str, rules: RuleSet, veil: Veil) -> str:
    return domain_template(host, known=rules.recipients.lookup(host) is not None, veil=veil)


def _controls(profile: Profile | None, seen: Sightings) -> Iterator[str]:
    """Types of canaries that are addresses, and whose very page was asked for in readable traffic."""
    for indicator in () if profile is None else profile.indicators:
        parts = urlsplit(indicator.value)
        if indicator.type.partition(".")[0] in CANARIES and parts.scheme in ("http", "https"):
            host = (parts.hostname or "").lower()
            if (host, parts.path or "/") in seen.visited or (host, parts.path.rstrip("/") or "/") in seen.visited:
                yield indicator.type
