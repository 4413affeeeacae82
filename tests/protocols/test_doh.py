from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import EMPTY_BODY, Endpoint, Exchange, Headers, Message
from auditor.protocols.dns_message import Question
from auditor.protocols.doh import doh_message, doh_question
from auditor.protocols.plain import payload

QUERY = b"\0\0\1\0\0\1\0\0\0\0\0\0\x03www\x07example\x03com\0\0\1\0\1"


def exchange(method: str, path: str, headers: Headers = (), body: bytes = b"") -> Exchange:
    request = Message(headers, payload(body) if body else EMPTY_BODY)
    client, server = Endpoint("192.0.2.1", 40000), Endpoint("192.0.2.2", 443)
    return Exchange(0, 0, "HTTP/2", method, "https", "dns.example", 443, path, 200, request, None, client, server)


def test_the_example_of_the_rfc_as_get() -> None:
    found = doh_question(exchange("GET", "/dns-query?dns=AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB"))
    assert found == (Question("www.example.com", "A"),)


def test_post_of_a_message() -> None:
    headers = ((b"Content-Type", b"application/dns-message"),)
    assert doh_question(exchange("POST", "/dns-query", headers, QUERY)) == (Question("www.example.com", "A"),)


def test_post_of_another_type_is_not_one() -> None:
    assert doh_question(exchange("POST", "/dns-query", ((b"content-type", b"application/json"),), QUERY)) == ()


@pytest.mark.parametrize("path", ["/resolve?name=a.example&type=28", "/resolve?type=AAAA&name=a.example."])
def test_json_interface(path: str) -> None:
    assert doh_question(exchange("GET", path)) == (Question("a.example", "AAAA"),)
    accepting = ((b"accept", b"application/dns-json"),)
    assert doh_question(exchange("GET", path.replace("resolve", "q"), accepting)) == (Question("a.example", "AAAA"),)
    assert doh_question(exchange("GET", path.replace("resolve", "q"))) == ()


def test_an_answer_is_not_a_question() -> None:
    reply = urlsafe_b64encode(QUERY[:2] + b"\x81\x80" + QUERY[4:]).decode().rstrip("=")
    assert doh_question(exchange("GET", f"/dns-query?dns={reply}")) == ()


@given(st.text(max_size=60))
@settings(deadline=None)
def test_hostile_queries_never_raise(query: str) -> None:
    doh_question(exchange("GET", f"/q?dns={query}"))
    doh_question(exchange("GET", f"/resolve?name={query}&type={query}"))
    assert doh_message(exchange("PUT", f"/q?dns={query}")) is None
