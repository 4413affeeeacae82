"""Collects where and when each token was sent, and which hosts set it as a cookie before; bounded in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from auditor.decode.paths import template
from auditor.identifiers.tokens import Token
from auditor.model import Evidence

MOST_VALUES = 50_000
MOST_PLACES = 32
"""Places kept of one value."""
MOST_TIMES = 256
MOST_EVIDENCE = 5


class Place(Struct, frozen=True):
    """Where a value was sent: host, app, where in the request, path with its indexes generalised, name of the leaf."""

    host: str
    app: str | None
    where: str
    path: tuple[str, ...]
    name: str


class Span(Struct):
    """Sightings at one place in one input: first and last (ns), and in how many exchanges, ``latest`` the last."""

    first: int
    last: int
    latest: int
    count: int = 1


class Named(Struct, frozen=True):
    """A detection of the other detectors: its type, whether it is at least likely, and its leaf."""

    type: str
    likely: bool
    token: Token


class Circumstances(Struct, frozen=True):
    """The exchange a token was in."""

    input: int
    exchange: int
    time_ns: int
    host: str
    app: str | None
    frames: tuple[int, ...]
    method: str
    target: str


class Sighted(Struct):
    """All that is known of one value. ``times`` (ns) are those of its sightings, thinned where they are many.

    ``types`` are the data types other detectors named it, the sure ones in ``sure``; ``named_at`` the places where.
    """

    value: str
    shaped: bool
    places: dict[Place, dict[int, Span]] = field(default_factory=dict)
    times: list[int] = field(default_factory=list)
    first: int = 0
    last: int = 0
    exchanges: int = 0
    evidence: dict[Place, list[tuple[Evidence, str, str]]] = field(default_factory=dict)
    types: dict[str, None] = field(default_factory=dict)
    sure: dict[str, None] = field(default_factory=dict)
    named_at: set[Place] = field(default_factory=set)
    latest: tuple[int, int] = (-1, -1)

    @property
    def inputs(self) -> set[int]:
        """Numbers of the inputs it was seen in."""
        return {number for spans in self.places.values() for number in spans}

    @property
    def hosts(self) -> set[str]:
        """Hosts it was sent to."""
        return {place.host for place in self.places}


class Sightings:
    """Every token of every exchange; ``dropped`` counts values beyond `MOST_VALUES`, which are not compared."""

    def __init__(self) -> None:
        self._values: dict[str, Sighted] = {}
        self._issued: dict[str, dict[str, int]] = {}
        self.dropped = 0

    def __iter__(self) -> Iterator[Sighted]:
        return iter(self._values.values())

    def get(self, value: str) -> Sighted | None:
        """What is known of this value."""
        return self._values.get(value)

    def add(self, at: Circumstances, tokens: Sequence[Token], named: Sequence[Named], issued: Sequence[str]) -> None:
        """Add what one exchange sent, what others named in it, and the cookies its answer set."""
        for token in tokens:
            self._add(at, token, shaped=True)
        for each in named:
            seen = self._add(at, each.token, shaped=False)
            if seen is not None:
                seen.types[each.type] = None
                if each.likely:
                    seen.sure[each.type] = None
                place = place_of(at, each.token)
                if place in seen.places:
                    seen.named_at.add(place)
        for value in issued:
            if value in self._issued or len(self._issued) < MOST_VALUES:
                self._issued.setdefault(value, {}).setdefault(at.host, at.time_ns)

    def issuers(self, value: str) -> Mapping[str, int]:
        """Hosts that set this value as a cookie, with the time (ns) of the request first answered so."""
        return self._issued.get(value, {})

    def repeated(self) -> list[str]:
        """Values sent more than once: those worth asking the answers for."""
        return [value for value, seen in self._values.items() if seen.exchanges > 1 and seen.shaped]

    def _add(self, at: Circumstances, token: Token, *, shaped: bool) -> Sighted | None:
        seen = self._values.get(token.value)
        if seen is None:
            if len(self._values) >= MOST_VALUES:
                self.dropped += 1
                return None
            seen = self._values[token.value] = Sighted(token.value, shaped, first=at.time_ns, last=at.time_ns)
        seen.shaped = seen.shaped or shaped
        self._note_time(seen, at)
        place = place_of(at, token)
        spans = seen.places.get(place)
        if spans is None:
            if len(seen.places) >= MOST_PLACES:
                return seen
            spans = seen.places[place] = {}
        _extend(spans, at)
        evidence = seen.evidence.setdefault(place, [])
        if len(evidence) < MOST_EVIDENCE and (not evidence or evidence[-1][0].exchange != at.exchange):
            sighting = Evidence(at.input, at.exchange, at.time_ns, at.frames, token.where, token.path)
            evidence.append((sighting, at.method, at.target))
        return seen

    @staticmethod
    def _note_time(seen: Sighted, at: Circumstances) -> None:
        if seen.latest == (at.input, at.exchange):
            return
        seen.latest = (at.input, at.exchange)
        seen.exchanges += 1
        seen.first, seen.last = min(seen.first, at.time_ns), max(seen.last, at.time_ns)
        seen.times.append(at.time_ns)
        if len(seen.times) > MOST_TIMES:
            del seen.times[1::2]


def _extend(spans: dict[int, Span], at: Circumstances) -> None:
    span = spans.get(at.input)
    if span is None:
        spans[at.input] = Span(at.time_ns, at.time_ns, at.exchange)
    elif span.latest != at.exchange:
        span.first, span.last = min(span.first, at.time_ns), max(span.last, at.time_ns)
        span.latest = at.exchange
        span.count += 1


def place_of(at: Circumstances, token: Token) -> Place:
    """Where a token was, for all requests alike."""
    return Place(at.host, at.app, token.where, template(token.path), token.name)
