from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.document import Repeated
from auditor.decode.scalars import Malformed, blob, double, member_name, members, single


@given(st.floats(width=32, allow_nan=False))
def test_single_precision_is_the_shortest_text_that_gives_the_same_bits(value: float) -> None:
    assert struct.pack(">f", float(single(value))) == struct.pack(">f", value)


def test_single_precision_does_not_show_digits_that_were_never_sent() -> None:
    assert single(struct.unpack(">f", struct.pack(">f", 48.4))[0]) == "48.4"
    assert double(48.4) == "48.4"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"Pixel 7", "Pixel 7"),
        ("Grüße".encode(), "Grüße"),
        (b"abc", b"abc"),
        (b"ab\0cd", b"ab\0cd"),
        (b"\xff" * 4, b"\xff" * 4),
    ],
)
def test_only_printable_bytes_of_some_length_become_text(raw: bytes, shown: str | bytes) -> None:
    assert blob(raw) == shown


def test_keys_that_are_no_text_become_names_and_containers_none() -> None:
    assert [member_name(key) for key in ("a", b"\1\2", None, True)] == ["a", "0102", "null", "true"]
    with pytest.raises(Malformed):
        member_name([])


def test_members_named_twice_are_both_kept() -> None:
    found = members([("a", "1"), ("a", "2")])
    assert isinstance(found, Repeated)
    assert (found["a"], found.earlier) == ("2", [("a", "1")])
