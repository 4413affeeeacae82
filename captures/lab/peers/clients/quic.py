"""HTTP/3 with aioquic: several streams at once, bodies both ways, a key update in between."""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from typing import cast

from aioquic.asyncio.client import connect
from aioquic.asyncio.protocol import QuicConnectionProtocol
from aioquic.h3.connection import H3_ALPN, H3Connection
from aioquic.h3.events import DataReceived, H3Event, HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.events import QuicEvent

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import WEB_HOST

BODY = b'{"event": "play", "seconds": 8620}'
LONG = bytes(range(256)) * 120


def talk(around: Around) -> None:
    """Two connections: one updates its keys, one is short."""
    asyncio.run(_talk(around))


class Http3(QuicConnectionProtocol):
    """A client on one connection; requests may run at the same time."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._http = H3Connection(self._quic)
        self._events: dict[int, deque[H3Event]] = {}
        self._done: dict[int, asyncio.Future[tuple[int, bytes]]] = {}

    def quic_event_received(self, event: QuicEvent) -> None:
        for found in self._http.handle_event(event):
            if not isinstance(found, HeadersReceived | DataReceived) or found.stream_id not in self._events:
                continue
            self._events[found.stream_id].append(found)
            if found.stream_ended:
                self._done.pop(found.stream_id).set_result(self._answer(found.stream_id))

    def _answer(self, stream: int) -> tuple[int, bytes]:
        events = self._events.pop(stream)
        fields = next(dict(event.headers) for event in events if isinstance(event, HeadersReceived))
        return int(fields[b":status"]), b"".join(event.data for event in events if isinstance(event, DataReceived))

    async def ask(self, around: Around, method: str, path: str, body: bytes = b"") -> None:
        """One request; note it with its answer."""
        stream = self._quic.get_next_available_stream_id()
        fields = [(b":method", method.encode()), (b":scheme", b"https"), (b":authority", WEB_HOST.encode())]
        fields += [(b":path", path.encode()), (b"user-agent", b"lab/1.0")]
        self._events[stream] = deque()
        self._done[stream] = asyncio.get_running_loop().create_future()
        waiting = self._done[stream]
        self._http.send_headers(stream, fields, end_stream=not body)
        if body:
            self._http.send_data(stream, body, end_stream=True)
        self.transmit()
        status, answer = await waiting
        around.notes.note("HTTP/3", method, path, host=WEB_HOST, status=status, body=body, answer=answer)

    def update_keys(self) -> None:
        """Go on with the next keys."""
        self._quic.request_key_update()


async def _talk(around: Around) -> None:
    for number in range(2):
        with around.keys.open("a") as keys:
            configuration = QuicConfiguration(
                is_client=True, alpn_protocols=H3_ALPN, server_name=WEB_HOST, secrets_log_file=keys,
                verify_mode=ssl.CERT_REQUIRED, cafile=str(around.authority),
            )  # fmt: skip
            async with connect(WEB_HOST, 443, configuration=configuration, create_protocol=Http3) as connection:
                http = cast("Http3", connection)
                await http.ask(around, "GET", f"/echo?connection={number}")
                if number == 0:
                    await asyncio.gather(*(http.ask(around, "POST", f"/echo/{n}", BODY * n) for n in range(1, 5)))
                    http.update_keys()
                    await http.ask(around, "PUT", "/echo/long", LONG)
                    await asyncio.gather(http.ask(around, "GET", "/events"), http.ask(around, "GET", "/absent"))
                    http.update_keys()
                    await http.ask(around, "POST", "/graphql", BODY)
