"""Reads what entries of both scopes have in common: refinements, events, confidence, regular expressions, addresses."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from auditor.decode.registry import BINARY_DECODERS, TEXT_DECODERS
from auditor.model import Confidence, Origin
from auditor.rules.address import Address, AddressError, is_absolute, is_relative, parse_address
from auditor.rules.patterns import Pattern
from auditor.rules.refinement import NO_REFINEMENT, Refinement
from auditor.rules.schema import EventRule, Fact, Source, Vocabulary
from auditor.rules.yaml_nodes import Fields, Value, nearest

REFINEMENT_KEYS = ("split", "regex", "ignore", "map", "scale")
FACT_KEYS = ("type", "because", "confidence", "origin", "unit", "event", *REFINEMENT_KEYS)
TIME_UNITS = ("s", "ms", "us", "ns", "rfc3339")
_SOURCES = (
    "subject", "amount", "of", "outcome", "text", "time", "id", "title", "referrer", "engine", "incognito", "precision",
    "method", "every",
)  # fmt: skip
_NESTED_REPEAT = re.compile(r"\((?:\?:)?(?:[^()\\]|\\.)*(?<!\\)[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d*,)")
_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?P=")
_DECODERS = frozenset({decoder.name for decoder in (*TEXT_DECODERS, *BINARY_DECODERS)} | {"br", "text", "bytes"})
_NO_EVENTS = "rules/data-types.yaml lists them under 'events'"


def read_regex(value: Value, *, ignore_case: bool = False) -> Pattern | None:
    """A regular expression that is safe on hostile text; None beside a fault."""
    text = value.text()
    if _NESTED_REPEAT.search(text) is not None or _BACK_REFERENCE.search(text) is not None:
        value.fault("nested repeats and back-references make matching slow on hostile traffic; write it without")
        return None
    try:
        pattern = Pattern(text, re.IGNORECASE if ignore_case else 0)
        pattern.compile()
    except re.error as error:
        value.fault(f"this is no regular expression: {error}")
        return None
    return pattern


def read_any_regex(value: Value | None, *, ignore_case: bool = False) -> Pattern | None:
    """One expression for a list of them, any of which may match."""
    if value is None:
        return None
    found = [p.pattern for item in value.items() if (p := read_regex(item, ignore_case=ignore_case)) is not None]
    if not found:
        return None
    joined = Pattern("|".join(f"(?:{p})" for p in found), re.IGNORECASE if ignore_case else 0)
    try:
        joined.compile()
    except re.error:
        value.fault("flags such as (?i) may stand only around a part: (?i:…)")
        return None
    return joined


def read_address(value: Value, *, relative: bool) -> Address | None:
    """An address of the form wanted here; None beside a fault."""
    text = value.text()
    if not text:
        return None
    if not value.quoted:
        value.fault("put addresses in quotes: YAML has plans of its own for characters such as # and :")
    if relative and not is_relative(text):
        value.fault("inside 'each' an address is relative and begins with '$', the anchor")
        return None
    if not relative and is_relative(text):
        value.fault("an address begins with query, form, header, cookie, path or body; '$…' alone needs 'each'")
        return None
    try:
        return parse_address(text, decoder_names())
    except AddressError as error:
        value.fault(str(error))
        return None


def decoder_names() -> Collection[str]:
    """The names decoders have in paths."""
    return _DECODERS


def read_refinement(fields: Fields) -> Refinement:
    """The refinement keys of an entry or of a field of an event."""
    split, take = _split(fields["split"])
    regex, ignore, mapping, scale = (fields[key] for key in ("regex", "ignore", "map", "scale"))
    if all(fields[key] is None for key in REFINEMENT_KEYS):
        return NO_REFINEMENT
    factor = None
    if scale is not None and scale.number() == scale.number():
        factor = Decimal(scale.text())
    return Refinement(
        split=split,
        take=take,
        regex=None if regex is None else read_regex(regex),
        ignore=frozenset(t.strip().casefold() for t in ignore.texts()) if ignore is not None else frozenset(),
        map={} if mapping is None else {key: value.text() for key, value in mapping.pairs()},
        scale=factor,
    )


def _split(value: Value | None) -> tuple[str | None, int | None]:
    if value is None:
        return None, None
    by, take = value, None
    if value.kind == "mapping":
        fields = value.fields(("by", "take"), "'split'", ("by", "take"))
        number, given = fields["take"], fields["by"]
        if number is not None:
            take = int(number.number()) if number.number() == int(number.number() or 0) else None
        by = given if given is not None else value
        if given is None:
            return None, None
    separator = by.text()
    if not separator:
        by.fault("the separator is empty")
        return None, None
    return separator, take


def read_fact(fields: Fields, vocabulary: Vocabulary, default: Confidence, most: Confidence) -> Fact:
    """The common part of an entry. ``most`` is the confidence an entry may have at most."""
    given = fields["type"]
    type_ = given.text() if given is not None else ""
    if given is not None and type_ not in vocabulary.types:
        given.fault(f"there is no data type {type_!r} in rules/data-types.yaml{nearest(type_, vocabulary.types)}")
    origin, event, whole = fields["origin"], fields["event"], fields.whole
    return Fact(
        type=type_,
        because=fields.text("because"),
        confidence=_confidence(fields["confidence"], default, most),
        origin=None if origin is None else _origin(origin),
        unit=fields.optional_text("unit"),
        refinement=read_refinement(fields),
        event=None if event is None else read_event(event, vocabulary),
        line=whole.line,
        column=whole.column,
    )


def _confidence(value: Value | None, default: Confidence, most: Confidence) -> Confidence:
    if value is None:
        return default
    text = value.one_of([c.value for c in Confidence], "confidence")
    if text == Confidence.CERTAIN and most is not Confidence.CERTAIN:
        value.fault("'certain' needs an endpoint rule with a published reference; write 'likely' or 'possible'")
    return Confidence(text) if text in list(Confidence) else default


def _origin(value: Value) -> Origin | None:
    text = value.one_of([o.value for o in Origin], "origin")
    return Origin(text) if text in list(Origin) else None


def read_event(value: Value, vocabulary: Vocabulary) -> EventRule:
    """The ``event`` of an entry."""
    fields = value.fields(("kind", "unit", "time_unit", *_SOURCES), "'event'", ("kind",))
    kind, time_unit = fields["kind"], fields["time_unit"]
    if kind is not None and kind.text() not in vocabulary.events:
        kind.fault(f"there is no event kind {kind.text()!r}{nearest(kind.text(), vocabulary.events)} ({_NO_EVENTS})")
    sources = {key: read_source(given) for key in _SOURCES if (given := fields[key]) is not None}
    return EventRule(
        kind=fields.text("kind"),
        unit=fields.optional_text("unit"),
        time_unit=None if time_unit is None else time_unit.one_of(TIME_UNITS, "time unit"),
        **sources,
    )


def read_source(value: Value) -> Source:
    """A literal, an address, or a mapping of an address and refinements."""
    if value.kind == "mapping":
        fields = value.fields(("at", *REFINEMENT_KEYS), "a field of 'event'", ("at",))
        given = fields["at"]
        return Source(None, None if given is None else _event_address(given), read_refinement(fields))
    text = value.text()
    if is_relative(text) or is_absolute(text):
        return Source(None, _event_address(value))
    return Source(text)


def _event_address(value: Value) -> Address | None:
    return read_address(value, relative=is_relative(value.text()))
