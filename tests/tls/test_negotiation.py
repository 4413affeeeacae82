from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import SEED
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from OpenSSL import SSL

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, StreamEvent

if TYPE_CHECKING:
    from tests.tls.conftest import Lab, Programs, Session

C, S = Direction.CLIENT, Direction.SERVER
PSK_SUITES = (
    "PSK-AES128-GCM-SHA256",
    "DHE-PSK-AES256-CCM8",
    "ECDHE-PSK-CHACHA20-POLY1305",
    "RSA-PSK-AES256-CBC-SHA384",
    "PSK-CAMELLIA128-SHA256",
    "ECDHE-PSK-NULL-SHA384",
)


def encrypted_premaster(stream: bytes) -> bytes:
    """Of the ClientKeyExchange, found behind the ClientHello's record."""
    second = 5 + int.from_bytes(stream[3:5], "big")
    body = stream[second + 9 : second + 5 + int.from_bytes(stream[second + 3 : second + 5], "big")]
    return body[2:]


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1], ids=["1.2", "1.0"])
@pytest.mark.parametrize("named", ["RSA", "PMS_CLIENT_RANDOM"])
def test_premaster_secret_opens_an_rsa_key_exchange(lab: Lab, version: ssl.TLSVersion, named: str) -> None:
    session = lab.record(lab.contexts(version, "AES128-SHA"))
    encrypted = encrypted_premaster(session.stream(C))
    key = load_pem_private_key(lab.certificates[0].read_bytes(), None)
    assert isinstance(key, RSAPrivateKey)
    premaster = key.decrypt(encrypted, PKCS1v15())
    prefix = encrypted[:8] if named == "RSA" else session.stream(C)[11:43]
    line = f"{named} {prefix.hex()} {premaster.hex()}".encode()
    reading = lab.read(session, line)
    assert reading.both() == session.sent
    assert lab.feed(session, reversed_order(session), line).both() == session.sent


def reversed_order(session: Session) -> list[StreamEvent]:
    return [Data(side, session.stream(side), 0) for side in (S, C)]


def test_session_id_line_opens_the_session(lab: Lab) -> None:
    contexts = lab.contexts(ssl.TLSVersion.TLSv1_2, "ECDHE-RSA-AES128-GCM-SHA256")
    contexts[1].options |= ssl.OP_NO_TICKET
    session = lab.record(contexts)
    master = session.keylog.split(b"CLIENT_RANDOM ")[1].split()[1]
    server = session.stream(S)
    session_id = server[44 : 44 + server[43]]
    line = b"RSA Session-ID:" + session_id.hex().encode() + b" Master-Key:" + master
    assert lab.read(session, line).both() == session.sent


@pytest.mark.program("openssl")
@pytest.mark.parametrize("name", PSK_SUITES)
def test_suites_with_pre_shared_keys_are_read(lab: Lab, programs: Programs, name: str) -> None:
    both = ["-psk", "1a2b3c4d", "-cipher", f"{name}:@SECLEVEL=0", "-tls1_2"]
    session, printed = programs.record([*both, "-rev"], both, [b"hello there\n"])
    assert b"ereht olleh" in printed
    reading = lab.read(session)
    assert reading.both() == (b"hello there\n", b"ereht olleh\n")
    assert reading.connection.outcome is Outcome.AUDITED


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_1], ids=["1.2", "1.1"])
@pytest.mark.parametrize("keylog", [b"", b"CLIENT_RANDOM " + b"00" * 32 + b" " + b"11" * 48])
def test_what_a_suite_without_encryption_protects_is_read_without_keys(
    lab: Lab, version: ssl.TLSVersion, keylog: bytes
) -> None:
    session = lab.record(lab.contexts(version, "ECDHE-RSA-NULL-SHA"))
    reading = lab.read(session, keylog)
    assert reading.both() == session.sent
    assert reading.connection.outcome is Outcome.AUDITED
    assert lab.feed(session, reversed_order(session), keylog).both() == session.sent


@pytest.mark.program("openssl")
def test_renegotiation_under_encryption_is_followed(lab: Lab, programs: Programs) -> None:
    server = ["-tls1_2", "-client_renegotiation", "-rev"]
    session, printed = programs.record(server, ["-tls1_2"], [b"first\n", b"R\n", b"second\n"])
    assert b"RENEGOTIATING" in printed
    assert lab.read(session).both() == (b"first\nsecond\n", b"tsrif\ndnoces\n")


def test_seed_is_read(lab: Lab) -> None:
    Cipher(SEED(bytes(16)), CBC(bytes(16))).decryptor()  # OpenSSL offers SEED once its legacy provider is loaded
    keylog: list[bytes] = []
    contexts = [SSL.Context(SSL.TLS_METHOD), SSL.Context(SSL.TLS_METHOD)]
    for context in contexts:
        context.set_max_proto_version(SSL.TLS1_2_VERSION)
        context.set_cipher_list(b"DHE-RSA-SEED-SHA:@SECLEVEL=0")
    contexts[0].set_keylog_callback(lambda _, line: keylog.append(line))
    contexts[1].use_privatekey_file(str(lab.certificates[0]))
    contexts[1].use_certificate_file(str(lab.certificates[0]))
    contexts[1].load_tmp_dh(str(lab.dh_parameters).encode())
    both = [SSL.Connection(context, None) for context in contexts]
    both[0].set_connect_state()
    both[1].set_accept_state()
    flights: list[tuple[Direction, bytes]] = []

    def pump() -> None:
        for side in (C, S):
            try:
                data = both[side].bio_read(1 << 20)
            except SSL.WantReadError:
                continue
            flights.append((side, data))
            both[1 - side].bio_write(data)

    for _ in range(4):
        for end in both:
            try:
                end.do_handshake()
            except SSL.WantReadError:
                pass
            pump()
    both[0].send(b"question" * 100)
    both[1].send(b"answer" * 2000)
    pump()
    session = lab.session(flights, b"\n".join(keylog))
    assert lab.read(session).both() == (b"question" * 100, b"answer" * 2000)
