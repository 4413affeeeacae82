"""Lays out all bytes of an exchange that are searched for known values, and knows of each place which leaf it is.

One run of bytes: the texts of all leaves and the names of members, binary leaves whole, the request as sent – target,
host, header fields that are no ASCII, body –, then, if asked for, the texts again without their separators.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from auditor.decode.tree import Tree
from auditor.model import Exchange, Leaf
from auditor.rules.neighbours import value_at

RAW = "raw"
"""First step of the path of what lies in no leaf; the second is its offset, such as ``$[17]``."""
HOST = ("$['host'][0]",)
"""Path of the host a request goes to, whatever the protocol calls it."""
_BETWEEN = b"\n"
_SEPARATORS = b" \t:-_./()"
_SHORTEST_NAME = 8


class Haystack:
    """The bytes to search of one exchange, in ``data``; from ``loose`` on, texts without separators."""

    __slots__ = ("_bare_starts", "_leaves", "_raw", "_starts", "_texts", "data", "loose")

    def __init__(self, exchange: Exchange, tree: Tree, *, loose: bool) -> None:
        leaves = tree.leaves() or (_raw("header"),)
        names = {leaf.name: leaf for leaf in reversed(leaves) if len(leaf.name) >= _SHORTEST_NAME}
        self._leaves = [*leaves, *names.values()]
        self._texts = ["" if leaf.kind == "bytes" else leaf.text for leaf in leaves]
        self._texts += names
        block = _encoded("\n".join(self._texts))
        self._raw = [*binary_leaves(tree), *_as_sent(exchange)]
        pieces = [block, *(piece for _, piece in self._raw)]
        self.loose = sum(map(len, pieces)) + len(pieces)
        if loose:
            pieces.append(block.translate(None, _SEPARATORS))
        self.data = _BETWEEN.join(pieces)
        self._starts: list[int] | None = None
        self._bare_starts: list[int] | None = None

    def locate(self, start: int, end: int) -> Leaf | None:
        """The leaf of what holds ``start:end``; None where that runs over the end of one text."""
        if self._starts is None:
            self._starts = self._measured()
        starts = self._starts
        if start >= self.loose:
            self._bare_starts = starts = self._bare_starts or self._bare()
        number = bisect_right(starts, start) - 1
        if end >= starts[number + 1]:
            return None
        kept = len(self._leaves)
        if number < kept:
            return self._leaves[number]
        leaf, _ = self._raw[number - kept]
        if leaf.path[0] == RAW:
            offset = start - starts[number]
            text = self.data[start:end].decode("utf-8", "replace")
            leaf = Leaf(leaf.where, (RAW, f"$[{offset}]"), leaf.name, text, "bytes")
        return leaf

    def _measured(self) -> list[int]:
        ascii_only = self.data.isascii()
        sizes = list(map(len, self._texts)) if ascii_only else [len(_encoded(text)) for text in self._texts]
        sizes += (len(piece) for _, piece in self._raw)
        return [0, *accumulate(size + 1 for size in sizes)]

    def _bare(self) -> list[int]:
        """Where each text without separators begins."""
        sizes = (len(_encoded(text).translate(None, _SEPARATORS)) + 1 for text in self._texts)
        return list(accumulate(sizes, initial=self.loose))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def binary_leaves(tree: Tree) -> Iterator[tuple[Leaf, bytes]]:
    """Leaves that are bytes, in full: their text shows the start only."""
    for node in tree.nodes():
        for leaf in node.leaves:
            if leaf.kind == "bytes":
                value = value_at(node.document, leaf.path[-1])
                yield leaf, value if isinstance(value, bytes) else bytes.fromhex(leaf.text)


def _as_sent(exchange: Exchange) -> Iterator[tuple[Leaf, bytes]]:
    """The parts of the request as they were sent; a query apart from what is before it, labels of DNS also joined."""
    before, mark, query = exchange.path.partition("?")
    yield _raw("path"), _encoded(before)
    if mark:
        yield _raw("query"), _encoded(query)
    yield Leaf("request.header", HOST, "host", exchange.host), _encoded(exchange.host)
    if exchange.protocol.startswith("DNS"):
        yield _raw("path"), _encoded(before.replace(".", ""))
    for _, value in exchange.request.headers:
        if not value.isascii():
            yield _raw("header"), value
    body = exchange.request.body
    if body is not None and body.data:
        yield _raw("body"), body.data


def _raw(place: str) -> Leaf:
    return Leaf(f"request.{place}", (RAW,), "", "", "bytes")
