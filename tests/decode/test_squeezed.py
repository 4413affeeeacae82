from __future__ import annotations

import base64
import json
import random

import brotli
import cramjam
import pytest

from auditor.decode import Limits, decode_body
from auditor.decode.decoder import INSIDE, Decoder, Hints, Layer
from auditor.decode.limits import Budget
from auditor.decode.squeezed import BrotliStream, Lz4Block, Lz4Frame, SnappyFrames, SnappyRaw
from auditor.model import Outcome

INNER = json.dumps(
    {"gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "events": [{"lat": 48.5, "n": n} for n in range(9)]}
).encode()
FORMS = {
    "br": bytes(brotli.compress(INNER)),
    "lz4": bytes(cramjam.lz4.compress(INNER)),
    "lz4-block": bytes(cramjam.lz4.compress_block(INNER, store_size=False)),
    "snappy": bytes(cramjam.snappy.compress(INNER)),
    "snappy-raw": bytes(cramjam.snappy.compress_raw(INNER)),
}
SIZED = bytes(cramjam.lz4.compress_block(INNER))


@pytest.mark.parametrize("name", FORMS)
def test_layers_are_opened_as_bodies_and_inside_values(name: str) -> None:
    for data, way in (
        (FORMS[name], ()),
        (json.dumps({"d": base64.b64encode(FORMS[name]).decode()}).encode(), ("json", "$['d']", "base64")),
    ):
        leaves = decode_body(data).leaves()
        found = next(leaf for leaf in leaves if leaf.name == "gaid")
        assert found.path == (*way, name, "json", "$['gaid']")


def test_block_behind_its_length_is_opened() -> None:
    assert decode_body(SIZED).roots[0].path == ("lz4-block", "json")


BOMB = b"a" * 3_000_000
BOMBS: list[tuple[Decoder, bytes]] = [
    (BrotliStream(), bytes(brotli.compress(BOMB))),
    (Lz4Frame(), bytes(cramjam.lz4.compress(BOMB))),
    (Lz4Block(), bytes(cramjam.lz4.compress_block(BOMB))),
    (SnappyFrames(), bytes(cramjam.snappy.compress(BOMB))),
    (SnappyRaw(), bytes(cramjam.snappy.compress_raw(BOMB))),
]


@pytest.mark.parametrize(("decoder", "data"), BOMBS, ids=[decoder.name for decoder, _ in BOMBS])
def test_output_is_bounded(decoder: Decoder, data: bytes) -> None:
    budget = Budget.of(Limits(expansion=1_000_000, document=1_000_000))
    layer = decoder.decode(data, INSIDE, budget)
    assert layer is None or (isinstance(layer, Layer) and len(layer.data) <= 1_000_000)
    if decoder.name in ("lz4", "snappy"):
        assert {gap.reason for gap in budget.gaps.values()} <= {Outcome.BODY_LIMIT, Outcome.UNDECODABLE}
        assert budget.gaps


def test_frames_cut_short_are_gaps_and_keep_their_start() -> None:
    data = bytes(cramjam.snappy.compress(bytes(random.Random(1).choices(b"abcdef ", k=200_000))))
    budget = Budget.of(Limits())
    layer = SnappyFrames().decode(data[:-50], INSIDE, budget)
    assert isinstance(layer, Layer)
    assert 0 < len(layer.data) < 200_000
    assert [gap.reason for gap in budget.gaps.values()] == [Outcome.UNDECODABLE]
    assert Lz4Frame().decode(FORMS["lz4"][:-20], INSIDE, budget) is None


def test_snappy_length_that_lies_is_refused() -> None:
    data = FORMS["snappy-raw"]
    assert SnappyRaw().decode(b"\xff\xff\xff\xff\x0f" + data[2:], INSIDE, Budget.of(Limits())) is None
    assert SnappyRaw().decode(bytes([data[0] ^ 1]) + data[1:], INSIDE, Budget.of(Limits())) is None
    assert SnappyRaw().sniff(b"\xff" * 20, Hints()) == 0


def test_random_bytes_open_to_nothing() -> None:
    draw = random.Random(5)
    for _ in range(300):
        data = draw.randbytes(draw.randrange(16, 400))
        assert decode_body(data).roots[0].path in (("bytes",), ("mp3",))
