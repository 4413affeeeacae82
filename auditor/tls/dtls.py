"""DTLS (RFC 6347, RFC 9147) as far as it shows without being opened: who is asked for, version, ALPN, fingerprint."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from auditor.network.stream import Direction
from auditor.tls.handshake import CLIENT_HELLO, SERVER_HELLO
from auditor.tls.hello import ClientHello, ServerHello, parse_client_hello, parse_server_hello
from auditor.tls.ja4 import ja4

VERSIONS = {0x0100: "DTLS 1.0", 0xFEFF: "DTLS 1.0", 0xFEFD: "DTLS 1.2", 0xFEFC: "DTLS 1.3"}
_CONTENT = frozenset(range(20, 27))
_HANDSHAKE, _RECORD, _MESSAGE = 22, 13, 12
_COOKIE_AT = 34
_SHORT_HEADER = 0x20
_MOST_HELD = 64 * 1024
_MOST_RECORDS = 64


class Record(Struct, frozen=True):
    """One record with its long header: content type, epoch, and what it carries."""

    kind: int
    epoch: int
    payload: bytes


def sniff_dtls(data: bytes) -> bool:
    """Whether a datagram is a DTLS record with its long header, whole or first of several."""
    return (
        len(data) > _RECORD
        and data[0] in _CONTENT
        and int.from_bytes(data[1:3], "big") in VERSIONS
        and 0 < int.from_bytes(data[11:13], "big") <= len(data) - _RECORD
    )


def records(data: bytes) -> Iterator[Record]:
    """The records of a datagram, as far as they go."""
    at = 0
    for _ in range(_MOST_RECORDS):
        if not sniff_dtls(data[at:]):
            return
        size = int.from_bytes(data[at + 11 : at + 13], "big")
        yield Record(data[at], int.from_bytes(data[at + 3 : at + 5], "big"), data[at + _RECORD : at + _RECORD + size])
        at += _RECORD + size


class DtlsWatch:
    """Looks at the DTLS of one UDP flow; ``hello`` is the last ClientHello (the first has no cookie)."""

    __slots__ = ("_answer", "_held", "hello", "seen")

    def __init__(self) -> None:
        self.hello: ClientHello | None = None
        self.seen = False
        self._answer: ServerHello | None = None
        self._held: dict[tuple[Direction, int], dict[int, bytes]] = {}

    def receive(self, direction: Direction, data: bytes) -> bool:
        """Take a datagram; False if it is not DTLS. Short headers count once the flow has shown long ones."""
        if not sniff_dtls(data):
            return self.seen and data[:1] >= b"\x20" and data[0] < 2 * _SHORT_HEADER
        self.seen = True
        for record in records(data):
            if record.kind == _HANDSHAKE and record.epoch == 0:
                self._fragments(direction, record.payload)
        return True

    @property
    def version(self) -> str:
        """Of the ServerHello, else the best the client offers, else what can be said."""
        if self._answer is not None:
            return VERSIONS.get(self._answer.version, "DTLS")
        if self.hello is not None:
            return VERSIONS.get(min((self.hello.version, *self.hello.supported_versions)), "DTLS")
        return "DTLS"

    @property
    def alpn(self) -> str | None:
        """What the server chose, in versions before 1.3."""
        chosen = None if self._answer is None else self._answer.alpn
        return None if chosen is None else chosen.decode("ascii", "backslashreplace")

    @property
    def ja4(self) -> str | None:
        """The fingerprint of the ClientHello."""
        return None if self.hello is None else ja4(self.hello, "d")

    def _fragments(self, direction: Direction, payload: bytes) -> None:
        at = 0
        while at + _MESSAGE <= len(payload):
            kind, whole = payload[at], int.from_bytes(payload[at + 1 : at + 4], "big")
            start, size = (int.from_bytes(payload[at + a : at + a + 3], "big") for a in (6, 9))
            part = payload[at + _MESSAGE : at + _MESSAGE + size]
            at += _MESSAGE + size
            if kind in (CLIENT_HELLO, SERVER_HELLO) and whole <= _MOST_HELD and start + len(part) <= whole:
                self._message(direction, kind, self._joined((direction, kind), start, part, whole))

    def _joined(self, key: tuple[Direction, int], start: int, part: bytes, whole: int) -> bytes | None:
        """The message once its fragments are there (section 4.2.3); a fragment at 0 begins it anew."""
        if start == 0 and len(part) == whole:
            return part
        held = self._held.setdefault(key, {})
        if start == 0:
            held.clear()
        if len(held) < _MOST_RECORDS:
            held[start] = part
        joined = b""
        for offset in sorted(held):
            if offset <= len(joined):
                joined += held[offset][len(joined) - offset :]
        if len(joined) < whole:
            return None
        del self._held[key]
        return joined

    def _message(self, direction: Direction, kind: int, body: bytes | None) -> None:
        if body is None:
            return
        if kind == CLIENT_HELLO:
            self.hello = parse_client_hello(_without_cookie(body)) or self.hello
        else:
            self._answer = parse_server_hello(body) or self._answer


def _without_cookie(body: bytes) -> bytes:
    """A ClientHello's body as TLS would have it: DTLS has a cookie between session id and ciphers."""
    at = _COOKIE_AT + 1 + (body[_COOKIE_AT] if len(body) > _COOKIE_AT else 0)
    if at >= len(body):
        return body
    return body[:at] + body[at + 1 + body[at] :]
