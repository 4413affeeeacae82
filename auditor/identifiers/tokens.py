"""The tokens of one exchange: what it sent that has the shape of an identifier, and what the answer set as a cookie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.decode.tree import Tree
from auditor.identifiers.names import is_standard_header
from auditor.identifiers.shapes import LONGEST, SHORTEST, kind_of
from auditor.model import Exchange, Leaf

MOST = 96
"""Tokens kept of one exchange."""
MOST_ISSUED = 32
_BYTES_AS_HEX = 32


@dataclass(frozen=True, slots=True)
class Token:
    """A value with the shape of an identifier, and the leaf it was: where, the way to it, its name."""

    value: str
    where: str
    path: tuple[str, ...]
    name: str


def tokens_of(tree: Tree) -> tuple[Token, ...]:
    """The tokens of a decoded request in the order of its leaves, each value once a place; at most `MOST`."""
    found: dict[tuple[str, str, str], Token] = {}
    for node in tree.nodes():
        for leaf in node.leaves:
            if SHORTEST <= len(leaf.text) <= LONGEST and _may_be(leaf):
                found.setdefault((leaf.text, leaf.where, leaf.name), Token(leaf.text, leaf.where, leaf.path, leaf.name))
                if len(found) >= MOST:
                    return tuple(found.values())
    return tuple(found.values())


def issued_by(exchange: Exchange) -> tuple[str, ...]:
    """Values with the shape of an identifier that the answer set as cookies (RFC 6265 §4.1), whole or in part."""
    if exchange.response is None:
        return ()
    fields = (value for name, value in exchange.response.headers if name.lower() == b"set-cookie")
    return tuple(dict.fromkeys(_issued(fields)))[:MOST_ISSUED]


def _issued(fields: Iterable[bytes]) -> Iterable[str]:
    for field in fields:
        value = field.partition(b";")[0].partition(b"=")[2].strip(b' "').decode("utf-8", "replace")
        if len(value) > LONGEST * 4:
            continue
        for part in (value, *value.replace("%7C", "|").replace("|", "&").split("&")):
            text = part.rpartition("=")[2] if part != value else part
            if kind_of(text) is not None:
                yield text


def _may_be(leaf: Leaf) -> bool:
    if leaf.where == "request.path" or (leaf.kind == "bytes" and len(leaf.text) != _BYTES_AS_HEX):
        return False
    if leaf.where == "request.header" and len(leaf.path) == 1 and is_standard_header(leaf.name):
        return False
    if leaf.kind == "number" and not leaf.text.isdigit():
        return False
    return leaf.kind != "boolean" and kind_of(leaf.text) is not None
