from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from auditor.protocols.grpc import GrpcFrame, GrpcMessage, frames, from_text, is_grpc, messages, method_of


def framed(message: bytes, flag: int = 0) -> bytes:
    return bytes([flag]) + len(message).to_bytes(4, "big") + message


def test_frames_are_whole_ones_and_the_rest_is_told() -> None:
    body = framed(b"one") + framed(b"") + framed(b"three", 1)
    assert frames(body) == ([GrpcFrame(0, b"one"), GrpcFrame(0, b""), GrpcFrame(1, b"three")], 0)
    assert frames(body[:-1]) == ([GrpcFrame(0, b"one"), GrpcFrame(0, b"")], 9)
    assert frames(body + b"\0\0")[1] == 2


@pytest.mark.parametrize(
    ("encoding", "compress"), [(b"gzip", gzip.compress), (b"deflate", zlib.compress), (b"zstd", zstandard.compress)]
)
def test_messages_are_decompressed_one_by_one(encoding: bytes, compress: Callable[[bytes], bytes]) -> None:
    packed = compress(b"x" * 99)
    body = framed(packed, 1) + framed(b"plain") + framed(packed, 1)
    found = messages(body, b"application/grpc", encoding)
    assert found == [GrpcMessage(b"x" * 99), GrpcMessage(b"plain"), GrpcMessage(b"x" * 99)]


def test_compression_without_a_name_is_noted() -> None:
    (message,) = messages(framed(b"\1\2", 1), b"application/grpc", None)
    assert message.data == b"\1\2"
    assert message.note is not None


def test_messages_together_keep_no_more_than_the_limit() -> None:
    found = messages(framed(gzip.compress(bytes(1000)), 1) * 5, b"application/grpc", b"gzip", limit=2500)
    assert [len(each.data) for each in found] == [1000, 1000, 500, 0, 0]


def test_web_text_is_read_over_inner_padding_and_trailers_are_marked() -> None:
    body = base64.b64encode(framed(b"a")) + b"\r\n" + base64.b64encode(framed(b"grpc-status: 0", 0x80))
    found = messages(body, b"application/grpc-web-text", None)
    assert found == [GrpcMessage(b"a"), GrpcMessage(b"grpc-status: 0", trailers=True)]


@given(st.lists(st.binary(max_size=40)))
def test_base64_segments_come_back(pieces: list[bytes]) -> None:
    assert from_text(b"".join(base64.b64encode(piece) for piece in pieces)) == b"".join(pieces)


@given(st.binary(max_size=200))
def test_any_bytes_are_taken(body: bytes) -> None:
    found, left = frames(body)
    assert sum(len(each.data) + 5 for each in found) + left == len(body)
    messages(body, b"application/grpc-web-text", b"gzip")


def test_content_types_of_grpc() -> None:
    assert all(map(is_grpc, [b"application/grpc", b"Application/gRPC+proto", b"application/grpc-web-text; x=y"]))
    assert not any(map(is_grpc, [b"application/grpcs", b"application/json", b""]))


def test_method_is_the_last_two_segments() -> None:
    assert method_of("/weather.v1.Forecast/Get?x=1") == "weather.v1.Forecast/Get"
    assert method_of("/api/weather.v1.Forecast/Get") == "weather.v1.Forecast/Get"
    assert method_of("/weather") is None
    assert method_of("*") is None
