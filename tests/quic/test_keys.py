"""Packet protection against the RFCs' vectors and aioquic's contexts."""

from __future__ import annotations

import pytest
from aioquic.quic.crypto import CryptoPair

from auditor.network.stream import Direction
from auditor.quic.keys import PacketKeys, initial_keys, possible_keys
from auditor.quic.space import Space
from auditor.quic.versions import VERSION_1, VERSION_2

DCID = bytes.fromhex("8394c8f03e515708")


def test_header_protection_of_rfc_9001_appendix_a_2() -> None:
    (keys,) = initial_keys(VERSION_1, DCID, Direction.CLIENT)
    assert keys.mask(bytes.fromhex("d1b1c98dd7689fb8ec11d242b123dc9b")) == bytes.fromhex(
        "437b9aec36be423400cdd115d9db3241"
    )


def test_header_protection_of_rfc_9369_appendix_a_2() -> None:
    (keys,) = initial_keys(VERSION_2, DCID, Direction.CLIENT)
    assert keys.mask(bytes.fromhex("ffe67b6abcdb4298b485dd04de806071"))[:5] == bytes.fromhex("94a0c95e80")


def test_a_short_packet_of_rfc_9001_appendix_a_5() -> None:
    secret = bytes.fromhex("9ac312a7f877468ebe69422748ad00a15443f18203a07d6060f688f30f21632b")
    space = Space(possible_keys((b"quic",), secret))
    packet = bytes.fromhex("4cfe4189655e5cd55c41f69080575d7999c25a5bfb")
    space.largest = 654360563
    opened = space.open(packet, 0, 1, len(packet))
    assert opened is not None
    assert (opened.number, opened.frames) == (654360564, b"\x01")


@pytest.mark.parametrize(
    ("version", "spoken"), [(VERSION_1, VERSION_1), (VERSION_2, VERSION_2), (0x1A2A3A4A, VERSION_1)]
)
def test_initial_packets_of_aioquic_are_opened(version: int, spoken: int) -> None:
    pair = CryptoPair()
    pair.setup_initial(DCID, is_client=True, version=spoken)
    header = b"\xc3" + version.to_bytes(4, "big") + b"\x08" + DCID + b"\x00\x00\x41\x00" + b"\x00\x00\x00\x02"
    packet = pair.encrypt_packet(header, b"frames" + bytes(60), 2)
    space = Space(initial_keys(version, DCID, Direction.CLIENT))
    opened = space.open(packet, 0, len(header) - 4, len(packet))
    assert opened is not None
    assert (opened.number, opened.frames) == (2, b"frames" + bytes(60))
    other = Space(initial_keys(version, b"another!", Direction.CLIENT))
    assert other.open(packet, 0, len(header) - 4, len(packet)) is None


@pytest.mark.parametrize(("length", "count"), [(32, 3), (48, 1), (20, 0)])
def test_the_length_of_a_secret_tells_which_suites_it_may_be_of(length: int, count: int) -> None:
    keys = possible_keys((b"quic",), bytes(length))
    assert len(keys) == count
    assert all(isinstance(each, PacketKeys) for each in keys)


def test_too_short_payloads_are_not_opened() -> None:
    (keys,) = initial_keys(VERSION_1, DCID, Direction.CLIENT)
    assert keys.open(0, b"", b"short") is None
