"""Finds data by what a leaf is called, looks like and stands beside, wherever it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from auditor.decode.tree import Node, Row, Tree, kind_of_row, text_of_row
from auditor.model import Detection, Exchange, Leaf
from auditor.recipients.lookup import Recipients
from auditor.recipients.party import party_of
from auditor.rules.address import Spot
from auditor.rules.conditions import HostIndex, holds, target_path
from auditor.rules.events import draft_event, particulars
from auditor.rules.names import aliases, member_names, normalise
from auditor.rules.neighbours import Neighbours, container_of, telling, value_at
from auditor.rules.schema import ExchangeCondition, GenericEntry, GenericRule, LeafCondition, Pair
from auditor.rules.shapes import Shape
from auditor.rules.views import views

DETECTOR = "generic"
_REMEMBERED_NAMES = 20_000
_REMEMBERED_HOSTS, _REMEMBERED_PLANS, _REMEMBERED_REASONS = 10_000, 64, 256
_LONGEST_VALUE = 4096
_LONGEST_REMEMBERED = 80


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry with its rule, its number among all entries, and the reasons given so far."""

    number: int
    rule: GenericRule
    entry: GenericEntry
    reasons: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)
    begins: frozenset[str] = frozenset()
    shortest: int = 0
    longest: int = 1 << 62

    @classmethod
    def of(cls, number: int, rule: GenericRule, entry: GenericEntry) -> _Candidate:
        """With what the shapes asked for say of a text before anything else is asked."""
        shapes = entry.when.shapes
        if not shapes:
            return cls(number, rule, entry)
        begins = frozenset().union(*(s.begins for s in shapes)) if all(s.begins for s in shapes) else frozenset()
        low, high = min(s.shortest for s in shapes), max(s.longest for s in shapes)
        return cls(number, rule, entry, begins=begins, shortest=low, longest=high)

    def excludes(self, text: str) -> bool:
        """Whether a text that is not empty can have none of the shapes, by its length and first character."""
        if not self.shortest <= len(text) <= self.longest:
            return True
        return bool(self.begins) and text[0] not in self.begins


class GenericMatcher:
    """All generic rules, indexed by the names they ask for."""

    def __init__(self, rules: Iterable[GenericRule], recipients: Recipients) -> None:
        self._rules = tuple(rules)
        self._recipients = recipients
        self._hosts = HostIndex(self._rules)
        entries = [(rule, entry) for rule in self._rules for entry in rule.data]
        candidates = [_Candidate.of(number, rule, entry) for number, (rule, entry) in enumerate(entries)]
        self._by_name: dict[str, list[_Candidate]] = {}
        for candidate in candidates:
            for name in candidate.entry.when.names:
                self._by_name.setdefault(name, []).append(candidate)
        self._any_name = [c for c in candidates if not c.entry.when.names]
        self._likely: dict[tuple[str, str | None, str | None], tuple[frozenset[str], tuple[GenericRule, ...]]] = {}
        self._plans: dict[frozenset[str], _Plan] = {}

    def find(
        self, exchange: Exchange, tree: Tree, *, party: str | None = None, purpose: str | None = None
    ) -> Iterator[Detection]:
        """Every finding, in the order of leaves. ``party`` and ``purpose`` are looked up unless they are given."""
        recipient = self._recipients.lookup(exchange.host)
        if purpose is None and recipient is not None:
            purpose = recipient.purpose
        if party is None:
            party = party_of(exchange, recipient)
        plan = self._plan(exchange, party, purpose)
        if plan is None:
            return
        for node in tree.nodes_of(plan.wants):
            found = _in_rows(plan, node, node.rows, tree, by_holder=False)
            for view in views(node):
                found += _in_rows(plan, node, view, tree, by_holder=True)
            best: dict[tuple[str, tuple[str, ...], str], Detection] = {}
            for detection in found:
                key = (detection.type, detection.leaf.path, detection.value)
                known = best.get(key)
                if known is None or particulars(detection.event) > particulars(known.event):
                    best[key] = detection
            yield from best.values()

    def _plan(self, exchange: Exchange, party: str | None, purpose: str | None) -> _Plan | None:
        """What the rules that hold for this exchange look for; None where none does."""
        key = (exchange.host, party, purpose)
        likely = self._likely.get(key)
        if likely is None:
            if len(self._likely) >= _REMEMBERED_HOSTS:
                self._likely.clear()
            fitting = [
                rule
                for rule in self._hosts.find(exchange.host)
                if (rule.when.party is None or rule.when.party == party)
                and (not rule.when.purposes or purpose in rule.when.purposes)
            ]
            certain = frozenset(rule.id for rule in fitting if not _asks_more(rule.when))
            likely = self._likely[key] = (certain, tuple(rule for rule in fitting if _asks_more(rule.when)))
        active, uncertain = likely
        if uncertain:
            path = target_path(exchange)
            active = active.union(rule.id for rule in uncertain if holds(rule.when, exchange, path))
        plan = self._plans.get(active)
        if plan is None:
            if len(self._plans) >= _REMEMBERED_PLANS:
                self._plans.clear()
            plan = self._plans[active] = _Plan(self, active)
        return plan if active else None

    def entries(self, name: str) -> tuple[_Candidate, ...]:
        """Entries that a leaf of this name could be, of all rules, in their order."""
        named = {c.number: c for alias in aliases(name) for c in self._by_name.get(alias, ())}
        found = [c for c in (*named.values(), *self._any_name) if _name_holds(c.entry.when, name)]
        return tuple(sorted(found, key=lambda c: c.number))


class _Plan:
    """What a set of rules looks for, by the names of leaves as they are met."""

    __slots__ = ("_active", "_interesting", "_matcher", "_possible", "fitting", "known")

    def __init__(self, matcher: GenericMatcher, active: frozenset[str]) -> None:
        self._matcher, self._active = matcher, active
        self.known: dict[str, tuple[_Candidate, ...]] = {}
        self._possible: dict[tuple[str, str, int], tuple[_Candidate, ...]] = {}
        self.fitting: dict[tuple[str, object, type], tuple[_Candidate, ...]] = {}
        self._interesting: dict[tuple[str, ...], bool] = {}

    def named(self, name: str) -> tuple[_Candidate, ...]:
        """Entries that a leaf of this name could be, to be remembered."""
        if len(self.known) >= _REMEMBERED_NAMES:
            self.known.clear()
        found = tuple(c for c in self._matcher.entries(name) if c.rule.id in self._active)
        self.known[name] = found
        return found

    def fit(self, row: Row) -> tuple[_Candidate, ...]:
        """The entries for a row's name whose conditions on the value hold; remembered in ``fitting``."""
        _, name, value, _ = row
        candidates = self.known.get(name)
        if candidates is None:
            candidates = self.named(name)
        if not candidates or value is None or value == "":
            return ()
        text = text_of_row(row)
        possible = self._possible.get((name, text[0], len(text)))
        if possible is None:
            possible = self._not_excluded(candidates, name, text)
        found = tuple([c for c in possible if _value_holds(c.entry.when, row, text)]) if possible else ()
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self.fitting) >= _REMEMBERED_NAMES:
                self.fitting.clear()
            self.fitting[name, value, type(value)] = found
        return found

    def _not_excluded(self, candidates: tuple[_Candidate, ...], name: str, text: str) -> tuple[_Candidate, ...]:
        """Those of the entries for a name that a text so long and with this first character can have; remembered."""
        if len(self._possible) >= _REMEMBERED_NAMES:
            self._possible.clear()
        found = self._possible[name, text[0], len(text)] = tuple(c for c in candidates if not c.excludes(text))
        return found

    def wants(self, names: tuple[str, ...]) -> bool:
        """Whether an entry could be about a leaf of one of these names."""
        wanted = self._interesting.get(names)
        if wanted is None:
            if len(self._interesting) >= _REMEMBERED_NAMES:
                self._interesting.clear()
            wanted = self._interesting[names] = any(_by_name(c) for name in names for c in self.named(name))
        return wanted


def _in_rows(plan: _Plan, node: Node, rows: list[Row], tree: Tree, *, by_holder: bool) -> list[Detection]:
    """What a plan finds in these rows of a node, or of a view of it."""
    fitting = plan.fitting
    hits = []
    for row in rows:
        _, name, value, _ = row
        candidates = fitting.get((name, value, type(value)))
        if candidates is None:
            candidates = plan.fit(row)
        if candidates:
            hits.append((row, candidates))
    if not hits:
        return []
    beside = Neighbours(rows, by_holder=by_holder)
    found: list[Detection] = []
    for row, candidates in hits:
        leaf = node.leaf(row)
        for candidate in candidates:
            found += _apply(candidate, row, leaf, node, tree, beside)
    return found


def _by_name(candidate: _Candidate) -> bool:
    """Whether an entry asks for a name at all, rather than for any."""
    when = candidate.entry.when
    return bool(when.names) or (when.name is not None and when.name.fullmatch("") is None)


def _asks_more(when: ExchangeCondition) -> bool:
    """Whether a condition is about more than host, party and purpose."""
    return when.path is not None or bool(when.methods) or bool(when.protocols)


def _name_holds(when: LeafCondition, name: str) -> bool:
    return when.name is None or when.name.fullmatch(name.lower()) is not None


def _apply(c: _Candidate, row: Row, leaf: Leaf, node: Node, tree: Tree, neighbours: Neighbours) -> Iterator[Detection]:
    entry, fact = c.entry, c.entry.fact
    if not _place_holds(entry.when, row, leaf, neighbours):
        return
    partner = None if entry.pair is None else _partner(entry.pair, row, neighbours)
    if entry.pair is not None and partner is None:
        return
    values = fact.refinement.apply(leaf.text)
    if partner is not None:
        others = fact.refinement.apply(text_of_row(partner))
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
            reason=_reason(c, leaf),
            event=None if fact.event is None else draft_event(fact.event, fact.unit, value, _holder(leaf, node), tree),
            origin=fact.origin,
        )


def _value_holds(when: LeafCondition, row: Row, text: str) -> bool:
    if when.kinds and kind_of_row(row) not in when.kinds:
        return False
    if when.shapes and not _has_shape(when.shapes, text):
        return False
    if when.value is not None and (len(text) > _LONGEST_VALUE or when.value.fullmatch(text) is None):
        return False
    return (when.minimum is None and when.maximum is None) or _within(when, text)


def _has_shape(shapes: tuple[Shape, ...], text: str) -> bool:
    return shapes[0].holds(text) if len(shapes) == 1 else any(shape.holds(text) for shape in shapes)


def _within(when: LeafCondition, text: str) -> bool:
    try:
        number = float(text) if len(text) <= 40 else float("nan")
    except ValueError:
        return False
    low = float("-inf") if when.minimum is None else when.minimum
    return low <= number <= (float("inf") if when.maximum is None else when.maximum)


def _place_holds(when: LeafCondition, row: Row, leaf: Leaf, neighbours: Neighbours) -> bool:
    if when.places and leaf.where.removeprefix("request.") not in when.places:
        return False
    if when.under and not when.under.intersection(_ancestors(leaf)):
        return False
    if (when.near or when.far) and not _context_holds(when, row, leaf, neighbours):
        return False
    if not when.beside and not when.not_beside:
        return True
    names, own = neighbours.names(row), normalise(leaf.name)
    return (not when.beside or _any_other(when.beside, names, own)) and not _any_other(when.not_beside, names, own)


def _context_holds(when: LeafCondition, row: Row, leaf: Leaf, neighbours: Neighbours) -> bool:
    above, beside, own = _ancestors(leaf), neighbours.names(row), normalise(leaf.name)
    if when.near and not any(
        c.holds(above, neighbours.names_around() if c.wide else beside, own)
        or (c.wide and c.holds((), neighbours.around() - {telling(row[2])}, own))
        for c in when.near
    ):
        return False
    return not any(context.holds(above, beside, own) for context in when.far)


def _any_other(wanted: frozenset[str], names: Collection[str], own: str) -> bool:
    return not wanted.isdisjoint(names) and any(name in wanted and name != own for name in names)


def _ancestors(leaf: Leaf) -> tuple[str, ...]:
    return _above(leaf.path[:-1], container_of(leaf.path[-1]))


@lru_cache(_REMEMBERED_NAMES)
def _above(way: tuple[str, ...], container: str) -> tuple[str, ...]:
    """The normalised member names on the way to a document and to an object in it."""
    parts = [part for part in (*way, container) if part.startswith("$")]
    return tuple(normalise(name) for part in parts for name in member_names(part))


def _partner(pair: Pair, row: Row, neighbours: Neighbours) -> Row | None:
    """The sibling to join: of the first name that fits, at the same index if there is one there."""
    names = neighbours.beside(row)
    index = row[0].rpartition("']")[2]
    for name in pair.names:
        fitting = [o for o in names.get(name, ()) if (t := text_of_row(o)) and _fits(pair, t)]
        if fitting:
            return next((other for other in fitting if other[0].rpartition("']")[2] == index), fitting[0])
    return None


def _fits(pair: Pair, text: str) -> bool:
    return pair.shape is None or pair.shape.holds(text)


def _holder(leaf: Leaf, node: Node) -> Spot:
    path = container_of(leaf.path[-1])
    return Spot(node, value_at(node.document, path), path)


def _reason(c: _Candidate, leaf: Leaf) -> str:
    """The title of the rule, which conditions held, in words of the rule rather than of the traffic, and the cause."""
    shape = next((shape.name for shape in c.entry.when.shapes if shape.holds(leaf.text)), "")
    known = c.reasons.get((leaf.name, shape))
    if known is None:
        if len(c.reasons) >= _REMEMBERED_REASONS:
            c.reasons.clear()
        why = _why(c.entry, leaf.name, shape)
        known = c.reasons[leaf.name, shape] = f"{c.rule.title} ({why}): {c.entry.fact.because}"
    return known


def _why(entry: GenericEntry, name: str, shape: str) -> str:
    when = entry.when
    parts = []
    if when.names:
        parts.append(f"name {normalise(name)!r}")
    if when.name is not None:
        parts.append(f"name like {when.name.pattern}")
    if shape:
        parts.append(f"shape {shape}")
    if when.value is not None:
        parts.append(f"value like {when.value.pattern}")
    if entry.pair is not None:
        parts.append(f"beside {' or '.join(entry.pair.names)}")
    elif when.beside:
        parts.append(f"beside {' or '.join(sorted(when.beside))}")
    return ", ".join(parts)
