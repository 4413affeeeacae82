from __future__ import annotations

import json
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import BODY_LIMIT, Message, Outcome
from auditor.network.stream import Data, Direction, Gap
from auditor.protocols.datagrams import SpanAnnounced
from auditor.protocols.messages import Unread
from auditor.protocols.mqtt import BEHIND_GAP, JOINED, MqttReader
from auditor.protocols.mqtt_packets import sniff_mqtt, sniff_mqtt_midway
from tests.protocols.conftest import C, S, Talk, feed, feed_damaged, spans


def string(text: bytes) -> bytes:
    return len(text).to_bytes(2, "big") + text


def packet(head: int, body: bytes) -> bytes:
    length, size = len(body), b""
    while True:
        length, low = length >> 7, length & 127
        size += bytes([low | (128 if length else 0)])
        if not length:
            return bytes([head]) + size + body


def connect(version: int = 4, client: bytes = b"phone-1", flags: int = 2, rest: bytes = b"") -> bytes:
    properties = b"\0" if version == 5 else b""
    return packet(0x10, string(b"MQTT") + bytes([version, flags]) + b"\0\x3c" + properties + string(client) + rest)


def publish(topic: bytes, payload: bytes, *, qos: int = 0, number: int = 1, properties: bytes | None = None) -> bytes:
    identity = number.to_bytes(2, "big") if qos else b""
    extra = b"" if properties is None else bytes([len(properties)]) + properties
    return packet(0x30 | qos << 1, string(topic) + identity + extra + payload)


def body(message: Message | None) -> bytes:
    assert message is not None
    assert message.body is not None
    return message.body.data


TALK: Talk = (
    (C, connect(rest=string(b"anna") + string(b"secret"), flags=0xC2)),
    (S, b"\x20\x02\0\0"),
    (C, packet(0x82, b"\0\5" + string(b"home/#") + b"\1" + string(b"x/+") + b"\0")),
    (S, b"\x90\x04\0\5\1\x80"),
    (C, publish(b"home/lamp", b'{"on":true}')),
    (C, publish(b"home/door", b"open", qos=1, number=7)),
    (S, b"\x40\x02\0\7"),
    (C, publish(b"home/cam", b"jpeg", qos=2, number=8)),
    (S, b"\x50\x02\0\x08"),
    (C, b"\x62\x02\0\x08"),
    (S, b"\x70\x02\0\x08"),
    (S, publish(b"home/cmd", b"unlock", qos=1, number=1)),
    (C, b"\x40\x02\0\1" + b"\xc0\0"),
    (S, b"\xd0\0"),
    (C, packet(0xA2, b"\0\6" + string(b"x/+"))),
    (S, b"\xb0\x02\0\6"),
    (C, b"\xe0\0"),
)


def test_a_session_as_exchanges() -> None:
    said = spans(feed(MqttReader(), TALK))
    assert [(s.method, s.path, s.status, s.direction, s.notes) for s in said] == [
        ("CONNECT", "/", 0, C, ()),
        ("SUBSCRIBE", "home/#", 0x80, C, ()),
        ("PUBLISH", "home/lamp", None, C, ()),
        ("PUBLISH", "home/door", 0, C, ()),
        ("PUBLISH", "home/cam", 0, C, ()),
        ("PUBLISH", "home/cmd", None, S, ("received",)),
        ("UNSUBSCRIBE", "x/+", 0, C, ()),
    ]
    assert body(said[2].request) == b'{"on":true}'
    assert json.loads(body(said[1].request)) == {
        "topics": [{"filter": "home/#", "qos": 1}, {"filter": "x/+", "qos": 0}]
    }
    assert body(said[5].request) == b""
    assert body(said[5].response) == b"unlock"


@pytest.mark.parametrize("step", [None, 1, 3])
def test_quality_of_service_that_does_not_exist_is_named_and_the_message_read(step: int | None) -> None:
    talk = [(C, connect()), (C, publish(b"home/lamp", b"on", qos=3, number=7)), (C, publish(b"home/lamp", b"off"))]
    said = [s for s in spans(feed(MqttReader(), talk, step or 1 << 20)) if s.method == "PUBLISH"]
    assert sorted((s.path, body(s.request), "quality of service of 3" in " ".join(s.notes)) for s in said) == [
        ("home/lamp", b"off", False), ("home/lamp", b"on", True),
    ]  # fmt: skip
    assert not sniff_mqtt(publish(b"home/lamp", b"on", qos=3))


def test_of_the_password_only_its_length_is_told() -> None:
    said = spans(feed(MqttReader(), TALK))[0]
    assert json.loads(body(said.request)) == {
        "protocol": "MQTT 4", "keep_alive": 60, "clean": True, "client_id": "phone-1", "username": "anna",
        "password_bytes": 6,
    }  # fmt: skip
    assert b"secret" not in repr(said).encode()


@pytest.mark.parametrize("step", [1, 2, 3, 11])
def test_read_the_same_however_it_comes(step: int) -> None:
    assert feed(MqttReader(), TALK, step) == feed(MqttReader(), TALK)


def test_spans_cover_the_packets_they_stand_for() -> None:
    first, second = connect(), publish(b"a/b", b"1")
    events = feed(MqttReader(), [(C, first + second)])
    assert [e for e in events if isinstance(e, SpanAnnounced)] == [
        SpanAnnounced(1, C, 0, len(first)), SpanAnnounced(2, C, len(first), len(first + second)),
    ]  # fmt: skip
    assert {(s.key, s.start, s.end) for s in spans(events)} == {
        (1, 0, len(first)), (2, len(first), len(first + second)),
    }  # fmt: skip


def test_will_is_told() -> None:
    raw = connect(flags=0x06 | 8, rest=string(b"gone") + string(b"\xff\0"))
    said = json.loads(body(spans(feed(MqttReader(), [(C, raw)]))[0].request))
    assert said["will"] == {"topic": "gone", "payload_base64": "/wA=", "qos": 1, "retain": False}


def test_version_5_properties_become_header_fields_and_aliases_topics() -> None:
    properties = b"\x03" + string(b"application/json") + b"\x26" + string(b"model") + string(b"P9") + b"\x23\0\4"
    talk = [
        (C, connect(5)), (S, b"\x20\x03\0\0\0"), (C, publish(b"t/long", b"{}", properties=properties)),
        (C, publish(b"", b"2", properties=b"\x23\0\4")), (C, publish(b"", b"3", properties=b"\x23\0\5")),
    ]  # fmt: skip
    said = spans(feed(MqttReader(), talk))[1:]
    assert [(s.path, body(s.request)) for s in said] == [("t/long", b"{}"), ("t/long", b"2"), ("(topic alias 5)", b"3")]
    assert said[0].request.header(b"content-type") == b"application/json"
    assert said[0].request.header(b"model") == b"P9"


def test_an_acknowledgement_with_a_reason_is_the_status() -> None:
    talk = [(C, connect(5)), (C, publish(b"t", b"1", qos=1, number=3, properties=b"")), (S, b"\x40\x04\0\3\x87\0")]
    assert [s.status for s in spans(feed(MqttReader(), talk)) if s.method == "PUBLISH"] == [0x87]


def test_a_long_payload_is_cut_at_the_limit_and_hashed_whole() -> None:
    data = bytes(range(256)) * (BODY_LIMIT // 256 + 1)
    (_, said) = spans(feed(MqttReader(), [(C, connect() + publish(b"big", data))], 1 << 16))[::-1]
    assert said.request.body is not None
    assert (len(said.request.body.data), said.request.body.length) == (BODY_LIMIT, len(data))
    assert said.request.body.truncated
    assert said.request.body.sha256 == sha256(data).hexdigest()


def test_gap_within_a_payload_leaves_it_incomplete_and_goes_on() -> None:
    reader, first, second = MqttReader(), connect() + publish(b"a", bytes(100)), publish(b"b", b"2")
    cut = len(first) - 60
    events = reader.receive(Data(C, first[:cut], 0))
    events += reader.receive(Gap(C, cut, 30))
    events += reader.receive(Data(C, first[cut + 30 :] + second, cut + 30))
    events += reader.close()
    said = {s.path: s for s in spans(events)}
    assert (said["a"].request.complete, said["a"].request.body and said["a"].request.body.length) == (False, 70)
    assert (said["b"].request.complete, said["b"].start) == (True, len(first))


def test_behind_an_unknown_gap_it_goes_on_where_packets_fit() -> None:
    reader = MqttReader()
    events = reader.receive(Data(C, connect(), 0)) + reader.receive(Gap(C, len(connect()), None))
    events += reader.receive(Data(C, b"\x00\x01rubbish", 500))
    events += reader.receive(Data(C, publish(b"again", b"1"), 509)) + reader.close()
    assert sum(e.end - e.start for e in events if isinstance(e, Unread) and e.detail == BEHIND_GAP) == 9
    assert [s.path for s in spans(events) if s.method == "PUBLISH"] == ["again"]


def test_joined_midway_is_noted() -> None:
    (said,) = spans(feed(MqttReader(), [(C, publish(b"t", b"1"))]))
    assert said.notes == (JOINED,)


def test_what_is_no_packet_stops_the_direction() -> None:
    events = feed(MqttReader(), [(C, connect() + b"\x00\x00"), (C, b"more"), (S, b"\x20\x02\0\0")])
    unread = [e for e in events if isinstance(e, Unread)]
    assert [(e.end - e.start, e.reason) for e in unread] == [(2, Outcome.UNDECODABLE), (4, Outcome.UNDECODABLE)]
    assert [s.status for s in spans(events)] == [0]


def test_horizon_is_the_oldest_request_without_answer() -> None:
    reader = MqttReader()
    reader.receive(Data(C, connect(), 0))
    reader.receive(Data(S, b"\x20\x02\0\0", 0))
    assert reader.horizon(C) == len(connect())
    reader.receive(Data(C, publish(b"a", b"1", qos=1), len(connect())))
    assert reader.horizon(C) == len(connect())


def test_sniffer() -> None:
    assert sniff_mqtt(connect()[:9]) is True
    assert sniff_mqtt(connect()[:5]) is None
    assert sniff_mqtt(b"\x10\x0c\x00\x04AMQP") is False
    assert sniff_mqtt(b"GET / HTTP/1.1") is False
    assert sniff_mqtt_midway(publish(b"t", b"1") + b"\xc0\0") is True
    assert sniff_mqtt_midway(publish(b"t", b"1")[:4]) is None
    assert sniff_mqtt_midway(b"\0\1\2") is False


EVENTS = st.lists(st.tuples(st.sampled_from([C, S]), st.binary(max_size=50), st.integers(-1, 9)), max_size=10)


@given(st.sampled_from([b"", connect(), connect(5)]), EVENTS)
@settings(deadline=None, max_examples=300)
def test_hostile_streams_never_raise_and_stay_within_bounds(
    head: bytes, pieces: list[tuple[Direction, bytes, int]]
) -> None:
    events = feed_damaged(MqttReader(), [(C, head, -1), *pieces], ends=S)
    assert {e.key for e in events if isinstance(e, SpanAnnounced)} == {e.key for e in spans(events)}


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_where_it_goes_on_behind_a_gap_does_not_depend_on_segments(size: int) -> None:
    rest = b"the end of a payload" + publish(b"first", b"1") + publish(b"second", b"2" * 300) + b"\xc0\x00"
    reader = MqttReader()
    events = reader.receive(Data(C, connect(), 0)) + reader.receive(Gap(C, len(connect()), None))
    for at in range(0, len(rest), size):
        events += reader.receive(Data(C, rest[at : at + size], 500 + at))
    events += reader.close()
    assert [(s.path, s.start) for s in spans(events) if s.method == "PUBLISH"] == [("first", 520), ("second", 530)]
