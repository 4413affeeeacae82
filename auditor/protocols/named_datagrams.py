"""Names protocols over UDP that nothing here reads; see `auditor.protocols.named`."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.protocols.named import Named, by_port


class DatagramMark(NamedTuple):
    """How a datagram tells its protocol; with ``ports``, only on one of them."""

    named: Named
    begins: re.Pattern[bytes]
    ports: tuple[int, ...] = ()


def _of(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


_FIRST = rb"\x00\x00\x00\x01.{4}\x00{5}\Z"
"""Replay counter, time and packet number that end OpenVPN's first packet behind its HMAC (tls-auth)."""
DATAGRAMS: tuple[DatagramMark, ...] = (
    DatagramMark(Named("WireGuard", encrypted=True), _of(rb"\x01\x00\x00\x00.{144}\Z")),
    DatagramMark(Named("WireGuard", encrypted=True), _of(rb"\x02\x00\x00\x00.{88}\Z")),
    DatagramMark(Named("WireGuard", encrypted=True), _of(rb"\x04\x00\x00\x00.{28,}\Z"), (51820,)),
    DatagramMark(Named("OpenVPN", encrypted=True), _of(rb"\x38.{8}\x00\x00\x00\x00\x00\Z")),
    DatagramMark(Named("OpenVPN", encrypted=True), _of(rb"\x38.{8}(?:.{16}|.{20}|.{32}|.{48}|.{64})" + _FIRST)),
    DatagramMark(Named("OpenVPN", encrypted=True), _of(rb"[\x20\x28\x30\x38\x40\x48\x50]"), (1194,)),
    DatagramMark(Named("IPsec keys (IKE)", encrypted=True), _of(rb".{16}[\x01-\x30\x84][\x10\x20]"), (500,)),
    DatagramMark(Named("IPsec keys (IKE)", encrypted=True), _of(rb"\x00{4}.{16}[\x01-\x30][\x10\x20]"), (4500,)),
    DatagramMark(Named("IPsec (ESP in UDP)", encrypted=True), _of(rb"(?!\x00{4}).{8}|\xff\Z"), (4500,)),
    DatagramMark(Named("Tailscale", encrypted=True), _of(rb"TS\xf0\x9f\x92\xac")),
    DatagramMark(Named("ZeroTier", encrypted=True), _of(rb".{28}"), (9993,)),
    DatagramMark(Named("NTP"), _of(rb"[\x00-\xff].{47}"), (123,)),
    DatagramMark(Named("SNMP"), _of(rb"\x30(?:[\x00-\x7f]|\x81.|\x82..)\x02\x01[\x00\x01\x03]"), (161, 162)),
    DatagramMark(Named("SIP"), _of(rb"(?:[A-Z]{3,10} sips?:[^\r\n]+ SIP/2\.0|SIP/2\.0 \d\d\d)")),
    DatagramMark(Named("BitTorrent DHT"), _of(rb"d1:[adeqrtvy]")),
    DatagramMark(Named("BitTorrent tracker"), _of(rb"\x00\x00\x04\x17\x27\x10\x19\x80\x00\x00\x00\x00")),
    DatagramMark(Named("BitTorrent local discovery"), _of(rb"BT-SEARCH \*")),
    DatagramMark(Named("RADIUS"), _of(rb"[\x01-\x05\x0b\x28-\x2d].[\x00-\x0f]"), (1812, 1813, 1645, 1646)),
    DatagramMark(Named("Syslog"), _of(rb"<\d{1,3}>"), ()),
    DatagramMark(Named("TFTP"), _of(rb"\x00[\x01-\x06]"), (69,)),
    DatagramMark(Named("RIP"), _of(rb"[\x01\x02][\x01\x02]\x00\x00"), (520,)),
    DatagramMark(Named("RIPng"), _of(rb"[\x01\x02]\x01\x00\x00"), (521,)),
    DatagramMark(Named("Dropbox discovery"), _of(rb"\{\""), (17500,)),
    DatagramMark(Named("BACnet"), _of(rb"\x81[\x00-\x0c]")),
    DatagramMark(Named("Kerberos"), _of(rb"[\x6a-\x6e\x7e]"), (88,)),
    DatagramMark(Named("LDAP without connection"), _of(rb"\x30"), (389,)),
    DatagramMark(Named("ONC RPC"), _of(rb"....\x00\x00\x00[\x00\x01]\x00\x00\x00[\x00\x02]"), (111, 2049)),
    DatagramMark(Named("WS-Discovery"), _of(rb"\s*<"), (3702,)),
    DatagramMark(Named("Game server query"), _of(rb"\xff\xff\xff\xff[A-Za-z]")),
    DatagramMark(Named("GTP control"), _of(rb"[\x20-\x5f]"), (2123,)),
    DatagramMark(Named("GTP charging"), _of(rb"[\x00-\x5f]"), (3386,)),
    DatagramMark(Named("GTP user plane"), _of(rb"[\x20-\x3f]"), (2152,)),
    DatagramMark(Named("L2TP"), _of(rb"[\x00-\xcb][\x02\x03]"), (1701,)),
    DatagramMark(Named("CAPWAP"), _of(rb"[\x00\x01]"), (5246, 5247)),
    DatagramMark(Named("H.225 RAS"), _of(rb"."), (1718, 1719)),
    DatagramMark(Named("MGCP"), _of(rb"[A-Z]{4} \d|\d{3} "), (2427, 2727)),
    DatagramMark(Named("DNP3"), _of(rb"\x05\x64")),
    DatagramMark(Named("RakNet"), _of(rb"[\x01\x05]?.{0,9}\x00\xff\xff\x00\xfe\xfe\xfe\xfe\xfd\xfd\xfd\xfd")),
    DatagramMark(Named("Tuya discovery"), _of(rb"\x00\x00[\x55\x66][\xaa\x99]"), (6666, 6667, 7000)),
    DatagramMark(Named("KNX"), _of(rb"\x06\x10"), (3671,)),
    DatagramMark(Named("RTCP"), _of(rb"[\x80-\xbf][\xc8-\xcd]")),
)
"""In order: exact bytes first, encrypted ones before what looks like anything."""

_UDP_PORTS: dict[int, Named] = {
    7: Named("Echo"), 37: Named("Time"), 42: Named("WINS"), 69: Named("TFTP"),
    88: Named("Kerberos"), 111: Named("ONC RPC"), 123: Named("NTP"), 161: Named("SNMP"), 162: Named("SNMP"),
    427: Named("Service location"), 500: Named("IKE"),
    514: Named("Syslog"), 520: Named("RIP"), 521: Named("RIPng"), 554: Named("RTSP"), 716: Named("PANA"),
    1194: Named("OpenVPN"), 1434: Named("SQL Server browser"), 1701: Named("L2TP"), 1812: Named("RADIUS"),
    1813: Named("RADIUS"), 1985: Named("HSRP"), 2055: Named("NetFlow"), 2123: Named("GTP control"),
    2152: Named("GTP user plane"), 3544: Named("Teredo"), 3702: Named("WS-Discovery"), 4500: Named("IPsec"),
    4789: Named("VXLAN"), 5060: Named("SIP"), 5540: Named("Matter"), 6081: Named("Geneve"), 6343: Named("sFlow"),
    9999: Named("Kasa smart home"), 17500: Named("Dropbox discovery"), 37008: Named("TZSP"), 47808: Named("BACnet"),
    51820: Named("WireGuard"), 56700: Named("LIFX"),
}  # fmt: skip

def name_datagram(ports: tuple[int, int], data: bytes) -> Named | None:
    """Which protocol a flow's first datagram and its two ports (client's, server's) speak of, None if none known."""
    for mark in DATAGRAMS:
        if (not mark.ports or any(port in mark.ports for port in ports)) and mark.begins.match(data) is not None:
            return mark.named
    known = _UDP_PORTS.get(ports[1]) or _UDP_PORTS.get(ports[0])
    return None if known is None else by_port(known)
