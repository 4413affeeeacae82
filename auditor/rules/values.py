"""From selected values to leaves: their text, their kind, their name."""

from __future__ import annotations

from auditor.decode.document import Document, Number
from auditor.model import Leaf
from auditor.rules.address import Spot
from auditor.rules.names import last_name

SHOWN_BYTES = 4096
"""Bytes of a binary value its hexadecimal text covers."""


def text_of(value: Document) -> str | None:
    """The source text of a scalar; None for objects, arrays and null."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value[:SHOWN_BYTES].hex() if isinstance(value, bytes) else None


def leaf_of(spot: Spot) -> Leaf:
    """The leaf at a place that holds a scalar."""
    where = spot.where
    return Leaf(spot.node.where, where, last_name(where), text_of(spot.value) or "", _kind(spot.value))


def _kind(value: Document) -> str:
    if isinstance(value, Number):
        return "number"
    if isinstance(value, str):
        return "string"
    return "boolean" if isinstance(value, bool) else "bytes"
