"""A TLS connection over a pair of streams: its hellos, its plaintext where keys allow it, and what stayed closed."""

from __future__ import annotations

from auditor.model import Outcome, TlsInfo
from auditor.network.stream import Direction, MappedProvenance, Provenance, StreamEvent
from auditor.protocols.messages import Unread
from auditor.tls.framing import HANDSHAKE, plausible
from auditor.tls.handshake import CLIENT_HELLO
from auditor.tls.hello import VERSION_NAMES, ClientHello
from auditor.tls.ja4 import ja4
from auditor.tls.keylog import KeyLog
from auditor.tls.negotiation import Negotiation
from auditor.tls.runs import APPLICATION_DATA, HEADER
from auditor.tls.side import Side
from auditor.tls.verdict import verdict

_SHORTEST_PROTECTED = 17
_HEADER_PREFIXES = frozenset(bytes((kind, 3)) for kind in range(20, 24))


class TlsConnection:
    """Takes the events of both directions and gives their plaintext as events of the same kind.

    ``provenance`` of the two directions is that of the plaintext. With ``keys_may_come`` a connection without secrets
    keeps the beginning of both directions for `retry`; else it is passed over at once. Call `close` when neither data
    nor secrets can come any more.
    """

    def __init__(self, keys: KeyLog, provenance: tuple[Provenance, Provenance], *, keys_may_come: bool = False) -> None:
        self._negotiation = Negotiation(keys, keys_may_come=keys_may_come)
        client = Side(Direction.CLIENT, self._negotiation, provenance[0])
        server = Side(Direction.SERVER, self._negotiation, provenance[1])
        self._sides = (client, server)
        self._info: tuple[ClientHello | None, bytes | None, TlsInfo] | None = None
        self.provenance: tuple[MappedProvenance, MappedProvenance] = (
            client.plaintext.provenance,
            server.plaintext.provenance,
        )

    def receive(self, event: StreamEvent) -> list[StreamEvent]:
        """Take an event of either direction; gives the plaintext that can be read now, which may be the other one's."""
        mine, other = self._sides[event.direction], self._sides[1 - event.direction]
        mine.receive(event)
        return self._run(mine, other)

    def retry(self, frame: int) -> list[StreamEvent]:
        """New secrets were added to the key log at this frame: read what waited for them."""
        for side in self._sides:
            side.retry(frame)
        return self._run_both()

    def close(self) -> list[StreamEvent]:
        """Nothing more will come: what still waits for secrets or for the other direction is passed over."""
        self._negotiation.give_up()
        return self._run_both()

    def unread(self) -> list[Unread]:
        """Spans of the streams below that were passed over since the last call, the client's first."""
        client, server = self._sides
        return client.plaintext.take_unread() + server.plaintext.take_unread()

    @property
    def hello(self) -> ClientHello | None:
        """The first ClientHello."""
        return self._negotiation.client[0][0] if self._negotiation.client else None

    @property
    def ja4(self) -> str | None:
        """The fingerprint of the first ClientHello."""
        hello = self.hello
        return None if hello is None else ja4(hello)

    @property
    def info(self) -> TlsInfo | None:
        """What was negotiated; None before the ServerHello. In TLS 1.3 the ALPN is known only with keys."""
        if not self._negotiation.server:
            return None
        version, alpn, hello = self._negotiation.server[0][0].version, self._negotiation.alpn, self.hello
        known = self._info
        if known is None or known[0] is not hello or known[1] != alpn:
            name = VERSION_NAMES.get(version, f"TLS 0x{version:04X}")
            agreed = None if alpn is None else alpn.decode("ascii", "backslashreplace")
            known = self._info = hello, alpn, TlsInfo(name, None if hello is None else hello.sni, agreed)
        return known[2]

    @property
    def outcome(self) -> Outcome:
        """What became of the connection so far."""
        return verdict(self._negotiation, *self._sides).outcome

    @property
    def detail(self) -> str:
        """One sentence on the outcome; may be empty for a connection that was read."""
        return verdict(self._negotiation, *self._sides).detail

    def _run(self, side: Side, other: Side) -> list[StreamEvent]:
        """Read on in one direction, and in turns in the one that waits, which alone can go on by what was read."""
        while side.run() and other.waiting is not None:
            side, other = other, side
        client, server = self._sides
        return client.plaintext.take() + server.plaintext.take()

    def _run_both(self) -> list[StreamEvent]:
        client, server = self._sides
        while client.run() | server.run() and (client.waiting is not None or server.waiting is not None):
            pass
        return client.plaintext.take() + server.plaintext.take()


def sniff(data: bytes) -> bool | None:
    """Whether a stream that begins with these bytes is TLS; None if more are needed (at most 6).

    A stream caught in mid-connection counts too if it begins at a record.
    """
    if len(data) < HEADER + 1:
        begins = not data or data[:2] in _HEADER_PREFIXES or (len(data) == 1 and 20 <= data[0] <= APPLICATION_DATA)
        return None if begins else False
    head = int.from_bytes(data[:HEADER], "big")
    kind, length = head >> 32, head & 0xFFFF
    if not plausible(head) or length == 0 or kind > APPLICATION_DATA:
        return False
    if kind == HANDSHAKE:
        return data[HEADER] == CLIENT_HELLO or length >= _SHORTEST_PROTECTED + 7
    return kind != APPLICATION_DATA or length >= _SHORTEST_PROTECTED
