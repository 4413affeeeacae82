"""A live session as a process, a real HTTPS server behind it, and clients that trust the session's certificate."""

from __future__ import annotations

import http.server
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import mitmproxy.addons
    import mitmproxy.io  # noqa: F401  what they import warns of its own

WAIT = 60.0
"""Seconds, since a busy machine takes its time."""
SHOP = "shop.example"


def own_recipients(domain: str) -> str:
    """A file of one's own recipients: one invented company, of which this domain is."""
    return f"""
schema: 1
recipients:
  - id: example-metrics
    name: Example Metrics
    country: "DE"
    purpose: analytics
    domains: [{domain}]
    source: "made up for this test"
"""


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers everything with a small JSON document; ``/download`` with a megabyte a hundred times."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._read()
        if self.path == "/download":
            self.send_response(200)
            self.send_header("content-type", "application/octet-stream")
            self.send_header("content-length", str(100 * 1024 * 1024))
            self.end_headers()
            for _ in range(100):
                self.wfile.write(bytes(1024 * 1024))
            return
        body = b'{"ok": true}'
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def _read(self) -> None:
        left = int(self.headers.get("content-length", 0))
        while left:
            left -= len(self.rfile.read(min(left, 65536)))

    def log_message(self, format: str, *args: object) -> None:
        pass


class Quiet(http.server.ThreadingHTTPServer):
    """Says nothing of clients that leave."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@dataclass
class Origin:
    """A real HTTPS server; ``both`` is a file with its certificate and key, for further servers."""

    port: int
    trust: Path
    both: Path
    address: str = "127.0.0.1"

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"


def certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate of localhost and `SHOP`, and a file with it and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    hosts = [x509.DNSName("localhost"), x509.DNSName(SHOP), x509.IPAddress(ip_address("127.0.0.1"))]
    names = x509.SubjectAlternativeName(hosts)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    trust, both = folder / "server.pem", folder / "server-key.pem"
    trust.write_bytes(pem)
    both.write_bytes(secret + pem)
    return trust, both


@contextmanager
def serving(folder: Path, address: str) -> Iterator[Origin]:
    """An HTTPS server at this address of the machine."""
    trust, both = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    server = Quiet((address, 0), Answering)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Origin(server.server_address[1], trust, both, address)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Origin]:
    with serving(tmp_path_factory.mktemp("origin"), "127.0.0.1") as served:
        yield served


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Running:
    """`auditor live` as a process; ``lines`` are what it printed so far."""

    process: subprocess.Popen[str]
    folder: Path
    port: int
    lines: list[str] = field(default_factory=list)

    def until(self, text: str) -> str:
        """The first line that holds this text."""
        end = time.monotonic() + WAIT
        ended = False
        while time.monotonic() < end:
            found = next((line for line in self.lines if text in line), None)
            if found is not None:
                return found
            if ended:
                break
            ended = self.process.poll() is not None
            time.sleep(0.2 if ended else 0.02)
        raise AssertionError(f"{text!r} never came: {self.lines}")

    def client(self) -> httpx.Client:
        """A client that goes through the proxy and trusts its certificate."""
        trust = ssl.create_default_context(cafile=str(self.folder / "authority" / "mitmproxy-ca-cert.pem"))
        return httpx.Client(proxy=f"http://127.0.0.1:{self.port}", verify=trust, timeout=30, trust_env=False)

    def stop(self) -> str:
        """Interrupt it; everything it printed."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(WAIT)
        time.sleep(0.1)
        return "\n".join(self.lines)

    def kill(self) -> None:
        """Kill it and its analysis at once, as a crash of everything would."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for process in (self.process.pid, *map(int, children)):
            os.kill(process, signal.SIGKILL)
        self.process.wait(WAIT)


Live = Callable[..., AbstractContextManager[Running]]


@pytest.fixture
def live(tmp_path: Path, origin: Origin) -> Live:
    @contextmanager
    def run(
        *options: str, port: int | None = None, folder: str = "session", listen: str = "127.0.0.1"
    ) -> Iterator[Running]:
        port = free_port() if port is None else port
        where = tmp_path / folder
        modes = () if any(option == "--mode" for option in options) else ("--mode", f"regular@{port}")
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "auditor", "live", *modes, "--listen", listen),
                *("--session", str(where), "--trust", str(origin.trust), *options),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running = Running(process, where, port)

        def hear() -> None:
            assert process.stdout is not None
            for line in process.stdout:
                running.lines.append(line.rstrip("\n"))

        thread = threading.Thread(target=hear)
        thread.start()
        try:
            running.until("one command")
            yield running
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            thread.join()
            assert process.stdout is not None
            process.stdout.close()

    return run
