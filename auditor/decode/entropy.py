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
    (b"Salted__", "OpenSSL enc"),
    (b"age-encryption.org/v1\n", "age"),
    (b"\x19\xf1\x03\x00", "MMTLS"),
    (b"\x19\xf1\x04\x00", "MMTLS"),
)
"""First bytes of known encrypted formats. Sources: Citizen Lab, "TikTok and Douyin" (2021), and published clients;
openssl-enc(1); age-encryption.org/v1; Citizen Lab, "Should We Chat, Too?" (2024), for WeChat's MMTLS.
"""

_SHARE = 0.95
_EVEN = (255 - 4 * 22.6, 255 + 4 * 22.6)
"""Chi-squared of 256 equally likely byte values: mean 255, standard deviation 22.6 (255 degrees of freedom)."""


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


def even(data: bytes) -> bool:
    """Whether every byte value is as frequent as in random bytes, within four standard deviations.

    Ciphertext is; of compressed data hardly any from about a kilobyte on, while of less than that nothing can be said.
    """
    sample = data[:SAMPLE]
    if not sample:
        return False
    mean = len(sample) / 256
    counts = Counter(sample)
    measured = sum((n - mean) ** 2 for n in counts.values()) / mean + (256 - len(counts)) * mean
    return _EVEN[0] <= measured <= _EVEN[1]
