from __future__ import annotations

import json
import socket
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Message, Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramEvent, Spoken
from auditor.protocols.messages import Unread
from auditor.protocols.pppp import MOST_WAITING, PpppDatagrams, sniff_pppp, sniff_pppp_peer

C, S = Direction.CLIENT, Direction.SERVER
UID = struct.pack(">8sI8s", b"LABC", 4711, b"ABCDE")


def packet(kind: int, content: bytes = b"") -> bytes:
    return struct.pack(">BBH", 0xF1, kind, len(content)) + content


def address(ip: str, port: int) -> bytes:
    return struct.pack(">H", 2) + struct.pack("<H", port) + socket.inet_aton(ip)[::-1] + bytes(8)


LOGIN = packet(0x10, UID + b"\1\1\3\2" + address("192.168.1.44", 49152))


def read(*messages: tuple[Direction, bytes]) -> list[DatagramEvent]:
    reader, found = PpppDatagrams(), []
    for frame, (direction, data) in enumerate(messages, 1):
        found += reader.receive(Datagram(direction, data, frame, frame))
    return found + reader.close()


def spoken(events: list[DatagramEvent]) -> list[Spoken]:
    return [event for event in events if isinstance(event, Spoken)]


def body(message: Message | None) -> dict[str, object]:
    assert message is not None
    assert message.body is not None
    told: dict[str, object] = json.loads(message.body.data or b"{}")
    return told


def test_login_tells_the_number_of_the_device_and_its_local_address() -> None:
    (said,) = spoken(read((C, LOGIN), (S, packet(0x11, b"\0\x3c\0\0"))))
    assert (said.protocol, said.method, said.frames, said.response is not None) == ("PPPP", "DEV_LGN", (1,), True)
    assert body(said.request) == {
        "device_id": "LABC-004711-ABCDE", "nat_type": 1, "api_version": "1.3.2", "local_ip": "192.168.1.44",
        "port": 49152,
    }  # fmt: skip


def test_hello_is_answered_with_the_public_address() -> None:
    (said,) = spoken(read((C, packet(0)), (S, packet(1, address("198.51.100.7", 5000)))))
    assert body(said.response) == {"public_ip": "198.51.100.7", "port": 5000}


def test_data_are_given_as_they_are() -> None:
    (said,) = spoken(read((S, packet(0xD0, b"\xd1\0\0\1" + b'{"pwd":"beispiel"}'))))
    assert body(said.request) == {"pwd": "beispiel"}
    assert said.direction is S


def test_message_that_nothing_answers_comes_at_once_and_unanswered() -> None:
    (said,) = spoken(read((S, packet(0x42, UID))))
    assert (said.method, said.response) == ("P2P_RDY", None)


def test_packet_cut_short_tells_only_what_is_there() -> None:
    (said,) = spoken(read((C, packet(0x10, UID[:12]))))
    assert body(said.request) == {}


def test_obfuscated_packet_is_unread() -> None:
    (gap,) = read((C, b"\x2c\xba\x5f\x5d"))
    assert isinstance(gap, Unread)


def test_questions_without_answer_are_bounded() -> None:
    reader = PpppDatagrams()
    events = [e for n in range(MOST_WAITING + 5) for e in reader.receive(Datagram(C, packet(0xE0), n, n))]
    assert len(spoken(events)) == 5
    assert len(spoken(reader.close())) == MOST_WAITING


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (LOGIN, True),
        (packet(0), True),
        (packet(0xF0), True),
        (packet(0x50), False),
        (LOGIN + b"x", False),
        (b"", False),
    ],
)
def test_sniffing(data: bytes, verdict: bool) -> None:
    assert sniff_pppp(data) is verdict


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from((C, S)), st.integers(0, 255).filter(0xD1.__ne__), st.binary(max_size=60))))
def test_no_content_makes_it_raise_and_every_question_is_told_once(talk: list[tuple[Direction, int, bytes]]) -> None:
    events = read(*((direction, packet(kind, content)) for direction, kind, content in talk))
    answered = sum(said.response is not None for said in spoken(events))
    assert len(spoken(events)) + answered + sum(isinstance(e, Unread) for e in events) == len(talk)


def test_the_way_between_two_ends_is_known_on_any_port() -> None:
    opening, video = packet(0x41, UID), packet(0xD0, b"\xd1\3\0\1" + bytes(range(200)))
    assert sniff_pppp_peer(opening)
    assert sniff_pppp_peer(video)
    assert sniff_pppp_peer(packet(0x42, UID + b"\xd2\2\x0f\0"))
    assert not sniff_pppp_peer(packet(0x41, UID[:-1]))
    assert not sniff_pppp_peer(packet(0xD0, b"\xd2\3\0\1data"))
    assert not sniff_pppp_peer(packet(0xE0))
    assert not sniff_pppp_peer(video[:-1])


def test_pictures_between_camera_and_viewer_stay_unread_and_their_receipts_are_no_messages() -> None:
    video = packet(0xD0, b"\xd1\3\0\1" + bytes(range(200)))
    events = read((S, video), (C, packet(0xD1, b"\xd1\3\0\1\0\1")), (C, packet(0xE0)), (S, packet(0xE1)))
    assert [(e.reason, e.end) for e in events if isinstance(e, Unread)] == [(Outcome.UNDECODABLE, len(video))]
    assert [said.method for said in spoken(events)] == ["ALIVE"]
