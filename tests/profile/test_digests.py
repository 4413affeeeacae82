"""Digests as they are sent; OpenSSL (through cryptography) is asked too."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives import hashes

from auditor.profile.digests import ALGORITHMS, digests, nested, written

ORACLE: dict[str, hashes.HashAlgorithm] = {
    "MD5": hashes.MD5(),
    "SHA-1": hashes.SHA1(),
    "SHA-224": hashes.SHA224(),
    "SHA-256": hashes.SHA256(),
    "SHA-384": hashes.SHA384(),
    "SHA-512": hashes.SHA512(),
    "SHA3-224": hashes.SHA3_224(),
    "SHA3-256": hashes.SHA3_256(),
    "SHA3-384": hashes.SHA3_384(),
    "SHA3-512": hashes.SHA3_512(),
}


def by_openssl(name: str, data: bytes) -> bytes:
    digest = hashes.Hash(ORACLE[name])
    digest.update(data)
    return digest.finalize()


@pytest.mark.parametrize("name", list(ORACLE))
def test_every_algorithm_is_what_it_is_called(name: str) -> None:
    assert dict(ALGORITHMS)[name](b"mia") == by_openssl(name, b"mia")


def test_a_digest_is_written_in_many_ways() -> None:
    digest = by_openssl("SHA-1", b"mia")
    found = {each.data: each.form for each in written(digest, "SHA-1")}
    assert found[digest] == "SHA-1 of {}, raw bytes"
    assert found[digest.hex().encode()] == "SHA-1 of {}"
    assert found[base64.b64encode(digest).rstrip(b"=")] == "SHA-1 of {}, base64"
    capitals = base64.b64encode(digest.hex().upper().encode())
    assert any(data in capitals for data, form in found.items() if "capitals" in form)


def test_digests_of_digests() -> None:
    found = {each.data: each.form for each in nested(b"mia")}
    inner = by_openssl("MD5", b"mia")
    assert found[by_openssl("SHA3-224", inner.hex().encode()).hex().encode()] == "SHA3-224 of MD5 of {}"
    assert found[by_openssl("SHA-256", inner).hex().encode()] == "SHA-256 of MD5 (raw) of {}"
    assert found[by_openssl("SHA-1", base64.b64encode(b"mia")).hex().encode()] == "SHA-1 of base64 of {}"


def test_digests_of_digests_only_where_asked_for() -> None:
    once, twice = list(digests(b"mia", twice=False)), list(digests(b"mia", twice=True))
    assert len(once) < len(twice)
    assert {each.form for each in once} < {each.form for each in twice}
