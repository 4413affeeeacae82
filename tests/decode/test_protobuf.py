from __future__ import annotations

import base64
import json
import os
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.decode.document import Number
from auditor.decode.protobuf import read

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
    import gzip

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
