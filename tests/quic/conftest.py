"""Real QUIC sessions between two aioquic ends in memory, recorded datagram by datagram with their key log."""

from __future__ import annotations

import datetime
import io
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest
from aioquic.h3.connection import H3_ALPN, H3Connection
from aioquic.h3.events import DataReceived, H3Event, HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.connection import QuicConnection as Peer
from aioquic.quic.events import StreamDataReceived
from aioquic.quic.logger import QuicLogger
from aioquic.quic.packet import QuicProtocolVersion, encode_quic_retry, encode_quic_version_negotiation
from aioquic.tls import CipherSuite, SessionTicket
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.messages import ResponseBodies, Transaction, Unread
from auditor.quic.connections import QuicConnections
from auditor.quic.results import Answered, Asked, QuicEvent
from auditor.tls.keylog import KeyLog

C, S = Direction.CLIENT, Direction.SERVER
V1, V2 = int(QuicProtocolVersion.VERSION_1), int(QuicProtocolVersion.VERSION_2)
CLIENT_ADDRESS, SERVER_ADDRESS = ("192.0.2.1", 50000), ("192.0.2.2", 443)
Fields = list[tuple[bytes, bytes]]


@dataclass
class Asking:
    """A request to send and the answer to give; bodies as sent."""

    path: str = "/"
    method: str = "GET"
    body: bytes = b""
    answer: bytes = b"hello"
    status: int = 200
    extra: Fields = field(default_factory=list)
    answer_extra: Fields = field(default_factory=list)


@dataclass
class Recording:
    """What went over the wire, in order, and the secrets."""

    datagrams: list[Datagram]
    keylog: bytes


class Wire:
    """Two ends and everything sent between them; the server answers each request as its path says in ``answers``."""

    def __init__(
        self,
        credentials: tuple[x509.Certificate, ec.EllipticCurvePrivateKey],
        *,
        versions: list[int] | None = None,
        server_versions: list[int] | None = None,
        cipher: CipherSuite | None = None,
        ticket: SessionTicket | None = None,
        tickets: dict[bytes, SessionTicket] | None = None,
        retry: bool = False,
        negotiate: list[int] | None = None,
        alpn: list[str] | None = None,
        verify: bool = False,
        original_version: int | None = None,
    ) -> None:
        certificate, key = credentials
        self.log: list[Datagram] = []
        self.secrets = io.StringIO()
        self.now = 1000.0
        self.client_port = CLIENT_ADDRESS[1]
        self.flows: dict[int, int] = {}
        self.answers: dict[bytes, Asking] = {}
        self.got: dict[int, list[H3Event]] = {}
        self.drop: Callable[[Direction, int], bool] = lambda direction, count: False
        self.ticket: SessionTicket | None = None
        self.push: bytes | None = None
        self.client_logger = QuicLogger()
        versions = versions or [V1]
        alpn = alpn or list(H3_ALPN)
        configuration = QuicConfiguration(
            is_client=True, alpn_protocols=alpn, server_name="app.example", supported_versions=versions,
            secrets_log_file=self.secrets, original_version=original_version, session_ticket=ticket,
            cipher_suites=[cipher] if cipher else None,
            verify_mode=ssl.CERT_REQUIRED if verify else ssl.CERT_NONE, max_data=1 << 26, max_stream_data=1 << 26,
        )  # fmt: skip
        known = {} if tickets is None else tickets
        self.client = Peer(configuration=configuration, session_ticket_handler=self._keep_ticket)
        original = self.client.original_destination_connection_id
        self.client.connect(SERVER_ADDRESS, self.now)
        retried = b"retried!" if retry else None
        self._begin_again(versions[0], negotiate, retried)
        served = QuicConfiguration(
            is_client=False, alpn_protocols=alpn, supported_versions=server_versions or versions,
            certificate=certificate, private_key=key, max_data=1 << 26, max_stream_data=1 << 26,
        )  # fmt: skip
        self.server = Peer(
            configuration=served,
            original_destination_connection_id=original,
            retry_source_connection_id=retried,
            session_ticket_fetcher=lambda label: known.pop(label, None),
            session_ticket_handler=lambda each: known.update({each.ticket: each}),
        )
        self.tickets = known
        self.h3 = (H3Connection(self.client), H3Connection(self.server))

    def _begin_again(self, version: int, negotiate: list[int] | None, retried: bytes | None) -> None:
        """The server offers these other versions, or asks for a token first."""
        if negotiate is not None:
            self._refuse(
                lambda client: encode_quic_version_negotiation(
                    source_cid=client._peer_cid.cid, destination_cid=client.host_cid, supported_versions=negotiate
                )
            )
        if retried is not None:
            self._refuse(
                lambda client: encode_quic_retry(
                    version, retried, client.host_cid, client._peer_cid.cid, b"token of the server"
                )
            )

    def _refuse(self, answer: Callable[[Peer], bytes]) -> None:
        """The server has the client begin again: its first datagram gets this answer."""
        (first, _), *_ = self.client.datagrams_to_send(self.now)
        self._log(C, first)
        packet = answer(self.client)
        self._log(S, packet)
        self.client.receive_datagram(packet, SERVER_ADDRESS, self.now)

    def _keep_ticket(self, ticket: SessionTicket) -> None:
        self.ticket = ticket

    def _log(self, direction: Direction, data: bytes, port: int | None = None) -> None:
        frame = len(self.log) + 1
        self.flows[frame] = self.client_port if port is None else port
        self.log.append(Datagram(direction, data, frame, int(self.now * 1e9)))

    def run(self) -> None:
        """Let both ends talk until neither had anything to say for half a second: what was lost comes again."""
        quiet = 0
        while quiet < 12:
            busy = False
            for direction, end, other in ((C, self.client, self.server), (S, self.server, self.client)):
                for data, to in end.datagrams_to_send(self.now):
                    busy = True
                    self._log(direction, data, to[1] if direction is S else None)
                    if not self.drop(direction, len(self.log)):
                        address = (CLIENT_ADDRESS[0], self.client_port) if direction is C else SERVER_ADDRESS
                        other.receive_datagram(data, address, self.now)
                self._events(direction, end)
                self._events(Direction(1 - direction), other)
                timer = end.get_timer()
                if timer is not None and timer <= self.now:
                    end.handle_timer(self.now)
            self.now += 0.005 if busy else 0.05
            quiet = 0 if busy else quiet + 1

    def _events(self, side: Direction, end: Peer) -> None:
        while (event := end.next_event()) is not None:
            for found in self.h3[side].handle_event(event) if isinstance(event, StreamDataReceived) else ():
                stream = getattr(found, "stream_id", -1)
                if side is C:
                    self.got.setdefault(stream, []).append(found)
                else:
                    self._answer(stream, found)

    def _answer(self, stream: int, event: H3Event) -> None:
        if isinstance(event, HeadersReceived):
            self.answers[b"%d" % stream] = self.answers[dict(event.headers)[b":path"]]
        if isinstance(event, HeadersReceived | DataReceived) and event.stream_ended:
            asking = self.answers[b"%d" % stream]
            if self.push is not None:
                self._push(stream, self.push)
            fields = [(b":status", b"%d" % asking.status), (b"server", b"example/1"), *asking.answer_extra]
            self.h3[S].send_headers(stream, fields)
            self.h3[S].send_data(stream, asking.answer, end_stream=True)

    def _push(self, stream: int, path: bytes) -> None:
        promised = [(b":method", b"GET"), (b":scheme", b"https"), (b":authority", b"app.example"), (b":path", path)]
        number = self.h3[S].send_push_promise(stream, promised)
        self.h3[S].send_headers(number, [(b":status", b"200")])
        self.h3[S].send_data(number, b"pushed body", end_stream=True)
        self.push = None

    def ask(self, *askings: Asking) -> None:
        """Send requests (all at once), without waiting for anything."""
        for asking in askings:
            self.answers[asking.path.encode()] = asking
            stream = self.client.get_next_available_stream_id()
            fields = [
                (b":method", asking.method.encode()), (b":scheme", b"https"), (b":authority", b"app.example"),
                (b":path", asking.path.encode()), (b"user-agent", b"phone/7 (invented)"), *asking.extra,
            ]  # fmt: skip
            self.h3[C].send_headers(stream, fields, end_stream=not asking.body)
            if asking.body:
                self.h3[C].send_data(stream, asking.body, end_stream=True)

    def recording(self) -> Recording:
        return Recording(list(self.log), self.secrets.getvalue().encode())


@dataclass
class Reading:
    """Result of one pass through the code under test."""

    connections: QuicConnections
    events: list[QuicEvent]

    @property
    def answered(self) -> list[Answered]:
        return [event for event in self.events if isinstance(event, Answered)]

    @property
    def asked(self) -> list[Asked]:
        return [event for event in self.events if isinstance(event, Asked)]

    @property
    def unread(self) -> list[Unread]:
        return [event for event in self.events if isinstance(event, Unread)]

    def transactions(self) -> dict[str, Transaction]:
        return {answered.transaction.target: answered.transaction for answered in self.answered}


def read(
    datagrams: Iterable[Datagram],
    keylog: bytes = b"",
    *,
    serial: Callable[[Datagram], int] = lambda datagram: 1,
    bodies: ResponseBodies = ResponseBodies.KEEP,
) -> Reading:
    keys = KeyLog()
    keys.add(keylog, "test")
    connections = QuicConnections(keys, bodies)
    events: list[QuicEvent] = []
    for datagram in datagrams:
        found = connections.receive(serial(datagram), datagram)
        assert found is not None, "not taken for QUIC"
        events += found
    return Reading(connections, [*events, *connections.close()])


def check(reading: Reading, askings: Iterable[Asking]) -> None:
    """Every request and answer is exactly what was sent."""
    found = reading.transactions()
    wanted = {asking.path: asking for asking in askings}
    assert set(found) == set(wanted)
    for path, asking in wanted.items():
        transaction = found[path]
        assert transaction.protocol == "HTTP/3"
        assert transaction.method == asking.method
        assert transaction.scheme == "https"
        assert transaction.authority == "app.example"
        assert transaction.status == asking.status
        assert transaction.request.headers == ((b"user-agent", b"phone/7 (invented)"), *asking.extra)
        assert transaction.request.complete
        assert transaction.request.body is not None
        assert transaction.request.body.data == asking.body
        assert transaction.response is not None
        assert transaction.response.complete
        assert transaction.response.headers == ((b"server", b"example/1"), *asking.answer_extra)
        assert transaction.response.body is not None
        assert transaction.response.body.data == asking.answer
        assert transaction.notes == ()


@pytest.fixture(scope="session")
def credentials() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "app.example")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("app.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    assert key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certificate, key


@pytest.fixture
def wire(credentials: tuple[x509.Certificate, ec.EllipticCurvePrivateKey]) -> Callable[..., Wire]:
    def make(**options: object) -> Wire:
        return Wire(credentials, **options)  # type: ignore[arg-type]

    return make
