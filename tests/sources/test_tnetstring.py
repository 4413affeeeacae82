"""Typed netstrings against mitmproxy's own writer and reader: whole, in pieces, damaged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mitmproxy.io import tnetstring

from auditor.sources.tnetstring import Records, parse

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.binary() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(VALUES)
def test_what_mitmproxy_writes_is_read(value: Any) -> None:
    assert parse(tnetstring.dumps(value)) == value


@settings(deadline=None, max_examples=50)
@given(st.lists(VALUES, max_size=5), st.integers(1, 40))
def test_records_in_pieces_are_the_records(values: list[Any], size: int) -> None:
    data = b"".join(tnetstring.dumps(value) for value in values)
    records = Records()
    found = [parse(each) for at in range(0, len(data), size) for each in records.receive(data[at : at + size])]
    assert found == values
    assert (records.pending, records.offset) == (0, len(data))


def test_skipped_members_are_left_out_wherever_they_are() -> None:
    value = {"a": 1, "b": [1, 2], "c": {"b": "x", "d": 2}}
    assert parse(tnetstring.dumps(value), frozenset((b"b",))) == {"a": 1, "c": {"d": 2}}


@pytest.mark.parametrize(
    "data",
    [b"", b"5:abc,", b"-1:,", b"3:abc?", b"4:tru!!", b"2:ab,x", b"4:1:a,}", b"9:3:abc,}", b"1:x#", b"2:\xff\xff;"],
)
def test_damage_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no value|no key|neither|not known|too many|decode|invalid"):
        parse(data)


def test_nesting_has_an_end() -> None:
    data = b"0:]"
    for _ in range(200):
        data = b"%d:%b]" % (len(data), data)
    with pytest.raises(ValueError, match="nested"):
        parse(data)


@pytest.mark.parametrize("data", [b"x", b"1234567890123:", b":", b"99999999999:7:"])
def test_what_is_no_record_is_said_at_once(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"length"):
        list(Records().receive(data))
