"""Bodies as tshark gives them, decoded where it gives them encoded, with other libraries' own decoders."""

from __future__ import annotations

import hashlib
import zlib

import brotli
import zstandard

from bench.parity_records import Content

NOTHING = Content(0, hashlib.sha256(b"").hexdigest())


def content(data: bytes) -> Content:
    """Length and hash of these bytes."""
    return Content(len(data), hashlib.sha256(data).hexdigest())


def decoded(data: bytes, encodings: str) -> bytes | None:
    """``data`` with its content codings (RFC 9110 §8.4, as listed in the header) undone; None where that fails."""
    for coding in reversed([each.strip().lower() for each in encodings.split(",") if each.strip()]):
        try:
            data = _decode(data, coding)
        except (zlib.error, brotli.error, zstandard.ZstdError, ValueError):
            return None
    return data


def _decode(data: bytes, coding: str) -> bytes:
    if coding == "identity" or not data:
        return data
    if coding in ("gzip", "x-gzip"):
        return zlib.decompressobj(47).decompress(data)
    if coding == "deflate":
        try:
            return zlib.decompress(data)
        except zlib.error:
            return zlib.decompressobj(-15).decompress(data)
    if coding == "br":
        return bytes(brotli.decompress(data))
    if coding == "zstd":
        return zstandard.ZstdDecompressor().decompressobj().decompress(data)
    raise ValueError(coding)
