"""Finds what endpoint rules say a known endpoint receives, and says why for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from auditor.decode.tree import Tree
from auditor.model import Detection, Exchange
from auditor.rules.address import Spot
from auditor.rules.conditions import HostIndex, has_all, holds, target_path, which
from auditor.rules.events import draft_event
from auditor.rules.schema import EndpointEntry, EndpointRule
from auditor.rules.values import leaf_of, text_of

DETECTOR = "rules"


class _Hit(Struct, frozen=True):
    """One finding of an entry before it is worded: its first place, the value after refinement, the anchor if any."""

    spot: Spot
    value: str
    anchor: Spot | None

    @property
    def base(self) -> Spot:
        """What ``$`` means in the fields of the entry's event."""
        return self.anchor if self.anchor is not None else Spot(self.spot.node, self.spot.node.document, "$")


class EndpointMatcher:
    """All endpoint rules, indexed by host."""

    def __init__(self, rules: Iterable[EndpointRule]) -> None:
        self._index = HostIndex(rules)

    def find(self, exchange: Exchange, tree: Tree) -> Iterator[Detection]:
        """Every finding of every rule that holds for this exchange, rule by rule, entry by entry."""
        rules = self._index.find(exchange.host)
        if not rules:
            return
        path = target_path(exchange)
        for rule in rules:
            if holds(rule.when, exchange, path) and has_all(rule.when, tree):
                yield from _apply(rule, exchange, path, tree)


def _apply(rule: EndpointRule, exchange: Exchange, path: str, tree: Tree) -> Iterator[Detection]:
    place = ""
    for entry in rule.data:
        for hit in _hits(entry, tree):
            place = place or f"{which(rule.when.hosts, '.', exchange.host)}{which(rule.when.paths, '/', path)}"
            yield _detection(rule, entry, hit, place, tree)


def _hits(entry: EndpointEntry, tree: Tree) -> Iterator[_Hit]:
    if entry.each is None:
        yield from _rows(entry, [address.find(tree) for address in entry.at], None)
        return
    for anchor in entry.each.find(tree):
        yield from _rows(entry, [address.find_from(anchor) for address in entry.at], anchor)


def _rows(entry: EndpointEntry, columns: Sequence[list[Spot]], anchor: Spot | None) -> Iterator[_Hit]:
    return _single(entry, columns[0], anchor) if len(columns) == 1 else _joined(entry, columns, anchor)


def _joined(entry: EndpointEntry, columns: Sequence[list[Spot]], anchor: Spot | None) -> Iterator[_Hit]:
    """Rows of spots that belong together, refined; columns of unequal length belong to nothing."""
    if len({len(column) for column in columns}) != 1:
        return
    refine = entry.fact.refinement.apply
    for row in zip(*columns, strict=True):
        parts = [refine(text) for spot in row if (text := text_of(spot.value))]
        if len(parts) == len(row) and all(parts):
            yield _Hit(row[0], ",".join(part[0] for part in parts), anchor)


def _single(entry: EndpointEntry, spots: Sequence[Spot], anchor: Spot | None) -> Iterator[_Hit]:
    refine = entry.fact.refinement.apply
    for spot in spots:
        text = text_of(spot.value)
        if text:
            for value in refine(text):
                yield _Hit(spot, value, anchor)


def _detection(rule: EndpointRule, entry: EndpointEntry, hit: _Hit, place: str, tree: Tree) -> Detection:
    fact = entry.fact
    address = entry.at[0].text if entry.each is None else f"{entry.each.text} / {entry.at[0].text}"
    return Detection(
        type=fact.type,
        detector=DETECTOR,
        rule=rule.id,
        recipient=rule.recipient,
        leaf=leaf_of(hit.spot),
        value=hit.value,
        unit=fact.unit,
        confidence=fact.confidence,
        reason=f"{rule.title} ({place}) has it at {address}: {fact.because}",
        event=None if fact.event is None else draft_event(fact.event, fact.unit, hit.value, hit.base, tree),
        origin=fact.origin,
    )
