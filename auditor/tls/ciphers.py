"""Cipher suites by number: how their records are protected, derived from the registered name."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from msgspec import Struct

from auditor.tls.suites import SUITE_NAMES


class Protection(Enum):
    """The shapes a protected record can have."""

    GCM = "GCM"
    CCM = "CCM"
    CHACHA = "ChaCha20-Poly1305"
    CBC = "CBC"
    STREAM = "stream"


class Suite(Struct, frozen=True):
    """Record protection of one suite; lengths in bytes, hashes as `hashlib` names.

    ``algorithm`` is the block or stream cipher as the name has it (``NULL`` for none). ``iv`` is what the key block of
    TLS 1.2 and below gives: a nonce salt, a whole nonce, or the first block of TLS 1.0. ``mac`` and ``mac_length`` are
    for CBC and stream suites, ``tag`` for the others.
    """

    number: int
    name: str
    protection: Protection
    algorithm: str
    key: int
    iv: int
    prf: str
    mac: str = ""
    mac_length: int = 0
    tag: int = 16

    @property
    def modern(self) -> bool:
        """It is a TLS 1.3 suite."""
        return self.number >> 8 == 0x13


_NAME = re.compile(
    r"TLS_(?:.+_WITH_)?(AES_128|AES_256|CAMELLIA_128|CAMELLIA_256|SEED|IDEA|3DES_EDE|DES|RC4_128|NULL|CHACHA20_POLY1305)"
    r"(?:_(CBC|GCM|CCM_8|CCM))?(?:_(MD5|SHA|SHA256|SHA384))?"
)
_KEY_LENGTHS = {
    "AES_128": 16,
    "AES_256": 32,
    "CAMELLIA_128": 16,
    "CAMELLIA_256": 32,
    "SEED": 16,
    "IDEA": 16,
    "3DES_EDE": 24,
    "DES": 8,
    "RC4_128": 16,
    "NULL": 0,
    "CHACHA20_POLY1305": 32,
}
_BLOCK_LENGTHS = {"IDEA": 8, "3DES_EDE": 8, "DES": 8}
_MACS = {"MD5": ("md5", 16), "SHA": ("sha1", 20), "SHA256": ("sha256", 32), "SHA384": ("sha384", 48)}
_AEAD = {
    "GCM": (Protection.GCM, 4, 16),
    "CCM": (Protection.CCM, 4, 16),
    "CCM_8": (Protection.CCM, 4, 8),
    "POLY1305": (Protection.CHACHA, 12, 16),
}


def suite_name(number: int) -> str:
    """The registered name, or the number in words for one that has none."""
    return SUITE_NAMES.get(number, f"cipher suite 0x{number:04X}")


@cache
def suite(number: int) -> Suite | None:
    """How to open the records of this suite; None for ARIA, Camellia-GCM, GOST, SM4, export and unregistered ones."""
    name = suite_name(number)
    match = _NAME.fullmatch(name)
    if match is None or "_EXPORT" in name:
        return None
    algorithm, mode, hashing = match.groups()
    prf = "sha384" if hashing == "SHA384" else "sha256"
    if algorithm == "CHACHA20_POLY1305":
        mode = "POLY1305"
    if mode in _AEAD:
        protection, iv, tag = _AEAD[mode]
        if protection is not Protection.CHACHA and not algorithm.startswith("AES"):
            return None
        return Suite(number, name, protection, algorithm, _KEY_LENGTHS[algorithm], iv, prf, tag=tag)
    if hashing is None or (mode is None) != (algorithm in ("NULL", "RC4_128")):
        return None
    mac, mac_length = _MACS[hashing]
    shape, iv = (Protection.STREAM, 0) if mode is None else (Protection.CBC, _BLOCK_LENGTHS.get(algorithm, 16))
    return Suite(number, name, shape, algorithm, _KEY_LENGTHS[algorithm], iv, prf, mac, mac_length, 0)
