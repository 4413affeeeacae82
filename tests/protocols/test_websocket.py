from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.extensions import Extension, PerMessageDeflate

from auditor.model import EMPTY_BODY, Body, Outcome
from auditor.network.stream import Data, Direction
from auditor.protocols.datagrams import SpanAnnounced, SpanEvent, SpokenSpan
from auditor.protocols.messages import ResponseBodies, Unread
from auditor.protocols.websocket import Handshake, WebSocketReader
from auditor.protocols.websocket_deflate import read_agreement
from tests.protocols.conftest import C, Part, S, events, read

FULL = b"permessage-deflate"
FRESH = b"permessage-deflate; client_no_context_takeover; server_no_context_takeover; server_max_window_bits=10"
MESSAGES = (b'{"lat": 48.40, "lon": 11.74}', b'{"lat": 48.41, "lon": 11.75}', b"", bytes(range(256)) * 300)


class Peer:
    """One side of a wsproto connection; ``wire`` is what it has sent."""

    def __init__(self, direction: Direction, extensions: bytes = b"") -> None:
        packers: list[Extension] = []
        if extensions:
            packer = PerMessageDeflate()
            packer.finalize(extensions.decode())
            packers.append(packer)
        self._connection = Connection(ConnectionType.SERVER if direction else ConnectionType.CLIENT, packers)
        self.wire: list[bytes] = []

    def send(self, data: bytes, *, last: bool = True, text: bool = False) -> bytes:
        event = TextMessage(data.decode(), message_finished=last) if text else BytesMessage(data, message_finished=last)
        self.wire.append(self._connection.send(event))
        return self.wire[-1]

    def ping(self) -> None:
        self.wire.append(self._connection.send(Ping(b"still there?")))

    def leave(self) -> None:
        self.wire.append(self._connection.send(CloseConnection(1000, "over")))


def frame(opcode: int, payload: bytes, *, final: bool = True, mask: bytes = b"\1\2\3\4", bits: int = 0) -> bytes:
    size = len(payload)
    length = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2, "big")
    if mask:
        length = bytes([length[0] | 0x80]) + length[1:]
    masked = bytes(byte ^ mask[at & 3] for at, byte in enumerate(payload)) if mask else payload
    return bytes([final << 7 | bits << 4 | opcode]) + length + mask + masked


def run(
    client: list[Part], server: list[Part], extensions: bytes = b"", size: int | None = None,
    bodies: ResponseBodies = ResponseBodies.KEEP,
) -> list[SpanEvent]:  # fmt: skip
    reader = WebSocketReader(Handshake("/live?v=2", "log.example", read_agreement(extensions)), bodies)
    return read(reader, events(C, client, size, start=500), events(S, server, size, start=500)) + reader.close()


def every_way(client: list[Part], server: list[Part], extensions: bytes = b"") -> list[SpanEvent]:
    """Whole, byte by byte and in sevens: what is found must be the same."""
    whole = run(client, server, extensions)
    for size in (1, 7):
        assert run(client, server, extensions, size) == whole
    return whole


def spans(found: list[SpanEvent], direction: Direction = C) -> list[SpokenSpan]:
    return [each for each in found if isinstance(each, SpokenSpan) and each.direction is direction]


def said(found: list[SpanEvent], direction: Direction = C) -> list[bytes]:
    bodies = [(each.response or each.request).body for each in spans(found, direction)]
    return [b"" if body is None else body.data for body in bodies]


def unread(found: list[SpanEvent]) -> list[tuple[int, int, Outcome]]:
    return [(each.start, each.end, each.reason) for each in found if isinstance(each, Unread)]


@pytest.mark.parametrize("extensions", [b"", FULL, FRESH])
def test_what_two_peers_said_comes_back(extensions: bytes) -> None:
    client, server = Peer(C, extensions), Peer(S, extensions)
    for message in MESSAGES:
        client.send(message)
        client.ping()
        server.send(message[::-1])
    client.send("Größe".encode(), text=True)
    client.leave()
    server.leave()
    found = run([b"".join(client.wire)], [b"".join(server.wire)], extensions)
    assert said(found) == [*MESSAGES, "Größe".encode()]
    assert said(found, S) == [message[::-1] for message in MESSAGES]
    assert not unread(found)
    assert run([b"".join(client.wire)], [b"".join(server.wire)], extensions, size=1) == found


def test_message_becomes_an_exchange_of_its_handshake() -> None:
    found = run([frame(1, b"mine")], [frame(1, b"yours", mask=b"")])
    (sent,), (received,) = spans(found), spans(found, S)
    assert (sent.protocol, sent.method, sent.path, sent.host) == ("WebSocket", "SEND", "/live?v=2", "log.example")
    assert (sent.status, sent.response, sent.start, sent.end, sent.direction) == (None, None, 500, 510, C)
    assert (received.method, received.request.body, received.status) == ("RECEIVE", EMPTY_BODY, None)
    assert received.response is not None
    assert received.response.body is not None
    assert received.response.body.data == b"yours"
    assert (received.start, received.end, received.direction) == (500, 507, S)
    for before, after in zip(found[::2], found[1::2], strict=True):
        assert isinstance(before, SpanAnnounced)
        assert isinstance(after, SpokenSpan)
        assert (before.key, before.start, before.end) == (after.key, after.start, after.end)


@pytest.mark.parametrize("extensions", [b"", FULL, FRESH])
def test_fragments_are_put_together_across_control_frames(extensions: bytes) -> None:
    client = Peer(C, extensions)
    client.send(b"the first half, ", last=False)
    client.ping()
    client.send(b"a little more, ", last=False)
    client.send(b"the end")
    client.send(b"the first half again")
    found = every_way([b"".join(client.wire)], [], extensions)
    assert said(found) == [b"the first half, a little more, the end", b"the first half again"]
    assert [(each.start, each.end) for each in spans(found)] == [
        (500, 500 + len(b"".join(client.wire[:4]))),
        (500 + len(b"".join(client.wire[:4])), 500 + len(b"".join(client.wire))),
    ]


def test_received_bodies_are_only_hashed_or_left_alone_on_request() -> None:
    server = Peer(S, FULL)
    server.send(b"temperature " * 50)
    whole = run([], [*server.wire], FULL)[1]
    hashed = run([], [*server.wire], FULL, bodies=ResponseBodies.HASH)[1]
    alone = run([], [*server.wire], FULL, bodies=ResponseBodies.SKIP)[1]
    assert isinstance(whole, SpokenSpan)
    assert isinstance(hashed, SpokenSpan)
    assert isinstance(alone, SpokenSpan)
    assert whole.response is not None
    assert hashed.response is not None
    assert alone.response is not None
    assert whole.response.body is not None
    assert hashed.response.body == Body(b"", 600, whole.response.body.sha256)
    assert alone.response.body is None


def test_gap_inside_a_message_costs_only_its_bytes() -> None:
    first, second = frame(2, b"0123456789"), frame(2, b"next")
    found = every_way([first[:9], 3, first[12:] + second], [])
    assert said(found) == [b"0126789", b"next"]
    assert [each.request.complete for each in spans(found)] == [False, True]
    assert "lost" in spans(found)[0].notes[0]
    assert not unread(found)


def test_gap_in_a_compressed_message_ends_what_refers_to_it() -> None:
    client = Peer(C, FULL)
    for _ in range(3):
        client.send(bytes(range(200)))
    first, second, third = client.wire
    found = every_way([first, second[:8], 2, second[10:], third], [], FULL)
    assert said(found)[0] == bytes(range(200))
    assert len(said(found)[1]) < 200
    assert [each.request.complete for each in spans(found)] == [True, False]
    start = 500 + len(first + second)
    assert unread(found) == [(start, start + len(third), Outcome.STATE_LOST)]


def test_message_after_a_gap_is_read_where_none_refers_to_another() -> None:
    client = Peer(C, FRESH)
    for _ in range(3):
        client.send(bytes(range(200)))
    first, second, third = client.wire
    found = every_way([first, second[:8], 2, second[10:], third], [], FRESH)
    assert said(found)[0] == said(found)[2] == bytes(range(200))


def test_gap_of_unknown_length_is_left_at_four_certain_frames() -> None:
    frames = [frame(1, b"message %d" % n) for n in range(8)]
    lost = b"".join(frames[:2])
    found = every_way([frames[0][:7], None, frames[1][5:] + b"".join(frames[2:])], [])
    assert said(found) == [b"m", *(b"message %d" % n for n in range(2, 8))]
    assert spans(found)[0].notes == ("the rest of the message was lost in the capture",)
    assert unread(found) == [(507, 507 + len(lost) - len(frames[0]) - 5, Outcome.LOST)]


def test_bytes_that_are_no_frames_are_unread() -> None:
    noise = random.Random(7).randbytes(4000).replace(b"\x81", b"\x07").replace(b"\x82", b"\x07")
    found = every_way([frame(1, b"fine") + b"\x8f" + noise], [])
    assert said(found) == [b"fine"]
    assert sum(end - start for start, end, _ in unread(found)) > 3900


def test_message_cut_by_the_end_comes_with_a_note() -> None:
    found = every_way([frame(1, b"abc", final=False) + frame(0, b"defgh")[:9]], [])
    assert said(found) == [b"abcdef"]
    assert spans(found)[0].notes == ("the rest of the message was not captured",)
    assert not spans(found)[0].request.complete


def test_continuation_without_a_beginning_is_unread() -> None:
    found = every_way([frame(0, b"what was this") + frame(1, b"ok")], [])
    assert said(found) == [b"ok"]
    assert unread(found) == [(500, 519, Outcome.UNDECODABLE)]


def test_broken_compressed_message_says_so() -> None:
    found = every_way([frame(1, b"\xff\xff\xff\xff", bits=4) + frame(1, b"plain")], [], FULL)
    assert said(found) == [b"", b"plain"]
    assert spans(found)[0].notes == ("not valid deflate data",)


def test_reserved_bits_of_an_unknown_extension_are_noted() -> None:
    found = every_way([frame(1, b"abc", bits=4)], [], b"x-private-packing; level=3")
    assert said(found) == [b"abc"]
    assert "x-private-packing" in spans(found)[0].notes[0]


def test_message_that_ends_its_deflate_stream_is_read() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"finished for good") + packer.flush()
    found = every_way([frame(1, packed + b"\0", bits=4), frame(1, packed + b"\0", bits=4)], [], FULL)
    assert said(found) == [b"finished for good"] * 2


def test_message_that_expands_beyond_reason_is_stopped() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(80)) + packer.flush(zlib.Z_SYNC_FLUSH)
    payload = packed[:-4]
    head = b"\xc2\xff" + len(payload).to_bytes(8, "big") + bytes(4)
    (span,) = spans(run([head + payload], [], FULL))
    assert "beyond reason" in span.notes[0]
    assert span.request.body is not None
    assert span.request.body.truncated
    assert len(span.request.body.data) == 16 * 1024 * 1024


def test_frame_of_absurd_length_waits_for_nothing() -> None:
    found = every_way([b"\x82\xff\x7f" + bytes(7) + b"\0\0\0\0" + b"all there is"], [])
    assert said(found) == [b"all there is"]
    assert not spans(found)[0].request.complete


def test_horizon_is_the_oldest_unfinished_message() -> None:
    reader = WebSocketReader(Handshake("/", None), ResponseBodies.KEEP)
    reader.receive(Data(C, frame(1, b"abc", final=False) + frame(9, b""), 100))
    assert reader.horizon(C) == 100
    reader.receive(Data(C, frame(0, b"x"), 115))
    assert reader.horizon(C) == 122


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300), st.booleans(), st.integers(1, 50))
def test_any_bytes_are_read_the_same_however_cut(data: bytes, deflate: bool, size: int) -> None:
    extensions = FULL if deflate else b""
    whole = run([data], [data], extensions)
    assert run([data], [data], extensions, size) == whole
    for each in whole:
        assert 500 <= each.start <= each.end <= 500 + len(data)
