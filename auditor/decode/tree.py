"""What decoding gives: nodes with their documents, the leaves of all of them, and what stayed closed.

Most values are never asked for, so a node keeps rows of what a leaf is made of and makes `Leaf` values when somebody
looks; a plain URL among its values becomes a node of its own only then, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

from msgspec import Struct

from auditor.decode.document import Document, Number
from auditor.model import Leaf, Unaudited


class Shown(str):
    """The hexadecimal text that stands for bytes."""

    __slots__ = ()


Row: TypeAlias = "tuple[str, str, str | bool | None, dict[str, Document] | None]"
"""What a leaf is made of: normalized path in the document, name, value, and the object that holds it if one does.

The value is text, `Number`, `Shown`, bool or None.
"""


class LaterDecoder(Protocol):
    """What reads a value when somebody looks; ``name`` is the decoder's in paths."""

    name: str

    def pairs(self, text: str) -> list[tuple[str, str]]:
        """Names and values of the leaves there will be."""

    def read(self, text: str, name: str) -> tuple[Document, list[Row]]:
        """The document, and what its leaves are made of; ``name`` is that of the value."""


_KINDS: dict[type, str] = {str: "string", Number: "number", Shown: "bytes", bool: "boolean", type(None): "null"}
_WORDS = {True: "true", False: "false", None: "null"}


def text_of_row(row: Row) -> str:
    """The text of the leaf a row is."""
    value = row[2]
    return str(value) if isinstance(value, str) else _WORDS[value]


class Node:
    """One decoded document and the way to it.

    ``place`` is one of query, header, cookie, path and body, ``where`` the same as leaves call it. ``path`` leads up to
    and including the decoder that made the document; ``decoders`` are those run since the last normalized path.
    ``rows`` say what its leaves are made of; `children` and `leaves` are made of what is kept when they are asked for.
    """

    __slots__ = ("_leaves", "_parts", "decoders", "document", "path", "place", "rows", "where")

    def __init__(
        self,
        place: str,
        where: str,
        path: tuple[str, ...],
        decoders: tuple[str, ...],
        document: Document,
        rows: list[Row],
    ) -> None:
        self.place = place
        self.where = where
        self.path = path
        self.decoders = decoders
        self.document = document
        self.rows = rows
        self._parts: list[tuple[str, Node | Later]] = []
        self._leaves: list[Leaf] | None = None

    @property
    def children(self) -> list[tuple[str, Node]]:
        """The nodes decoded from strings or bytes of this document, with their normalized paths in it."""
        return [(at, part.node() if isinstance(part, Later) else part) for at, part in self._parts]

    @property
    def parts(self) -> list[tuple[str, Node | Later]]:
        """As `children`, those nobody has looked at yet unmade."""
        return self._parts

    def add(self, at: str, child: Node | Later) -> None:
        """One more child, decoded from the value at this normalized path."""
        self._parts.append((at, child))

    @property
    def leaves(self) -> list[Leaf]:
        """The scalars of this document alone."""
        if self._leaves is None:
            self._leaves = [self.leaf(row) for row in self.rows]
        return self._leaves

    def leaf(self, row: Row) -> Leaf:
        """The leaf one of its rows is."""
        value = row[2]
        text = str(value) if isinstance(value, str) else _WORDS[value]
        return Leaf(self.where, (*self.path, row[0]), row[1], text, _KINDS[type(value)])

    def moved(self, parent: Node, way: tuple[str, ...], decoders: tuple[str, ...]) -> Node:
        """The same with its children as it lies at ``way`` below ``parent``, made by ``decoders``."""
        node = Node(parent.place, parent.where, way + self.path, decoders, self.document, self.rows)
        for at, child in self.children:
            node.add(at, child.moved(parent, way, child.decoders))
        return node


class Later:
    """A child whose content is known to hold nothing to decode further, to be read when somebody looks.

    ``name`` is that of the value, ``decoder`` says what makes the document of it and what its leaves will be, ``where``
    is that of its parent.
    """

    __slots__ = ("_at", "_decoder", "_made", "_name", "_pairs", "_path", "_place", "_text", "where")

    def __init__(self, parent: Node, at: str, name: str, text: str, decoder: LaterDecoder) -> None:
        self._place, self.where, self._path = parent.place, parent.where, parent.path
        self._at, self._name, self._text, self._decoder = at, name, text, decoder
        self._made: Node | None = None
        self._pairs: list[tuple[str, str]] | None = None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of its leaves."""
        if self._pairs is None:
            self._pairs = self._decoder.pairs(self._text)
        return self._pairs

    def node(self) -> Node:
        """The node, always the same."""
        if self._made is None:
            decoder = self._decoder
            document, rows = decoder.read(self._text, self._name)
            path = (*self._path, self._at, decoder.name)
            self._made = Node(self._place, self.where, path, (decoder.name,), document, rows)
        return self._made


class Opaque(Struct, frozen=True):
    """A blob no decoder recognised and that looks random: length in bytes, Shannon entropy in bits per byte.

    ``container`` names a known encrypted format by its first bytes, or is None; ``even`` is True where byte values are
    as evenly spread as in ciphertext.
    """

    where: str
    path: tuple[str, ...]
    bytes: int
    entropy: float
    container: str | None
    even: bool = False


class Tree(Struct):
    """Everything decoded of one request: a root a place, the gaps, and the opaque blobs."""

    roots: tuple[Node, ...]
    gaps: tuple[Unaudited, ...]
    opaque: tuple[Opaque, ...]
    _leaves: tuple[Leaf, ...] | None = None

    def nodes(self) -> Iterator[Node]:
        """All nodes, each before its children."""
        return self.nodes_of(lambda later: True)

    def nodes_of(self, wanted: Callable[[Later], bool]) -> Iterator[Node]:
        """As `nodes`, but those nobody has looked at yet only if they are wanted."""
        stack: list[Node | Later] = list(reversed(self.roots))
        while stack:
            part = stack.pop()
            if isinstance(part, Later):
                if not wanted(part):
                    continue
                part = part.node()
            yield part
            if part.parts:
                stack.extend([child for _, child in reversed(part.parts)])

    def leaves(self) -> tuple[Leaf, ...]:
        """Every scalar of every node in the order of `nodes`; a string decoded further is a leaf itself as well."""
        if self._leaves is None:
            self._leaves = tuple(leaf for node in self.nodes() for leaf in node.leaves)
        return self._leaves
