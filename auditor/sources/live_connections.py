"""Reads the connections a live session could not look into: one JSON object a line, written as they were refused.

The first line names the format. A last line cut short, as a killed process leaves it, is passed over; other lines that
are no connection are a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from auditor.model import Connection, Endpoint, Exchange, Outcome, Unaudited
from auditor.sources.live_lines import lines_of
from auditor.sources.stream import InputStream

KIND = "live-connections"
HEADER = b'{"auditor":"connections","schema":1}\n'


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """A connection that was tried: ``why`` it could not be read, in a word and (``detail``) a sentence; times in ns."""

    why: str
    outcome: Outcome
    detail: str
    first: int
    last: int
    host: str
    client: tuple[str, int] = ("", 0)
    server: tuple[str, int] = ("", 0)
    transport: str = "tcp"
    sni: str | None = None
    alpn: str | None = None
    app: str | None = None
    bytes_out: int = 0
    bytes_in: int = 0


class LiveConnections:
    """An `ExchangeSource` without exchanges that is a `ContactSource`."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"{KIND}{stream.suffix}"
        self._stream = stream
        rows = tried_of(stream.read_all().split(b"\n"), self.path)
        self._tried, self._faults = rows

    def exchanges(self) -> Iterator[Exchange]:
        return iter(())

    def connections(self) -> tuple[Connection, ...]:
        return tuple(connection_of(each) for each in self._tried)

    def faults(self) -> tuple[Unaudited, ...]:
        return (*gaps_of(self._tried), *self._faults)

    def close(self) -> None:
        self._stream.close()


def tried_of(lines: Iterable[bytes], path: str) -> tuple[tuple[Tried, ...], tuple[Unaudited, ...]]:
    """The connections in these lines (header first), and the gap left by lines that are none."""
    found, gap = lines_of(lines, path, Tried, "connection")
    return tuple(found), gap


def connection_of(tried: Tried) -> Connection:
    """The connection as the report shows it."""
    return Connection(
        client=Endpoint(*tried.client),
        server=Endpoint(*tried.server),
        transport=tried.transport,
        sni=tried.sni,
        alpn=tried.alpn,
        ja4=None,
        app=tried.app,
        bytes_out=tried.bytes_out,
        bytes_in=tried.bytes_in,
        packets=0,
        first=tried.first,
        last=tried.last,
        outcome=tried.outcome,
        host=tried.host or None,
        detail=tried.detail,
        unread_out=tried.bytes_out,
    )


def gaps_of(tried: Iterable[Tried]) -> Iterator[Unaudited]:
    """One gap for each outcome and sentence."""
    sums: dict[tuple[Outcome, str], list[int]] = {}
    for each in tried:
        row = sums.setdefault((each.outcome, each.detail), [0, 0])
        row[0] += 1
        row[1] += each.bytes_out
    for (outcome, detail), (flows, size) in sorted(sums.items()):
        yield Unaudited(outcome, flows, 0, size, detail)
