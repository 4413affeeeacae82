"""Finds data by what a leaf is called, looks like and stands beside, wherever it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from auditor.decode.tree import Later, Node, Row, Tree, text_of_row
from auditor.model import Detection, EventDraft, Exchange, Leaf, Unaudited
from auditor.recipients.lookup import Recipients
from auditor.recipients.party import party_of
from auditor.rules.address import Spot
from auditor.rules.candidates import Candidate, Lookup
from auditor.rules.carried import Carried
from auditor.rules.cells import Cells, Hit
from auditor.rules.conditions import HostIndex, holds, target_path
from auditor.rules.events import draft_event, particulars
from auditor.rules.many_names import NamesMet
from auditor.rules.name_expressions import NameExpressions
from auditor.rules.names import aliases, spelled, translated, turned
from auditor.rules.neighbours import Neighbours, container_of, value_at
from auditor.rules.nested_names import whose
from auditor.rules.objects import Objects, held_in_view
from auditor.rules.others import Whose
from auditor.rules.schema import ExchangeCondition, GenericRule, LeafCondition, Pair
from auditor.rules.surroundings import Place, Surroundings
from auditor.rules.targets import is_published, told_by
from auditor.rules.views import promising, views

DETECTOR = "generic"
_Found: TypeAlias = dict[tuple[str, str, str | bool | None], Detection]
"""What was found in a document, by data type, normalized path and value."""
_REMEMBERED_NAMES = 20_000
_BETWEEN_WORDS, _MOST_WORDS = "._-", 12
"""Names of more words are keys rather than names, and expressions would take long over them."""
_EVERY_NAME = (".*", "(?:.*)")
_REMEMBERED_HOSTS, _REMEMBERED_PLANS = 10_000, 64
_BRINGS = frozenset(("POST", "PUT", "PATCH"))
_UNKNOWN: frozenset[str] = frozenset(("",))
_NOT_BESIDES = {
    "contacts.entry": ("account.email", "account.name", "account.phone"),
    "apps.installed": ("apps.version",),
    "apps.foreground": ("apps.version", "apps.usage"),
    "apps.usage": ("apps.version",),
    "device.name": ("account.name",),
    "identifier.advertising": ("identifier.device", "identifier.session", "identifier.cookie"),
}
"""Types of which a leaf is none that is an entry of somebody's contacts, of a list of apps, or an app in use."""


class GenericMatcher:
    """All generic rules, indexed by the names they ask for."""

    def __init__(self, rules: Iterable[GenericRule], recipients: Recipients) -> None:
        self._rules = tuple(rules)
        self._recipients = recipients
        self._hosts = HostIndex(self._rules)
        entries = [(rule, entry) for rule in self._rules for entry in rule.data]
        entries.sort(key=lambda each: bool(each[1].when.near))  # what a name says by itself is said first
        candidates = [Candidate(number, rule, entry) for number, (rule, entry) in enumerate(entries)]
        self._by_name: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            for name in candidate.entry.when.names:
                self._by_name.setdefault(name, []).append(candidate)
        nameless = [c for c in candidates if not c.entry.when.names]
        self._every = tuple(c for c in nameless if c.when.name is None or c.when.name.pattern in _EVERY_NAME)
        self._like = NameExpressions([c for c in nameless if c not in self._every])
        self._likely: dict[tuple[str, str | None, str | None], tuple[frozenset[str], tuple[GenericRule, ...]]] = {}
        self._plans: dict[frozenset[str], _Plan] = {}
        self.surroundings = Surroundings()

    def find(
        self, exchange: Exchange, tree: Tree, *, party: str | None = None, purpose: str | None = None
    ) -> Iterator[Detection]:
        """Every finding, in the order of leaves. ``party`` and ``purpose`` are looked up unless they are given."""
        yield from self._find(exchange, tree, NamesMet(self._by_name), party, purpose)

    def find_and_gap(self, exchange: Exchange, tree: Tree) -> Iterator[Detection | Unaudited]:
        """Every finding, and at the end the gap where there were more names than can be looked up."""
        names = NamesMet(self._by_name)
        yield from self._find(exchange, tree, names, None, None)
        gap = names.gap()
        if gap is not None:
            yield gap

    def _find(
        self, exchange: Exchange, tree: Tree, names: NamesMet, party: str | None, purpose: str | None
    ) -> Iterator[Detection]:
        recipient = self._recipients.lookup(exchange.host)
        if purpose is None and recipient is not None:
            purpose = recipient.purpose
        if party is None:
            party = party_of(exchange, recipient)
        plan = self._plan(exchange, party, purpose)
        if plan is None:
            return
        path = target_path(exchange)
        told, published = told_by(path), exchange.method in _BRINGS and is_published(path)
        carried = Carried(exchange.method, path)
        for whole in tree.nodes_of(lambda later: plan.wants(later, names)):
            node = names.thinned(whole)
            found: _Found = {}
            objects = Objects(node.rows, whole=node is whole)
            message = Neighbours(node.rows, told=told, forms=objects.forms)
            owner = Whose(node, published=published, around=message.names_around)
            cells = plan.cells(node.where)
            _judge(plan, cells.hits(node, node.rows, objects.held, message), node, tree, found, message, owner)
            for reading in chain(views(node, objects), carried.readings(node)):
                view = names.admit(reading)
                beside = Neighbours(view, by_holder=True, message=message)
                _judge(plan, cells.hits(node, view, held_in_view(view), beside), node, tree, found, beside, owner)
            yield from _ones_own(found.values())

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

    def entries(self, name: str) -> tuple[Candidate, ...]:
        """Entries that a leaf of this name could be, of all rules, in their order."""
        named = {c.number: c for alias in aliases(name) for c in self._by_name.get(alias, ())}
        ways = dict.fromkeys((name.lower(), translated(name), spelled(name), turned(name) or name.lower()))
        like = self._like.fitting(ways) if sum(map(name.count, _BETWEEN_WORDS)) <= _MOST_WORDS else []
        found = [*(c for c in named.values() if _is_like(c.when, ways)), *like]
        return tuple(sorted((*found, *self._every), key=lambda c: c.number)) if found else self._every


class _Plan:
    """What a set of rules looks for, place by place."""

    __slots__ = ("_active", "_cells", "_interesting", "_lookups", "_matcher", "surroundings")

    def __init__(self, matcher: GenericMatcher, active: frozenset[str]) -> None:
        self._matcher, self._active = matcher, active
        self._lookups: dict[str, Lookup] = {}
        self._cells: dict[str, Cells] = {}
        self._interesting: dict[tuple[str, ...], frozenset[str] | None] = {}
        self.surroundings = matcher.surroundings

    def lookup(self, where: str) -> Lookup:
        """What leaves in this place of a request could be."""
        known = self._lookups.get(where)
        if known is None:
            known = self._lookups[where] = Lookup(lambda name: self._entries(name, where.removeprefix("request.")))
        return known

    def cells(self, where: str) -> Cells:
        """The same by the objects they stand in."""
        known = self._cells.get(where)
        if known is None:
            known = self._cells[where] = Cells(self.lookup(where), self.surroundings)
        return known

    def _entries(self, name: str, place: str) -> tuple[Candidate, ...]:
        return tuple(
            c
            for c in self._matcher.entries(name)
            if c.rule.id in self._active and (not c.when.places or place in c.when.places)
        )

    def wants(self, later: Later, met: NamesMet) -> bool:
        """Whether something could be found in what nobody has looked at yet: by its values, and the names beside."""
        pairs = later.pairs
        names = tuple([name for name, _ in pairs])
        if not met.meet(names):
            return True
        beside = self._interesting.get(names, _UNKNOWN)
        if beside is _UNKNOWN:
            if len(self._interesting) >= _REMEMBERED_NAMES:
                self._interesting.clear()
            beside = None if promising(names) else frozenset().union(*map(aliases, names))
            self._interesting[names] = beside
        if beside is None:
            return True
        lookup = self._lookups.get(later.where) or self.lookup(later.where)
        known = lookup.names.get
        for name, value in pairs:
            called = known(name) or lookup.called(name)
            fits = called.fitting.get(value)
            if fits is None:
                fits = called.fit(value)
            for candidate, _ in fits:
                if not candidate.when.beside or not candidate.when.beside.isdisjoint(beside):
                    return True
        return False


def _ones_own(found: Collection[Detection]) -> Iterable[Detection]:
    """The findings of a node but those of the sender's own name, number or app on what is an entry of a list."""
    others = {(each.leaf.path[-1], type_) for each in found for type_ in _NOT_BESIDES.get(each.type, ())}
    if not others:
        return found
    return [each for each in found if (each.leaf.path[-1], each.type) not in others]


def _judge(
    plan: _Plan, hits: list[Hit], node: Node, tree: Tree, found: _Found, beside: Neighbours, owner: Whose
) -> None:
    """What a plan finds in these rows of a node, or of a view of it: a value of a leaf once a type.

    Of two the one is kept whose event tells the most, the first of equals.
    """
    place_of = plan.surroundings.place
    for row, fits, near in hits:
        path, name, value, _ = row
        text = value if isinstance(value, str) else text_of_row(row)
        leaf: Leaf | None = None
        wide: Place | None = None
        for candidate, shape in fits:
            key = (candidate.type, path, text)
            if candidate.simple and key in found:
                continue
            if candidate.wide:
                wide = wide or place_of(row, node.path, beside, wide=True)
                if not wide.fit_around(candidate, value, beside):
                    continue
            elif not candidate.place_free:
                stands = near.known.get(candidate.number)
                if not (near.fit(candidate) if stands is None else stands):
                    continue
            if not candidate.own or not owner.other(path, whose(row), candidate.type):
                leaf = leaf or node.leaf(row)
                if candidate.simple:
                    found[key] = _detection(candidate, leaf, leaf.text, candidate.reason(name, shape), None)
                    continue
                for each in _told(candidate, shape, row, leaf, node, tree, beside):
                    known = found.setdefault((each.type, path, each.value), each)
                    if known is not each and particulars(each.event) > particulars(known.event):
                        found[each.type, path, each.value] = each


def _asks_more(when: ExchangeCondition) -> bool:
    """Whether a condition is about more than host, party and purpose."""
    return when.path is not None or bool(when.methods) or bool(when.protocols)


def _is_like(when: LeafCondition, ways: Iterable[str]) -> bool:
    """Whether an expression for names, if there is one, holds for a name as sent or in the words we compare."""
    return when.name is None or any(when.name.fullmatch(way) is not None for way in ways)


def _told(
    c: Candidate, shape: str, row: Row, leaf: Leaf, node: Node, tree: Tree, neighbours: Neighbours
) -> list[Detection]:
    entry, fact = c.entry, c.entry.fact
    values = [leaf.text] if c.plain else fact.refinement.apply(leaf.text)
    if entry.pair is not None:
        partner = _partner(entry.pair, row, neighbours)
        others = [] if partner is None else fact.refinement.apply(text_of_row(partner))
        values = [f"{values[0]},{others[0]}"] if values and others else []
    reason = c.reason(leaf.name, shape)
    found: list[Detection] = []
    for value in values:
        event = None if fact.event is None else draft_event(fact.event, fact.unit, value, _holder(leaf, node), tree)
        found.append(_detection(c, leaf, value, reason, event))
    return found


def _detection(c: Candidate, leaf: Leaf, value: str, reason: str, event: EventDraft | None) -> Detection:
    """A finding of a candidate."""
    fact = c.entry.fact
    return Detection(
        fact.type, DETECTOR, c.rule.id, None, leaf, value, fact.unit, fact.confidence, reason, event, fact.origin
    )


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
