"""Rules for a person at a terminal: the list of them, and what one of them looks for."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.recipients import Recipients
from auditor.report.canvas import Canvas, Look
from auditor.report.text import number, printable
from auditor.rules import RuleSet
from auditor.rules.schema import (
    EndpointEntry,
    EndpointRule,
    ExchangeCondition,
    GenericEntry,
    GenericRule,
    LeafCondition,
)

Rule = EndpointRule | GenericRule
LIMIT = 1000


def render_list(rules: RuleSet, look: Look) -> str:
    """All rules, a line each, and whose endpoints they know."""
    canvas = Canvas(look)
    rows = [(r.id, r.title, recipient(r, rules.recipients), str(len(r.data))) for r in rules.all]
    cells = [[printable(cell) for cell in row] for row in rows]
    canvas.table(("Rule", "What it knows", "Recipient", "Data"), cells, right=(3,), whole=(0,))
    canvas.gap()
    total = number(len(rows), "rule")
    canvas.paragraph(f"{total}, {number(len(rules.vocabulary.types), 'data type')}, hash {rules.hash[:12]}")
    return canvas.finished()


def render_rule(rule: Rule, rules: RuleSet, look: Look) -> str:
    """One rule in full: where it stands, whom it concerns, when it applies, what it finds and why."""
    canvas = Canvas(look)
    canvas.paragraph(printable(rule.title, LIMIT), style="bold")
    canvas.pairs([(name, printable(text, LIMIT)) for name, text in _particulars(rule, rules)], indent=0, label=10)
    canvas.heading("What it finds")
    for entry in rule.data:
        canvas.paragraph(f"{entry.fact.type} ({entry.fact.confidence})", indent=2)
        rows = [*_place(entry), ("because", entry.fact.because)]
        canvas.pairs([(name, printable(text, LIMIT)) for name, text in rows])
    return canvas.finished()


def recipient(rule: Rule, recipients: Recipients) -> str:
    """The company an endpoint rule concerns; ``any`` for generic rules."""
    if isinstance(rule, GenericRule):
        return "any"
    found = recipients.get(rule.recipient)
    return rule.recipient if found is None else found.name


def _particulars(rule: Rule, rules: RuleSet) -> Iterable[tuple[str, str]]:
    yield "id", rule.id
    yield "file", rule.file
    yield "recipient", recipient(rule, rules.recipients)
    yield from _conditions(rule.when)
    for reference in rule.references:
        yield "source", reference


def _conditions(when: ExchangeCondition) -> Iterable[tuple[str, str]]:
    conditions = (
        ("host", when.hosts),
        ("path", when.paths),
        ("method", when.methods),
        ("protocol", when.protocols),
        ("has", tuple(address.text for address in when.has)),
        ("party", () if when.party is None else (when.party,)),
        ("purpose", when.purposes),
    )
    yield from ((name, ", ".join(values)) for name, values in conditions if values)


def _place(entry: EndpointEntry | GenericEntry) -> Iterable[tuple[str, str]]:
    if isinstance(entry, EndpointEntry):
        if entry.each is not None:
            yield "each", entry.each.text
        yield "at", " and ".join(address.text for address in entry.at)
        return
    yield from _leaf(entry.when)
    if entry.pair is not None:
        yield "joined to", ", ".join(entry.pair.names)


def _leaf(when: LeafCondition) -> Iterable[tuple[str, str]]:
    if when.names:
        yield "named", ", ".join(sorted(when.names))
    if when.name is not None:
        yield "named", when.name.pattern
    if when.value is not None:
        yield "value", when.value.pattern
    places = (("in", when.places), ("beside", when.beside), ("not beside", when.not_beside), ("under", when.under))
    yield from ((label, ", ".join(sorted(names))) for label, names in places if names)
