"""The nouns of the house: what was sent (exchanges, connections), what was found in it, and what could not be seen.

Times are integer nanoseconds since the Unix epoch (UTC); lengths are bytes; frame numbers count from 1 per input, as
Wireshark counts them.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

Headers = tuple[tuple[bytes, bytes], ...]
"""Header fields in the order they were sent, duplicates kept; HTTP/2 names are lower case, pseudo-headers left out."""

SECOND = 1_000_000_000
"""Nanoseconds."""

BODY_LIMIT = 16 * 1024 * 1024
"""Decoded bytes kept of one body; length and SHA-256 always cover the whole body."""


class Endpoint(Struct, frozen=True):
    """One end of a flow: textual IP address (empty where unknown) and port (0 where the protocol has none)."""

    address: str
    port: int

    def __str__(self) -> str:
        if not self.address:
            return ""
        return f"[{self.address}]:{self.port}" if ":" in self.address else f"{self.address}:{self.port}"


class Outcome(StrEnum):
    """What became of a packet, a connection or a gap; one closed list, in the order of precedence for packets.

    A packet counts once: the first outcome of this list that applies to it.
    """

    SNAPLEN = "cut-by-snaplen"
    MALFORMED = "malformed-packet"
    LINK = "unsupported-link-type"
    NO_PAYLOAD = "no-payload"
    LOCAL = "local-network"
    LOST = "lost-in-capture"
    NO_KEYS = "no-keys"
    KEYS_MISSING = "no-keys-although-log-given"
    ABORTED = "aborted-handshake"
    CIPHER = "unsupported-cipher"
    UNKNOWN = "protocol-unknown"
    STATE_LOST = "compression-state-lost"
    UNDECODABLE = "undecodable"
    BODY_LIMIT = "body-over-limit"
    CRASH = "detector-crash"
    KEYLOG = "key-log-fits-nothing"
    NOT_RECORDED = "content-not-recorded"
    TRUNCATED = "truncated-file"
    AUDITED = "audited"


class TlsInfo(Struct, frozen=True):
    """How the exchange was protected on the wire: ``version`` such as ``TLS 1.3``, server name and ALPN as agreed."""

    version: str
    sni: str | None
    alpn: str | None


class Body(Struct, frozen=True):
    """A content-decoded body: at most `BODY_LIMIT` bytes in ``data``; ``length`` and ``sha256`` (hex) of all of it."""

    data: bytes
    length: int
    sha256: str
    truncated: bool = False


EMPTY_BODY = Body(b"", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


class Message(Struct, frozen=True):
    """Header fields and body of one direction; ``body`` is None where it was left alone on request.

    ``complete`` is False where the capture lost part of it, or ended before it did.
    """

    headers: Headers
    body: Body | None
    complete: bool = True

    def header(self, name: bytes) -> bytes | None:
        """The first field of this (lower-case) name, or None."""
        for key, value in self.headers:
            if key.lower() == name:
                return value
        return None


class Exchange(Struct, frozen=True):
    """One message sent and its answer, of any protocol.

    ``n`` counts from 0 per input in order of request completion. ``path`` is as sent, with the query. ``frames`` are
    the first request packet and those after it (at most 16), empty where the input has no packets. ``notes`` say in
    words what was odd about it. ``sent`` is False for what a browser's log lists but took from its own cache, and
    for requests a server made in the client's place (push).
    """

    n: int
    time_ns: int
    protocol: str
    method: str
    scheme: str
    host: str
    port: int
    path: str
    status: int | None
    request: Message
    response: Message | None
    client: Endpoint
    server: Endpoint
    app: str | None = None
    frames: tuple[int, ...] = ()
    tls: TlsInfo | None = None
    notes: tuple[str, ...] = ()
    sent: bool = True


class Burst(Struct, frozen=True):
    """Packets the device (or the flow's initiator) sent close together: begin (ns), payload bytes, their number."""

    time_ns: int
    bytes: int
    packets: int


class Connection(Struct, frozen=True):
    """A flow from outside: ``first`` and ``last`` are times of its packets in ns, bytes are transport payload.

    ``unread_out`` is the part of ``bytes_out`` that could not be read. ``activity`` is when something was sent, in
    order, where that was asked for. ``ech`` is whether an encrypted ClientHello, or the decoy that looks the same, came
    with the outer one ``sni`` is of.
    """

    client: Endpoint
    server: Endpoint
    transport: str
    sni: str | None
    alpn: str | None
    ja4: str | None
    app: str | None
    bytes_out: int
    bytes_in: int
    packets: int
    first: int
    last: int
    outcome: Outcome
    version: str | None = None
    host: str | None = None
    frame: int = 0
    detail: str = ""
    unread_out: int = 0
    activity: tuple[Burst, ...] = ()
    ech: bool = False


class Unaudited(Struct, frozen=True):
    """A gap, as a value: why, how much of it, and one sentence on what and where."""

    reason: Outcome
    flows: int
    packets: int
    bytes: int
    detail: str


class Ledger(Struct, frozen=True):
    """Where every packet went. ``packets`` sums to the number of packets in the input.

    ``bytes_out_readable`` and ``bytes_out_unreadable`` are payload bytes sent by the device (or the flow's initiator).
    """

    packets: dict[Outcome, int] = field(default_factory=dict)
    bytes_out_readable: int = 0
    bytes_out_unreadable: int = 0


class Confidence(StrEnum):
    """How sure a finding is; only an exact rule or an unambiguous indicator makes ``certain``."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"

    @property
    def rank(self) -> int:
        """From 0; the surer the higher."""
        return _RANKS[self]


_RANKS = {confidence: rank for rank, confidence in enumerate(Confidence)}


class Origin(StrEnum):
    """Where a value came from: the device itself, an earlier answer of a server, or the person's own input."""

    DEVICE = "device"
    ECHO = "echo"
    USER = "user-provided"


class Leaf(Struct, frozen=True):
    """One decoded value of a request and the way to it.

    ``where`` is one of ``request.query``, ``request.body``, ``request.header``, ``request.cookie`` and
    ``request.path``. ``path`` alternates decoder and normalized path, e.g. ``("gzip", "json", "$['header']['model']",
    "base64", "form", "$['gaid'][0]")``; query, cookie and header leaves begin with the path itself, e.g.
    ``("$['lat'][0]",)``. ``name`` is the last member name of the path as sent (array indexes skipped), ``text`` the
    source text (48.40 stays 48.40), ``kind`` one of string, number, boolean, null and bytes (``text`` then is hex).
    """

    where: str
    path: tuple[str, ...]
    name: str
    text: str
    kind: str = "string"


class Evidence(Struct, frozen=True):
    """Where a value was seen: the exchange, its packets, and the decode path that leads to it."""

    input: int
    exchange: int
    time_ns: int
    frames: tuple[int, ...]
    where: str
    path: tuple[str, ...]


class Detection(Struct, frozen=True):
    """One datum named in one exchange, before equal ones are merged into a finding.

    ``origin`` is what the rule knows of where the value came from, None if it does not say.
    """

    type: str
    detector: str
    rule: str | None
    recipient: str | None
    leaf: Leaf
    value: str
    unit: str | None
    confidence: Confidence
    reason: str
    event: EventDraft | None = None
    origin: Origin | None = None


class EventDraft(Struct, frozen=True):
    """A typed fact a rule made out of leaves: kind, and what the payload says of subject, time, amount and text.

    ``id`` is the sender's own number of the event, by which one sent again is known; ``every_ns`` the period of a
    heartbeat; ``precision_m`` and ``method`` are those of a position, in metres.
    """

    kind: str
    subject: str | None = None
    time_ns: int | None = None
    amount: float | None = None
    unit: str | None = None
    of: float | None = None
    outcome: str = "unknown"
    text: str | None = None
    id: str | None = None
    title: str | None = None
    referrer: str | None = None
    engine: str | None = None
    incognito: bool | None = None
    precision_m: float | None = None
    method: str | None = None
    every_ns: int | None = None
