"""HTTP/3 by streams: pairing, trailers, pushes, tunnels, QPACK that comes late or never; pylsqpack encodes."""

from __future__ import annotations

import gzip
import random

import pylsqpack
import pytest
from aioquic.buffer import encode_uint_var
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.http3 import HELD_LIMIT, Http3Connection
from auditor.protocols.messages import HttpEvent, RequestDone, ResponseBodies, Transaction, Unread

C, S = Direction.CLIENT, Direction.SERVER
Fields = list[tuple[bytes, bytes]]
CAPACITY = 4096
CONTROL, ENCODER = {C: 2, S: 3}, {C: 6, S: 7}


def frame(kind: int, payload: bytes) -> bytes:
    return encode_uint_var(kind) + encode_uint_var(len(payload)) + payload


def request(path: bytes = b"/", method: bytes = b"GET", extra: Fields | None = None) -> Fields:
    base = [(b":method", method), (b":scheme", b"https"), (b":authority", b"app.example"), (b":path", path)]
    return base + (extra or [])


class End:
    """One end that encodes: its frames as bytes, the encoder stream's in ``table``."""

    def __init__(self, *, dynamic: bool = False) -> None:
        self._encoder = pylsqpack.Encoder()
        self.table = self._encoder.apply_settings(CAPACITY, 100) if dynamic else b""
        self._streams = 0

    def headers(self, fields: Fields) -> bytes:
        self._streams += 1
        table, block = self._encoder.encode(self._streams, fields)
        self.table += table
        return frame(1, block)

    def block(self, fields: Fields) -> bytes:
        return self.headers(fields)[2:]


class Reader:
    """The code under test with what it has found."""

    def __init__(self, bodies: ResponseBodies = ResponseBodies.KEEP) -> None:
        self.connection = Http3Connection(bodies)
        self.sent: dict[tuple[Direction, int], int] = {}
        self.events: list[HttpEvent] = []

    def send(self, direction: Direction, number: int, data: bytes, *, end: bool = False, step: int = 0) -> None:
        start = self.sent.get((direction, number), 0)
        for at in range(0, len(data), step or max(len(data), 1)):
            piece = data[at : at + (step or len(data))]
            self.connection.data(direction, number, piece, start + at)
        self.sent[direction, number] = start + len(data)
        if end:
            self.connection.end(direction, number, start + len(data))
        self.events += self.connection.take()

    def lose(self, direction: Direction, number: int, length: int, behind: int = 0) -> None:
        self.connection.gap(direction, number, length, length + behind)
        self.sent[direction, number] = self.sent.get((direction, number), 0) + length
        self.events += self.connection.take()

    def settings(self, capacity: int = CAPACITY) -> None:
        payload = encode_uint_var(0x21) + encode_uint_var(99) + encode_uint_var(1) + encode_uint_var(capacity)
        for side in (C, S):
            self.send(side, CONTROL[side], b"\x00" + frame(4, payload))

    def close(self) -> None:
        self.connection.close()
        self.events += self.connection.take()

    @property
    def transactions(self) -> list[Transaction]:
        return [event for event in self.events if isinstance(event, Transaction)]

    @property
    def unread(self) -> list[Unread]:
        return [event for event in self.events if isinstance(event, Unread)]


def script(step: int, bodies: ResponseBodies = ResponseBodies.KEEP) -> list[HttpEvent]:
    client, server = End(dynamic=True), End(dynamic=True)
    reader = Reader(bodies)
    reader.settings()
    packed = gzip.compress(b"an answer, packed " * 50)
    for number in range(4):
        asking = client.headers(request(b"/%d" % number, b"POST", [(b"x-session", b"abc")]))
        answer = server.headers([(b":status", b"200"), (b"content-encoding", b"gzip"), (b"x-served", b"here")])
        reader.send(
            C,
            4 * number,
            asking + frame(0, b"first ") + frame(0x21, b"grease") + frame(0, b"second"),
            end=True,
            step=step,
        )
        early = server.headers([(b":status", b"103"), (b"link", b"</style.css>")])
        trailers = server.headers([(b"x-checksum", b"%d" % number)])
        reader.send(S, 4 * number, early + answer + frame(0, packed) + frame(0, b"") + trailers, end=True, step=step)
        for side, end in ((C, client), (S, server)):
            reader.send(side, ENCODER[side], (b"" if number else b"\x02") + end.table, step=step)
            end.table = b""
    reader.send(S, 11, b"\x21grease of an unknown stream", end=True, step=step)
    reader.send(C, 10, b"\x03\x80", step=step)
    reader.close()
    return reader.events


def test_requests_and_answers_are_read() -> None:
    events = script(0)
    found = [event for event in events if isinstance(event, Transaction)]
    assert [(t.key, t.protocol, t.method, t.target, t.status) for t in found] == [
        (4 * n, "HTTP/3", "POST", f"/{n}", 200) for n in range(4)
    ]
    for number, transaction in enumerate(found):
        assert (transaction.scheme, transaction.authority) == ("https", "app.example")
        assert transaction.request.headers == ((b"x-session", b"abc"),)
        assert transaction.request.body is not None
        assert transaction.request.body.data == b"first second"
        assert transaction.response is not None
        assert transaction.response.body is not None
        assert transaction.response.body.data == b"an answer, packed " * 50
        assert transaction.response.header(b"x-checksum") == b"%d" % number
        assert transaction.response.header(b"link") is None
        assert transaction.notes == ()
    assert not [event for event in events if isinstance(event, Unread)]


@pytest.mark.parametrize("bodies", list(ResponseBodies))
def test_byte_by_byte_is_the_same(bodies: ResponseBodies) -> None:
    assert script(1, bodies) == script(0, bodies)


def test_a_request_is_said_to_be_done_before_its_answer_comes() -> None:
    reader = Reader()
    data = End().headers(request())
    reader.send(C, 0, data, end=True)
    assert reader.events == [RequestDone(0, len(data), 0)]


def test_answers_may_be_captured_before_their_requests() -> None:
    reader = Reader()
    reader.send(S, 0, End().headers([(b":status", b"204")]), end=True)
    reader.send(C, 0, End().headers(request(b"/late")), end=True)
    assert [(t.target, t.status) for t in reader.transactions] == [("/late", 204)]


def blocked() -> tuple[Reader, bytes, list[bytes]]:
    """A reader, the encoder stream, and header frames of which the later ones need it."""
    client = End(dynamic=True)
    frames = [client.headers(request(b"/%d" % n, extra=[(b"x-device", b"phone-7-invented")])) for n in range(4)]
    table = b"\x02" + client.table
    reader = Reader()
    assert frames[-1][2] != 0
    return reader, table, frames


def test_header_blocks_wait_for_table_and_settings_whatever_comes_first() -> None:
    reader, table, frames = blocked()
    for number, data in enumerate(frames):
        reader.send(C, 4 * number, data + frame(0, b"body"), end=True)
    waiting = len(reader.events)
    reader.send(C, 6, table)
    assert len(reader.events) == waiting
    reader.settings()
    reader.close()
    assert sorted(t.target for t in reader.transactions) == ["/0", "/1", "/2", "/3"]
    assert all(t.request.body is not None and t.request.body.data == b"body" for t in reader.transactions)
    assert all(t.request.complete for t in reader.transactions)


def test_a_lost_encoder_stream_loses_blocks_and_invents_none() -> None:
    reader, table, frames = blocked()
    reader.settings()
    reader.send(C, 6, table[:3])
    reader.lose(C, 6, 5)
    reader.send(C, 6, table[8:])
    for number, data in enumerate(frames):
        reader.send(C, 4 * number, data, end=True)
    reader.close()
    static = [f"/{n}" for n, data in enumerate(frames) if data[2] == 0]
    assert [t.target for t in reader.transactions] == static
    assert [u.reason for u in reader.unread] == [Outcome.STATE_LOST] * (len(frames) - len(static))


def test_lost_settings_lose_the_blocks_that_need_them() -> None:
    reader, table, frames = blocked()
    reader.lose(S, 3, 10)
    reader.send(C, 6, table)
    reader.send(C, 0, frames[-1], end=True)
    reader.close()
    assert not reader.transactions
    assert [(u.reason, u.detail) for u in reader.unread] == [
        (Outcome.STATE_LOST, "QPACK table lost: the other side's settings are not in the capture")
    ]


def test_while_the_encoder_stream_has_a_gap_blocks_that_need_it_wait() -> None:
    reader, table, frames = blocked()
    reader.settings()
    reader.send(C, 6, table)
    reader.connection.stall(C, 6, stalled=True)
    reader.send(C, 0, frames[-1], end=True)
    assert not reader.events
    reader.connection.stall(C, 6, stalled=False)
    reader.send(C, 0, b"")
    assert [event for event in reader.events if isinstance(event, RequestDone)]


def test_a_block_that_never_gets_its_table_is_lost_at_the_end() -> None:
    reader, _, frames = blocked()
    reader.settings()
    reader.send(C, 0, frames[-1] + frame(0, b"body"), end=True)
    reader.close()
    assert not reader.transactions
    assert {u.reason for u in reader.unread} == {Outcome.STATE_LOST}


def test_what_waits_behind_a_block_is_bounded() -> None:
    reader, _, frames = blocked()
    reader.settings()
    reader.send(C, 0, frames[-1] + encode_uint_var(0) + encode_uint_var(HELD_LIMIT * 2))
    for _ in range(2 * HELD_LIMIT // 65536):
        reader.send(C, 0, bytes(65536))
    reader.close()
    assert Outcome.STATE_LOST in {u.reason for u in reader.unread}
    assert not reader.transactions


def test_bytes_lost_inside_a_body_leave_the_rest_readable() -> None:
    reader = Reader()
    head = End().headers(request(method=b"PUT"))
    reader.send(C, 0, head + encode_uint_var(0) + encode_uint_var(300) + b"a" * 100)
    reader.lose(C, 0, 50)
    reader.send(C, 0, b"b" * 150 + frame(0, b"end"), end=True)
    reader.send(S, 0, End().headers([(b":status", b"200")]), end=True)
    (transaction,) = reader.transactions
    assert transaction.request.body is not None
    assert transaction.request.body.data == b"a" * 100 + b"b" * 150 + b"end"
    assert not transaction.request.complete
    assert transaction.notes == ("bytes of the body were lost in the capture",)


def test_bytes_lost_across_frames_end_the_reading_of_a_stream() -> None:
    reader = Reader()
    reader.send(C, 0, End().headers(request(method=b"PUT")) + frame(0, b"seen"))
    reader.lose(C, 0, 50)
    reader.send(C, 0, b"unknown whereabouts", end=True)
    reader.close()
    (transaction,) = reader.transactions
    assert transaction.request.body is not None
    assert transaction.request.body.data == b"seen"
    assert not transaction.request.complete
    assert [(u.reason, u.end - u.start) for u in reader.unread] == [(Outcome.LOST, 19)]


def test_a_push_is_a_transaction_of_its_own() -> None:
    for promise_first in (True, False):
        reader, server = Reader(), End()
        promise = frame(5, encode_uint_var(3) + server.block(request(b"/style.css")))
        pushed = b"\x01" + encode_uint_var(3) + server.headers([(b":status", b"200")]) + frame(0, b"css")
        answer = promise + server.headers([(b":status", b"200")]) + frame(0, b"page")
        reader.send(C, 0, End().headers(request(b"/page")), end=True)
        parts = [(0, answer), (15, pushed)]
        for number, data in parts if promise_first else parts[::-1]:
            reader.send(S, number, data, end=True, step=1)
        reader.close()
        by_target = {t.target: t for t in reader.transactions}
        assert set(by_target) == {"/page", "/style.css"}
        push = by_target["/style.css"]
        assert (push.key, push.status, push.notes) == (15, 200, ("pushed by the server",))
        assert push.response is not None
        assert push.response.body is not None
        assert push.response.body.data == b"css"


def test_a_tunnel_is_a_transaction_and_its_contents_are_passed_over() -> None:
    reader = Reader()
    connect = [(b":method", b"CONNECT"), (b":protocol", b"websocket"), *request(b"/chat")[1:]]
    reader.send(C, 0, End().headers(connect))
    reader.send(S, 0, End().headers([(b":status", b"200")]))
    reader.send(C, 0, frame(0, b"spoken"))
    reader.send(S, 0, frame(0, b"answered"))
    reader.close()
    (transaction,) = reader.transactions
    assert (transaction.method, transaction.target, transaction.status) == ("CONNECT", "/chat", 200)
    assert transaction.notes == ("extended CONNECT for websocket",)
    assert [(u.direction, u.reason, u.detail) for u in reader.unread] == [
        (C, Outcome.UNKNOWN, "tunnelled in an HTTP/3 stream"),
        (S, Outcome.UNKNOWN, "tunnelled in an HTTP/3 stream"),
    ]


def test_webtransport_and_streams_opened_by_servers_are_passed_over() -> None:
    reader = Reader()
    reader.send(C, 0, encode_uint_var(0x41) + encode_uint_var(0) + b"whatever", end=True)
    reader.send(S, 1, b"whatever", end=True)
    reader.close()
    assert not reader.transactions
    assert {u.reason for u in reader.unread} == {Outcome.UNKNOWN}


def test_resets_are_noted() -> None:
    reader = Reader()
    reader.send(C, 0, End().headers(request()), end=True)
    reader.send(S, 0, End().headers([(b":status", b"200")]) + frame(0, b"half"))
    reader.connection.end(S, 0, 10, code=0x10C)
    reader.send(C, 4, b"")
    (transaction,) = reader.transactions
    assert transaction.notes == ("stream reset by the server (code 0x10c)",)
    assert transaction.response is not None
    assert not transaction.response.complete


def test_a_capture_that_ends_early_says_so() -> None:
    reader = Reader()
    reader.send(C, 0, End().headers(request()), end=True)
    reader.send(C, 4, End().headers(request(method=b"PUT")) + frame(0, b"begun"))
    reader.close()
    assert [t.notes for t in reader.transactions] == [
        ("its answer is not in the capture",),
        ("the rest was not captured", "its answer is not in the capture"),
    ]


def test_an_answer_without_request_is_unread() -> None:
    reader = Reader()
    reader.send(S, 0, End().headers([(b":status", b"200")]), end=True)
    reader.close()
    assert [(u.reason, u.detail) for u in reader.unread] == [(Outcome.LOST, "answer without its request")]


def test_header_blocks_beyond_reason_are_not_collected() -> None:
    reader = Reader()
    reader.send(C, 0, encode_uint_var(1) + encode_uint_var(1 << 40) + bytes(1000))
    reader.send(C, 0, bytes(1000), end=True)
    reader.close()
    assert {u.reason for u in reader.unread} == {Outcome.BODY_LIMIT}


def test_too_many_open_requests_push_the_oldest_out() -> None:
    reader = Reader()
    for number in range(1200):
        reader.send(C, 4 * number, End().headers(request(b"/%d" % number)), end=True)
    assert len(reader.transactions) == 200
    assert "given up: too many open streams" in reader.transactions[0].notes


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.binary(max_size=60), max_size=12))
def test_arbitrary_bytes_on_any_stream_never_raise(chance: random.Random, pieces: list[bytes]) -> None:
    reader = Reader()
    if chance.random() < 0.5:
        reader.settings()
    client = End(dynamic=True)
    good = [client.headers(request(b"/%d" % n, extra=[(b"x-device", b"phone")])) for n in range(3)]
    for piece in [*pieces, *good, client.table]:
        direction, number = chance.choice((C, S)), chance.choice((0, 0, 4, 2, 3, 6, 7, 10, 11, 1))
        prefix = chance.choice((b"", b"", b"\x00", b"\x01", b"\x02"))
        if chance.random() < 0.1:
            reader.lose(direction, number, chance.randrange(1, 20))
        reader.send(direction, number, prefix + piece, end=chance.random() < 0.2)
    reader.close()
    done = [event.key for event in reader.events if isinstance(event, RequestDone)]
    assert {t.key for t in reader.transactions} <= set(done)
