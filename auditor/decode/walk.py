"""From a document to its leaves: every scalar with its normalized path, and the values worth a second look."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from auditor.decode.decoder import Decoder
from auditor.decode.document import Document, Number, Repeated, Scalar, element, member
from auditor.decode.limits import Budget
from auditor.decode.registry import BINARY_DECODERS, SHORTEST, candidates
from auditor.model import Leaf, Outcome

_SHORTEST_BYTES = 8
_WORDS = {True: "true", False: "false", None: "null"}

Suspect = tuple[str, str, str | bytes, tuple[Decoder, ...]]
"""Normalized path, name, value, and the decoders to ask about it."""


class _Draft:
    """A `Leaf` while it is filled in: the same slots without the frozen constructor, thrice as dear."""

    __slots__ = ("kind", "name", "path", "text", "where")

    def __init__(self, where: str, path: tuple[str, ...], name: str, text: str, kind: str) -> None:
        self.where = where
        self.path = path
        self.name = name
        self.text = text
        self.kind = kind


_SEGMENTS: dict[str, str] = {}
_PLAIN: set[str] = set()
_MOST_PLAIN = 32_768
_MOST_SEGMENTS = 4096
_LONGEST_NAME = 64


def _segment(name: str) -> str:
    """As `member`, remembered for the short names every message repeats."""
    segment = member(name)
    if len(name) <= _LONGEST_NAME and len(_SEGMENTS) < _MOST_SEGMENTS:
        _SEGMENTS[name] = segment
    return segment


def _candidates(value: str) -> tuple[Decoder, ...]:
    """As `candidates`; what short values turned out to be plain is remembered, for most of them come again."""
    decoders = candidates(value)
    if not decoders and len(value) <= _LONGEST_NAME:
        if len(_PLAIN) >= _MOST_PLAIN:
            _PLAIN.clear()
        _PLAIN.add(value)
    return decoders


def _members(container: dict[str, Document], most: int) -> Iterable[tuple[str, Document]]:
    if type(container) is Repeated:
        return islice([*container.earlier, *container.items()], most)
    return container.items() if len(container) <= most else islice(container.items(), most)


class Walk:
    """One pass over one document. ``leaves`` and ``suspects`` are in document order."""

    __slots__ = ("_base", "_budget", "_room", "_where", "leaves", "suspects")

    def __init__(self, where: str, base: tuple[str, ...], budget: Budget) -> None:
        self._where, self._base, self._budget = where, base, budget
        self._room = budget.leaves
        self.leaves: list[Leaf] = []
        self.suspects: list[Suspect] = []

    def run(self, document: Document, name: str) -> None:
        """Take the leaves; ``name`` is that of the value the document was decoded from."""
        if isinstance(document, dict):
            self._object(document, "$")
        elif isinstance(document, list):
            self._array(document, "$", name)
        else:
            self._value("$", name, document)
        if len(self.leaves) > self._room:
            self._full()
        self._budget.leaves -= len(self.leaves)

    def _object(self, container: dict[str, Document], at: str) -> None:
        """All members; a list of one string, the shape of form and header values, is not worth a call of its own."""
        where, base, leaves = self._where, self._base, self.leaves
        for key, value in _members(container, self._room + 1):
            try:
                here = at + _SEGMENTS[key]
            except KeyError:
                here = at + _segment(key)
            if type(value) is list and len(value) == 1:
                here, value = here + "[0]", value[0]
            if type(value) is str:
                text, kind = value, "string"
                if len(value) >= SHORTEST and value not in _PLAIN and (decoders := _candidates(value)):
                    self.suspects.append((here, key, value, decoders))
            elif type(value) is Number:
                text, kind = str(value), "number"
            else:
                self._value(here, key, value)
                if len(leaves) > self._room:
                    return
                continue
            draft = _Draft(where, (*base, here), key, text, kind)
            draft.__class__ = Leaf  # type: ignore[assignment]
            leaves.append(draft)  # type: ignore[arg-type]

    def _array(self, container: list[Document], at: str, name: str) -> None:
        for index, value in enumerate(islice(container, self._room + 1)):
            self._value(at + element(index), name, value)
            if len(self.leaves) > self._room:
                return

    def _value(self, at: str, name: str, value: Document) -> None:
        if isinstance(value, dict):
            self._object(value, at)
        elif isinstance(value, list):
            self._array(value, at, name)
        else:
            text, kind = self._scalar(at, name, value)
            self.leaves.append(Leaf(self._where, (*self._base, at), name, text, kind))

    def _scalar(self, at: str, name: str, value: Scalar) -> tuple[str, str]:
        if isinstance(value, bytes):
            if len(value) >= _SHORTEST_BYTES:
                self.suspects.append((at, name, value, BINARY_DECODERS))
            return value[: self._budget.limits.shown].hex(), "bytes"
        if isinstance(value, Number):
            return str(value), "number"
        if isinstance(value, str):
            if decoders := candidates(value):
                self.suspects.append((at, name, value, decoders))
            return value, "string"
        return _WORDS[value], "null" if value is None else "boolean"

    def _full(self) -> None:
        del self.leaves[self._room :]
        limit = self._budget.limits.leaves
        self._budget.gap(Outcome.BODY_LIMIT, 0, f"more than {limit} values in one request; the rest were left out")
