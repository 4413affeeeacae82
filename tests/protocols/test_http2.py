from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable

import h2.config
import h2.connection
import h2.events
import hpack
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Body, Outcome
from auditor.network.stream import Data
from auditor.protocols.http2 import Http2Connection, sniff_http2, sniff_http2_server
from auditor.protocols.messages import HttpEvent, RequestDone, ResponseBodies, Unread
from tests.protocols.conftest import C, Part, S, body_of, events, read, read_http1, transactions


class Peers:
    """An h2 client and an h2 server talking to each other; what each sent is kept."""

    def __init__(self) -> None:
        self.client = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True, header_encoding=None))
        self.server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding=None))
        self.sent = [b"", b""]
        self.client.initiate_connection()
        self.server.initiate_connection()
        self.flush()

    def flush(self) -> None:
        while True:
            out, back = self.client.data_to_send(), self.server.data_to_send()
            if not out and not back:
                return
            self.sent[0] += out
            self.sent[1] += back
            if out:
                self.server.receive_data(out)
            if back:
                self.client.receive_data(back)

    def ask(self, path: str, body: bytes | None = None, headers: Iterable[tuple[str, str]] = ()) -> int:
        stream = self.client.get_next_available_stream_id()
        method = "GET" if body is None else "POST"
        pseudo = [(":method", method), (":scheme", "https"), (":authority", "log.example"), (":path", path)]
        self.client.send_headers(stream, [*pseudo, *headers], end_stream=body is None)
        if body is not None:
            self.client.send_data(stream, body, end_stream=True)
        self.flush()
        return stream

    def answer(
        self, stream: int, body: bytes = b"", status: str = "200", headers: Iterable[tuple[str, str]] = ()
    ) -> None:
        self.server.send_headers(stream, [(":status", status), *headers], end_stream=not body)
        for at in range(0, len(body), 16000):
            self.server.send_data(stream, body[at : at + 16000], end_stream=at + 16000 >= len(body))
        self.flush()


def run(
    client: Iterable[Part],
    server: Iterable[Part],
    *,
    size: int | None = None,
    server_first: bool = False,
    mode: ResponseBodies = ResponseBodies.KEEP,
) -> list[HttpEvent]:
    return read(Http2Connection(mode), events(C, client, size), events(S, server, size), server_first=server_first)


def unread(found: list[HttpEvent]) -> list[Unread]:
    return [e for e in found if isinstance(e, Unread)]


def every_way(client: list[Part], server: list[Part]) -> list[HttpEvent]:
    whole = run(client, server)
    expected = sorted(map(repr, whole))
    for size in (None, 1, 7):
        for server_first in (False, True):
            assert sorted(map(repr, run(client, server, size=size, server_first=server_first))) == expected
    return whole


def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def test_requests_and_answers_of_interleaved_streams_are_read() -> None:
    peers = Peers()
    first = peers.ask(
        "/a?id=1", b'{"steps": 40}', [("content-type", "application/json"), ("cookie", "a=1"), ("cookie", "b=2")]
    )
    second = peers.ask("/b")
    peers.answer(second, b"two", "404")
    peers.answer(first, gzip.compress(b"one"), headers=[("content-encoding", "gzip")])
    found = every_way([peers.sent[0]], [peers.sent[1]])
    one, two = transactions(found)
    assert (one.protocol, one.method, one.scheme, one.authority, one.target) == (
        "HTTP/2", "POST", "https", "log.example", "/a?id=1",
    )  # fmt: skip
    assert one.request.headers == ((b"content-type", b"application/json"), (b"cookie", b"a=1"), (b"cookie", b"b=2"))
    assert one.request.body == body_of(b'{"steps": 40}')
    assert one.response is not None
    assert one.response.body == body_of(b"one")
    assert (two.status, two.response and two.response.body) == (404, body_of(b"two"))
    assert one.notes == two.notes == ()
    assert unread(found) == []


def test_offsets_are_those_of_the_frames() -> None:
    peers = Peers()
    before = len(peers.sent[0])
    peers.ask("/a", b"xyz")
    found = run([peers.sent[0]], [peers.sent[1]])
    (t,) = transactions(found)
    assert (t.start, t.end) == (before, len(peers.sent[0]))
    assert RequestDone(0, t.end, t.start) in found
    assert t.status is None


def test_requests_are_done_in_the_order_of_their_ends() -> None:
    peers = Peers()
    slow = [(":method", "POST"), (":scheme", "https"), (":authority", "x.example"), (":path", "/slow")]
    peers.client.send_headers(1, slow)
    peers.client.send_headers(3, [*slow[:3], (":path", "/fast")], end_stream=True)
    peers.client.send_data(1, b"at last", end_stream=True)
    peers.flush()
    found = every_way([peers.sent[0]], [peers.sent[1]])
    assert [e.key for e in found if isinstance(e, RequestDone)] == [1, 0]


def test_continuation_padding_priority_and_trailers() -> None:
    peers = Peers()
    long = [(":method", "POST"), (":scheme", "https"), (":authority", "x.example"), (":path", "/long")]
    peers.client.send_headers(1, [*long, *((f"x-pad-{i}", "p" * 900) for i in range(40))])
    peers.client.send_data(1, b"padded", pad_length=40)
    peers.client.send_headers(1, [("x-checksum", "9")], end_stream=True)
    peers.client.send_headers(3, [*long[:3], (":path", "/weighed")], priority_weight=7, end_stream=True)
    peers.flush()
    peers.server.send_headers(1, [(":status", "103"), ("link", "</a>")])
    peers.server.send_headers(1, [(":status", "200")])
    peers.server.send_data(1, b"body", pad_length=3)
    peers.server.send_headers(1, [("grpc-status", "0")], end_stream=True)
    peers.flush()
    found = every_way([peers.sent[0]], [peers.sent[1]])
    t, weighed = transactions(found)
    assert weighed.target == "/weighed"
    assert t.request.body == body_of(b"padded")
    assert len(t.request.headers) == 41
    assert t.request.headers[-1] == (b"x-checksum", b"9")
    assert t.response is not None
    assert (t.status, t.response.body) == (200, body_of(b"body"))
    assert t.response.headers == ((b"grpc-status", b"0"),)


def test_reset_stream_is_given_with_what_there_is() -> None:
    peers = Peers()
    pseudo = [(":method", "POST"), (":scheme", "https"), (":authority", "x.example"), (":path", "/up")]
    peers.client.send_headers(1, pseudo)
    peers.client.send_data(1, b"half")
    peers.flush()
    peers.client.reset_stream(1, error_code=8)
    peers.flush()
    done = peers.ask("/next")
    peers.answer(done)
    found = every_way([peers.sent[0]], [peers.sent[1]])
    first, second = transactions(found)
    assert first.request.body == body_of(b"half")
    assert not first.request.complete
    assert any("reset by the client (code 8)" in note for note in first.notes)
    assert second.status == 200


def test_pushed_answer_is_a_transaction_and_keeps_the_compression_state() -> None:
    peers = Peers()
    stream = peers.ask("/page")
    pseudo = [(":method", "GET"), (":scheme", "https"), (":authority", "log.example"), (":path", "/style.css")]
    peers.server.push_stream(stream, 2, [*pseudo, ("x-pushed", "yes")])
    peers.answer(stream, b"page", headers=[("x-pushed", "yes")])
    peers.answer(2, b"style", headers=[("x-pushed", "yes")])
    found = run([peers.sent[0]], [peers.sent[1]])
    page, style = transactions(found)
    assert (page.target, page.status) == ("/page", 200)
    assert style.target == "/style.css"
    assert style.request.headers == ((b"x-pushed", b"yes"),)
    assert style.response is not None
    assert style.response.body == body_of(b"style")
    assert style.notes == ("pushed by the server",)
    assert [e.key for e in found if isinstance(e, RequestDone)] == [0, 1]


def test_extended_connect_is_given_and_its_data_are_unread() -> None:
    peers = Peers()
    encoder = hpack.Encoder()
    fields = [
        (":method", "CONNECT"),
        (":protocol", "connect-ip"),
        (":scheme", "https"),
        (":path", "/chat"),
        (":authority", "x.example"),
    ]
    sent = peers.sent[0] + frame(1, 4, 1, encoder.encode(fields)) + frame(0, 0, 1, b"\x81\x00")
    received = (
        peers.sent[1] + frame(1, 4, 1, hpack.Encoder().encode([(":status", "200")])) + frame(0, 0, 1, b"\x81\x01a")
    )
    found = run([sent], [received])
    (t,) = transactions(found)
    assert (t.method, t.target, t.authority, t.status) == ("CONNECT", "/chat", "x.example", 200)
    assert "connect-ip" in t.notes[0]
    assert [(u.direction, u.end - u.start, u.reason) for u in unread(found)] == [
        (C, 11, Outcome.UNKNOWN),
        (S, 12, Outcome.UNKNOWN),
    ]


def test_response_bodies_may_be_hashed_or_left_alone() -> None:
    peers = Peers()
    peers.answer(peers.ask("/a"), b"x" * 40000)
    (hashed,) = transactions(run([peers.sent[0]], [peers.sent[1]], mode=ResponseBodies.HASH))
    assert hashed.response is not None
    assert hashed.response.body == Body(b"", 40000, hashlib.sha256(b"x" * 40000).hexdigest())
    (skipped,) = transactions(run([peers.sent[0]], [peers.sent[1]], mode=ResponseBodies.SKIP, size=1000))
    assert skipped.response is not None
    assert (skipped.status, skipped.response.body) == (200, None)


def test_gap_inside_data_costs_only_its_bytes() -> None:
    peers = Peers()
    peers.ask("/a", b"0123456789")
    sent = peers.sent[0]
    peers.ask("/a", headers=[("x-a", "1")])
    found = every_way([sent[:-6], 4, peers.sent[0][len(sent) - 2 :]], [])
    first, second = transactions(found)
    assert first.request.body == body_of(b"012389")
    assert not first.request.complete
    assert second.request.headers == ((b"x-a", b"1"),)
    assert second.request.complete
    assert unread(found) == []


def test_gap_in_a_header_frame_makes_later_references_unreadable_but_not_wrong() -> None:
    peers = Peers()
    start = len(peers.sent[0])
    peers.ask("/a", headers=[("x-token", "abc")])
    middle = len(peers.sent[0])
    peers.ask("/b", headers=[("x-token", "abc")])
    rest = peers.sent[0][middle:]
    found = every_way([peers.sent[0][: start + 12], middle - start - 15, peers.sent[0][middle - 3 :]], [])
    assert transactions(found) == []
    assert (C, middle, middle + len(rest), Outcome.STATE_LOST) in [
        (u.direction, u.start, u.end, u.reason) for u in unread(found)
    ]


@pytest.mark.parametrize("length", [500, None])
def test_after_lost_frames_reading_resumes_at_the_next_chain(length: int | None) -> None:
    peers = Peers()
    peers.ask("/before")
    sent = peers.sent[0]
    fresh = hpack.Encoder()
    plain = [(":method", "GET"), (":scheme", "https"), (":path", "/after"), ("x-new", "1")]
    later = b"".join(frame(1, 5, n, fresh.encode(plain)) for n in (11, 13, 15))
    found = every_way([sent, length, b"rest of a frame" + later], [])
    assert [t.target for t in transactions(found)] == ["/before", "/after", "/after", "/after"]
    (lost,) = unread(found)
    assert (lost.end - lost.start, lost.reason) == (15, Outcome.LOST)


def test_capture_beginning_midway_reads_what_can_be_known() -> None:
    peers = Peers()
    peers.ask("/first", headers=[("x-token", "abc")])
    from_here = len(peers.sent[0])
    for _ in range(3):
        peers.ask("/later", headers=[("x-token", "abc")])
    found = every_way([b"part of a frame" + peers.sent[0][from_here:]], [])
    assert transactions(found) == []
    assert {u.reason for u in unread(found)} == {Outcome.LOST, Outcome.STATE_LOST}
    assert sum(u.end - u.start for u in unread(found)) == 15 + len(peers.sent[0]) - from_here


def test_answer_without_request_is_unread() -> None:
    peers = Peers()
    peers.answer(peers.ask("/a"), b"xx")
    found = every_way([], [peers.sent[1]])
    assert [(u.direction, u.reason) for u in unread(found)] == [(S, Outcome.LOST)]


def test_request_cut_by_the_end_is_incomplete() -> None:
    peers = Peers()
    peers.ask("/a", b"0123456789")
    (t,) = transactions(every_way([peers.sent[0][:-4]], [peers.sent[1]]))
    assert t.request.body == body_of(b"012345")
    assert not t.request.complete


def test_h2c_upgrade_gives_the_first_request_its_answer() -> None:
    ask = b"GET /up HTTP/1.1\r\nHost: x.example\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n"
    switch = b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
    client = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True))
    server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    settings_ = client.initiate_upgrade_connection()
    server.initiate_upgrade_connection(settings_)
    server.send_headers(1, [(":status", "201")])
    server.send_data(1, b"welcome", end_stream=True)
    client.send_headers(
        3, [(":method", "GET"), (":scheme", "http"), (":authority", "x.example"), (":path", "/next")], end_stream=True
    )
    sent, received = [ask + client.data_to_send()], [switch + server.data_to_send()]
    for server_first in (False, True):
        found = read_http1(sent, received, server_first=server_first)
        first, second = transactions(found)
        assert (first.key, first.method, first.target, first.status) == (0, "GET", "/up", 201)
        assert first.response is not None
        assert first.response.body == body_of(b"welcome")
        assert (second.key, second.target) == (1, "/next")
        assert [e.key for e in found if isinstance(e, RequestDone)] == [0, 1]


def test_horizon_is_the_oldest_unfinished_request() -> None:
    peers = Peers()
    reader = Http2Connection(ResponseBodies.SKIP)
    start = len(peers.sent[0])
    stream = peers.ask("/a")
    reader.receive(Data(C, peers.sent[0], 0))
    assert reader.horizon() == start
    peers.answer(stream)
    reader.receive(Data(S, peers.sent[1], 0))
    assert reader.horizon() == len(peers.sent[0][: reader.horizon()])
    assert reader.horizon() > start


def test_streams_without_end_do_not_pile_up() -> None:
    encoder = hpack.Encoder()
    pseudo = [(":method", "POST"), (":scheme", "https"), (":authority", "x.example"), (":path", "/")]
    flood = b"".join(frame(1, 4, 2 * i + 1, encoder.encode(pseudo)) for i in range(33000))
    reader = Http2Connection(ResponseBodies.KEEP)
    found = reader.receive(Data(C, Peers().sent[0] + flood, 0))
    assert len(transactions(found)) == 33000 - 32768


def test_preface_is_recognised() -> None:
    assert sniff_http2(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0") is True
    assert sniff_http2(b"PRI * H") is None
    assert sniff_http2(b"GET / HTTP/1.1") is False
    settings_frame = b"\0\0\x0c\x04\0\0\0\0\0"
    assert sniff_http2_server(settings_frame + bytes(12)) is True
    assert sniff_http2_server(settings_frame[:5]) is None
    assert sniff_http2_server(b"\0\0\x0d" + settings_frame[3:]) is False
    assert sniff_http2_server(b"HTTP/1.1 200") is False


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_damage_gives_the_same_however_it_is_cut_and_nothing_wrong(data: st.DataObject) -> None:
    peers = Peers()
    truth: list[tuple[str, tuple[tuple[bytes, bytes], ...]]] = []
    draw: Callable[[st.SearchStrategy[int]], int] = data.draw
    for i in range(draw(st.integers(1, 5))):
        value = f"value-{draw(st.integers(0, 2))}"
        body = bytes(draw(st.integers(1, 30))) if draw(st.integers(0, 1)) else None
        stream = peers.ask(f"/r{i}", body, [("x-id", value)])
        truth.append((f"/r{i}", ((b"x-id", value.encode()),)))
        peers.answer(stream, b"answer" * draw(st.integers(0, 3)), headers=[("x-id", value)])
    sides: list[list[Part]] = []
    for sent in peers.sent:
        first = draw(st.integers(0, len(sent)))
        second = draw(st.integers(first, min(first + 80, len(sent))))
        known = second - first if draw(st.integers(0, 1)) else None
        sides.append(
            [sent] if draw(st.integers(0, 2)) == 0 or first == second else [sent[:first], known, sent[second:]]
        )
    found = run(*sides)
    for t in transactions(found):
        assert (t.target, t.request.headers) in truth
        assert t.response is None or not t.response.headers or t.response.headers == t.request.headers
    expected = sorted(map(repr, found))
    for server_first in (False, True):
        assert sorted(map(repr, run(*sides, size=draw(st.integers(1, 30)), server_first=server_first))) == expected


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(st.binary(max_size=60), st.integers(1, 30), st.none()), max_size=5), st.booleans())
def test_any_bytes_never_raise(parts: list[Part], preface: bool) -> None:
    head: list[Part] = [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] if preface else []
    run([*head, *parts], parts)
    frames: list[Part] = [
        frame(i % 11, 0xFF & len(p) * 37, i, p) if isinstance(p, bytes) else p for i, p in enumerate(parts)
    ]
    run([*head, *frames], frames, size=5)
