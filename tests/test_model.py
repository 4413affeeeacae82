from __future__ import annotations

import hashlib

import pytest

from auditor.model import EMPTY_BODY, Endpoint, Message


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        (Endpoint("192.0.2.7", 443), "192.0.2.7:443"),
        (Endpoint("2001:db8::7", 443), "[2001:db8::7]:443"),
        (Endpoint("192.0.2.7", 0), "192.0.2.7:0"),
        (Endpoint("", 443), ""),
    ],
)
def test_endpoints_are_shown_as_address_and_port(end: Endpoint, shown: str) -> None:
    assert str(end) == shown


def test_the_first_field_of_a_name_is_found_whatever_its_case() -> None:
    message = Message(((b"X-Id", b"1"), (b"x-id", b"2"), (b"Empty", b"")), None)
    assert message.header(b"x-id") == b"1"
    assert message.header(b"empty") == b""
    assert message.header(b"absent") is None


def test_the_empty_body_is_that_of_no_bytes() -> None:
    assert (EMPTY_BODY.length, EMPTY_BODY.truncated) == (0, False)
    assert EMPTY_BODY.sha256 == hashlib.sha256(EMPTY_BODY.data).hexdigest()
