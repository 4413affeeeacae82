"""Who reads what is not HTTP: readers of datagrams and of streams, in the order they are asked.

What none of them takes is a custom protocol and stays unaudited.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from auditor.protocols.coap import CoapDatagrams
from auditor.protocols.coap_message import parse_coap
from auditor.protocols.datagrams import DatagramReader, StreamReader
from auditor.protocols.dhcp import DhcpDatagrams
from auditor.protocols.dhcpv6 import Dhcpv6Datagrams
from auditor.protocols.dns import DnsDatagrams, DnsStream, sniff_dns
from auditor.protocols.local_names import MulticastNames, NetbiosNames
from auditor.protocols.miio import MiioDatagrams, sniff_miio
from auditor.protocols.mqtt import MqttReader
from auditor.protocols.mqtt_packets import sniff_mqtt, sniff_mqtt_midway
from auditor.protocols.rtp import RtpDatagrams, parse_rtp
from auditor.protocols.rtsp import RtspReader, sniff_rtsp
from auditor.protocols.ssdp import SsdpDatagrams, sniff_ssdp
from auditor.protocols.stun import StunDatagrams, sniff_stun

Ports = tuple[int, int]
DNS_PORT, DOT_PORT = 53, 853
MQTT_PORTS = frozenset({1883, 8883})
STUN_PORTS = frozenset({3478, 3479, 5349, 19302, 19305})
MIIO_PORT, COAP_PORT = 54321, 5683
LEAST_MEDIA_PORT = 1024


@dataclass(frozen=True, slots=True)
class DatagramKind:
    """A protocol over UDP: ``applies`` to (client's and server's port, first datagram); ``make`` gives a reader."""

    name: str
    applies: Callable[[Ports, bytes], bool]
    make: Callable[[], DatagramReader]


@dataclass(frozen=True, slots=True)
class StreamKind:
    """A protocol over TCP or TLS; ``make`` gives a reader, to be fed from the first byte on.

    ``sniff`` takes the first bytes of client and server and the server's port, and says yes, no, or None where more
    bytes are needed.
    """

    name: str
    sniff: Callable[[bytes, bytes, int], bool | None]
    make: Callable[[], StreamReader]


def _on(*numbers: int) -> Callable[[Ports, bytes], bool]:
    return lambda ports, _: any(number in ports for number in numbers)


def _coap(ports: Ports, data: bytes) -> bool:
    return COAP_PORT in ports and parse_coap(data) is not None


def _ssdp(ports: Ports, data: bytes) -> bool:
    return 1900 in ports and sniff_ssdp(data)


def _stun(ports: Ports, data: bytes) -> bool:
    return sniff_stun(data, classic=bool(STUN_PORTS.intersection(ports)))


def _rtp(ports: Ports, data: bytes) -> bool:
    return min(ports) >= LEAST_MEDIA_PORT and parse_rtp(data) is not None


DATAGRAM_READERS: tuple[DatagramKind, ...] = (
    DatagramKind("DNS", _on(DNS_PORT), DnsDatagrams),
    DatagramKind("mDNS", _on(5353), lambda: MulticastNames("mDNS")),
    DatagramKind("LLMNR", _on(5355), lambda: MulticastNames("LLMNR")),
    DatagramKind("NetBIOS", _on(137), NetbiosNames),
    DatagramKind("DHCP", _on(67, 68), DhcpDatagrams),
    DatagramKind("DHCPv6", _on(546, 547), Dhcpv6Datagrams),
    DatagramKind("SSDP", _ssdp, SsdpDatagrams),
    DatagramKind("miIO", lambda _, data: sniff_miio(data), MiioDatagrams),
    DatagramKind("CoAP", _coap, CoapDatagrams),
    DatagramKind("STUN", _stun, StunDatagrams),
    DatagramKind("RTP", _rtp, RtpDatagrams),
)
"""By port where a port is theirs alone, then by their marks; RTP, which only several packets prove, is last."""


def _mqtt(client: bytes, server: bytes, port: int) -> bool | None:
    if client:
        verdict = sniff_mqtt(client)
        return sniff_mqtt_midway(client) if verdict is False and port in MQTT_PORTS else verdict
    return sniff_mqtt_midway(server) if server and port in MQTT_PORTS else None


def _dns_on(expected: int) -> Callable[[bytes, bytes, int], bool | None]:
    def sniff(client: bytes, server: bytes, port: int) -> bool | None:
        return sniff_dns(client or server) if port == expected else False

    return sniff


STREAM_READERS: tuple[StreamKind, ...] = (
    StreamKind("DNS", _dns_on(DNS_PORT), DnsStream),
    StreamKind("DoT", _dns_on(DOT_PORT), lambda: DnsStream("DoT")),
    StreamKind("MQTT", _mqtt, MqttReader),
    StreamKind("RTSP", lambda client, _, __: sniff_rtsp(client), RtspReader),
)
"""To be asked inside TLS as well; RTSP before HTTP/1, whose first line it resembles."""
