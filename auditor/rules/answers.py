"""Reads what the answers of known endpoints say of the things events are about: how long a video is, what it is called.

Answers hold what a server sends, not what the device does; nothing in them is ever a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from auditor.decode import decode_body
from auditor.decode.tree import Tree
from auditor.model import Exchange, Message
from auditor.rules.address import Spot
from auditor.rules.conditions import HostIndex, holds, target_path
from auditor.rules.events import resolve, to_number
from auditor.rules.schema import AnswerEntry, EndpointRule, Source

MOST_LEARNT = 2000
"""Things one answer may tell of."""


class Learnt(Struct, frozen=True):
    """What an answer said of ``subject``: its length ``of`` in ``unit`` (s or ms) and its title, as far as it did."""

    rule: str
    recipient: str
    subject: str
    of: float | None
    unit: str | None
    title: str | None


class AnswerReader:
    """All rules that say something of answers, indexed by host."""

    def __init__(self, rules: Iterable[EndpointRule]) -> None:
        self._index = HostIndex(rule for rule in rules if rule.answers)

    def read(self, exchange: Exchange) -> tuple[Learnt, ...]:
        """What this exchange's answer says, as far as its rules go (``has`` of a rule is not looked at)."""
        rules = self._index.find(exchange.host)
        if not rules or exchange.response is None:
            return ()
        path = target_path(exchange)
        fitting = [rule for rule in rules if holds(rule.when, exchange, path)]
        tree = _decoded(exchange.response) if fitting else None
        if tree is None:
            return ()
        found = (each for rule in fitting for entry in rule.answers for each in _learn(rule, entry, tree))
        return tuple(each for each, _ in zip(found, range(MOST_LEARNT), strict=False))


def _decoded(response: Message) -> Tree | None:
    body = response.body
    if body is None or not body.data:
        return None
    return decode_body(body.data, _header(response, b"content-type"), _header(response, b"content-encoding"))


def _header(message: Message, name: bytes) -> str:
    value = message.header(name)
    return "" if value is None else value.decode("latin-1")


def _learn(rule: EndpointRule, entry: AnswerEntry, tree: Tree) -> Iterator[Learnt]:
    for anchor in entry.each.find(tree):
        subject, of, title = (_text(source, anchor, tree) for source in (entry.subject, entry.of, entry.title))
        length = to_number(of)
        if length is not None and length <= 0:
            length = None
        if subject is not None and (length is not None or title is not None):
            yield Learnt(rule.id, rule.recipient, subject, length, None if length is None else entry.unit, title)


def _text(source: Source | None, anchor: Spot, tree: Tree) -> str | None:
    return None if source is None else resolve(source, anchor, tree)
