"""The tokens of one exchange: what it sent that has the shape of an identifier, and what the answer set as a cookie."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from auditor.decode.document import Number
from auditor.decode.tree import Later, Shown, Tree
from auditor.identifiers.names import Likelihood, is_standard_header, likelihood
from auditor.identifiers.shapes import LONGEST, SHORTEST, kind_of
from auditor.model import Exchange

MOST = 96
"""Tokens kept of one exchange."""
MOST_ISSUED = 32
SURELY = 16
"""Characters from which on a value may be an identifier although its field's name says nothing."""
_BYTES_AS_HEX, _REMEMBERED = 32, 4096


class Token(Struct, frozen=True):
    """A value with the shape of an identifier, and the leaf it was: where, the way to it, its name."""

    value: str
    where: str
    path: tuple[str, ...]
    name: str


def tokens_of(tree: Tree, *, thorough: bool = False) -> tuple[Token, ...]:
    """The tokens of a decoded request in the order of its leaves, each value once a place; at most `MOST`.

    Values that were decoded further are passed over, since what is in them is looked at.
    Unless ``thorough``, fields whose names speak against an identifier are passed over, and so are short values where
    the name says nothing.
    """
    found: dict[tuple[str, str, str], Token] = {}
    for node in tree.nodes_of(_speak_for):
        if node.place == "path":
            continue
        opened = {at for at, _ in node.parts}
        headers = node.place == "header" and not node.decoders
        for at, name, value, _ in node.rows:
            if value is None or value is True or value is False or not SHORTEST <= len(value) <= LONGEST:
                continue
            if not thorough and likelihood(name) < (Likelihood.SILENT if len(value) >= SURELY else Likelihood.PERHAPS):
                continue
            if at in opened or kind_of(value) is None or not _may_be(value) or (headers and is_standard_header(name)):
                continue
            key = (value, node.where, name)
            if key not in found:
                found[key] = Token(str(value), node.where, (*node.path, at), name)
                if len(found) >= MOST:
                    return tuple(found.values())
    return tuple(found.values())


def _speak_for(later: Later) -> bool:
    """Whether a document nobody has looked at yet may hold an identifier, by the names in it."""
    return _one_speaks(tuple([name for name, _ in later.pairs]))


@lru_cache(_REMEMBERED)
def _one_speaks(names: tuple[str, ...]) -> bool:
    return any(likelihood(name) >= Likelihood.PERHAPS for name in names)


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


def _may_be(value: str) -> bool:
    """Bytes are taken where they are sixteen (a UUID), numbers where they are whole."""
    if type(value) is Shown:
        return len(value) == _BYTES_AS_HEX
    return type(value) is not Number or value.isdigit()
