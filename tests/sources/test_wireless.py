"""802.11 frames of open networks give their packet; those of closed ones and those without a packet say so."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scapy.layers.dot11 import Dot11, Dot11QoS, RadioTap
from scapy.layers.inet import IP
from scapy.layers.l2 import LLC, SNAP

from auditor.sources.located import ENCRYPTED, NO_IP, RAW, UNKNOWN, Located
from auditor.sources.wireless import (
    locate_in_avs,
    locate_in_dot11,
    locate_in_ppi,
    locate_in_prism,
    locate_in_radiotap,
)

PACKET = bytes.fromhex("45000014000100004011f96a0a0000020a000001")
ADDRESSES = bytes(18) + b"\x10\x00"
LLC_IP = bytes.fromhex("aaaa030000000800")
DATA, QOS, NULL, BEACON, ACK = 0x08, 0x88, 0x48, 0x80, 0xD4
TO_DS, BOTH_DS, PROTECTED, ORDER = 0x01, 0x03, 0x40, 0x80


def frame(kind: int, flags: int = TO_DS, more: bytes = b"", behind: bytes = LLC_IP + PACKET) -> bytes:
    return bytes([kind, flags, 0, 0]) + ADDRESSES + more + behind


@pytest.mark.parametrize(
    ("data", "at"),
    [
        (frame(DATA), 24),
        (frame(DATA, BOTH_DS, bytes(6)), 30),
        (frame(QOS, more=b"\0\0"), 26),
        (frame(QOS, TO_DS | ORDER, b"\0\0" + bytes(4)), 30),
        (frame(QOS, more=b"\x80\0" + bytes(12) + b"\0\x1c"), 40),
    ],
    ids=["data", "four-addresses", "qos", "ht-control", "aggregate"],
)
def test_data_frame_of_open_network_gives_its_packet(data: bytes, at: int) -> None:
    found = locate_in_dot11(data)
    assert found == Located(at + 8, RAW)
    assert data[found.at :] == PACKET


@pytest.mark.parametrize(
    ("flags", "sender", "receiver"), [(0, 2, 1), (1, 2, 3), (2, 3, 1), (3, 4, 3)], ids=["ibss", "to", "from", "between"]
)
def test_sender_and_receiver_stand_where_the_way_of_the_frame_says(flags: int, sender: int, receiver: int) -> None:
    one, two, three, four = (bytes([n]) * 6 for n in (1, 2, 3, 4))
    head = bytes([DATA, flags, 0, 0]) + one + two + three + b"\x10\x00" + (four if flags == BOTH_DS else b"")
    found = locate_in_radiotap(struct.pack("<BBHI", 0, 0, 8, 0) + head + LLC_IP + PACKET)
    assert found.hardware == (bytes([sender]) * 6, bytes([receiver]) * 6)


@pytest.mark.parametrize(
    "data",
    [
        frame(BEACON),
        frame(ACK),
        frame(NULL),
        frame(QOS | NULL, more=b"\0\0", behind=b""),
        frame(DATA, behind=bytes.fromhex("aaaa030000000806") + bytes(28)),
        frame(DATA, behind=bytes.fromhex("424203") + bytes(40)),
    ],
    ids=["beacon", "ack", "null", "qos-null", "arp", "spanning-tree"],
)
def test_frame_without_a_packet_is_chatter_of_the_network(data: bytes) -> None:
    assert locate_in_dot11(data) == Located(0, NO_IP)


def test_protected_frame_is_encrypted() -> None:
    assert locate_in_dot11(frame(DATA, TO_DS | PROTECTED, behind=bytes(range(1, 60)))).link == ENCRYPTED
    assert locate_in_dot11(frame(QOS, TO_DS | PROTECTED, b"\0\0", bytes(range(1, 60)))).link == ENCRYPTED


@pytest.mark.parametrize("vector", [0, 4, 8])
def test_frame_a_driver_decrypted_is_read_although_marked(vector: int) -> None:
    data = frame(DATA, TO_DS | PROTECTED, behind=bytes(vector) + LLC_IP + PACKET)
    assert data[locate_in_dot11(data).at :] == PACKET


def test_headers_of_capture_programs_are_stepped_over() -> None:
    data = frame(DATA)
    prism, avs = struct.pack("<II", 0x44, 144) + bytes(136), bytes.fromhex("8021100200000040") + bytes(56)
    assert locate_in_prism(prism + data) == Located(144 + 32, RAW)
    assert locate_in_prism(struct.pack(">II", 0x44, 144) + bytes(136) + data) == Located(144 + 32, RAW)
    assert locate_in_prism(avs + data) == locate_in_avs(avs + data) == Located(64 + 32, RAW)
    assert locate_in_ppi(struct.pack("<BBHI", 0, 0, 12, 105) + bytes(4) + data) == Located(12, 105)
    assert locate_in_radiotap(struct.pack("<BBHI", 0, 0, 8, 0) + data) == Located(8 + 32, RAW)


def test_radiotap_flags_say_that_the_header_is_padded() -> None:
    data = frame(QOS, more=b"\0\0" + b"\0\0")
    with_time = struct.pack("<BBHII4xQB", 0, 0, 25, 0x80000003, 0, 0, 0x20)
    assert locate_in_radiotap(with_time + data) == Located(25 + 36, RAW)
    assert locate_in_radiotap(with_time[:-1] + b"\0" + data).link == NO_IP


def test_another_builder_agrees() -> None:
    inner = LLC() / SNAP() / IP(src="10.0.0.2", dst="10.0.0.1")
    for head in (RadioTap() / Dot11(type=2, FCfield=1), RadioTap() / Dot11(type=2, subtype=8) / Dot11QoS()):
        data = bytes(head / inner)
        assert data[locate_in_radiotap(data).at :][:20] == bytes(IP(src="10.0.0.2", dst="10.0.0.1"))


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200), st.integers(0, 60))
def test_cut_or_odd_frames_raise_nothing(data: bytes, length: int) -> None:
    for locate in (locate_in_dot11, locate_in_prism, locate_in_avs, locate_in_ppi, locate_in_radiotap):
        assert locate(data).link in (UNKNOWN, NO_IP, ENCRYPTED, RAW) or locate is locate_in_ppi
        assert locate(frame(DATA)[:length]).at <= length
