from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken
from auditor.protocols.messages import Unread
from auditor.protocols.rtp import ENOUGH, MOST_HELD, RtpDatagrams, parse_rtp

C, S = Direction.CLIENT, Direction.SERVER


def rtp(number: int, ssrc: int = 7, kind: int = 34, payload: bytes = bytes(100), first: int = 0x80) -> bytes:
    return bytes([first, kind]) + (number & 0xFFFF).to_bytes(2, "big") + bytes(4) + ssrc.to_bytes(4, "big") + payload


def read(*messages: tuple[Direction, bytes]) -> list[DatagramEvent]:
    reader = RtpDatagrams()
    found: list[DatagramEvent] = []
    for frame, (direction, data) in enumerate(messages, 1):
        found += reader.receive(Datagram(direction, data, frame, frame))
    return found + reader.close()


def test_a_call_is_one_message_with_its_streams() -> None:
    talk = [(C, rtp(65530 + i)) for i in range(10)] + [(S, rtp(i, 9, 8, bytes(160))) for i in range(6)]
    events = read(*talk)
    assert events[0] == Announced(0, ENOUGH)
    said = events[1]
    assert isinstance(said, Spoken)
    assert len(events) == 2
    assert (said.protocol, said.method, said.path, said.ready) == ("RTP", "STREAM", "audio+video", ENOUGH)
    assert said.request.body is not None
    streams = json.loads(said.request.body.data)["streams"]
    assert [(s["from"], s["kind"], s["packets"], s["payload_bytes"]) for s in streams] == [
        ("client", "video", 10, 1000), ("server", "audio", 6, 960),
    ]  # fmt: skip


def timed(number: int, time: int, payload: int) -> bytes:
    return rtp(number, kind=96)[:4] + time.to_bytes(4, "big") + bytes([0, 0, 0, 7]) + bytes(payload)


@pytest.mark.parametrize(
    ("packets", "kind"),
    [
        ([timed(i, 960 * i, 120) for i in range(20)], "audio"),
        ([timed(i, 3000 * (i // 4), 1100) for i in range(20)], "video"),
        ([timed(i, 3000 * i + i * i, 700) for i in range(20)], "media"),
    ],
)
def test_what_a_negotiated_coding_holds_is_told_by_its_rhythm(packets: list[bytes], kind: str) -> None:
    said = next(event for event in read(*((C, packet) for packet in packets)) if isinstance(event, Spoken))
    assert said.path == kind
    assert said.request.body is not None
    assert [stream["kind"] for stream in json.loads(said.request.body.data)["streams"]] == [kind]


def test_too_few_packets_prove_nothing() -> None:
    events = read(*((C, rtp(i)) for i in range(ENOUGH - 1)))
    assert [(type(e), e.reason) for e in events if isinstance(e, Unread)] == [(Unread, Outcome.UNKNOWN)] * (ENOUGH - 1)
    assert len(events) == ENOUGH - 1


def test_numbers_that_do_not_follow_each_other_are_no_media() -> None:
    events = read(*((C, rtp(i * 977)) for i in range(MOST_HELD + 20)))
    assert len(events) == MOST_HELD + 20
    assert all(isinstance(e, Unread) for e in events)


def test_few_numbers_in_a_row_among_many_others_are_no_media() -> None:
    events = read(*((C, rtp(number)) for number in (*[17] * 20, *range(18, 30))))
    assert not any(isinstance(event, Announced | Spoken) for event in events)


def test_what_was_announced_is_told_whatever_comes_after_it() -> None:
    events = read(*((C, rtp(number)) for number in (*range(ENOUGH), *[9] * 200)))
    assert [type(event) for event in events if not isinstance(event, Unread)] == [Announced, Spoken]


def test_other_datagrams_of_a_media_flow_stay_unread() -> None:
    events = read(*((C, rtp(i)) for i in range(ENOUGH)), (C, b"\0control"), (S, b"\x80\xc8\0\1" + bytes(24)))
    assert [e.end for e in events if isinstance(e, Unread)] == [8]


def test_extension_contributors_and_padding_do_not_count_as_payload() -> None:
    head = rtp(1, first=0xB1, payload=b"")
    header = parse_rtp(head + b"\0\0\0\1" + b"\xbe\xde\0\1\0\0\0\0" + b"media" + b"\0\0\3")
    assert header is not None
    assert header.payload == 5


def test_what_is_cut_or_control_is_no_media() -> None:
    assert parse_rtp(rtp(1, first=0x90, payload=b"")) is None
    assert parse_rtp(b"\x80\xc8\0\1" + bytes(24)) is None
    assert parse_rtp(bytes(40)) is None


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=90))
@settings(deadline=None)
def test_every_datagram_is_either_unread_or_in_a_stream(datagrams: list[bytes]) -> None:
    events = read(*((C, b"\x80" + data) for data in datagrams))
    if not any(isinstance(e, Spoken) for e in events):
        assert len(events) == len(datagrams)
