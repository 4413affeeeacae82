"""HTTP/3 (RFC 9114) as captured: bytes of QUIC streams of both directions in, requests with their answers out.

Theory of operation: a lane is one direction of a request or push stream. A lane whose header block waits for QPACK
insertions keeps what comes behind it until they come, or until it is known that they never will. Streams that no
request needs (decoder streams, unknown types) are passed over, as the protocol demands.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from msgspec import Struct, field

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.hpack_decoder import HeaderBlockError
from auditor.protocols.hpack_tables import Field
from auditor.protocols.http2_stream import Stream
from auditor.protocols.http3_exchanges import Exchanges
from auditor.protocols.http3_frames import DATA, HEADERS, PUSH_PROMISE, SETTINGS, FrameReader
from auditor.protocols.http3_qpack import FieldDecoder, Resolved
from auditor.protocols.messages import HttpEvent, ResponseBodies, Unread
from auditor.quic.varint import SHORT, read_varint

HELD_LIMIT = 4 * 1024 * 1024
"""Bytes kept of one lane behind a header block that waits."""
_CONTROL, _PUSH, _ENCODER, _DECODER = 0, 1, 2, 3
_TABLE_CAPACITY = 0x01
_MOST_UNI = 4096
_TABLE_LOST = "bytes of the encoder stream are not in the capture"


class _Lane(Struct, eq=False):
    """One direction of a request or push stream; ``blocked`` is the token of the header block it waits for."""

    stream: Stream
    side: Direction
    reader: FrameReader
    blocked: int | None = None
    queue: list[partial[None]] = field(default_factory=list)
    queued: int = 0


class _Uni(Struct, eq=False):
    """A unidirectional stream; ``kind`` is None until its type was read."""

    kind: int | None = None
    head: bytes = b""
    reader: FrameReader | None = None
    lane: _Lane | None = None


class _Block(Struct, frozen=True):
    """A header block that waits: whose it is and where; ``push`` is the id where it promises one."""

    lane: _Lane
    start: int
    end: int
    push: int | None


class Http3Connection:
    """One connection. Streams are named by their QUIC ids; offsets are those of the QUIC stream. `take` the results.

    Keys of transactions are QUIC stream ids, and ``4 × push id + 3`` for pushed ones.
    """

    def __init__(self, response_bodies: ResponseBodies) -> None:
        self._exchanges = Exchanges(response_bodies)
        self._qpack = (FieldDecoder(), FieldDecoder())
        self._lanes: dict[tuple[Direction, int], _Lane] = {}
        self._unis: dict[tuple[Direction, int], _Uni] = {}
        self._stalled: tuple[set[int], set[int]] = (set(), set())
        self._encoder = [False, False]
        self._settings = [False, False]
        self._blocks: dict[int, _Block] = {}
        self._token = 0

    def take(self) -> list[HttpEvent]:
        """What was found since the last call."""
        found = self._exchanges.out[:]
        self._exchanges.out.clear()
        return found

    def data(self, direction: Direction, number: int, data: bytes, start: int) -> None:
        """The next bytes of a stream, at offset ``start``."""
        if number & 3 == 0:
            self._lane_data(self._lane(direction, number), data)
        elif number & 2:
            self._uni_data(direction, number, data)
        else:
            detail = "stream opened by the server, which HTTP/3 does not know"
            self._exchanges.out.append(Unread(direction, start, start + len(data), Outcome.UNKNOWN, detail))

    def gap(self, direction: Direction, number: int, length: int, known: int) -> None:
        """The next ``length`` bytes of a stream will never come; ``known`` were sent, these and what waits behind."""
        if number & 3 == 0:
            self._lane_gap(self._lane(direction, number), length)
        elif number & 2:
            self._uni_gap(direction, number, length, known)

    def end(
        self, direction: Direction, number: int, offset: int, *, clean: bool = True, code: int | None = None
    ) -> None:
        """One direction of a stream is over, at its end, or cut off, or reset with this code."""
        if number & 3 == 0:
            self._lane_end(self._lane(direction, number), offset, clean, code)
            self._lanes.pop((direction, number))
        elif number & 2:
            uni = self._unis.get((direction, number))
            if uni is not None and uni.lane is not None:
                self._lane_end(uni.lane, offset, clean, code)
                uni.lane = None

    def stall(self, direction: Direction, number: int, *, stalled: bool) -> None:
        """Bytes of this stream are missing so far while later ones came, or no longer."""
        if number & 2:
            if stalled:
                self._stalled[direction].add(number)
            else:
                self._stalled[direction].discard(number)
            self._update_stall(direction)

    def close(self) -> None:
        """Nothing more will come."""
        for decoder in self._qpack:
            self._resolve(decoder.lose("what the header block refers to is not in the capture"))
        for lane in list(self._lanes.values()):
            self._lane_end(lane, lane.reader.offset, False, None)
        self._lanes.clear()
        self._exchanges.close()

    # -- lanes

    def _lane(self, direction: Direction, number: int) -> _Lane:
        lane = self._lanes.get((direction, number))
        if lane is None:
            lane = _Lane(self._exchanges.stream(number), direction, FrameReader())
            self._lanes[direction, number] = lane
        return lane

    def _lane_data(self, lane: _Lane, data: bytes) -> None:
        if lane.blocked is not None:
            lane.queued += len(data)
            lane.queue.append(partial(self._lane_data, lane, data))
            if lane.queued > HELD_LIMIT:
                self._give_up(lane)
            return
        reader = lane.reader
        if reader.fault is not None:
            start = reader.offset
            self._exchanges.out.append(Unread(lane.side, start, start + len(data), *reader.fault))
        reader.feed(data)
        self._run(lane)

    def _lane_gap(self, lane: _Lane, length: int) -> None:
        if lane.blocked is not None:
            lane.queue.append(partial(self._lane_gap, lane, length))
            return
        lane.reader.lose(length)
        self._exchanges.lose(lane.stream, lane.side)

    def _lane_end(self, lane: _Lane, offset: int, clean: bool, code: int | None) -> None:
        if lane.blocked is not None:
            lane.queue.append(partial(self._lane_end, lane, offset, clean, code))
        elif code is not None:
            self._exchanges.reset(lane.stream, lane.side, code, offset)
        else:
            whole = clean and not lane.reader.midway
            self._exchanges.end(lane.stream, lane.side, offset, clean=whole)

    def _run(self, lane: _Lane) -> None:
        reader, exchanges = lane.reader, self._exchanges
        before = reader.fault
        while lane.blocked is None:
            event = reader.next()
            if event is None:
                break
            if event.kind == DATA:
                exchanges.body(lane.stream, lane.side, event.payload, event.start, event.end)
            elif event.kind == HEADERS:
                self._block(lane, event.payload, event.start, event.end, None)
            elif event.kind == PUSH_PROMISE and lane.side is Direction.SERVER:
                push, at = read_varint(event.payload, 0)
                if push != SHORT:
                    self._block(lane, event.payload[at:], event.start, event.end, push)
        if reader.fault is not None and before is None:
            exchanges.unreadable(lane.stream, lane.side, *reader.fault, reader.unread_from, reader.offset)

    def _block(self, lane: _Lane, payload: bytes, start: int, end: int, push: int | None) -> None:
        token = self._token
        self._token += 1
        block = _Block(lane, start, end, push)
        try:
            fields = self._qpack[lane.side].decode(token, payload)
        except HeaderBlockError as fault:
            self._give(block, fault)
            return
        if fields is None:
            lane.blocked = token
            self._blocks[token] = block
        else:
            self._give(block, fields)

    def _give(self, block: _Block, fields: list[Field] | HeaderBlockError) -> None:
        lane = block.lane
        if isinstance(fields, HeaderBlockError):
            if block.push is not None:
                self._exchanges.promise(lane.stream, block.push, None)
                self._exchanges.out.append(Unread(lane.side, block.start, block.end, fields.outcome, fields.detail))
            else:
                self._exchanges.unreadable(
                    lane.stream, lane.side, fields.outcome, fields.detail, block.start, block.end
                )
        elif block.push is not None:
            self._exchanges.promise(lane.stream, block.push, fields)
        else:
            self._exchanges.fields(lane.stream, lane.side, fields, block.start, block.end)

    def _resolve(self, resolved: Iterable[Resolved]) -> None:
        """Header blocks that waited are read, or lost: their lanes go on."""
        for token, fields in resolved:
            block = self._blocks.pop(token, None)
            if block is None:
                continue
            self._give(block, fields)
            self._go_on(block.lane)

    def _give_up(self, lane: _Lane) -> None:
        token = lane.blocked
        if token is None:
            return
        self._qpack[lane.side].forget(token)
        fault = HeaderBlockError(Outcome.STATE_LOST, "header block waited too long for its QPACK table")
        self._resolve([(token, fault)])

    def _go_on(self, lane: _Lane) -> None:
        lane.blocked = None
        self._run(lane)
        queue, lane.queue, lane.queued = lane.queue, [], 0
        for operation in queue:
            operation()

    # -- unidirectional streams

    def _uni(self, direction: Direction, number: int) -> _Uni:
        uni = self._unis.get((direction, number))
        if uni is None:
            if len(self._unis) >= _MOST_UNI:
                kinds = (_CONTROL, _ENCODER)
                del self._unis[next((k for k, u in self._unis.items() if u.kind not in kinds), next(iter(self._unis)))]
            uni = self._unis[direction, number] = _Uni()
        return uni

    def _uni_data(self, direction: Direction, number: int, data: bytes) -> None:
        uni = self._uni(direction, number)
        if uni.kind is None or (uni.kind == _PUSH and uni.lane is None):
            data = self._begin(direction, uni, data)
        if uni.kind == _ENCODER:
            self._resolve(self._qpack[direction].encoder(data))
        elif uni.kind == _CONTROL and uni.reader is not None:
            uni.reader.feed(data)
            self._control(direction, uni.reader)
        elif uni.lane is not None and data:
            self._lane_data(uni.lane, data)

    def _begin(self, direction: Direction, uni: _Uni, data: bytes) -> bytes:
        """Read the type of a stream, and the id of a push; what comes behind them."""
        data = uni.head + data
        kind, at = read_varint(data, 0)
        uni.head = data
        if kind == SHORT:
            return b""
        uni.kind = kind
        if kind == _PUSH and direction is Direction.SERVER:
            push, at = read_varint(data, at)
            if push == SHORT:
                return b""
            uni.lane = _Lane(self._exchanges.stream(4 * push + 3), direction, FrameReader(at))
        elif kind == _CONTROL:
            uni.reader = FrameReader(at)
        elif kind == _ENCODER:
            self._encoder[direction] = True
            self._update_stall(direction)
        uni.head = b""
        return data[at:]

    def _uni_gap(self, direction: Direction, number: int, length: int, known: int) -> None:
        uni = self._uni(direction, number)
        if uni.kind == _ENCODER:
            self._resolve(self._qpack[direction].lose(_TABLE_LOST, known))
        elif uni.kind is None and not self._encoder[direction]:
            self._resolve(self._qpack[direction].lose(_TABLE_LOST))
        if uni.kind == _CONTROL or uni.kind is None:
            self._no_settings(direction)
        if uni.lane is not None:
            self._lane_gap(uni.lane, length)
        elif uni.kind is None or uni.kind == _PUSH:
            uni.kind = _DECODER
        uni.reader = None

    def _control(self, direction: Direction, reader: FrameReader) -> None:
        while (event := reader.next()) is not None:
            if event.kind == SETTINGS and not self._settings[direction]:
                self._settings[direction] = True
                capacity = _setting(event.payload, _TABLE_CAPACITY)
                self._resolve(self._qpack[1 - direction].settings(capacity))

    def _no_settings(self, direction: Direction) -> None:
        if not self._settings[direction]:
            self._settings[direction] = True
            self._resolve(self._qpack[1 - direction].lose("the other side's settings are not in the capture"))

    def _update_stall(self, direction: Direction) -> None:
        decoder = self._qpack[direction]
        before = decoder.stalled
        decoder.stalled = any(self._may_be_encoder(direction, number) for number in self._stalled[direction])
        if before and not decoder.stalled:
            self._resolve(decoder.resume())

    def _may_be_encoder(self, direction: Direction, number: int) -> bool:
        uni = self._unis.get((direction, number))
        if uni is None or uni.kind is None:
            return not self._encoder[direction]
        return uni.kind == _ENCODER


def _setting(payload: bytes, wanted: int) -> int:
    """The value of a setting (RFC 9114 section 7.2.4), 0 where it is not there."""
    at = 0
    while at < len(payload):
        identifier, at = read_varint(payload, at)
        value, behind = read_varint(payload, at)
        if identifier == SHORT or value == SHORT:
            break
        if identifier == wanted:
            return value
        at = behind
    return 0
