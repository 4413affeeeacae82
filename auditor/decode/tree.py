"""What decoding gives: nodes with their documents, the leaves of all of them, and what stayed closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.decode.document import Document
from auditor.model import Leaf, Unaudited


@dataclass(slots=True)
class Node:
    """One decoded document and the way to it.

    ``place`` is one of query, header, cookie, path and body, ``where`` the same as leaves call it. ``path`` leads up to
    and including the decoder that made the document; ``decoders`` are those run since the last normalized path.
    ``children`` are the nodes decoded from strings or bytes of this document, with their normalized paths in it.
    ``leaves`` are the scalars of this document alone.
    """

    place: str
    where: str
    path: tuple[str, ...]
    decoders: tuple[str, ...]
    document: Document
    children: list[tuple[str, Node]] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list, repr=False)


@dataclass(frozen=True, slots=True)
class Opaque:
    """A blob no decoder recognised and that looks random: length in bytes, Shannon entropy in bits per byte.

    ``container`` names a known encrypted format by its first bytes, or is None.
    """

    where: str
    path: tuple[str, ...]
    bytes: int
    entropy: float
    container: str | None


@dataclass(slots=True)
class Tree:
    """Everything decoded of one request: a root a place, the gaps, and the opaque blobs."""

    roots: tuple[Node, ...]
    gaps: tuple[Unaudited, ...]
    opaque: tuple[Opaque, ...]
    _leaves: tuple[Leaf, ...] | None = field(default=None, repr=False)

    def nodes(self) -> Iterator[Node]:
        """All nodes, each before its children."""
        stack = list(reversed(self.roots))
        while stack:
            node = stack.pop()
            yield node
            if node.children:
                stack.extend(child for _, child in reversed(node.children))

    def leaves(self) -> tuple[Leaf, ...]:
        """Every scalar of every node in the order of `nodes`; a string decoded further is a leaf itself as well."""
        if self._leaves is None:
            self._leaves = tuple(leaf for node in self.nodes() for leaf in node.leaves)
        return self._leaves
