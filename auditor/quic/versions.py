"""QUIC versions by number: their names, the salts and labels their keys are derived with, and their packet types.

Salts: RFC 9001 section 5.2, RFC 9369 section 3.3.1, the drafts of draft-ietf-quic-tls. mvfst, the stack of Meta's apps,
numbers its versions by itself and follows drafts 22 and 27.
"""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

NEGOTIATION = 0
VERSION_1 = 1
VERSION_2 = 0x6B3343CF


class Kind(Enum):
    """What a packet is; ``FOREIGN`` are those of versions that are not read."""

    INITIAL = "Initial"
    ZERO_RTT = "0-RTT"
    HANDSHAKE = "Handshake"
    RETRY = "Retry"
    NEGOTIATION = "Version Negotiation"
    SHORT = "1-RTT"
    FOREIGN = "unknown version"


class Dialect(Struct, frozen=True):
    """How one version derives its keys (``salt``, ``prefix`` of the labels) and numbers its long packet types."""

    name: str
    salt: bytes
    prefix: bytes = b"quic"
    kinds: tuple[Kind, Kind, Kind, Kind] = (Kind.INITIAL, Kind.ZERO_RTT, Kind.HANDSHAKE, Kind.RETRY)


_SALT_22 = bytes.fromhex("7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a")
_SALT_23 = bytes.fromhex("c3eef712c72ebb5a11a7d2432bb46365bef9f502")
_SALT_29 = bytes.fromhex("afbfec289993d24c9e9786f19c6111e04390a899")
_SALT_1 = bytes.fromhex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a")
_SALT_2 = bytes.fromhex("0dede3def700a6db819381be6e269dcbf9bd2ed9")
_MVFST = {0xFACEB001: _SALT_22, 0xFACEB003: _SALT_1} | dict.fromkeys(
    (0xFACEB002, 0xFACEB00E, 0xFACEB010, 0xFACEB011, 0xFACEB012, 0xFACEB013), _SALT_23
)
_GOOGLE = re.compile(rb"Q0[0-9]{2}|T05[01]")


def _dialects() -> dict[int, Dialect]:
    known = {VERSION_1: Dialect("QUIC v1", _SALT_1)}
    shifted = (Kind.RETRY, Kind.INITIAL, Kind.ZERO_RTT, Kind.HANDSHAKE)
    known[VERSION_2] = Dialect("QUIC v2", _SALT_2, b"quicv2", shifted)
    for draft in range(23, 35):
        salt = _SALT_23 if draft < 29 else _SALT_29 if draft < 33 else _SALT_1
        known[0xFF000000 | draft] = Dialect(f"QUIC draft-{draft}", salt)
    known |= {number: Dialect(f"QUIC mvfst 0x{number:08x}", salt) for number, salt in _MVFST.items()}
    return known


DIALECTS = _dialects()
"""Every version that is read, by number."""
_BEHIND_RESERVED = tuple(DIALECTS[number] for number in (VERSION_1, 0xFF00001D, 0xFF00001B))


def dialects(version: int) -> tuple[Dialect, ...]:
    """How packets of a version may be protected, the likeliest first; none where it is not read.

    A reserved number stands for whatever version the client would rather have spoken.
    """
    known = DIALECTS.get(version)
    if known is not None:
        return (known,)
    return _BEHIND_RESERVED if is_reserved(version) else ()


def version_name(version: int) -> str:
    """The version in words, known or not."""
    dialect = DIALECTS.get(version)
    if dialect is not None:
        return dialect.name
    google = google_name(version.to_bytes(4, "big"))
    if google is not None:
        return google
    return f"QUIC draft-{version & 0xFF}" if version >> 8 == 0xFF0000 else f"QUIC version 0x{version:08x}"


def google_name(tag: bytes) -> str | None:
    """``Google QUIC Q043`` and the like for a version tag of Google's QUIC, which is recognised but not read."""
    return f"Google QUIC {tag.decode()}" if _GOOGLE.fullmatch(tag) else None


def is_reserved(version: int) -> bool:
    """Whether it is one of the numbers 0x?a?a?a?a, sent to provoke version negotiation (RFC 9000 section 15)."""
    return version & 0x0F0F0F0F == 0x0A0A0A0A
