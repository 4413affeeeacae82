from __future__ import annotations

import pytest

from auditor.protocols.named_datagrams import name_datagram


@pytest.mark.parametrize(
    ("ports", "data", "name", "encrypted"),
    [
        ((50000, 51000), b"\x01\x00\x00\x00" + bytes(144), "WireGuard", True),
        ((50000, 4444), b"\x38" + bytes(range(8)) + bytes(5), "OpenVPN", True),
        ((50000, 5555), b"\x38" + bytes(range(28)) + b"\0\0\0\1" + b"\x65\0\0\0" + bytes(5), "OpenVPN", True),
        ((500, 500), bytes(16) + b"\x21\x20\x22\x08" + bytes(20), "IPsec keys (IKE)", True),
        ((4500, 4500), bytes(4) + bytes(16) + b"\x21\x20\x22\x08", "IPsec keys (IKE)", True),
        ((4500, 4500), b"\x12\x34\x56\x78\x00\x00\x00\x01" + bytes(40), "IPsec (ESP in UDP)", True),
        ((123, 123), b"\x23" + bytes(47), "NTP", False),
        ((40000, 161), b"\x30\x26\x02\x01\x01\x04\x06public", "SNMP", False),
        ((6881, 6881), b"d1:ad2:id20:" + bytes(20), "BitTorrent DHT", False),
        ((5060, 5062), b"REGISTER sip:example.com SIP/2.0\r\n", "SIP", False),
        ((40000, 514), b"<13>Oct 1 12:00:00 host app: x", "Syslog", False),
        ((17500, 17500), b'{"host_int": 1}', "Dropbox discovery", False),
        ((40000, 1194), b"\x7f" + bytes(20), "OpenVPN by its port", False),
        ((50000, 50004), b"\0\x01\0\x46\0\0\x12\x34" + bytes(66), "Discord voice", True),
        ((57621, 57621), b"SpotUdp0" + bytes(30), "Spotify discovery", False),
        ((700, 2050), b"\x38\x44\x76\x59" + bytes(7) + b"\x02\0\x01\x86\xa5\0\0\0\x03", "ONC RPC", False),
        ((40000, 49155), b"\x04\0\x20\0\x10\0\0" + bytes(73), "DCE/RPC", False),
        ((49152, 3784), b"\x20\xc0\x03\x18" + bytes(20), "BFD", False),
        ((40000, 5351), b"\0\x02\0\0\0\0\0\0\0\0\x0e\x10", "NAT-PMP or PCP", False),
        ((40000, 623), b"\x06\0\xff\x07\0\0", "IPMI", False),
        ((7400, 7400), b"RTPS\x02\x02\x01\x10", "DDS (RTPS)", False),
        ((40000, 9988), b"TS3INIT1\0\x65", "TeamSpeak", False),
        ((4000, 8000), b"\x02\x3b\x0b\0\x01\x12\x34\x56\x78\x9a\x03", "QQ", True),
        ((40000, 1234), (b"\x47" + bytes(187)) * 2, "MPEG transport stream", False),
        ((40000, 3389), b"\xff" * 4 + bytes(20), "RDP by its port", False),
    ],
)
def test_first_datagram_and_ports_tell_the_protocol(
    ports: tuple[int, int], data: bytes, name: str, encrypted: bool
) -> None:
    found = name_datagram(ports, data)
    assert found is not None
    assert (found.name, found.encrypted) == (name, encrypted)


def test_ntp_is_not_named_by_its_length_on_another_port() -> None:
    assert name_datagram((40000, 40001), b"\x23" + bytes(47)) is None
