from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.network.stream import Data, Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import DatagramEvent, DatagramReader, Spoken, SpokenSpan, StreamReader
from auditor.protocols.registry import DATAGRAM_READERS, STREAM_READERS

C, S = Direction.CLIENT, Direction.SERVER
QUERY = b"\0\1\1\0\0\1\0\0\0\0\0\0\x03App\x07example\0\0\x1c\0\1"
MDNS = b"\0\0\0\0\0\1\0\0\0\0\0\0\x05_tool\x04_tcp\x05local\0\0\x0c\0\1"
SSDP = b"M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n"
COAP = b"\x41\x01\0\1\xaa\xb4temp\x41x\xff1"
MIIO = b"\x21\x31\0\x20" + b"\xff" * 28
STUN = b"\0\1\0\x0c\x21\x12\xa4\x42abcdefghijkl\0\6\0\4anna\x80\x22\0\0"
RTP = b"\x80\0\0\1" + bytes(4) + b"\0\0\0\7" + bytes(20)
DHCP = b"\1\1\6\0" + bytes(24) + b"\2\0\0\0\0\7" + bytes(202) + b"\x63\x82\x53\x63\x35\1\1\x0c\5annas\xff"
DHCP6 = b"\1\0\0\1\0\1\0\x0a\0\3\0\1\2\0\0\0\0\7"
NETBIOS = b"\0\1\1\x10\0\1\0\0\0\0\0\0\x20" + b"EBEOEOEBFDCACACACACACACACACACACA" + b"\0\0\x20\0\1"
CONNECT = b"\x10\x0d\0\4MQTT\4\2\0\x3c\0\1a"
PUBLISH = b"\x30\x0b\0\7home/tvon"


def kind_of(ports: tuple[int, int], data: bytes) -> str | None:
    return next((kind.name for kind in DATAGRAM_READERS if kind.applies(ports, data)), None)


def events(ports: tuple[int, int], *datagrams: bytes) -> list[DatagramEvent]:
    reader = next(kind for kind in DATAGRAM_READERS if kind.applies(ports, datagrams[0])).make()
    found = [e for n, data in enumerate(datagrams, 1) for e in reader.receive(Datagram(C, data, n, n))]
    return found + reader.close()


@pytest.mark.parametrize(
    ("ports", "data", "name"),
    [
        ((40000, 53), QUERY, "DNS"), ((5353, 5353), MDNS, "mDNS"), ((40000, 5355), QUERY, "LLMNR"),
        ((137, 137), NETBIOS, "NetBIOS"), ((68, 67), DHCP, "DHCP"), ((546, 547), DHCP6, "DHCPv6"),
        ((40000, 1900), SSDP, "SSDP"), ((40000, 54321), MIIO, "miIO"), ((40000, 8053), MIIO, "miIO"),
        ((40000, 5683), COAP, "CoAP"), ((40000, 3478), STUN, "STUN"), ((40000, 50000), STUN, "STUN"),
        ((40000, 50000), RTP, "RTP"),
        ((40000, 443), b"\xc3\0\0\0\1\x08", None), ((40000, 50000), b"custom", None), ((40000, 1900), b"custom", None),
        ((40000, 123), b"\xe3\0\6\xec" + bytes(44), None), ((40000, 500), RTP, None),
    ],
)  # fmt: skip
def test_datagrams_find_their_reader(ports: tuple[int, int], data: bytes, name: str | None) -> None:
    assert kind_of(ports, data) == name


@pytest.mark.parametrize(
    ("client", "server", "port", "name"),
    [
        (len(QUERY).to_bytes(2, "big") + QUERY, b"", 53, "DNS"),
        (len(QUERY).to_bytes(2, "big") + QUERY, b"", 853, "DoT"),
        (len(QUERY).to_bytes(2, "big") + QUERY, b"", 5353, "DNS"),
        (CONNECT, b"", 8883, "MQTT"), (CONNECT, b"", 443, "MQTT"), (PUBLISH, b"", 1883, "MQTT"),
        (b"", PUBLISH, 1883, "MQTT"), (PUBLISH, b"", 443, None),
        (b"OPTIONS rtsp://cam.example/ RTSP/1.0\r\n", b"", 554, "RTSP"),
        (b"GET / HTTP/1.1\r\n\r\n", b"", 80, None), (b"\x16\x03\x01\0\x10", b"", 853, None), (b"custom", b"", 9, None),
    ],
)  # fmt: skip
def test_streams_find_their_reader(client: bytes, server: bytes, port: int, name: str | None) -> None:
    found = [kind.name for kind in STREAM_READERS if kind.sniff(client, server, port) is True]
    assert found == ([] if name is None else [name])


def test_every_kind_makes_a_reader_of_its_own_each_time() -> None:
    makers: list[Callable[[], DatagramReader | StreamReader]] = [kind.make for kind in DATAGRAM_READERS]
    makers += [kind.make for kind in STREAM_READERS]
    for make in makers:
        assert make() is not make()
        assert make().close() == []


@pytest.mark.parametrize("step", [1, 1000])
def test_a_stream_kind_reads_what_it_sniffed(step: int) -> None:
    reader = next(kind for kind in STREAM_READERS if kind.name == "MQTT").make()
    whole = CONNECT + PUBLISH
    found = [e for i in range(0, len(whole), step) for e in reader.receive(Data(C, whole[i : i + step], i))]
    assert [s.path for s in found + reader.close() if isinstance(s, SpokenSpan)] == ["home/tv", "/"]


def pcap(path: Path, datagrams: list[tuple[int, int, bytes]]) -> None:
    """Raw IPv4 packets between two invented hosts; checksums left out."""
    out = b"\xd4\xc3\xb2\xa1\2\0\4\0" + bytes(8) + b"\xff\xff\0\0" + (101).to_bytes(4, "little")
    for source, target, data in datagrams:
        udp = (
            source.to_bytes(2, "big") + target.to_bytes(2, "big") + (8 + len(data)).to_bytes(2, "big") + bytes(2) + data
        )
        head = b"\x45\0" + (20 + len(udp)).to_bytes(2, "big") + b"\0\1\0\0\x40\x11\0\0\xc0\0\2\1\xc0\0\2\2"
        out += bytes(8) + (len(head + udp)).to_bytes(4, "little") * 2 + head + udp
    path.write_bytes(out)


@pytest.mark.program("tshark")
def test_tshark_reads_the_same_fields(tmp_path: Path) -> None:
    talk = [(40000, 53, QUERY), (5353, 5353, MDNS), (40000, 5683, COAP), (40000, 3478, STUN), (68, 67, DHCP)]
    talk.append((137, 137, NETBIOS))
    pcap(tmp_path / "t.pcap", talk)
    names = ["dns.qry.name", "coap.opt.uri_path", "coap.opt.uri_query", "stun.att.username", "dhcp.option.hostname"]
    wanted = [part for name in [*names, "nbns.name"] for part in ("-e", name)]
    shown = subprocess.run(
        ["tshark", "-r", str(tmp_path / "t.pcap"), "-T", "json", *wanted],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    theirs = [packet["_source"]["layers"] for packet in json.loads(shown.stdout)]
    ours = [next(e for e in events((s, d), data) if isinstance(e, Spoken)) for s, d, data in talk]
    assert ours[0].path == f"{theirs[0]['dns.qry.name'][0]} AAAA"
    assert ours[1].path == f"{theirs[1]['dns.qry.name'][0]} PTR"
    assert ours[2].path == f"/{theirs[2]['coap.opt.uri_path'][0]}?{theirs[2]['coap.opt.uri_query'][0]}"
    bodies = [json.loads(said.request.body.data) for said in ours[3:] if said.request.body is not None]
    assert bodies[0]["username"] == theirs[3]["stun.att.username"][0]
    assert bodies[1]["host_name"] == theirs[4]["dhcp.option.hostname"][0]
    assert theirs[5]["nbns.name"][0].startswith(bodies[2]["asked"])
