"""MQTT inside WebSocket messages (MQTT 5 section 6): their boundaries mean nothing, so they are read as one stream."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from auditor.network.stream import Data, Direction, Gap
from auditor.protocols.datagrams import SpanEvent, SpokenSpan
from auditor.protocols.mqtt import MqttReader

SUBPROTOCOLS = ("mqtt", "mqttv3.1")


class MqttMessages:
    """Takes binary messages with the offsets of the stream below they stand at; gives what `MqttReader` gives.

    The offsets given are those of the stream below: from the first byte of the first message that holds part of a
    packet to the end of the last one.
    """

    __slots__ = ("_reader", "_sides")

    def __init__(self) -> None:
        self._reader = MqttReader()
        self._sides = (_Marks(), _Marks())

    def feed(self, direction: Direction, data: bytes, start: int, end: int) -> list[SpanEvent]:
        """The next message, which stood at ``start`` to ``end`` (excluded)."""
        at = self._sides[direction].add(len(data), start, end)
        return self._out(self._reader.receive(Data(direction, data, at)))

    def lose(self, direction: Direction) -> list[SpanEvent]:
        """A message of this direction is missing, or not whole."""
        return self._out(self._reader.receive(Gap(direction, self._sides[direction].size, None)))

    def close(self) -> list[SpanEvent]:
        """The connection is over."""
        return self._out(self._reader.close())

    def horizon(self, direction: Direction) -> int:
        """No offset of this direction below the one given will be named any more."""
        return self._sides[direction].outer(self._reader.horizon(direction))

    def _out(self, events: list[SpanEvent]) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        for event in events:
            marks = self._sides[event.direction]
            event = replace(event, start=marks.outer(event.start), end=marks.outer_end(event.end))
            if isinstance(event, SpokenSpan) and event.answered is not None:
                event = replace(event, answered=self._sides[1 - event.direction].outer(event.answered))
            found.append(event)
        for direction, marks in zip(Direction, self._sides, strict=True):
            marks.forget(self._reader.horizon(direction))
        return found


class _Marks:
    """Where in the stream below each message stood; one entry a message, those no longer asked for let go."""

    __slots__ = ("_inner", "_spans", "size")

    def __init__(self) -> None:
        self._inner: list[int] = []
        self._spans: list[tuple[int, int]] = []
        self.size = 0

    def add(self, length: int, start: int, end: int) -> int:
        """A message of this length; gives the offset of its first byte among all messages'."""
        at = self.size
        if length:
            self._inner.append(at)
            self._spans.append((start, end))
        self.size += length
        return at

    def outer(self, offset: int) -> int:
        """Where the message begins that holds this offset."""
        return self._spans[self._index(offset)][0] if self._spans else 0

    def outer_end(self, offset: int) -> int:
        """Where the message ends that holds the byte before this offset."""
        return self._spans[self._index(offset - 1)][1] if self._spans else 0

    def forget(self, before: int) -> None:
        """Offsets below will not be asked for any more."""
        index = self._index(before)
        if index > 64:
            del self._inner[:index], self._spans[:index]

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._inner, offset) - 1, 0)
