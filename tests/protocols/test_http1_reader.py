"""Heads and bodies of one direction: however sloppily framed, cut short or with gaps inside."""

from __future__ import annotations

import gzip

import pytest

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.http1 import SPACED
from auditor.protocols.messages import HttpEvent, RequestDone, Unread
from tests.protocols.conftest import (
    GET,
    NO,
    OK,
    POST,
    C,
    Part,
    body_of,
    read_http1,
    read_http1_every_way,
    transactions,
)


def unread(found: list[HttpEvent]) -> list[tuple[Direction, int, int, Outcome]]:
    return [(e.direction, e.start, e.end, e.reason) for e in found if isinstance(e, Unread)]


def test_chunks_with_extensions_and_trailers_are_joined() -> None:
    post = (
        b"POST /b HTTP/1.1\r\nHost: x.example\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
        + b"".join(
            b"%X;name=value\r\n%b\r\n" % (len(p), p)
            for p in (gzip.compress(b"walked")[:5], gzip.compress(b"walked")[5:])
        )
        + b"0\r\nX-Checksum: 7\r\n\r\n"
    )
    found = read_http1_every_way([post + GET], [OK + OK])
    first, second = transactions(found)
    assert first.request.body == body_of(b"walked")
    assert first.request.headers[-1] == (b"X-Checksum", b"7")
    assert second.method == "GET"
    assert unread(found) == []


def test_content_length_oddities_are_noted() -> None:
    twice = b"POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi"
    wrong = b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"
    both = b"POST / HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
    found = read_http1_every_way([twice + wrong + both + GET], [OK * 4])
    bodies = [None if t.request.body is None else t.request.body.data for t in transactions(found)]
    assert bodies == [b"hi", b"", b"hi", b""]
    assert [len(t.notes) for t in transactions(found)] == [1, 1, 1, 0]


@pytest.mark.parametrize("size", [b"10000000000000001", b"-2", b"zz", b"f" * 5000])
def test_garbage_chunk_size_stops_the_body_there(size: bytes) -> None:
    post = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n" + size + b"\r\nrest"
    found = read_http1_every_way([post], [OK])
    (t,) = transactions(found)
    assert t.request.body == body_of(b"hi")
    assert not t.request.complete
    assert t.notes
    assert unread(found) == [(C, len(post) - len(size) - 6, len(post), Outcome.UNDECODABLE)]


@pytest.mark.parametrize("size", [b"4x", b"4,", b"4\0", b"\x0b4", b"4 more", b"0x4", b"00000004;a=b", b"4\r"])
def test_chunks_are_read_whatever_stands_around_their_size(size: bytes) -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%b\r\nread\r\n%b\r\nable\r\n0\r\n\r\n"
    (t,) = transactions(read_http1_every_way([GET], [answer % (size, size)]))
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
    (t,) = transactions(read_http1_every_way([GET], [b"HTTP/1.1 200 OK\r\n" + fields + b"\r\n\r\n" + sent]))
    assert t.response is not None
    assert t.response.body == body_of(read)


def test_fields_behind_a_bare_carriage_return_of_the_status_line_are_read() -> None:
    (t,) = transactions(read_http1_every_way([GET], [b"HTTP/1.1 200 ok\rContent-Length: 2\rX: 1\r\n\r\nhi"]))
    assert t.response is not None
    assert t.response.headers == ((b"Content-Length", b"2"), (b"X", b"1"))
    assert t.response.body == body_of(b"hi")


def test_truncated_request_is_given_incomplete() -> None:
    found = read_http1_every_way([POST[:-5]], [], clean=False)
    assert RequestDone(0, len(POST) - 5, 0) in found
    (t,) = transactions(found)
    assert t.request.body == body_of(b'{"steps"')
    assert not t.request.complete


def test_request_head_cut_by_the_end_keeps_what_was_sent() -> None:
    (t,) = transactions(read_http1_every_way([GET[:-7]], [], clean=False))
    assert t.target == "/a?model=Meadow"
    assert t.request.headers == ((b"Host", b"log.example"),)
    assert not t.request.complete


@pytest.mark.parametrize("line", [b"GET /", b"GET /a?model=M", b"GET /a?model=Meadow HTT"])
def test_request_line_the_capture_cut_is_read_as_far_as_it_goes(line: bytes) -> None:
    (t,) = transactions(read_http1_every_way([line, None, GET], [], clean=False))[:1]
    assert (t.method, t.target, t.request.complete) == ("GET", line.split(b" ")[1].decode(), False)
    assert "and of its first line" in t.notes[0]


def test_answer_whose_status_line_was_cut_gives_its_status() -> None:
    (t,) = transactions(read_http1_every_way([GET], [b"HTTP/1.1 404 Not F"], clean=False))
    assert t.status == 404


def test_request_line_without_a_version_takes_fields_if_some_follow() -> None:
    sent: list[Part] = [b"GET /a\r\n", b"GET /b\nHost: log.example\r\n\r\n", b"GET HTTP/1.1\r\nA: b\r\n\r\n"]
    found = read_http1_every_way([*sent, b"GET /c\r\n"], [])
    assert [(t.target, t.request.headers, t.request.complete) for t in transactions(found)] == [
        ("/a", (), True),
        ("/b", ((b"Host", b"log.example"),), True),
        ("HTTP/1.1", ((b"A", b"b"),), True),
        ("/c", (), True),
    ]
    assert unread(found) == []


def test_many_gaps_in_a_body_are_one_note() -> None:
    found = read_http1_every_way([POST[:-10], 2, POST[-8:-6], 2, POST[-4:-3], 1, POST[-2:] + GET], [OK + NO])
    assert transactions(found)[0].notes == ("bytes in several places of the body were lost in the capture",)


def test_gap_inside_a_counted_body_is_stepped_over() -> None:
    found = read_http1_every_way([POST[:-10], 5, POST[-5:] + GET], [OK + NO])
    first, second = transactions(found)
    assert first.request.body == body_of(b'{"s: 40}')
    assert not first.request.complete
    assert first.notes == ("5 bytes of the body were lost in the capture",)
    assert (second.status, second.request.complete, second.start) == (404, True, len(POST))
    assert unread(found) == []


def test_gap_inside_a_chunk_is_stepped_over() -> None:
    post = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nab"
    found = read_http1_every_way([post, 4, b"gh\r\n0\r\n\r\n" + GET], [OK + NO])
    first, second = transactions(found)
    assert first.request.body == body_of(b"abgh")
    assert second.status == 404


def test_data_that_is_not_http_is_unread_and_http_after_it_is_found() -> None:
    junk = b"\x00\x01binary junk\n more \xff"
    found = read_http1_every_way([GET + junk + POST], [OK])
    assert [(t.method, t.status) for t in transactions(found)] == [("GET", 200), ("POST", None)]
    assert unread(found) == [(C, len(GET), len(GET + junk), Outcome.UNKNOWN)]


def test_oversized_head_is_unread() -> None:
    head = b"GET / HTTP/1.1\r\n" + b"X-Pad: %b\r\n" % (b"y" * 1000) * 300
    found = read_http1([head], [])
    assert transactions(found) == []
    assert [u[3] for u in unread(found)] == [Outcome.UNDECODABLE]


def test_sloppy_heads_are_read() -> None:
    head = b"\r\n\r\nPOST  /a b  HTTP/1.0\nHost : shop.example \nX-Long: one\n two\nno colon\nContent-length:3\n\nabc"
    (t,) = transactions(read_http1_every_way([head], [b"HTTP/1.0 200\nServer:x\n\nrest of the stream"]))
    assert (t.protocol, t.target, t.authority) == ("HTTP/1.0", "/a b", "shop.example")
    assert SPACED in t.notes
    assert t.request.headers == (
        (b"Host", b"shop.example"), (b"X-Long", b"one two"), (b"no colon", b""), (b"Content-length", b"3"),
    )  # fmt: skip
    assert t.request.body == body_of(b"abc")
    assert t.response is not None
    assert t.response.body == body_of(b"rest of the stream")
