"""HTTP/2 connections: frames, header blocks and streams of both sides, whole and in pieces, with gaps."""

from __future__ import annotations

import h2.config
import h2.connection

from auditor.network.stream import Direction
from auditor.protocols.http2 import Http2Connection
from auditor.protocols.messages import ResponseBodies
from fuzz.captured import conversations
from fuzz.running import fuzz
from fuzz.streams import check, written

Peer = h2.connection.H2Connection


def one_input(data: bytes) -> None:
    """The input is a script of stream events."""
    check(lambda: Http2Connection(ResponseBodies.KEEP), data)


def seeds() -> list[bytes]:
    """A request with a body and its answer between two h2 ends, and conversations of the bundled captures."""
    ends = Peer(h2.config.H2Configuration(True)), Peer(h2.config.H2Configuration(False))
    talk: list[tuple[Direction, bytes]] = []

    def flush(side: Direction) -> None:
        sent = ends[side].data_to_send()
        ends[1 - side].receive_data(sent)
        talk.append((side, sent))

    ends[0].initiate_connection()
    ends[1].initiate_connection()
    fields = [(":method", "POST"), (":scheme", "https"), (":authority", "log.example"), (":path", "/log")]
    ends[0].send_headers(1, [*fields, ("content-type", "application/json")])
    ends[0].send_data(1, b'{"steps": 40}', end_stream=True)
    flush(Direction.CLIENT)
    ends[1].send_headers(1, [(":status", "200"), ("content-length", "2")])
    ends[1].send_data(1, b"ok", end_stream=True)
    flush(Direction.SERVER)
    flush(Direction.CLIENT)
    return [written(talk), *(written(each, cut=9) for each in conversations(b"PRI * HTTP/2.0"))]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
