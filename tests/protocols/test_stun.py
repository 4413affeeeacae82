from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Message, Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken
from auditor.protocols.messages import Unread
from auditor.protocols.stun import StunDatagrams, sniff_stun

C, S = Direction.CLIENT, Direction.SERVER
COOKIE = b"\x21\x12\xa4\x42"
BINDING, BOUND, REFUSED, SEND = 0x0001, 0x0101, 0x0113, 0x0016

# RFC 5769 section 2.2 and 2.3: sample responses over IPv4 and IPv6.
IPV4_RESPONSE = bytes.fromhex(
    "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643"
    "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96"
)
IPV6_RESPONSE = bytes.fromhex(
    "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3"
    "f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c"
)
TRANSACTION = bytes.fromhex("b7e7a701bc34d686fa87dfae")


def stun(kind: int, attributes: bytes = b"", transaction: bytes = TRANSACTION) -> bytes:
    return kind.to_bytes(2, "big") + len(attributes).to_bytes(2, "big") + COOKIE + transaction + attributes


def attribute(code: int, value: bytes) -> bytes:
    return code.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value + bytes(-len(value) % 4)


def read(*messages: tuple[Direction, bytes]) -> list[DatagramEvent]:
    reader = StunDatagrams()
    found: list[DatagramEvent] = []
    for frame, (direction, data) in enumerate(messages, 1):
        found += reader.receive(Datagram(direction, data, frame, frame))
    return found + reader.close()


def spoken(events: list[DatagramEvent]) -> list[Spoken]:
    return [event for event in events if isinstance(event, Spoken)]


def fields(message: Message | None) -> dict[str, object]:
    assert message is not None
    assert message.body is not None
    said: dict[str, object] = json.loads(message.body.data)
    return said


def test_the_samples_of_rfc_5769_tell_the_public_address() -> None:
    for raw, address in (
        (IPV4_RESPONSE, "192.0.2.1:32853"),
        (IPV6_RESPONSE, "[2001:db8:1234:5678:11:2233:4455:6677]:32853"),
    ):
        (said,) = spoken(read((C, stun(BINDING)), (S, raw)))
        assert (said.method, said.status) == ("BINDING", 200)
        assert fields(said.response) == {"software": "test vector", "xor_mapped_address": address}


def test_username_and_software_are_told_and_retransmissions_are_one() -> None:
    ask = stun(BINDING, attribute(6, b"anna:room") + attribute(0x8022, b"Phone/9"))
    events = read((C, ask), (C, ask), (S, IPV4_RESPONSE))
    (said,) = spoken(events)
    assert fields(said.request) == {"username": "anna:room", "software": "Phone/9"}
    assert [e for e in events if isinstance(e, Announced)] == [Announced(said.key, 1)]


def test_an_error_is_the_status() -> None:
    (said,) = spoken(read((C, stun(0x0003)), (S, stun(REFUSED, attribute(9, b"\0\0\4\1Unauthorized")))))
    assert (said.method, said.status, fields(said.response)) == ("ALLOCATE", 401, {"reason": "Unauthorized"})


def test_classic_stun_needs_its_port_and_an_exact_length() -> None:
    old = b"\0\1\0\0" + bytes(range(16))
    assert sniff_stun(old, classic=True)
    assert not sniff_stun(old)
    assert not sniff_stun(old + b"\0", classic=True)
    answer = b"\1\1\0\x0c" + bytes(range(16)) + attribute(1, b"\0\1\x30\x39\xcb\0\x71\7")
    (said,) = spoken(read((C, old), (S, answer)))
    assert fields(said.response) == {"mapped_address": "203.0.113.7:12345"}


def test_relayed_data_stay_unread() -> None:
    channel = b"\x40\x01\0\4abcd"
    indication = stun(SEND, attribute(0x13, b"hello"))
    events = read((C, stun(BINDING)), (C, channel), (C, indication))
    assert [(e.end, e.reason) for e in events if isinstance(e, Unread)] == [
        (len(channel), Outcome.UNKNOWN), (len(indication), Outcome.UNKNOWN),
    ]  # fmt: skip


def rtp(number: int) -> bytes:
    return b"\x80\x00" + number.to_bytes(2, "big") + bytes(4) + b"\1\2\3\4" + bytes(20)


def test_media_beside_stun_or_in_a_channel_are_counted() -> None:
    for wrap in (b"", b"\x40\x01\0\x20"):
        events = read((C, stun(BINDING)), *((C, wrap + rtp(i)) for i in range(9)))
        media = next(s for s in spoken(events) if s.protocol == "RTP")
        assert Announced(media.key, 6) in events
        assert fields(media.request) == {
            "streams": [
                {
                    "from": "client", "kind": "audio", "encoding": "PCMU", "payload_type": 0, "ssrc": 0x01020304,
                    "packets": 9, "payload_bytes": 180,
                }
            ]
        }  # fmt: skip
        assert not [e for e in events if isinstance(e, Unread)]


def test_dtls_beside_stun_is_unread_for_want_of_keys() -> None:
    events = read((C, stun(BINDING)), (C, b"\x16\xfe\xfd" + bytes(20)))
    assert [e.reason for e in events if isinstance(e, Unread)] == [Outcome.NO_KEYS]


@given(st.lists(st.tuples(st.sampled_from([C, S]), st.binary(min_size=1, max_size=60), st.booleans()), max_size=8))
@settings(deadline=None, max_examples=200)
def test_hostile_bytes_never_raise(messages: list[tuple[Direction, bytes, bool]]) -> None:
    talk = [
        (d, stun(BINDING if d is C else BOUND, data + bytes(-len(data) % 4)) if s else data) for d, data, s in messages
    ]
    events = read(*talk)
    announced = {e.key for e in events if isinstance(e, Announced)}
    assert {s.key for s in spoken(events) if s.key >= 0} == announced
