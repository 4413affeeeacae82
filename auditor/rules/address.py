"""Addresses into decoded requests: ``PLACE [decoder …] query [[decoder …] query …]``, absolute or from an anchor.

Each query after the first goes on inside a text that was itself decoded. Decoders may be left out; those given have to
occur, in their order, among the decoders that were run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from auditor.decode.document import Document
from auditor.decode.tree import Later, Node, Tree
from auditor.rules.query import Query, QuerySyntaxError, compile_query

PLACES = ("query", "header", "cookie", "path", "body")
_FORM = "form"


class AddressError(ValueError):
    """The text is no address; the message says why."""


class Spot(Struct, frozen=True):
    """A selected value: the node it is in, and its normalized path there."""

    node: Node
    value: Document
    path: str

    @property
    def where(self) -> tuple[str, ...]:
        """Decoders and normalized paths from the place to the value, as `auditor.model.Leaf.path` has it."""
        return (*self.node.path, self.path)


class Step(Struct, frozen=True):
    """Decoders that have to have run (a subsequence), then a query in what they gave."""

    decoders: tuple[str, ...]
    query: Query

    def fits(self, node: Node) -> bool:
        """Whether the node was made by these decoders, others in between allowed."""
        run = iter(node.decoders)
        return all(decoder in run for decoder in self.decoders)


class Address(Struct, frozen=True):
    """A compiled address; ``place`` is None if it is relative to an anchor."""

    text: str
    place: str | None
    steps: tuple[Step, ...]

    def find(self, tree: Tree) -> list[Spot]:
        """What an absolute address selects in a request, in order."""
        first = self.steps[0]
        spots = [
            Spot(root, value, path)
            for root in tree.roots
            if root.place == self.place and first.fits(root)
            for value, path in first.query.find(root.document)
        ]
        return self._descend(spots)

    def find_from(self, anchor: Spot) -> list[Spot]:
        """What a relative address selects, ``$`` being the anchor."""
        query = self.steps[0].query
        found = query.find(anchor.value, anchor.path)
        return self._descend([Spot(anchor.node, value, path) for value, path in found])

    def _descend(self, spots: list[Spot]) -> list[Spot]:
        for step in self.steps[1:]:
            if not spots:
                break
            spots = [
                Spot(child, value, path)
                for child in _children(spots)
                if step.fits(child)
                for value, path in step.query.find(child.document)
            ]
        return spots


def _children(spots: Sequence[Spot]) -> Iterable[Node]:
    """Nodes decoded from the selected values, in the order of these."""
    known: dict[int, dict[str, list[Node | Later]]] = {}
    for spot in spots:
        if not spot.node.parts:
            continue
        by_path = known.get(id(spot.node))
        if by_path is None:
            by_path = known[id(spot.node)] = {}
            for path, child in spot.node.parts:
                by_path.setdefault(path, []).append(child)
        for part in by_path.get(spot.path, ()):
            yield part.node() if isinstance(part, Later) else part


def is_relative(text: str) -> bool:
    """Whether a text is meant as a relative address."""
    return text.startswith("$")


def is_absolute(text: str) -> bool:
    """Whether a text is meant as a full address rather than as a literal."""
    head, space, rest = text.partition(" ")
    return bool(space) and (head in PLACES or head == _FORM) and "$" in rest


def parse_address(text: str, decoders: Iterable[str] | None = None) -> Address:
    """Compile an address; raises `AddressError`. ``decoders`` are the known names (None: any)."""
    tokens = _tokens(text)
    place, pending = None, list[str]()
    if not text.startswith("$"):
        if not tokens or (tokens[0] not in PLACES and tokens[0] != _FORM):
            raise AddressError(f"an address begins with one of {', '.join(PLACES)}, {_FORM} (or '$' inside 'each')")
        place = "body" if tokens[0] == _FORM else tokens[0]
        pending = [_FORM] if tokens[0] == _FORM else []
        tokens = tokens[1:]
    known = None if decoders is None else set(decoders)
    steps: list[Step] = []
    for token in tokens:
        if not token.startswith("$"):
            if known is not None and token not in known:
                raise AddressError(f"{token!r} is neither a decoder ({', '.join(sorted(known))}) nor a query ('$…')")
            pending.append(token)
            continue
        try:
            steps.append(Step(tuple(pending), compile_query(token)))
        except QuerySyntaxError as error:
            raise AddressError(f"{token}: {error}") from error
        pending = []
    if pending or not steps:
        raise AddressError("an address ends with a query ('$…')")
    return Address(text, place, tuple(steps))


def _tokens(text: str) -> list[str]:
    """Split at white space that is neither in quotes nor in brackets."""
    if "[" not in text and "(" not in text:
        return text.split()
    tokens, current, quote, depth, escaped = list[str](), "", "", 0, False
    for char in text:
        if char.isspace() and not quote and depth == 0:
            if current:
                tokens.append(current)
            current = ""
            continue
        current += char
        if quote:
            escaped, quote = (not escaped and char == "\\"), ("" if char == quote and not escaped else quote)
        elif char in "'\"" and depth:
            quote = char
        else:
            depth += (char in "[(") - (char in "])")
    return [*tokens, current] if current else tokens
