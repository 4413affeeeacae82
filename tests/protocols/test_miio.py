from __future__ import annotations

from hashlib import md5

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import EMPTY_BODY, Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramEvent, Spoken
from auditor.protocols.messages import Unread
from auditor.protocols.miio import MiioDatagrams, sniff_miio

C, S = Direction.CLIENT, Direction.SERVER
TOKEN = bytes(range(16))
HELLO = b"\x21\x31\0\x20" + b"\xff" * 28
DEVICE = 0x0102A3B4


def sealed(text: bytes, stamp: int, token: bytes = TOKEN) -> bytes:
    key = md5(token).digest()
    padder = PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(md5(key + token).digest())).encryptor()
    data = encryptor.update(padder.update(text) + padder.finalize()) + encryptor.finalize()
    head = b"\x21\x31" + (32 + len(data)).to_bytes(2, "big") + bytes(4)
    head += DEVICE.to_bytes(4, "big") + stamp.to_bytes(4, "big")
    return head + md5(head + token + data).digest() + data


def read(reader: MiioDatagrams, *messages: tuple[Direction, bytes]) -> list[DatagramEvent]:
    found: list[DatagramEvent] = []
    for frame, (direction, data) in enumerate(messages, 1):
        found += reader.receive(Datagram(direction, data, frame, frame))
    return found + reader.close()


def spoken(events: list[DatagramEvent]) -> list[Spoken]:
    return [event for event in events if isinstance(event, Spoken)]


def test_hello_tells_device_and_clock() -> None:
    reply = b"\x21\x31\0\x20" + bytes(4) + DEVICE.to_bytes(4, "big") + b"\0\0\x10\0" + TOKEN
    (said,) = spoken(read(MiioDatagrams(), (C, HELLO), (S, reply)))
    assert said.method == "HELLO"
    assert said.response is not None
    assert said.response.header(b"device-id") == b"%d" % DEVICE
    assert said.response.header(b"stamp") == b"4096"
    assert said.response.header(b"token") == TOKEN.hex().encode()


def test_a_token_opens_command_and_answer() -> None:
    command, answer = b'{"id":1,"method":"miIO.info","params":[]}', b'{"result":{"model":"plug.v3"},"id":1}'
    events = read(MiioDatagrams((b"x" * 16, TOKEN)), (C, sealed(command, 1)), (S, sealed(answer, 2)))
    (said,) = spoken(events)
    assert said.request.body is not None
    assert said.response is not None
    assert said.response.body is not None
    assert (said.request.body.data, said.response.body.data) == (command, answer)
    assert not [e for e in events if isinstance(e, Unread)]


def test_without_its_token_the_payload_is_unread() -> None:
    data = sealed(b"{}", 1)
    for tokens, reason in (((), Outcome.NO_KEYS), ((b"y" * 16,), Outcome.KEYS_MISSING)):
        events = read(MiioDatagrams(tokens), (C, data))
        assert [e.reason for e in events if isinstance(e, Unread)] == [reason]
        (said,) = spoken(events)
        assert (said.request.body, said.request.complete) == (EMPTY_BODY, False)
        assert said.notes == ("the payload is encrypted with the device's token",)


def test_a_token_told_by_the_device_opens_what_follows() -> None:
    reply = b"\x21\x31\0\x20" + bytes(4) + DEVICE.to_bytes(4, "big") + b"\0\0\x10\0" + TOKEN
    used: list[bytes] = []
    events = read(MiioDatagrams((), used.append), (C, HELLO), (S, reply), (C, sealed(b'{"id":1}', 1)))
    assert [said.request.body.data for said in spoken(events) if said.request.body] == [b"", b'{"id":1}']
    assert not [e for e in events if isinstance(e, Unread)]
    assert used == [TOKEN]


def test_sniffer_wants_magic_and_length() -> None:
    assert sniff_miio(HELLO)
    assert not sniff_miio(HELLO[:-1])
    assert not sniff_miio(b"\x21\x32" + HELLO[2:])


@given(st.lists(st.tuples(st.sampled_from([C, S]), st.binary(max_size=60)), max_size=8))
@settings(deadline=None)
def test_hostile_bytes_never_raise(messages: list[tuple[Direction, bytes]]) -> None:
    reader = MiioDatagrams((TOKEN,))
    for direction, tail in messages:
        data = b"\x21\x31" + (32 + len(tail)).to_bytes(2, "big") + bytes(28) + tail
        reader.receive(Datagram(direction, data, 1, 1))
        reader.receive(Datagram(direction, tail, 1, 1))
    reader.close()
