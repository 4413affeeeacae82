"""Packets of older and rarer link types begin at their IP header; their frames without IP are told from nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources.located import NO_IP, RAW, UNKNOWN, Located
from auditor.sources.plain_links import LOCATORS
from tests.sources.test_linktypes import IPV4, IPV6

LOCATE = dict(LOCATORS)
LLC_IP = bytes.fromhex("aaaa030000000800")


@pytest.mark.parametrize(
    ("link", "head"),
    [
        (6, bytes(14) + LLC_IP),
        (6, bytes(8) + b"\x80" + bytes(5) + b"\x06" + bytes(5) + LLC_IP),
        (6, bytes(14) + b"\x06\x06\x03"),
        (7, b"\x50\xbe\xf0"),
        (7, b"\x50\xbe\xd4\0\1\2"),
        (10, bytes(13) + LLC_IP),
        (100, LLC_IP),
        (104, b"\x0f\0\x08\0"),
        (107, b"\x18\x41\x03\xcc"),
        (107, b"\x18\x41\x03\0\xcc"),
        (107, b"\x18\x40\x40\x01\x03\0\x80\0\0\0\x08\0"),
        (107, b"\x18\x41\x08\0"),
        (123, bytes(4) + LLC_IP),
        (129, b"\x50\xbe\x09\x08\xf0"),
        (129, b"\x50\xbe\x06\x53\xd4\0\1\x6d"),
        (138, bytes(16) + b"\x08\0"),
        (219, b"\0\1\0\x40\0\1\1\x40"),
        (242, b"\x08\0\0\0"),
        (242, bytes(40) + b"\x08\0\0\0"),
    ],
)
def test_packet_begins_at_its_ip_header(link: int, head: bytes) -> None:
    assert LOCATE[link](head + IPV4) == Located(len(head), RAW)


@pytest.mark.parametrize(
    ("link", "head"), [(10, bytes(13) + LLC_IP[:6] + b"\x86\xdd"), (107, b"\x18\x41\x03\x8e"), (219, b"\0\1\1\x40")]
)
def test_ipv6_too(link: int, head: bytes) -> None:
    assert LOCATE[link](head + IPV6) == Located(len(head), RAW)


@pytest.mark.parametrize(
    ("link", "head", "instead"),
    [
        (10, bytes(13) + b"\x42\x42\x03", NO_IP),
        (104, b"\x8f\0\x80\x35", NO_IP),
        (107, b"\x18\x41\x03\x09", NO_IP),
        (107, b"\0\0\0\0\0", UNKNOWN),
        (107, b"\x19", UNKNOWN),
        (219, b"\0\1\0\x40" * 30, UNKNOWN),
        (219, b"\0\1\1\x40\x10", UNKNOWN),
        (242, b"\x08\0\0\0\x10", UNKNOWN),
        (6, bytes(14), UNKNOWN),
        (138, bytes(17), UNKNOWN),
    ],
)
def test_frame_without_ip_holds_no_packet(link: int, head: bytes, instead: int) -> None:
    assert LOCATE[link](head) == Located(0, instead)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(LOCATE)), st.binary(max_size=80))
def test_no_bytes_raise_and_no_packet_begins_outside(link: int, head: bytes) -> None:
    assert LOCATE[link](head).at <= len(head)
