from __future__ import annotations

from auditor.network.stream import Data, Direction
from auditor.protocols.annotate import annotate
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import ResponseBodies, Transaction
from auditor.protocols.sse import ServerEvent, events


def test_events_are_read_as_the_standard_says() -> None:
    body = (
        b"\xef\xbb\xbf: a comment\n\nretry: 100\nid: 7\nevent: moved\n"
        b'data: {"lat": 48.40,\ndata:  "lon": 11.74}\n\n'
        b"data\r\rdata:two\r\ndata\r\n\r\nid\nunknown: x\ndata: last\n\ndata: without its end\n"
    )  # fmt: skip
    assert events(body) == [
        ServerEvent("7", "moved", '{"lat": 48.40,\n "lon": 11.74}'),
        ServerEvent("7", "message", ""),
        ServerEvent("7", "message", "two\n"),
        ServerEvent("", "message", "last"),
    ]


def test_only_line_ends_of_the_standard_end_a_line() -> None:
    assert events("data: a\u2028b\x0bc\n\n".encode()) == [ServerEvent("", "message", "a\u2028b\x0bc")]


def test_stream_without_end_is_given_at_close_with_what_came() -> None:
    reader = Http1Connection(ResponseBodies.KEEP)
    reader.receive(Data(Direction.CLIENT, b"GET /live HTTP/1.1\r\nHost: log.example\r\n\r\n", 0))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    reader.receive(Data(Direction.SERVER, head + b"9\r\ndata: a\n\n\r\n9\r\ndata: b\n\n\r\n5\r\ndata:", 0))
    (transaction,) = [each for each in reader.close() if isinstance(each, Transaction)]
    assert annotate(transaction).notes[-1] == "2 server-sent events"
