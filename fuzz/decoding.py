"""Requests decoded to trees: every leaf can be found again by its path, and limits hold."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from base64 import b64encode

from auditor.decode.document import Document
from auditor.decode.limits import Limits
from auditor.decode.request import decode
from auditor.decode.tree import Node
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.rules.query import compile_query
from fuzz.dice import Dice
from fuzz.running import fuzz

TYPES = (
    b"", b"application/json", b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=x",
    b"application/x-protobuf", b"application/grpc", b"text/plain; charset=utf-16", b"application/cbor",
    b"application/msgpack", b"text/xml", b"application/dns-message",
)  # fmt: skip
LIMITS = Limits(leaves=400, nesting=32, document=1 << 16, expansion=1 << 18)
LOOKED_UP = 40


def one_input(data: bytes) -> None:
    """The first byte chooses the content type, the second the length of the path; the rest is the body."""
    dice = Dice(data)
    kind, path = TYPES[dice.number() % len(TYPES)], dice.take(dice.number()).decode("latin-1")
    exchange = request(path, kind, dice.rest())
    tree = decode(exchange, LIMITS)
    leaves = tree.leaves()
    assert len(leaves) <= LIMITS.leaves
    looked_up = 0
    for node in tree.nodes():
        for leaf in node.leaves:
            assert leaf.where == node.where
            assert leaf.path[:-1] == node.path, (leaf, node.path)
            if looked_up < LOOKED_UP:
                looked_up += 1
                assert _leads_somewhere(node, leaf.path[-1]), leaf
        for at, child in node.children:
            assert child.path[: len(node.path) + 1] == (*node.path, at)
            assert child.path == (*node.path, at, *child.decoders)
    assert decode(exchange, LIMITS).leaves() == leaves


def _leads_somewhere(node: Node, at: str) -> bool:
    found: list[tuple[Document, str]] = compile_query(at).find(node.document)
    return any(path == at and not isinstance(value, dict | list) for value, path in found)


def request(path: str, kind: bytes, body: bytes) -> Exchange:
    """A request with this path, content type and body."""
    sent = Body(body, len(body), hashlib.sha256(body).hexdigest())
    headers = ((b"content-type", kind), (b"cookie", b"id=7; " + body[:64]), (b"x-meadow", body[:64]))
    client, server = Endpoint("192.0.2.1", 40000), Endpoint("198.51.100.1", 443)
    return Exchange(
        0, 0, "HTTP/1.1", "POST", "https", "log.example", 443, path, 200, Message(headers, sent), None, client, server
    )


def seeds() -> list[bytes]:
    """One text under many wrappings."""
    text = (
        b'{"header": {"device_model": "Meadow 7", "lat": 48.40}, "list": [1, null, "a%3Db", "'
        + b64encode(b'{"gaid": "38400000-8cf0-11bd-b23e-10b96e40000d"}')
        + b'"], "list": true}'
    )
    form = b"model=Meadow+7&inner=" + b64encode(text) + b"&url=https%3A%2F%2Fa.example%2F%3Fx%3D1"
    parts = b'--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n' + text + b"\r\n--x--\r\n"
    path = b"\x10/a?lat=48.4&q=%7B"
    token = b"eyJhbGciOiJub25lIn0." + b64encode(b'{"sub":"anna"}').rstrip(b"=") + b"."
    bodies = (
        (1, text), (1, gzip.compress(text, mtime=0)), (0, zlib.compress(text)), (2, form), (3, parts), (0, token),
        (4, b"\x0a\6meadow\x12\4\x0a\2ab\x18\x96\1\x25\0\0\x80\x3f"), (5, b"\0\0\0\0\x08\x0a\6meadow"),
        (7, b"\xa2\x61a\x01\x61b\x82\x02\x43abc"), (8, b"\x82\xa1a\x01\xa1b\x92\x02\xc4\3abc"), (6, text[:40]),
    )  # fmt: skip
    return [bytes([number]) + path + body for number, body in bodies]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
