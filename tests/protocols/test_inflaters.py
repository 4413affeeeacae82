from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from auditor.protocols.inflaters import PIECE, BrokenStream, Brotli, Deflate, Gzip, Inflater, Zstd


def words(size: int, seed: int) -> bytes:
    """Text that compresses about as pages and scripts do."""
    draw = random.Random(seed)
    vocabulary = [bytes(draw.randrange(97, 123) for _ in range(draw.randrange(3, 9))) for _ in range(3000)]
    return b" ".join(draw.choice(vocabulary) for _ in range(size // 6))


def fed(inflater: Inflater, data: bytes, step: int) -> list[bytes]:
    pieces = [piece for at in range(0, len(data), step) for piece in inflater.feed(data[at : at + step])]
    return [*pieces, *inflater.close()]


@pytest.fixture(scope="module")
def script() -> tuple[bytes, bytes]:
    plain = words(3_000_000, 1)
    return plain, brotli.compress(plain, quality=5, lgwin=22)


@pytest.mark.parametrize("step", [1400, 16_384, 1 << 30])
def test_brotli_larger_than_the_decoder_gives_at_once_is_read_whole(script: tuple[bytes, bytes], step: int) -> None:
    plain, sent = script
    inflater = Brotli()
    pieces = fed(inflater, sent, step)
    assert b"".join(pieces) == plain
    assert inflater.finished
    assert max(map(len, pieces)) <= 8 * PIECE


def test_brotli_that_ends_early_is_not_finished(script: tuple[bytes, bytes]) -> None:
    plain, sent = script
    inflater = Brotli()
    assert plain.startswith(b"".join(fed(inflater, sent[:-1], 16_384)))
    assert not inflater.finished


def salvaged(make: Callable[[], Inflater], data: bytes, step: int) -> tuple[bytes, bool]:
    """What came out in all, and whether the data were found broken."""
    inflater, out = make(), bytearray()
    try:
        for at in range(0, len(data), step):
            for piece in inflater.feed(data[at : at + step]):
                out += piece
        for piece in inflater.close():
            out += piece
    except BrokenStream:
        return bytes(out), True
    return bytes(out), False


def many_frames(plain: bytes) -> bytes:
    """Zstandard frames, shorter than a slice."""
    pack = zstandard.ZstdCompressor().compress
    return b"".join(pack(plain[at : at + 50]) for at in range(0, len(plain), 50))


def flushed_often(plain: bytes) -> bytes:
    """One Zstandard frame of many small blocks."""
    packer = zstandard.ZstdCompressor().compressobj()
    parts = [
        packer.compress(plain[at : at + 100]) + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        for at in range(0, len(plain), 100)
    ]
    return b"".join(parts) + packer.flush()


CODED: tuple[tuple[Callable[[], Inflater], Callable[[bytes], bytes]], ...] = (
    (Brotli, lambda plain: brotli.compress(plain, quality=5)),
    (Zstd, many_frames),
    (Zstd, flushed_often),
    (Gzip, lambda plain: gzip.compress(plain[:9000]) + gzip.compress(plain[9000:])),
    (Deflate, zlib.compress),
)


@pytest.mark.parametrize(("make", "pack"), CODED)
def test_what_is_salvaged_of_broken_data_does_not_depend_on_how_they_were_cut(
    make: Callable[[], Inflater], pack: Callable[[bytes], bytes]
) -> None:
    sent = pack(words(40_000, 2))
    found = set()
    for at in range(11, len(sent) - 8, len(sent) // 9):
        broken = sent[:at] + bytes(byte ^ 0xFF for byte in sent[at : at + 8]) + sent[at + 8 :]
        whole = salvaged(make, broken, len(broken))
        assert all(salvaged(make, broken, step) == whole for step in (1, 7, 128, 1400))
        found.add(whole[1])
    assert True in found


@pytest.mark.parametrize(("make", "pack"), CODED)
def test_data_cut_short_or_followed_by_more_come_out_the_same_byte_by_byte(
    make: Callable[[], Inflater], pack: Callable[[bytes], bytes]
) -> None:
    plain = words(20_000, 3)
    sent = pack(plain)
    for data in (sent, sent[: len(sent) // 2], sent[:-1], sent + b"more", sent + b"\0" * 2000):
        assert salvaged(make, data, 1) == salvaged(make, data, len(data)) == salvaged(make, data, 131)
    assert salvaged(make, sent, 1)[0].startswith(plain[:1000])
