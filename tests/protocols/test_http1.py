"""HTTP/1.x connections: exchanges with their offsets, tunnels and upgrades; h11 writes."""

from __future__ import annotations

import hashlib

import h11
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Body
from auditor.network.stream import Data
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import RequestDone, ResponseBodies, Switch
from tests.protocols.conftest import (
    GET,
    NO,
    OK,
    POST,
    C,
    Part,
    S,
    body_of,
    read_http1,
    read_http1_every_way,
    transactions,
)


def test_request_and_answer_are_read_with_offsets() -> None:
    found = read_http1_every_way([GET], [OK])
    assert found[0] == RequestDone(0, len(GET), 0)
    (t,) = transactions(found)
    assert (t.protocol, t.method, t.scheme, t.authority, t.target) == (
        "HTTP/1.1", "GET", None, "log.example", "/a?model=Meadow",
    )  # fmt: skip
    assert t.request.headers == ((b"Host", b"log.example"), (b"Accept", b"*/*"))
    assert t.request.body == body_of(b"")
    assert t.status == 200
    assert t.response is not None
    assert t.response.body == body_of(b"ok")
    assert (t.start, t.end, t.answered, t.notes) == (0, len(GET), 0, ())


def test_absolute_target_gives_scheme_and_authority() -> None:
    get = b"GET http://me:pw@api.example:8080/x?y HTTP/1.1\r\nHost: proxy.example\r\n\r\n"
    (t,) = transactions(read_http1_every_way([get], [OK]))
    assert (t.scheme, t.authority, t.target) == ("http", "api.example:8080", "http://me:pw@api.example:8080/x?y")


def test_target_that_is_not_utf8_is_read_as_latin1() -> None:
    (t,) = transactions(read_http1_every_way([b"GET /caf\xe9 HTTP/1.1\r\n\r\n"], [OK]))
    assert t.target == "/caf\xe9"
    assert t.authority is None


def test_unusual_methods_are_read() -> None:
    (t,) = transactions(read_http1_every_way([b"X-TELL!ME /x HTTP/1.1\r\n\r\n"], [OK]))
    assert t.method == "X-TELL!ME"


def test_http_09_request_is_read() -> None:
    (t,) = transactions(read_http1_every_way([b"GET /old\r\n"], [b"<html>hello"]))
    assert (t.protocol, t.target, t.status) == ("HTTP/0.9", "/old", None)


def test_target_of_connect_ends_at_the_first_space() -> None:
    (t,) = transactions(read_http1_every_way([b"CONNECT mx.example:25 / HTTP/1.0\r\n\r\n"], [NO]))
    assert (t.target, t.authority) == ("mx.example:25", "mx.example:25")
    assert "spaces" in t.notes[0]


def test_connect_switches_to_what_is_inside() -> None:
    connect = b"CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n"
    answer = b"HTTP/1.1 200 Connection established\r\n\r\n"
    for server_first in (False, True):
        connection = Http1Connection(ResponseBodies.KEEP)
        found = read_http1(
            [connect + b"\x16\x03\x01hello"],
            [answer + b"\x16\x03\x03"],
            connection=connection,
            server_first=server_first,
        )
        assert found[-1] == Switch("connect", "shop.example:443", len(connect), len(answer), 0)
        assert [t.status for t in transactions(found)] == [200]
        rest = connection.remainder()
        assert Data(C, b"\x16\x03\x01hello", len(connect)) in rest
        assert Data(S, b"\x16\x03\x03", len(answer)) in rest


def test_declined_connect_goes_on_as_http() -> None:
    found = read_http1_every_way([b"CONNECT a.example:1 HTTP/1.1\r\n\r\n" + GET], [NO + OK])
    assert [t.status for t in transactions(found)] == [404, 200]


def test_connect_without_captured_answer_still_opens_the_tunnel() -> None:
    connect = b"CONNECT a.example:443 HTTP/1.1\r\n\r\n"
    found = read_http1_every_way([connect + b"\x16\x03\x01"], [])
    assert isinstance(found[-1], Switch)
    assert found[-1].client_start == len(connect)


def test_upgrade_switches_and_declined_upgrade_does_not() -> None:
    ask = b"GET /chat HTTP/1.1\r\nHost: x.example\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n\r\n"
    yes = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    found = read_http1_every_way([ask + b"\x81\x05"], [yes + b"\x81"])
    assert found[-1] == Switch("websocket", "x.example", len(ask), len(yes), 0)
    assert [t.status for t in transactions(found)] == [101]
    assert [t.status for t in transactions(read_http1_every_way([ask + GET], [NO + OK]))] == [404, 200]


def test_response_bodies_may_be_hashed_or_left_alone() -> None:
    hashed = read_http1([GET], [OK], connection=Http1Connection(ResponseBodies.HASH))
    (t,) = transactions(hashed)
    assert t.response is not None
    assert t.response.body == Body(b"", 2, hashlib.sha256(b"ok").hexdigest())
    skipped = read_http1([GET + POST], [OK + NO], connection=Http1Connection(ResponseBodies.SKIP))
    assert [(t.status, t.response and t.response.body) for t in transactions(skipped)] == [(200, None), (404, None)]


def test_close_gives_what_is_open() -> None:
    connection = Http1Connection(ResponseBodies.KEEP)
    connection.receive(Data(C, POST[:-1], 0))
    assert [t.request.complete for t in transactions(connection.close())] == [False]


REQUESTS = st.sampled_from(
    [
        GET,
        POST,
        b"HEAD / HTTP/1.0\r\n\r\n",
        b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    ]
)


PIECES = st.one_of(
    REQUESTS,
    st.sampled_from([OK, NO, b"HTTP/1.1 100 Continue\r\n\r\n", b"\r\n", b"2\r\n"]),
    st.binary(max_size=30),
    st.integers(1, 60),
    st.none(),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=6), st.lists(PIECES, max_size=6), st.integers(1, 40), st.booleans())
def test_any_traffic_gives_the_same_however_it_is_cut_and_ordered(
    client: list[Part], server: list[Part], size: int, clean: bool
) -> None:
    expected = sorted(map(repr, read_http1(client, server, clean=clean)))
    for server_first in (False, True):
        assert (
            sorted(map(repr, read_http1(client, server, size=size, server_first=server_first, clean=clean))) == expected
        )


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["GET", "POST", "PUT", "HEAD"]),
            st.lists(
                st.tuples(
                    st.from_regex(r"x-[a-z]{1,9}", fullmatch=True),
                    st.from_regex(r"([!-~]([ -~]*[!-~])?)?", fullmatch=True),
                ),
                max_size=4,
            ),
            st.lists(st.binary(min_size=1, max_size=40), max_size=3),
            st.booleans(),
        ),
        max_size=4,
    )
)
def test_what_h11_writes_is_read_back(
    messages: list[tuple[str, list[tuple[str, str]], list[bytes], bool]],
) -> None:
    peer, server = h11.Connection(h11.CLIENT), h11.Connection(h11.SERVER)
    sent = received = b""
    for method, headers, pieces, chunked in messages:
        whole = b"".join(pieces)
        frame = ("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(whole)))
        request = h11.Request(method=method, target="/t", headers=[("Host", "h.example"), *headers, frame])
        wire = [peer.send(request), *(peer.send(h11.Data(data=p)) for p in pieces), peer.send(h11.EndOfMessage())]
        sent += b"".join(w or b"" for w in wire)
        server.receive_data(b"".join(w or b"" for w in wire))
        while not isinstance(server.next_event(), h11.EndOfMessage):
            pass
        answer = h11.Response(status_code=200, headers=[("Content-Length", "0" if method == "HEAD" else "2")])
        wire = [
            server.send(answer),
            server.send(h11.Data(data=b"" if method == "HEAD" else b"ok")),
            server.send(h11.EndOfMessage()),
        ]
        received += b"".join(w or b"" for w in wire)
        peer.receive_data(b"".join(w or b"" for w in wire))
        while not isinstance(peer.next_event(), h11.EndOfMessage):
            pass
        peer.start_next_cycle()
        server.start_next_cycle()
    found = transactions(read_http1([sent], [received]))
    assert [t.method for t in found] == [m[0] for m in messages]
    for t, (_, headers, pieces, _) in zip(found, messages, strict=True):
        assert t.request.body == body_of(b"".join(pieces))
        assert list(t.request.headers[1:-1]) == [(n.encode(), v.encode()) for n, v in headers]
        assert t.status == 200
        assert t.notes == ()


def test_an_upgrade_to_http2_whose_answer_is_cut_gives_the_request_once() -> None:
    ask = b"GET /a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n"
    cut = b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"
    found = read_http1_every_way([ask, GET], [cut])
    assert [(t.key, t.target, t.status) for t in transactions(found)] == [(0, "/a", None), (1, "/a?model=Meadow", None)]
