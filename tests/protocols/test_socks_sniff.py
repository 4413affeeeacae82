from __future__ import annotations

import pytest

from auditor.protocols.socks_sniff import sniff_socks

GREETINGS = [
    b"\x05\x01\x00",
    b"\x05\x03\x00\x01\x02",
    b"\x05\x01\x00\x05\x01\x00\x03\x04",
    b"\x05\x02\x00\x02\x01\x03bob",
    b"\x04\x01\x01\xbb\xc0\x00\x02\x01fiona\x00",
    b"\x04\x01\x00\x50\x00\x00\x00\x01\x00log.example\x00GET /",
]
OTHERS = [
    b"\x05\x00\x0b\x03\x10\x00\x00\x00",
    b"\x05\x02\x00\x00",
    b"\x05\x01\x00\x00\x00",
    b"\x05\x01\x00\x01",
    b"\x04\x00\x28\x00\x10\x00\x00\x00",
    b"\x04\x01\x00\x00\xc0\x00\x02\x01\x00",
    b"\x04\x01\x01\xbb\x00\x00\x00\x00\x00",
    b"\x04\x01\x01\xbb\x00\x00\x00\x07\x00\x00",
    b"\x04\x01\x01\xbb\xc0\x00\x02\x01\x01\x00",
    b"\x04\x01\x01\xbb\xc0\x00\x02\x01" + b"a" * 300,
    b"\x16\x03\x01\x02\x00",
    b"GET / HTTP/1.1\r\n",
]


@pytest.mark.parametrize("data", GREETINGS)
def test_greeting_is_known_and_never_denied_on_the_way(data: bytes) -> None:
    assert sniff_socks(data) is True
    assert all(sniff_socks(data[:at]) is not False for at in range(len(data)))


@pytest.mark.parametrize("data", OTHERS)
def test_other_protocols_are_left_alone(data: bytes) -> None:
    assert sniff_socks(data) is False
