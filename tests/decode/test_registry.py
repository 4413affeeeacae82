from __future__ import annotations

import base64
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.decode.decoder import INSIDE
from auditor.decode.limits import Budget, Limits
from auditor.decode.registry import BINARY_DECODERS, TEXT_DECODERS, candidates, unfold

_CONTENT = {"lat": "48.40", "model": "Pixel 7"}
_JSON = json.dumps(_CONTENT)


@pytest.mark.parametrize(
    "value",
    [
        _JSON,
        f" {_JSON}",
        base64.b64encode(_JSON.encode()).decode(),
        _JSON.encode().hex(),
        base64.b64encode(gzip.compress(_JSON.encode(), mtime=0)).decode(),
        "a=1&b=2",
        "ll=48.40,9.99",
        "%7B%22a%22%3A1%7D",
        "https://shop.example/?q=shoes",
        "data:text/plain;base64,aGVsbG8gd29ybGQ=",
    ],
)
def test_gate_lets_through_what_the_decoders_together_would_take(value: str) -> None:
    asked = unfold(value, INSIDE, Budget.of(Limits()), 0, candidates(value))
    assert asked is not None
    assert asked == unfold(value, INSIDE, Budget.of(Limits()), 0)


@pytest.mark.parametrize(
    "value", ["", "Pixel 7", "2024-01-02 03:04:05", "en-US,en;q=0.9", "*/*", "48.40", "homepage_hot"]
)
def test_gate_stops_what_no_decoder_would_take(value: str) -> None:
    assert candidates(value) == ()
    assert unfold(value, INSIDE, Budget.of(Limits()), 0) is None


def test_names_of_decoders_are_unique_in_each_registry() -> None:
    for registry in (TEXT_DECODERS, BINARY_DECODERS):
        names = [decoder.name for decoder in registry]
        assert len(names) == len(set(names))


@given(st.text(max_size=80) | st.binary(max_size=200))
def test_no_decoder_raises_or_is_surer_than_sure(data: str | bytes) -> None:
    budget = Budget.of(Limits())
    for decoder in (*TEXT_DECODERS, *BINARY_DECODERS):
        confidence = decoder.sniff(data, INSIDE)
        assert 0 <= confidence <= 1
        if confidence > 0:
            decoder.decode(data, INSIDE, budget)


@given(st.recursive(st.just(_JSON), lambda inner: inner.map(lambda s: json.dumps({"x": s})), max_leaves=4))
def test_what_is_inside_is_found_however_it_is_nested(text: str) -> None:
    packed = base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
    tree = decode_body(json.dumps({"data": [packed]}).encode())
    assert tree.leaves()[-1].text == "Pixel 7"
    assert tree.leaves()[-1].path[:5] == ("json", "$['data'][0]", "base64", "gzip", "json")
