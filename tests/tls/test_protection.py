from __future__ import annotations

from hmac import digest

import pytest
from cryptography.hazmat.decrepit.ciphers import algorithms as old
from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm, Cipher, modes

from auditor.network.stream import Direction
from auditor.tls.ciphers import suite
from auditor.tls.prf import prf
from auditor.tls.schedule import legacy_opener

MASTER, RANDOMS = bytes(48), (b"c" * 32, b"s" * 32)
BLOCK_SUITES = {0x000A: (24, old.TripleDES), 0x0007: (16, old.IDEA), 0x0096: (16, old.SEED)}


def key_block(length: int) -> bytes:
    return prf(0x0303, "sha256", MASTER, b"key expansion", RANDOMS[1] + RANDOMS[0], length)


def head_of(payload: bytes, kind: int = 23) -> int:
    return kind << 32 | 0x0303 << 16 | len(payload)


@pytest.mark.parametrize("number", BLOCK_SUITES)
def test_old_block_cipher_records_open_and_wrong_numbers_do_not(number: int) -> None:
    key_length, algorithm = BLOCK_SUITES[number]
    block = key_block(2 * (20 + key_length))
    mac_key, key = block[20:40], block[40 + key_length :]
    cipher: BlockCipherAlgorithm = algorithm(key)
    size = cipher.block_size // 8
    body = b"some application data"
    header = (5).to_bytes(8, "big") + b"\x17\x03\x03" + len(body).to_bytes(2, "big")
    sealed = body + digest(mac_key, header + body, "sha1")
    padding = size - len(sealed) % size
    sealed += bytes((padding - 1,)) * padding
    encryptor = Cipher(cipher, modes.CBC(b"i" * size)).encryptor()
    payload = b"i" * size + encryptor.update(sealed) + encryptor.finalize()
    chosen = suite(number)
    assert chosen is not None
    opener = legacy_opener(Direction.SERVER, 0x0303, chosen, MASTER, RANDOMS, etm=False)
    assert opener.open(4, head_of(payload), memoryview(payload)) is None
    assert opener.open(5, head_of(payload), memoryview(payload)) == body
    assert opener.search(0, 10, head_of(payload), memoryview(payload)) == (5, body)
    for length in range(0, len(payload), 7):
        assert opener.open(5, head_of(payload[:length]), memoryview(payload[:length])) is None


@pytest.mark.parametrize(("number", "mac", "mac_length"), [(0x0004, "md5", 16), (0x0005, "sha1", 20)])
def test_rc4_records_open_one_after_the_other(number: int, mac: str, mac_length: int) -> None:
    block = key_block(2 * (mac_length + 16))
    mac_key, key = block[:mac_length], block[2 * mac_length : 2 * mac_length + 16]
    encryptor = Cipher(old.ARC4(key), None).encryptor()
    chosen = suite(number)
    assert chosen is not None
    opener = legacy_opener(Direction.CLIENT, 0x0303, chosen, MASTER, RANDOMS, etm=False)
    assert not opener.skips
    for sequence, body in enumerate((b"one", b"", b"three")):
        header = sequence.to_bytes(8, "big") + b"\x17\x03\x03" + len(body).to_bytes(2, "big")
        payload = encryptor.update(body + digest(mac_key, header + body, mac))
        assert opener.open(sequence, head_of(payload), memoryview(payload)) == body


@pytest.mark.parametrize("number", [0x1301, 0xC02F, 0xCCA8, 0xC09C, 0x002F, 0x0005, 0x0002])
@pytest.mark.parametrize("etm", [True, False])
def test_garbage_of_any_length_opens_nothing(number: int, etm: bool) -> None:
    chosen = suite(number)
    assert chosen is not None
    for version in (0x0301, 0x0303):
        opener = legacy_opener(Direction.CLIENT, version, chosen, MASTER, RANDOMS, etm=etm)
        for length in range(100):
            payload = bytes(length)
            assert opener.open(0, head_of(payload), memoryview(payload)) is None
            assert opener.search(0, 3, head_of(payload), memoryview(payload)) is None
