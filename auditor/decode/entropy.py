"""What looks encrypted: entropy against what randomness gives at this length, and known encrypted containers."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import comb, log2

LEAST = 64
"""Shortest blob, in bytes, of which entropy says anything."""

SAMPLE = 16 * 1024
"""Bytes from the start that are measured."""

CONTAINERS: tuple[tuple[bytes, str], ...] = (
    (b"\x74\x63\x05\x10\x00\x00", "ttEncrypt"),
    (b"\x74\x63\x02\x01", "ttEncrypt (2020)"),
    (b"\x12\x39\x20\x20\x02\x03", "ttEncrypt (RangersAppLog)"),
)
"""First bytes of known encrypted formats. Sources: Citizen Lab, "TikTok and Douyin" (2021), and published clients."""

_SHARE = 0.95


def container(data: bytes) -> str | None:
    """The known encrypted format these bytes begin, or None."""
    for magic, name in CONTAINERS:
        if data.startswith(magic):
            return name
    return None


def entropy(data: bytes) -> float:
    """Shannon entropy of the first `SAMPLE` bytes, in bits per byte."""
    sample = data[:SAMPLE]
    size = len(sample)
    if not size:
        return 0.0
    return log2(size) - sum(n * log2(n) for n in Counter(sample).values()) / size


@lru_cache(maxsize=1024)
def expected(size: int) -> float:
    """The mean entropy of ``size`` random bytes: exact below 1 KiB, Miller–Madow's correction above."""
    if size >= 1024:
        return 8 - 255 / (2 * size * 0.6931471805599453)
    p = 1 / 256
    terms = (comb(size, k) * p**k * (1 - p) ** (size - k) * k * log2(k) for k in range(2, min(size, 64) + 1))
    return log2(size) - 256 * sum(terms) / size


def random_looking(data: bytes) -> float | None:
    """The entropy if these bytes are as good as random at their length, else None."""
    if len(data) < LEAST:
        return None
    measured = entropy(data)
    return measured if measured >= _SHARE * expected(min(len(data), SAMPLE)) else None
