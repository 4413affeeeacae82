"""Reconciles the ledger with tshark's view of the same packets: group by group, and each flow's outcome by protocol.

tshark has no outcomes; this tells them from its fields in the ledger's order of precedence. Encrypted are the flows in
which it found TLS or QUIC and nothing inside; a flow's protocol is the innermost that tshark named in most packets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from auditor.model import Outcome
from bench.parity_auditor import Flow, Result
from bench.parity_tshark import Packet

GROUPS: dict[str, tuple[Outcome, ...]] = {
    "cut short": (Outcome.SNAPLEN,),
    "malformed or of an unknown link": (Outcome.MALFORMED, Outcome.LINK, Outcome.TRUNCATED),
    "without content": (Outcome.NO_PAYLOAD,),
    "local network": (Outcome.LOCAL,),
    "encrypted": (Outcome.NO_KEYS, Outcome.KEYS_MISSING, Outcome.ABORTED, Outcome.CIPHER),
    "unknown protocol": (Outcome.UNKNOWN,),
    "read or readable": (
        Outcome.AUDITED, Outcome.UNDECODABLE, Outcome.STATE_LOST, Outcome.BODY_LIMIT, Outcome.LOST,
    ),
}  # fmt: skip
LOCAL = frozenset(
    {"arp", "icmp", "icmpv6", "igmp", "stp", "lldp", "cdp", "eapol", "loop", "dhcp", "bootp", "dhcpv6", "mdns",
     "llmnr", "ssdp", "nbns", "wlan", "pim", "ospf", "vrrp", "hsrp", "eigrp", "homeplug-av", "lacp", "slow"}
)  # fmt: skip
READ = frozenset(
    {"http", "http2", "http3", "dns", "websocket", "mqtt", "coap", "stun", "rtp", "rtsp", "socks", "turnchannel"}
)
ENCRYPTED = frozenset({"tls", "ssl", "quic", "dtls", "gquic", "ssh", "isakmp", "esp", "udpencap", "wg", "openvpn"})
CARRIERS = frozenset({
    "tcp", "udp", "ip", "ipv6", "eth", "ethertype", "frame", "raw", "sll", "vlan", "x509sat", "x509af", "x509ce",
    "pkcs1", "pkix1implicit", "pkix1explicit", "cms", "ocsp", "data-text-lines", "json", "xml", "media", "image-gif",
    "image-jfif", "png", "urlencoded-form", "mime_multipart", "text", "data", "lbmpdm", "tcp.segments", "ipv6.fraghdr",
})  # fmt: skip
NOTHING = "nothing named"

Groups = Counter[str]


def ours(result: Result) -> Groups:
    """The ledger by group."""
    return Counter(
        {group: sum(result.ledger.get(outcome, 0) for outcome in outcomes) for group, outcomes in GROUPS.items()}
    )


def theirs(packets: Iterable[Packet]) -> Groups:
    """The packets by group, as tshark names them."""
    packets = list(packets)
    named = _flow_protocols(packets)
    return Counter(_group(packet, named) for packet in packets)


def outcomes_by_protocol(flows: Iterable[Flow], packets: Iterable[Packet]) -> Counter[tuple[str, str]]:
    """How many packets of flows of each outcome are of flows tshark names so: keys are (outcome, protocol)."""
    protocols: dict[tuple[str, tuple[str, str]], Counter[str]] = defaultdict(Counter)
    for packet in packets:
        key = _ends(packet)
        if key is not None:
            protocols[key][_innermost(packet)] += 1
    table: Counter[tuple[str, str]] = Counter()
    for flow in flows:
        found = protocols.get((flow.transport, flow.ends), Counter())
        del found[NOTHING]
        name = found.most_common(1)[0][0] if found else NOTHING
        table[flow.outcome, name] += flow.packets
    return table


def _group(packet: Packet, named: dict[tuple[str, str], set[str]]) -> str:
    layers = set(packet.protocols)
    transport = "tcp" if packet.last("tcp.stream") else "udp" if packet.last("udp.stream") else ""
    empty = transport == "tcp" and packet.last("tcp.len") == "0"
    if packet.cut and not empty and transport:
        return "cut short"
    if not transport and "_ws.malformed" in layers:
        return "malformed or of an unknown link"
    if empty or (transport == "udp" and packet.last("udp.length") == "8"):
        return "without content"
    if layers & LOCAL - {"wlan"} or not layers & {"ip", "ipv6"}:
        return "local network"
    if not transport:
        return "local network" if layers & LOCAL else "encrypted" if layers & ENCRYPTED else "unknown protocol"
    inside = named[transport, packet.last(f"{transport}.stream")]
    if inside & READ:
        return "read or readable"
    return "encrypted" if inside & ENCRYPTED else "unknown protocol"


def _flow_protocols(packets: Iterable[Packet]) -> dict[tuple[str, str], set[str]]:
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for packet in packets:
        transport = "tcp" if packet.last("tcp.stream") else "udp"
        named[transport, packet.last(f"{transport}.stream")].update(packet.protocols)
    return named


def _innermost(packet: Packet) -> str:
    return next((name for name in reversed(packet.protocols) if name not in CARRIERS), NOTHING)


def _ends(packet: Packet) -> tuple[str, tuple[str, str]] | None:
    transport = "tcp" if packet.last("tcp.srcport") else "udp"
    if not packet.last(f"{transport}.srcport") or {"icmp", "icmpv6"} & set(packet.protocols):
        return None
    family = next((name for name in reversed(packet.protocols) if name in ("ip", "ipv6")), "ip")
    ends = sorted(
        f"{packet.last(f'{family}.{address}')} {packet.last(f'{transport}.{port}')}"
        for address, port in (("src", "srcport"), ("dst", "dstport"))
    )
    return transport, (ends[0], ends[1])
