from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable

import h11
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Body, Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols.http1 import SPACED, Http1Connection
from auditor.protocols.messages import HttpEvent, RequestDone, ResponseBodies, Switch, Transaction, Unread

C, S = Direction.CLIENT, Direction.SERVER
Part = bytes | int | None
"""Bytes, or the length of a gap (None for unknown)."""

GET = b"GET /a?model=Meadow HTTP/1.1\r\nHost: log.example\r\nAccept: */*\r\n\r\n"
POST = b'POST /b HTTP/1.1\r\nHost: log.example\r\nContent-Length: 13\r\n\r\n{"steps": 40}'
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
NO = b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope"


def body_of(data: bytes) -> Body:
    return Body(data, len(data), hashlib.sha256(data).hexdigest())


def events(
    direction: Direction, parts: Iterable[Part], size: int | None = None, *, clean: bool = True
) -> list[StreamEvent]:
    out: list[StreamEvent] = []
    at = 0
    for part in parts:
        if isinstance(part, bytes):
            step = size or max(len(part), 1)
            out += [Data(direction, part[i : i + step], at + i) for i in range(0, len(part), step)]
            at += len(part)
        else:
            out.append(Gap(direction, at, part))
            at += part or 0
    return [*out, End(direction, at, clean)]


def run(
    client: Iterable[Part],
    server: Iterable[Part],
    *,
    size: int | None = None,
    server_first: bool = False,
    clean: bool = True,
    connection: Http1Connection | None = None,
) -> list[HttpEvent]:
    reader = connection or Http1Connection(ResponseBodies.KEEP)
    sides = [events(C, client, size, clean=clean), events(S, server, size, clean=clean)]
    return [found for side in (sides[::-1] if server_first else sides) for e in side for found in reader.receive(e)]


def transactions(found: list[HttpEvent]) -> list[Transaction]:
    return sorted((e for e in found if isinstance(e, Transaction)), key=lambda t: t.key)


def unread(found: list[HttpEvent]) -> list[tuple[Direction, int, int, Outcome]]:
    return [(e.direction, e.start, e.end, e.reason) for e in found if isinstance(e, Unread)]


def every_way(client: list[Part], server: list[Part], *, clean: bool = True) -> list[HttpEvent]:
    """Whole, byte by byte and in sevens, either direction first: what is found must be the same."""
    whole = run(client, server, clean=clean)
    expected = sorted(map(repr, whole))
    for size in (None, 1, 7):
        for server_first in (False, True):
            other = run(client, server, size=size, server_first=server_first, clean=clean)
            assert sorted(map(repr, other)) == expected
            dones = [e.key for e in other if isinstance(e, RequestDone)]
            assert dones == sorted(dones)
    return whole


def test_request_and_answer_are_read_with_offsets() -> None:
    found = every_way([GET], [OK])
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


def test_pipelined_requests_are_paired_in_order() -> None:
    found = every_way([GET + POST + b"\r\n" + GET], [OK + NO + OK])
    assert [t.status for t in transactions(found)] == [200, 404, 200]
    assert [(t.start, t.end) for t in transactions(found)] == [
        (0, len(GET)),
        (len(GET), len(GET + POST)),
        (len(GET + POST) + 2, len(GET + POST + GET) + 2),
    ]
    assert transactions(found)[1].request.body == body_of(b'{"steps": 40}')


def test_chunks_with_extensions_and_trailers_are_joined() -> None:
    post = (
        b"POST /b HTTP/1.1\r\nHost: x.example\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
        + b"".join(
            b"%X;name=value\r\n%b\r\n" % (len(p), p)
            for p in (gzip.compress(b"walked")[:5], gzip.compress(b"walked")[5:])
        )
        + b"0\r\nX-Checksum: 7\r\n\r\n"
    )
    found = every_way([post + GET], [OK + OK])
    first, second = transactions(found)
    assert first.request.body == body_of(b"walked")
    assert first.request.headers[-1] == (b"X-Checksum", b"7")
    assert second.method == "GET"
    assert unread(found) == []


def test_sloppy_heads_are_read() -> None:
    head = b"\r\n\r\nPOST  /a b  HTTP/1.0\nHost : shop.example \nX-Long: one\n two\nno colon\nContent-length:3\n\nabc"
    (t,) = transactions(every_way([head], [b"HTTP/1.0 200\nServer:x\n\nrest of the stream"]))
    assert (t.protocol, t.target, t.authority) == ("HTTP/1.0", "/a b", "shop.example")
    assert SPACED in t.notes
    assert t.request.headers == (
        (b"Host", b"shop.example"), (b"X-Long", b"one two"), (b"no colon", b""), (b"Content-length", b"3"),
    )  # fmt: skip
    assert t.request.body == body_of(b"abc")
    assert t.response is not None
    assert t.response.body == body_of(b"rest of the stream")


def test_absolute_target_gives_scheme_and_authority() -> None:
    get = b"GET http://me:pw@api.example:8080/x?y HTTP/1.1\r\nHost: proxy.example\r\n\r\n"
    (t,) = transactions(every_way([get], [OK]))
    assert (t.scheme, t.authority, t.target) == ("http", "api.example:8080", "http://me:pw@api.example:8080/x?y")


def test_target_that_is_not_utf8_is_read_as_latin1() -> None:
    (t,) = transactions(every_way([b"GET /caf\xe9 HTTP/1.1\r\n\r\n"], [OK]))
    assert t.target == "/caf\xe9"
    assert t.authority is None


def test_answers_without_body_do_not_swallow_the_next() -> None:
    head = b"HEAD /h HTTP/1.1\r\nHost: x.example\r\n\r\n"
    answers = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
        OK,
    ]
    found = every_way([head + GET + GET + GET], [b"".join(answers)])
    assert [t.status for t in transactions(found)] == [200, 204, 304, 200]
    assert unread(found) == []


def test_informational_answers_are_not_the_answer() -> None:
    post = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi"
    found = every_way([post], [b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + NO])
    (t,) = transactions(found)
    assert t.status == 404
    assert t.answered is not None
    assert t.answered > 0


def test_content_length_oddities_are_noted() -> None:
    twice = b"POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi"
    wrong = b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"
    both = b"POST / HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
    found = every_way([twice + wrong + both + GET], [OK * 4])
    bodies = [None if t.request.body is None else t.request.body.data for t in transactions(found)]
    assert bodies == [b"hi", b"", b"hi", b""]
    assert [len(t.notes) for t in transactions(found)] == [1, 1, 1, 0]


@pytest.mark.parametrize("size", [b"10000000000000001", b"-2", b"zz", b"f" * 5000])
def test_garbage_chunk_size_stops_the_body_there(size: bytes) -> None:
    post = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n" + size + b"\r\nrest"
    found = every_way([post], [OK])
    (t,) = transactions(found)
    assert t.request.body == body_of(b"hi")
    assert not t.request.complete
    assert t.notes
    assert unread(found) == [(C, len(post) - len(size) - 6, len(post), Outcome.UNDECODABLE)]


@pytest.mark.parametrize("size", [b"4x", b"4,", b"4\0", b"\x0b4", b"4 more", b"0x4", b"00000004;a=b", b"4\r"])
def test_chunks_are_read_whatever_stands_around_their_size(size: bytes) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%b\r\nread\r\n%b\r\nable\r\n0\r\n\r\n"
    (t,) = transactions(every_way([GET], [answer % (size, size)]))
    assert t.response is not None
    assert t.response.body == body_of(b"readable")


@pytest.mark.parametrize(
    ("fields", "sent", "read"),
    [
        (b"Transfer-Encoding: chunked", b"plain text, not in chunks", b"plain text, not in chunks"),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 5", b"plain", b"plain"),
        (b"Transfer-Encoding: chunked", b"deadly\n", b"deadly\n"),
        (b"Transfer-Encoding: chunkedx", b"2\r\nhi\r\n0\r\n\r\n", b"hi"),
        (b"Transfer-Encoding: chunked;", b"2\r\nhi\r\n0\r\n\r\n", b"hi"),
        (b"X: 1\rTransfer-Encoding: chunked", b"2\r\nhi\r\n0\r\n\r\n", b"hi"),
        (b"Content-Length: 9\r\nContent-Length: 2", b"hi", b"hi"),
        (b"Content-Length: 2 or so", b"hi", b"hi"),
    ],
)
def test_answers_framed_otherwise_than_said_are_read(fields: bytes, sent: bytes, read: bytes) -> None:
    (t,) = transactions(every_way([GET], [b"HTTP/1.1 200 OK\r\n" + fields + b"\r\n\r\n" + sent]))
    assert t.response is not None
    assert t.response.body == body_of(read)


def test_fields_behind_a_bare_carriage_return_of_the_status_line_are_read() -> None:
    (t,) = transactions(every_way([GET], [b"HTTP/1.1 200 ok\rContent-Length: 2\rX: 1\r\n\r\nhi"]))
    assert t.response is not None
    assert t.response.headers == ((b"Content-Length", b"2"), (b"X", b"1"))
    assert t.response.body == body_of(b"hi")


def test_unusual_methods_are_read() -> None:
    (t,) = transactions(every_way([b"X-TELL!ME /x HTTP/1.1\r\n\r\n"], [OK]))
    assert t.method == "X-TELL!ME"


def test_http_09_request_is_read() -> None:
    (t,) = transactions(every_way([b"GET /old\r\n"], [b"<html>hello"]))
    assert (t.protocol, t.target, t.status) == ("HTTP/0.9", "/old", None)


def test_unanswered_request_is_given_at_the_end() -> None:
    found = every_way([GET + GET], [OK])
    assert [t.status for t in transactions(found)] == [200, None]
    assert transactions(found)[1].response is None
    assert transactions(found)[1].notes


def test_answer_without_request_is_unread() -> None:
    found = every_way([], [OK])
    assert unread(found) == [(S, 0, len(OK), Outcome.LOST)]


def test_truncated_request_is_given_incomplete() -> None:
    found = every_way([POST[:-5]], [], clean=False)
    assert RequestDone(0, len(POST) - 5, 0) in found
    (t,) = transactions(found)
    assert t.request.body == body_of(b'{"steps"')
    assert not t.request.complete


def test_request_head_cut_by_the_end_keeps_what_was_sent() -> None:
    (t,) = transactions(every_way([GET[:-7]], [], clean=False))
    assert t.target == "/a?model=Meadow"
    assert t.request.headers == ((b"Host", b"log.example"),)
    assert not t.request.complete


@pytest.mark.parametrize("line", [b"GET /", b"GET /a?model=M", b"GET /a?model=Meadow HTT"])
def test_request_line_the_capture_cut_is_read_as_far_as_it_goes(line: bytes) -> None:
    (t,) = transactions(every_way([line, None, GET], [], clean=False))[:1]
    assert (t.method, t.target, t.request.complete) == ("GET", line.split(b" ")[1].decode(), False)
    assert "and of its first line" in t.notes[0]


def test_answer_whose_status_line_was_cut_gives_its_status() -> None:
    (t,) = transactions(every_way([GET], [b"HTTP/1.1 404 Not F"], clean=False))
    assert t.status == 404


def test_request_line_without_a_version_takes_fields_if_some_follow() -> None:
    sent: list[Part] = [b"GET /a\r\n", b"GET /b\nHost: log.example\r\n\r\n", b"GET HTTP/1.1\r\nA: b\r\n\r\n"]
    found = every_way([*sent, b"GET /c\r\n"], [])
    assert [(t.target, t.request.headers, t.request.complete) for t in transactions(found)] == [
        ("/a", (), True),
        ("/b", ((b"Host", b"log.example"),), True),
        ("HTTP/1.1", ((b"A", b"b"),), True),
        ("/c", (), True),
    ]
    assert unread(found) == []


def test_target_of_connect_ends_at_the_first_space() -> None:
    (t,) = transactions(every_way([b"CONNECT mx.example:25 / HTTP/1.0\r\n\r\n"], [NO]))
    assert (t.target, t.authority) == ("mx.example:25", "mx.example:25")
    assert "spaces" in t.notes[0]


def test_many_gaps_in_a_body_are_one_note() -> None:
    found = every_way([POST[:-10], 2, POST[-8:-6], 2, POST[-4:-3], 1, POST[-2:] + GET], [OK + NO])
    assert transactions(found)[0].notes == ("bytes in several places of the body were lost in the capture",)


def test_gap_inside_a_counted_body_is_stepped_over() -> None:
    found = every_way([POST[:-10], 5, POST[-5:] + GET], [OK + NO])
    first, second = transactions(found)
    assert first.request.body == body_of(b'{"s: 40}')
    assert not first.request.complete
    assert first.notes == ("5 bytes of the body were lost in the capture",)
    assert (second.status, second.request.complete, second.start) == (404, True, len(POST))
    assert unread(found) == []


def test_gap_inside_a_chunk_is_stepped_over() -> None:
    post = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nab"
    found = every_way([post, 4, b"gh\r\n0\r\n\r\n" + GET], [OK + NO])
    first, second = transactions(found)
    assert first.request.body == body_of(b"abgh")
    assert second.status == 404


@pytest.mark.parametrize("length", [400, None])
def test_after_a_gap_pairing_never_shifts(length: int | None) -> None:
    found = every_way([GET + POST[:20], length, b"tail of something\r\n" + POST + GET], [OK + NO + OK + NO])
    assert [t.status for t in transactions(found)] == [200, 404, None, None]
    assert [t.method for t in transactions(found)] == ["GET", "POST", "POST", "GET"]
    lost = [u for u in unread(found) if u[0] == C]
    resumed = len(GET) + 20 + (length or 0)
    assert lost == [(C, resumed, resumed + 19, Outcome.LOST)]
    assert [u[3] for u in unread(found) if u[0] == S] == [Outcome.LOST, Outcome.LOST]


def test_gap_between_answers_leaves_the_rest_unpaired() -> None:
    found = every_way([GET * 4], [OK, 100, OK + OK])
    assert [t.status for t in transactions(found)] == [200, None, None, None]
    assert [u[0] for u in unread(found)] == [S, S]


def test_gap_in_an_answers_counted_body_loses_nothing_else() -> None:
    found = every_way([GET * 2], [NO[:-3], 2, NO[-1:] + OK])
    first, second = transactions(found)
    assert first.response is not None
    assert not first.response.complete
    assert second.status == 200


def test_time_pairs_again_after_a_loss() -> None:
    frames = {
        C: [(0, 1), (len(GET), 5), (2 * len(GET), 9), (3 * len(GET), 13)],
        S: [(0, 3), (len(OK), 7), (2 * len(OK), 11), (3 * len(OK), 15)],
    }

    def frame_of(direction: Direction, offset: int) -> int:
        return max(frame for start, frame in frames[direction] if start <= offset)

    connection = Http1Connection(ResponseBodies.KEEP, frame_of=frame_of)
    found = run([GET, len(GET), GET + GET], [OK + OK + NO + OK], connection=connection)
    assert [t.status for t in transactions(found)] == [200, 404, 200]
    assert unread(found) == [(S, len(OK), 2 * len(OK), Outcome.LOST)]
    assert "by time" in transactions(found)[1].notes[0]


def test_midstream_capture_does_not_take_the_answer_to_an_earlier_request() -> None:
    def frame_of(direction: Direction, offset: int) -> int:
        return 2 if direction == C else (1 if offset < len(NO) else 3)

    connection = Http1Connection(ResponseBodies.KEEP, midstream=True, frame_of=frame_of)
    found = run([GET], [NO + OK], connection=connection)
    assert [t.status for t in transactions(found)] == [200]
    assert unread(found) == [(S, 0, len(NO), Outcome.LOST)]


def test_what_the_server_said_between_two_requests_is_the_answer_to_the_first() -> None:
    frames = {C: [(0, 1), (len(GET), 5)], S: [(0, 3), (len(NO), 7)]}

    def frame_of(direction: Direction, offset: int) -> int:
        return max(frame for start, frame in frames[direction] if start <= offset)

    connection = Http1Connection(ResponseBodies.KEEP, midstream=True, frame_of=frame_of)
    found = run([GET + GET], [b"x" * len(NO) + OK], connection=connection)
    assert [t.status for t in transactions(found)] == [None, 200]


def test_data_that_is_not_http_is_unread_and_http_after_it_is_found() -> None:
    junk = b"\x00\x01binary junk\n more \xff"
    found = every_way([GET + junk + POST], [OK])
    assert [(t.method, t.status) for t in transactions(found)] == [("GET", 200), ("POST", None)]
    assert unread(found) == [(C, len(GET), len(GET + junk), Outcome.UNKNOWN)]


def test_oversized_head_is_unread() -> None:
    head = b"GET / HTTP/1.1\r\n" + b"X-Pad: %b\r\n" % (b"y" * 1000) * 300
    found = run([head], [])
    assert transactions(found) == []
    assert [u[3] for u in unread(found)] == [Outcome.UNDECODABLE]


def test_connect_switches_to_what_is_inside() -> None:
    connect = b"CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n"
    answer = b"HTTP/1.1 200 Connection established\r\n\r\n"
    for server_first in (False, True):
        connection = Http1Connection(ResponseBodies.KEEP)
        found = run(
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
    found = every_way([b"CONNECT a.example:1 HTTP/1.1\r\n\r\n" + GET], [NO + OK])
    assert [t.status for t in transactions(found)] == [404, 200]


def test_connect_without_captured_answer_still_opens_the_tunnel() -> None:
    connect = b"CONNECT a.example:443 HTTP/1.1\r\n\r\n"
    found = every_way([connect + b"\x16\x03\x01"], [])
    assert isinstance(found[-1], Switch)
    assert found[-1].client_start == len(connect)


def test_upgrade_switches_and_declined_upgrade_does_not() -> None:
    ask = b"GET /chat HTTP/1.1\r\nHost: x.example\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n\r\n"
    yes = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    found = every_way([ask + b"\x81\x05"], [yes + b"\x81"])
    assert found[-1] == Switch("websocket", "x.example", len(ask), len(yes), 0)
    assert [t.status for t in transactions(found)] == [101]
    assert [t.status for t in transactions(every_way([ask + GET], [NO + OK]))] == [404, 200]


def test_response_bodies_may_be_hashed_or_left_alone() -> None:
    hashed = run([GET], [OK], connection=Http1Connection(ResponseBodies.HASH))
    (t,) = transactions(hashed)
    assert t.response is not None
    assert t.response.body == Body(b"", 2, hashlib.sha256(b"ok").hexdigest())
    skipped = run([GET + POST], [OK + NO], connection=Http1Connection(ResponseBodies.SKIP))
    assert [(t.status, t.response and t.response.body) for t in transactions(skipped)] == [(200, None), (404, None)]


def test_horizon_is_the_oldest_unfinished_request() -> None:
    connection = Http1Connection(ResponseBodies.SKIP)
    connection.receive(Data(C, GET + GET[:5], 0))
    assert connection.horizon() == 0
    connection.receive(Data(S, OK, 0))
    assert connection.horizon() == len(GET)
    connection.receive(Data(C, GET[5:], len(GET) + 5))
    connection.receive(Data(S, OK, len(OK)))
    assert connection.horizon() == 2 * len(GET)


def test_horizon_of_answers_waits_for_one_without_request() -> None:
    connection = Http1Connection(ResponseBodies.SKIP)
    connection.receive(Data(C, GET, 0))
    connection.receive(Data(S, OK[:-1], 0))
    assert connection.answer_horizon() == len(OK) - 1
    lone = Http1Connection(ResponseBodies.SKIP)
    lone.receive(End(C, 0, clean=True))
    lone.receive(Data(S, OK[:-1], 0))
    assert lone.answer_horizon() == 0
    lone.receive(Data(S, OK[-1:], len(OK) - 1))
    assert lone.answer_horizon() == len(OK)


def test_close_gives_what_is_open() -> None:
    connection = Http1Connection(ResponseBodies.KEEP)
    connection.receive(Data(C, POST[:-1], 0))
    assert [t.request.complete for t in transactions(connection.close())] == [False]


def test_unanswered_requests_do_not_pile_up() -> None:
    connection = Http1Connection(ResponseBodies.KEEP)
    found = [e for i in range(33000) for e in connection.receive(Data(C, GET, i * len(GET)))]
    assert len(transactions(found)) > 32000


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
    expected = sorted(map(repr, run(client, server, clean=clean)))
    for server_first in (False, True):
        assert sorted(map(repr, run(client, server, size=size, server_first=server_first, clean=clean))) == expected


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
    found = transactions(run([sent], [received]))
    assert [t.method for t in found] == [m[0] for m in messages]
    for t, (_, headers, pieces, _) in zip(found, messages, strict=True):
        assert t.request.body == body_of(b"".join(pieces))
        assert list(t.request.headers[1:-1]) == [(n.encode(), v.encode()) for n, v in headers]
        assert t.status == 200
        assert t.notes == ()


def test_an_upgrade_to_http2_whose_answer_is_cut_gives_the_request_once() -> None:
    ask = b"GET /a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n"
    cut = b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"
    found = every_way([ask, GET], [cut])
    assert [(t.key, t.target, t.status) for t in transactions(found)] == [(0, "/a", None), (1, "/a?model=Meadow", None)]
