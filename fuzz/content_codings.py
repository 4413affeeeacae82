"""Bodies under content codings: gzip, deflate, brotli, zstd, and several of them on top of each other."""

from __future__ import annotations

import gzip
import zlib

import brotli
import zstandard

from auditor.protocols.content import FREE_EXPANSION, RATIO_LIMIT, BodyCollector
from auditor.protocols.inflaters import PIECE
from fuzz.dice import Dice
from fuzz.running import fuzz

NAMES = (b"gzip", b"deflate", b"br", b"zstd", b"identity", b"x-made-up")
LIMIT = 1 << 16
SLACK = 4 * PIECE * 16


def one_input(data: bytes) -> None:
    """Two bytes choose the codings, one the size of the pieces; the rest is the body as sent.

    How far a coding that breaks in the middle is followed depends on the pieces its library is fed, and Brotli's
    refuses a stream whole whose end does not stand at the end of a piece.
    """
    dice = Dice(data)
    codings = b", ".join(NAMES[dice.number() % len(NAMES)] for _ in range(dice.number() % 3 + 1))
    size = dice.number() + 1
    body = dice.rest()
    whole = _collected([body], codings)
    cut = _collected([body[i : i + size] for i in range(0, len(body), size)], codings)
    kept, length, note = whole
    broken = [note is not None, cut[2] is not None]
    assert cut == whole or all(broken) or (b"br" in codings and any(broken)), (codings, size)
    assert len(kept) <= LIMIT
    assert length <= max(FREE_EXPANSION, RATIO_LIMIT * len(body)) + SLACK, f"{length} bytes out of {len(body)}"


def _collected(pieces: list[bytes], codings: bytes) -> tuple[bytes, int, str | None]:
    collector = BodyCollector(codings, limit=LIMIT)
    for piece in pieces:
        collector.feed(piece)
    body, note = collector.finish()
    assert body is not None
    return body.data, body.length, note


def seeds() -> list[bytes]:
    """One text under each coding, whole and cut, and one under two."""
    text = b'{"lat": 48.40, "lon": 11.74}' * 30
    packed = (gzip.compress(text, mtime=0), zlib.compress(text), brotli.compress(text), zstandard.compress(text))
    found = [bytes([0, number, 40]) + body[:cut] for number, body in enumerate(packed) for cut in (None, -9)]
    raw = zlib.compressobj(wbits=-15)
    found.append(bytes([0, 1, 3]) + raw.compress(text) + raw.flush())
    return [*found, bytes([1, 0, 3, 7]) + zstandard.compress(packed[0])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
