from __future__ import annotations

import base64
import json
import random
import zlib

import pytest

from auditor.decode import decode_body
from auditor.decode.entropy import entropy, even, expected, random_looking
from auditor.model import Outcome

_DICE = random.Random(11)


def test_entropy_of_known_distributions() -> None:
    assert entropy(b"") == 0
    assert entropy(b"aaaa") == 0
    assert entropy(b"abab") == 1
    assert entropy(bytes(range(256)) * 4) == 8


@pytest.mark.parametrize("size", [64, 100, 256, 1000, 1024, 5000])
def test_expectation_is_what_random_bytes_have(size: int) -> None:
    mean = sum(entropy(_DICE.randbytes(size)) for _ in range(60)) / 60
    assert mean == pytest.approx(expected(size), abs=0.03)


@pytest.mark.parametrize("size", [64, 128, 1000, 20_000])
def test_random_bytes_look_random_and_text_does_not(size: int) -> None:
    assert all(random_looking(_DICE.randbytes(size)) is not None for _ in range(50))
    assert random_looking(base64.b64encode(_DICE.randbytes(size))[:size]) is None or size < 128
    assert random_looking((b"the quick brown fox jumps over the lazy dog 0123456789. " * 400)[:size]) is None
    assert random_looking(_DICE.randbytes(63)) is None


def test_encrypted_body_is_opaque_and_a_gap() -> None:
    body = _DICE.randbytes(500)
    tree = decode_body(body, "application/octet-stream")
    assert [(o.where, o.path, o.bytes, o.container) for o in tree.opaque] == [("request.body", ("bytes",), 500, None)]
    assert [(gap.reason, gap.bytes) for gap in tree.gaps] == [(Outcome.UNDECODABLE, 500)]


def test_known_container_is_named() -> None:
    body = bytes.fromhex("746302013dd8bfec") + _DICE.randbytes(500)
    assert [o.container for o in decode_body(body).opaque] == ["ttEncrypt (2020)"]


def test_encrypted_value_in_base64_or_hex_is_opaque_and_a_token_is_not() -> None:
    blob = _DICE.randbytes(200)
    values = {"a": base64.b64encode(blob).decode(), "b": blob.hex(), "c": blob[:16].hex(), "d": "x" * 200}
    tree = decode_body(json.dumps(values).encode())
    assert [(o.path, o.bytes) for o in tree.opaque] == [(("json", "$['a']"), 200), (("json", "$['b']"), 200)]


def test_random_body_written_in_base64_is_opaque() -> None:
    tree = decode_body(base64.b64encode(_DICE.randbytes(300)), "text/plain")
    assert [(o.path, o.bytes) for o in tree.opaque] == [(("text", "$"), 300)]


def test_binary_body_that_is_not_random_is_a_gap_only() -> None:
    tree = decode_body(b"\x00\x01\x02\x03" * 100)
    assert tree.opaque == ()
    assert [gap.reason for gap in tree.gaps] == [Outcome.UNDECODABLE]


@pytest.mark.parametrize("size", [64, 128, 1024, 20_000])
def test_random_bytes_are_even(size: int) -> None:
    assert sum(even(_DICE.randbytes(size)) for _ in range(200)) >= 198


def test_text_compressed_data_and_tables_are_not_even() -> None:
    lines = "".join(f"{_DICE.random()} meadow\n" for _ in range(600)).encode()
    for data in (b"", lines, zlib.compress(lines), bytes(range(256)) * 16):
        assert not even(data)
