"""From an exchange to the tree of its request: roots a place, then what is inside their values, to the limits."""

from __future__ import annotations

import re
from collections import deque

from msgspec import Struct, field

from auditor.decode.decoder import INSIDE, Hints
from auditor.decode.document import Document, element, member
from auditor.decode.entropy import LEAST, container, entropy, even, random_looking
from auditor.decode.envelopes.mixmode import marked, mixed_values
from auditor.decode.limits import DEFAULT, Budget, Limits
from auditor.decode.media import container as media
from auditor.decode.multipart import parameters
from auditor.decode.places import cookies, headers, path_segments, query
from auditor.decode.radix import from_base64
from auditor.decode.registry import ENVELOPES, MIX_MODE, URLS, Chain, unfold
from auditor.decode.tree import Later, Node, Opaque, Row, Tree
from auditor.decode.url import Url, ordinary, pairs
from auditor.decode.walk import Suspect, Walk
from auditor.model import Exchange, Message, Outcome

_ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}
_MAGICS = {"gzip": b"\x1f\x8b\x08", "zstd": b"\x28\xb5\x2f\xfd"}
_FINAL = ("text", "bytes")
_RANDOM_TEXT = LEAST * 4 // 3
_JWE = re.compile(r"eyJ[\w-]++\.[\w-]*+\.[\w-]++\.([\w-]++)\.[\w-]++", re.ASCII)
"""JSON Web Encryption in compact form (RFC 7516, section 7.1): the ciphertext is the fourth part."""


class _Work(Struct):
    """A tree in the making: nodes whose values are still to be looked into, oldest first."""

    budget: Budget
    roots: list[Node] = field(default_factory=list)
    opaque: list[Opaque] = field(default_factory=list)
    pending: deque[tuple[Node, Suspect, int]] = field(default_factory=deque)

    def add(self, parent: Node | None, way: tuple[str, ...], chain: Chain, place: str, name: str, depth: int) -> None:
        """Make a node at ``way`` (up to the normalized path) and queue what its document holds."""
        where = f"request.{place}"
        path = way + chain.decoders
        walk = Walk(self.budget)
        walk.run(chain.document, name)
        node = Node(place, where, path, chain.decoders, chain.document, walk.rows)
        if parent is None:
            self.roots.append(node)
        else:
            parent.add(way[-1], node)
        last = chain.decoders[-1] if chain.decoders else ""
        if last not in _FINAL and not isinstance(chain.document, bytes):
            depth += len(chain.decoders)
            self.pending.extend((node, suspect, depth) for suspect in walk.suspects)

    def run(self) -> None:
        """Look into every value queued, and into what comes of it."""
        if any(marked(root.document) for root in self.roots):
            self._unmix()
        while self.pending:
            node, (at, name, value, decoders), depth = self.pending.popleft()
            if decoders is URLS and self._put_off(node, at, name, value, depth):
                continue
            chain = unfold(value, INSIDE, self.budget, depth, decoders if isinstance(value, str) else None)
            if chain is not None:
                self.add(node, (*node.path, at), chain, node.place, name, depth)
            elif not (node.decoders[-1:] == ("jwt",) and at == "$['signature']"):
                self.leftover(node, at, value)

    def _put_off(self, node: Node, at: str, name: str, value: str | bytes, depth: int) -> bool:
        """Leave an ordinary URL to be read when somebody looks; False where it has to be read now."""
        count = ordinary(value) if isinstance(value, str) else 0
        if not 0 < count <= self.budget.leaves or depth >= self.budget.limits.depth or not isinstance(value, str):
            return False
        self.budget.leaves -= count
        node.add(at, Later(node, at, name, value, _URL))
        return True

    def _unmix(self) -> None:
        """Queue what a mark of the request calls mixed, in place of other guesses at it."""
        for root in self.roots:
            if root.place not in ("query", "body"):
                continue
            mixed = {"$" + member(name) + element(at): (name, value) for name, at, value in mixed_values(root.document)}
            self.pending = deque(each for each in self.pending if each[0] is not root or each[1][0] not in mixed)
            for at, (name, value) in mixed.items():
                self.pending.append((root, (at, name, value, (MIX_MODE,)), len(root.decoders)))

    def leftover(self, node: Node, at: str, value: str | bytes) -> None:
        """Report a value nothing was made of if it looks random."""
        raw = _blob(value)
        if raw is None or media(raw) is not None:
            return
        sealed = isinstance(value, str) and _JWE.fullmatch(value) is not None
        measured, known = random_looking(raw), "JWE" if sealed else container(raw)
        if measured is not None or known is not None:
            shown = round(entropy(raw) if measured is None else measured, 3)
            self.opaque.append(Opaque(node.where, (*node.path, at), len(raw), shown, known, even(raw)))

    def tree(self) -> Tree:
        """What has come of it."""
        self.run()
        return Tree(tuple(self.roots), tuple(self.budget.gaps.values()), tuple(self.opaque))


class _OrdinaryUrl:
    """Reads an ordinary URL as `Url` does."""

    name = "url"

    def pairs(self, text: str) -> list[tuple[str, str]]:
        return pairs(text)

    def read(self, text: str, name: str) -> tuple[Document, list[Row]]:
        parsed = Url().decode(text, INSIDE, Budget.of(DEFAULT))
        document = None if parsed is None else parsed.document
        walk = Walk(Budget.of(DEFAULT))
        walk.run(document, name)
        return document, walk.rows


_URL = _OrdinaryUrl()


def _blob(value: str | bytes) -> bytes | None:
    if isinstance(value, bytes):
        return value
    if len(value) < _RANDOM_TEXT:
        return None
    sealed = _JWE.fullmatch(value)
    if sealed is not None:
        return from_base64(sealed[1])
    try:
        return bytes.fromhex(value)
    except ValueError:
        return from_base64(value)


def _hints(content_type: str, message_encoding: str) -> Hints:
    media_type, semicolon, _ = content_type.partition(";")
    named = parameters(content_type) if semicolon else {}
    boundary, charset = named.get("boundary", ""), named.get("charset", "").lower()
    return Hints(media_type.strip().lower(), boundary, charset, True, message_encoding=message_encoding.lower())


def _decoded_before(encoding: str, data: bytes) -> tuple[str, ...]:
    """The content codings the reader took off, outermost first; none where the body still bears their mark."""
    tokens = [_ENCODINGS.get(t.strip().lower(), "") for t in encoding.split(",") if t.strip().lower() != "identity"]
    if not all(tokens) or not tokens:
        return ()
    magic = _MAGICS.get(tokens[-1])
    return () if magic is not None and data.startswith(magic) else tuple(reversed(tokens))


def _body(work: _Work, data: bytes, content_type: str, encoding: str, message_encoding: str) -> None:
    before = _decoded_before(encoding, data) if encoding else ()
    known = container(data)
    decoders = None if known is None else ENVELOPES
    chain = unfold(data, _hints(content_type, message_encoding), work.budget, len(before), decoders)
    if chain is None:
        chain = Chain(("bytes",), data)
    work.add(None, before, chain, "body", "", 0)
    root = work.roots[-1]
    root.decoders = root.path
    if isinstance(root.document, bytes) and root.decoders[-1] == "bytes":
        _closed(work, root, root.document)
    elif isinstance(root.document, str):
        work.leftover(root, "$", root.document)


def _closed(work: _Work, root: Node, data: bytes) -> None:
    measured, known = random_looking(data), container(data)
    work.budget.gap(Outcome.UNDECODABLE, len(data), "a request body in no encoding known here")
    if measured is not None or known is not None:
        shown = round(entropy(data) if measured is None else measured, 3)
        work.opaque.append(Opaque(root.where, root.path, len(data), shown, known, even(data)))


def decode_body(
    data: bytes,
    content_type: str = "",
    content_encoding: str = "",
    limits: Limits = DEFAULT,
    message_encoding: str = "",
) -> Tree:
    """The tree of one body alone, content codings already taken off; ``message_encoding`` is ``grpc-encoding``."""
    work = _Work(Budget.of(limits))
    if data:
        _body(work, data, content_type, content_encoding, message_encoding)
    return work.tree()


def _header(message: Message, name: bytes) -> str:
    value = message.header(name)
    return "" if value is None else value.decode("latin-1")


def decode(exchange: Exchange, limits: Limits = DEFAULT) -> Tree:
    """The tree of a request: query, header, cookie, path and body, as far as they are there. Never raises."""
    work = _Work(Budget.of(limits))
    request = exchange.request
    documents: tuple[tuple[str, Document], ...] = (
        ("query", query(exchange.path)),
        ("header", headers(request.headers)),
        ("cookie", cookies(request.headers)),
        ("path", path_segments(exchange.path)),
    )
    for place, document in documents:
        if document:
            work.add(None, (), Chain((), document), place, "", 0)
    body = request.body
    if body is not None and body.data:
        kind = _header(request, b"content-type")
        inner = _header(request, b"grpc-encoding") if kind.startswith("application/grpc") else ""
        _body(work, body.data, kind, _header(request, b"content-encoding"), inner)
    if body is not None and body.truncated:
        lost = body.length - len(body.data)
        work.budget.gap(Outcome.BODY_LIMIT, lost, f"request body of {body.length} bytes, of which the start was kept")
    return work.tree()
