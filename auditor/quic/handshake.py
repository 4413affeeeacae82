"""The TLS handshake inside QUIC: CRYPTO frames put together per level, and the facts its messages tell."""

from __future__ import annotations

from enum import Enum

from auditor.network.stream import Direction
from auditor.quic.reassembly import Reassembly
from auditor.tls import handshake
from auditor.tls.handshake import MessageReader
from auditor.tls.hello import (
    ALPN,
    ClientHello,
    ServerHello,
    parse_client_hello,
    parse_server_hello,
    protocol_names,
    read_extensions,
)

_MOST_HELD = 256 * 1024


class Level(Enum):
    """Encryption levels (RFC 9001 section 4.1.4)."""

    INITIAL = "Initial"
    EARLY = "0-RTT"
    HANDSHAKE = "Handshake"
    APPLICATION = "1-RTT"


class Handshake:
    """Facts of the handshake as its messages come in: hellos, the protocol agreed, and how far each side got."""

    def __init__(self) -> None:
        self.client: ClientHello | None = None
        self.server: ServerHello | None = None
        self.agreed = False
        self.alpn: bytes | None = None
        self.certificate = False
        self.finished = [False, False]
        self._anew = False
        self._crypto: dict[tuple[Direction, Level], tuple[Reassembly, MessageReader]] = {}

    def restart(self) -> None:
        """The client has to begin anew, and may do so with another ClientHello, which then replaces the first."""
        self._anew = True
        self._crypto.clear()

    def receive(self, direction: Direction, level: Level, offset: int, data: bytes) -> bool:
        """Take a CRYPTO frame; whether it told something new."""
        key = (direction, level)
        if key not in self._crypto:
            self._crypto[key] = Reassembly(), MessageReader()
        order, reader = self._crypto[key]
        if offset + len(data) > order.next + _MOST_HELD or order.crowded:
            return False
        messages = reader.feed(order.feed(offset, data))
        for kind, message in messages:
            self._learn(direction, level, kind, message)
        return bool(messages)

    def _learn(self, direction: Direction, level: Level, kind: int, message: bytes) -> None:
        if direction is Direction.CLIENT and kind == handshake.CLIENT_HELLO and level is Level.INITIAL:
            if self.client is None or self._anew:
                self.client = parse_client_hello(message[4:]) or self.client
                self._anew = False
        elif direction is Direction.SERVER and kind == handshake.SERVER_HELLO:
            hello = parse_server_hello(message[4:])
            if hello is not None and not hello.retry:
                self.server = self.server or hello
        elif direction is Direction.SERVER and kind == handshake.ENCRYPTED_EXTENSIONS:
            names = protocol_names(dict(read_extensions(message, 4)).get(ALPN, b""))
            self.alpn = names[0] if names else None
            self.agreed = True
        elif kind == handshake.CERTIFICATE and direction is Direction.SERVER:
            self.certificate = True
        elif kind == handshake.FINISHED:
            self.finished[direction] = True
