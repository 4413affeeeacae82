"""Records real TLS sessions between two OpenSSL ends in memory, and reads them back with the code under test."""

from __future__ import annotations

import datetime
import os
import select
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import factorial
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dh, dsa, ec, rsa
from cryptography.x509.oid import NameOID

from auditor.network.stream import Data, Direction, End, Gap, SegmentProvenance, StreamEvent
from auditor.protocols.messages import Unread
from auditor.tls.connection import TlsConnection
from auditor.tls.keylog import KeyLog

C, S = Direction.CLIENT, Direction.SERVER
NO_ENCRYPT_THEN_MAC = 1 << 19
Script = Sequence[tuple[Direction, bytes]]
SCRIPT: Script = (
    (C, b"GET /first HTTP/1.1\r\n\r\n"),
    (S, b"answer " * 9000),
    (C, b"x"),
    (S, b""),
    (C, bytes(range(256)) * 200),
    (S, b"done"),
)


@dataclass(frozen=True)
class Session:
    """What went over the wire, in order; the key log; and what each side sent."""

    flights: tuple[tuple[Direction, bytes], ...]
    keylog: bytes
    sent: tuple[bytes, bytes]

    def stream(self, direction: Direction) -> bytes:
        return b"".join(data for side, data in self.flights if side is direction)


@dataclass
class Reading:
    """Result of one pass: the connection, its events, and the plaintext of both directions joined."""

    connection: TlsConnection
    events: list[StreamEvent] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def plain(self, direction: Direction) -> bytes:
        joined = b""
        for event in self.events:
            if event.direction is direction:
                assert event.start == len(joined), "plaintext offsets must be contiguous"
                joined += event.data if isinstance(event, Data) else b""
        return joined

    def both(self) -> tuple[bytes, bytes]:
        return self.plain(C), self.plain(S)

    def gaps(self, direction: Direction) -> int:
        return sum(isinstance(event, Gap) and event.direction is direction for event in self.events)

    def ends(self) -> list[End]:
        return [event for event in self.events if isinstance(event, End)]


def provenance_of(flights: Iterable[tuple[Direction, bytes]]) -> tuple[SegmentProvenance, SegmentProvenance]:
    """Flight i is frame i + 1."""
    both = SegmentProvenance(), SegmentProvenance()
    offsets = [0, 0]
    for number, (direction, data) in enumerate(flights, 1):
        both[direction].extend([offsets[direction]], [number], [number * 1000], [number])
        offsets[direction] += len(data)
    return both


class Lab:
    """Certificates, contexts, and sessions recorded with them."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.certificates = [self._certificate(name, key) for name, key in _keys()]
        self.dh_parameters = directory / "dh.pem"
        numbers = dh.DHParameterNumbers(_ffdhe2048(), 2)
        self.dh_parameters.write_bytes(
            numbers.parameters().parameter_bytes(serialization.Encoding.PEM, serialization.ParameterFormat.PKCS3)
        )

    def _certificate(self, name: str, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey) -> Path:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.test")])
        start = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(start)
            .not_valid_after(start + datetime.timedelta(days=36500))
            .sign(key, hashes.SHA256())
        )
        path = self.directory / f"{name}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def contexts(
        self,
        version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
        ciphers: str = "ALL:COMPLEMENTOFALL",
        *,
        etm: bool = True,
    ) -> tuple[ssl.SSLContext, ssl.SSLContext]:
        """A client's and a server's context for exactly this version."""
        client, server = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        client.check_hostname = False
        client.verify_mode = ssl.CERT_NONE
        for context in (client, server):
            context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
            context.maximum_version = ssl.TLSVersion.TLSv1_3
            if version < ssl.TLSVersion.TLSv1_2:
                _allow_old(context, version)
            else:
                context.minimum_version = version
                context.maximum_version = version
            context.set_alpn_protocols(["h2", "http/1.1"])
            if not etm:
                context.options |= NO_ENCRYPT_THEN_MAC
        for certificate in self.certificates:
            server.load_cert_chain(certificate)
        server.load_dh_params(str(self.dh_parameters))
        return client, server

    def record(
        self,
        contexts: tuple[ssl.SSLContext, ssl.SSLContext],
        script: Script = SCRIPT,
        *,
        resume: ssl.SSLSession | None = None,
        keep: Callable[[ssl.SSLObject], None] | None = None,
        close: bool = True,
    ) -> Session:
        """Shake hands, play the script, close; ``keep`` gets the client's end before it closes."""
        with tempfile.NamedTemporaryFile(dir=self.directory) as keylog:
            contexts[0].keylog_filename = keylog.name
            wires = [(ssl.MemoryBIO(), ssl.MemoryBIO()), (ssl.MemoryBIO(), ssl.MemoryBIO())]
            ends = (
                contexts[0].wrap_bio(*wires[0], server_hostname="example.test", session=resume),
                contexts[1].wrap_bio(*wires[1], server_side=True),
            )
            flights: list[tuple[Direction, bytes]] = []

            def pump() -> None:
                for direction in (C, S):
                    data = wires[direction][1].read()
                    if data:
                        flights.append((direction, data))
                        wires[1 - direction][0].write(data)

            _shake_hands(ends, pump)
            sent = [b"", b""]
            for direction, data in script:
                ends[direction].write(data)
                sent[direction] += data
                pump()
                _read_all(ends[1 - direction])
            if keep is not None:
                keep(ends[0])
            if close:
                _close(ends, pump)
            return Session(tuple(flights), Path(keylog.name).read_bytes(), (sent[0], sent[1]))

    def session(self, flights: Sequence[tuple[Direction, bytes]], keylog: bytes) -> Session:
        """A session recorded in another way."""
        return Session(tuple(flights), keylog, (b"", b""))

    def read(
        self, session: Session, keys: bytes | None = None, *, ends: bool = True, keys_may_come: bool = False
    ) -> Reading:
        """One event a flight, in the order of the wire."""
        events: list[StreamEvent] = []
        offsets = [0, 0]
        for direction, data in session.flights:
            events.append(Data(direction, data, offsets[direction]))
            offsets[direction] += len(data)
        if ends:
            events += [End(C, offsets[0], clean=True), End(S, offsets[1], clean=True)]
        return self.feed(session, events, keys, keys_may_come=keys_may_come)

    def feed(
        self,
        session: Session,
        events: Iterable[StreamEvent],
        keys: bytes | None = None,
        *,
        keys_may_come: bool = False,
    ) -> Reading:
        """The given events, with the provenance of the session's flights."""
        log = KeyLog()
        log.add(session.keylog if keys is None else keys, "test")
        connection = TlsConnection(log, provenance_of(session.flights), keys_may_come=keys_may_come)
        reading = Reading(connection)
        for event in events:
            reading.events += connection.receive(event)
        reading.unread = connection.unread()
        return reading


def _allow_old(context: ssl.SSLContext, version: ssl.TLSVersion) -> None:
    flags = {ssl.TLSVersion.TLSv1: ssl.OP_NO_TLSv1, ssl.TLSVersion.TLSv1_1: ssl.OP_NO_TLSv1_1}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = version
        context.options |= ssl.OP_NO_TLSv1_3 | ssl.OP_NO_TLSv1_2
        for other, flag in flags.items():
            if other is not version:
                context.options |= flag


def _shake_hands(ends: Sequence[ssl.SSLObject], pump: Callable[[], None]) -> None:
    pending = list(ends)
    for _ in range(10):
        for end in list(pending):
            try:
                end.do_handshake()
                pending.remove(end)
            except ssl.SSLWantReadError:
                pass
            finally:
                pump()
        if not pending:
            break
    for end in ends:
        _read_all(end)


def _read_all(end: ssl.SSLObject) -> bytes:
    data = b""
    with suppress(ssl.SSLWantReadError, ssl.SSLZeroReturnError):
        while piece := end.read(65536):
            data += piece
    return data


def _close(ends: Sequence[ssl.SSLObject], pump: Callable[[], None]) -> None:
    for end in ends:
        with suppress(ssl.SSLWantReadError):
            end.unwrap()
        pump()


def _keys() -> Iterator[tuple[str, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey]]:
    yield "rsa", rsa.generate_private_key(65537, 2048)
    yield "ecdsa", ec.generate_private_key(ec.SECP256R1())
    yield "dsa", dsa.generate_private_key(1024)


def _ffdhe2048() -> int:
    """The prime of RFC 7919 appendix A.1, from its definition in terms of e."""
    bits = 1918
    terms = 400
    euler = sum((factorial(terms) // factorial(k)) for k in range(terms + 1))
    scaled = (euler << bits) // factorial(terms)
    return int(2**2048 - 2**1984 + (scaled + 560316) * 2**64 - 1)


class Programs:
    """``openssl s_client`` and ``s_server`` with a recording relay between them."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def record(
        self,
        server: Sequence[str],
        client: Sequence[str],
        lines: Sequence[bytes],
        *,
        answers: bool = True,
        before: Sequence[str] | None = None,
    ) -> tuple[Session, bytes]:
        """Type the lines into the client one by one (waiting for an answer to each); gives what it printed too.

        ``before`` are the arguments of a client that talks to the same server first, unrecorded.
        """
        keylog = self._lab.directory / "openssl.log"
        keylog.unlink(missing_ok=True)
        certificate = str(self._lab.certificates[0])
        accepts = "1" if before is None else "2"
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        serving = subprocess.Popen(
            ["openssl", "s_server", "-accept", f"127.0.0.1:{port}", "-cert", certificate, "-naccept", accepts, *server],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _await_listening(port)
        if before is not None:
            _type(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", *before], [b"warm\n"], answers=False)
        flights: list[tuple[Direction, bytes]] = []
        with socket.create_server(("127.0.0.1", 0)) as listener:
            relay = threading.Thread(target=_relay, args=(listener, port, flights))
            relay.start()
            own = listener.getsockname()[1]
            command = ["openssl", "s_client", "-connect", f"127.0.0.1:{own}", "-keylogfile", str(keylog), *client]
            printed = _type(command, lines, answers=answers)
            relay.join(20)
        if serving.stdin is not None:
            serving.stdin.close()
        serving.terminate()
        serving.wait(10)
        return Session(tuple(flights), keylog.read_bytes(), (b"", b"")), printed


def _type(command: list[str], lines: Sequence[bytes], *, answers: bool) -> bytes:
    client = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert client.stdin is not None
    assert client.stdout is not None
    printed = b""
    for line in lines:
        client.stdin.write(line)
        client.stdin.flush()
        wanted = line.strip()[::-1]
        deadline = time.monotonic() + (5 if answers and len(wanted) > 1 else 0.4)
        while time.monotonic() < deadline and (len(wanted) < 2 or wanted not in printed):
            ready, _, _ = select.select([client.stdout], [], [], 0.1)
            if ready:
                printed += os.read(client.stdout.fileno(), 65536)
    client.stdin.close()
    printed += client.stdout.read()
    client.wait(10)
    client.stdout.close()
    return printed


def _relay(listener: socket.socket, port: int, flights: list[tuple[Direction, bytes]]) -> None:
    near, _ = listener.accept()
    far = socket.create_connection(("127.0.0.1", port))
    open_ends = [near, far]
    while open_ends:
        for end in select.select(open_ends, [], [], 10)[0]:
            other = far if end is near else near
            try:
                data = end.recv(65536)
            except ConnectionError:
                data = b""
            if not data:
                open_ends.remove(end)
                _half_close(other)
                continue
            flights.append((C if end is near else S, data))
            other.sendall(data)
    near.close()
    far.close()


def _half_close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_WR)


def _await_listening(port: int) -> None:
    """Wait until the port is taken, without spending one of the connections its server accepts."""
    for _ in range(100):
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            return
        time.sleep(0.05)
    raise TimeoutError("openssl s_server did not start")


@pytest.fixture(scope="session")
def programs(lab: Lab) -> Programs:
    return Programs(lab)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return Lab(tmp_path_factory.mktemp("tls"))
