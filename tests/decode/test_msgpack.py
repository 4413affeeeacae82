from __future__ import annotations

import datetime
import json

import msgpack  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import Limits, decode_body
from auditor.decode.decoder import Hints
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from auditor.decode.msgpack import MessagePack
from tests.decode.conftest import documents, plain

TYPE = "application/msgpack"
DEVICE = {"model": "Pixel 7", "lat": 48.4, "n": [1, -5, None, True, 2**40, -(2**40)], "raw": b"\x00\x01\xfe\xff" * 3}


def read(data: bytes) -> Document:
    parsed = MessagePack().decode(data, Hints(TYPE), Budget.of(Limits()))
    assert parsed is not None
    return parsed.document


def test_leaves_have_names_and_texts() -> None:
    tree = decode_body(msgpack.packb(DEVICE))
    found = [(leaf.path[-1], leaf.text, leaf.kind) for leaf in tree.leaves()]
    assert tree.roots[0].path == ("msgpack",)
    assert found[:3] == [
        ("$['model']", "Pixel 7", "string"),
        ("$['lat']", "48.4", "number"),
        ("$['n'][0]", "1", "number"),
    ]
    assert found[-1] == ("$['raw']", "0001feff" * 3, "bytes")


@settings(deadline=None)
@given(documents(st.integers(-(2**63), 2**64 - 1)))
def test_reads_what_the_reference_packer_writes(value: object) -> None:
    assert plain(read(msgpack.packb(value))) == value


def test_single_precision_times_and_extensions() -> None:
    when = datetime.datetime(2026, 1, 2, 3, 4, 5, 600_000, tzinfo=datetime.UTC)
    packed = msgpack.packb([when, msgpack.ExtType(7, b"\0\1")], datetime=True)
    assert read(packed) == ["1767323045.600000000", b"\0\1"]
    assert read(msgpack.packb([48.4], use_single_float=True)) == ["48.4"]
    assert read(b"\x92\xd6\xff\x00\x00\x00\x07\xc7\x0c\xff" + (5).to_bytes(4, "big") + (9).to_bytes(8, "big")) == [
        "7", "9.000000005",
    ]  # fmt: skip


def test_every_cut_and_every_tail_is_refused() -> None:
    packed = msgpack.packb(DEVICE)
    for end in range(len(packed)):
        assert MessagePack().decode(packed[:end], Hints(TYPE), Budget.of(Limits())) is None
    assert MessagePack().decode(packed + b"\0", Hints(TYPE), Budget.of(Limits())) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xdd\xff\xff\xff\xff\1",
        b"\xdf\xff\xff\xff\xff\1\1",
        b"\xdb\xff\xff\xff\xffa",
        b"\x91" * 5000 + b"\xc0",
        b"\xc1\xc1",
        b"\x81\x90\x01",
    ],
    ids=["array", "map", "string", "nested", "reserved", "key"],
)
def test_announced_sizes_and_nesting_cost_nothing(data: bytes) -> None:
    assert MessagePack().decode(data, Hints(TYPE), Budget.of(Limits())) is None


def test_bytes_that_parse_by_chance_stay_bytes() -> None:
    tree = decode_body(b"\x92\x01" + bytes([0xCF]) + bytes(range(0xA0, 0xA8)))
    assert tree.roots[0].path == ("bytes",)


def test_json_stays_json() -> None:
    assert decode_body(json.dumps({"model": "Pixel 7"}).encode(), "application/json").roots[0].path == ("json",)
