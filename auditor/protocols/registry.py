"""Who reads what is not HTTP: readers of datagrams and of streams, in the order they are asked.

What none of them takes is a custom protocol and stays unaudited. A reader's module is imported when traffic first
looks like its protocol, since most captures hold few of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from msgspec import Struct

from auditor.protocols.datagrams import DatagramReader, StreamReader

Ports = tuple[int, int]
DNS_PORT, DOT_PORT, MDNS_PORT = 53, 853, 5353
MQTT_PORTS = frozenset({1883, 8883})
STUN_PORTS = frozenset({3478, 3479, 5349, 19302, 19305})
COAP_PORT = 5683
LEAST_MEDIA_PORT = 1024
HTTP_ONLY = (b"GET ", b"POST", b"HEAD", b"PUT ")
DNS_QUESTIONS = (b"\x01\x00\x00\x01", b"\x01\x20\x00\x01")
"""Flags and number of questions of a query that wants recursion."""
PPPP_PORTS = frozenset({32100, 32108})
PPPP_MAGIC = b"\xf1"
MIIO_MAGIC, STUN_MAGIC, MQTT_CONNECT = b"!1", b"\x21\x12\xa4\x42", 0x10
WATCH_BEGINS = 0x5B


class DatagramKind(Struct, frozen=True):
    """A protocol over UDP: ``applies`` to (client's and server's port, first datagram); ``make`` gives a reader.

    ``make_with`` gives one that is told the tokens in the key log, and says which of them opened something.
    """

    name: str
    applies: Callable[[Ports, bytes], bool]
    make: Callable[[], DatagramReader]
    make_with: Callable[[tuple[bytes, ...], Callable[[bytes], None]], DatagramReader] | None = None


class StreamKind(Struct, frozen=True):
    """A protocol over TCP or TLS; ``make`` gives a reader, to be fed from the first byte on.

    ``sniff`` takes the first bytes of client and server and the server's port, and says yes, no, or None where more
    bytes are needed.
    """

    name: str
    sniff: Callable[[bytes, bytes, int], bool | None]
    make: Callable[[], StreamReader]


def _later(module: str, name: str) -> Callable[..., Any]:
    """The function or class of this name in ``auditor.protocols``, imported when first called."""

    def call(*arguments: object, **named: object) -> Any:  # noqa: ANN401
        return getattr(import_module(f"auditor.protocols.{module}"), name)(*arguments, **named)

    return call


def _on(*numbers: int) -> Callable[[Ports, bytes], bool]:
    return lambda ports, _: any(number in ports for number in numbers)


def _coap(ports: Ports, data: bytes) -> bool:
    return COAP_PORT in ports and _parse_coap(data) is not None


def _ssdp(ports: Ports, data: bytes) -> bool:
    return 1900 in ports and bool(_sniff_ssdp(data))


def _miio(_: Ports, data: bytes) -> bool:
    return data[:2] == MIIO_MAGIC and bool(_sniff_miio(data))


def _pppp(ports: Ports, data: bytes) -> bool:
    if data[:1] != PPPP_MAGIC:
        return False
    return bool((_sniff_pppp if PPPP_PORTS.intersection(ports) else _sniff_pppp_peer)(data))


def _stun(ports: Ports, data: bytes) -> bool:
    classic = bool(STUN_PORTS.intersection(ports))
    return (classic or data[4:8] == STUN_MAGIC) and bool(_sniff_stun(data, classic=classic))


def _dns_elsewhere(_: Ports, data: bytes) -> bool:
    return data[2:6] in DNS_QUESTIONS and bool(_sniff_question(data))


def _rtp(ports: Ports, data: bytes) -> bool:
    return min(ports) >= LEAST_MEDIA_PORT and data[:1] >= b"\x80" and _parse_rtp(data) is not None


_sniff_question = _later("dns", "sniff_question")
_parse_coap = _later("coap_message", "parse_coap")
_sniff_ssdp = _later("ssdp", "sniff_ssdp")
_sniff_miio = _later("miio", "sniff_miio")
_sniff_pppp = _later("pppp", "sniff_pppp")
_sniff_pppp_peer = _later("pppp", "sniff_pppp_peer")
_sniff_stun = _later("stun", "sniff_stun")
_parse_rtp = _later("rtp", "parse_rtp")

DATAGRAM_READERS: tuple[DatagramKind, ...] = (
    DatagramKind("DNS", _on(DNS_PORT), _later("dns", "DnsDatagrams")),
    DatagramKind("mDNS", _on(MDNS_PORT), partial(_later("local_names", "MulticastNames"), "mDNS")),
    DatagramKind("LLMNR", _on(5355), partial(_later("local_names", "MulticastNames"), "LLMNR")),
    DatagramKind("NetBIOS", _on(137), _later("local_names", "NetbiosNames")),
    DatagramKind("DHCP", _on(67, 68), _later("dhcp", "DhcpDatagrams")),
    DatagramKind("DHCPv6", _on(546, 547), _later("dhcpv6", "Dhcpv6Datagrams")),
    DatagramKind("SSDP", _ssdp, _later("ssdp", "SsdpDatagrams")),
    DatagramKind("miIO", _miio, _later("miio", "MiioDatagrams"), _later("miio", "MiioDatagrams")),
    DatagramKind("PPPP", _pppp, _later("pppp", "PpppDatagrams")),
    DatagramKind("CoAP", _coap, _later("coap", "CoapDatagrams")),
    DatagramKind("STUN", _stun, _later("stun", "StunDatagrams")),
    DatagramKind("DNS", _dns_elsewhere, _later("dns", "DnsDatagrams")),
    DatagramKind("RTP", _rtp, _later("rtp", "RtpDatagrams")),
)
"""By port where a port is theirs alone, then by their marks; RTP, which only several packets prove, is last."""


def _mqtt(client: bytes, server: bytes, port: int) -> bool | None:
    if client:
        if client[0] != MQTT_CONNECT and port not in MQTT_PORTS:
            return False
        verdict: bool | None = _sniff_mqtt(client)
        return _sniff_mqtt_midway(client) if verdict is False and port in MQTT_PORTS else verdict
    return _sniff_mqtt_midway(server) if server and port in MQTT_PORTS else None


def _dns_on(*expected: int) -> Callable[[bytes, bytes, int], bool | None]:
    def sniff(client: bytes, server: bytes, port: int) -> bool | None:
        return _sniff_dns(client or server) if port in expected else False

    return sniff


def _rtsp(client: bytes, server: bytes, port: int) -> bool | None:
    if client[:4] in HTTP_ONLY or (client and not client[:1].isalpha()):
        return False
    verdict: bool | None = _sniff_rtsp(client) if client else None
    return verdict


def _watch(client: bytes, _: bytes, __: int) -> bool | None:
    if client and client[0] != WATCH_BEGINS:
        return False
    verdict: bool | None = _sniff_watch(client) if client else None
    return verdict


_sniff_watch = _later("watch", "sniff_watch")
_sniff_mqtt = _later("mqtt_packets", "sniff_mqtt")
_sniff_mqtt_midway = _later("mqtt_packets", "sniff_mqtt_midway")
_sniff_dns = _later("dns", "sniff_dns")
_sniff_rtsp = _later("rtsp", "sniff_rtsp")

STREAM_READERS: tuple[StreamKind, ...] = (
    StreamKind("DNS", _dns_on(DNS_PORT, MDNS_PORT), _later("dns", "DnsStream")),
    StreamKind("DoT", _dns_on(DOT_PORT), partial(_later("dns", "DnsStream"), "DoT")),
    StreamKind("MQTT", _mqtt, _later("mqtt", "MqttReader")),
    StreamKind("watch", _watch, _later("watch", "WatchReader")),
    StreamKind("RTSP", _rtsp, _later("rtsp", "RtspReader")),
)
"""To be asked inside TLS as well; RTSP before HTTP/1, whose first line it resembles."""
