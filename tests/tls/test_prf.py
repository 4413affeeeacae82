from __future__ import annotations

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from auditor.tls.prf import expand_label, p_hash, prf


def test_tls12_prf_with_sha256_matches_the_published_vector() -> None:
    # ietf.org mail archive, TLS list, "Test vectors for TLS 1.2 PRF" (2009-09), P_SHA256.
    secret = bytes.fromhex("9bbe436ba940f017b17652849a71db35")
    seed = bytes.fromhex("a0ba9f936cda311827a6f796ffd5198c")
    expected = "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a"
    assert prf(0x0303, "sha256", secret, b"test label", seed, 100).hex().startswith(expected)


def test_tls10_prf_is_both_hashes_xored_with_overlapping_halves() -> None:
    secret = bytes(range(47))
    left = p_hash("md5", secret[:24], b"labelseed", 40)
    right = p_hash("sha1", secret[23:], b"labelseed", 40)
    assert prf(0x0301, "sha256", secret, b"label", b"seed", 40) == bytes(
        a ^ b for a, b in zip(left, right, strict=True)
    )


@given(st.binary(min_size=32, max_size=48), st.binary(max_size=12), st.binary(max_size=40), st.integers(1, 200))
def test_expand_label_is_hkdf_expand_of_openssl(secret: bytes, label: bytes, context: bytes, length: int) -> None:
    full = b"tls13 " + label
    info = length.to_bytes(2, "big") + bytes((len(full),)) + full + bytes((len(context),)) + context
    expected = HKDFExpand(hashes.SHA256(), length, info).derive(secret)
    assert expand_label("sha256", secret, label, context, length) == expected
