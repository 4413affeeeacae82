"""Compressed inputs: members in a row, padding, cuts at every place, corruption, and expansion that stays bounded."""

from __future__ import annotations

import gzip
import lzma
import tracemalloc
from collections.abc import Callable, Iterator

import pytest
import zstandard

from auditor.sources.compression import COMPRESSIONS, Compression, DamagedStream

PLAIN = bytes(range(256)) * 900
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "xz": lzma.compress,
    "zst": lambda data: zstandard.ZstdCompressor(write_checksum=True).compress(data),
}


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[i : i + size] for i in range(0, len(data), size))


@pytest.mark.parametrize("compression", COMPRESSIONS, ids=lambda c: c.suffix)
@pytest.mark.parametrize("size", [1, 7, 1 << 20])
def test_several_members_in_a_row_and_in_pieces(compression: Compression, size: int) -> None:
    packed = COMPRESS[compression.suffix](PLAIN[:5000]) + COMPRESS[compression.suffix](PLAIN)
    assert packed.startswith(compression.magic)
    assert b"".join(compression.expand(pieces(packed, size))) == PLAIN[:5000] + PLAIN


@pytest.mark.parametrize("suffix", ["gz", "xz"])
def test_zero_padding_behind_the_last_member_is_ignored(suffix: str) -> None:
    compression = next(c for c in COMPRESSIONS if c.suffix == suffix)
    packed = COMPRESS[suffix](PLAIN) + bytes(512)
    assert b"".join(compression.expand(pieces(packed, 100))) == PLAIN


@pytest.mark.parametrize("suffix", ["gz", "xz", "zst"])
def test_cut_data_give_what_stood_before_and_say_so(suffix: str) -> None:
    compression = next(c for c in COMPRESSIONS if c.suffix == suffix)
    packed = COMPRESS[suffix](PLAIN)
    for cut in (6, len(packed) // 2, len(packed) - 1):
        got = bytearray()

        def collect(expanded: Iterator[bytes], into: bytearray = got) -> None:
            for piece in expanded:
                into += piece

        with pytest.raises(DamagedStream, match="end in the middle"):
            collect(compression.expand(iter([packed[:cut]])))
        assert PLAIN.startswith(bytes(got))
    assert len(got) > 0


@pytest.mark.parametrize("suffix", ["gz", "xz", "zst"])
def test_corrupt_data_are_named_so(suffix: str) -> None:
    compression = next(c for c in COMPRESSIONS if c.suffix == suffix)
    packed = bytearray(COMPRESS[suffix](PLAIN))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\xff" * 40
    with pytest.raises(DamagedStream, match="corrupt"):
        list(compression.expand(iter([bytes(packed)])))


@pytest.mark.parametrize(("suffix", "memory"), [("gz", 1_000_000), ("xz", 10_000_000)])
def test_what_expands_a_thousandfold_is_given_in_small_pieces(suffix: str, memory: int) -> None:
    compression = next(c for c in COMPRESSIONS if c.suffix == suffix)
    packed = COMPRESS[suffix](bytes(50_000_000))
    tracemalloc.start()
    assert max(len(piece) for piece in compression.expand(iter([packed]))) <= 64 * 1024
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < memory
