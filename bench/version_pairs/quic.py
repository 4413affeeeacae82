"""HTTP/3 with aioquic, both ends: one request a connection."""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from aioquic.asyncio.client import connect
from aioquic.asyncio.protocol import QuicConnectionProtocol
from aioquic.asyncio.server import serve
from aioquic.h3.connection import H3_ALPN, H3Connection
from aioquic.h3.events import DataReceived, HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.events import QuicEvent

Fields = list[tuple[bytes, bytes]]


class Client(QuicConnectionProtocol):
    """Asks once; ``done`` is set when the answer is whole."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._http = H3Connection(self._quic)
        self.done = asyncio.Event()

    def ask(self, fields: Fields, body: bytes) -> None:
        """Send the request."""
        stream = self._quic.get_next_available_stream_id()
        self._http.send_headers(stream, fields, end_stream=not body)
        if body:
            self._http.send_data(stream, body, end_stream=True)
        self.transmit()

    def quic_event_received(self, event: QuicEvent) -> None:
        for found in self._http.handle_event(event):
            if isinstance(found, HeadersReceived | DataReceived) and found.stream_ended:
                self.done.set()


class Server(QuicConnectionProtocol):
    """Answers every request with a short acknowledgement."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._http: H3Connection | None = None

    def quic_event_received(self, event: QuicEvent) -> None:
        if self._http is None:
            self._http = H3Connection(self._quic)
        for found in self._http.handle_event(event):
            if isinstance(found, HeadersReceived | DataReceived) and found.stream_ended:
                self._http.send_headers(found.stream_id, [(b":status", b"200"), (b"content-type", b"application/json")])
                self._http.send_data(found.stream_id, b'{"ok":true}', end_stream=True)
                self.transmit()


async def ask(
    host: str, method: str, path: str, headers: Mapping[str, str], body: bytes, authority: Path, keys: Path | None
) -> None:
    """One request on a connection of its own; its secrets are added to ``keys``, if it is given."""
    fields = [(b":method", method.encode()), (b":scheme", b"https"), (b":authority", host.encode())]
    fields += [(b":path", path.encode()), *((name.encode(), value.encode()) for name, value in headers.items())]
    with Path("/dev/null" if keys is None else keys).open("a") as log:
        configuration = QuicConfiguration(
            is_client=True, alpn_protocols=H3_ALPN, server_name=host, verify_mode=ssl.CERT_REQUIRED,
            cafile=str(authority), secrets_log_file=log,
        )  # fmt: skip
        async with connect(host, 443, configuration=configuration, create_protocol=Client) as connection:
            client = cast("Client", connection)
            client.ask(fields, body)
            await asyncio.wait_for(client.done.wait(), 10)


async def answer(address: str, certificate: Path, key: Path) -> None:
    """Serve until the process is stopped."""
    configuration = QuicConfiguration(is_client=False, alpn_protocols=H3_ALPN)
    configuration.load_cert_chain(certificate, key)
    await serve(address, 443, configuration=configuration, create_protocol=Server)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(answer(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
