"""The layers of one connection: what the bytes look like decides who reads them, again inside TLS and tunnels.

Theory of operation: a `Layer` holds the events of both directions until the client's first bytes (or the server's,
where the client said nothing) tell the protocol. Then a reader takes over: TLS hands its plaintext to a layer inside,
HTTP gives messages, and a switch (CONNECT, h2c) opens a layer inside at the offsets where it happened. What no reader
knows stays unread, unless TLS begins inside it. Where the far end turns out to be the one that asks, a layer inside
sees both directions exchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model import TlsInfo
from auditor.network.stream import Data, Direction, End, Gap, Provenance, StreamEvent
from auditor.protocols.datagrams import SpanEvent, StreamReader
from auditor.protocols.http1 import Http1Connection, sniff_http1, sniff_http1_response
from auditor.protocols.http1_head import NEXT_REQUEST
from auditor.protocols.http2 import Http2Connection, sniff_http2, sniff_http2_server
from auditor.protocols.messages import HttpEvent, ResponseBodies, Switch, Transaction
from auditor.protocols.registry import STREAM_READERS, StreamKind
from auditor.protocols.socks_sniff import sniff_socks
from auditor.tls.connection import TlsConnection
from auditor.tls.connection import sniff as sniff_tls
from auditor.tls.framing import HANDSHAKE
from auditor.tls.handshake import CLIENT_HELLO
from auditor.tls.keylog import KeyLog

if TYPE_CHECKING:
    from auditor.dissection.unknown import UnknownStream
    from auditor.protocols.socks import SocksReader

HELD_BYTES = 64 * 1024
STILL_NAMED = 256 * 1024
"""Bytes of answers, before those not read yet, of which the packets are kept in mind."""
HTTP_PORTS = frozenset({80, 3128, 8000, 8008, 8080, 8081, 8888})
TLS_PORTS = frozenset({443, 8443, 853, 993, 995, 465})
MAX_DEPTH = 6
HELLO_AT = 5
"""Where the first handshake message of a record says its type."""

Found = tuple["Layer", "HttpEvent | SpanEvent"]
Sniff = Callable[[bytes, bytes, int], bool | None]
"""Takes the first bytes of client and server and the server's port: yes, no, or None where more bytes are needed."""


class Setting(Struct, frozen=True):
    """What every layer of a connection shares."""

    keys: KeyLog
    keys_may_come: bool
    response_bodies: ResponseBodies
    port: int
    midstream: bool


class Layer:
    """One level of a connection. ``receive`` gives what was found here or deeper, with the layer that found it."""

    __slots__ = (
        "_ended", "_heads", "_held", "_held_bytes", "_http", "_inner", "_mirrors", "_opening", "_setting", "_spoken",
        "_switched", "authority", "flipped", "number", "provenance", "tls", "unknown",
    )  # fmt: skip

    def __init__(
        self,
        setting: Setting,
        provenance: tuple[Provenance, Provenance],
        number: int = 0,
        authority: str | None = None,
        *,
        flipped: bool = False,
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
        self.unknown: UnknownStream | None = None
        self.authority = authority
        self.flipped = flipped
        self._mirrors = False

    def receive(self, event: StreamEvent) -> list[Found]:
        """Take one event of either direction."""
        if self.tls is not None:
            found = self._deeper(self.tls.receive(event))
            for unread in self.tls.unread():
                found.append((self, unread))
            return found
        if self._http is not None:
            return self._read(self._http, event)
        if self._spoken is not None:
            return [(self, message) for message in self._spoken.receive(event)]
        if self.unknown is not None:
            return self._pass_over(self.unknown, event)
        if self._inner is not None:
            return self._inner.receive(_mirrored(event) if self._mirrors else event)
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
        if self.unknown is not None:
            found += ((self, message) for message in self.unknown.close())
        if self._inner is not None:
            found += self._inner.close()
        return found

    def forget(self) -> None:
        """Let go of provenance below the oldest request not yet read whole."""
        if self._http is not None:
            self.provenance[Direction.CLIENT].forget(self._http.horizon())
            self.provenance[Direction.SERVER].forget(self._http.answer_horizon() - STILL_NAMED)
        if self._spoken is not None:
            for direction in Direction:
                self.provenance[direction].forget(self._spoken.horizon(direction))
        if self._inner is not None:
            self._inner.forget()

    def layers(self) -> Iterable[Layer]:
        """This layer and those inside it, outermost first."""
        layer: Layer | None = self
        while layer is not None:
            yield layer
            layer = layer._inner

    def in_order(self, events: list[StreamEvent]) -> list[StreamEvent]:
        """Events of one batch, which come the client's first, with those of the side that asks first."""
        if any(layer.flipped for layer in self.layers()) or (not self._said and _far_end_asks(events)):
            return sorted(events, key=_answers_last)
        return events

    @property
    def read(self) -> bool:
        """Whether a reader of messages was found, here or deeper."""
        return any(layer._switched or layer._http is not None or layer._spoken is not None for layer in self.layers())

    @property
    def _said(self) -> bool:
        """Whether anything was received here, read or not."""
        return bool(self._held) or not self.silent

    @property
    def silent(self) -> bool:
        """Whether nothing was said in this layer: a spare connection, opened and dropped."""
        return not any(self._heads)

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
        if self._mirrors:
            held.sort(key=_answers_last)
        return [found for each in held for found in self.receive(each)]

    def _choose(self) -> Callable[[], None] | None:
        client, server = self._heads
        if server and _asks(server) and not (client and _asks(client)):
            return self._open_mirrored
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
        answers = (
            (sniff_tls, self._open_tls),
            (sniff_http2_server, self._open_http2),
            (sniff_http1_response, self._open_http1),
        )
        for sniff, open_reader in answers:
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
            self._inner = self._inside(self.tls.provenance)

    def _open_http1(self) -> None:
        self._http = Http1Connection(
            self._setting.response_bodies, midstream=self._setting.midstream, frame_of=self._frame_of
        )

    def _open_http2(self) -> None:
        self._http = Http2Connection(self._setting.response_bodies)

    def _frame_of(self, direction: Direction, offset: int) -> int:
        return self.provenance[direction].locate(offset)[0]

    def _open_socks(self) -> None:
        from auditor.protocols.socks import SocksReader

        self._http = SocksReader()

    def _open_spoken(self, kind: StreamKind) -> None:
        self._spoken = kind.make()

    def _open_nothing(self) -> None:
        from auditor.dissection.unknown import UnknownStream

        self.unknown = UnknownStream(self._setting.port, self.provenance, midstream=self._setting.midstream)

    def _open_mirrored(self) -> None:
        """The far end asks: read on as if it had opened the connection."""
        if self.number >= MAX_DEPTH:
            self._open_nothing()
            return
        client, server = self.provenance
        self._mirrors = True
        self._inner = Layer(self._setting, (server, client), self.number + 1, self.authority, flipped=not self.flipped)

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
            self._open_nothing()
            return []
        self._inner = inner = self._inside(self.provenance, switch.authority)
        if self._opening is not None:
            from auditor.protocols.upgrades import reader_after

            inner._spoken = reader_after(switch, self._opening, self._setting.response_bodies)
        return [found for event in reader.remainder() for found in inner.receive(event)]

    def _pass_over(self, unknown: UnknownStream, event: StreamEvent) -> list[Found]:
        """Count as unread what no reader knows, until TLS (or, midway, HTTP) begins inside it."""
        unread, begun = unknown.receive(event)
        found: list[Found] = [(self, each) for each in unread]
        if begun and self._inner is None and self.number < MAX_DEPTH:
            self._inner = self._inside(self.provenance)
        if self._inner is not None:
            for each in begun:
                found += self._inner.receive(each)
        return found

    def _inside(self, provenance: tuple[Provenance, Provenance], authority: str | None = None) -> Layer:
        return Layer(self._setting, provenance, self.number + 1, authority or self.authority, flipped=self.flipped)

    def info(self) -> TlsInfo | None:
        """How this layer's TLS protects, once agreed."""
        return None if self.tls is None else self.tls.info


def _asks(head: bytes) -> bool:
    """Whether these are the first bytes of the side that asks: a ClientHello or an HTTP request."""
    if head[0] == HANDSHAKE:
        return len(head) > HELLO_AT and head[HELLO_AT] == CLIENT_HELLO and bool(sniff_tls(head))
    return NEXT_REQUEST.match(head) is not None


def _far_end_asks(events: list[StreamEvent]) -> bool:
    """Whether the first bytes of a connection show that it is the far end that asks."""
    heads = [b"", b""]
    for event in events:
        if isinstance(event, Data) and event.data and not heads[event.direction]:
            heads[event.direction] = event.data[:HELD_BYTES]
    client, server = heads
    return bool(server) and _asks(server) and not (client and _asks(client))


def _answers_last(event: StreamEvent) -> bool:
    """Sorts events of a connection whose far end asks: requests are to be read before their answers."""
    return event.direction is Direction.CLIENT


def _mirrored(event: StreamEvent) -> StreamEvent:
    other = Direction(1 - event.direction)
    if isinstance(event, Data):
        return Data(other, event.data, event.start)
    if isinstance(event, Gap):
        return Gap(other, event.start, event.length)
    return End(other, event.start, event.clean, event.frame)


def _of_client(sniff: Callable[[bytes], bool | None]) -> Sniff:
    return lambda client, server, port: sniff(client) if client else None
