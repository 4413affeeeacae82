"""GraphQL documents and requests."""

from __future__ import annotations

from auditor.protocols.graphql import definitions, operations
from fuzz.dice import Dice
from fuzz.running import fuzz

TYPES = (
    b"application/json", b"application/graphql", b"multipart/form-data; boundary=x",
    b"application/x-www-form-urlencoded", b"text/plain",
)  # fmt: skip
DOCUMENT = (
    b'query Feed($n: Int = 3) @live { viewer { posts(first: $n) { text } } } mutation Like { like(id: "7") { ok } }'
)


def one_input(data: bytes) -> None:
    """The first byte chooses the content type; the rest is a body, a query string and a document."""
    dice = Dice(data)
    kind = TYPES[dice.number() % len(TYPES)]
    body = dice.rest()
    text = body.decode("latin-1")
    for operation in operations(kind, body, text):
        assert str(operation)
    assert sum(1 for _ in definitions(text)) <= len(text)


def seeds() -> list[bytes]:
    """A document in every wrapping."""
    escaped = DOCUMENT.replace(b'"', b'\\"')
    persisted = b'{"operationName":"Feed","extensions":{"persistedQuery":{"sha256Hash":"' + b"ab" * 32 + b'"}}}'
    upload = b'--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{a}"}\r\n--x--'
    return [
        b'\0{"query":"' + escaped + b'","operationName":"Like"}', b'\0[{"query":"{a}"},' + persisted + b"]",
        b"\1" + DOCUMENT, b"\2" + upload, b"\3query=%7Ba%7D&operationName=Feed", b"\1fragment F on U {a} {...F}",
    ]  # fmt: skip


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
