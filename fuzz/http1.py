"""HTTP/1 connections: requests and answers of both sides, whole and in pieces, with gaps."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import ResponseBodies
from fuzz.captured import conversations
from fuzz.running import fuzz
from fuzz.streams import check, written

C, S = Direction.CLIENT, Direction.SERVER
TALKS = (
    (
        (C, b'POST /log?model=Meadow HTTP/1.1\r\nHost: log.example\r\nContent-Length: 13\r\n\r\n{"steps": 40}'),
        (S, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nTrailer: 1\r\n\r\n"),
        (C, b"GET /b HTTP/1.1\r\nHost: log.example\r\n\r\n"),
        (S, b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope"),
    ),
    (
        (C, b"CONNECT log.example:443 HTTP/1.1\r\nHost: log.example:443\r\n\r\n\x16\x03\x01"),
        (S, b"HTTP/1.1 200 Connection established\r\n\r\n"),
    ),
    (
        (C, b"GET / HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHost: a\r\n\r\n"),
        (S, b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n\0\0\0\4\0\0\0\0\0"),
    ),
)


def one_input(data: bytes) -> None:
    """The input is a script of stream events."""
    midstream = data[:1] >= b"\x80"
    check(lambda: Http1Connection(ResponseBodies.KEEP, midstream=midstream), data)


def seeds() -> list[bytes]:
    """Conversations written down, and such of the bundled captures."""
    return [written(talk) for talk in TALKS] + [written(talk, cut=5) for talk in conversations(b"HTTP/1.1")]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
