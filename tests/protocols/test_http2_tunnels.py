from __future__ import annotations

import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.settings import SettingCodes
from hypothesis import given, settings
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, TextMessage
from wsproto.extensions import PerMessageDeflate

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, Gap
from auditor.protocols.datagrams import SpanAnnounced, SpokenSpan
from auditor.protocols.http2 import Http2Connection
from auditor.protocols.messages import HttpEvent, RequestDone, ResponseBodies, Transaction, Unread
from tests.protocols.conftest import C, Part, S, events, read

DEFLATE = "permessage-deflate; client_max_window_bits=12"


class Session:
    """An h2 client and server that talk to each other; what each sends is kept, with who may have said it when."""

    def __init__(self) -> None:
        self.client = H2Connection(H2Configuration(client_side=True))
        self.server = H2Connection(H2Configuration(client_side=False))
        self.server.local_settings[SettingCodes.ENABLE_CONNECT_PROTOCOL] = 1
        self.sent: tuple[list[bytes], list[bytes]] = ([], [])
        self.client.initiate_connection()
        self.server.initiate_connection()
        self.pump()

    def pump(self) -> None:
        for _ in range(2):
            for mine, other, direction in ((self.client, self.server, C), (self.server, self.client, S)):
                data = mine.data_to_send()
                if data:
                    self.sent[direction].append(data)
                    other.receive_data(data)

    def connect(self, status: str = "200", extensions: str = DEFLATE) -> int:
        stream = self.client.get_next_available_stream_id()
        method, protocol, scheme = (":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "https")
        address = (":authority", "live.example"), (":path", "/feed?v=1")
        self.client.send_headers(stream, [method, protocol, scheme, *address])
        self.pump()
        self.server.send_headers(stream, [(":status", status), ("sec-websocket-extensions", extensions)])
        self.pump()
        return stream

    def say(self, stream: int, data: bytes, who: Direction = C, *, pad: int | None = None, end: bool = False) -> None:
        (self.client, self.server)[who].send_data(stream, data, pad_length=pad, end_stream=end)
        self.pump()


def websockets() -> tuple[Connection, Connection]:
    made = []
    for kind in (ConnectionType.CLIENT, ConnectionType.SERVER):
        packer = PerMessageDeflate()
        packer.finalize(DEFLATE)
        made.append(Connection(kind, [packer]))
    return made[0], made[1]


def run(
    sent: tuple[list[bytes], list[bytes]], *, size: int | None = None, server_first: bool = False,
    bodies: ResponseBodies = ResponseBodies.KEEP,
) -> list[HttpEvent]:  # fmt: skip
    client, server = (events(direction, [b"".join(sent[direction])], size) for direction in (C, S))
    reader = Http2Connection(bodies)
    return read(reader, client, server, server_first=server_first) + reader.close()


def spoken(found: list[HttpEvent]) -> list[tuple[str, bytes]]:
    out = []
    for each in found:
        if isinstance(each, SpokenSpan):
            body = (each.response or each.request).body
            assert body is not None
            out.append((each.method, body.data))
    return sorted(out)


def conversation() -> Session:
    session = Session()
    stream, other = session.connect(), session.connect()
    client, server = websockets()
    session.say(stream, client.send(TextMessage('{"lat": 48.40}')), pad=7)
    session.say(other, b"\x82\x85\0\0\0\0hello")
    long = client.send(BytesMessage(bytes(range(256)) * 40))
    for at in range(0, len(long), 11):
        session.say(stream, long[at : at + 11])
    session.say(stream, server.send(TextMessage("welcome")) + server.send(TextMessage("welcome back")), S)
    session.say(stream, client.send(TextMessage("bye")), end=True)
    session.say(stream, b"", S, end=True)
    return session


@pytest.mark.parametrize("server_first", [False, True])
@pytest.mark.parametrize("size", [None, 1, 9])
def test_websockets_on_streams_are_read_whichever_direction_comes_first(size: int | None, server_first: bool) -> None:
    session = conversation()
    found = run(session.sent, size=size, server_first=server_first)
    assert spoken(found) == sorted(
        [
            ("SEND", b'{"lat": 48.40}'),
            ("SEND", b"hello"),
            ("SEND", bytes(range(256)) * 40),
            ("SEND", b"bye"),
            ("RECEIVE", b"welcome"),
            ("RECEIVE", b"welcome back"),
        ]
    )
    assert not [each for each in found if isinstance(each, Unread)]
    assert sorted(map(repr, found)) == sorted(map(repr, run(session.sent)))
    handshakes = [each for each in found if isinstance(each, Transaction)]
    assert [(t.method, t.target, t.status) for t in handshakes] == [("CONNECT", "/feed?v=1", 200)] * 2


def test_spans_are_offsets_of_the_connection_and_keys_are_unique() -> None:
    session = conversation()
    found = run(session.sent)
    wire = [b"".join(parts) for parts in session.sent]
    spans = [each for each in found if isinstance(each, SpokenSpan)]
    for span in spans:
        assert span.path == "/feed?v=1"
        assert span.host == "live.example"
    hello = next(span for span in spans if span.request.body is not None and span.request.body.data == b"hello")
    assert wire[0][hello.start : hello.end] == b"\x82\x85\0\0\0\0hello"
    both = [span for span in spans if span.method == "RECEIVE"]
    assert [wire[1][span.start] for span in both] == [0xC1, 0xC1]
    assert both[0].end == both[1].start
    keys = [each.key for each in found if isinstance(each, (SpokenSpan, RequestDone))]
    assert len(set(keys)) == len(keys)
    announced = {each.key: (each.start, each.end) for each in found if isinstance(each, SpanAnnounced)}
    assert announced == {span.key: (span.start, span.end) for span in spans}


def test_received_messages_are_counted_where_bodies_are_left_alone() -> None:
    session = conversation()
    for server_first in (False, True):
        found = run(session.sent, bodies=ResponseBodies.SKIP, server_first=server_first)
        received = [each for each in found if isinstance(each, SpokenSpan) and each.method == "RECEIVE"]
        assert [each.response is not None and each.response.body is None for each in received] == [True, True]


@pytest.mark.parametrize("server_first", [False, True])
def test_what_follows_a_refusal_is_unread(server_first: bool) -> None:
    session = Session()
    stream = session.connect("403", "")
    session.say(stream, b"\x81\x85\0\0\0\0hello")
    found = run(session.sent, server_first=server_first)
    assert not spoken(found)
    gaps = [(each.direction, each.reason) for each in found if isinstance(each, Unread)]
    assert gaps == [(C, Outcome.UNKNOWN)]


def test_gap_in_the_connection_is_left_again() -> None:
    session = Session()
    stream = session.connect(extensions="")
    for number in range(12):
        session.say(stream, b"\x82\x86\0\0\0\0say %02d" % number)
    wire = b"".join(session.sent[0])
    cut = wire.index(b"say 03") - 3
    reader = Http2Connection(ResponseBodies.KEEP)
    found = reader.receive(Data(S, b"".join(session.sent[1]), 0))
    for event in (Data(C, wire[:cut], 0), Gap(C, cut, 9), Data(C, wire[cut + 9 :], cut + 9)):
        found += reader.receive(event)
    found += reader.close()
    said = [body for _, body in spoken(found)]
    assert said[:3] == [b"say 00", b"say 01", b"say 02"]
    assert said[-1] == b"say 11"
    assert all(body[:4] == b"say " for body in said if len(body) == 6)


def test_horizon_does_not_pass_an_unfinished_message() -> None:
    session = Session()
    stream = session.connect(extensions="")
    session.say(stream, b"\x02\x83\0\0\0\0abc")
    reader = Http2Connection(ResponseBodies.KEEP)
    wire = b"".join(session.sent[0])
    for direction, data in ((S, b"".join(session.sent[1])), (C, wire)):
        reader.receive(Data(direction, data, 0))
    assert wire[reader.horizon() :].startswith(b"\x02\x83")


SESSION = conversation()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1), st.floats(0, 1), st.integers(1, 200), st.booleans(), st.integers(1, 400))
def test_damage_gives_the_same_however_it_is_cut(side: int, where: float, lost: int, known: bool, size: int) -> None:
    wires = [b"".join(parts) for parts in SESSION.sent]
    cut = int(where * len(wires[side]))
    upto = min(cut + lost, len(wires[side]))

    sides: list[list[Part]] = [[wires[C]], [wires[S]]]
    sides[side] = [wires[side][:cut], upto - cut if known else None, wires[side][upto:]]
    results = []
    for step in (1 << 20, size):
        for server_first in (False, True):
            reader = Http2Connection(ResponseBodies.KEEP)
            found = read(reader, events(C, sides[C], step), events(S, sides[S], step), server_first=server_first)
            results.append(sorted(map(repr, found + reader.close())))
    assert all(result == results[0] for result in results)
