"""DNS over UDP (RFC 1035), over TCP and TLS (RFC 7766, 7858): the names a device asks for, with their answers."""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.network.udp import Datagram
from auditor.protocols.backlog import Backlog
from auditor.protocols.datagrams import (
    Announced,
    DatagramEvent,
    SpanAnnounced,
    SpanEvent,
    Spoken,
    SpokenSpan,
    unread,
)
from auditor.protocols.dns_message import HEADER, parse_dns
from auditor.protocols.dns_pairing import Answered, Asked, DnsPairing
from auditor.protocols.messages import Unread
from auditor.protocols.resuming import Footing

BEHIND_GAP = "behind a gap, where DNS messages begin is not known"
MOST_QUESTIONS, LAST_OPCODE = 16, 6
_HOST = re.compile(r"(?:[A-Za-z0-9_-]{1,63}\.)+[A-Za-z0-9-]{2,63}")
Span = tuple[Direction, int, int]


class DnsDatagrams:
    """Reads DNS over UDP, one flow. A question asked again unanswered is an exchange of its own each time."""

    __slots__ = ("_pairing", "_protocol")

    def __init__(self, protocol: str = "DNS") -> None:
        self._protocol = protocol
        self._pairing: DnsPairing[Datagram] = DnsPairing()

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        message = parse_dns(datagram.data)
        if message is None:
            return [unread(datagram, Outcome.UNDECODABLE, "not a DNS message")]
        return [self._said(each) for each in self._pairing.take(message, datagram)]

    def close(self) -> list[DatagramEvent]:
        return [self._said(each) for each in self._pairing.close()]

    def _said(self, found: Asked[Datagram] | Answered[Datagram]) -> Announced | Spoken:
        if isinstance(found, Asked):
            return Announced(found.key, found.place.frame)
        place = found.place
        return Spoken(
            protocol=self._protocol,
            method=found.method,
            path=found.path,
            host=None,
            status=found.status,
            request=found.request,
            response=found.response,
            frames=(place.frame,),
            time_ns=place.time_ns,
            ready=place.frame,
            notes=found.notes,
            key=found.key,
            direction=place.direction if found.answer is not place else Direction.CLIENT,
        )


class DnsStream:
    """Reads DNS messages with two bytes of length before each.

    After a gap within a message it goes on behind that, else where data begin with a message. ``learn`` is called with
    every message (without its length), as `Names.learn_dns` wants it.
    """

    __slots__ = ("_footing", "_learn", "_owed", "_pairing", "_protocol", "_sides")

    def __init__(self, protocol: str = "DNS", learn: Callable[[bytes], None] | None = None) -> None:
        self._protocol = protocol
        self._learn = learn
        self._footing = tuple(Footing(direction, _measure, BEHIND_GAP) for direction in Direction)
        self._pairing: DnsPairing[Span] = DnsPairing()
        self._sides = (Backlog(Direction.CLIENT), Backlog(Direction.SERVER))
        self._owed = [0, 0]

    def receive(self, event: StreamEvent) -> list[SpanEvent]:
        side = self._sides[event.direction]
        if isinstance(event, Gap):
            return [*self._settled(side), *self._gap(side, event)]
        if isinstance(event, End):
            return [*self._settled(side), *side.abandon(Outcome.LOST, "the stream ends within a DNS message")]
        return self._data(side, event)

    def close(self) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        for side in self._sides:
            found += self._settled(side)
            found += side.abandon(Outcome.LOST, "the stream ends within a DNS message")
        return found + [self._said(each) for each in self._pairing.close()]

    def horizon(self, direction: Direction) -> int:
        footing = self._footing[direction]
        start = footing.start if footing.lost else self._sides[direction].start
        return next((at for side, at, _ in self._pairing.places() if side is direction), start)

    def _data(self, side: Backlog, event: Data) -> list[SpanEvent]:
        unread, rest = self._footing[side.direction].receive(event)
        found: list[SpanEvent] = [*unread]
        if rest is None:
            return found
        data, start = rest.data, rest.start
        owed = min(self._owed[side.direction], len(data))
        if owed:
            self._owed[side.direction] -= owed
            found.append(_lost(side.direction, start, start + owed))
            data, start = data[owed:], start + owed
        found += side.add(data, start)
        return found + self._messages(side)

    def _settled(self, side: Backlog) -> list[SpanEvent]:
        """What was held while the footing was lost, now that nothing follows it."""
        unread, rest = self._footing[side.direction].close()
        return [*unread, *([] if rest is None else self._data(side, rest))]

    def _messages(self, side: Backlog) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        at, data = 0, side.data
        while len(data) - at >= 2:
            end = at + 2 + int.from_bytes(data[at : at + 2], "big")
            if end > len(data):
                break
            raw = bytes(data[at + 2 : end])
            message = parse_dns(raw)
            if self._learn is not None:
                self._learn(raw)
            span = (side.direction, side.start + at, side.start + end)
            if message is not None:
                found += [self._said(each) for each in self._pairing.take(message, span)]
            else:
                found.append(span_unread(span, Outcome.UNDECODABLE, "not a DNS message"))
            at = end
        side.drop(at)
        return found

    def _gap(self, side: Backlog, gap: Gap) -> list[SpanEvent]:
        held = len(side.data)
        missing = self._owed[side.direction]
        if held >= 2:
            missing = 2 + int.from_bytes(side.data[:2], "big") - held
        if gap.length is None or missing < gap.length:
            self._footing[side.direction].lose()
            missing = gap.length or 0
        self._owed[side.direction] = missing - (gap.length or 0)
        return [*side.abandon(Outcome.LOST, "part of a DNS message is missing")]

    def _said(self, found: Asked[Span] | Answered[Span]) -> SpanAnnounced | SpokenSpan:
        if isinstance(found, Asked):
            return SpanAnnounced(found.key, *found.place)
        direction, start, end = found.place
        return SpokenSpan(
            found.key,
            self._protocol,
            found.method,
            found.path,
            None,
            found.status,
            found.request,
            found.response,
            direction,
            start,
            end,
            found.notes,
            answered=None if found.answer is None else found.answer[1],
        )


def _measure(data: bytes, at: int) -> int | bool | None:
    """For `Resumption`: a whole message with a question of a kind that exists surely begins a message."""
    if len(data) - at < 2 + HEADER:
        return None
    size = int.from_bytes(data[at : at + 2], "big")
    questions = int.from_bytes(data[at + 6 : at + 8], "big")
    if size < HEADER or questions > MOST_QUESTIONS or data[at + 4] >> 3 & 15 > LAST_OPCODE:
        return False
    end = at + 2 + size
    if end > len(data):
        return end
    message = parse_dns(data[at + 2 : end])
    if message is None or message.fault is not None:
        return False
    return any(q.klass == "IN" and not q.type.startswith("TYPE") for q in message.questions) or end


def span_unread(span: Span, reason: Outcome, detail: str) -> Unread:
    """A span that was not read, for this reason."""
    return Unread(span[0], span[1], span[2], reason, detail)


def _lost(direction: Direction, start: int, end: int) -> Unread:
    return Unread(direction, start, end, Outcome.LOST, "part of a DNS message is missing")


def sniff_dns(head: bytes) -> bool | None:
    """Whether a stream begins with DNS messages behind a length; None: more bytes are needed."""
    if len(head) < 2 + HEADER:
        return None
    size = int.from_bytes(head[:2], "big")
    questions = int.from_bytes(head[6:8], "big")
    if size < HEADER or questions > MOST_QUESTIONS or head[4] >> 3 & 15 > LAST_OPCODE:
        return False
    if len(head) < 2 + size:
        return None
    return parse_dns(head[2 : 2 + size]) is not None


def sniff_question(data: bytes) -> bool:
    """Whether a datagram to any port is surely a DNS query: one question for a host name, of a type that exists."""
    message = parse_dns(data)
    if message is None or message.fault is not None or len(message.questions) != 1:
        return False
    if message.answers or message.authority:
        return False
    asked = message.questions[0]
    return asked.klass == "IN" and not asked.type.startswith("TYPE") and _HOST.fullmatch(asked.name) is not None
