from __future__ import annotations

from base64 import urlsafe_b64encode

from auditor.audit.lookups import Lookup, lookup_of
from auditor.model import EMPTY_BODY, Endpoint, Exchange, Message, TlsInfo

QUERY = bytes.fromhex("000001000001000000000000") + b"\x03www\x07example\x03org\x00\x00\x01\x00\x01"


def exchange(protocol: str, path: str, tls: TlsInfo | None = None, status: int | None = None) -> Exchange:
    ends = Endpoint("10.0.0.2", 40000), Endpoint("192.0.2.53", 53)
    message = Message((), EMPTY_BODY)
    return Exchange(0, 1, protocol, "GET", "https", "dns.example", 53, path, status, message, None, *ends, tls=tls)


def test_dns_in_clear_and_in_tls_are_told_apart() -> None:
    assert lookup_of(exchange("DNS", "Www.Example.org AAAA")) == Lookup("DNS", ("www.example.org",))
    inside = lookup_of(exchange("DoT", "www.example.org A", TlsInfo("TLS 1.3", None, "dot")))
    assert inside == Lookup("DNS over TLS", ("www.example.org",))


def test_a_name_that_does_not_exist_is_told() -> None:
    assert lookup_of(exchange("DNS", "nope.example A", status=3)) == Lookup("DNS", ("nope.example",), exists=False)
    assert lookup_of(exchange("DNS", "www.example A", status=0)) == Lookup("DNS", ("www.example",))


def test_question_in_a_web_request_is_a_lookup() -> None:
    path = "/dns-query?dns=" + urlsafe_b64encode(QUERY).decode().rstrip("=")
    assert lookup_of(exchange("HTTP/2", path)) == Lookup("DNS over HTTPS", ("www.example.org",))


def test_other_requests_and_local_discovery_are_none() -> None:
    assert lookup_of(exchange("HTTP/2", "/search?dns=no")) is None
    assert lookup_of(exchange("mDNS", "_ipp._tcp.local PTR")) is None
