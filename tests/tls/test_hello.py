from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from auditor.network.stream import Direction
from auditor.tls.hello import parse_client_hello, parse_server_hello

if TYPE_CHECKING:
    from tests.tls.conftest import Lab

C, S = Direction.CLIENT, Direction.SERVER


def first_message(stream: bytes) -> bytes:
    return stream[9 : 9 + int.from_bytes(stream[6:9], "big")]


def test_client_hello_of_openssl_is_read(lab: Lab) -> None:
    session = lab.record(lab.contexts(), script=[])
    hello = parse_client_hello(first_message(session.stream(C)))
    assert hello is not None
    assert hello.version == 0x0303
    assert hello.random.hex().encode() in session.keylog
    assert hello.sni == "example.test"
    assert hello.alpn == (b"h2", b"http/1.1")
    assert hello.supported_versions == (0x0304,)
    assert 0x1302 in hello.ciphers
    assert 0x0804 in hello.signature_algorithms
    assert hello.key_shares == (0x001D,)
    assert hello.encrypt_then_mac
    assert hello.extended_master_secret
    assert not hello.early_data
    assert not hello.ech


def test_server_hello_gives_the_version_chosen(lab: Lab) -> None:
    modern = parse_server_hello(first_message(lab.record(lab.contexts(), script=[]).stream(S)))
    assert modern is not None
    assert (modern.version, modern.cipher, modern.alpn, modern.retry) == (0x0304, 0x1302, None, False)
    contexts = lab.contexts(ssl.TLSVersion.TLSv1_2, "AES128-SHA")
    older = parse_server_hello(first_message(lab.record(contexts, script=[]).stream(S)))
    assert older is not None
    assert (older.version, older.cipher, older.alpn) == (0x0303, 0x002F, b"h2")
    assert older.encrypt_then_mac
    assert older.extended_master_secret


def test_hello_retry_request_is_recognised(lab: Lab) -> None:
    contexts = lab.contexts()
    contexts[1].set_ecdh_curve("secp384r1")
    hello = parse_server_hello(first_message(lab.record(contexts, script=[]).stream(S)))
    assert hello is not None
    assert hello.retry


def test_encrypted_client_hello_is_flagged() -> None:
    extension = b"\xfe\x0d\x00\x01\x00"
    body = b"\x03\x03" + bytes(32) + b"\x00" + b"\x00\x02\x13\x01" + b"\x01\x00" + b"\x00\x05" + extension
    hello = parse_client_hello(body)
    assert hello is not None
    assert hello.ech
    assert hello.sni is None


def test_hello_cut_anywhere_gives_its_beginning_or_none(lab: Lab) -> None:
    body = first_message(lab.record(lab.contexts(), script=[]).stream(C))
    full = parse_client_hello(body)
    assert full is not None
    for length in range(len(body)):
        hello = parse_client_hello(body[:length])
        if hello is not None:
            assert hello.random == full.random
            assert full.extensions[: len(hello.extensions)] == hello.extensions


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data: bytes) -> None:
    for parse in (parse_client_hello, parse_server_hello):
        parse(data)
        parse(b"\x03\x03" + bytes(32) + b"\x00" + data)
