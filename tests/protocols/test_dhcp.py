from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import EMPTY_BODY
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Spoken
from auditor.protocols.dhcp import DhcpDatagrams
from auditor.protocols.messages import Unread

COOKIE = b"\x63\x82\x53\x63"


def message(options: bytes, *, op: int = 1, file: bytes = b"") -> bytes:
    fixed = bytes([op, 1, 6, 0]) + b"\1\2\3\4" + bytes(4) + b"\0\0\0\0" + bytes(12)
    return fixed + b"\x02\0\0\0\0\x07".ljust(16, b"\0") + bytes(64) + file.ljust(128, b"\0") + COOKIE + options


def option(code: int, value: bytes) -> bytes:
    return bytes([code, len(value)]) + value


def read(data: bytes) -> Spoken | Unread:
    (found,) = DhcpDatagrams().receive(Datagram(Direction.CLIENT, data, 1, 2))
    assert isinstance(found, Spoken | Unread)
    return found


def fields(found: Spoken | Unread) -> dict[str, object]:
    assert isinstance(found, Spoken)
    assert found.request.body is not None
    said: dict[str, object] = json.loads(found.request.body.data)
    return said


def test_a_discover_tells_name_maker_and_wishes() -> None:
    options = option(53, b"\1") + option(12, b"annas-phone") + option(60, b"android-dhcp-14")
    options += option(61, b"\1\x02\0\0\0\0\x07") + option(55, b"\1\3\6") + option(50, b"\xc0\xa8\0\7") + b"\xff\0\0"
    found = read(message(options))
    assert fields(found) == {
        "hardware_address": "02:00:00:00:00:07",
        "host_name": "annas-phone",
        "vendor_class": "android-dhcp-14",
        "client_id": "02:00:00:00:00:07",
        "parameters_asked_for": [1, 3, 6],
        "requested_address": "192.168.0.7",
    }
    assert isinstance(found, Spoken)
    assert (found.method, found.path, found.local, found.notes) == ("DISCOVER", "*", True, ())


def test_what_a_server_says_was_not_sent_by_the_device() -> None:
    found = read(message(option(53, b"\5") + option(12, b"annas-phone") + b"\xff", op=2))
    assert isinstance(found, Spoken)
    assert (found.method, found.request.body, found.response is None) == ("ACK", EMPTY_BODY, False)
    assert found.response is not None
    assert found.response.body is not None
    assert json.loads(found.response.body.data)["host_name"] == "annas-phone"


def test_an_option_in_two_parts_is_one() -> None:
    assert fields(read(message(option(12, b"annas-") + option(12, b"phone") + b"\xff")))["host_name"] == "annas-phone"


def test_options_overflowing_into_the_file_field_are_read() -> None:
    said = fields(read(message(option(52, b"\1") + b"\xff", file=option(12, b"annas-phone") + b"\xff")))
    assert said["host_name"] == "annas-phone"


def test_domain_name_in_labels() -> None:
    said = fields(read(message(option(81, b"\4\0\0\5annas\4home\0"))))
    assert (said["domain_name_wanted"], said["host_name"]) == ("annas.home", "annas")
    named = fields(read(message(option(81, b"\4\0\0\5annas\4home\0") + option(12, b"phone"))))
    assert named["host_name"] == "phone"


def test_unknown_options_are_kept_in_hexadecimal() -> None:
    assert fields(read(message(option(224, b"\1\2"))))["option_224"] == "0102"


def test_options_that_break_off_are_noted() -> None:
    found = read(message(option(12, b"annas-phone")[:-2]))
    assert isinstance(found, Spoken)
    assert found.notes == ("the options break off",)
    assert not found.request.complete


def test_without_options_it_is_bootp() -> None:
    data = message(b"")[:236]
    found = read(data)
    assert isinstance(found, Spoken)
    assert found.method == "BOOTREQUEST"
    assert isinstance(read(data[:-1]), Unread)


@given(st.binary(max_size=80), st.binary(max_size=20))
@settings(deadline=None, max_examples=200)
def test_hostile_options_never_raise(options: bytes, file: bytes) -> None:
    read(message(options, file=file))
    for code in (12, 52, 55, 60, 61, 81, 51, 6):
        read(message(bytes([code]) + options, file=file))
