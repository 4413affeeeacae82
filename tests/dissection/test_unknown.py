"""What no reader knows is named or described; TLS and HTTP that begin inside it, or the other way round, are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.dissection import DissectionOptions, Totals, dissect
from auditor.model import Exchange, Outcome
from tests.network.conftest import ACK, CLIENT, PSH, SERVER, Captured, End, goodbye, handshake, tcp, udp
from tests.sources.conftest import pcap_file

HELLO = bytes.fromhex("0303") + bytes(32) + b"\0" + bytes.fromhex("0002c02f0100")
REQUEST = b"GET /start HTTP/1.1\r\nHost: news.example\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def client_hello(name: bytes = b"mail.example", more: bytes = b"") -> bytes:
    sni = b"\0\0" + (len(name) + 5).to_bytes(2, "big") + (len(name) + 3).to_bytes(2, "big") + b"\0"
    sni += len(name).to_bytes(2, "big") + name + more
    body = HELLO + len(sni).to_bytes(2, "big") + sni
    message = b"\x01" + len(body).to_bytes(3, "big") + body
    return b"\x16\x03\x01" + len(message).to_bytes(2, "big") + message


def conversation(said: list[tuple[int, bytes]], port: int, *, midstream: bool = False) -> list[Captured]:
    """Each side's words as one packet each, in order: 0 is the client."""
    ends: tuple[End, End] = CLIENT, (SERVER[0], port)
    packets, seq = [], [1001, 9001]
    for side, data in said:
        packets.append(tcp(ends[side], ends[1 - side], seq[side], seq[1 - side], PSH | ACK, data))
        seq[side] += len(data)
    opening = [] if midstream else [swap(p, port) for p in handshake()]
    return [*opening, *packets, *(swap(p, port) for p in goodbye(*seq))]


def swap(packet: Captured, port: int) -> Captured:
    """The same packet to another port of the server."""
    data = bytearray(packet.data)
    at = 36 if data[34:36] == CLIENT[1].to_bytes(2, "big") else 34
    data[at : at + 2] = port.to_bytes(2, "big")
    return Captured(bytes(data), packet.original)


def read(packets: list[Captured], folder: Path, size: int = 1 << 20) -> tuple[list[Exchange], Totals]:
    path = folder / "capture.pcap"
    path.write_bytes(pcap_file([(i, 0, p.original, p.data) for i, p in enumerate(packets)]))
    with dissect(str(path), DissectionOptions(processes=1, batch_bytes=size), lambda e: e) as dissection:
        return [exchange for _, exchange in dissection], dissection.totals


def test_custom_protocol_is_told_by_first_bytes_entropy_and_volume(tmp_path: Path) -> None:
    _, totals = read(conversation([(0, b"\x01ZKP" + bytes(60)), (1, b"\x02" * 30)], 7001), tmp_path)
    (connection,) = totals.connections
    assert connection.outcome is Outcome.UNKNOWN
    assert connection.detail.startswith("a custom protocol on port 7001: begins with 01 5a 4b 50, 0.")
    (gap,) = totals.unaudited
    assert (gap.reason, gap.bytes, gap.detail) == (Outcome.UNKNOWN, 94, connection.detail)


def test_known_protocols_are_named_and_encrypted_ones_are_not_called_unknown(tmp_path: Path) -> None:
    _, totals = read(conversation([(1, b"SSH-2.0-x\r\n"), (0, b"SSH-2.0-y\r\n")], 2222), tmp_path)
    assert [(c.outcome, c.detail) for c in totals.connections] == [(Outcome.NO_KEYS, "SSH, which is encrypted")]
    assert [gap.reason for gap in totals.unaudited] == [Outcome.NO_KEYS]
    _, totals = read(conversation([(1, b"220 mx ESMTP\r\n"), (0, b"EHLO a\r\n")], 25), tmp_path)
    assert [(c.outcome, c.detail) for c in totals.connections] == [(Outcome.UNKNOWN, "SMTP, which is not read")]


@pytest.mark.parametrize("size", [80, 1 << 20])
def test_tls_that_begins_inside_another_protocol_gives_its_server_name(tmp_path: Path, size: int) -> None:
    said = [(1, b"220 mx ESMTP\r\n"), (0, b"EHLO a\r\n"), (1, b"250 STARTTLS\r\n"), (0, b"STARTTLS\r\n")]
    said += [(1, b"220 go ahead\r\n"), (0, client_hello())]
    _, totals = read(conversation(said, 25), tmp_path, size)
    (connection,) = totals.connections
    assert (connection.sni, connection.outcome) == ("mail.example", Outcome.ABORTED)


@pytest.mark.parametrize(("more", "covered"), [(b"", False), (b"\xfe\x0d\x00\x02\x00\x00", True)])
def test_outer_name_of_an_encrypted_client_hello_is_said_to_be_one(tmp_path: Path, more: bytes, covered: bool) -> None:
    _, totals = read(conversation([(0, client_hello(b"public.example", more))], 443), tmp_path)
    assert [(c.sni, c.ech) for c in totals.connections] == [("public.example", covered)]


@pytest.mark.parametrize("size", [80, 1 << 20])
def test_tls_in_the_frames_of_a_tunnel_that_encrypts_is_not_called_broken_off(tmp_path: Path, size: int) -> None:
    opening = b"\x38CLIENTID" + bytes(5)
    hello = b"\x20CLIENTID" + bytes(5) + client_hello(b"vpn.example")
    said = [(0, len(frame).to_bytes(2, "big") + frame) for frame in (opening, hello)]
    _, totals = read(conversation(said, 8443), tmp_path, size)
    (connection,) = totals.connections
    assert (connection.sni, connection.outcome) == ("vpn.example", Outcome.NO_KEYS)
    assert connection.detail == "OpenVPN, which is encrypted"


@pytest.mark.parametrize("size", [80, 1 << 20])
@pytest.mark.parametrize("before", [[], [(0, b"NZ\x8d\x08\xff\x01"), (1, b"\x05\x01\0"), (0, b"\x05\0")]])
def test_where_the_far_end_asks_it_is_the_client(tmp_path: Path, before: list[tuple[int, bytes]], size: int) -> None:
    said = [*before, (1, REQUEST), (0, ANSWER), (1, REQUEST.replace(b"start", b"next")), (0, ANSWER)]
    exchanges, totals = read(conversation(said, 8855), tmp_path, size)
    assert [(e.host, e.path, e.status) for e in exchanges] == [
        ("news.example", "/start", 200), ("news.example", "/next", 200),
    ]  # fmt: skip
    assert str(exchanges[0].client) == f"{SERVER[0]}:8855"
    assert str(exchanges[0].server) == f"{CLIENT[0]}:{CLIENT[1]}"
    assert totals.connections[0].unread_out == sum(len(data) for side, data in before if side == 0)


def test_far_end_that_asks_is_known_however_much_it_was_answered_in_one_batch(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n" + bytes(1200)
    rest = [(0, bytes(1200))] * 74
    said = [(1, b""), (1, REQUEST), (0, answer), *rest, (1, REQUEST.replace(b"start", b"next")), (0, ANSWER)]
    exchanges, _ = read(conversation(said, 60000, midstream=True), tmp_path)
    assert [(e.path, e.status, e.client.port) for e in exchanges] == [("/start", 200, 60000), ("/next", 200, 60000)]


@pytest.mark.parametrize("port", [25, 7001])
def test_http_inside_a_named_protocol_is_content_not_conversation(tmp_path: Path, port: int) -> None:
    said = [(1, b"220 mx ESMTP\r\n"), (0, b"EHLO a\r\n"), (0, REQUEST)]
    assert read(conversation(said, port), tmp_path)[0] == []


def test_http_that_does_not_begin_a_packet_is_content_not_conversation(tmp_path: Path) -> None:
    assert read(conversation([(0, b"\x01\x02\x03\x04\n" + REQUEST)], 7001), tmp_path)[0] == []


def test_connection_joined_midway_is_read_from_its_first_whole_message_on(tmp_path: Path) -> None:
    said = [(1, b"tail of a body" * 9), (0, REQUEST), (1, ANSWER)]
    exchanges, _ = read(conversation(said, 50999, midstream=True), tmp_path)
    assert [(e.path, e.status) for e in exchanges] == [("/start", 200)]


def test_datagrams_are_named_or_told_by_their_first_bytes(tmp_path: Path) -> None:
    ntp = udp(CLIENT, (SERVER[0], 123), b"\x23" + bytes(47))
    peers = (CLIENT[0], 50001), (SERVER[0], 51000)
    guard = [udp(*peers, b"\x01\0\0\0" + bytes(range(144))), udp(*peers, b"\x04\0\0\0" + bytes(60))]
    other = udp((CLIENT[0], 50002), (SERVER[0], 7777), b"\xca\xfe\xba\xbe" + bytes(20))
    _, totals = read([ntp, *guard, other], tmp_path)
    assert [(c.outcome, c.detail.partition(":")[0]) for c in totals.connections] == [
        (Outcome.UNKNOWN, "NTP, which is not read"),
        (Outcome.NO_KEYS, "WireGuard, which is encrypted"),
        (Outcome.UNKNOWN, "a custom protocol on UDP port 7777"),
    ]


def test_dtls_shows_version_and_name_also_in_a_flow_of_stun(tmp_path: Path) -> None:
    from tests.protocols.test_stun import BINDING, stun
    from tests.tls.test_dtls import fragment, hello, record

    ends = CLIENT, (SERVER[0], 40444)
    greeting = record(22, fragment(1, hello()))
    for packets in ([udp(*ends, greeting)], [udp(*ends, stun(BINDING)), udp(*ends, greeting)]):
        _, totals = read(packets, tmp_path)
        (connection,) = totals.connections
        assert (connection.sni, connection.version) == ("media.example", "DTLS 1.2")
        assert totals.ledger.packets[Outcome.NO_KEYS] == 1


def test_audio_beside_dtls_is_encrypted(tmp_path: Path) -> None:
    from tests.protocols.test_rtp import rtp
    from tests.protocols.test_stun import BINDING, stun
    from tests.tls.test_dtls import fragment, hello, record

    ends = CLIENT, (SERVER[0], 40444)
    media = [udp(*ends, rtp(number, kind=111)) for number in range(8)]
    _, plain = read([udp(*ends, stun(BINDING)), *media], tmp_path)
    assert Outcome.NO_KEYS not in plain.ledger.packets
    packets = [udp(*ends, stun(BINDING)), udp(*ends, record(22, fragment(1, hello()))), *media]
    exchanges, totals = read(packets, tmp_path)
    assert [e.protocol for e in exchanges] == ["STUN", "RTP"]
    assert {o: n for o, n in totals.ledger.packets.items() if n} == {Outcome.NO_KEYS: 9, Outcome.AUDITED: 1}


def test_packets_that_may_be_quic_to_a_server_that_speaks_it_are_not_unknown(tmp_path: Path) -> None:
    from aioquic.quic.configuration import QuicConfiguration
    from aioquic.quic.connection import QuicConnection

    peer = QuicConnection(configuration=QuicConfiguration(server_name="quic.example", alpn_protocols=["h3"]))
    peer.connect(("192.0.2.9", 4433), now=0.0)
    server = (SERVER[0], 4433)
    opening = [udp((CLIENT[0], 50001), server, data) for data, _ in peer.datagrams_to_send(now=0.0)]
    moved = [udp((CLIENT[0], 50002), server, b"\x47" + bytes(range(60)))]
    other = [udp((CLIENT[0], 50003), (SERVER[0], 4434), b"\x47" + bytes(range(60)))]
    _, totals = read([*opening, *moved, *other], tmp_path)
    assert [c.outcome for c in totals.connections[1:]] == [Outcome.NO_KEYS, Outcome.UNKNOWN]
    assert totals.connections[1].detail.startswith("QUIC to a server known to speak it")
