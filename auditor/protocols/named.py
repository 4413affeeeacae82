"""Names protocols nothing here reads, by their first bytes and else by their port: a gap should say what it is.

A name is a service to who reads the report, no reading: what it names stays unaudited. First bytes decide before
ports, and a name by port alone says so.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log2

from msgspec import Struct

from auditor.protocols.messages import SAMPLE

SHOWN_BYTES = 4
"""First bytes of a custom protocol that are shown: enough for a magic number, too few for a person's data."""


class Named(Struct, frozen=True):
    """A protocol by its common name, and whether what it carries is encrypted by design."""

    name: str
    encrypted: bool = False


class Mark(Struct, frozen=True):
    """How a stream tells its protocol: patterns for the beginning of client and server; both must match if both are
    given, an empty side matches only where it has no pattern. With ``ports``, only there.
    """

    named: Named
    client: re.Pattern[bytes] | None = None
    server: re.Pattern[bytes] | None = None
    ports: tuple[int, ...] = ()


def _of(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


_SSH = _of(rb"SSH-[12]\.")
_GREETING = _of(rb"220[ -]")
_BER = rb"\x30(?:[\x00-\x7f]|\x81.|\x82..|\x84....)\x02[\x01-\x04].{1,4}?"
_SMB = _of(rb"\x00...[\xff\xfe]SMB")
_SIP = _of(rb"(?:[A-Z]{3,10} sips?:[^\r\n]+ SIP/2\.0|SIP/2\.0 \d\d\d)")

STREAMS: tuple[Mark, ...] = (
    Mark(Named("SSH", encrypted=True), client=_SSH),
    Mark(Named("SSH", encrypted=True), server=_SSH),
    Mark(Named("SMTP"), client=_of(rb"(?i:EHLO|HELO|LHLO)\b")),
    Mark(Named("SMTP"), server=_GREETING, ports=(25, 465, 587, 2525)),
    Mark(Named("FTP"), client=_of(rb"(?i:USER|AUTH|FEAT|PASS|OPTS|SYST) ?"), server=_GREETING),
    Mark(Named("FTP"), server=_GREETING, ports=(21, 2121, 990)),
    Mark(Named("POP3"), server=_of(rb"\+OK\b")),
    Mark(Named("IMAP"), server=_of(rb"\* (?:OK|PREAUTH|BYE)\b")),
    Mark(Named("NNTP"), server=_of(rb"20[01] "), ports=(119, 433)),
    Mark(Named("IRC"), client=_of(rb"(?:NICK|USER|PASS|CAP LS|CAP REQ)\b")),
    Mark(Named("IRC"), server=_of(rb"(?::\S+ )?NOTICE \S+ :")),
    Mark(Named("XMPP"), client=_of(rb"\s*(?:<\?xml[^>]*\?>)?\s*<(?:stream:stream|stream)\b")),
    Mark(Named("SIP"), client=_SIP),
    Mark(Named("Telnet"), server=_of(rb"\xff[\xfb-\xfe]")),
    Mark(Named("Telnet"), client=_of(rb"\xff[\xfb-\xfe]")),
    Mark(Named("VNC"), server=_of(rb"RFB \d\d\d\.\d\d\d\n")),
    Mark(Named("BitTorrent"), client=_of(rb"\x13BitTorrent protocol")),
    Mark(Named("BitTorrent"), server=_of(rb"\x13BitTorrent protocol")),
    Mark(Named("SMB"), client=_SMB),
    Mark(Named("SMB"), server=_SMB),
    Mark(Named("NetBIOS session"), client=_of(rb"\x81\x00\x00"), ports=(139,)),
    Mark(Named("ISO-TSAP (S7 and others)"), client=_of(rb"\x03\x00"), ports=(102,)),
    Mark(Named("RDP"), client=_of(rb"\x03\x00..[\x06-\xff][\xe0\xf0]")),
    Mark(Named("DCE/RPC"), client=_of(rb"\x05\x00[\x00\x0b\x0e][\x00-\x83][\x00\x10]\x00\x00\x00")),
    Mark(Named("LDAP"), client=_of(_BER + rb"[\x60\x63\x77\x42\x4a\x66\x68]"), ports=(389, 3268, 1389, 10389)),
    Mark(Named("Kerberos"), client=_of(rb"\x00\x00..[\x6a\x6c\x6e\x7e]"), ports=(88,)),
    Mark(Named("MySQL"), server=_of(rb"...\x00(?:\x0a[0-9]+\.|\xff..)"), ports=(3306, 33060)),
    Mark(Named("MySQL"), server=_of(rb"...\x00\x0a[0-9]+\.[0-9]+\.[^\x00]{0,60}\x00")),
    Mark(Named("PostgreSQL"), client=_of(rb"\x00\x00..(?:\x00\x03\x00\x00|\x04\xd2\x16[\x2e-\x30])")),
    Mark(Named("TDS (SQL Server)"), client=_of(rb"[\x01\x02\x10\x12]\x01..\x00\x00[\x00\x01]\x00")),
    Mark(Named("MongoDB"), client=_of(rb"...\x00........(?:\xd4\x07|\xdd\x07|\xdc\x07)\x00\x00")),
    Mark(Named("Redis"), client=_of(rb"\*\d{1,6}\r\n\$\d{1,9}\r\n")),
    Mark(Named("Memcached"), client=_of(rb"(?:gets?|set|add|stats|delete|version)\b"), ports=(11211,)),
    Mark(Named("AMQP"), client=_of(rb"AMQP[\x00-\x03]")),
    Mark(Named("Kafka"), client=_of(rb"\x00\x00..\x00[\x00-\x48]\x00[\x00-\x14]"), ports=(9092,)),
    Mark(Named("Cassandra"), client=_of(rb"[\x01-\x05][\x00-\x1f]"), ports=(9042,)),
    Mark(Named("BGP"), client=_of(rb"\xff{16}\x00")),
    Mark(Named("BGP"), server=_of(rb"\xff{16}\x00")),
    Mark(Named("RTMP"), client=_of(rb"\x03"), ports=(1935,)),
    Mark(Named("DNP3"), client=_of(rb"\x05\x64")),
    Mark(Named("Modbus"), client=_of(rb"..\x00\x00\x00"), ports=(502,)),
    Mark(Named("NCP"), client=_of(rb"(?:DmdT|tNcP)")),
    Mark(Named("PPTP"), client=_of(rb"\x00.\x00\x01\x1a\x2b\x3c\x4d")),
    Mark(Named("OpenVPN", encrypted=True), client=_of(rb"\x00[\x0e-\xff]\x38")),
    Mark(Named("WhatsApp", encrypted=True), client=_of(rb"(?:ED.{0,64})?WA[\x01-\x06]")),
    Mark(Named("MMTLS (WeChat's own TLS)", encrypted=True), client=_of(rb"\x19\xf1[\x03\x04][\x00-\x04]")),
    Mark(Named("ADB"), client=_of(rb"(?:CNXN|STLS)\x00\x00\x00[\x01\x02]")),
    Mark(Named("X11"), client=_of(rb"(?:l\x00\x0b\x00|B\x00\x00\x0b)")),
    Mark(Named("ONC RPC"), client=_of(rb"\x80.......\x00\x00\x00\x00\x00\x00\x00\x02")),
    Mark(Named("rsync"), server=_of(rb"@RSYNCD:")),
    Mark(Named("Git"), client=_of(rb"[0-9a-f]{4}git-(?:upload|receive)-pack ")),
    Mark(Named("Gnutella"), client=_of(rb"GNUTELLA CONNECT")),
    Mark(Named("Zabbix"), client=_of(rb"ZBXD[\x01-\x07]")),
    Mark(Named("HL7"), client=_of(rb"\x0bMSH\|")),
    Mark(Named("DICOM"), client=_of(rb"\x01\x00\x00\x00..\x00\x01\x00\x00"), ports=(104, 11112)),
    Mark(Named("Printing (PJL)"), client=_of(rb"\x1b%-12345X|@PJL")),
    Mark(Named("Spotify", encrypted=True), client=_of(rb"\x00\x04\x00\x00"), ports=(4070,)),
    Mark(Named("STUN or TURN over TCP"), client=_of(rb"(?:[\x00-\x05].)?[\x00\x01].[\x00-\x05].\x21\x12\xa4\x42")),
    Mark(Named("Bitcoin"), client=_of(rb"(?:\xf9\xbe\xb4\xd9|\x0b\x11\x09\x07|\xfa\xbf\xb5\xda)[a-z]{3,12}\x00")),
    Mark(Named("Monero"), client=_of(rb"\x01\x21\x01\x01\x01\x01\x01\x01")),
    Mark(Named("Mining pool (Stratum)"), client=_of(rb'\{[^\n]{0,200}"(?:method|worker)": ?"(?:mining\.|eth_|login)')),
    Mark(Named("FIX"), client=_of(rb"8=FIX")),
    Mark(Named("FIX"), server=_of(rb"8=FIX")),
    Mark(Named("SMPP"), client=_of(rb"\x00\x00\x00.\x00\x00\x00[\x01\x02\x09]\x00{4}\x00\x00\x00\x01")),
    Mark(Named("Diameter"), client=_of(rb"\x01...[\x80\xc0]\x00\x01\x01\x00{4}")),
    Mark(Named("EtherNet/IP (CIP)"), client=_of(rb"[\x04\x63-\x66\x6f\x70]\x00"), ports=(44818,)),
    Mark(Named("OPC UA"), client=_of(rb"HELF|OPNF|MSGF")),
    Mark(Named("ADS (Beckhoff)"), client=_of(rb"\x00\x00"), ports=(48898,)),
    Mark(Named("IEC 60870-5-104"), client=_of(rb"\x68[\x04-\xfd]"), ports=(2404,)),
    Mark(Named("IEC 60870-5-104"), server=_of(rb"\x68[\x04-\xfd]"), ports=(2404,)),
    Mark(Named("Synchrophasor"), client=_of(rb"\xaa[\x01-\x61]"), ports=(4712, 4713)),
    Mark(Named("Omron FINS"), client=_of(rb"FINS\x00\x00")),
    Mark(Named("DLMS/COSEM"), client=_of(rb"\x7e\xa0.[\x03\x02\x00]"), ports=(4059, 4060)),
    Mark(Named("DoIP (diagnosis of vehicles)"), client=_of(rb"(?:\x02\xfd|\x01\xfe|\x03\xfc)[\x00\x40\x80].\x00\x00")),
    Mark(Named("OpenFlow"), client=_of(rb"[\x01-\x06][\x00-\x1e]\x00[\x08-\xff]"), ports=(6633, 6653)),
    Mark(Named("OpenFlow"), server=_of(rb"[\x01-\x06]\x00\x00[\x08\x10]"), ports=(6633, 6653)),
    Mark(Named("LDP (MPLS)"), client=_of(rb"\x00\x01"), ports=(646,)),
    Mark(Named("H.225 (H.323)"), client=_of(rb"\x03\x00..\x08[\x01\x02]")),
    Mark(Named("Skinny (SCCP)"), client=_of(rb".[\x00-\x0f]\x00\x00[\x00\x0a-\x16]\x00\x00\x00"), ports=(2000,)),
    Mark(Named("CORBA (GIOP)"), client=_of(rb"GIOP\x01[\x00-\x03]")),
    Mark(Named("Java RMI"), client=_of(rb"JRMI\x00[\x01\x02]")),
    Mark(Named("Java objects"), client=_of(rb"\xac\xed\x00\x05")),
    Mark(Named("DRDA (DB2)"), client=_of(rb"..\xd0.\x00\x01..\x10\x41")),
    Mark(Named("Elasticsearch"), client=_of(rb"ES\x00\x00\x00"), ports=(9300, 9301)),
    Mark(Named("Gearman"), client=_of(rb"\x00RE[QS]\x00\x00\x00")),
    Mark(Named("HiSLIP"), client=_of(rb"HS[\x00-\x1f]"), ports=(4880,)),
    Mark(Named("NATS"), server=_of(rb"INFO \{")),
    Mark(Named("NATS"), client=_of(rb"CONNECT \{")),
    Mark(Named("STOMP"), client=_of(rb"(?:STOMP|CONNECT)\r?\n[a-z-]+:")),
    Mark(Named("ZeroMQ"), client=_of(rb"\xff.{8}\x7f")),
    Mark(Named("OpenWire (ActiveMQ)"), client=_of(rb"....\x01ActiveMQ")),
    Mark(Named("Thrift"), client=_of(rb"(?:....)?\x80\x01\x00[\x01-\x04]\x00\x00")),
    Mark(Named("FastCGI"), client=_of(rb"\x01\x01\x00\x01\x00\x08\x00\x00\x00[\x01-\x03]")),
    Mark(Named("AJP"), client=_of(rb"\x12\x34.{2}[\x02\x07-\x0a]")),
    Mark(Named("Ceph"), client=_of(rb"ceph v[0-9]")),
    Mark(Named("Ceph"), server=_of(rb"ceph v[0-9]")),
    Mark(Named("Citrix ICA"), server=_of(rb"\x7f\x7fICA\x00")),
    Mark(Named("Citrix ICA"), client=_of(rb"\x7f\x7fICA\x00")),
    Mark(Named("TeamViewer", encrypted=True), client=_of(rb"\x17\x24[\x0a-\x2f]"), ports=(5938,)),
    Mark(Named("World of Warcraft"), server=_of(rb"[\x00-\xff]{2}WORLD OF WARCRAFT")),
    Mark(Named("World of Warcraft"), client=_of(rb"[\x00-\xff]{2}WORLD OF WARCRAFT")),
    Mark(Named("eDonkey"), client=_of(rb"[\xe3\xc5\xd4]..\x00\x00[\x01\x4c\x16]")),
    Mark(Named("Kismet"), server=_of(rb"\*KISMET:")),
    Mark(Named("Munin"), server=_of(rb"# munin node at ")),
    Mark(Named("Checkmk"), server=_of(rb"<<<check_mk>>>")),
    Mark(Named("Speed test (Ookla)"), client=_of(rb"HI(?: [0-9a-f-]{8,40})?\n"), ports=(8080, 5060)),
)
"""In order: what needs both sides or exact bytes first."""

_TCP_PORTS: dict[int, Named] = {
    7: Named("Echo"), 13: Named("Daytime"), 20: Named("FTP data"), 21: Named("FTP"), 22: Named("SSH", encrypted=True),
    23: Named("Telnet"), 25: Named("SMTP"), 43: Named("Whois"), 49: Named("TACACS+"), 70: Named("Gopher"),
    79: Named("Finger"), 88: Named("Kerberos"), 109: Named("POP2"), 110: Named("POP3"), 111: Named("ONC RPC"),
    113: Named("Ident"), 119: Named("NNTP"), 135: Named("DCE/RPC"), 139: Named("NetBIOS session"), 143: Named("IMAP"),
    179: Named("BGP"), 194: Named("IRC"), 389: Named("LDAP"), 445: Named("SMB"), 502: Named("Modbus"),
    512: Named("rexec"), 513: Named("rlogin"), 514: Named("rsh"), 515: Named("LPD"), 524: Named("NCP"),
    548: Named("AFP"), 587: Named("SMTP"), 873: Named("rsync"), 1352: Named("Lotus Notes"),
    1433: Named("TDS (SQL Server)"), 1521: Named("Oracle TNS"), 1723: Named("PPTP"), 1863: Named("MSN Messenger"),
    1935: Named("RTMP"), 2049: Named("NFS"),
    3306: Named("MySQL"), 3389: Named("RDP"), 4070: Named("Spotify", encrypted=True), 5050: Named("Yahoo Messenger"),
    5060: Named("SIP"), 5190: Named("OSCAR (AIM, ICQ)"), 5222: Named("XMPP"), 5269: Named("XMPP"),
    5432: Named("PostgreSQL"), 5900: Named("VNC"), 6379: Named("Redis"), 6667: Named("IRC"), 9042: Named("Cassandra"),
    9092: Named("Kafka"), 9100: Named("Printing (raw)"), 11211: Named("Memcached"), 20000: Named("DNP3"),
    27017: Named("MongoDB"), 210: Named("Z39.50"), 323: Named("RPKI to router"),
    854: Named("DLEP"), 988: Named("Lustre"), 1153: Named("ANSI C12.22"), 1494: Named("Citrix ICA"),
    2000: Named("Skinny (SCCP)"), 2404: Named("IEC 60870-5-104"), 3671: Named("KNX"), 3724: Named("World of Warcraft"),
    3868: Named("Diameter"), 4244: Named("Viber"), 4840: Named("OPC UA"), 4899: Named("Radmin"),
    4949: Named("Munin"), 5242: Named("Viber"), 5672: Named("AMQP"), 5938: Named("TeamViewer"), 6556: Named("Checkmk"),
    6633: Named("OpenFlow"), 6653: Named("OpenFlow"), 7075: Named("Nano"), 8333: Named("Bitcoin"),
    8388: Named("Shadowsocks"), 9300: Named("Elasticsearch"), 9600: Named("Omron FINS"), 11095: Named("Nest"),
    13400: Named("DoIP (diagnosis of vehicles)"), 18080: Named("Monero"), 30303: Named("Ethereum"),
    44818: Named("EtherNet/IP (CIP)"), 61613: Named("STOMP"), 61616: Named("OpenWire (ActiveMQ)"),
}  # fmt: skip


def name_stream(client: bytes, server: bytes, port: int) -> Named | None:
    """Which protocol a stream's first bytes (of both sides) and its server's port speak of, None if none known."""
    known = _TCP_PORTS.get(port)
    return name_by_bytes(client, server, port) or (None if known is None else by_port(known))


def name_by_bytes(client: bytes, server: bytes, port: int) -> Named | None:
    """The same by the first bytes; the port only decides between protocols that begin alike."""
    for mark in STREAMS:
        if mark.ports and port not in mark.ports:
            continue
        sides = ((mark.client, client), (mark.server, server))
        if all(pattern is None or pattern.match(data) is not None for pattern, data in sides):
            return mark.named
    return None


def by_port(named: Named) -> Named:
    """A name that only the port suggests: whether what it carries is encrypted is then not known either."""
    return Named(f"{named.name} by its port")


def custom(sample: bytes) -> str:
    """What can be said of a protocol nobody knows: its first bytes and the entropy of the first `SAMPLE` of them."""
    if not sample:
        return "no bytes of it are in the capture"
    sample = sample[:SAMPLE]
    bits = -sum(n / len(sample) * log2(n / len(sample)) for n in Counter(sample).values())
    first = sample[:SHOWN_BYTES].hex(" ")
    return f"begins with {first}, {abs(bits):.1f} bits of entropy a byte in its first {len(sample)}"
