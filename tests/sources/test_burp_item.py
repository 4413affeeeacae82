"""One item: bodies framed or not, HTTP/2 in the dress of HTTP/1, base64 that is none, and the times Java writes."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Mapping

import pytest

from auditor.model import Exchange, Message
from auditor.sources.burp_item import java_time, read_item

NOON = 1_709_294_400_000_000_000


def read(request: bytes, response: bytes = b"", encode: bool = True, **texts: str) -> Exchange:
    fields = {"host": "a.example", "port": "443", "protocol": "https", "time": "Fri Mar 01 12:00:00 UTC 2024", **texts}
    attributes: Mapping[str, str] = {"host.ip": "192.0.2.1"}
    for name, raw in (("request", request), ("response", response)):
        fields[name] = base64.b64encode(raw).decode() if encode else raw.decode()
    if encode:
        attributes = {**attributes, "request.base64": "true", "response.base64": "true"}
    exchange = read_item(lambda name: fields.get(name, ""), attributes, 3)
    assert exchange is not None
    assert exchange.n == 3
    return exchange


def body(message: Message | None) -> bytes:
    assert message is not None
    assert message.body is not None
    return message.body.data


def test_http2_body_without_length() -> None:
    exchange = read(b'POST /h HTTP/2\r\nHost: a.example\r\n\r\n{"a": 1}', b"HTTP/2 200 OK\r\nX: y\r\n\r\nabc")
    assert exchange.protocol == "HTTP/2"
    assert body(exchange.request) == b'{"a": 1}'
    assert exchange.request.headers == ((b"Host", b"a.example"),)
    assert (exchange.status, body(exchange.response), exchange.notes) == (200, b"abc", ())


def test_http2_without_reason_phrase() -> None:
    assert read(b"GET / HTTP/2\r\n\r\n", b"HTTP/2 204\r\n\r\n").status == 204


def test_chunked_answers_as_sent_and_as_burp_may_have_decoded_them() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    request = b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"
    assert body(read(request, head + b"3\r\nabc\r\n0\r\n\r\n").response) == b"abc"
    decoded = read(request, head + b"plain text")
    assert body(decoded.response) == b"plain text"
    assert any("not in chunks" in note for note in decoded.notes)


def test_compressed_bodies_are_decoded_and_those_decoded_before_are_kept() -> None:
    head = b"POST / HTTP/2\r\nContent-Encoding: gzip\r\n\r\n"
    assert body(read(head + gzip.compress(b"hello")).request) == b"hello"
    assert body(read(head + b"hello").request) == b"hello"


def test_request_without_answer() -> None:
    exchange = read(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n")
    assert (exchange.status, exchange.response, exchange.notes) == (None, None, ("Burp kept no answer",))


def test_messages_as_text_and_base64_that_is_none() -> None:
    assert read(b"GET /p HTTP/1.1\r\nHost: a.example\r\n\r\n", encode=False).path == "/p"
    attributes = {"request.base64": "true"}
    fields = {"request": "GET /q HTTP/1.1\r\nHost: h.example\r\n\r\n"}
    exchange = read_item(lambda name: fields.get(name, ""), attributes, 0)
    assert exchange is not None
    assert (exchange.host, exchange.scheme, exchange.port, exchange.path) == ("h.example", "http", 80, "/q")
    assert "the request is marked as base64 but is not; it was taken as text" in exchange.notes


def test_target_of_a_proxy_request_is_the_items() -> None:
    exchange = read(b"GET http://b.example/x?y HTTP/1.1\r\nHost: b.example\r\n\r\n", host="b.example", port="8080")
    assert (exchange.host, exchange.port, exchange.path) == ("b.example", 8080, "/x?y")


@pytest.mark.parametrize(
    ("text", "time", "note"),
    [
        ("Fri Mar 01 12:00:00 GMT 2024", NOON, None),
        ("Fri Mar 01 13:00:00 CET 2024", NOON, None),
        ("Fri Mar 01 17:45:00 NPT 2024", NOON, None),
        ("Fri Mar 01 07:00:00 EST 2024", NOON, None),
        ("Fri Mar 01 14:00:00 GMT+02:00 2024", NOON, None),
        ("Fri Mar 01 17:30:00 IST 2024", NOON, "the time zone IST may be another of that name"),
        ("Fri Mar 01 12:00:00 XYZ 2024", NOON, "the time zone 'XYZ' is not known; UTC was assumed"),
        ("Fri Mar 41 12:00:00 GMT 2024", 0, "the time 'Fri Mar 41 12:00:00 GMT 2024' is no date"),
        ("yesterday", 0, "the time 'yesterday' is no date"),
        ("", 0, "the item has no time"),
    ],
)
def test_times_as_java_writes_them(text: str, time: int, note: str | None) -> None:
    assert java_time(text) == (time, note)
