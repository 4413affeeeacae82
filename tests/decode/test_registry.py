from __future__ import annotations

import base64
import gzip
import json
import plistlib
from collections.abc import Callable
from urllib.parse import quote_plus, urlencode

import cbor2
import cramjam
import msgpack  # type: ignore[import-untyped]
import pytest
import zstandard
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


_CALL = {**_CONTENT, "place": "Ulm, Hirschstrasse 4", "app": "com.example.weather", "locale": "de-DE"}
_MESSAGE = b"\x0a\x07Pixel 7\x12\x0548.40\x18\x07\x22\x0edevice_opening\x2a\x13com.example.weather\x32\x05de-DE"
_DOCUMENTS: dict[str, bytes] = {
    "json": json.dumps(_CALL).encode(),
    "msgpack": bytes(msgpack.packb(_CALL)),
    "cbor": cbor2.dumps(_CALL),
    "plist": plistlib.dumps(_CALL),
    "bplist": plistlib.dumps(_CALL, fmt=plistlib.FMT_BINARY),
    "protobuf": _MESSAGE,
    "delimited": 2 * (bytes([len(_MESSAGE)]) + _MESSAGE),
    "grpc": 2 * (b"\0" + len(_MESSAGE).to_bytes(4, "big") + _MESSAGE),
    "form": urlencode(_CALL).encode(),
    "quoted-printable": b"model=3DPixel%207&lat=3D48.40&place=3DZ=C3=BCrich",
    "multipart": b'--Bo\r\nContent-Disposition: form-data; name="model"\r\n\r\nPixel 7\r\n--Bo--\r\n',
}
_LAYERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda inner: gzip.compress(inner, mtime=0),
    "zstd": zstandard.ZstdCompressor().compress,
    "snappy-raw": lambda inner: bytes(cramjam.snappy.compress_raw(inner)),
    "base64": base64.b64encode,
    "hex": lambda inner: inner.hex().encode(),
    "msgpack": lambda inner: bytes(msgpack.packb({"k": "v", "p": inner})),
    "cbor": lambda inner: cbor2.dumps({"k": "v", "p": inner}),
    "bplist": lambda inner: plistlib.dumps({"k": "v", "p": inner}, fmt=plistlib.FMT_BINARY),
    "form": lambda inner: f"v=1&p={quote_plus(inner)}".encode(),
}


@pytest.mark.parametrize("document", _DOCUMENTS)
@pytest.mark.parametrize("outer", _LAYERS)
@pytest.mark.parametrize("inner", ["", *_LAYERS])
def test_every_document_is_found_inside_two_layers(document: str, outer: str, inner: str) -> None:
    content = _DOCUMENTS[document]
    packed = _LAYERS[outer](content if not inner else _LAYERS[inner](content))
    assert any(leaf.text == "Pixel 7" for leaf in decode_body(packed).leaves())


@pytest.mark.parametrize("document", _DOCUMENTS)
def test_every_document_is_found_in_a_block_without_mark_or_length(document: str) -> None:
    packed = bytes(cramjam.lz4.compress_block(_DOCUMENTS[document], store_size=False))
    tree = decode_body(packed)
    assert tree.roots[0].path[0] == "lz4-block"
    assert any(leaf.text == "Pixel 7" for leaf in tree.leaves())
