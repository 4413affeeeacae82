"""WebSocket: the library websockets over HTTP/1.1, and wsproto on a stream of h2 (RFC 8441)."""

from __future__ import annotations

import socket

import h2.config
import h2.connection
import h2.events
import wsproto.connection
import wsproto.events
from websockets.sync.client import ClientConnection, connect
from wsproto.extensions import Extension, PerMessageDeflate

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import WEB, WEB_HOST

WORDS = "the quick brown fox jumps over the lazy dog; " * 30
MESSAGES: tuple[str | bytes, ...] = ("hello", WORDS, bytes(range(256)), WORDS, "", b"\0" * 65_536)


def talk(around: Around) -> None:
    """Compressed and not, over both versions of HTTP."""
    for path, compression in (("/socket/packed", "deflate"), ("/socket/plain", None)):
        with connect(
            f"wss://{WEB_HOST}{path}", ssl=around.context(), compression=compression, max_size=None
        ) as connection:
            around.notes.note("HTTP/1.1", "GET", path, host=WEB_HOST, status=101)
            _converse(around, connection, path)
    over_http2(around)


def _received(around: Around, path: str, message: str | bytes) -> None:
    content = message.encode() if isinstance(message, str) else message
    around.notes.note("WebSocket", "RECEIVE", path, host=WEB_HOST, body=b"", answer=content)


def _sent(around: Around, path: str, message: str | bytes) -> None:
    content = message.encode() if isinstance(message, str) else message
    around.notes.note("WebSocket", "SEND", path, host=WEB_HOST, body=content)


def _converse(around: Around, connection: ClientConnection, path: str) -> None:
    _received(around, path, connection.recv())
    for message in MESSAGES:
        _sent(around, path, message)
        connection.send(message)
        _received(around, path, connection.recv())
    parts = ["in ", "three ", "fragments"]
    _sent(around, path, "".join(parts))
    connection.ping()
    connection.send(parts)
    _received(around, path, connection.recv())


def over_http2(around: Around) -> None:
    """An extended CONNECT, then wsproto's frames in DATA frames."""
    path = "/socket/http2"
    with socket.create_connection((WEB, 443), timeout=10) as plain:
        secured = around.context("h2").wrap_socket(plain, server_hostname=WEB_HOST)
        stream = _Stream(secured, path)
        around.notes.note("HTTP/2", "CONNECT", path, host=WEB_HOST, status=stream.status)
        _received(around, path, stream.receive())
        for message in MESSAGES[:5]:
            _sent(around, path, message)
            stream.send(message)
            _received(around, path, stream.receive())
        stream.close()


class _Stream:
    """One WebSocket on stream 1; ``status`` is what the server answered to the CONNECT."""

    def __init__(self, secured: socket.socket, path: str) -> None:
        self._socket = secured
        self._http = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True))
        self._deflate = PerMessageDeflate()
        self._frames: wsproto.connection.Connection | None = None
        self._text, self._bytes = "", b""
        self._messages: list[str | bytes] = []
        self.status = 0
        self._http.initiate_connection()
        self._flush()
        while not self._http.remote_settings.enable_connect_protocol:
            self._read()
        offered = self._deflate.offer()
        offer = f"permessage-deflate; {offered}" if isinstance(offered, str) and offered else "permessage-deflate"
        fields = [(":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "https"), (":authority", WEB_HOST)]
        fields += [(":path", path), ("sec-websocket-version", "13"), ("sec-websocket-extensions", offer)]
        self._http.send_headers(1, fields)
        self._flush()
        while not self.status:
            self._read()

    def send(self, message: str | bytes) -> None:
        """One message; a long one waits for the window."""
        assert self._frames is not None
        if isinstance(message, str):
            self._write(self._frames.send(wsproto.events.TextMessage(message)))
        else:
            self._write(self._frames.send(wsproto.events.BytesMessage(message)))

    def receive(self) -> str | bytes:
        """The next message of the server."""
        while not self._messages:
            self._read()
        return self._messages.pop(0)

    def close(self) -> None:
        assert self._frames is not None
        self._write(self._frames.send(wsproto.events.CloseConnection(code=1000)))
        self._http.close_connection()
        self._flush()

    def _write(self, data: bytes) -> None:
        while data:
            count = min(self._http.local_flow_control_window(1), self._http.max_outbound_frame_size, len(data))
            if count:
                self._http.send_data(1, data[:count])
                self._flush()
                data = data[count:]
            else:
                self._read()

    def _flush(self) -> None:
        self._socket.sendall(self._http.data_to_send())

    def _read(self) -> None:
        data = self._socket.recv(65536)
        if not data:
            raise RuntimeError("the server closed")
        for event in self._http.receive_data(data):
            if isinstance(event, h2.events.ResponseReceived):
                self._begin(dict(event.headers))
            elif isinstance(event, h2.events.DataReceived):
                self._http.acknowledge_received_data(event.flow_controlled_length, 1)
                self._take(event.data)
        self._flush()

    def _begin(self, fields: dict[bytes, bytes]) -> None:
        agreed = fields.get(b"sec-websocket-extensions", b"").decode()
        if agreed:
            self._deflate.finalize(agreed)
        extensions: list[Extension] = [self._deflate] if agreed else []
        self._frames = wsproto.connection.Connection(wsproto.connection.ConnectionType.CLIENT, extensions)
        self.status = int(fields[b":status"])

    def _take(self, data: bytes) -> None:
        assert self._frames is not None
        self._frames.receive_data(data)
        for event in self._frames.events():
            if isinstance(event, wsproto.events.TextMessage):
                self._text += event.data
                if event.message_finished:
                    self._messages.append(self._text)
                    self._text = ""
            elif isinstance(event, wsproto.events.BytesMessage):
                self._bytes += event.data
                if event.message_finished:
                    self._messages.append(self._bytes)
                    self._bytes = b""
