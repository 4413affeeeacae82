"""What leaves could be, kept by the names they stand among: asked for once, and then only of values.

Leaves of one name in objects of one form (`auditor.rules.objects`), reached the same way in the same place of requests,
could be the same data. What rules say of names is kept here, within bounds, and nothing of what was sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from auditor.decode.document import Number
from auditor.decode.tree import Node, Row
from auditor.rules.candidates import Called, Fit, Lookup
from auditor.rules.neighbours import Neighbours
from auditor.rules.objects import Form, Held
from auditor.rules.surroundings import Place, Surroundings

_REMEMBERED = 16_384
_NARROWED_AFTER = 8
"""Values that fit something before it pays to ask, of all that a leaf of the name could be, what it can be there."""

Hit: TypeAlias = tuple[Row, tuple[Fit, ...], Place]
"""A row, what its value fits, and where it stands."""


class Cell:
    """Leaves of one name in objects of one form: what they could be, and the ``place`` they stand at once one of them
    fits something. What they cannot be by where they stand is left out when values often fit.
    """

    __slots__ = ("_left", "called", "place")

    def __init__(self, called: Called) -> None:
        self.called = called
        self.place: Place | None = None
        self._left = _NARROWED_AFTER

    def narrow(self, lookup: Lookup, place: Place) -> None:
        """One more value fits something."""
        self._left -= 1
        if self._left == 0:
            standing = [c for c in self.called.candidates if c.place_free or c.wide or place.fit(c)]
            if len(standing) < len(self.called.candidates):
                self.called = lookup.sharing(tuple(standing))


class Cells:
    """The cells met so far in one place of requests; all are forgotten when there are too many."""

    __slots__ = ("_known", "_lookup", "_room", "_surroundings", "_times_forgotten")

    def __init__(self, lookup: Lookup, surroundings: Surroundings) -> None:
        self._lookup, self._surroundings = lookup, surroundings
        self._known: dict[tuple[str, ...], dict[Form, dict[str, Cell]]] = {}
        self._room, self._times_forgotten = _REMEMBERED, 0

    def hits(self, node: Node, rows: list[Row], objects: Iterable[Held], beside: Neighbours) -> list[Hit]:
        """The rows of a node, or of another reading of it, whose values fit something; ``objects`` hold the rows."""
        forms, lookup = self._forms(node.path), self._lookup
        found: list[Hit] = []
        for form, _, _, begin, end in objects:
            cells = forms.get(form) if form is not None else None
            if cells is None:
                cells = self._new(forms, form)
            for row in rows[begin:end]:
                _, name, value, _ = row
                cell = cells.get(name)
                if cell is None:
                    self._room -= 1
                    cell = cells[name] = Cell(lookup.names.get(name) or lookup.called(name))
                called = cell.called
                if type(value) is str:
                    fits = called.fitting.get(value)
                    if fits is None:
                        fits = called.fit(value)
                elif type(value) is Number:
                    fits = called.numbers.get(value)
                    if fits is None:
                        fits = called.fit(value)
                else:
                    fits = () if value is None else called.fit(value)
                if fits:
                    place = cell.place
                    if place is None:
                        place = cell.place = self._surroundings.place(row, node.path, beside)
                    cell.narrow(lookup, place)
                    found.append((row, fits, place))
        return found

    def _forms(self, way: tuple[str, ...]) -> dict[Form, dict[str, Cell]]:
        """The cells of documents that are reached this way, by form, to be filled in."""
        if self._room < 0 or self._times_forgotten != self._lookup.times_forgotten:
            self._room, self._times_forgotten = _REMEMBERED, self._lookup.times_forgotten
            self._known.clear()
        known = self._known.get(way)
        if known is None:
            self._room -= 1
            known = self._known[way] = {}
        return known

    def _new(self, forms: dict[Form, dict[str, Cell]], form: Form | None) -> dict[str, Cell]:
        """No cells yet; kept where the form is."""
        cells: dict[str, Cell] = {}
        if form is not None and form.kept:
            self._room -= 1
            forms[form] = cells
        return cells
