"""Packet numbers, key updates and lost stretches of one direction, with aioquic's contexts as the sender."""

from __future__ import annotations

import pytest
from aioquic.quic.crypto import CryptoPair
from aioquic.tls import CipherSuite, hkdf_expand_label
from cryptography.hazmat.primitives import hashes
from hypothesis import given
from hypothesis import strategies as st

from auditor.quic.keys import possible_keys
from auditor.quic.space import Space, decode_number
from auditor.quic.versions import VERSION_1, VERSION_2

DCID = b"8 bytes!"
SUITES = (
    CipherSuite.AES_128_GCM_SHA256,
    CipherSuite.AES_256_GCM_SHA384,
    CipherSuite.CHACHA20_POLY1305_SHA256,
)


class Sender:
    """One direction of 1-RTT packets; ``update`` changes the keys."""

    def __init__(self, suite: CipherSuite = SUITES[0]) -> None:
        self.secret = bytes(range(48 if suite is SUITES[1] else 32))
        self.pair = CryptoPair()
        self.pair.send.setup(cipher_suite=suite, secret=self.secret, version=VERSION_1)
        self.pair.recv.setup(cipher_suite=suite, secret=self.secret, version=VERSION_1)

    def update(self) -> None:
        self.pair.update_key()

    def packet(self, number: int, length: int = 2, frames: bytes = b"\x01" * 30) -> bytes:
        first = 0x40 | self.pair.key_phase << 2 | length - 1
        header = bytes((first,)) + DCID + (number & (1 << 8 * length) - 1).to_bytes(length, "big")
        found: bytes = self.pair.encrypt_packet(header, frames, number)
        return found

    def space(self) -> Space:
        return Space(possible_keys((b"quicv2", b"quic"), self.secret))


def number_of(space: Space, packet: bytes) -> int | None:
    opened = space.open(packet, 0, 1 + len(DCID), len(packet))
    return None if opened is None else opened.number


@pytest.mark.parametrize("suite", SUITES)
def test_the_suite_shows_in_use(suite: CipherSuite) -> None:
    sender = Sender(suite)
    space = sender.space()
    assert [number_of(space, sender.packet(n)) for n in range(5)] == list(range(5))
    damaged = bytearray(sender.packet(5))
    damaged[-1] ^= 1
    assert number_of(space, bytes(damaged)) is None


def test_numbers_of_one_byte_are_followed_over_a_loss_of_many_packets() -> None:
    sender = Sender()
    space = sender.space()
    assert number_of(space, sender.packet(0, 1)) == 0
    assert number_of(space, sender.packet(3000, 1)) == 3000
    assert number_of(space, sender.packet(3001, 1)) == 3001


def test_an_acknowledgement_tells_what_was_sent() -> None:
    sender = Sender()
    space = sender.space()
    assert number_of(space, sender.packet(0, 1)) == 0
    space.acknowledged(1_000_000)
    assert number_of(space, sender.packet(1_000_001, 1)) == 1_000_001


def test_late_packets_of_the_phase_before_are_still_opened() -> None:
    sender = Sender()
    space = sender.space()
    early = [sender.packet(n) for n in range(4)]
    assert number_of(space, early[0]) == 0
    sender.update()
    assert number_of(space, sender.packet(4)) == 4
    assert number_of(space, early[2]) == 2
    sender.update()
    assert number_of(space, sender.packet(5)) == 5
    assert number_of(space, sender.packet(6)) == 6


@pytest.mark.parametrize("updates", range(1, 6))
def test_updates_that_were_not_captured_are_jumped_over(updates: int) -> None:
    sender = Sender()
    space = sender.space()
    assert number_of(space, sender.packet(0)) == 0
    for _ in range(updates):
        sender.update()
    assert number_of(space, sender.packet(9)) == 9
    sender.update()
    assert number_of(space, sender.packet(10)) == 10


@pytest.mark.parametrize("version", [VERSION_1, VERSION_2])
def test_updated_keys_follow_from_the_label_of_the_version(version: int) -> None:
    """The labels are those of RFC 9001 section 6.1 and RFC 9369 section 3.3.2, the derivation aioquic's."""
    secret, label = bytes(range(32)), {VERSION_1: b"quic ku", VERSION_2: b"quicv2 ku"}[version]
    updated = hkdf_expand_label(hashes.SHA256(), secret, label, b"", 32)
    space = Space(possible_keys((b"quicv2", b"quic"), secret))
    for number, (phase, each) in enumerate(((0, secret), (1, updated))):
        pair, mask = CryptoPair(), CryptoPair()
        pair.send.setup(cipher_suite=SUITES[0], secret=each, version=version)
        mask.send.setup(cipher_suite=SUITES[0], secret=secret, version=version)
        pair.send.hp = mask.send.hp
        header = bytes((0x40 | phase << 2 | 1,)) + DCID + number.to_bytes(2, "big")
        assert number_of(space, pair.encrypt_packet(header, bytes(40), number)) == number


def test_packets_of_another_connection_are_not_opened_and_do_not_disturb() -> None:
    sender, other = Sender(), Sender(SUITES[1])
    space = sender.space()
    for number in range(500):
        assert number_of(space, other.packet(number)) is None
    assert number_of(space, sender.packet(0)) == 0


def test_packets_too_short_for_a_sample_are_not_opened() -> None:
    sender = Sender()
    assert sender.space().open(sender.packet(0)[:25], 0, 9, 25) is None


@given(st.integers(0, 1 << 40), st.integers(-100, 100))
def test_numbers_near_the_expected_one_survive_truncation(expected: int, distance: int) -> None:
    number = max(expected + distance, 0)
    assert decode_number(number & 0xFF, 8, expected) == number


def test_the_example_of_rfc_9000_appendix_a_3() -> None:
    assert decode_number(0x9B32, 16, 0xA82F30EA + 1) == 0xA82F9B32
