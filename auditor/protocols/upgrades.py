"""Who reads on behind an HTTP handshake: WebSocket messages, and what subprotocols carry in them."""

from __future__ import annotations

from collections.abc import Callable

from auditor.model import Body
from auditor.network.stream import Direction, StreamEvent
from auditor.protocols.datagrams import SpanAnnounced, SpanEvent, SpokenSpan, StreamReader
from auditor.protocols.messages import ResponseBodies, Switch, Transaction
from auditor.protocols.mqtt_websocket import SUBPROTOCOLS, MqttMessages
from auditor.protocols.websocket import Handshake, WebSocketReader

Opener = Callable[[Transaction, ResponseBodies], StreamReader]


class MqttOverWebSocket:
    """MQTT packets out of the messages of a WebSocket; a `StreamReader`."""

    __slots__ = ("_messages", "_packets")

    def __init__(self, handshake: Handshake) -> None:
        self._messages = WebSocketReader(handshake, ResponseBodies.KEEP)
        self._packets = MqttMessages()

    def receive(self, event: StreamEvent) -> list[SpanEvent]:
        return self._inside(self._messages.receive(event))

    def close(self) -> list[SpanEvent]:
        return self._inside(self._messages.close()) + self._packets.close()

    def horizon(self, direction: Direction) -> int:
        return min(self._messages.horizon(direction), self._packets.horizon(direction))

    def _inside(self, events: list[SpanEvent]) -> list[SpanEvent]:
        found: list[SpanEvent] = []
        for event in events:
            if isinstance(event, SpokenSpan):
                message = event.request if event.response is None else event.response
                body = message.body
                if body is not None:
                    found += self._packets.feed(event.direction, body.data, event.start, event.end)
                if not message.complete or _cut(body):
                    found += self._packets.lose(event.direction)
            elif not isinstance(event, SpanAnnounced):
                found += [event, *self._packets.lose(event.direction)]
        return found


def _cut(body: Body | None) -> bool:
    return body is None or body.truncated


def open_websocket(handshake: Handshake, response_bodies: ResponseBodies) -> StreamReader:
    """The reader of a WebSocket's messages, or of what its subprotocol says they carry."""
    if handshake.subprotocol.lower() in SUBPROTOCOLS:
        return MqttOverWebSocket(handshake)
    return WebSocketReader(handshake, response_bodies)


def _websocket(opening: Transaction, response_bodies: ResponseBodies) -> StreamReader:
    return open_websocket(Handshake.of(opening), response_bodies)


UPGRADES: tuple[tuple[str, Opener], ...] = (("websocket", _websocket),)
"""Readers by the Upgrade token of a `Switch`."""


def reader_after(switch: Switch, opening: Transaction, response_bodies: ResponseBodies) -> StreamReader | None:
    """Who reads both directions from a switch on, None where no reader knows its protocol.

    ``opening`` is the transaction given under the switch's key just before it.
    """
    tokens = [token.strip().lower() for token in switch.protocol.split(",")]
    for name, opener in UPGRADES:
        if name in tokens:
            return opener(opening, response_bodies)
    return None
