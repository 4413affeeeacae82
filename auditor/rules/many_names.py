"""How many different names one message may hold before the rest of them are known by their exact spelling only.

Each new name is asked about by its words and by dozens of expressions; a message of 50,000 made-up names would take
seconds. Which names are left out depends on the message alone, not on what was seen before.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from auditor.decode.tree import Node, Row
from auditor.model import Outcome, Unaudited
from auditor.rules.names import normalise

MOST_NAMES = 4096
"""Different names of one message that are looked up in every way; messages of real apps hold some hundreds."""


class NamesMet:
    """The names of one message, counted as they come; ``exact`` are those that rules name as they are, normalised.

    Of names beyond the limit those in ``exact`` are kept, up to as many again.
    """

    __slots__ = ("_exact", "_met", "_more", "left_out")

    def __init__(self, exact: Container[str]) -> None:
        self._exact = exact
        self._met: set[str] = set()
        self._more: set[str] = set()
        self.left_out = 0

    def meet(self, names: Iterable[str]) -> bool:
        """Count names that are looked up at once; False if there is no room for more."""
        if len(self._met) >= MOST_NAMES:
            return False
        self._met.update(names)
        return True

    def admit(self, rows: list[Row]) -> list[Row]:
        """The rows to look at: the same list, or one without the rows of names there is no room for."""
        met = self._met
        names = {row[1] for row in rows}
        if len(met) + len(names) > MOST_NAMES and len(met | names) > MOST_NAMES:
            kept = [row for row in rows if self._known(row[1])]
            self.left_out += len(rows) - len(kept)
            return kept
        met |= names
        return rows

    def thinned(self, node: Node) -> Node:
        """The node itself, or one like it of those of its rows there is room for."""
        rows = self.admit(node.rows)
        if rows is node.rows:
            return node
        return Node(node.place, node.where, node.path, node.decoders, node.document, rows)

    def gap(self) -> Unaudited | None:
        """What was left out, if anything was."""
        if not self.left_out:
            return None
        detail = f"more than {MOST_NAMES} different names in one request; values under most of the others were left out"
        return Unaudited(Outcome.BODY_LIMIT, 1, 0, 0, detail)

    def _known(self, name: str) -> bool:
        """Whether there is room for a name; it is counted if so."""
        if name in self._met or name in self._more:
            return True
        if len(self._met) < MOST_NAMES:
            self._met.add(name)
            return True
        if len(self._more) < MOST_NAMES and normalise(name) in self._exact:
            self._more.add(name)
            return True
        return False
