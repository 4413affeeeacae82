from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.protocols.dns_records import DECODERS, decode_data, read_name


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (1, b"\xc0\0\2\x07", "192.0.2.7"),
        (28, bytes.fromhex("20010db8000000000000000000000001"), "2001:db8::1"),
        (5, b"\x03cdn\x04test\0", "cdn.test"),
        (15, b"\0\x0a\x04mail\x04test\0", {"preference": 10, "exchange": "mail.test"}),
        (33, b"\0\1\0\2\x1f\x90\x01h\0", {"priority": 1, "weight": 2, "port": 8080, "target": "h"}),
        (16, b"\x06md=Hub\x05ve=05", {"md": "Hub", "ve": "05"}),
        (16, b"\x05plain\x03a=b", ["plain", "a=b"]),
        (16, b"\x03a=1\x03a=2", ["a=1", "a=2"]),
        (257, b"\0\x05issueca.test", {"flags": 0, "tag": "issue", "value": "ca.test"}),
        (
            65,
            b"\0\1\0\0\1\0\6\2h3\2h2\0\3\0\2\x20\xfb\0\4\0\4\xc0\0\2\1",
            {"priority": 1, "target": ".", "alpn": ["h3", "h2"], "port": 8443, "ipv4hint": ["192.0.2.1"]},
        ),
        (41, b"\0\x08\0\7\0\1\x18\0\xcb\x00\x71", {"client-subnet": "203.0.113.0/24"}),
        (41, b"\0\x08\0\x0b\0\2\x38\0\x20\1\x0d\xb8\0\0\0", {"client-subnet": "2001:db8::/56"}),
        (41, b"\xfd\xe9\0\6\2\0\0\0\0\1", {"option-65001": "020000000001"}),
        (99999, b"\1\2", "0102"),
        (1, b"\1\2", "0102"),
        (33, b"\0\1", "0001"),
    ],
)
def test_record_data_as_value(kind: int, raw: bytes, value: object) -> None:
    assert decode_data(raw, kind, 0, len(raw)) == value


def test_a_name_reaching_beyond_its_record_is_not_one() -> None:
    assert decode_data(b"\x03abc\0", 5, 0, 3) == "036162"


def test_a_chain_of_pointers_is_followed_only_so_far() -> None:
    chain = b"\0" + b"".join(b"\xc0" + bytes([max(0, 2 * i - 1)]) for i in range(100))
    assert read_name(chain, len(chain) - 2) == (".", len(chain))
    endless = b"\xc0\x02\xc0\x00"
    assert read_name(endless, 0) == ("", None)


def test_what_is_no_text_in_a_name_is_escaped() -> None:
    assert read_name(b"\x04a\x04\xe4\x7f\x03\xc3\xa9c\x00", 0) == ("a\\004\\xe4\\127.\xe9c", 10)


@given(st.sampled_from([*DECODERS, 46]), st.binary(max_size=80), st.integers(0, 80))
@settings(deadline=None, max_examples=400)
def test_hostile_data_never_raise(kind: int, data: bytes, cut: int) -> None:
    start = min(cut, len(data))
    decode_data(data, kind, start, len(data))
