"""From a document to its leaves: every scalar with its normalized path, and the values worth a second look."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from auditor.decode.decoder import Decoder
from auditor.decode.document import Document, Number, Repeated, element, member
from auditor.decode.limits import Budget
from auditor.decode.registry import BINARY_DECODERS, SHORTEST, candidates
from auditor.decode.tree import Row, Shown
from auditor.model import Outcome

_SHORTEST_BYTES = 8

Suspect = tuple[str, str, str | bytes, tuple[Decoder, ...]]
"""Normalized path, name, value, and the decoders to ask about it."""

_SEGMENTS: dict[str, str] = {}
_PLAIN: set[str] = set()
_MOST_PLAIN = 32_768
_MOST_SEGMENTS = 4096
_LONGEST_NAME = 64
_LONGEST_PLAIN = 256


def _segment(name: str) -> str:
    """As `member`, remembered for the short names every message repeats."""
    segment = member(name)
    if len(name) <= _LONGEST_NAME and len(_SEGMENTS) < _MOST_SEGMENTS:
        _SEGMENTS[name] = segment
    return segment


def _candidates(value: str) -> tuple[Decoder, ...]:
    """As `candidates`; what values turned out to be plain is remembered, for most of them come again."""
    decoders = candidates(value)
    if not decoders and len(value) <= _LONGEST_PLAIN:
        if len(_PLAIN) >= _MOST_PLAIN:
            _PLAIN.clear()
        _PLAIN.add(value)
    return decoders


def _members(container: dict[str, Document], most: int) -> Iterable[tuple[str, Document]]:
    if type(container) is Repeated:
        return islice([*container.earlier, *container.items()], most)
    return container.items() if len(container) <= most else islice(container.items(), most)


class Walk:
    """One pass over one document. ``rows`` and ``suspects`` are in document order."""

    __slots__ = ("_budget", "_room", "rows", "suspects")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._room = budget.leaves
        self.rows: list[Row] = []
        self.suspects: list[Suspect] = []

    def run(self, document: Document, name: str) -> None:
        """Take the leaves; ``name`` is that of the value the document was decoded from."""
        if isinstance(document, dict):
            self._object(document, "$")
        elif isinstance(document, list):
            self._array(document, "$", name, None)
        else:
            self._value("$", name, document, None)
        if len(self.rows) > self._room:
            self._full()
        self._budget.leaves -= len(self.rows)

    def _object(self, container: dict[str, Document], at: str) -> None:
        """All members; a list of one string, the shape of form and header values, is not worth a call of its own."""
        rows, room, segments, plain = self.rows, self._room, _SEGMENTS, _PLAIN
        value: Any  # narrowed by its exact type below, for which a call of isinstance each would be too dear
        small = type(container) is dict and len(container) <= room
        for key, value in container.items() if small else _members(container, room + 1):
            try:
                here = at + segments[key]
            except KeyError:
                here = at + _segment(key)
            kind = type(value)
            if kind is list and len(value) == 1:
                here, value = here + "[0]", value[0]
                kind = type(value)
            if kind is str:
                rows.append((here, key, value, container))
                if len(value) >= SHORTEST and value not in plain and (found := _candidates(value)):
                    self.suspects.append((here, key, value, found))
            elif kind is Number:
                rows.append((here, key, value, container))
            else:
                self._value(here, key, value, container)
                if len(rows) > room:
                    return

    def _array(self, array: list[Document], at: str, name: str, holder: dict[str, Document] | None) -> None:
        for index, value in enumerate(array):
            self._value(at + element(index), name, value, holder)
            if len(self.rows) > self._room:
                return

    def _value(self, at: str, name: str, value: Document, holder: dict[str, Document] | None) -> None:
        if isinstance(value, dict):
            self._object(value, at)
        elif isinstance(value, list):
            self._array(value, at, name, holder)
        elif isinstance(value, bytes):
            if len(value) >= _SHORTEST_BYTES:
                self.suspects.append((at, name, value, BINARY_DECODERS))
            self.rows.append((at, name, Shown(value[: self._budget.limits.shown].hex()), holder))
        else:
            if type(value) is str and value not in _PLAIN and (found := _candidates(value)):
                self.suspects.append((at, name, value, found))
            self.rows.append((at, name, value, holder))

    def _full(self) -> None:
        del self.rows[self._room :]
        limit = self._budget.limits.leaves
        self._budget.gap(Outcome.BODY_LIMIT, 0, f"more than {limit} values in one request; the rest were left out")
