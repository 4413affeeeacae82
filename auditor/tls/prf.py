"""Key derivation: the pseudo-random functions of TLS 1.0 to 1.2 and HKDF-Expand-Label of TLS 1.3 and QUIC."""

from __future__ import annotations

from functools import lru_cache
from hmac import digest

_HASHED = {"sha256": 32, "sha384": 48}
"""Bytes of one block of output, by `hashlib` name."""


def p_hash(name: str, secret: bytes, seed: bytes, length: int) -> bytes:
    """``length`` bytes of P_hash (RFC 5246 §5); ``name`` is a `hashlib` name such as ``sha256``."""
    output = b""
    chained = seed
    while len(output) < length:
        chained = digest(secret, chained, name)
        output += digest(secret, chained + seed, name)
    return output[:length]


def prf(version: int, name: str, secret: bytes, label: bytes, seed: bytes, length: int) -> bytes:
    """The PRF of TLS 1.2 (hash ``name``), or of TLS 1.0 and 1.1 (MD5 xor SHA-1, RFC 2246 §5, ``name`` unused)."""
    if version >= 0x0303:
        return p_hash(name, secret, label + seed, length)
    half = (len(secret) + 1) // 2
    left = p_hash("md5", secret[:half], label + seed, length)
    right = p_hash("sha1", secret[len(secret) - half :], label + seed, length)
    return (int.from_bytes(left, "big") ^ int.from_bytes(right, "big")).to_bytes(length, "big")


@lru_cache(maxsize=64)
def _info(label: bytes, context: bytes, length: int) -> bytes:
    full = b"tls13 " + label
    return length.to_bytes(2, "big") + bytes((len(full),)) + full + bytes((len(context),)) + context


def expand_label(name: str, secret: bytes, label: bytes, context: bytes, length: int) -> bytes:
    """HKDF-Expand-Label (RFC 8446 §7.1); ``label`` without its ``tls13 `` prefix."""
    info = _info(label, context, length)
    if length <= _HASHED[name]:
        return digest(secret, info + b"\1", name)[:length]
    output = block = b""
    counter = 1
    while len(output) < length:
        block = digest(secret, block + info + bytes((counter,)), name)
        output += block
        counter += 1
    return output[:length]
