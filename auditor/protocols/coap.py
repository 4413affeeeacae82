"""CoAP over UDP (RFC 7252) as exchanges: blocks put together (RFC 7959), notifications of what is observed (RFC 7641).

Theory of operation: a `_Request` is open from its first block to its final answer. Answers find it by their token;
blocks after the first, which may have tokens of their own, by who asks for which path. Retransmissions are told by
their message ids.
"""

from __future__ import annotations

from msgspec import Struct, field

from auditor.model import BODY_LIMIT, Headers, Message, Outcome
from auditor.network.stream import Direction, keep_ends
from auditor.network.udp import Datagram
from auditor.protocols.coap_message import BLOCK1, BLOCK2, CONTINUE, METHODS, OBSERVE, CoapMessage, parse_coap
from auditor.protocols.content import Tally
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken, unread
from auditor.protocols.plain import NOTHING, payload

MOST_OPEN = 256
MOST_IDS = 512
MOST_TOKENS = 4096
MOST_OBSERVED = 256
MOST_FRAMES = 64
Identity = tuple[Direction, int, str]


class _Body(Struct):
    """A body in blocks: what came, and how far it reaches without a hole."""

    tally: Tally = field(default_factory=lambda: Tally(BODY_LIMIT))
    headers: Headers = ()
    complete: bool = True
    there: bool = False

    def add(self, message: CoapMessage, option: int) -> None:
        """A block, or the whole; those seen before do not count, a hole makes it incomplete."""
        block = message.block(option)
        at = block.number * block.size if block is not None else 0
        self.there = True
        self.headers = self.headers or message.headers()
        if at < self.tally.length:
            return
        self.complete = self.complete and at == self.tally.length
        self.tally.feed(message.payload)

    def message(self) -> Message:
        """All of it."""
        return Message(self.headers, self.tally.body(truncated=self.tally.length > BODY_LIMIT), self.complete)


class _Request(Struct):
    """A request and as much of its answer as came."""

    key: int
    direction: Direction
    identity: Identity
    method: str
    path: str
    host: str | None
    time_ns: int
    frames: list[int]
    request: _Body = field(default_factory=_Body)
    response: _Body = field(default_factory=_Body)
    status: int | None = None
    ready: int | None = None
    notes: tuple[str, ...] = ()
    tokens: set[bytes] = field(default_factory=set)


class CoapDatagrams:
    """Reads CoAP, one flow. A notification is a NOTIFY of its own, with an empty request and the note ``observed``."""

    __slots__ = ("_by_identity", "_by_token", "_ids", "_key", "_observed", "_open")

    def __init__(self) -> None:
        self._open: dict[int, _Request] = {}
        self._by_token: dict[tuple[Direction, bytes], int] = {}
        self._by_identity: dict[Identity, int] = {}
        self._ids: dict[tuple[Direction, int, int], None] = {}
        self._observed: dict[tuple[Direction, bytes], tuple[str, str | None]] = {}
        self._key = 0

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        message = parse_coap(datagram.data)
        if message is None:
            return [unread(datagram, Outcome.UNDECODABLE, "not a CoAP message")]
        if message.code == 0 or self._seen(datagram.direction, message):
            return []
        return self._request(datagram, message) if message.is_request else self._response(datagram, message)

    def close(self) -> list[DatagramEvent]:
        found: list[DatagramEvent] = []
        for request in list(self._open.values()):
            found += self._finish(request)
        return found

    def _seen(self, direction: Direction, message: CoapMessage) -> bool:
        """Whether it was sent again: same message id, code and sender a short while ago."""
        identity = (direction, message.id, message.code)
        again = identity in self._ids
        self._ids.pop(identity, None)
        self._ids[identity] = None
        if len(self._ids) > MOST_IDS:
            del self._ids[next(iter(self._ids))]
        return again

    def _request(self, datagram: Datagram, message: CoapMessage) -> list[DatagramEvent]:
        found: list[DatagramEvent] = []
        block1, block2 = message.block(BLOCK1), message.block(BLOCK2)
        identity = (datagram.direction, message.code, message.path())
        later = (block1 is not None and block1.number > 0) or (block2 is not None and block2.number > 0)
        key = self._by_identity.get(identity) if later else None
        request = None if key is None else self._open.get(key)
        if request is None:
            if len(self._open) >= MOST_OPEN:
                found += self._finish(next(iter(self._open.values())))
            request = self._begin(datagram, message, identity)
            if later:
                request.notes = ("earlier blocks are not in the capture",)
        if len(request.frames) < MOST_FRAMES:
            request.frames.append(datagram.frame)
        request.tokens.add(message.token)
        self._by_token[datagram.direction, message.token] = request.key
        if len(self._by_token) > MOST_TOKENS:
            del self._by_token[next(iter(self._by_token))]
        if request.ready is None:
            request.request.add(message, BLOCK1)
            if block1 is None or not block1.more:
                request.ready = datagram.frame
                found.append(Announced(request.key, datagram.frame))
        return found

    def _begin(self, datagram: Datagram, message: CoapMessage, identity: Identity) -> _Request:
        self._key += 1
        method = METHODS.get(message.code, f"0.{message.code:02}")
        path, host = message.path(), message.host()
        request = _Request(self._key, datagram.direction, identity, method, path, host, datagram.time_ns, frames=[])
        self._open[request.key] = request
        self._by_identity[identity] = request.key
        return request

    def _response(self, datagram: Datagram, message: CoapMessage) -> list[DatagramEvent]:
        asker = Direction(1 - datagram.direction)
        request = self._open.get(self._by_token.get((asker, message.token), 0))
        if request is None:
            return self._notification(datagram, message, asker)
        if message.code == CONTINUE:
            return []
        request.status = message.status
        request.response.add(message, BLOCK2)
        block = message.block(BLOCK2)
        if block is not None and block.more:
            return []
        if message.first(OBSERVE) is not None:
            self._observe((asker, message.token), (request.path, request.host))
        return self._finish(request)

    def _observe(self, token: tuple[Direction, bytes], what: tuple[str, str | None]) -> None:
        self._observed[token] = what
        if len(self._observed) > MOST_OBSERVED:
            del self._observed[next(iter(self._observed))]

    def _notification(self, datagram: Datagram, message: CoapMessage, asker: Direction) -> list[DatagramEvent]:
        """An answer to nothing that is open: a notification, or one whose request is not in the capture."""
        known = self._observed.get((asker, message.token))
        notify = message.first(OBSERVE) is not None
        note = "observed" if notify else "the request is not in the capture"
        path, host = known or ("/", None)
        return [
            Spoken(
                protocol="CoAP",
                method="NOTIFY" if notify else "RESPONSE",
                path=path,
                host=host,
                status=message.status,
                request=NOTHING,
                response=Message(message.headers(), payload(message.payload), message.block(BLOCK2) is None),
                frames=(datagram.frame,),
                time_ns=datagram.time_ns,
                ready=datagram.frame,
                notes=(note,),
                direction=datagram.direction,
            )
        ]

    def _finish(self, request: _Request) -> list[DatagramEvent]:
        del self._open[request.key]
        for token in request.tokens:
            if self._by_token.get((request.direction, token)) == request.key:
                del self._by_token[request.direction, token]
        if self._by_identity.get(request.identity) == request.key:
            del self._by_identity[request.identity]
        found: list[DatagramEvent] = []
        ready = request.frames[-1] if request.ready is None else request.ready
        if request.ready is None:
            request.request.complete = False
            found.append(Announced(request.key, ready))
        found.append(
            Spoken(
                protocol="CoAP",
                method=request.method,
                path=request.path,
                host=request.host,
                status=request.status,
                request=request.request.message(),
                response=request.response.message() if request.response.there else None,
                frames=keep_ends(request.frames),
                time_ns=request.time_ns,
                ready=ready,
                notes=request.notes,
                key=request.key,
                direction=request.direction,
            )
        )
        return found
