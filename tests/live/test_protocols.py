"""What is spoken through the real proxy by real peers: HTTP/2 (curl, nginx), HTTP/3 (aioquic), WebSocket (tornado)."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tornado.httpserver
import tornado.ioloop
import tornado.netutil
import tornado.web
import tornado.websocket
from aioquic.asyncio.client import connect
from aioquic.asyncio.protocol import QuicConnectionProtocol
from aioquic.asyncio.server import serve
from aioquic.h3.connection import H3_ALPN, H3Connection
from aioquic.h3.events import DataReceived, HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.events import QuicEvent
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Request, TextMessage

from tests.live.conftest import WAIT, Live, Origin, Running, free_port
from tests.live.test_running import scan, told

IMEI = "490154203237518"
NGINX = """
daemon off; pid {folder}/pid; error_log stderr crit; worker_processes 1; user root;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/body;
  server {{
    listen 127.0.0.1:{port} ssl http2; ssl_certificate {both}; ssl_certificate_key {both};
    location / {{ default_type application/json; return 200 '{{"ok": true}}'; }}
  }}
}}
"""


def found(running: Running) -> set[tuple[str, str]]:
    """Types and hosts that scan finds, which are those the view was told."""
    report = scan(running.folder)
    assert {each.id for each in report.findings} == set(told(running.folder))
    return {(each.type, each.host) for each in report.findings}


def protocols(running: Running) -> set[str]:
    """The protocols of the exchanges recorded."""
    from auditor.live.following import FlowFollower

    follower = FlowFollower(running.folder)
    spoken = {exchange.protocol for exchange in follower.exchanges()}
    follower.close()
    return spoken


@pytest.mark.program("nginx", "curl")
@pytest.mark.parametrize("way", ["regular", "socks5"])
def test_http2_from_curl_is_read(live: Live, origin: Origin, tmp_path: Path, way: str) -> None:
    port, listening = free_port(), free_port()
    config = tmp_path / "nginx.conf"
    config.write_text(NGINX.format(folder=tmp_path, port=port, both=origin.both))
    nginx = subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        with live("--mode", f"{way}@{listening}") as running:
            proxy = f"{'socks5h' if way == 'socks5' else 'http'}://127.0.0.1:{listening}"
            certificate = str(running.folder / "authority" / "mitmproxy-ca-cert.pem")
            curl = ["curl", "-sS", "--http2", "--proxy", proxy, "--noproxy", "", "--cacert", certificate]
            curl += ["--retry", "5", "--retry-connrefused", "-w", " %{http_version}"]
            done = subprocess.run(
                [*curl, f"https://localhost:{port}/?imei={IMEI}"], capture_output=True, text=True, timeout=WAIT
            )
            assert done.stdout == '{"ok": true} 2', done.stderr
            assert IMEI[:2] in running.until("IMEI")
            running.stop()
    finally:
        nginx.terminate()
        nginx.wait()
    assert found(running) == {("identifier.imei", "localhost")}
    assert protocols(running) == {"HTTP/2"}


class Answers(QuicConnectionProtocol):
    """Answers every HTTP/3 request."""

    http: H3Connection | None = None

    def quic_event_received(self, event: QuicEvent) -> None:
        self.http = self.http or H3Connection(self._quic)
        for said in self.http.handle_event(event):
            if isinstance(said, HeadersReceived | DataReceived) and said.stream_ended:
                head = [(b":status", b"200"), (b"content-type", b"application/json")]
                self.http.send_headers(said.stream_id, head)
                self.http.send_data(said.stream_id, b'{"ok": true}', end_stream=True)
                self.transmit()


class Asks(QuicConnectionProtocol):
    """Posts once and keeps the answer."""

    async def post(self, path: str, body: bytes, host: str) -> bytes:
        self.http, self.answer, self.over = H3Connection(self._quic), b"", asyncio.Event()
        stream = self._quic.get_next_available_stream_id()
        head = [(b":method", b"POST"), (b":scheme", b"https"), (b":authority", host.encode())]
        self.http.send_headers(stream, [*head, (b":path", path.encode())])
        self.http.send_data(stream, body, end_stream=True)
        self.transmit()
        await asyncio.wait_for(self.over.wait(), WAIT)
        return self.answer

    def quic_event_received(self, event: QuicEvent) -> None:
        for said in self.http.handle_event(event) if hasattr(self, "http") else ():
            if isinstance(said, DataReceived):
                self.answer += said.data
            if isinstance(said, HeadersReceived | DataReceived) and said.stream_ended:
                self.over.set()


@pytest.mark.parametrize("scheme", ["http3", "https"])
def test_http3_before_a_server_is_read(live: Live, origin: Origin, scheme: str) -> None:
    port, listening = free_port(), free_port()

    async def run(running: Running) -> bytes:
        trust = running.folder / "authority" / "mitmproxy-ca-cert.pem"
        asking = QuicConfiguration(is_client=True, alpn_protocols=H3_ALPN, server_name="localhost")
        asking.load_verify_locations(str(trust))
        async with connect("127.0.0.1", listening, configuration=asking, create_protocol=Asks) as client:
            assert isinstance(client, Asks)
            return await client.post(f"/log?imei={IMEI}", b'{"device_model": "Pixel 7"}', f"localhost:{listening}")

    async def served() -> None:
        answering = QuicConfiguration(is_client=False, alpn_protocols=H3_ALPN)
        answering.load_cert_chain(origin.both, origin.both)
        server = await serve("127.0.0.1", port, configuration=answering, create_protocol=Answers)
        with live("--mode", f"reverse:{scheme}://localhost:{port}@127.0.0.1:{listening}") as running:
            sent.append(running)
            assert await run(running) == b'{"ok": true}'
            await asyncio.to_thread(running.until, "IMEI")
            await asyncio.to_thread(running.until, "Device model")
            await asyncio.to_thread(running.stop)
        server.close()

    sent: list[Running] = []
    asyncio.run(served())
    assert {kind for kind, _ in found(sent[0])} == {"identifier.imei", "device.model"}
    assert protocols(sent[0]) == {"HTTP/3"}


class Echo(tornado.websocket.WebSocketHandler):
    """Answers each message, of pages of any origin."""

    def check_origin(self, origin: str) -> bool:
        return True

    def on_message(self, message: str | bytes) -> None:
        self.write_message('{"told": "thanks"}')


@contextmanager
def echoing(origin: Origin) -> Iterator[int]:
    """A WebSocket server over TLS; its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(origin.both)
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    loops: list[tornado.ioloop.IOLoop] = []
    up = threading.Event()

    async def serve_until_stopped() -> None:
        loops.append(tornado.ioloop.IOLoop.current())
        server = tornado.httpserver.HTTPServer(tornado.web.Application([("/live", Echo)]), ssl_options=context)
        server.add_sockets(sockets)
        stopping = asyncio.Event()
        stop.append(lambda: loops[0].add_callback(stopping.set))
        up.set()
        await stopping.wait()
        server.stop()
        await server.close_all_connections()

    stop: list[object] = []
    thread = threading.Thread(target=lambda: asyncio.run(serve_until_stopped()))
    thread.start()
    up.wait(WAIT)
    try:
        yield sockets[0].getsockname()[1]
    finally:
        (end,) = stop
        assert callable(end)
        end()
        thread.join()


def talk(running: Running, port: int, *messages: str) -> list[str]:
    """The answers to these messages, sent through the proxy."""
    trust = ssl.create_default_context(cafile=str(running.folder / "authority" / "mitmproxy-ca-cert.pem"))
    answers: list[str] = []
    with socket.create_connection(("127.0.0.1", running.port), WAIT) as raw:
        raw.sendall(f"CONNECT localhost:{port} HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n".encode())
        assert b" 200 " in raw.recv(4096)
        with trust.wrap_socket(raw, server_hostname="localhost") as connection:
            ours = WSConnection(ConnectionType.CLIENT)
            connection.sendall(ours.send(Request(host=f"localhost:{port}", target="/live")))
            waiting = list(messages)
            while len(answers) < len(messages):
                ours.receive_data(connection.recv(4096))
                for event in ours.events():
                    if isinstance(event, TextMessage):
                        answers.append(event.data)
                    if isinstance(event, AcceptConnection | TextMessage) and waiting:
                        connection.sendall(ours.send(TextMessage(waiting.pop(0))))
            running.until("IMEI")
            connection.sendall(ours.send(CloseConnection(code=1000)))
    return answers


def test_web_socket_messages_are_found_while_it_is_open(live: Live, origin: Origin) -> None:
    with echoing(origin) as port, live() as running:
        said = [f'{{"imei": "{IMEI}"}}', '{"device_model": "Pixel 7"}']
        assert talk(running, port, *said) == ['{"told": "thanks"}'] * 2
        running.until("Device model")
        time.sleep(0.3)
        running.stop()
    assert {kind for kind, _ in found(running)} == {"identifier.imei", "device.model"}
    assert protocols(running) == {"HTTP/1.1", "WebSocket"}


def test_request_still_unanswered_at_the_end_is_recorded(live: Live) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, live() as running:
        port = silent.getsockname()[1]
        with socket.create_connection(("127.0.0.1", running.port), WAIT) as client:
            target = f"http://127.0.0.1:{port}/wait?imei={IMEI}"
            client.sendall(f"GET {target} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n".encode())
            taken, _ = silent.accept()
            assert IMEI.encode() in taken.recv(4096)
            said = running.stop()
            taken.close()
    assert "IMEI" in said
    assert {kind for kind, _ in found(running)} == {"identifier.imei"}
