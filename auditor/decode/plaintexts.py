"""Opens what an app encrypted itself, with the plaintexts recorded on the device while it did (`CipherCall`).

A ciphertext of a log is found again as a whole body or value, below a short header of the app's, or, where it was
encrypted in steps of which only the last one's output was recorded, as the end of it. The layer is called ``aes-info``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.decode.limits import DEFAULT, Limits
from auditor.decode.radix import from_base64
from auditor.decode.request import decode_body
from auditor.decode.tree import Node, Opaque, Tree
from auditor.model import Exchange, Leaf, Unaudited

LAYER = "aes-info"
BLOCK = 16
LONGEST_HEADER = 256
SHORTEST_TEXT = 22
NO_CIPHERS = ("SHA", "MD5", "HMAC", "DSA", "ECDSA", "ED25519", "EDDSA", "NONEWITH", "PBEWITHHMAC", "AESCMAC")
"""Algorithms (beginning) whose output is not a ciphertext: digests, signatures, authentication codes."""


@dataclass(frozen=True, slots=True)
class CipherCall:
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


def join(tree: Tree, exchange: Exchange, plaintexts: Plaintexts, limits: Limits = DEFAULT) -> Tree:
    """The tree with what was inside the ciphertexts of the request as a further layer, and without their gaps.

    ``tree`` must be that of ``exchange``; it is changed where something was found.
    """
    body = exchange.request.body
    data = b"" if body is None else body.data
    opened: set[tuple[str, ...]] = set()
    gaps: list[Unaudited] = []
    found = False
    for node, at, cipher in list(_closed(tree, data)):
        call = plaintexts.find(cipher)
        if call is None:
            continue
        way = node.path if at is None else (*node.path, at)
        inner = decode_body(call.entered, limits=limits)
        for root in inner.roots:
            node.children.append((at or "$", _moved(root, node, (*way, LAYER))))
        gaps += inner.gaps
        opened.add(way)
        found = found or at is None
    if not opened:
        return tree
    kept = tuple(gap for gap in tree.gaps if not (found and gap.bytes == len(data)))
    opaque = tuple(each for each in tree.opaque if not _is_opened(each, opened))
    return Tree(tree.roots, (*kept, *gaps), opaque)


def _closed(tree: Tree, body: bytes) -> Iterator[tuple[Node, str | None, bytes]]:
    """What may be a ciphertext: the body (at None), and its values that are bytes or read as base64 or hex."""
    for node in tree.nodes():
        if node.place != "body" and node.place != "form" and node.place != "query":
            continue
        if node.place == "body" and node.decoders[-1:] == ("bytes",) and isinstance(node.document, bytes):
            yield node, None, node.document
            continue
        for leaf in node.leaves:
            value = _blob(leaf)
            if len(value) >= BLOCK:
                yield node, leaf.path[-1], value


def _blob(leaf: Leaf) -> bytes:
    if len(leaf.text) < SHORTEST_TEXT:
        return b""
    try:
        return bytes.fromhex(leaf.text)
    except ValueError:
        return b"" if leaf.kind != "string" else from_base64(leaf.text) or b""


def _is_opened(opaque: Opaque, opened: set[tuple[str, ...]]) -> bool:
    return opaque.path in opened


def _moved(node: Node, parent: Node, way: tuple[str, ...]) -> Node:
    """A node decoded on its own, with its children, as one that lies at ``way``."""
    return Node(
        place=parent.place,
        where=parent.where,
        path=way + node.path,
        decoders=(LAYER, *node.decoders),
        document=node.document,
        children=[(at, _below(child, parent, way)) for at, child in node.children],
        leaves=_leaves(node, parent, way),
    )


def _below(node: Node, parent: Node, way: tuple[str, ...]) -> Node:
    children = [(at, _below(child, parent, way)) for at, child in node.children]
    leaves = _leaves(node, parent, way)
    return Node(parent.place, parent.where, way + node.path, node.decoders, node.document, children, leaves)


def _leaves(node: Node, parent: Node, way: tuple[str, ...]) -> list[Leaf]:
    return [Leaf(parent.where, way + leaf.path, leaf.name, leaf.text, leaf.kind) for leaf in node.leaves]
