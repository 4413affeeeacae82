from __future__ import annotations

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import Limits, decode_body
from auditor.decode.cbor import SELF_DESCRIBED, Cbor
from auditor.decode.decoder import Hints
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from tests.decode.conftest import documents, plain

TYPE = "application/cbor"
DEVICE = {"model": "Pixel 7", "lat": 48.4, "n": [1, -5, None, True, 2**40], "raw": b"\x00\x01\xfe\xff" * 3}


def read(data: bytes, kind: str = TYPE) -> Document:
    parsed = Cbor().decode(data, Hints(kind), Budget.of(Limits()))
    assert parsed is not None
    return parsed.document


def test_leaves_have_names_and_texts() -> None:
    for data in (cbor2.dumps(DEVICE), SELF_DESCRIBED + cbor2.dumps({"a": 1}), cbor2.dumps({"model": "Pixel 7"})):
        assert decode_body(data).roots[0].path == ("cbor",)
    found = [(leaf.path[-1], leaf.text, leaf.kind) for leaf in decode_body(cbor2.dumps(DEVICE)).leaves()]
    assert found[0] == ("$['model']", "Pixel 7", "string")
    assert found[-1] == ("$['raw']", "0001feff" * 3, "bytes")


@settings(deadline=None)
@given(documents(st.integers(-(2**100), 2**100)))
def test_reads_what_the_reference_encoder_writes(value: object) -> None:
    assert plain(read(cbor2.dumps(value))) == value


@pytest.mark.parametrize(
    ("data", "document"),
    [
        ("9f018202039f0405ffff", ["1", ["2", "3"], ["4", "5"]]),
        ("bf61610161629f0203ffff", {"a": "1", "b": ["2", "3"]}),
        ("817f657374726561646d696e67ff", ["streaming"]),
        ("83f90001f97bfff6", ["5.9604645e-08", "65504", None]),
        ("81c11a514b67b0", ["1363896240"]),
        ("a10102", {"1": "2"}),
        ("8120", ["-1"]),
    ],
)
def test_examples_of_the_rfc(data: str, document: Document) -> None:
    assert read(bytes.fromhex(data)) == document


def test_sequences_are_read_where_the_media_type_says_so() -> None:
    assert read(b"\x01" + cbor2.dumps({"a": 1}), "application/cbor-seq") == ["1", {"a": "1"}]


def test_references_that_would_go_in_circles_are_not_followed() -> None:
    assert read(bytes.fromhex("d81c81d81d00")) == ["0"]


def test_every_cut_and_every_tail_is_refused() -> None:
    packed = cbor2.dumps(DEVICE)
    for end in range(len(packed)):
        assert Cbor().decode(packed[:end], Hints(TYPE), Budget.of(Limits())) is None
    assert Cbor().decode(packed + b"\0", Hints(TYPE), Budget.of(Limits())) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\x9b" + b"\xff" * 8,
        b"\xbb" + b"\xff" * 8,
        b"\x7b" + b"\xff" * 8,
        b"\x81" * 5000 + b"\xf6",
        b"\xc2" * 5000,
        b"\x9f" * 50,
        b"\x7f\x41a\xff",
    ],
    ids=["array", "map", "string", "nested", "tags", "open", "mixed"],
)
def test_announced_sizes_and_nesting_cost_nothing(data: bytes) -> None:
    assert Cbor().decode(data, Hints(TYPE), Budget.of(Limits())) is None
