"""What the capture says about apps reaches exchanges and connections; what a closed wireless network hides is a gap."""

from __future__ import annotations

import struct
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path

import pytest

from auditor.dissection import DissectionOptions, Totals, dissect
from auditor.dissection.placing import DIRECT, Placed, exchange_of, spoken_exchange
from auditor.model import EMPTY_BODY, Endpoint, Exchange, Message, Outcome
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction
from auditor.protocols.datagrams import Spoken
from auditor.protocols.messages import PUSHED, Transaction
from auditor.protocols.plain import payload
from tests.network.conftest import (
    ACK,
    CLIENT,
    PSH,
    SERVER,
    SYN,
    goodbye,
    handshake,
    ip4,
    tcp,
    tcp_segment,
    udp_segment,
)
from tests.sources.conftest import Pcapng, pcap_file
from tests.sources.test_pktap import pktap

REQUEST = b"GET /start?lang=de HTTP/1.1\r\nHost: news.example\r\n\r\n"
ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"
CONVERSATION = [
    *handshake(),
    tcp(CLIENT, SERVER, 1001, 9001, PSH | ACK, REQUEST),
    tcp(SERVER, CLIENT, 9001, 1001 + len(REQUEST), PSH | ACK, ANSWER),
    *goodbye(1001 + len(REQUEST), 9001 + len(ANSWER)),
]


def read(path: Path, size: int = 1 << 20) -> tuple[list[Exchange], Totals]:
    with dissect(str(path), DissectionOptions(processes=1, batch_bytes=size), lambda e: e) as dissection:
        return [exchange for _, exchange in dissection], dissection.totals


def pcapdroid_pcap() -> bytes:
    trailer = struct.pack(">Ii20sI", 0x01072021, 10_123, b"Tagesblatt", 0)
    frames = [bytes(12) + packet.data[12:] + trailer for packet in CONVERSATION]
    return pcap_file([(i, 0, len(frame), frame) for i, frame in enumerate(frames)])


def pcapdroid_pcapng() -> bytes:
    ng = Pcapng().section().interface(101)
    ng.block(0xBAD, struct.pack("<IHBxiBB", 62652, 1, 1, 10_123, 10, 4) + b"Tagesblatt" + b"News")
    for i, packet in enumerate(CONVERSATION):
        ng.packet(packet.data[14:], i, options=ng.option(1, b"u-10123"))
    return ng.data


def apple_pcapng() -> bytes:
    ng = Pcapng().section().interface()
    ng.block(0x80000001, struct.pack("<I", 501) + ng.option(2, b"Tagesblatt"))
    for i, packet in enumerate(CONVERSATION):
        ng.packet(packet.data, i, options=ng.option(0x8001, bytes(4)) if i else b"")
    return ng.data


def apple_pktap() -> bytes:
    frames = [pktap(1, command=b"Tagesblatt") + packet.data for packet in CONVERSATION]
    return pcap_file([(i, 0, len(frame), frame) for i, frame in enumerate(frames)], network=258)


def over_the_air(packet: bytes) -> bytes:
    """An Ethernet frame as a station sends or gets it in an open wireless network, behind a radiotap header."""
    receiver, sender, kind, payload = packet[:6], packet[6:12], packet[12:14], packet[14:]
    head = b"\x08\x01\0\0" + b"\x02" * 6 + sender + receiver + b"\x10\0"
    return struct.pack("<BBHI", 0, 0, 8, 0) + head + b"\xaa\xaa\x03\0\0\0" + kind + payload


@pytest.mark.parametrize(("device", "outgoing"), [("02:00:00:00:00:01", 1), ("02:00:00:00:00:02", 0)])
def test_device_is_known_by_its_hardware_address_on_the_air(device: str, outgoing: int, tmp_path: Path) -> None:
    macs = {CLIENT[0]: bytes.fromhex("020000000001"), SERVER[0]: bytes.fromhex("020000000002")}
    frames = []
    for packet in CONVERSATION:
        source, destination = (str(ip_address(packet.data[at : at + 4])) for at in (26, 30))
        frames.append(over_the_air(macs[destination] + macs[source] + packet.data[12:]))
    path = tmp_path / "air.pcap"
    path.write_bytes(pcap_file([(i, 0, len(frame), frame) for i, frame in enumerate(frames)], network=127))
    options = DissectionOptions(processes=1, device=device, outgoing_only=True)
    with dissect(str(path), options, lambda e: e) as dissection:
        assert len(list(dissection)) == outgoing


@pytest.mark.parametrize("size", [100, 1 << 20])
@pytest.mark.parametrize("made", [pcapdroid_pcap, pcapdroid_pcapng, apple_pcapng, apple_pktap])
def test_app_is_carried_to_exchange_and_connection(made: Callable[[], bytes], size: int, tmp_path: Path) -> None:
    path = tmp_path / "capture"
    path.write_bytes(made())
    (exchange,), totals = read(path, size)
    (connection,) = totals.connections
    assert (exchange.host, exchange.path, exchange.status) == ("news.example", "/start?lang=de", 204)
    assert (exchange.app, connection.app) == ("Tagesblatt", "Tagesblatt")
    assert (connection.bytes_out, connection.bytes_in) == (len(REQUEST), len(ANSWER))
    assert sum(totals.ledger.packets.values()) == totals.packets
    assert totals.ledger.packets.keys() <= {Outcome.NO_PAYLOAD, Outcome.AUDITED, Outcome.LOCAL}


@pytest.mark.parametrize("size", [100, 1 << 20])
def test_app_named_after_a_request_is_its_connections_only(size: int, tmp_path: Path) -> None:
    ng = Pcapng().section().interface()
    ng.block(0x80000001, struct.pack("<I", 501) + ng.option(2, b"Tagesblatt"))
    for i, packet in enumerate(CONVERSATION):
        ng.packet(packet.data, i, options=ng.option(0x8001, bytes(4)) if i > 5 else b"")
    path = tmp_path / "capture"
    path.write_bytes(ng.data)
    (exchange,), totals = read(path, size)
    assert (exchange.app, totals.connections[0].app) == (None, "Tagesblatt")


def test_frames_of_a_closed_wireless_network_are_a_gap_with_its_reason(tmp_path: Path) -> None:
    head = bytes([0x08, 0x41, 0, 0]) + bytes(20)
    frames = [head + bytes(range(1, 100)), head + bytes(range(1, 50)), b"\x80" + bytes(40)]
    path = tmp_path / "capture"
    path.write_bytes(pcap_file([(0, 0, len(frame), frame) for frame in frames], network=105))
    _, totals = read(path)
    assert {o: n for o, n in totals.ledger.packets.items() if n} == {Outcome.NO_KEYS: 2, Outcome.LOCAL: 1}
    gaps = {(gap.reason, gap.packets, gap.detail) for gap in totals.unaudited}
    assert (Outcome.NO_KEYS, 2, "encrypted by the wireless network") in gaps


def test_request_in_a_tunnel_is_read_and_counted_once(tmp_path: Path) -> None:
    segments = [(1000, SYN, b""), (1001, PSH | ACK, REQUEST)]
    inner = [ip4(CLIENT[0], SERVER[0], 6, tcp_segment(CLIENT[1], 80, seq, 0, f, data)) for seq, f, data in segments]
    gtp = [struct.pack(">BBHI", 0x30, 0xFF, len(packet), 7) + packet for packet in inner]
    outer = [ip4("198.51.100.1", "198.51.100.2", 17, udp_segment(2152, 2152, data)) for data in gtp]
    path = tmp_path / "capture"
    path.write_bytes(pcap_file([(0, 0, len(packet), packet) for packet in outer], network=101))
    (exchange,), totals = read(path)
    assert (exchange.host, str(exchange.client), exchange.frames) == ("news.example", "192.168.7.20:50123", (2,))
    assert {o: n for o, n in totals.ledger.packets.items() if n} == {Outcome.NO_PAYLOAD: 1, Outcome.AUDITED: 1}


def test_a_request_through_a_tunnel_went_to_the_port_the_tunnel_was_opened_to(tmp_path: Path) -> None:
    opening = b"CONNECT news.example:8443 HTTP/1.1\r\nHost: news.example:8443\r\n\r\n"
    opened = b"HTTP/1.1 200 Connection established\r\n\r\n"
    client, server = 1001, 9001
    sent = [(CLIENT, SERVER, opening), (SERVER, CLIENT, opened), (CLIENT, SERVER, REQUEST), (SERVER, CLIENT, ANSWER)]
    packets = [*handshake()]
    for source, target, data in sent:
        seq, ack = (client, server) if source is CLIENT else (server, client)
        packets.append(tcp(source, target, seq, ack, PSH | ACK, data))
        client, server = (client + len(data), server) if source is CLIENT else (client, server + len(data))
    path = tmp_path / "capture"
    path.write_bytes(pcap_file([(0, 0, len(packet.data), packet.data) for packet in packets], network=1))
    (tunnel, inside), _ = read(path)
    assert (tunnel.method, inside.method) == ("CONNECT", "GET")
    assert (inside.host, inside.port) == ("news.example", 8443)


def test_a_request_the_server_pushed_was_not_sent() -> None:
    ends = Endpoint("192.0.2.1", 40000), Endpoint("192.0.2.2", 443)
    flow = Flow(1, "tcp", *ends, 0, 0)
    nothing = Message((), EMPTY_BODY)
    for notes, sent in (((), True), ((PUSHED,), False)):
        made = Transaction(0, "HTTP/2", "GET", "https", "a.example", "/app.js", nothing, 200, None, 0, 9, notes)
        assert exchange_of(made, Placed((1, 1, 0, 0), (1,), 0), flow, DIRECT, Names()).sent is sent


@pytest.mark.parametrize(
    ("direction", "asks", "answered", "client"),
    [
        (Direction.CLIENT, b"{}", True, "192.0.2.1"),
        (Direction.SERVER, b"{}", True, "192.0.2.2"),
        (Direction.SERVER, b"{}", False, "192.0.2.2"),
        (Direction.SERVER, b"", True, "192.0.2.1"),
    ],
)
def test_what_the_far_end_asked_was_not_sent_by_who_opened_the_flow(
    direction: Direction, asks: bytes, answered: bool, client: str
) -> None:
    flow = Flow(1, "udp", Endpoint("192.0.2.1", 40000), Endpoint("192.0.2.2", 3478), 0, 0)
    asked, answer = Message((), payload(asks)), Message((), payload(b"{}")) if answered else None
    said = Spoken("STUN", "BINDING", "/", None, None, asked, answer, (1,), 0, 1, direction=direction)
    exchange = spoken_exchange(said, Placed((1, 1, 0, 0), (1,), 0), flow, DIRECT, Names())
    assert (exchange.client.address, exchange.sent) == (client, client == "192.0.2.1")
