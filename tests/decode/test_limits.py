from __future__ import annotations

import base64
import gzip
import json
import time
import zlib

import pytest

from auditor.decode import Limits, decode_body
from auditor.decode.decoder import Hints
from auditor.decode.inflate import Inflate
from auditor.decode.limits import Budget
from auditor.model import Outcome


def test_gaps_of_one_wording_are_added_up() -> None:
    budget = Budget.of(Limits())
    budget.gap(Outcome.UNDECODABLE, 3, "same")
    budget.gap(Outcome.UNDECODABLE, 4, "same")
    assert [gap.bytes for gap in budget.gaps.values()] == [7]


def test_leaves_beyond_the_limit_are_a_gap() -> None:
    tree = decode_body(json.dumps(list(range(100))).encode(), limits=Limits(leaves=10))
    assert len(tree.leaves()) == 10
    assert [gap.reason for gap in tree.gaps] == [Outcome.BODY_LIMIT]


def test_wide_objects_stop_at_the_limit_too() -> None:
    body = json.dumps({f"k{i}": {"x": i, "y": [i, i]} for i in range(100)}).encode()
    tree = decode_body(body, limits=Limits(leaves=10))
    assert len(tree.leaves()) == 10
    assert tree.gaps


def test_leaves_exactly_at_the_limit_are_no_gap() -> None:
    tree = decode_body(b"[1,2,3]", limits=Limits(leaves=3))
    assert (len(tree.leaves()), tree.gaps) == (3, ())


def test_too_many_encodings_inside_one_another_are_a_gap_and_keep_the_outer_value() -> None:
    text = json.dumps({"inner": "value"})
    for _ in range(6):
        text = json.dumps({"inner": text})
    tree = decode_body(text.encode(), limits=Limits(depth=3))
    assert max(len(node.path) for node in tree.nodes()) == 5
    assert "encodings inside one another" in tree.gaps[0].detail


def test_decompression_bomb_is_bounded_and_reported() -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    tree = decode_body(bomb, limits=Limits(expansion=2_000_000))
    assert len(tree.leaves()[0].text) <= 2_000_000
    assert Outcome.BODY_LIMIT in {gap.reason for gap in tree.gaps}


def test_many_bombs_in_one_request_share_one_allowance() -> None:
    bomb = base64.b64encode(gzip.compress(json.dumps({"a": "x" * 400_000}).encode())).decode()
    tree = decode_body(json.dumps([bomb] * 20).encode(), limits=Limits(expansion=2_000_000))
    opened = [node for node in tree.nodes() if "gzip" in node.decoders]
    assert 0 < len(opened) <= 5
    assert Outcome.BODY_LIMIT in {gap.reason for gap in tree.gaps}


def test_deep_nesting_is_left_as_text_and_reported() -> None:
    for depth in (200, 100_000):
        tree = decode_body(b"[" * depth + b"]" * depth)
        assert tree.leaves()[0].path == ("text", "$")
        assert [gap.reason for gap in tree.gaps] == [Outcome.BODY_LIMIT]


def test_long_strings_are_leaves_but_not_looked_into() -> None:
    tree = decode_body(json.dumps({"a": '{"b":"' + "c" * 5000 + '"}'}).encode(), limits=Limits(sniff=1000))
    assert [node.path for node in tree.nodes()] == [("json",)]
    assert "too long" in tree.gaps[0].detail


def test_refused_layers_are_paid_for_as_well() -> None:
    packer = zlib.compressobj(9, wbits=-15)
    bomb = packer.compress(b"\x00" * 3_000_000) + packer.flush()
    budget = Budget.of(Limits(expansion=2_500_000))
    for _ in range(3):
        assert Inflate("deflate", -15).decode(bomb, Hints(), budget) is None
    assert budget.expansion == 0


@pytest.mark.parametrize(
    "text",
    [
        "http://" + "a" * 60_000 + " ?b=c",
        "a=b&" * 50_000 + "\n",
        "eyJ" + "a" * 60_000 + ".eyJ",
        "[" * 60_000,
        "%41" * 60_000 + "%",
        "a" * 100_001 + "=",
        "0f" * 500_000 + "g",
    ],
)
def test_values_made_to_be_slow_are_not(text: str) -> None:
    begin = time.process_time()
    decode_body(json.dumps({"v": text}).encode())
    decode_body(text.encode(), "application/x-www-form-urlencoded")
    assert time.process_time() - begin < 2
