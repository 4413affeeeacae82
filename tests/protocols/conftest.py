"""What was said on a connection as stream events, whole or in pieces, and what readers make of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Protocol, TypeVar

from auditor.model import Body
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols.datagrams import SpanEvent, SpokenSpan, StreamReader
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import HttpEvent, RequestDone, ResponseBodies, Transaction

C, S = Direction.CLIENT, Direction.SERVER
Part = bytes | int | None
"""Bytes, or the length of a gap (None for unknown)."""
Talk = Iterable[tuple[Direction, bytes]]
"""Who said what, in order."""

GET = b"GET /a?model=Meadow HTTP/1.1\r\nHost: log.example\r\nAccept: */*\r\n\r\n"
POST = b'POST /b HTTP/1.1\r\nHost: log.example\r\nContent-Length: 13\r\n\r\n{"steps": 40}'
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
NO = b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope"

Found = TypeVar("Found")


class Reader(Protocol[Found]):
    """What reads the two streams of a connection."""

    def receive(self, event: StreamEvent) -> list[Found]: ...


def body_of(data: bytes) -> Body:
    return Body(data, len(data), hashlib.sha256(data).hexdigest())


def events(
    direction: Direction, parts: Iterable[Part], size: int | None = None, *, start: int = 0, clean: bool = True
) -> list[StreamEvent]:
    """One direction in pieces of ``size`` bytes, from the offset ``start`` to its end."""
    out: list[StreamEvent] = []
    at = start
    for part in parts:
        if isinstance(part, bytes):
            step = size or max(len(part), 1)
            out += [Data(direction, part[i : i + step], at + i) for i in range(0, len(part), step)]
            at += len(part)
        else:
            out.append(Gap(direction, at, part))
            at += part or 0
    return [*out, End(direction, at, clean)]


def read(
    reader: Reader[Found], client: list[StreamEvent], server: list[StreamEvent], *, server_first: bool = False
) -> list[Found]:
    """What is found in one direction and then the other; the reader is left open."""
    order = [*server, *client] if server_first else [*client, *server]
    return [found for event in order for found in reader.receive(event)]


def feed(reader: StreamReader, talk: Talk, step: int = 1 << 20) -> list[SpanEvent]:
    """What is found in a talk, each saying in pieces of ``step`` bytes, up to the close."""
    at = [0, 0]
    found: list[SpanEvent] = []
    for direction, data in talk:
        for i in range(0, len(data), step):
            piece = data[i : i + step]
            found += reader.receive(Data(direction, piece, at[direction]))
            at[direction] += len(piece)
    return found + reader.close()


def feed_damaged(
    reader: StreamReader, pieces: Iterable[tuple[Direction, bytes, int]], ends: Direction
) -> list[SpanEvent]:
    """What is found in bytes with gaps before them (-1: none, 0: of unknown length).

    All of it lies within what was said, and nothing before the horizon that stood when it came.
    """
    at = [0, 0]
    found: list[SpanEvent] = []
    floor: list[tuple[int, int]] = []
    for direction, data, gap in pieces:
        before = (reader.horizon(C), reader.horizon(S))
        if gap >= 0:
            found += reader.receive(Gap(direction, at[direction], gap or None))
            at[direction] += gap
        if data:
            found += reader.receive(Data(direction, data, at[direction]))
            at[direction] += len(data)
        floor += [before] * (len(found) - len(floor))
    found += reader.receive(End(ends, at[ends], clean=True)) + reader.close()
    for event, below in zip(found, floor, strict=False):
        assert event.start >= below[event.direction]
    for event in found:
        assert 0 <= event.start <= event.end <= at[event.direction]
    return found


def spans(found: Iterable[object]) -> list[SpokenSpan]:
    return [event for event in found if isinstance(event, SpokenSpan)]


def transactions(found: Iterable[object]) -> list[Transaction]:
    """In the order in which the requests began."""
    return sorted((e for e in found if isinstance(e, Transaction)), key=lambda t: t.key)


def read_http1(
    client: Iterable[Part],
    server: Iterable[Part],
    *,
    size: int | None = None,
    server_first: bool = False,
    clean: bool = True,
    connection: Http1Connection | None = None,
) -> list[HttpEvent]:
    reader = connection or Http1Connection(ResponseBodies.KEEP)
    sides = events(C, client, size, clean=clean), events(S, server, size, clean=clean)
    return read(reader, *sides, server_first=server_first)


def read_http1_every_way(client: list[Part], server: list[Part], *, clean: bool = True) -> list[HttpEvent]:
    """Whole, byte by byte and in sevens, either direction first: what is found must be the same."""
    whole = read_http1(client, server, clean=clean)
    expected = sorted(map(repr, whole))
    for size in (None, 1, 7):
        for server_first in (False, True):
            other = read_http1(client, server, size=size, server_first=server_first, clean=clean)
            assert sorted(map(repr, other)) == expected
            dones = [e.key for e in other if isinstance(e, RequestDone)]
            assert dones == sorted(dones)
    return whole
