"""What readers of datagrams and of non-HTTP streams give: messages with their answers, ready to become exchanges.

A message that waits for its answer is announced as soon as it was read whole, so that exchanges can be numbered in the
order of their requests; what needs no waiting comes at once and unannounced (datagrams) or announced just before
(streams).
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from auditor.model import Message, Outcome
from auditor.network.stream import Direction, StreamEvent
from auditor.network.udp import Datagram
from auditor.protocols.messages import Unread

UNANNOUNCED = -1


class Spoken(Struct, frozen=True):
    """One message of a non-HTTP protocol with its answer, ready to become an Exchange.

    ``path`` is the DNS name and type, MQTT topic, CoAP path with query and the like; ``host`` None where the message
    names none; ``status`` the DNS rcode, CoAP code times 100 and the like. ``frames`` hold the request, which was
    complete with frame ``ready`` and begun at ``time_ns``. ``local`` messages stay in one's own network. ``key`` is
    that of the `Announced` which came before, `UNANNOUNCED` where none did. ``direction`` says who sent the request:
    SERVER where it is the far end that spoke first.
    """

    protocol: str
    method: str
    path: str
    host: str | None
    status: int | None
    request: Message
    response: Message | None
    frames: tuple[int, ...]
    time_ns: int
    ready: int
    notes: tuple[str, ...] = ()
    local: bool = False
    key: int = UNANNOUNCED
    direction: Direction = Direction.CLIENT


class Announced(Struct, frozen=True):
    """A `Spoken` with this ``key`` (unique per reader) will come; its request was complete with ``frame``."""

    key: int
    frame: int


class SpokenSpan(Struct, frozen=True):
    """The twin of `Spoken` for streams: the request stands at ``start`` to ``end`` (excluded) of ``direction``.

    ``answered`` is the offset in the other direction at which the final answer begins, None where there is none.
    """

    key: int
    protocol: str
    method: str
    path: str
    host: str | None
    status: int | None
    request: Message
    response: Message | None
    direction: Direction
    start: int
    end: int
    notes: tuple[str, ...] = ()
    local: bool = False
    answered: int | None = None


class SpanAnnounced(Struct, frozen=True):
    """The request of the `SpokenSpan` with this ``key`` was read whole; every one is announced before it comes."""

    key: int
    direction: Direction
    start: int
    end: int


DatagramEvent = Announced | Spoken | Unread
"""Of datagrams, an `Unread` is one whole datagram: ``start`` 0, ``end`` its length."""

SpanEvent = SpanAnnounced | SpokenSpan | Unread


class DatagramReader(Protocol):
    """Reads one UDP flow, both directions, in order of capture; never raises on what the wire brings."""

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        """Take the next datagram."""

    def close(self) -> list[DatagramEvent]:
        """The flow is over: what waited for an answer comes without one."""


class StreamReader(Protocol):
    """Reads one stream of messages, both directions; never raises on what the wire brings."""

    def receive(self, event: StreamEvent) -> list[SpanEvent]:
        """Take the next event of either direction."""

    def close(self) -> list[SpanEvent]:
        """The stream is over: what waited for an answer comes without one, what was begun is unread."""

    def horizon(self, direction: Direction) -> int:
        """No offset of this direction below the one given will be named any more."""


def said_locally(
    datagram: Datagram,
    protocol: str,
    method: str,
    request: Message,
    response: Message | None = None,
    *,
    path: str = "*",
    status: int | None = None,
    notes: tuple[str, ...] = (),
) -> Spoken:
    """What one datagram says to the local network, with nothing to wait for."""
    return Spoken(
        protocol=protocol,
        method=method,
        path=path,
        host=None,
        status=status,
        request=request,
        response=response,
        frames=(datagram.frame,),
        time_ns=datagram.time_ns,
        ready=datagram.frame,
        notes=notes,
        local=True,
        direction=datagram.direction,
    )


def unread(datagram: Datagram, reason: Outcome, detail: str) -> Unread:
    """The whole datagram was not read, for this reason."""
    return Unread(datagram.direction, 0, len(datagram.data), reason, detail)
