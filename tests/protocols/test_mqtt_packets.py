"""Packets cut anywhere are no packets, and what trails them changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.protocols import mqtt_packets as packets
from auditor.protocols.mqtt_packets import FixedHeader, fixed_header

CONNECT5 = b"\0\4MQTT\5\x2e\0\x3c\5\x11\0\0\0\x0a\0\7phone-1" + b"\0" + b"\0\4will\0\3bye"
SUBSCRIBE = b"\0\5\0\6home/#\1\0\3x/+\0"
Read = Callable[[bytes], object]
READERS: dict[str, tuple[bytes, Read]] = {
    "connect": (CONNECT5, packets.read_connect),
    "publish": (b"\0\4home\0\7", lambda data: packets.read_publish(data, 2, 4)),
    "publish5": (b"\0\4home\3\x23\0\1", lambda data: packets.read_publish(data, 0, 5)),
    "puback5": (b"\0\7\x10\3\x1f\0\0", lambda data: packets.read_acknowledgement(data, packets.PUBACK, 5)),
    "connack5": (b"\1\0\3\x22\0\x0a", lambda data: packets.read_connack(data, 5)),
}


@pytest.mark.parametrize("name", READERS)
def test_a_packet_is_read_whole_and_never_raises_where_it_is_cut(name: str) -> None:
    data, read = READERS[name]
    whole = read(data)
    assert whole is not None
    assert all(read(data[:size]) != whole for size in range(len(data)))


@pytest.mark.parametrize("name", ["connect", "publish", "publish5"])
def test_what_follows_the_fields_is_not_looked_at(name: str) -> None:
    data, read = READERS[name]
    assert read(data + b"\xff trailing") == read(data)


def test_filters_are_read_with_their_options() -> None:
    found = packets.read_filters(SUBSCRIBE, packets.SUBSCRIBE, 4)
    assert found is not None
    assert found.filters == (("home/#", 1), ("x/+", 0))
    assert packets.read_filters(SUBSCRIBE[:-2], packets.SUBSCRIBE, 4) is None


@pytest.mark.parametrize(("length", "wire"), [(0, "00"), (127, "7f"), (128, "8001"), (268_435_455, "ffffff7f")])
def test_fixed_header_is_known_with_its_last_byte(length: int, wire: str) -> None:
    data = b"\x30" + bytes.fromhex(wire)
    assert [fixed_header(data[:size], 0) for size in range(len(data))] == [None] * len(data)
    assert fixed_header(data, 0) == FixedHeader(packets.PUBLISH, 0, len(data), length)
    assert fixed_header(b"??" + data + b"?", 2) == fixed_header(data, 0)


@pytest.mark.parametrize("data", [b"\x30\xff\xff\xff\xff", b"\x00\0", b"\x36\0", b"\x80\0"])
def test_what_no_packet_begins_with_is_told_at_once(data: bytes) -> None:
    assert fixed_header(data, 0) is False
