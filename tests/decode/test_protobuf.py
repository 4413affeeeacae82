from __future__ import annotations

import base64
import gzip
import json
import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import decode, decode_body
from auditor.decode.document import Number
from auditor.decode.protobuf import read

if TYPE_CHECKING:
    from .conftest import MakeExchange

_TYPE = "application/x-protobuf"


def varint(number: int) -> bytes:
    out = b""
    number &= (1 << 64) - 1
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def field(number: int, value: int | str | bytes | float) -> bytes:
    if isinstance(value, float):
        return varint(number << 3 | 1) + struct.pack("<d", value)
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    raw = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(raw)) + raw


_DEVICE = field(1, "Pixel 7") + field(2, field(1, 48.40) + field(2, 11.57)) + field(9, 300) + field(9, -5)


def test_fields_are_arrays_by_number() -> None:
    tree = decode_body(_DEVICE, _TYPE)
    assert [(leaf.path[-1], leaf.name, leaf.text, leaf.kind) for leaf in tree.leaves()] == [
        ("$['1'][0]", "1", "Pixel 7", "string"),
        ("$['2'][0]['1'][0]", "1", "48.4", "number"),
        ("$['2'][0]['2'][0]", "2", "11.57", "number"),
        ("$['9'][0]", "9", "300", "number"),
        ("$['9'][1]", "9", "-5", "number"),
    ]


def test_message_of_one_printable_field_is_no_text() -> None:
    inner = field(1, "38400000-8cf0-11bd-b23e-10b96e40000d")
    reading = read(field(3, inner) + field(4, "\na line of its own"))
    assert reading is not None
    assert reading.message == {"3": [{"1": ["38400000-8cf0-11bd-b23e-10b96e40000d"]}], "4": ["\na line of its own"]}


def test_fixed_fields_are_floats_only_where_that_is_reasonable() -> None:
    fixed = [
        (b"\x0d" + struct.pack("<f", 48.137154), "48.1371536"),
        (b"\x0d" + struct.pack("<f", 0.5), "0.5"),
        (b"\x0d" + struct.pack("<I", 7), "7"),
        (b"\x09" + struct.pack("<Q", 1_700_000_000_000), "1700000000000"),
        (b"\x09" + struct.pack("<Q", 0), "0"),
        (b"\x09" + struct.pack("<d", float("nan")), str(int.from_bytes(struct.pack("<d", float("nan")), "little"))),
    ]
    for raw, text in fixed:
        reading = read(raw)
        assert reading is not None
        value = reading.message["1"]
        assert isinstance(value, list)
        assert isinstance(value[0], Number)
        if "." in text:
            assert float(value[0]) == pytest.approx(float(text), rel=1e-7)
        else:
            assert value == [text]


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(-(1 << 63), (1 << 63) - 1)), min_size=1, max_size=20))
def test_varints_come_back(pairs: list[tuple[int, int]]) -> None:
    reading = read(b"".join(field(number, value) for number, value in pairs))
    assert reading is not None
    expected: dict[str, list[str]] = {}
    for number, value in pairs:
        expected.setdefault(str(number), []).append(str(value))
    assert reading.message == expected


def test_without_a_media_type_text_has_to_speak_for_it() -> None:
    assert next(decode_body(_DEVICE + field(3, "Europe/Berlin")).nodes()).path == ("protobuf",)
    assert next(decode_body(field(1, 5) + field(2, 7)).nodes()).path == ("bytes",)


def test_random_bytes_are_no_message() -> None:
    taken = sum(
        next(decode_body(os.urandom(n)).nodes()).path[-1] == "protobuf" for n in range(16, 80) for _ in range(20)
    )
    assert taken == 0


def test_message_in_base64_is_opened() -> None:
    value = base64.b64encode(_DEVICE + field(3, "Europe/Berlin")).decode()
    tree = decode_body(json.dumps({"v": value}).encode())
    assert [node.decoders for node in tree.nodes()] == [("json",), ("base64", "protobuf")]


def test_bytes_fields_are_looked_into() -> None:
    tree = decode_body(field(1, gzip.compress(b'{"a": 1}')), _TYPE)
    assert [node.path for node in tree.nodes()] == [("protobuf",), ("protobuf", "$['1'][0]", "gzip", "json")]


@pytest.mark.parametrize("body", [b"\x08", b"\x0a\x05abc", b"\x0b\x0c", b"\x00\x01", b"\x08" + b"\xff" * 11])
def test_broken_messages_are_none(body: bytes) -> None:
    assert read(body) is None


def test_message_nested_deeper_than_sense_does_not_end_the_world() -> None:
    body = field(1, "the innermost text")
    for _ in range(500):
        body = field(1, body + field(2, 1))
    assert next(decode_body(body, _TYPE).nodes()).path == ("protobuf",)


def test_grpc_messages_are_taken_out_of_their_frames() -> None:
    frame = b"\x00" + len(_DEVICE).to_bytes(4, "big") + _DEVICE
    root = next(decode_body(frame + frame, "application/grpc+proto").nodes())
    assert root.path == ("grpc",)
    assert isinstance(root.document, list)
    assert [leaf.path[-1] for leaf in root.leaves if leaf.text == "Pixel 7"] == ["$[0]['1'][0]", "$[1]['1'][0]"]
    assert next(decode_body(frame[:-1], "application/grpc").nodes()).path == ("bytes",)


def framed(message: bytes, flag: int = 0) -> bytes:
    return bytes([flag]) + len(message).to_bytes(4, "big") + message


def test_compressed_grpc_messages_are_opened() -> None:
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    ways = [
        ("gzip", gzip.compress(_DEVICE)),
        ("deflate", zlib.compress(_DEVICE)),
        ("deflate", raw.compress(_DEVICE) + raw.flush()),
        ("zstd", zstandard.compress(_DEVICE)),
        ("identity", _DEVICE),
    ]
    for encoding, packed in ways:
        body = framed(packed, 1) + framed(_DEVICE) + framed(packed, 1)
        tree = decode_body(body, "application/grpc", message_encoding=encoding)
        found = [leaf.path for leaf in tree.leaves() if leaf.text == "Pixel 7"]
        assert found == [("grpc", f"$[{n}]['1'][0]") for n in range(3)], encoding
        assert not tree.gaps


def test_grpc_compression_is_told_by_the_header_of_the_request(exchange: MakeExchange) -> None:
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = framed(raw.compress(_DEVICE) + raw.flush(), 1)
    kind = (b"content-type", b"application/grpc")
    for headers, texts in (((kind,), 0), ((kind, (b"grpc-encoding", b"deflate")), 1)):
        leaves = decode(exchange(headers=headers, body=body)).leaves()
        assert sum(leaf.text == "Pixel 7" for leaf in leaves) == texts


def test_grpc_compression_not_known_is_a_gap() -> None:
    tree = decode_body(framed(b"\xff\x06\0\0sNaPpY", 1), "application/grpc", message_encoding="snappy")
    assert [gap.detail for gap in tree.gaps] == ["a gRPC message in a compression not known here"]


def test_grpc_web_text_is_base64_padded_where_it_was_flushed() -> None:
    body = base64.b64encode(framed(_DEVICE)) + base64.b64encode(framed(b"grpc-status: 0\r\n", 0x80))
    tree = decode_body(body, "application/grpc-web-text+proto")
    assert [leaf.text for leaf in tree.leaves() if leaf.kind == "string"] == ["Pixel 7", "grpc-status: 0\r\n"]


def test_grpc_messages_of_json_are_opened() -> None:
    tree = decode_body(framed(b'{"lat": 48.40}'), "application/grpc+json")
    assert [(leaf.path, leaf.text) for leaf in tree.leaves()][-1] == (("grpc", "$[0]", "json", "$['lat']"), "48.40")


def test_grpc_messages_before_one_cut_short_are_kept() -> None:
    tree = decode_body(framed(_DEVICE) + framed(_DEVICE)[:-3], "application/grpc")
    assert sum(leaf.text == "Pixel 7" for leaf in tree.leaves()) == 1
    assert [gap.bytes for gap in tree.gaps] == [len(framed(_DEVICE)) - 3]


def test_grpc_compression_bombs_are_bounded() -> None:
    bomb = gzip.compress(bytes(40_000_000))
    tree = decode_body(framed(bomb, 1) * 40, "application/grpc", message_encoding="gzip")
    root = tree.roots[0]
    assert isinstance(root.document, list)
    assert sum(len(each) for each in root.document if isinstance(each, bytes)) <= 64 * 1024 * 1024 + 40 * len(bomb)
