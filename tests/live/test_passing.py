"""What resists is told from connections alone."""

from __future__ import annotations

import pytest

from auditor.live.passing import passing, proxy_of
from auditor.model import Connection, Endpoint, Exchange, Message, Outcome

PROXY = "192.0.2.1"


def connection(
    server: str, outcome: Outcome, *, host: str | None = None, transport: str = "tcp", port: int = 443
) -> Connection:
    return Connection(
        client=Endpoint("192.0.2.7", 40000), server=Endpoint(server, port), transport=transport, sni=host, alpn=None,
        ja4=None, app=None, bytes_out=100, bytes_in=100, packets=4, first=1, last=2, outcome=outcome, host=host,
    )  # fmt: skip


def exchange(method: str, path: str) -> Exchange:
    return Exchange(
        n=0, time_ns=0, protocol="HTTP/1.1", method=method, scheme="http", host="a.example", port=80, path=path,
        status=None, request=Message((), None), response=None, client=Endpoint("192.0.2.7", 40000),
        server=Endpoint(PROXY, 8080),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (connection("203.0.113.5", Outcome.NO_KEYS, host="a.example"), "no-keys"),
        (connection("203.0.113.5", Outcome.KEYS_MISSING, host="a.example", transport="udp"), "quic"),
        (connection("203.0.113.5", Outcome.NO_KEYS, host="eu.dns.nextdns.io"), "doh"),
        (connection("203.0.113.5", Outcome.NO_KEYS, port=853), "doh"),
    ],
)
def test_unread_connection_is_told_by_its_kind(seen: Connection, why: str) -> None:
    (row,) = passing([seen], frozenset())
    assert (row.why, row.count) == (why, 1)
    assert row.reason
    assert row.remedy


@pytest.mark.parametrize("outcome", [Outcome.AUDITED, Outcome.LOCAL, Outcome.NO_PAYLOAD])
def test_what_was_read_or_said_nothing_is_no_row(outcome: Outcome) -> None:
    assert passing([connection("203.0.113.5", outcome)], frozenset()) == ()


def test_socket_beside_the_proxy_is_told_and_counted() -> None:
    proxied = connection(PROXY, Outcome.AUDITED, port=8080)
    beside = connection("203.0.113.5", Outcome.AUDITED, host="a.example")
    names = connection("203.0.113.53", Outcome.AUDITED, transport="udp", port=53)
    local = connection("224.0.0.251", Outcome.UNKNOWN, transport="udp", port=5353)
    (row,) = passing([proxied, beside, beside, names, local], {PROXY})
    assert (row.why, row.host, row.count) == ("bypass", "a.example", 2)


def test_proxy_is_known_by_how_it_is_asked() -> None:
    assert proxy_of(exchange("CONNECT", "a.example:443")) == PROXY
    assert proxy_of(exchange("GET", "http://a.example/")) == PROXY
    assert proxy_of(exchange("GET", "/")) is None
