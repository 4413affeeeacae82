from __future__ import annotations

from auditor.model import EMPTY_BODY, Message
from auditor.network.stream import Data, Direction
from auditor.protocols.datagrams import SpokenSpan
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import ResponseBodies, Switch, Transaction
from auditor.protocols.upgrades import reader_after

C, S = Direction.CLIENT, Direction.SERVER
ASK = (
    b"GET /feed?v=1 HTTP/1.1\r\nHost: live.example\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
AGREE = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"


def frame(payload: bytes) -> bytes:
    return b"\x82" + bytes([0x80 | len(payload)]) + bytes(4) + payload


def read_on(answer: bytes, client: bytes) -> list[SpokenSpan]:
    """What is said behind a handshake over HTTP/1."""
    reader = Http1Connection(ResponseBodies.KEEP)
    found = reader.receive(Data(C, ASK + client, 0)) + reader.receive(Data(S, AGREE + answer + b"\r\n", 0))
    opening = next(each for each in found if isinstance(each, Transaction))
    switch = found[-1]
    assert isinstance(switch, Switch)
    assert switch.key == opening.key
    following = reader_after(switch, opening, ResponseBodies.KEEP)
    assert following is not None
    said = [each for event in reader.remainder() for each in following.receive(event)] + following.close()
    return [each for each in said if isinstance(each, SpokenSpan)]


def test_websocket_is_read_on_behind_its_handshake() -> None:
    (said,) = read_on(b"", frame(b"over here"))
    assert (said.path, said.host, said.start) == ("/feed?v=1", "live.example", len(ASK))
    assert said.request.body is not None
    assert said.request.body.data == b"over here"


def test_mqtt_is_read_across_messages() -> None:
    packet = b'\x30\x17\x00\x0dhome/lockdoor{"o": 1}'[:25]
    found = read_on(b"Sec-WebSocket-Protocol: mqtt\r\n", frame(packet[:9]) + frame(packet[9:]))
    assert [(each.protocol, each.path) for each in found] == [("MQTT", "home/lockdoor")]
    assert (found[0].start, found[0].end) == (len(ASK), len(ASK) + 12 + 25)


def test_what_nobody_reads_has_no_reader() -> None:
    opening = Transaction(0, "HTTP/1.1", "GET", None, None, "/", Message((), EMPTY_BODY), 101, None, 0, 9)
    assert reader_after(Switch("spdy/3", None, 9, 9, 0), opening, ResponseBodies.KEEP) is None
