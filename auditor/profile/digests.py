"""Digests under which a value is sent, once and twice over, and how their bytes are written."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from auditor.profile.encodings import base64

Digest = Callable[[bytes], bytes]


def _made_by(name: str) -> Digest:
    return lambda data: hashlib.new(name, data, usedforsecurity=False).digest()


ALGORITHMS: tuple[tuple[str, Digest], ...] = (
    ("MD5", _made_by("md5")),
    ("SHA-1", _made_by("sha1")),
    ("SHA-256", _made_by("sha256")),
    ("SHA-512", _made_by("sha512")),
    ("SHA-224", _made_by("sha224")),
    ("SHA-384", _made_by("sha384")),
    ("SHA3-256", _made_by("sha3_256")),
    ("SHA3-512", _made_by("sha3_512")),
    ("SHA3-224", _made_by("sha3_224")),
    ("SHA3-384", _made_by("sha3_384")),
)
"""FIPS 180-4, FIPS 202 and RFC 1321, the usual ones first."""
USUAL = ALGORITHMS[:4]


class Digested(NamedTuple):
    """A digest as sent: ``data``, a phrase with ``{}`` for what it is of, and whether case matters.

    ``bounded``: it is hexadecimal text, and no longer hexadecimal text may hold it.
    """

    data: bytes
    form: str
    exact: bool
    bounded: bool = False


def _padded(digest: bytes) -> str:
    return b64encode(digest).decode().rstrip("=")


def written(digest: bytes, name: str) -> Iterator[Digested]:
    """One digest in hexadecimal, raw, in base64 of either, in hexadecimal of hexadecimal, and escaped for a URL."""
    digits = digest.hex().encode()
    yield Digested(digits, f"{name} of {{}}", False, True)
    yield Digested(digest, f"{name} of {{}}, raw bytes", True)
    text = _padded(digest)
    yield Digested(text.encode(), f"{name} of {{}}, base64", True)
    safe = text.translate({0x2B: "-", 0x2F: "_"})
    if safe != text:
        yield Digested(safe.encode(), f"{name} of {{}}, base64url", True)
        yield Digested(quote(text, safe="").encode(), f"{name} of {{}}, base64, percent-encoded", False)
    for spelt, case in ((digits, ""), (digits.upper(), "in capitals, ")):
        for encoded in base64(spelt):
            yield Digested(encoded.data, f"{name} of {{}} in hexadecimal, {case}base64", True)
    yield Digested(digits.hex().encode(), f"{name} of {{}} in hexadecimal, twice", False)


def nested(text: bytes) -> Iterator[Digested]:
    """Digests of digests, one of them a usual one, however the inner is written; digests of base64 and hexadecimal."""
    for inner, make in ALGORITHMS:
        digest = make(text)
        digits = digest.hex().encode()
        usual = (inner, make) in USUAL
        for outer, again in ALGORITHMS if usual else USUAL:
            yield from _plainly(again(digits), f"{outer} of {inner}", alone=not usual)
    for inner, make in USUAL:
        digest = make(text)
        others = (
            (digest.hex().upper().encode(), "in capitals"),
            (digest, "raw"),
            (b64encode(digest), "base64"),
        )
        for spelt, how in others:
            for outer, again in USUAL:
                yield from _plainly(again(spelt), f"{outer} of {inner} ({how})", alone=True)
    for outer, again in USUAL:
        yield Digested(again(b64encode(text)).hex().encode(), f"{outer} of base64 of {{}}", False, True)
        yield Digested(again(text.hex().encode()).hex().encode(), f"{outer} of hexadecimal of {{}}", False, True)


def _plainly(digest: bytes, name: str, *, alone: bool = False) -> Iterator[Digested]:
    yield Digested(digest.hex().encode(), f"{name} of {{}}", False, True)
    if not alone:
        yield Digested(_padded(digest).encode(), f"{name} of {{}}, base64", True)


def digests(text: bytes, *, twice: bool) -> Iterator[Digested]:
    """Every digest of these bytes as it may be sent, and those of digests if asked for."""
    for name, make in ALGORITHMS:
        yield from written(make(text), name)
    if twice:
        yield from nested(text)
