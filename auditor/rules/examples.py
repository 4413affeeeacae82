"""Tries each rule on its own examples: builds the request, decodes it, and compares all the rule finds."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from auditor.decode import decode
from auditor.errors import FaultyFiles, RuleError
from auditor.model import Detection, EventDraft, Exchange
from auditor.recipients import PURPOSES, Recipients
from auditor.rules.answers import AnswerReader
from auditor.rules.endpoint_matching import EndpointMatcher
from auditor.rules.events import parse_time
from auditor.rules.example_requests import build_exchange
from auditor.rules.generic_matching import GenericMatcher
from auditor.rules.load import RuleFile, RuleSet, rule_files
from auditor.rules.read_rule import PARTIES
from auditor.rules.reading import parse_file
from auditor.rules.schema import EndpointRule, GenericRule
from auditor.rules.yaml_nodes import Faults, Fields, Value

Rule = EndpointRule | GenericRule
_EVENT_KEYS = (
    "kind", "subject", "amount", "unit", "of", "outcome", "text", "time", "id", "title", "referrer", "engine",
    "incognito", "precision", "method", "every",
)  # fmt: skip
_FIND_KEYS = ("type", "value", "at", "unit", "confidence", "origin", "event")
_KEYS = ("request", "scheme", "query", "body", "response")
_LEARNT_KEYS = ("subject", "of", "unit", "title")
_CONTEXT = ("party", "purpose")


class Expected(Struct, frozen=True):
    """One line of ``finds``; what is None was not said and is not compared. Texts are as written."""

    type: str
    value: str
    at: str
    said: dict[str, str]
    event: dict[str, str] | None
    line: int
    column: int


class ExampleCase(Struct, frozen=True):
    """One example of one rule, ready to be tried. ``id`` names it, e.g. ``generic/device/model match 1``.

    ``learns`` is what its answer is expected to say, a row of `_LEARNT_KEYS` each; None where it does not say.
    """

    id: str
    rule: Rule
    match: bool
    exchange: Exchange
    finds: tuple[Expected, ...]
    line: int
    column: int
    context: dict[str, str] = field(default_factory=dict)
    learns: tuple[tuple[str, ...], ...] | None = None

    def faults(self) -> list[RuleError]:
        """What does not hold; empty if all does."""
        return check(self)


def iter_example_cases(rules: RuleSet) -> Iterator[ExampleCase]:
    """Every example of every rule, in the order of rules; raises `FaultyFiles` if some cannot be built."""
    faults = Faults(RuleError)
    cases = read_examples(rules, rule_files(rules.directory), faults)
    if faults.found:
        raise FaultyFiles(faults.found)
    yield from cases


def read_examples(rules: RuleSet, files: list[RuleFile], faults: Faults) -> list[ExampleCase]:
    """The examples that can be built; faults are collected."""
    by_id: dict[str, Rule] = {rule.id: rule for rule in rules.all}
    cases: list[ExampleCase] = []
    for file in files:
        rule = by_id.get(file.id)
        root = None if rule is None else parse_file(file, faults)
        examples = None if root is None else dict(root.pairs()).get("examples")
        if rule is not None and examples is not None:
            cases += _read_rule_examples(rule, examples)
    return cases


def _read_rule_examples(rule: Rule, examples: Value) -> list[ExampleCase]:
    fields = examples.fields(("match", "no-match"), "'examples'", ("match", "no-match"))
    cases = []
    for kind in ("match", "no-match"):
        listed = fields[kind]
        for number, value in enumerate(listed.items() if listed is not None else (), 1):
            case = _read_case(rule, value, kind, number)
            if case is not None:
                cases.append(case)
    return cases


def _read_case(rule: Rule, value: Value, kind: str, number: int) -> ExampleCase | None:
    match = kind == "match"
    context = _CONTEXT if isinstance(rule, GenericRule) else ()
    keys = (*_KEYS, *context, "finds" if match else "because", *(("learns",) if match and not context else ()))
    fields = value.fields(keys, "an example", ("request", "finds") if match else ("request",))
    finds, learns = fields["finds"], fields["learns"]
    exchange = build_exchange(fields)
    if exchange is None:
        return None
    return ExampleCase(
        id=f"{rule.id} {kind} {number}",
        rule=rule,
        match=match,
        exchange=exchange,
        finds=() if finds is None else tuple(_read_expected(item) for item in finds.items()),
        line=value.line,
        column=value.column,
        context=_read_context(fields, context),
        learns=None if learns is None else tuple(sorted(_read_learnt(item) for item in learns.items())),
    )


def _read_learnt(value: Value) -> tuple[str, ...]:
    fields = value.fields(_LEARNT_KEYS, "a line of 'learns'", ("subject",))
    length = None if (of := fields["of"]) is None else of.number()
    return (fields.text("subject"), repr(length), fields.text("unit"), fields.text("title"))


def _read_context(fields: Fields, keys: tuple[str, ...]) -> dict[str, str]:
    known = {"party": PARTIES, "purpose": PURPOSES}
    return {key: value.one_of(known[key], key) for key in keys if (value := fields[key]) is not None}


def _read_expected(value: Value) -> Expected:
    fields = value.fields(_FIND_KEYS, "a line of 'finds'", ("type", "value", "at"))
    event = fields["event"]
    said = {key: text for key in ("unit", "confidence", "origin") if (text := fields.optional_text(key)) is not None}
    if event is not None:
        event.fields(_EVENT_KEYS, "an event of 'finds'")
    return Expected(
        type=fields.text("type"),
        value=fields.text("value"),
        at=fields.text("at"),
        said=said,
        event=None if event is None else {key: item.text() for key, item in event.pairs() if item.kind != "null"},
        line=value.line,
        column=value.column,
    )


def detect_alone(case: ExampleCase, rule: Rule) -> list[Detection]:
    """What this rule alone finds in the request of an example."""
    tree = decode(case.exchange)
    if isinstance(rule, EndpointRule):
        return list(EndpointMatcher([rule]).find(case.exchange, tree))
    party, purpose = case.context.get("party"), case.context.get("purpose")
    return list(GenericMatcher([rule], Recipients(())).find(case.exchange, tree, party=party, purpose=purpose))


def learnt_from(case: ExampleCase) -> tuple[tuple[str, ...], ...]:
    """What the rule reads in the answer of an example, as `ExampleCase.learns` has it."""
    if not isinstance(case.rule, EndpointRule):
        return ()
    found = AnswerReader([case.rule]).read(case.exchange)
    return tuple(sorted((each.subject, repr(each.of), each.unit or "", each.title or "") for each in found))


def found_place(detection: Detection) -> str:
    """Where it was found as examples write it: ``body gzip json $['a']``."""
    return " ".join((detection.leaf.where.removeprefix("request."), *detection.leaf.path))


def check(case: ExampleCase) -> list[RuleError]:
    """Compare what the rule finds with what its example says."""
    found = detect_alone(case, case.rule)
    file = case.rule.file
    learnt = learnt_from(case)
    if not case.match:
        faults = [
            RuleError(file, case.line, case.column, f"nothing may be found here, but {_shown(d)} is") for d in found
        ]
        return faults + [RuleError(file, case.line, case.column, f"nothing may be learnt, but {r} is") for r in learnt]
    faults = []
    if (case.learns or ()) != learnt:
        faults.append(RuleError(file, case.line, case.column, f"its answer says {learnt or 'nothing'}; see 'learns'"))
    left = list(found)
    for expected in case.finds:
        hit = next((d for d in left if (d.type, d.value, found_place(d)) == _key(expected)), None)
        if hit is None:
            near = [d for d in left if d.type == expected.type] or left
            also = f"; found is {_shown(near[0])}" if near else ""
            message = f"{expected.type} {expected.value!r} at {expected.at} is not found{also}"
            faults.append(RuleError(file, expected.line, expected.column, message))
            continue
        left.remove(hit)
        faults += [RuleError(file, expected.line, expected.column, text) for text in _differences(expected, hit)]
    for detection in left:
        if not any(_shown(detection) in fault.message for fault in faults):
            message = f"{_shown(detection)} is found as well; add it to 'finds' or narrow the rule"
            faults.append(RuleError(file, case.line, case.column, message))
    return faults


def _key(expected: Expected) -> tuple[str, str, str]:
    return expected.type, expected.value, expected.at


def _shown(detection: Detection) -> str:
    return f"{detection.type} {detection.value!r} at {found_place(detection)}"


def _differences(expected: Expected, hit: Detection) -> Iterator[str]:
    actual = {"unit": hit.unit, "confidence": hit.confidence.value, "origin": hit.origin and hit.origin.value}
    for key, wanted in expected.said.items():
        if actual[key] != wanted:
            yield f"the {key} of {_shown(hit)} is {actual[key]!r}, not {wanted!r}"
    if expected.event is None:
        return
    if hit.event is None:
        yield f"{_shown(hit)} makes no event"
        return
    for key, wanted in expected.event.items():
        if not _same(key, wanted, hit.event):
            yield f"the event's {key} of {_shown(hit)} is {_field(key, hit.event)!r}, not {wanted!r}"


def _field(key: str, event: EventDraft) -> str | float | int | None:
    fields = {
        "kind": event.kind, "subject": event.subject, "amount": event.amount, "unit": event.unit, "of": event.of,
        "outcome": event.outcome, "text": event.text, "time": event.time_ns, "id": event.id, "title": event.title,
        "referrer": event.referrer, "engine": event.engine, "precision": event.precision_m, "method": event.method,
        "incognito": None if event.incognito is None else str(event.incognito).lower(),
        "every": None if event.every_ns is None else event.every_ns / 1e9,
    }  # fmt: skip
    return fields.get(key)


def _same(key: str, wanted: str, event: EventDraft) -> bool:
    actual = _field(key, event)
    if key == "time":
        return actual == (int(wanted) if wanted.isdigit() else parse_time(wanted, "rfc3339"))
    if isinstance(actual, float):
        try:
            return actual == float(wanted)
        except ValueError:
            return False
    return actual == wanted
