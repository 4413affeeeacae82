"""The layers of one connection: what the bytes look like decides who reads them, again inside TLS and tunnels.

Theory of operation: a `Layer` holds the events of both directions until the client's first bytes (or the server's,
where the client said nothing) tell the protocol. Then a reader takes over: TLS hands its plaintext to a layer inside,
HTTP gives messages, and a switch (CONNECT, h2c) opens a layer inside at the offsets where it happened. What no reader
knows stays unread, as one span a direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from auditor.model import Outcome, TlsInfo
from auditor.network.stream import Data, Direction, End, Provenance, StreamEvent
from auditor.protocols.datagrams import SpanEvent, StreamReader
from auditor.protocols.http1 import Http1Connection, sniff_http1, sniff_http1_response
from auditor.protocols.http2 import Http2Connection, sniff_http2
from auditor.protocols.messages import HttpEvent, ResponseBodies, Switch, Transaction, Unread
from auditor.protocols.registry import STREAM_READERS, StreamKind
from auditor.protocols.socks import SocksReader, sniff_socks
from auditor.protocols.upgrades import reader_after
from auditor.tls.connection import TlsConnection
from auditor.tls.connection import sniff as sniff_tls
from auditor.tls.keylog import KeyLog

HELD_BYTES = 64 * 1024
HTTP_PORTS = frozenset({80, 3128, 8000, 8008, 8080, 8081, 8888})
TLS_PORTS = frozenset({443, 8443, 853, 993, 995, 465})
MAX_DEPTH = 6

Found = tuple["Layer", "HttpEvent | SpanEvent"]
Sniff = Callable[[bytes, bytes, int], bool | None]
"""Takes the first bytes of client and server and the server's port: yes, no, or None where more bytes are needed."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every layer of a connection shares."""

    keys: KeyLog
    keys_may_come: bool
    response_bodies: ResponseBodies
    port: int
    midstream: bool


class Layer:
    """One level of a connection. ``receive`` gives what was found here or deeper, with the layer that found it."""

    __slots__ = (
        "_ended", "_heads", "_held", "_held_bytes", "_http", "_inner", "_opening", "_setting", "_spoken", "_switched",
        "authority",        "depth", "number", "provenance", "tls", "unknown",
    )  # fmt: skip

    def __init__(
        self,
        setting: Setting,
        provenance: tuple[Provenance, Provenance],
        number: int = 0,
        authority: str | None = None,
    ) -> None:
        self._setting = setting
        self._held: list[StreamEvent] = []
        self._held_bytes = 0
        self._heads = [b"", b""]
        self._ended = [False, False]
        self._http: Http1Connection | Http2Connection | SocksReader | None = None
        self._opening: Transaction | None = None
        self._switched = False
        self._spoken: StreamReader | None = None
        self._inner: Layer | None = None
        self.tls: TlsConnection | None = None
        self.provenance = provenance
        self.number = number
        self.unknown = False
        self.authority = authority

    def receive(self, event: StreamEvent) -> list[Found]:
        """Take one event of either direction."""
        if self.tls is not None:
            found = self._deeper(self.tls.receive(event))
            return [*found, *((self, unread) for unread in self.tls.unread())]
        if self._http is not None:
            return self._read(self._http, event)
        if self._spoken is not None:
            return [(self, message) for message in self._spoken.receive(event)]
        if self._inner is not None:
            return self._inner.receive(event)
        if self.unknown:
            return self._pass_over(event)
        return self._hold(event)

    def retry(self, frame: int) -> list[Found]:
        """New secrets came with packet ``frame``: let every TLS layer try again."""
        found: list[Found] = []
        if self.tls is not None:
            found += self._deeper(self.tls.retry(frame))
            found += ((self, unread) for unread in self.tls.unread())
        if self._inner is not None:
            found += self._inner.retry(frame)
        return found

    def close(self) -> list[Found]:
        """The flow is over and no secrets will come: read what can still be read."""
        found: list[Found] = []
        if self.tls is not None:
            found += self._deeper(self.tls.close())
            found += ((self, unread) for unread in self.tls.unread())
        reader = self._http or self._spoken
        if reader is not None:
            found += ((self, message) for message in reader.close())
        if self._inner is not None:
            found += self._inner.close()
        return found

    def forget(self) -> None:
        """Let go of provenance below the oldest request not yet read whole."""
        if self._http is not None:
            self.provenance[Direction.CLIENT].forget(self._http.horizon())
        if self._spoken is not None:
            for direction in Direction:
                self.provenance[direction].forget(self._spoken.horizon(direction))
        if self._inner is not None:
            self._inner.forget()

    def layers(self) -> Iterable[Layer]:
        """This layer and those inside it, outermost first."""
        yield self
        if self._inner is not None:
            yield from self._inner.layers()

    @property
    def read(self) -> bool:
        """Whether a reader of messages was found, here or deeper."""
        return any(layer._switched or layer._http is not None or layer._spoken is not None for layer in self.layers())

    def _hold(self, event: StreamEvent) -> list[Found]:
        self._held.append(event)
        if isinstance(event, Data):
            head = self._heads[event.direction]
            if len(head) < HELD_BYTES:
                self._heads[event.direction] = head + event.data[: HELD_BYTES - len(head)]
            self._held_bytes += len(event.data)
        elif isinstance(event, End):
            self._ended[event.direction] = True
        choice = self._choose()
        if choice is None:
            return []
        choice()
        held, self._held = self._held, []
        return [found for each in held for found in self.receive(each)]

    def _choose(self) -> Callable[[], None] | None:
        client, server = self._heads
        undecided = False
        for sniff, open_reader in self._candidates():
            verdict = sniff(client, server, self._setting.port) if client or server else None
            if verdict:
                return open_reader
            undecided = undecided or verdict is None
        last = all(self._ended) or self._held_bytes > HELD_BYTES or bool(self._ended[0] and server)
        if last or (client and server and not undecided):
            return self._by_server(server, last=last)
        return None

    def _candidates(self) -> Iterable[tuple[Sniff, Callable[[], None]]]:
        """Who may read the first bytes, in order of certainty."""
        yield _of_client(sniff_tls), self._open_tls
        yield _of_client(sniff_http2), self._open_http2
        for kind in STREAM_READERS:
            yield kind.sniff, partial(self._open_spoken, kind)
        yield _of_client(sniff_http1), self._open_http1
        yield _of_client(sniff_socks), self._open_socks

    def _by_server(self, server: bytes, *, last: bool) -> Callable[[], None] | None:
        """The client's bytes say nothing: the server's, or the port of a connection joined midway, may."""
        for sniff, open_reader in ((sniff_tls, self._open_tls), (sniff_http1_response, self._open_http1)):
            verdict = sniff(server) if server else False
            if verdict:
                return open_reader
            if verdict is None and not last:
                return None
        if self._setting.midstream and (self._heads[0] or server):
            if self._setting.port in TLS_PORTS and self.number == 0:
                return self._open_tls
            if self._setting.port in HTTP_PORTS:
                return self._open_http1
        return self._open_nothing

    def _open_tls(self) -> None:
        self.tls = TlsConnection(self._setting.keys, self.provenance, keys_may_come=self._setting.keys_may_come)
        if self.number < MAX_DEPTH:
            self._inner = Layer(self._setting, self.tls.provenance, self.number + 1, self.authority)

    def _open_http1(self) -> None:
        self._http = Http1Connection(
            self._setting.response_bodies, midstream=self._setting.midstream, frame_of=self._frame_of
        )

    def _open_http2(self) -> None:
        self._http = Http2Connection(self._setting.response_bodies)

    def _frame_of(self, direction: Direction, offset: int) -> int:
        return self.provenance[direction].locate(offset)[0]

    def _open_socks(self) -> None:
        self._http = SocksReader()

    def _open_spoken(self, kind: StreamKind) -> None:
        self._spoken = kind.make()

    def _open_nothing(self) -> None:
        self.unknown = True

    def _deeper(self, events: list[StreamEvent]) -> list[Found]:
        if self._inner is None:
            return []
        return [found for event in events for found in self._inner.receive(event)]

    def _read(self, reader: Http1Connection | Http2Connection | SocksReader, event: StreamEvent) -> list[Found]:
        found: list[Found] = []
        for message in reader.receive(event):
            found.append((self, message))
            if isinstance(message, Transaction):
                self._opening = message
            elif isinstance(message, Switch) and not isinstance(reader, Http2Connection):
                found += self._switch(reader, message)
        return found

    def _switch(self, reader: Http1Connection | SocksReader, switch: Switch) -> list[Found]:
        self._http, self._switched = None, True
        if self.number >= MAX_DEPTH:
            self.unknown = True
            return []
        self._inner = inner = Layer(self._setting, self.provenance, self.number + 1, switch.authority)
        if self._opening is not None:
            inner._spoken = reader_after(switch, self._opening, self._setting.response_bodies)
        return [found for event in reader.remainder() for found in inner.receive(event)]

    def _pass_over(self, event: StreamEvent) -> list[Found]:
        if not isinstance(event, Data):
            return []
        end = event.start + len(event.data)
        return [(self, Unread(event.direction, event.start, end, Outcome.UNKNOWN, "no reader knows this protocol"))]

    def info(self) -> TlsInfo | None:
        """How this layer's TLS protects, once agreed."""
        return None if self.tls is None else self.tls.info


def _of_client(sniff: Callable[[bytes], bool | None]) -> Sniff:
    return lambda client, server, port: sniff(client) if client else None
