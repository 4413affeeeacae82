from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.protocols.named import custom, name_by_bytes, name_stream


@pytest.mark.parametrize(
    ("client", "server", "port", "name"),
    [
        (b"", b"SSH-2.0-OpenSSH_9.6\r\n", 2222, "SSH"),
        (b"EHLO mail.example\r\n", b"220 mx.example ESMTP\r\n", 2526, "SMTP"),
        (b"", b"220 mx.example ESMTP\r\n", 25, "SMTP"),
        (b"USER anna\r\n", b"220 ready\r\n", 2100, "FTP"),
        (b"a1 CAPABILITY\r\n", b"* OK ready\r\n", 14300, "IMAP"),
        (b"", b"+OK ready\r\n", 11000, "POP3"),
        (b"NICK anna\r\n", b"", 7000, "IRC"),
        (b"\x13BitTorrent protocol" + bytes(48), b"", 51413, "BitTorrent"),
        (b"\x00\x00\x00\x45\xffSMB" + bytes(30), b"", 445, "SMB"),
        (b"\x03\x00\x00\x13\x0e\xe0\x00\x00", b"", 3390, "RDP"),
        (b"\x30\x0c\x02\x01\x01\x60\x07\x02\x01\x03\x04\x00\x80\x00", b"", 389, "LDAP"),
        (b"", b"\x4a\x00\x00\x00\x0a8.0.36\x00" + bytes(40), 3307, "MySQL"),
        (b"\x00\x00\x00\x08\x04\xd2\x16\x2f", b"", 5433, "PostgreSQL"),
        (b"\x19\xf1\x04\x00\xa1" + bytes(40), b"\x16\xf1\x04\x00\x4a", 8080, "MMTLS (WeChat's own TLS)"),
        (b"*1\r\n$4\r\nPING\r\n", b"", 6380, "Redis"),
        (b"<?xml version='1.0'?><stream:stream to='x'>", b"", 5222, "XMPP"),
        (b"\xf9\xbe\xb4\xd9version\0" + bytes(12), b"", 18333, "Bitcoin"),
        (b"\0\x03\0\x08\x21\x12\xa4\x42" + bytes(20), b"", 3478, "STUN or TURN over TCP"),
        (b"\0\x68\0\x01\0\x54\x21\x12\xa4\x42" + bytes(20), b"", 42_000, "STUN or TURN over TCP"),
        (b"8=FIX.4.2\x019=65\x01", b"", 4000, "FIX"),
        (b"\0\0\0\x28\0\0\0\x09\0\0\0\0\0\0\0\x01app\0", b"", 9000, "SMPP"),
        (b"\x01\0\0\xa4\x80\0\x01\x01\0\0\0\0", b"", 13868, "Diameter"),
        (b"\x68\x04\x07\0\0\0", b"", 2404, "IEC 60870-5-104"),
        (b"HELF\x2c\0\0\0", b"", 4841, "OPC UA"),
        (b"\x03\0\0\xa0\x08\x02\0\x01", b"", 1720, "H.225 (H.323)"),
        (b"GIOP\x01\x02\0\0", b"", 50_000, "CORBA (GIOP)"),
        (b"", b'INFO {"server_id":"x"}\r\n', 4222, "NATS"),
        (b"STOMP\naccept-version:1.2\n", b"", 61_614, "STOMP"),
        (b'{"id":1,"method":"mining.subscribe","params":[]}\n', b"", 3333, "Mining pool (Stratum)"),
        (b"\0\0\0\x1c\x80\x01\0\x01\0\0\0\x04ping", b"", 9090, "Thrift"),
        (b"\x02\xfd\0\x05\0\0\0\x07", b"", 13_400, "DoIP (diagnosis of vehicles)"),
        (b"\x01\0\0\x08\0\0\0\x01", b"", 6653, "OpenFlow"),
        (b"", b"# munin node at tern\n", 4950, "Munin"),
    ],
)
def test_first_bytes_tell_the_protocol(client: bytes, server: bytes, port: int, name: str) -> None:
    found = name_stream(client, server, port)
    assert found is not None
    assert found.name == name


def test_port_alone_says_that_it_is_the_port() -> None:
    found = name_stream(b"\x7f\x01", b"", 22)
    assert found is not None
    assert (found.name, found.encrypted) == ("SSH by its port", False)
    assert name_by_bytes(b"\x7f\x01", b"", 22) is None


def test_only_what_is_encrypted_by_design_is_said_to_be() -> None:
    ssh, mail = name_stream(b"SSH-2.0-x\r\n", b"", 22), name_stream(b"EHLO a\r\n", b"", 25)
    assert (ssh is not None and ssh.encrypted, mail is not None and mail.encrypted) == (True, False)


def test_custom_protocol_shows_no_more_than_a_magic_number() -> None:
    told = custom(b"IMEI=490154203237518;")
    assert told.startswith("begins with 49 4d 45 49, ")
    assert b"490154203237518".hex(" ")[:11] not in told
    assert custom(bytes(range(256)) * 16).endswith("8.0 bits of entropy a byte in its first 4096")
    assert custom(b"aaaa") == "begins with 61 61 61 61, 0.0 bits of entropy a byte in its first 4"


@settings(deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200), st.integers(0, 65535))
def test_any_bytes_are_named_or_not(client: bytes, server: bytes, port: int) -> None:
    found = name_stream(client, server, port)
    assert found is None or found.name
    assert custom(client)
