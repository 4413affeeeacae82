"""Entries of a HAR in the dialects of their producers, complete and not."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import EMPTY_BODY, Endpoint, Exchange, Message, TlsInfo
from auditor.sources.har_entry import read_entry

START = "2024-01-01T00:00:00.250Z"
START_NS = 1_704_067_200_250_000_000


def entry(**changes: object) -> dict[str, Any]:
    """A complete entry as Chrome writes it, with changes (of `request` and `response` member by member)."""
    request = {
        "method": "POST",
        "url": "https://log.example.tv/v1/list?aid=7",
        "httpVersion": "http/2.0",
        "headers": [
            {"name": ":authority", "value": "log.example.tv"},
            {"name": ":method", "value": "POST"},
            {"name": "content-type", "value": "application/json"},
            {"name": "cookie", "value": "a=1"},
            {"name": "cookie", "value": "b=2"},
        ],
        "postData": {"mimeType": "application/json", "text": '{"model": "Pixel 7"}'},
    }
    response = {
        "status": 204,
        "httpVersion": "http/2.0",
        "headers": [{"name": ":status", "value": "204"}, {"name": "set-cookie", "value": "s=1\nt=2"}],
        "content": {"size": 0, "mimeType": "x-unknown"},
    }
    whole: dict[str, Any] = {"startedDateTime": START, "serverIPAddress": "[2001:db8::5]"}
    whole |= {"request": request, "response": response}
    for name, change in changes.items():
        whole[name] = {**whole[name], **change} if isinstance(change, dict) and name in whole else change
    return whole


def read(one: dict[str, Any]) -> Exchange:
    return next(read_entry(one, 4, by_mitmproxy=False))


def test_complete_entry() -> None:
    exchange = read(entry())
    assert (exchange.n, exchange.time_ns, exchange.protocol) == (4, START_NS, "HTTP/2")
    assert (exchange.method, exchange.scheme, exchange.host, exchange.port) == ("POST", "https", "log.example.tv", 443)
    assert exchange.path == "/v1/list?aid=7"
    assert exchange.request.headers == (
        (b"content-type", b"application/json"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
    )
    assert exchange.request.body is not None
    assert exchange.request.body.data == b'{"model": "Pixel 7"}'
    assert exchange.status == 204
    assert exchange.response is not None
    assert exchange.response.headers == ((b"set-cookie", b"s=1"), (b"set-cookie", b"t=2"))
    assert exchange.server == Endpoint("2001:db8::5", 443)
    assert exchange.client == Endpoint("", 0)
    assert exchange.tls is None
    assert exchange.notes == ()


@pytest.mark.parametrize(
    ("version", "protocol"),
    [
        ("HTTP/1.0", "HTTP/1.0"),
        ("http/1.1", "HTTP/1.1"),
        ("HTTP/1", "HTTP/1.1"),
        ("HTTP/2", "HTTP/2"),
        ("HTTP/2.0", "HTTP/2"),
        ("h2", "HTTP/2"),
        ("h3", "HTTP/3"),
        ("h3-29", "HTTP/3"),
        ("HTTP/3.0", "HTTP/3"),
        ("http/2+quic/46", "HTTP/3"),
    ],
)
def test_protocol_however_it_is_written(version: str, protocol: str) -> None:
    assert read(entry(request={"httpVersion": version})).protocol == protocol


def test_protocol_comes_from_the_response_or_the_headers_where_the_request_does_not_say() -> None:
    assert read(entry(request={"httpVersion": ""}, response={"httpVersion": "h3"})).protocol == "HTTP/3"
    guessed = read(entry(request={"httpVersion": ""}, response={"httpVersion": "unknown"}))
    assert guessed.protocol == "HTTP/2"
    assert guessed.notes == ("the protocol version is not stated; HTTP/2 was assumed",)


@pytest.mark.parametrize("response", [None, [], "x", {"status": 0}, {"status": None}])
def test_missing_response(response: object) -> None:
    one = entry()
    one["response"] = response
    exchange = read(one)
    assert exchange.status is None
    assert exchange.response is None


def test_error_and_cache_and_local_url_are_noted() -> None:
    failed = entry(response={"status": 0, "_error": "net::ERR_BLOCKED_BY_CLIENT"})
    assert read(failed).notes == ("failed: net::ERR_BLOCKED_BY_CLIENT",)
    (note,) = read(entry(_fromCache="disk")).notes
    assert "maybe never sent" in note
    assert read(entry(_fetchType="Network Load")).notes == ()
    assert "a data: URL is never sent" in read(entry(request={"url": "data:,x"})).notes


def test_relative_url_is_mended_from_the_pseudo_headers_or_host() -> None:
    exchange = read(entry(request={"url": "/v1/list"}))
    assert (exchange.scheme, exchange.host, exchange.path) == ("https", "log.example.tv", "/v1/list")
    headers = [["Host", "plain.example:8080"]]
    plain = read(entry(request={"url": None, "headers": headers, "httpVersion": "HTTP/1.1"}))
    assert (plain.scheme, plain.host, plain.port, plain.path) == ("http", "plain.example", 8080, "/")
    assert plain.notes == ("the entry has no URL",)


def test_server_port_and_tls_where_the_producer_says() -> None:
    one = entry(serverIPAddress="192.0.2.4", _serverPort="8443", _securityDetails={"protocol": "TLS 1.3"})
    exchange = read(one)
    assert exchange.server == Endpoint("192.0.2.4", 8443)
    assert exchange.tls == TlsInfo("TLS 1.3", None, None)


def test_address_literal_stands_in_for_an_absent_server_address() -> None:
    exchange = read(entry(serverIPAddress="", request={"url": "http://192.0.2.9:81/"}))
    assert exchange.server == Endpoint("192.0.2.9", 81)


def test_web_socket_messages_become_exchanges() -> None:
    messages: list[object] = [
        {"type": "send", "time": 1704067201.5, "opcode": 1, "data": "hello"},
        {"type": "receive", "time": 1704067201.6, "opcode": 1, "data": "welcome"},
        {"type": "send", "time": 1704067202500, "opcode": 2, "data": base64.b64encode(b"\0\xff").decode()},
        {"type": "send", "opcode": 1, "data": "AAAA", "encoding": "base64"},
        None,
    ]
    upgrade, first, answer, second, third = read_entry(entry(_webSocketMessages=messages), 4, by_mitmproxy=False)
    assert [one.n for one in (upgrade, first, answer, second, third)] == [4, 5, 6, 7, 8]
    assert (answer.method, answer.request, answer.status) == ("RECEIVE", Message((), EMPTY_BODY), None)
    assert answer.response is not None
    assert answer.response.body is not None
    assert answer.response.body.data == b"welcome"
    assert (first.protocol, first.method, first.path, first.status) == ("WebSocket", "SEND", upgrade.path, None)
    assert first.time_ns == 1_704_067_201_500_000_000
    assert second.time_ns == 1_704_067_202_500_000_000
    bodies = [one.request.body.data for one in (first, second, third) if one.request.body is not None]
    assert bodies == [b"hello", b"\0\xff", b"\0\0\0"]
    assert first.request.headers == ()
    assert third.time_ns == START_NS
    assert third.notes == ("the message has no time; the upgrade request's was taken",)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
MEMBERS = [
    "startedDateTime", "serverIPAddress", "_serverPort", "request", "response", "_webSocketMessages", "method", "url",
    "httpVersion", "headers", "postData", "status", "content", "_error", "_content", "bodySize", "_securityDetails",
]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(MEMBERS), JSON), st.sampled_from(["entry", "request", "response", "postData"]))
def test_no_value_of_any_member_raises(junk: dict[str, Any], where: str) -> None:
    one = entry()
    if where == "entry":
        one |= junk
    elif where == "postData":
        one["request"]["postData"] = junk | {"text": junk.get("url"), "params": [junk], "comment": "base64"}
        one["_webSocketMessages"] = [junk | {"type": "send", "data": junk.get("url"), "time": junk.get("status")}]
    else:
        one[where] |= junk
    for exchange in read_entry(one, 0, by_mitmproxy=False):
        assert isinstance(exchange.time_ns, int)
        assert isinstance(exchange.method, str)
