from __future__ import annotations

import cbor2
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.coap import CoapDatagrams
from auditor.protocols.coap_message import parse_coap
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken
from auditor.protocols.messages import Unread

C, S = Direction.CLIENT, Direction.SERVER
CON, NON, ACK = 0, 1, 2
GET, POST, CONTENT, CHANGED, CONTINUE = 0x01, 0x02, 0x45, 0x44, 0x5F


def extended(value: int) -> tuple[int, bytes]:
    if value < 13:
        return value, b""
    return (13, bytes([value - 13])) if value < 269 else (14, (value - 269).to_bytes(2, "big"))


def coap(
    kind: int, code: int, number: int, options: tuple[tuple[int, bytes], ...] = (), payload: bytes = b"",
    token: bytes = b"\xaa",
) -> bytes:  # fmt: skip
    out = bytes([0x40 | kind << 4 | len(token), code]) + number.to_bytes(2, "big") + token
    last = 0
    for option, value in options:
        (delta, more), (length, extra) = extended(option - last), extended(len(value))
        out += bytes([delta << 4 | length]) + more + extra + value
        last = option
    return out + (b"\xff" + payload if payload else b"")


def block(number: int, more: bool, exponent: int = 0) -> bytes:
    return bytes([number << 4 | more << 3 | exponent])


def read(*messages: tuple[Direction, bytes]) -> list[DatagramEvent]:
    reader = CoapDatagrams()
    found: list[DatagramEvent] = []
    for frame, (direction, data) in enumerate(messages, 1):
        found += reader.receive(Datagram(direction, data, frame, frame * 10))
    return found + reader.close()


def spoken(events: list[DatagramEvent]) -> list[Spoken]:
    return [event for event in events if isinstance(event, Spoken)]


def test_request_and_piggybacked_answer() -> None:
    options = ((3, b"lamp.example"), (11, b"light"), (11, b"a b"), (12, b"\x32"), (15, b"on=1"))
    events = read((C, coap(CON, POST, 1, options, b'{"on":1}')), (S, coap(ACK, CHANGED, 1)))
    assert events[0] == Announced(1, 1)
    (said,) = spoken(events)
    assert (said.method, said.path, said.host, said.status) == ("POST", "/light/a%20b?on=1", "lamp.example", 204)
    assert said.request.header(b"content-type") == b"application/json"
    assert said.request.body is not None
    assert said.request.body.data == b'{"on":1}'
    assert (said.frames, said.ready, said.key) == ((1,), 1, 1)


def test_a_separate_answer_and_retransmissions_are_one_exchange() -> None:
    ask, answer = coap(CON, GET, 5, ((11, b"t"),)), coap(CON, CONTENT, 99, (), b"21.5")
    (said,) = spoken(read((C, ask), (C, ask), (S, coap(ACK, 0, 5, token=b"")), (S, answer), (S, answer)))
    assert (said.status, said.frames) == (205, (1,))
    assert said.response is not None
    assert said.response.body is not None
    assert said.response.body.data == b"21.5"


def test_blocks_of_a_request_are_put_together() -> None:
    value = cbor2.dumps({"model": "Plug 3", "serial": "X" * 30})
    parts = [value[i : i + 16] for i in range(0, len(value), 16)]
    talk: list[tuple[Direction, bytes]] = []
    for i, part in enumerate(parts):
        more = i < len(parts) - 1
        options = ((11, b"up"), (12, b"\x3c"), (27, block(i, more)))
        talk.append((C, coap(CON, POST, i, options, part, token=bytes([i]))))
        talk.append((S, coap(ACK, CONTINUE if more else CHANGED, i, ((27, block(i, more)),), token=bytes([i]))))
    events = read(*talk)
    (said,) = spoken(events)
    assert said.request.body is not None
    assert cbor2.loads(said.request.body.data) == {"model": "Plug 3", "serial": "X" * 30}
    assert (said.status, said.ready, said.request.complete) == (204, 2 * len(parts) - 1, True)
    assert events[0] == Announced(1, 2 * len(parts) - 1)


def test_blocks_of_an_answer_are_put_together() -> None:
    path = (11, b"big")
    (said,) = spoken(
        read(
            (C, coap(CON, GET, 1, (path,))),
            (S, coap(ACK, CONTENT, 1, ((23, block(0, True)),), b"a" * 16)),
            (C, coap(CON, GET, 2, (path, (23, block(1, False))), token=b"\xbb")),
            (S, coap(ACK, CONTENT, 2, ((23, block(1, False)),), b"b" * 4, token=b"\xbb")),
        )
    )
    assert said.response is not None
    assert said.response.body is not None
    assert (said.response.body.data, said.response.complete) == (b"a" * 16 + b"b" * 4, True)


def test_a_lost_block_leaves_the_body_incomplete() -> None:
    path = (11, b"up")
    (said,) = spoken(
        read(
            (C, coap(CON, POST, 1, (path, (27, block(0, True))), b"a" * 16)),
            (C, coap(CON, POST, 3, (path, (27, block(2, False))), b"c")),
            (S, coap(ACK, CHANGED, 3)),
        )
    )
    assert not said.request.complete


def test_notifications_are_messages_of_their_own() -> None:
    observe = (6, b"")
    events = spoken(
        read(
            (C, coap(CON, GET, 1, (observe, (11, b"temp")))),
            (S, coap(ACK, CONTENT, 1, ((6, b"\1"),), b"20")),
            (S, coap(NON, CONTENT, 50, ((6, b"\2"),), b"21")),
        )
    )
    assert [(s.method, s.path, s.notes) for s in events] == [("GET", "/temp", ()), ("NOTIFY", "/temp", ("observed",))]
    assert events[1].request.body is not None
    assert events[1].request.body.length == 0


def test_request_without_answer_comes_at_the_end() -> None:
    assert [(s.path, s.status) for s in spoken(read((C, coap(NON, GET, 1, ((11, b"x"),)))))] == [("/x", None)]


def test_rubbish_is_unread() -> None:
    assert read((C, b"\xff\xff\xff\xff")) == [Unread(C, 0, 4, Outcome.UNDECODABLE, "not a CoAP message")]


def test_long_option_numbers_and_values() -> None:
    parsed = parse_coap(coap(CON, GET, 1, ((11, b"p" * 300), (2048, b"\1"))))
    assert parsed is not None
    assert parsed.options == ((11, b"p" * 300), (2048, b"\1"))


def test_what_waits_is_bounded() -> None:
    reader = CoapDatagrams()
    for i in range(2000):
        reader.receive(Datagram(C, coap(NON, GET, i, ((11, b"%d" % i),), token=i.to_bytes(2, "big")), i, i))
    assert len(spoken(reader.close())) == 256


@given(st.lists(st.tuples(st.sampled_from([C, S]), st.binary(max_size=40)), max_size=12))
@settings(deadline=None, max_examples=200)
def test_hostile_bytes_never_raise(messages: list[tuple[Direction, bytes]]) -> None:
    heads = (b"", b"\x41\x01\0\1\xaa", b"\x61\x45\0\1\xaa\xd1\x0a")
    talk = [(d, heads[i % 3] + data) for i, (d, data) in enumerate(messages)]
    events = read(*talk)
    announced = {e.key for e in events if isinstance(e, Announced)}
    assert {s.key for s in spoken(events) if s.key >= 0} == announced
