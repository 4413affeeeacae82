"""Clocks of every resolution against exact integer arithmetic, and block bodies that are cut or odd."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources.pcapng_blocks import (
    Clock,
    packet_options,
    read_interface,
    read_names,
    read_process,
    read_secrets,
)
from tests.sources.conftest import Pcapng

LATEST = 9_223_372_035_000_000_000


@settings(deadline=None, max_examples=300)
@given(
    binary=st.booleans(),
    exponent=st.integers(0, 127),
    offset=st.sampled_from([0, 1, -1, 1_700_000_000, -(2**62), 2**62]),
    stamp=st.one_of(st.integers(0, 2**64 - 1), st.integers(10**15, 2 * 10**18)),
)
def test_times_equal_exact_arithmetic(binary: bool, exponent: int, offset: int, stamp: int) -> None:
    units = (2 if binary else 10) ** exponent
    exact = stamp * 10**9 // units + offset * 10**9
    (got,) = Clock(binary, exponent, offset).nanoseconds(np.array([stamp], np.uint64)).tolist()
    if abs(offset) < 2**60 and stamp // units < LATEST // 10**9 and abs(exact) < LATEST:
        assert got == exact
    else:
        assert -LATEST - 10**9 < got < LATEST + 10**9


@pytest.mark.parametrize(
    ("option", "stamp", "expected"),
    [
        (b"", 1_500_000, 1_500_000_000),
        (b"\x03", 1_500, 1_500_000_000),
        (b"\x09", 1_500_000_001, 1_500_000_001),
        (b"\x0c", 1_500_000_001_999, 1_500_000_001),
        (b"\x8a", 1536, 1_500_000_000),
        (b"\x80", 2, 2_000_000_000),
    ],
)
def test_resolution_option_is_a_power_of_ten_or_of_two(option: bytes, stamp: int, expected: int) -> None:
    ng = Pcapng(">")
    interface = read_interface(struct.pack(">HHI", 1, 0, 0) + (ng.option(9, option) if option else b""), ">")
    assert interface is not None
    assert interface.clock.nanoseconds(np.array([stamp], np.uint64)).tolist() == [expected]


def test_offset_option_adds_seconds() -> None:
    options = Pcapng().option(14, struct.pack("<q", 1_700_000_000)) + Pcapng().option(0, b"")
    interface = read_interface(struct.pack("<HHI", 1, 0, 0) + options, "<")
    assert interface is not None
    assert interface.clock == Clock(offset=1_700_000_000)


def test_short_bodies_are_nothing() -> None:
    assert read_interface(b"\0" * 7, "<") is None
    assert read_secrets(b"\0" * 7, "<") is None
    assert list(read_names(b"\x01\x00\x04", "<")) == []


def test_name_records_of_both_families_and_several_names() -> None:
    v6 = bytes.fromhex("20010db8000000000000000000000001")
    record = struct.pack("<HH", 1, 14) + bytes([192, 0, 2, 7]) + b"a.tv\0b.tv\0" + bytes(2)
    other = struct.pack("<HH", 77, 2) + b"zz" + bytes(2)
    record6 = struct.pack("<HH", 2, 21) + v6 + b"c.tv\0" + bytes(3)
    expected = [("192.0.2.7", "a.tv"), ("192.0.2.7", "b.tv"), ("2001:db8::1", "c.tv")]
    assert list(read_names(record + other + record6 + bytes(4) + record, "<")) == expected


def test_option_that_does_not_fit_is_not_one() -> None:
    data = struct.pack("<HH", 1, 400) + b"text" + struct.pack("<HH", 1, 2) + b"ok\0\0"
    at = np.array([0, 8], np.int64)
    found = packet_options(data, "<", np.array([4, 5], np.int64), at, np.array([8, 16], np.int64))
    assert list(found) == [(5, 1, b"ok")]


def test_endless_options_end() -> None:
    data = struct.pack("<HH", 2, 0) * 5000 + struct.pack("<HH", 1, 4) + b"deep"
    one = np.zeros(1, np.int64)
    assert list(packet_options(data, "<", one, one, np.array([len(data)], np.int64))) == []


@pytest.mark.parametrize("order", "<>")
def test_process_is_named_by_its_option(order: str) -> None:
    uuid = struct.pack(f"{order}HH", 4, 16) + bytes(16)
    name = struct.pack(f"{order}HH", 2, 7) + b"launchd\0"
    assert read_process(struct.pack(f"{order}I", 1) + uuid + name, order) == "launchd"
    assert read_process(struct.pack(f"{order}I", 1) + uuid, order) == ""
    assert read_process(b"", order) == ""
