"""Names protocols over UDP that nothing here reads; see `auditor.protocols.named`."""

from __future__ import annotations

import re

from msgspec import Struct

from auditor.protocols.named import Named, by_port


class DatagramMark(Struct, frozen=True):
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
    DatagramMark(Named("RADIUS"), _of(rb"[\x01-\x05\x0b\x28-\x2d].[\x00-\x0f]"), (1812, 1813, 1645, 1646, 1700, 3799)),
    DatagramMark(Named("Syslog"), _of(rb"<\d{1,3}>")),
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
    DatagramMark(Named("Discord voice", encrypted=True), _of(rb"\x00\x01\x00\x46.{4}\x00{64}.{2}\Z")),
    DatagramMark(Named("Discord voice", encrypted=True), _of(rb"\x13\x37\xca\xfe")),
    DatagramMark(Named("Spotify discovery"), _of(rb"SpotUdp")),
    DatagramMark(Named("Plex discovery"), _of(rb"M-SEARCH \* HTTP"), (32410, 32412, 32413, 32414)),
    DatagramMark(Named("Gnutella"), _of(rb"GND[\x00-\x1f]..[\x00-\x20]")),
    DatagramMark(Named("Gnutella"), _of(rb".{16}[\x00\x01\x30-\x44]\x01\x00.{2}\x00\x00"), (6346, 6347)),
    DatagramMark(Named("Gnutella (Mojito DHT)"), _of(rb".{16}\x44.{2}.{2}\x00\x00[\x01-\x08]")),
    DatagramMark(Named("ONC RPC"), _of(rb".{4}\x00\x00\x00\x00\x00\x00\x00\x02\x00[\x00-\x06]..\x00\x00\x00")),
    DatagramMark(Named("DCE/RPC"), _of(rb"\x04[\x00-\x0a]..[\x00\x10][\x00-\x03]\x00")),
    DatagramMark(Named("BFD"), _of(rb"[\x20-\x3f].{2}[\x18-\x40]"), (3784, 4784, 6784)),
    DatagramMark(Named("Babel"), _of(rb"\x2a\x02"), (6696, 6697)),
    DatagramMark(Named("LDP (MPLS)"), _of(rb"\x00\x01"), (646,)),
    DatagramMark(Named("NAT-PMP or PCP"), _of(rb"[\x00-\x02][\x00-\x03\x80-\x83]"), (5350, 5351)),
    DatagramMark(Named("PTP"), _of(rb".[\x02\x12\x01]"), (319, 320)),
    DatagramMark(Named("IPMI"), _of(rb"\x06\x00.[\x06-\x08\x86]"), (623, 664)),
    DatagramMark(Named("DDS (RTPS)"), _of(rb"RTPS\x02")),
    DatagramMark(Named("Steam"), _of(rb"\xff\xff\xff\xff\x21\x4c\x5f\xa0")),
    DatagramMark(Named("TeamSpeak"), _of(rb"TS3INIT1")),
    DatagramMark(Named("QQ", encrypted=True), _of(rb"\x02.{6,}\x03\Z"), (8000,)),
    DatagramMark(Named("SOME/IP"), _of(rb"\xff\xff[\x80\x81]\x00.{4}.{4}\x01")),
    DatagramMark(Named("DoIP (diagnosis of vehicles)"), _of(rb"(?:\x02\xfd|\x01\xfe|\x03\xfc|\xff\x00)"), (13400,)),
    DatagramMark(Named("EtherNet/IP (CIP)"), _of(rb"\x02\x00\x02\x80\x08\x00")),
    DatagramMark(Named("EtherNet/IP (CIP)"), _of(rb"[\x04\x63-\x66]\x00"), (44818,)),
    DatagramMark(Named("Synchrophasor"), _of(rb"\xaa[\x01-\x61]"), (4712, 4713)),
    DatagramMark(Named("HART-IP"), _of(rb"\x01[\x00-\x02][\x00-\x03]"), (5094,)),
    DatagramMark(Named("TiVo discovery"), _of(rb"(?i:tivoconnect)=")),
    DatagramMark(Named("Printer discovery (Canon)"), _of(rb"(?:BJN[BPI]|MFNP)[\x01-\x82]")),
    DatagramMark(Named("MPEG transport stream"), _of(rb"\x47.{187}\x47")),
    DatagramMark(Named("MEGACO"), _of(rb"(?:!|MEGACO)/[123] ")),
    DatagramMark(Named("Syncthing discovery"), _of(rb"\x2e\xa7\xd9\x0b")),
    DatagramMark(Named("Cisco Meraki"), _of(rb"\xfe\xf7\x28\x91")),
    DatagramMark(Named("Ethereum discovery"), _of(rb".{97}[\x01-\x06][\xc0-\xff]"), (30303, 30304)),
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
    51820: Named("WireGuard"), 56700: Named("LIFX"), 177: Named("XDMCP"), 319: Named("PTP"), 320: Named("PTP"),
    525: Named("Time daemon"), 698: Named("OLSR"), 701: Named("Link management"), 854: Named("DLEP"),
    1044: Named("UFTP"), 1153: Named("ANSI C12.22"), 2029: Named("HSRP"), 2222: Named("EtherNet/IP (CIP)"),
    3389: Named("RDP"), 3503: Named("MPLS echo"), 3785: Named("BFD"), 4341: Named("LISP"), 4342: Named("LISP"),
    5246: Named("CAPWAP"), 5247: Named("CAPWAP"), 5678: Named("MikroTik discovery"), 7000: Named("AFS"),
    7001: Named("AFS"), 7002: Named("AFS"), 7003: Named("AFS"), 7005: Named("AFS"), 7021: Named("AFS"),
    8116: Named("Check Point cluster"), 8130: Named("Agora"), 8801: Named("Zoom"), 8805: Named("PFCP"),
    9600: Named("Omron FINS"), 9987: Named("TeamSpeak"), 18246: Named("Ethernet global data"),
    25826: Named("collectd"), 30303: Named("Ethereum"), 30490: Named("SOME/IP"), 57621: Named("Spotify discovery"),
}  # fmt: skip


def name_datagram(ports: tuple[int, int], data: bytes) -> Named | None:
    """Which protocol a flow's first datagram and its two ports (client's, server's) speak of, None if none known."""
    for mark in DATAGRAMS:
        if (not mark.ports or any(port in mark.ports for port in ports)) and mark.begins.match(data) is not None:
            return mark.named
    known = _UDP_PORTS.get(ports[1]) or _UDP_PORTS.get(ports[0])
    return None if known is None else by_port(known)
