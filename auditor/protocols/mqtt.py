"""MQTT 3.1.1 and 5 (OASIS): connections, subscriptions and published messages of both directions as exchanges.

Theory of operation: each direction is a backlog from which whole packets are taken; the payload of a long PUBLISH is
taken as it comes. What the client sends waits for its acknowledgement, by the kind of packet that
acknowledges and packet identifier. Behind a gap, a direction is read on where the gap lay within one packet, or where
new data begin with packets that fit them to their end.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.model import BODY_LIMIT, Headers, Message, Outcome
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent
from auditor.protocols import mqtt_packets as packets
from auditor.protocols.backlog import Backlog
from auditor.protocols.content import Tally
from auditor.protocols.datagrams import SpanAnnounced, SpanEvent, SpokenSpan
from auditor.protocols.messages import Unread
from auditor.protocols.mqtt_packets import FixedHeader
from auditor.protocols.plain import NOTHING, Json, fields
from auditor.protocols.resuming import Footing

PACKET_LIMIT = 512 * 1024
MOST_WAITING = 256
MOST_ALIASES = 1024
RECEIVED = "received"
JOINED = "the connection was joined midway: its MQTT version is taken to be 3.1.1"
BEHIND_GAP = "behind a gap, where MQTT packets begin is not known"
WITHIN = "part of an MQTT packet is missing"
ACKNOWLEDGED_BY = {packets.PUBACK: packets.PUBLISH, packets.PUBREC: packets.PUBLISH, packets.PUBCOMP: packets.PUBLISH}
ACKNOWLEDGED_BY |= {packets.SUBACK: packets.SUBSCRIBE, packets.UNSUBACK: packets.UNSUBSCRIBE}


class _Publishing(Struct):
    """A PUBLISH whose payload is still coming: ``left`` bytes of it."""

    start: int
    flags: int
    head: packets.PublishHead
    left: int
    payload: Tally = field(default_factory=lambda: Tally(BODY_LIMIT))
    complete: bool = True


class _Side(Backlog):
    """One direction: what is not yet a packet, what of a packet is passed over, and the topics by their aliases."""

    __slots__ = ("aliases", "footing", "publishing", "skip", "skip_reason")

    def __init__(self, direction: Direction) -> None:
        super().__init__(direction)
        self.publishing: _Publishing | None = None
        self.skip = 0
        self.skip_reason = (Outcome.LOST, WITHIN)
        self.footing = Footing(direction, _measure, BEHIND_GAP)
        self.aliases: dict[int, str] = {}


class MqttReader:
    """A `StreamReader` of MQTT over TCP or TLS.

    What the client sends is CONNECT (client id, user name, will as a JSON body; of the password only its length),
    PUBLISH (path: topic, body: payload), SUBSCRIBE, UNSUBSCRIBE (path: first filter) or AUTH; the status is the
    acknowledgement's reason code. What the server publishes has an empty request, the message as response, and the
    note ``received``.
    """

    __slots__ = ("_key", "_sides", "_version", "_waiting")

    def __init__(self) -> None:
        self._sides = (_Side(Direction.CLIENT), _Side(Direction.SERVER))
        self._waiting: dict[tuple[int, int], SpokenSpan] = {}
        self._version = 0
        self._key = 0

    def receive(self, event: StreamEvent) -> list[SpanEvent]:
        side = self._sides[event.direction]
        if isinstance(event, Gap):
            return self._gap(side, event)
        if isinstance(event, End):
            return self._end(side)
        return self._data(side, event)

    def close(self) -> list[SpanEvent]:
        found = [event for side in self._sides for event in self._end(side)]
        found += self._waiting.values()
        self._waiting.clear()
        return found

    def horizon(self, direction: Direction) -> int:
        side = self._sides[direction]
        starts = [w.start for w in self._waiting.values() if w.direction is direction]
        if side.publishing is not None:
            starts.append(side.publishing.start)
        return min(starts, default=side.footing.start if side.footing.lost else side.start)

    def _data(self, side: _Side, event: Data) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        unread, rest = side.footing.receive(event)
        found += unread
        if rest is None:
            return found
        data, start = rest.data, rest.start
        skipped = min(side.skip, len(data))
        if skipped and not side.stopped:
            side.skip -= skipped
            found.append(Unread(side.direction, start, start + skipped, *side.skip_reason))
            data, start = data[skipped:], start + skipped
            side.start = start
        found += side.add(data, start)
        while not side.stopped:
            step = self._publish_on(side) if side.publishing is not None else self._packet(side)
            if step is None:
                break
            found += step
        return found

    def _packet(self, side: _Side) -> list[SpanEvent] | None:
        """The next packet; None where more bytes are needed."""
        header = packets.fixed_header(side.data, 0, surely=bool(self._version))
        if header is None or header is True:
            return None
        if header is False:
            return [*side.stop(Outcome.UNDECODABLE, "not an MQTT packet")]
        there = min(header.length, len(side.data) - header.size)
        if there < min(header.length, PACKET_LIMIT):
            return None
        body = bytes(side.data[header.size : header.size + min(there, PACKET_LIMIT)])
        if header.type == packets.PUBLISH:
            return self._publish(side, header, body)
        if header.length > PACKET_LIMIT:
            return self._pass_over(side, header, Outcome.BODY_LIMIT, "an MQTT packet beyond the limit")
        start, size = side.start, header.size + header.length
        read = self._sent if side.direction is Direction.CLIENT else self._answer
        said = read(header, body, start)
        if said is None:
            return self._pass_over(side, header, Outcome.UNDECODABLE, "an MQTT packet that contradicts itself")
        side.drop(size)
        return said

    def _pass_over(self, side: _Side, header: FixedHeader, reason: Outcome, detail: str) -> list[SpanEvent]:
        size = header.size + header.length
        there = min(size, len(side.data))
        found: list[SpanEvent] = [Unread(side.direction, side.start, side.start + there, reason, detail)]
        side.drop(there)
        side.skip, side.skip_reason = size - there, (reason, detail)
        return found

    def _publish(self, side: _Side, header: FixedHeader, body: bytes) -> list[SpanEvent]:
        head = packets.read_publish(body, header.flags, self._version)
        if head is None:
            return self._pass_over(side, header, Outcome.UNDECODABLE, "an MQTT packet that contradicts itself")
        side.publishing = _Publishing(side.start, header.flags, head, header.length - head.size)
        side.drop(header.size + head.size)
        return []

    def _publish_on(self, side: _Side) -> list[SpanEvent] | None:
        publishing = side.publishing
        if publishing is None or (publishing.left and not side.data):
            return None
        count = min(publishing.left, len(side.data))
        if count:
            publishing.payload.feed(bytes(side.data[:count]))
            side.drop(count)
            publishing.left -= count
        return self._published(side) if not publishing.left else []

    def _published(self, side: _Side) -> list[SpanEvent]:
        """The payload is there as far as it will be."""
        publishing, side.publishing = side.publishing, None
        assert publishing is not None
        head, flags = publishing.head, publishing.flags
        notes = [JOINED] if not self._version else []
        if not publishing.complete:
            notes.append("part of the payload is missing")
        if flags & 6 == packets.NO_SUCH_QOS:
            notes.append("a quality of service of 3, which does not exist (MQTT §3.3.1.2)")
        tally = publishing.payload
        headers: Headers = ((b"qos", b"%d" % (flags >> 1 & 3)), (b"retain", b"%d" % (flags & 1)))
        message = Message(
            headers + head.properties.headers(), tally.body(truncated=tally.length > BODY_LIMIT), publishing.complete
        )
        path = self._topic(side, head)
        if side.direction is Direction.SERVER:
            spoken = self._spoken("PUBLISH", path, NOTHING, side, publishing.start, (RECEIVED, *notes), message)
            return [_announced(spoken), spoken]
        spoken = self._spoken("PUBLISH", path, message, side, publishing.start, tuple(notes))
        if head.packet_id is None or not publishing.complete:
            return [_announced(spoken), spoken]
        return self._wait(packets.PUBLISH, head.packet_id, spoken)

    def _topic(self, side: _Side, head: packets.PublishHead) -> str:
        alias = head.properties.alias
        if alias is None:
            return head.topic
        if head.topic and len(side.aliases) < MOST_ALIASES:
            side.aliases[alias] = head.topic
        return head.topic or side.aliases.get(alias, f"(topic alias {alias})")

    def _sent(self, header: FixedHeader, body: bytes, start: int) -> list[SpanEvent] | None:
        """A packet of the client but PUBLISH; None where it cannot be read."""
        side, end = self._sides[Direction.CLIENT], start + header.size + header.length
        kind = header.type
        if kind == packets.CONNECT:
            connect = packets.read_connect(body)
            if connect is None:
                return None
            self._version = connect.version
            spoken = self._spoken("CONNECT", "/", fields(connect.fields), side, start, end=end)
            return self._wait(kind, 0, spoken)
        if kind in (packets.SUBSCRIBE, packets.UNSUBSCRIBE):
            filters = packets.read_filters(body, kind, self._version)
            if filters is None:
                return None
            method = "SUBSCRIBE" if kind == packets.SUBSCRIBE else "UNSUBSCRIBE"
            topics: list[Json] = [
                {"filter": name} if option is None else {"filter": name, "qos": option & 3}
                for name, option in filters.filters
            ]
            request = fields({"topics": topics}, filters.properties.headers())
            spoken = self._spoken(method, filters.filters[0][0], request, side, start, end=end)
            return self._wait(kind, filters.packet_id, spoken)
        if kind == packets.AUTH or (kind == packets.DISCONNECT and body):
            auth = packets.read_auth(body)
            if auth is None:
                return None
            request = fields({"reason_code": auth[0], **auth[1].json()})
            method = "AUTH" if kind == packets.AUTH else "DISCONNECT"
            spoken = self._spoken(method, "/", request, side, start, end=end)
            return [_announced(spoken), spoken]
        return []

    def _answer(self, header: FixedHeader, body: bytes, start: int) -> list[SpanEvent] | None:
        """A packet of the server but PUBLISH; None where it cannot be read."""
        if header.type == packets.CONNACK:
            self._version = self._version or (packets.VERSION_5 if len(body) > 2 else 4)
            connack = packets.read_connack(body, self._version)
            if connack is None:
                return None
            code, present, properties = connack
            response = fields({"session_present": present, **properties.json()})
            return self._done(packets.CONNECT, 0, code, response, start)
        waiting_for = ACKNOWLEDGED_BY.get(header.type)
        if waiting_for is None:
            return []
        acknowledged = packets.read_acknowledgement(body, header.type, self._version)
        if acknowledged is None:
            return None
        code = max(acknowledged.codes, default=0)
        if header.type == packets.PUBREC and code < 0x80:
            return []
        return self._done(waiting_for, acknowledged.packet_id, code, _acknowledgement(acknowledged), start)

    def _spoken(
        self,
        method: str,
        path: str,
        request: Message,
        side: _Side,
        start: int,
        notes: tuple[str, ...] = (),
        response: Message | None = None,
        end: int | None = None,
    ) -> SpokenSpan:
        self._key += 1
        end = side.start if end is None else end
        return SpokenSpan(
            self._key, "MQTT", method, path, None, None, request, response, side.direction, start, end, notes
        )

    def _wait(self, kind: int, number: int, spoken: SpokenSpan) -> list[SpanEvent]:
        found: list[SpanEvent] = [_announced(spoken)]
        before = self._waiting.pop((kind, number), None)
        if before is None and len(self._waiting) >= MOST_WAITING:
            before = self._waiting.pop(next(iter(self._waiting)))
        if before is not None:
            found.append(before)
        self._waiting[kind, number] = spoken
        return found

    def _done(self, kind: int, number: int, code: int, response: Message, start: int) -> list[SpanEvent]:
        waiting = self._waiting.pop((kind, number), None)
        return [] if waiting is None else [replace(waiting, status=code, response=response, answered=start)]

    def _gap(self, side: _Side, gap: Gap) -> list[SpanEvent]:
        if side.stopped:
            return []
        found = self._settled(side)
        if side.footing.lost:
            side.footing.lose()
            return found
        self._begin_cut(side)
        publishing = side.publishing
        if publishing is not None:
            publishing.complete = False
            if gap.length is not None and gap.length <= publishing.left:
                publishing.left -= gap.length
                side.start = gap.start + gap.length
                return found if publishing.left else [*found, *self._published(side)]
            side.footing.lose()
            return [*found, *self._published(side)]
        missing = side.skip or _missing(side)
        found += side.abandon(Outcome.LOST, WITHIN)
        if gap.length is not None and gap.length <= missing:
            side.skip = missing - gap.length
        else:
            side.skip = 0
            side.footing.lose()
        side.skip_reason = (Outcome.LOST, WITHIN)
        return found

    def _begin_cut(self, side: _Side) -> None:
        """A PUBLISH of which only the beginning came counts as far as it goes."""
        header = packets.fixed_header(side.data, 0, surely=bool(self._version))
        if side.publishing is None and isinstance(header, FixedHeader) and header.type == packets.PUBLISH:
            body = bytes(side.data[header.size :])
            if packets.read_publish(body, header.flags, self._version) is not None:
                self._publish(side, header, body)
                self._publish_on(side)

    def _end(self, side: _Side) -> list[SpanEvent]:
        found = self._settled(side)
        self._begin_cut(side)
        if side.publishing is not None:
            side.publishing.complete = False
            return [*found, *self._published(side)]
        return [*found, *side.abandon(Outcome.LOST, "the stream ends within an MQTT packet")]

    def _settled(self, side: _Side) -> list[SpanEvent]:
        """What was held while the footing was lost, now that nothing follows it."""
        unread, rest = side.footing.close()
        return [*unread, *([] if rest is None else self._data(side, rest))]


def _announced(spoken: SpokenSpan) -> SpanAnnounced:
    return SpanAnnounced(spoken.key, spoken.direction, spoken.start, spoken.end)


def _acknowledgement(found: packets.Acknowledged) -> Message:
    codes: Json = list(found.codes) if len(found.codes) > 1 else None
    return fields({"reason_codes": codes, **found.properties.json()})


def _missing(side: _Side) -> int:
    """How much of the packet at hand has not come; 0 where its length is not known."""
    header = packets.fixed_header(side.data, 0)
    return header.size + header.length - len(side.data) if isinstance(header, FixedHeader) else 0


def _measure(data: bytes, at: int) -> int | bool | None:
    """For `Resumption`: a whole PUBLISH with a topic surely begins there; other packets are too short to say much."""
    header = packets.fixed_header(data, at)
    if not isinstance(header, FixedHeader):
        return False if header is False else None
    end = at + header.size + header.length
    if header.length > PACKET_LIMIT:
        return False
    if header.type == packets.PUBLISH and end <= len(data):
        head = packets.read_publish(data[at + header.size : end], header.flags, 0)
        return head is not None and head.topic.isprintable() and (bool(head.topic) or end)
    return end
