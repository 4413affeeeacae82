from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard

from bench.parity_bodies import NOTHING, content, decoded

PLAIN = b"an honest body " * 50


@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("gzip", gzip.compress(PLAIN, mtime=0)),
        ("deflate", zlib.compress(PLAIN)),
        ("deflate", zlib.compress(PLAIN)[2:-4]),
        ("br", brotli.compress(PLAIN)),
        ("zstd", zstandard.compress(PLAIN)),
        ("gzip, br", brotli.compress(gzip.compress(PLAIN, mtime=0))),
        ("", PLAIN),
    ],
)
def test_codings_are_undone(coding: str, sent: bytes) -> None:
    assert decoded(sent, coding) == PLAIN


def test_what_cannot_be_undone_is_not_compared() -> None:
    assert decoded(b"\xff\xff", "gzip") is None
    assert decoded(PLAIN, "x-unheard-of") is None


def test_empty_content_has_the_hash_of_nothing() -> None:
    assert content(b"") == NOTHING
