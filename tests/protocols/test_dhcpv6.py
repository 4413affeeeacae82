from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Spoken
from auditor.protocols.dhcpv6 import Dhcpv6Datagrams
from auditor.protocols.messages import Unread
from auditor.protocols.plain import NOTHING


def option(code: int, value: bytes) -> bytes:
    return code.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value


SOLICIT = (
    b"\1\0\0\1"
    + option(1, b"\0\1\0\1\x2a\0\0\0\x02\0\0\0\0\x07")
    + option(6, b"\0\x17\0\x18")
    + option(16, b"\0\0\1\x37\0\x08MSFT 5.0")
    + option(39, b"\0\5annas\4home\0")
)


def read(data: bytes) -> Spoken | Unread:
    (found,) = Dhcpv6Datagrams().receive(Datagram(Direction.CLIENT, data, 1, 2))
    assert isinstance(found, Spoken | Unread)
    return found


def test_a_solicit_tells_hardware_address_name_and_maker() -> None:
    found = read(SOLICIT)
    assert isinstance(found, Spoken)
    assert (found.protocol, found.method, found.local) == ("DHCPv6", "SOLICIT", True)
    assert found.request.body is not None
    assert json.loads(found.request.body.data) == {
        "hardware_address": "02:00:00:00:00:07",
        "client_id": "000100012a000000020000000007",
        "parameters_asked_for": [23, 24],
        "vendor_class": ["MSFT 5.0"],
        "domain_name_wanted": "annas.home",
        "host_name": "annas",
    }


def test_what_a_server_says_was_not_sent_by_the_device() -> None:
    found = read(b"\7" + SOLICIT[1:])
    assert isinstance(found, Spoken)
    assert (found.method, found.request, found.response is None) == ("REPLY", NOTHING, False)


def test_a_relayed_message_is_read_inside() -> None:
    found = read(b"\x0c\0" + bytes(32) + option(9, SOLICIT))
    assert isinstance(found, Spoken)
    assert found.method == "SOLICIT"


def test_broken_options_are_noted() -> None:
    found = read(SOLICIT[:-1])
    assert isinstance(found, Spoken)
    assert found.notes == ("the options break off",)


def test_rubbish_is_unread() -> None:
    assert isinstance(read(b"\xff\0\0\0"), Unread)


@given(st.integers(0, 14), st.binary(max_size=80))
@settings(deadline=None, max_examples=200)
def test_hostile_bytes_never_raise(kind: int, tail: bytes) -> None:
    read(bytes([kind]) + tail)
    read(bytes([kind]) + bytes(33) + option(9, tail))
    for code in (1, 6, 15, 16, 39, 79):
        read(b"\1\0\0\1" + option(code, tail))
