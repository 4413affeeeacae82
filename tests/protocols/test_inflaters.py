from __future__ import annotations

import random

import brotli
import pytest

from auditor.protocols.inflaters import PIECE, Brotli, Inflater


def words(size: int, seed: int) -> bytes:
    """Text that compresses about as pages and scripts do."""
    draw = random.Random(seed)
    vocabulary = [bytes(draw.randrange(97, 123) for _ in range(draw.randrange(3, 9))) for _ in range(3000)]
    return b" ".join(draw.choice(vocabulary) for _ in range(size // 6))


def fed(inflater: Inflater, data: bytes, step: int) -> list[bytes]:
    return [piece for at in range(0, len(data), step) for piece in inflater.feed(data[at : at + step])]


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
