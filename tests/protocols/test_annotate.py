from __future__ import annotations

import hashlib

from auditor.model import EMPTY_BODY, Body, Headers, Message
from auditor.protocols.annotate import annotate
from auditor.protocols.messages import Transaction


def transaction(
    target: str = "/", body: bytes = b"", kind: bytes = b"", answer: Message | None = None, method: str = "POST"
) -> Transaction:
    headers: Headers = ((b"Host", b"log.example"), (b"Content-Type", kind)) if kind else ()
    sent = Message(headers, Body(body, len(body), hashlib.sha256(body).hexdigest()))
    return Transaction(0, "HTTP/2", method, "https", None, target, sent, 200, answer, 0, 9, ("odd",))


def streamed(body: Body | None, kind: bytes = b"text/event-stream; charset=utf-8") -> Message:
    return Message(((b"Date", b"x"), (b"content-type", kind)), body)


def test_ordinary_transactions_stay_as_they_are() -> None:
    for plain in (
        transaction(method="GET", target="/search?q=query"),
        transaction(body=b'{"steps": 40}', kind=b"application/json", answer=streamed(EMPTY_BODY, b"text/html")),
        transaction(body=b'{"query": "tea"}', kind=b"application/json"),
        transaction(body=b"\0\0\0\0\0", kind=b"application/octet-stream", target="/a.B/C"),
        transaction(answer=Message((), None)),
    ):
        assert annotate(plain) is plain


def test_grpc_method_is_noted_behind_other_notes() -> None:
    called = transaction("/geo.v1.Tracker/Report", b"\0\0\0\0\0", b"application/grpc+proto")
    assert annotate(called).notes == ("odd", "gRPC geo.v1.Tracker/Report")
    as_text = transaction("/geo.v1.Tracker/Report", b"AAAAAAA=", b"application/grpc-web-text")
    assert annotate(as_text).notes == ("odd", "gRPC geo.v1.Tracker/Report")


def test_graphql_operations_are_noted_up_to_a_few() -> None:
    asked = transaction("/graphql", b'{"query": "query Near { places }"}', b"application/json")
    assert annotate(asked).notes[1:] == ("GraphQL query Near",)
    batch = b"[" + b",".join([b'{"query": "mutation Like { a }"}'] * 10) + b"]"
    assert annotate(transaction("/g", batch, b"application/json")).notes[-2:] == (
        "GraphQL mutation Like",
        "GraphQL: 2 more operations",
    )
    asked = transaction("/graphql?query=query+Me+%7B+id+%7D", method="GET")
    assert annotate(asked).notes[1:] == ("GraphQL query Me",)


def test_server_sent_events_are_counted_as_far_as_kept() -> None:
    whole = Body(b"data: 1\n\n", 9, "")
    assert annotate(transaction(answer=streamed(whole))).notes[1:] == ("1 server-sent event",)
    cut = Body(b"data: 1\n\ndata: 2\n\nda", 30, "", truncated=True)
    assert annotate(transaction(answer=streamed(cut))).notes[1:] == ("at least 2 server-sent events",)
    for hashed in (Body(b"", 9, ""), None):
        assert annotate(transaction(answer=streamed(hashed))).notes[1:] == ("server-sent events",)


def test_names_asked_for_over_https_are_noted() -> None:
    query = b"\0\0\1\0\0\1\0\0\0\0\0\0\3www\7example\3com\0\0\1\0\1"
    posted = transaction("/dns-query", query, b"application/dns-message")
    assert annotate(posted).notes[1:] == ("DNS over HTTPS: asks for www.example.com A",)
    got = transaction("/dns-query?dns=AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB", method="GET")
    assert annotate(got).notes[1:] == ("DNS over HTTPS: asks for www.example.com A",)
    other = transaction("/upload", query, b"application/octet-stream")
    assert annotate(other) is other
