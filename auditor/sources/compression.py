"""Takes compressed inputs apart piece by piece: gzip, zstd and xz, several members in a row, in bounded memory.

What was expanded before a fault has always been given already; the fault itself is a `DamagedStream`.
"""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Iterator

from msgspec import Struct

PIECE = 64 * 1024
"""Compressed bytes fed, and expanded bytes given, at a time (zstd: `ZSTD_FEED` bytes fed)."""
ZSTD_FEED = 2048
MEMORY = 128 * 1024 * 1024
"""Most memory a zstd window or an xz dictionary may ask for."""


class DamagedStream(Exception):
    """Compressed data that end early or make no sense; the text says which."""


def _cut(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), size):
            yield chunk[start : start + size]


def expand_gzip(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of a gzip file (RFC 1952) of one or more members; zero padding behind them is ignored."""
    inflate = zlib.decompressobj(31)
    begun = False
    try:
        for piece in _cut(chunks, PIECE):
            left = piece
            while left:
                if inflate.eof:
                    left = left.lstrip(b"\0") if not begun else left
                    inflate, begun = (zlib.decompressobj(31), False) if left else (inflate, begun)
                    continue
                begun = True
                yield inflate.decompress(left, PIECE)
                left = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
                begun = begun and not inflate.eof
        while not inflate.eof and (rest := inflate.decompress(b"", PIECE)):
            yield rest
    except zlib.error as error:
        raise DamagedStream(f"the gzip data are corrupt ({error})") from error
    if not inflate.eof:
        raise DamagedStream("the gzip data end in the middle")


def expand_xz(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of an xz file of one or more streams; zero padding behind them is ignored."""
    unpack = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY)
    try:
        for piece in _cut(chunks, PIECE):
            left = piece
            while left or not (unpack.needs_input or unpack.eof):
                if unpack.eof:
                    left = left.lstrip(b"\0")
                    if left:
                        unpack = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY)
                    continue
                yield unpack.decompress(left, PIECE)
                left = unpack.unused_data if unpack.eof else b""
    except (lzma.LZMAError, EOFError) as error:
        raise DamagedStream(f"the xz data are corrupt ({error})") from error
    if not unpack.eof:
        raise DamagedStream("the xz data end in the middle")


def expand_zstd(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of a zstd file (RFC 8878) of one or more frames.

    zstandard gives all that a piece expands to at once; a block of 4 bytes makes at most 128 KiB, so feeding
    `ZSTD_FEED` bytes bounds it at 64 MiB.
    """
    import zstandard

    factory = zstandard.ZstdDecompressor(max_window_size=MEMORY)
    unpack = factory.decompressobj()
    try:
        for piece in _cut(chunks, ZSTD_FEED):
            left = piece
            while left:
                if unpack.eof:
                    unpack = factory.decompressobj()
                yield unpack.decompress(left)
                left = unpack.unused_data if unpack.eof else b""
    except zstandard.ZstdError as error:
        raise DamagedStream(f"the zstd data are corrupt ({error})") from error
    if not unpack.eof:
        raise DamagedStream("the zstd data end in the middle")


class Compression(Struct, frozen=True):
    """A way of compressing: its suffix in a source's ``kind``, how it begins, and how to undo it."""

    suffix: str
    magic: bytes
    expand: Callable[[Iterator[bytes]], Iterator[bytes]]


COMPRESSIONS: tuple[Compression, ...] = (
    Compression("gz", b"\x1f\x8b", expand_gzip),
    Compression("zst", b"\x28\xb5\x2f\xfd", expand_zstd),
    Compression("xz", b"\xfd7zXZ\x00", expand_xz),
)
