"""What a rule file says once it is read: values ready to be matched. `docs/rules.md` describes the files."""

from __future__ import annotations

from msgspec import Struct

from auditor.model import Confidence, Origin
from auditor.rules.address import Address
from auditor.rules.context import Context
from auditor.rules.patterns import Pattern
from auditor.rules.refinement import NO_REFINEMENT, Refinement
from auditor.rules.shapes import Shape


class Source(Struct, frozen=True):
    """Where a field of an event comes from: a literal, or an address and what is done to the value there."""

    literal: str | None = None
    address: Address | None = None
    refinement: Refinement = NO_REFINEMENT


class EventRule(Struct, frozen=True):
    """How findings of an entry become events; ``time_unit`` None lets the number's size decide.

    ``every`` is the period of a heartbeat in seconds, ``precision`` that of a position in metres.
    """

    kind: str
    unit: str | None = None
    time_unit: str | None = None
    subject: Source | None = None
    amount: Source | None = None
    of: Source | None = None
    outcome: Source | None = None
    text: Source | None = None
    time: Source | None = None
    id: Source | None = None
    title: Source | None = None
    referrer: Source | None = None
    engine: Source | None = None
    incognito: Source | None = None
    precision: Source | None = None
    method: Source | None = None
    every: Source | None = None


class Fact(Struct, frozen=True):
    """What both kinds of entry say of a value; line and column are those of the entry in its file."""

    type: str
    because: str
    confidence: Confidence
    origin: Origin | None
    unit: str | None
    refinement: Refinement
    event: EventRule | None
    line: int
    column: int


class EndpointEntry(Struct, frozen=True):
    """One datum of a known endpoint: ``at`` holds one address, or several whose values are joined."""

    fact: Fact
    at: tuple[Address, ...]
    each: Address | None


class AnswerEntry(Struct, frozen=True):
    """What the answer of a known endpoint says of things: under each anchor a ``subject``, and its length and title.

    ``each`` is an address in the answer's body; ``of`` has the unit ``unit``. Line and column are those of the entry.
    """

    each: Address
    subject: Source
    of: Source | None
    unit: str | None
    title: Source | None
    because: str
    line: int
    column: int


class ExchangeCondition(Struct, frozen=True):
    """Conditions on the exchange; an empty tuple or None asks for nothing.

    Patterns are kept beside their compiled form, so that a reason can name the one that held.
    """

    hosts: tuple[str, ...] = ()
    host: Pattern | None = None
    paths: tuple[str, ...] = ()
    path: Pattern | None = None
    methods: tuple[str, ...] = ()
    protocols: tuple[str, ...] = ()
    has: tuple[Address, ...] = ()
    party: str | None = None
    purposes: tuple[str, ...] = ()


class LeafCondition(Struct, frozen=True):
    """Conditions on one leaf; all that are given must hold. Names are normalised (`auditor.rules.names`)."""

    names: frozenset[str] = frozenset()
    name: Pattern | None = None
    shapes: tuple[Shape, ...] = ()
    value: Pattern | None = None
    minimum: float | None = None
    maximum: float | None = None
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    not_beside: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    near: tuple[Context, ...] = ()
    far: tuple[Context, ...] = ()


class Pair(Struct, frozen=True):
    """The sibling whose value is joined to the leaf's: one of these normalised names, and its shape if given."""

    names: tuple[str, ...]
    shape: Shape | None


class GenericEntry(Struct, frozen=True):
    """One datum known by its name, shape and neighbours."""

    fact: Fact
    when: LeafCondition
    pair: Pair | None


class EndpointRule(Struct, frozen=True):
    """What a known endpoint receives, and what its answers say of the things events are about."""

    id: str
    file: str
    title: str
    recipient: str
    references: tuple[str, ...]
    when: ExchangeCondition
    data: tuple[EndpointEntry, ...]
    answers: tuple[AnswerEntry, ...] = ()


class GenericRule(Struct, frozen=True):
    """What a field is wherever it is sent."""

    id: str
    file: str
    title: str
    references: tuple[str, ...]
    when: ExchangeCondition
    data: tuple[GenericEntry, ...]


class DataType(Struct, frozen=True):
    """A data type (``category.kind``) and its counterparts elsewhere; ``special`` is GDPR Art. 9."""

    id: str
    title: str
    description: str
    trackhar: tuple[str, ...]
    play: str | None
    apple: str | None
    dpv: str | None
    special: bool
    mask: str | None


class Vocabulary(Struct, frozen=True):
    """The data types, and the titles of categories and event kinds."""

    types: dict[str, DataType]
    categories: dict[str, str]
    events: dict[str, str]
