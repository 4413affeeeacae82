"""One flow as mitmproxy holds it, and the exchange it becomes."""

from __future__ import annotations

import gzip

import pytest
from mitmproxy.flow import Error
from mitmproxy.http import Headers, HTTPFlow
from mitmproxy.test import tflow, tutils
from mitmproxy.websocket import WebSocketMessage
from wsproto.frame_protocol import Opcode

from auditor.model import EMPTY_BODY, Endpoint, Exchange, Message, TlsInfo
from auditor.sources.flow_exchange import endpoint, exchanges_of_state

JSON = b'{"model": "Pixel 7"}'


def flow() -> HTTPFlow:
    """An HTTP/2 request with a gzip body over TLS 1.3."""
    request = tutils.treq(
        method=b"POST",
        scheme=b"https",
        host="192.0.2.7",
        port=443,
        authority=b"log.example.tv",
        path=b"/v1/list?aid=7",
        http_version=b"HTTP/2.0",
        headers=Headers([(b"content-encoding", b"gzip"), (b"cookie", b"a=1"), (b"cookie", b"b=2")]),
        content=gzip.compress(JSON),
        timestamp_start=1693314240.794808,
    )
    one: HTTPFlow = tflow.tflow(req=request, resp=tutils.tresp(status_code=204, content=b"ok"))
    one.client_conn.peername = ("::ffff:10.0.0.2", 40000, 0, 0)  # type: ignore[assignment]
    one.client_conn.tls_version, one.client_conn.sni, one.client_conn.alpn = "TLSv1.3", "log.example.tv", b"h2"
    one.server_conn.peername = ("192.0.2.7", 443)
    return one


def exchange_of(one: HTTPFlow) -> Exchange:
    (exchange,) = exchanges_of_state(one.get_state(), 3)
    return exchange


def test_complete_flow() -> None:
    exchange = exchange_of(flow())
    assert (exchange.n, exchange.time_ns, exchange.protocol) == (3, 1_693_314_240_794_808_000, "HTTP/2")
    assert (exchange.method, exchange.scheme, exchange.host, exchange.port) == ("POST", "https", "log.example.tv", 443)
    assert exchange.path == "/v1/list?aid=7"
    assert exchange.request.headers == ((b"content-encoding", b"gzip"), (b"cookie", b"a=1"), (b"cookie", b"b=2"))
    assert exchange.request.body is not None
    assert exchange.request.body.data == JSON
    assert exchange.response is not None
    assert exchange.response.body is not None
    assert (exchange.status, exchange.response.body.data) == (204, b"ok")
    assert exchange.client == Endpoint("10.0.0.2", 40000)
    assert exchange.server == Endpoint("192.0.2.7", 443)
    assert exchange.tls == TlsInfo("TLS 1.3", "log.example.tv", "h2")
    assert exchange.notes == ()


def test_broken_content_coding_keeps_the_body_as_sent() -> None:
    one = flow()
    one.request.raw_content = b"not gzip at all"
    exchange = exchange_of(one)
    assert exchange.request.body is not None
    assert exchange.request.body.data == b"not gzip at all"
    (note,) = exchange.notes
    assert note.startswith("request: ")


def test_body_not_kept_by_the_proxy_is_incomplete() -> None:
    one = flow()
    one.request.raw_content = None
    exchange = exchange_of(one)
    assert not exchange.request.complete
    assert exchange.notes == ("the request body was passed on without being kept",)


def test_flow_that_failed_has_no_response() -> None:
    one = flow()
    one.response, one.error = None, Error("connection reset")
    exchange = exchange_of(one)
    assert (exchange.status, exchange.response) == (None, None)
    assert exchange.notes == ("failed: connection reset",)


@pytest.mark.parametrize(
    ("version", "name"), [("TLSv1", "TLS 1.0"), ("TLSv1.2", "TLS 1.2"), ("QUICv1", "TLS 1.3"), ("SSLv3", "SSL 3")]
)
def test_tls_versions_are_written_as_everywhere(version: str, name: str) -> None:
    one = flow()
    one.client_conn.tls_version = version  # type: ignore[assignment]
    assert exchange_of(one).tls == TlsInfo(name, "log.example.tv", "h2")


def test_flow_without_tls_has_none() -> None:
    one = flow()
    one.client_conn.tls_version = None
    assert exchange_of(one).tls is None


@pytest.mark.parametrize(
    ("authority", "host", "port"), [("", "192.0.2.7", 443), ("EXAMPLE.tv:8443", "example.tv", 8443)]
)
def test_host_is_as_the_client_named_it_else_the_address(authority: str, host: str, port: int) -> None:
    one = flow()
    one.request.authority = authority
    exchange = exchange_of(one)
    assert (exchange.host, exchange.port) == (host, port)


@pytest.mark.parametrize(("version", "name"), [("HTTP/3", "HTTP/3"), ("HTTP/1.1", "HTTP/1.1"), ("HTTP/2", "HTTP/2")])
def test_protocol_names(version: str, name: str) -> None:
    one = flow()
    one.request.http_version = version
    assert exchange_of(one).protocol == name


def test_web_socket_messages_become_exchanges() -> None:
    one: HTTPFlow = tflow.twebsocketflow(messages=False)
    assert one.websocket is not None
    one.websocket.messages = [
        WebSocketMessage(Opcode.TEXT, True, b"hello", 1693314241.5),
        WebSocketMessage(Opcode.TEXT, False, b"welcome", 1693314241.6),
        WebSocketMessage(Opcode.BINARY, True, b"\0\xff", 1693314242.0, True),
    ]
    upgrade, first, answer, second = exchanges_of_state(one.get_state(), 0)
    assert upgrade.status == 101
    assert (answer.n, answer.method, answer.request) == (2, "RECEIVE", Message((), EMPTY_BODY))
    assert answer.response is not None
    assert answer.response.body is not None
    assert answer.response.body.data == b"welcome"
    assert (first.n, first.protocol, first.method, first.path) == (1, "WebSocket", "SEND", upgrade.path)
    assert first.time_ns == 1_693_314_241_500_000_000
    assert (first.request.headers, first.response, first.status) == ((), None, None)
    assert [message.request.body.data for message in (first, second) if message.request.body] == [b"hello", b"\0\xff"]
    assert second.notes == ("dropped by the proxy, not sent on",)


def test_endpoints_of_every_kind_of_address() -> None:
    assert endpoint(None) == Endpoint("", 0)
    assert endpoint(("example.tv", 443)) == Endpoint("", 443)
    assert endpoint(("fe80::1%eth0", 5, 0, 3)) == Endpoint("fe80::1", 5)
