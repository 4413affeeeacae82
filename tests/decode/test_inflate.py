from __future__ import annotations

import gzip
import json
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.model import Outcome

_CONTENT = json.dumps({"header": {"model": "Pixel 7", "ids": list(range(50))}}).encode()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (gzip.compress(_CONTENT), "gzip"),
        (gzip.compress(_CONTENT[:20]) + gzip.compress(_CONTENT[20:]), "gzip"),
        (zlib.compress(_CONTENT), "zlib"),
        (zlib.compress(_CONTENT, 1), "zlib"),
        (raw_deflate(_CONTENT), "deflate"),
        (zstandard.ZstdCompressor().compress(_CONTENT), "zstd"),
    ],
)
def test_compressed_bodies_are_opened(body: bytes, name: str) -> None:
    tree = decode_body(body, "application/octet-stream")
    assert [node.path for node in tree.nodes()] == [(name, "json")]
    assert tree.gaps == ()


def test_layers_are_opened_one_by_one() -> None:
    assert next(decode_body(gzip.compress(gzip.compress(_CONTENT))).nodes()).path == ("gzip", "gzip", "json")


def test_text_and_unknown_bytes_inside_gzip_are_kept() -> None:
    assert next(decode_body(gzip.compress(b"just words")).nodes()).document == "just words"
    tree = decode_body(gzip.compress(b"\x00\x01\x02" * 10))
    assert next(tree.nodes()).path == ("gzip", "bytes")
    assert [gap.reason for gap in tree.gaps] == [Outcome.UNDECODABLE]


def test_gzip_cut_short_gives_its_start_and_a_gap() -> None:
    text = b"".join(b"line %d of a long text\n" % i for i in range(3000))
    whole = gzip.compress(text)
    tree = decode_body(whole[: len(whole) // 2])
    root = next(tree.nodes())
    assert root.path == ("gzip", "text")
    assert isinstance(root.document, str)
    assert text.startswith(root.document.encode())
    assert [gap.reason for gap in tree.gaps] == [Outcome.UNDECODABLE]


@given(st.binary(min_size=1, max_size=200))
def test_what_follows_a_magic_number_may_be_anything(tail: bytes) -> None:
    for magic in (b"\x1f\x8b\x08", b"\x78\x9c", b"\x28\xb5\x2f\xfd", b""):
        assert next(decode_body(magic + tail).nodes()).document is not None
