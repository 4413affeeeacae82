"""Opens what an app encrypted itself, with the plaintexts recorded on the device while it did (`CipherCall`).

A ciphertext of a log is found again as a whole body or value, below a short header of the app's, or, where it was
encrypted in steps of which only the last one's output was recorded, as the end of it. The layer is called ``aes-info``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from auditor.decode.limits import DEFAULT, Limits
from auditor.decode.radix import from_base64
from auditor.decode.request import decode_body
from auditor.decode.tree import Node, Tree
from auditor.model import Leaf, Outcome

LAYER = "aes-info"
BLOCK = 16
LONGEST_HEADER = 256
SHORTEST_TEXT = 22
PLACES = ("body", "query")
NO_CIPHERS = ("SHA", "MD5", "HMAC", "DSA", "ECDSA", "ED25519", "EDDSA", "NONEWITH", "PBEWITHHMAC", "AESCMAC")
"""Algorithms (beginning) whose output is not a ciphertext: digests, signatures, authentication codes."""


class CipherCall(Struct, frozen=True):
    """One operation of a cipher as recorded: ``entered`` it and ``left`` it, with ``iv`` and ``key`` where known."""

    time_ns: int
    process: str
    algorithm: str
    iv: bytes
    key: bytes
    entered: bytes
    left: bytes


class Plaintexts:
    """The plaintexts of recorded operations by their ciphertexts, of `BLOCK` bytes at least."""

    def __init__(self, calls: Iterable[CipherCall]) -> None:
        self._by_start: dict[bytes, list[CipherCall]] = {}
        self._by_end: dict[bytes, list[CipherCall]] = {}
        for call in calls:
            if len(call.left) >= BLOCK and not call.algorithm.upper().startswith(NO_CIPHERS):
                self._by_start.setdefault(call.left[:BLOCK], []).append(call)
                self._by_end.setdefault(call.left[-BLOCK:], []).append(call)

    def find(self, data: bytes) -> CipherCall | None:
        """The operation that gave these bytes, the most of them first."""
        if len(data) < BLOCK or not self._by_start:
            return None
        found = [
            call
            for offset in range(min(len(data) - BLOCK, LONGEST_HEADER) + 1)
            for call in self._by_start.get(data[offset : offset + BLOCK], ())
            if data.startswith(call.left, offset)
        ]
        found += (call for call in self._by_end.get(data[-BLOCK:], ()) if data.endswith(call.left))
        return max(found, key=lambda call: len(call.left), default=None)


def join(tree: Tree, plaintexts: Plaintexts, limits: Limits = DEFAULT) -> Tree:
    """The tree with what was inside the ciphertexts of the request as a further layer, without their gaps.

    ``tree`` itself is given back, changed, or another in its place.
    """
    roots = list(tree.roots)
    gaps, opaque = list(tree.gaps), list(tree.opaque)
    changed = False
    for closed in list(_closed(tree)):
        call = plaintexts.find(closed.data)
        inner = None if call is None else decode_body(call.entered, limits=limits)
        if inner is None or not inner.roots:
            continue
        changed = True
        top, way = inner.roots[0], (*closed.way, LAYER)
        if closed.at is None:
            opened = top.moved(closed.node, way, way + top.path)
            roots = [opened if root is closed.node else root for root in roots]
            gaps = [gap for gap in gaps if gap.reason is not Outcome.UNDECODABLE or gap.bytes != len(closed.data)]
            opaque = [each for each in opaque if each.path != closed.node.path]
        else:
            opened = top.moved(closed.node, way, (*closed.decoders, LAYER, *top.decoders))
            closed.node.add(closed.at, opened)
            opaque = [each for each in opaque if each.path != (*closed.node.path, closed.at)]
        gaps += inner.gaps
        opaque += (
            replace(each, where=closed.node.where, path=(*closed.way, LAYER, *each.path)) for each in inner.opaque
        )
    return Tree(tuple(roots), tuple(gaps), tuple(opaque)) if changed else tree


class _Closed(NamedTuple):
    """A possible ciphertext in ``node``: its whole document, or the value at ``at``, taken out by ``decoders``."""

    node: Node
    at: str | None
    decoders: tuple[str, ...]
    data: bytes

    @property
    def way(self) -> tuple[str, ...]:
        """The path up to the ciphertext."""
        return self.node.path[:-1] if self.at is None else (*self.node.path, self.at, *self.decoders)


def _closed(tree: Tree) -> Iterator[_Closed]:
    for node in tree.nodes():
        if node.place not in PLACES:
            continue
        if isinstance(node.document, bytes) and node.path[-1:] == ("bytes",) and any(node is r for r in tree.roots):
            yield _Closed(node, None, (), node.document)
            continue
        opened = {at for at, _ in node.children}
        for leaf in node.leaves:
            if len(leaf.text) >= SHORTEST_TEXT and leaf.kind in ("string", "bytes") and leaf.path[-1] not in opened:
                yield from _in_value(node, leaf)


def _in_value(node: Node, leaf: Leaf) -> Iterator[_Closed]:
    try:
        data = bytes.fromhex(leaf.text)
        yield _Closed(node, leaf.path[-1], ("hex",) if leaf.kind == "string" else (), data)
    except ValueError:
        pass
    data_of_text = from_base64(leaf.text) if leaf.kind == "string" else None
    if data_of_text:
        yield _Closed(node, leaf.path[-1], ("base64",), data_of_text)
