"""Reads one rule file of either scope into its schema values; what examples say is read by `auditor.rules.examples`."""

from __future__ import annotations

import math
from collections.abc import Collection

from auditor.model import Confidence
from auditor.rules.address import PLACES
from auditor.rules.context import Context
from auditor.rules.contexts import CONTEXTS_BY_NAME
from auditor.rules.globs import compile_globs, glob_fault
from auditor.rules.names import normalise
from auditor.rules.read_answers import read_answer
from auditor.rules.read_fact import FACT_KEYS, read_address, read_any_regex, read_fact
from auditor.rules.schema import (
    EndpointEntry,
    EndpointRule,
    ExchangeCondition,
    GenericEntry,
    GenericRule,
    LeafCondition,
    Pair,
    Vocabulary,
)
from auditor.rules.shapes import SHAPES_BY_NAME, Shape
from auditor.rules.yaml_nodes import Fields, Value

_COMMON = ("schema", "id", "scope", "title", "references", "when", "data", "examples")
_EXCHANGE_KEYS = ("host", "path", "method", "protocol")
_LEAF_KEYS = (
    "name", "name_regex", "value", "value_regex", "min", "max", "kind", "place", "siblings", "under", "near", "far",
)  # fmt: skip
_KINDS = ("string", "number", "boolean", "bytes")
PARTIES = ("first", "third")


class RuleReader:
    """Reads rules against what they refer to: the vocabulary, the recipients and the purposes there are."""

    def __init__(self, vocabulary: Vocabulary, recipients: Collection[str], purposes: Collection[str]) -> None:
        self._vocabulary, self._recipients, self._purposes = vocabulary, recipients, purposes

    def read(self, root: Value, rule_id: str) -> EndpointRule | GenericRule:
        """The rule of a file; ``rule_id`` is what its place says its id is. Faults are noted beside it."""
        scope = "generic" if rule_id.startswith("generic/") else "endpoint"
        more = ("scope",) if scope == "generic" else ("recipient", "when")
        keys = _COMMON if scope == "generic" else (*_COMMON, "recipient", "answers")
        content = "answers" if scope == "endpoint" and any(key == "answers" for key, _, _ in root.at_keys()) else "data"
        fields = root.fields(keys, "a rule", ("id", "title", "references", content, "examples", *more))
        self._check_head(fields, rule_id, scope)
        if scope == "generic":
            return self._generic(fields, rule_id, root.file)
        return self._endpoint(fields, rule_id, root.file)

    def _check_head(self, fields: Fields, rule_id: str, scope: str) -> None:
        given, written = fields["id"], fields["scope"]
        if given is not None and given.text() != rule_id:
            given.fault(f"the id has to be the path of the file: {rule_id}")
        if written is not None and written.text() != scope:
            written.fault(f"a rule under rules/{rule_id.partition('/')[0]}/ has the scope {scope}")
        for key in ("title", "data"):
            value = fields[key]
            if value is not None and value.kind == "text" and not value.text().strip():
                value.fault(f"{key!r} is empty")

    def _endpoint(self, fields: Fields, rule_id: str, file: str) -> EndpointRule:
        recipient = fields["recipient"]
        if recipient is not None:
            recipient.one_of(self._recipients, "recipient")
        references = fields.texts("references")
        most = Confidence.CERTAIN if references else Confidence.LIKELY
        entries, answers = fields["data"], fields["answers"]
        when = fields["when"]
        learnt = [] if answers is None else [read_answer(entry) for entry in answers.items()]
        return EndpointRule(
            id=rule_id,
            file=file,
            title=fields.text("title"),
            recipient=fields.text("recipient"),
            references=references,
            when=ExchangeCondition() if when is None else self._endpoint_condition(when),
            data=() if entries is None else tuple(self._endpoint_entry(entry, most) for entry in entries.items()),
            answers=tuple(entry for entry in learnt if entry is not None),
        )

    def _endpoint_condition(self, value: Value) -> ExchangeCondition:
        fields = value.fields((*_EXCHANGE_KEYS, "has"), "'when'", ("host",))
        addresses = [] if (has := fields["has"]) is None else [read_address(a, relative=False) for a in has.items()]
        return _exchange(fields, has=tuple(a for a in addresses if a is not None))

    def _endpoint_entry(self, value: Value, most: Confidence) -> EndpointEntry:
        fields = value.fields((*FACT_KEYS, "at", "each"), "an entry of 'data'", ("type", "at", "because"))
        each, at = fields["each"], fields["at"]
        anchor = None if each is None else read_address(each, relative=False)
        addresses = [] if at is None else self._parts(at)
        found = [read_address(a, relative=each is not None) for a in addresses]
        return EndpointEntry(
            fact=read_fact(fields, self._vocabulary, most, most),
            at=tuple(a for a in found if a is not None),
            each=anchor,
        )

    def _parts(self, at: Value) -> list[Value]:
        if at.kind == "list":
            at.fault("'at' is one address, or a mapping such as {lat: …, lon: …}; write an entry for each")
        if at.kind != "mapping":
            return [at]
        if len(at.pairs()) < 2:
            at.fault("a mapping of addresses needs two of them at least; write one address alone")
        return [value for _, value in at.pairs()]

    def _generic(self, fields: Fields, rule_id: str, file: str) -> GenericRule:
        when, entries = fields["when"], fields["data"]
        return GenericRule(
            id=rule_id,
            file=file,
            title=fields.text("title"),
            references=fields.texts("references"),
            when=ExchangeCondition() if when is None else self._generic_condition(when),
            data=() if entries is None else tuple(self._generic_entry(entry) for entry in entries.items()),
        )

    def _generic_condition(self, value: Value) -> ExchangeCondition:
        fields = value.fields((*_EXCHANGE_KEYS, "party", "purpose"), "'when'")
        party, purposes = fields["party"], fields["purpose"]
        return _exchange(
            fields,
            party=None if party is None else party.one_of(PARTIES, "party"),
            purposes=() if purposes is None else tuple(p.one_of(self._purposes, "purpose") for p in purposes.items()),
        )

    def _generic_entry(self, value: Value) -> GenericEntry:
        fields = value.fields((*FACT_KEYS, "when", "pair"), "an entry of 'data'", ("type", "when", "because"))
        when, pair = fields["when"], fields["pair"]
        condition = LeafCondition() if when is None else _leaf_condition(when)
        named = bool(condition.names) or condition.name is not None
        shaped = bool(condition.shapes) or condition.value is not None
        default = Confidence.LIKELY if named and shaped else Confidence.POSSIBLE
        return GenericEntry(
            fact=read_fact(fields, self._vocabulary, default, Confidence.LIKELY),
            when=condition,
            pair=None if pair is None else _pair(pair),
        )


def _exchange(fields: Fields, **more: object) -> ExchangeCondition:
    hosts, paths = _globs(fields["host"]), _globs(fields["path"])
    for glob, value in zip(paths, fields["path"].items() if fields["path"] is not None else (), strict=False):
        if "?" in glob:
            value.fault("'path' is compared without the query string; use 'has: \"query $.name\"' for parameters")
        elif glob and not glob.startswith(("/", "*")):
            value.fault("a path begins with '/' (or '*')")
    return ExchangeCondition(
        hosts=hosts,
        host=compile_globs(hosts, ".", ignore_case=True) if hosts else None,
        paths=paths,
        path=compile_globs(paths, "/") if paths else None,
        methods=fields.texts("method"),
        protocols=fields.texts("protocol"),
        **more,  # type: ignore[arg-type]
    )


def _globs(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    for item in value.items():
        fault = glob_fault(item.text())
        if fault is not None:
            item.fault(fault)
    return value.texts()


def _leaf_condition(value: Value) -> LeafCondition:
    fields = value.fields(_LEAF_KEYS, "'when' of an entry")
    if all(fields[key] is None for key in ("name", "name_regex", "value", "value_regex")):
        value.fault("'when' of an entry needs at least one of name, name_regex, value and value_regex")
    siblings = fields["siblings"]
    beside = None if siblings is None else siblings.fields(("with", "without"), "'siblings'")
    return LeafCondition(
        names=_names(fields["name"]),
        name=read_any_regex(fields["name_regex"]),
        shapes=_shapes(fields["value"]),
        value=read_any_regex(fields["value_regex"]),
        minimum=_bound(fields["min"]),
        maximum=_bound(fields["max"]),
        kinds=_closed(fields["kind"], _KINDS, "kind"),
        places=_closed(fields["place"], PLACES, "place"),
        beside=frozenset() if beside is None else _names(beside["with"]),
        not_beside=frozenset() if beside is None else _names(beside["without"]),
        under=_names(fields["under"]),
        near=_contexts(fields["near"]),
        far=_contexts(fields["far"]),
    )


def _bound(value: Value | None) -> float | None:
    number = None if value is None else value.number()
    return None if number is None or math.isnan(number) else number


def _closed(value: Value | None, known: Collection[str], what: str) -> tuple[str, ...]:
    return () if value is None else tuple(item.one_of(known, what) for item in value.items())


def _names(value: Value | None) -> frozenset[str]:
    return frozenset(_ordered_names(value))


def _ordered_names(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    names = [(item, normalise(item.text())) for item in value.items()]
    for item, name in names:
        if not name:
            item.fault("a name needs a letter or digit")
    return tuple(dict.fromkeys(name for _, name in names))


def _shapes(value: Value | None) -> tuple[Shape, ...]:
    if value is None:
        return ()
    names = [item.one_of(SHAPES_BY_NAME, "shape") for item in value.items()]
    return tuple(SHAPES_BY_NAME[name] for name in names if name in SHAPES_BY_NAME)


def _contexts(value: Value | None) -> tuple[Context, ...]:
    names = _closed(value, CONTEXTS_BY_NAME, "context")
    return tuple(CONTEXTS_BY_NAME[name] for name in names if name in CONTEXTS_BY_NAME)


def _pair(value: Value) -> Pair:
    fields = value.fields(("name", "value"), "'pair'", ("name",))
    shapes = _shapes(fields["value"])
    if len(shapes) > 1 and fields["value"] is not None:
        fields["value"].fault("'pair' takes one shape")
    return Pair(_ordered_names(fields["name"]), shapes[0] if shapes else None)
