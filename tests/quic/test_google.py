from __future__ import annotations

import pytest
from aioquic.quic.crypto import CryptoPair
from aioquic.tls import CipherSuite, cipher_suite_hash, hkdf_expand_label, hkdf_extract
from hypothesis import given
from hypothesis import strategies as st

from auditor.quic.google import google_server_name

DCID = b"terns on"
SALTS = {
    b"Q050": "504574efd066fe2f9d945cfcdbd3a7f0d3b56b45",
    b"T050": "7ff579e5acd072915580304c43a2367c60488310",
    b"T051": "7a4edef4e7ccee5fa4506c19124fc8ccda6e033d",
}
NAMED = b"\0\0" + b"\0\x12" + b"\0\x10\0\0\x0dwww.tern.test"
CLIENT_HELLO = b"\x03\x03" + bytes(32) + b"\0" + b"\0\x02\x13\x01" + b"\x01\0" + len(NAMED).to_bytes(2, "big") + NAMED


def initial(version: bytes, hello: bytes) -> bytes:
    """A client's first packet, protected by aioquic under the salt of this version."""
    suite = CipherSuite.AES_128_GCM_SHA256
    algorithm = cipher_suite_hash(suite)
    secret = hkdf_extract(algorithm, bytes.fromhex(SALTS[version]), DCID)
    pair = CryptoPair()
    pair.send.setup(cipher_suite=suite, secret=hkdf_expand_label(algorithm, secret, b"client in", b"", 32), version=1)
    frames = b"\x08\0" + (0x4000 | len(hello)).to_bytes(2, "big") + hello + bytes(1200 - len(hello))
    size = 0x4000 | (4 + len(frames) + 16)
    header = b"\xc3" + version + b"\x08" + DCID + b"\0\0" + size.to_bytes(2, "big") + bytes(4)
    return bytes(pair.encrypt_packet(header, frames, 0))


def chlo(tags: dict[bytes, bytes]) -> bytes:
    index, values = b"", b""
    for tag, value in tags.items():
        values += value
        index += tag + len(values).to_bytes(4, "little")
    return b"\x0dQ043" + bytes(20) + b"CHLO" + len(tags).to_bytes(2, "little") + b"\0\0" + index + values


def test_server_name_of_a_hello_in_clear() -> None:
    assert google_server_name(chlo({b"PAD\0": bytes(40), b"SNI\0": b"www.example.com", b"VER\0": b"Q043"})) == (
        "www.example.com"
    )


def test_no_name_no_tag_or_a_cut_table_is_none() -> None:
    assert google_server_name(chlo({b"PAD\0": b"x"})) is None
    assert google_server_name(chlo({b"SNI\0": b"not a name\xff"})) is None
    assert google_server_name(chlo({b"SNI\0": b"a.example"})[:36]) is None
    assert google_server_name(b"") is None


@pytest.mark.parametrize("version", [b"T050", b"T051"])
def test_server_name_of_a_client_hello_in_an_initial_packet(version: bytes) -> None:
    hello = b"\x01" + len(CLIENT_HELLO).to_bytes(3, "big") + CLIENT_HELLO
    assert google_server_name(initial(version, hello)) == "www.tern.test"
    assert google_server_name(initial(version, hello)[:-1]) is None
    assert google_server_name(initial(version, b"\x02" + hello[1:])) is None


def test_server_name_of_a_tagged_hello_in_an_initial_packet() -> None:
    hello = chlo({b"PAD\0": bytes(40), b"SNI\0": b"www.tern.test"})[25:]
    assert google_server_name(initial(b"Q050", hello)) == "www.tern.test"


@given(st.binary(max_size=100))
def test_any_bytes_behind_a_protected_version_raise_nothing(data: bytes) -> None:
    google_server_name(b"\xc3T051" + data)


@given(st.binary(max_size=100))
def test_any_bytes_raise_nothing(data: bytes) -> None:
    google_server_name(b"CHLO" + data)
