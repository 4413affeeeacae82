from __future__ import annotations

import gzip
import json
from hashlib import sha512

import pytest
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from auditor.decode import decode_body
from auditor.decode.decoder import Hints
from auditor.decode.envelopes.ttencrypt import TtEncrypt
from auditor.decode.limits import Budget, Limits

SALT_TC = (
    "4dd4c2e6b83162090e52b3c7a6733ba41cb2462b829ab58a196b39db57177524"
    "f49baf7f08e8d68d26a72e37c1a95a2f1f05a51892aef2949732b62a38aadd58"
)
SALT_RANGERS = (
    "490cc21292b05d0cc06ccbe91fb92e21b5a7c538811dc85e27a96e28104e1cf6"
    "9c7166efab232807390da78a8b91e49c44b49a43feb941a1e46f2656e613e47b"
)
CONTAINERS = [("746305100000", SALT_TC), ("123920200203", SALT_RANGERS)]


def seal(content: bytes, magic: str, salt: str, seed: bytes = bytes(range(32))) -> bytes:
    derived = sha512(sha512(seed).digest() + bytes.fromhex(salt)).digest()
    padder = padding.PKCS7(128).padder()
    plain = padder.update(sha512(content).digest() + content) + padder.finalize()
    encryptor = Cipher(algorithms.AES(derived[:16]), modes.CBC(derived[16:32])).encryptor()
    return bytes.fromhex(magic) + seed + encryptor.update(plain) + encryptor.finalize()


def open_container(data: bytes) -> bytes | None:
    layer = TtEncrypt().decode(data, Hints(whole=True), Budget.of(Limits()))
    return None if layer is None else bytes(layer.data)  # type: ignore[arg-type]


@pytest.mark.parametrize(("magic", "salt"), CONTAINERS)
@pytest.mark.parametrize("size", [1, 15, 16, 17, 1000])
def test_container_is_opened(magic: str, salt: str, size: int) -> None:
    content = bytes(i * 7 % 256 for i in range(size))
    assert open_container(seal(content, magic, salt)) == content


@pytest.mark.parametrize(("magic", "salt"), CONTAINERS)
def test_damaged_container_stays_closed(magic: str, salt: str) -> None:
    sealed = bytearray(seal(b"x" * 100, magic, salt))
    sealed[60] ^= 1
    assert open_container(bytes(sealed)) is None


def test_container_cut_short_stays_closed() -> None:
    assert open_container(seal(b"x" * 100, *CONTAINERS[0])[:-5]) is None


def test_path_names_the_container_and_what_is_inside() -> None:
    body = seal(gzip.compress(json.dumps({"header": {"device_model": "Pixel 7"}}).encode()), *CONTAINERS[0])
    tree = decode_body(body)
    paths = {leaf.path: leaf.text for leaf in tree.leaves()}
    assert paths["ttencrypt", "gzip", "json", "$['header']['device_model']"] == "Pixel 7"
    assert tree.opaque == ()


def test_container_of_2020_is_named_but_not_opened() -> None:
    body = bytes.fromhex("746302013dd8bfec") + bytes((i * 167 + 13) ** 3 % 251 for i in range(2140))
    tree = decode_body(body)
    assert [o.container for o in tree.opaque] != [None]
    assert "ttencrypt" not in {step for leaf in tree.leaves() for step in leaf.path}
