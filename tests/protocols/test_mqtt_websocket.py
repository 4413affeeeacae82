from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.datagrams import SpanAnnounced, SpanEvent, SpokenSpan
from auditor.protocols.mqtt_websocket import MqttMessages

C, S = Direction.CLIENT, Direction.SERVER
CONNECT = b"\x10\x0d\0\4MQTT\4\2\0\x3c\0\1a"
PUBLISH = b"\x30\x06\0\1thi!"


def spans(events: list[SpanEvent]) -> list[SpokenSpan]:
    return [event for event in events if isinstance(event, SpokenSpan)]


def test_packets_in_several_messages_name_the_offsets_below() -> None:
    reader = MqttMessages()
    events = reader.feed(C, CONNECT, 100, 130)
    events += reader.feed(S, b"\x20\x02\0\0", 900, 910)
    events += reader.feed(C, PUBLISH[:3], 140, 150)
    assert reader.horizon(C) == 140
    events += reader.feed(C, PUBLISH[3:] + PUBLISH, 150, 170)
    events += reader.close()
    assert [(s.method, s.status, s.start, s.end, s.answered) for s in spans(events)] == [
        ("CONNECT", 0, 100, 130, 900),
        ("PUBLISH", None, 140, 170, None),
        ("PUBLISH", None, 150, 170, None),
    ]
    assert SpanAnnounced(2, C, 140, 170) in events


def test_a_lost_message_is_stepped_over() -> None:
    reader = MqttMessages()
    reader.feed(C, CONNECT, 0, 20)
    assert reader.lose(C) == []
    events = reader.feed(C, PUBLISH, 60, 70)
    assert [(s.path, s.start, s.end) for s in spans(events)] == [("t", 60, 70)]


def test_many_messages_do_not_pile_up() -> None:
    reader = MqttMessages()
    events = reader.feed(C, CONNECT, 0, 20) + reader.feed(S, b"\x20\x02\0\0", 0, 6)
    for i in range(1000):
        events += reader.feed(C, PUBLISH, 20 + 10 * i, 30 + 10 * i)
    said = spans(events)
    assert [(s.start, s.end) for s in said[1:]] == [(20 + 10 * i, 30 + 10 * i) for i in range(1000)]
