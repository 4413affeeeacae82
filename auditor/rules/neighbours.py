"""Which leaves stand beside one another: members of the same object, or parameters of the same query or form."""

from __future__ import annotations

import re

from auditor.decode.document import Document
from auditor.decode.tree import Tree
from auditor.model import Leaf
from auditor.rules.names import member_names, normalise

_STEP = re.compile(r"\['(?:[^'\\]|\\.)*'\]|\[(\d+)\]")


class Neighbours:
    """Siblings of the leaves of one tree, grouped when first asked for."""

    __slots__ = ("_groups", "_tree")

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._groups: dict[tuple[str, tuple[str, ...], str], dict[str, list[Leaf]]] | None = None

    def beside(self, leaf: Leaf) -> dict[str, list[Leaf]]:
        """All leaves of the object that holds this one (itself among them), by normalised name."""
        if self._groups is None:
            self._groups = {}
            for each in self._tree.leaves():
                group = self._groups.setdefault(_key(each), {})
                group.setdefault(normalise(each.name), []).append(each)
        return self._groups[_key(leaf)]


def _key(leaf: Leaf) -> tuple[str, tuple[str, ...], str]:
    return leaf.where, leaf.path[:-1], container_of(leaf.path[-1])


def container_of(path: str) -> str:
    """The object that holds a leaf: its path up to the last member name (``$['a'][0]['b'][1]`` gives ``$['a'][0]``)."""
    at = path.rfind("['")
    return path[:at] if at > 0 else "$"


def value_at(document: Document, path: str) -> Document:
    """The value at a normalized path; None where there is none."""
    for step in _STEP.finditer(path):
        index = step[1]
        if index is None and isinstance(document, dict):
            document = document.get(member_names(step[0])[0])
        elif index is not None and isinstance(document, list) and int(index) < len(document):
            document = document[int(index)]
        else:
            return None
    return document
