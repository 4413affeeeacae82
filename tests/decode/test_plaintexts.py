"""Ciphertexts of a log found again in requests: whole bodies, below headers, in steps, and inside values."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from auditor.decode import Tree, decode_body
from auditor.decode.plaintexts import CipherCall, Plaintexts, join

IV = bytes(range(16))
PLAIN = json.dumps({"model": "Pixel 7", "more": base64.b64encode(b'{"lat": 48.40}').decode()}).encode()


def encrypted(plain: bytes) -> bytes:
    padder, cipher = PKCS7(128).padder(), Cipher(algorithms.AES(b"k" * 16), modes.CBC(IV)).encryptor()
    return cipher.update(padder.update(plain) + padder.finalize()) + cipher.finalize()


def recorded(plain: bytes, left: bytes, algorithm: str = "AES/CBC/PKCS5Padding") -> Plaintexts:
    return Plaintexts([CipherCall(0, "com.example.app", algorithm, IV, b"", plain, left)])


CIPHERTEXT = encrypted(PLAIN)
KNOWN = recorded(PLAIN, CIPHERTEXT)


def found(tree: Tree) -> dict[tuple[str, ...], str]:
    return {leaf.path: leaf.text for leaf in tree.leaves()}


@pytest.mark.parametrize("header", [b"", b"v1", b"\x01\x00" + IV, b"x" * 256])
def test_body_that_is_the_ciphertext_or_holds_it_below_a_header(header: bytes) -> None:
    tree = join(decode_body(header + CIPHERTEXT), KNOWN)
    leaves = found(tree)
    assert leaves[("aes-info", "json", "$['model']")] == "Pixel 7"
    assert leaves[("aes-info", "json", "$['more']", "base64", "json", "$['lat']")] == "48.40"
    assert (tree.gaps, tree.opaque) == ((), ())
    assert tree.roots[0].decoders == ("aes-info", "json")


def test_body_of_which_only_the_last_step_was_recorded() -> None:
    tree = join(decode_body(CIPHERTEXT), recorded(PLAIN, CIPHERTEXT[-32:]))
    assert found(tree)[("aes-info", "json", "$['model']")] == "Pixel 7"


@pytest.mark.parametrize(
    ("body", "kind", "way"),
    [
        (base64.b64encode(CIPHERTEXT), "text/plain", ("text", "$", "base64")),
        (json.dumps({"d": base64.urlsafe_b64encode(CIPHERTEXT).decode()}).encode(), "application/json",
         ("json", "$['d']", "base64")),
        (b"n=1&d=" + CIPHERTEXT.hex().encode(), "application/x-www-form-urlencoded", ("form", "$['d'][0]", "hex")),
    ],
)  # fmt: skip
def test_values_inside_a_body(body: bytes, kind: str, way: tuple[str, ...]) -> None:
    before = decode_body(body, kind)
    assert len(before.opaque) == 1
    tree = join(before, KNOWN)
    assert found(tree)[(*way, "aes-info", "json", "$['model']")] == "Pixel 7"
    assert found(tree)[(*way, "aes-info", "json", "$['more']", "base64", "json", "$['lat']")] == "48.40"
    assert tree.opaque == ()


def test_other_gaps_and_blobs_stay() -> None:
    other = encrypted(bytes(150))
    body = json.dumps({"a": base64.b64encode(CIPHERTEXT).decode(), "b": base64.b64encode(other).decode()}).encode()
    tree = join(decode_body(body, "application/json"), KNOWN)
    assert [opaque.path for opaque in tree.opaque] == [("json", "$['b']")]


@pytest.mark.parametrize(
    "plaintexts",
    [
        Plaintexts([]),
        recorded(PLAIN, CIPHERTEXT, "HmacSHA256"),
        recorded(PLAIN, CIPHERTEXT[:15]),
        recorded(PLAIN, CIPHERTEXT + b"x"),
        recorded(b"", CIPHERTEXT),
    ],
    ids=["none", "mac", "too short", "longer", "no plaintext"],
)
def test_what_does_not_fit_changes_nothing(plaintexts: Plaintexts) -> None:
    tree = decode_body(CIPHERTEXT)
    assert join(tree, plaintexts) is tree
    assert [gap.detail for gap in tree.gaps] == ["a request body in no encoding known here"]


def test_longest_of_several_that_fit() -> None:
    part = CipherCall(0, "", "AES", IV, b"", b'{"model": "part"}', CIPHERTEXT[:32])
    whole = CipherCall(0, "", "AES", IV, b"", PLAIN, CIPHERTEXT)
    assert Plaintexts([part, whole]).find(CIPHERTEXT) == whole
    assert Plaintexts([whole, part]).find(CIPHERTEXT) == whole


def test_random_plaintext_is_opaque_inside_the_layer() -> None:
    noise = encrypted(bytes(200))
    tree = join(decode_body(encrypted(noise)), recorded(noise, encrypted(noise)))
    assert [opaque.path for opaque in tree.opaque] == [("aes-info", "bytes")]
    assert [gap.bytes for gap in tree.gaps] == [len(noise)]
