"""Finds data by what a leaf is called, looks like and stands beside, wherever it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.decode.tree import Node, Tree
from auditor.model import Detection, Exchange, Leaf
from auditor.recipients.lookup import Recipients
from auditor.recipients.party import party_of
from auditor.rules.address import Spot
from auditor.rules.conditions import HostIndex, holds, target_path
from auditor.rules.events import draft_event
from auditor.rules.names import member_names, normalise
from auditor.rules.neighbours import Neighbours, container_of, value_at
from auditor.rules.schema import GenericEntry, GenericRule, LeafCondition, Pair

DETECTOR = "generic"
_REMEMBERED_NAMES = 20_000
_LONGEST_VALUE = 4096


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry with its rule and its number among all entries."""

    number: int
    rule: GenericRule
    entry: GenericEntry


class GenericMatcher:
    """All generic rules, indexed by the names they ask for."""

    def __init__(self, rules: Iterable[GenericRule], recipients: Recipients) -> None:
        self._rules = tuple(rules)
        self._recipients = recipients
        self._hosts = HostIndex(self._rules)
        entries = [(rule, entry) for rule in self._rules for entry in rule.data]
        candidates = [_Candidate(number, rule, entry) for number, (rule, entry) in enumerate(entries)]
        self._by_name: dict[str, list[_Candidate]] = {}
        for candidate in candidates:
            for name in candidate.entry.when.names:
                self._by_name.setdefault(name, []).append(candidate)
        self._any_name = [c for c in candidates if not c.entry.when.names]
        self._known: dict[str, tuple[_Candidate, ...]] = {}

    def find(
        self, exchange: Exchange, tree: Tree, *, party: str | None = None, purpose: str | None = None
    ) -> Iterator[Detection]:
        """Every finding, in the order of leaves. ``party`` and ``purpose`` are looked up unless they are given."""
        recipient = self._recipients.lookup(exchange.host)
        if purpose is None and recipient is not None:
            purpose = recipient.purpose
        if party is None:
            party = party_of(exchange, recipient)
        path = target_path(exchange)
        active = {
            rule.id
            for rule in self._hosts.find(exchange.host)
            if holds(rule.when, exchange, path)
            and (rule.when.party is None or rule.when.party == party)
            and (not rule.when.purposes or purpose in rule.when.purposes)
        }
        if active:
            neighbours, known = Neighbours(tree), self._known
            for node in tree.nodes():
                for leaf in node.leaves:
                    candidates = known.get(leaf.name)
                    for candidate in self._named(leaf.name) if candidates is None else candidates:
                        if candidate.rule.id in active:
                            yield from _apply(candidate, leaf, node, tree, neighbours)

    def _named(self, name: str) -> tuple[_Candidate, ...]:
        """Entries that a leaf of this name could be, to be remembered."""
        if len(self._known) >= _REMEMBERED_NAMES:
            self._known.clear()
        exact = self._by_name.get(normalise(name), [])
        found = [c for c in (*exact, *self._any_name) if _name_holds(c.entry.when, name)]
        known = self._known[name] = tuple(sorted(found, key=lambda c: c.number))
        return known


def _name_holds(when: LeafCondition, name: str) -> bool:
    return when.name is None or when.name.fullmatch(name.lower()) is not None


def _apply(c: _Candidate, leaf: Leaf, node: Node, tree: Tree, neighbours: Neighbours) -> Iterator[Detection]:
    entry, fact = c.entry, c.entry.fact
    if leaf.kind == "null" or not leaf.text or not _value_holds(entry.when, leaf):
        return
    if not _place_holds(entry.when, leaf, neighbours):
        return
    partner = None if entry.pair is None else _partner(entry.pair, leaf, neighbours)
    if entry.pair is not None and partner is None:
        return
    values = fact.refinement.apply(leaf.text)
    if partner is not None:
        others = fact.refinement.apply(partner.text)
        values = [f"{values[0]},{others[0]}"] if values and others else []
    for value in values:
        yield Detection(
            type=fact.type,
            detector=DETECTOR,
            rule=c.rule.id,
            recipient=None,
            leaf=leaf,
            value=value,
            unit=fact.unit,
            confidence=fact.confidence,
            reason=f"{c.rule.title} ({_why(entry, leaf)}): {fact.because}",
            event=None if fact.event is None else draft_event(fact.event, fact.unit, value, _holder(leaf, node), tree),
            origin=fact.origin,
        )


def _value_holds(when: LeafCondition, leaf: Leaf) -> bool:
    text = leaf.text
    if when.kinds and leaf.kind not in when.kinds:
        return False
    if when.shapes and not any(shape.holds(text) for shape in when.shapes):
        return False
    if when.value is not None and (len(text) > _LONGEST_VALUE or when.value.fullmatch(text) is None):
        return False
    return (when.minimum is None and when.maximum is None) or _within(when, text)


def _within(when: LeafCondition, text: str) -> bool:
    try:
        number = float(text) if len(text) <= 40 else float("nan")
    except ValueError:
        return False
    low = float("-inf") if when.minimum is None else when.minimum
    return low <= number <= (float("inf") if when.maximum is None else when.maximum)


def _place_holds(when: LeafCondition, leaf: Leaf, neighbours: Neighbours) -> bool:
    if when.places and leaf.where.removeprefix("request.") not in when.places:
        return False
    if when.under and not when.under.intersection(_ancestors(leaf)):
        return False
    if not when.beside and not when.not_beside:
        return True
    names = neighbours.beside(leaf)
    return (not when.beside or _any_other(when.beside, names, leaf)) and not _any_other(when.not_beside, names, leaf)


def _any_other(wanted: frozenset[str], names: Mapping[str, list[Leaf]], leaf: Leaf) -> bool:
    own = normalise(leaf.name)
    return any(name in names and name != own for name in wanted)


def _ancestors(leaf: Leaf) -> list[str]:
    names = [normalise(name) for part in leaf.path if part.startswith("$") for name in member_names(part)]
    return names[:-1] if member_names(leaf.path[-1]) else names


def _partner(pair: Pair, leaf: Leaf, neighbours: Neighbours) -> Leaf | None:
    """The sibling to join: of the first name that fits, at the same index if there is one there."""
    names = neighbours.beside(leaf)
    index = leaf.path[-1].rpartition("']")[2]
    for name in pair.names:
        fitting = [o for o in names.get(name, ()) if o.text and (pair.shape is None or pair.shape.holds(o.text))]
        if fitting:
            return next((other for other in fitting if other.path[-1].rpartition("']")[2] == index), fitting[0])
    return None


def _holder(leaf: Leaf, node: Node) -> Spot:
    path = container_of(leaf.path[-1])
    return Spot(node, value_at(node.document, path), path)


def _why(entry: GenericEntry, leaf: Leaf) -> str:
    """Which conditions held, in words of the rule rather than of the traffic."""
    when = entry.when
    parts = []
    if when.names:
        parts.append(f"name {normalise(leaf.name)!r}")
    if when.name is not None:
        parts.append(f"name like {when.name.pattern}")
    parts += [f"shape {shape.name}" for shape in when.shapes if shape.holds(leaf.text)][:1]
    if when.value is not None:
        parts.append(f"value like {when.value.pattern}")
    if entry.pair is not None:
        parts.append(f"beside {' or '.join(entry.pair.names)}")
    elif when.beside:
        parts.append(f"beside {' or '.join(sorted(when.beside))}")
    return ", ".join(parts)
