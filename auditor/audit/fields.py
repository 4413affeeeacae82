"""The fields of a request no detector spoke of, by the shape of their value: what may hide a datum that was renamed.

Shapes tell what kind of text it is and about how long it is, and nothing else of a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from auditor.decode.tree import Shown, Tree
from auditor.identifiers.names import is_standard_header
from auditor.identifiers.shapes import is_time, kind_of
from auditor.model import Detection

MOST = 512
"""Fields kept of one request."""
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?")
_SHORTEST = 2


class Field(Struct, frozen=True):
    """A leaf nobody spoke of: ``where`` it is, the way to it, and the `shape_of` its value."""

    where: str
    path: tuple[str, ...]
    shape: str


def fields_of(tree: Tree, detections: Iterable[Detection]) -> tuple[Field, ...]:
    """The fields of a decoded request that none of the detections is about; at most `MOST`.

    Values that were decoded further are passed over, since what is in them is looked at; so are flags, times, path
    segments and standard headers.
    """
    told = {(detection.leaf.where, detection.leaf.path) for detection in detections}
    found: list[Field] = []
    for node in tree.nodes():
        if node.place == "path":
            continue
        opened = {at for at, _ in node.parts}
        headers = node.place == "header" and not node.decoders
        for at, name, value, _ in node.rows:
            if not isinstance(value, str) or at in opened or (headers and is_standard_header(name)):
                continue
            path = (*node.path, at)
            shape = None if type(value) is Shown else shape_of(value)
            if shape is None or (node.where, path) in told:
                continue
            found.append(Field(node.where, path, shape))
            if len(found) >= MOST:
                return tuple(found)
    return tuple(found)


def shape_of(value: str) -> str | None:
    """``number-4``, ``id-32``, ``text-8``: kind, and length down to a power of two; None for flags and times."""
    if len(value) < _SHORTEST:
        return None
    if _NUMBER.fullmatch(value) is not None:
        digits = value.lstrip("-")
        return None if digits.isdigit() and is_time(digits) else f"number-{_rough(len(value))}"
    kind = "text" if kind_of(value) is None else "id"
    return f"{kind}-{_rough(len(value))}"


def _rough(length: int) -> int:
    return 1 << (length.bit_length() - 1)
