"""CoAP messages cut anywhere, with extended options, and from RFC 7252 appendix A."""

from __future__ import annotations

import pytest

from auditor.protocols.coap_message import parse_coap

GET_TEMPERATURE = bytes.fromhex("41017d3420bb74656d7065726174757265")
CONTENT = bytes.fromhex("61457d3420ff") + b"22.3 C"


def test_messages_of_the_rfc_are_read() -> None:
    asked, answered = parse_coap(GET_TEMPERATURE), parse_coap(CONTENT)
    assert asked is not None
    assert answered is not None
    assert (asked.path(), asked.is_request) == ("/temperature", True)
    assert (answered.status, answered.is_request) == (205, False)


@pytest.mark.parametrize("data", [GET_TEMPERATURE, CONTENT])
def test_a_message_cut_anywhere_is_another_one_or_none(data: bytes) -> None:
    whole = parse_coap(data)
    assert all(parse_coap(data[:size]) != whole for size in range(len(data)))
    assert parse_coap(data[:3]) is None


def test_long_options_take_their_extended_length() -> None:
    value = b"x" * 300
    message = parse_coap(b"\x40\x01\x00\x01" + b"\xbe" + (300 - 269).to_bytes(2, "big") + value)
    assert message is not None
    assert message.first(11) == value


@pytest.mark.parametrize("data", [b"\x40\x01\0\1\xf0", b"\x49\x01\0\1" + bytes(9), b"\x40\x01\0\1\xbe\xff\xff", b"\0"])
def test_broken_messages_are_none(data: bytes) -> None:
    assert parse_coap(data) is None
