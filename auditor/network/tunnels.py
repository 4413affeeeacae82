"""Finds the packet inside a tunnel packet: GRE, ERSPAN, VXLAN, Geneve, GTP-U, L2TP, Teredo, AYIYA, CAPWAP, MPLS, IP.

Works on the bytes of single packets, and only on those whose protocol number, port or EtherType says tunnel. Since a
UDP port alone says little, what a UDP tunnel claims to hold must look like it: its own header has the form it must
have, and an IP header inside agrees with the bytes that are there. What does not stays the packet it is outside.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from auditor.sources.located import RAW
from auditor.sources.wireless import locate_in_dot11

ETHERNET, RAW4, RAW6 = 1, 228, 229
"""Link types (LINKTYPE numbers) an inner packet can have."""
IPV4, IPV6, ARP, BRIDGING = 0x0800, 0x86DD, 0x0806, 0x6558
MPLS, MPLS_UPSTREAM, PPPOE, PPP, BACKBONE = 0x8847, 0x8848, 0x8864, 0x880B, 0x88E7
ERSPAN, ERSPAN3, VN_TAG, NSH, WCCP = 0x88BE, 0x22EB, 0x8926, 0x894F, 0x883E
CENTRINO = 0x2452
"""What a wireless card of that name in promiscuous mode puts 802.11 frames under in Ethernet."""
ARUBA = range(0x8200, 0x8380, 0x10)
"""What Aruba's wireless controllers put 802.11 frames under in GRE."""
TAGS = frozenset({0x8100, 0x88A8, 0x9100, 0x9200})
INNER_TYPES = frozenset({ARP, MPLS, MPLS_UPSTREAM, PPPOE, 0x8863, *TAGS})
"""EtherTypes of an inner Ethernet frame, besides IP, that are believed without looking further."""
MOST_LABELS = 16
LOOKED_AT = 512
"""Bytes of a tunnel packet's payload within which the inner packet must begin."""

Inner: TypeAlias = "tuple[int, int] | None"
"""Where the inner packet begins, and its link type; None if there is none."""
Reader: TypeAlias = Callable[[bytes, int], Inner]
"""Takes the first bytes of what a tunnel packet carries, and how many bytes there were of it on the wire."""


def read_ip(data: bytes, at: int, room: int) -> Inner:
    """An IP packet at ``at``; its own length must fit into ``room``. Headers the capture cut off are believed."""
    if at >= len(data) or room < at + 20:
        return None
    version, whole = data[at] >> 4, len(data) >= min(room, at + 40)
    if version == 4 and data[at] & 15 >= 5:
        total = _u16(data, at + 2)
        fits = total == 0 or ((data[at] & 15) << 2) <= total <= room - at
        return (at, RAW4) if fits or not whole else None
    if version == 6:
        return (at, RAW6) if _u16(data, at + 4) + 40 <= room - at or not whole else None
    return None


def read_ethernet(data: bytes, at: int, room: int) -> Inner:
    """An Ethernet frame at ``at`` that holds IP, or something else a tunnel is likely to carry."""
    if len(data) < at + 14:
        return None
    kind = _u16(data, at + 12)
    held = kind in INNER_TYPES or (kind in (IPV4, IPV6) and read_ip(data, at + 14, room) is not None)
    return (at, ETHERNET) if held else None


def read_mpls(data: bytes, at: int, room: int) -> Inner:
    """What stands behind a stack of MPLS labels (RFC 3032): IP, or a pseudowire (RFC 4448) with Ethernet."""
    for _ in range(MOST_LABELS):
        if len(data) < at + 5:
            return None
        at += 4
        if data[at - 2] & 1:
            first = data[at] >> 4
            behind_word = read_ethernet(data, at + 4, room) if first == 0 else None
            return read_ip(data, at, room) or behind_word or read_ethernet(data, at, room)
    return None


def read_ppp(data: bytes, at: int, room: int) -> Inner:
    """A PPP frame (RFC 1661), with or without address and control bytes, protocol field compressed or not."""
    at += 2 if data[at : at + 2] == b"\xff\x03" else 0
    if len(data) < at + 2:
        return None
    protocol, at = (data[at], at + 1) if data[at] & 1 else (_u16(data, at), at + 2)
    if protocol in (0x0021, 0x0057):
        return read_ip(data, at, room)
    return read_mpls(data, at, room) if protocol == 0x0281 else None


def read_typed(data: bytes, at: int, kind: int, room: int) -> Inner:
    """What an EtherType announces at ``at``; everything stepped over takes at least four bytes."""
    while True:
        if kind in (IPV4, IPV6):
            return read_ip(data, at, room)
        if kind == BRIDGING:
            return (at, ETHERNET) if room >= at + 14 else None
        if kind in (MPLS, MPLS_UPSTREAM):
            return read_mpls(data, at, room)
        if kind == BACKBONE:
            return read_ethernet(data, at + 4, room)
        if kind in (PPP, PPPOE):
            return read_ppp(data, at + (6 if kind == PPPOE else 0), room)
        if kind == NSH:
            return _nsh(data, at, room)
        if kind == CENTRINO:
            return read_dot11(data, at, room)
        if kind not in TAGS and kind != VN_TAG:
            return None
        if len(data) < at + 6:
            return None
        kind, at = _u16(data, at + 2), at + 4


def read_gre(data: bytes, room: int) -> Inner:
    """GRE (RFC 2784, RFC 2890), its version 1 (RFC 2637), and ERSPAN I to III inside it."""
    if len(data) < 4:
        return None
    flags, kind, at = _u16(data, 0), _u16(data, 2), 4
    version = flags & 7
    if version > 1 or flags & 0x4000 or (version == 1 and kind != PPP):
        return None
    at += 4 * sum(bool(flags & bit) for bit in (0x8000, 0x2000, 0x1000))
    at += 4 if version == 1 and flags & 0x0080 else 0
    if kind == ERSPAN:
        return _sure_ethernet(data, at + (8 if flags & 0x1000 else 0), room)
    if kind == ERSPAN3:
        more = 8 if len(data) > at + 11 and data[at + 11] & 1 else 0
        return _sure_ethernet(data, at + 12 + more, room)
    if kind == WCCP:
        return read_ip(data, at, room) or read_ip(data, at + 4, room)
    if kind in ARUBA:
        return read_dot11(data, at, room)
    return read_typed(data, at, kind, room)


def read_dot11(data: bytes, at: int, room: int) -> Inner:
    """The packet in an 802.11 data frame; some controllers send the first two bytes of the frame exchanged."""
    frame = data[at:]
    for head in (frame, frame[1::-1] + frame[2:]):
        found = locate_in_dot11(head)
        if found.link == RAW:
            inner = read_ip(data, at + found.at, room)
            if inner is not None:
                return inner
    return None


def _sure_ethernet(data: bytes, at: int, room: int) -> Inner:
    return (at, ETHERNET) if len(data) >= at + 14 and room >= at + 14 else None


def _nsh(data: bytes, at: int, room: int) -> Inner:
    """Network service header (RFC 8300)."""
    if len(data) < at + 8:
        return None
    behind = at + max((data[at + 1] & 0x3F) << 2, 8)
    return _next_protocol(data, behind, data[at + 3], room)


def _next_protocol(data: bytes, at: int, number: int, room: int) -> Inner:
    """What the registry shared by NSH and VXLAN-GPE calls its next protocol."""
    if number in (1, 2):
        return read_ip(data, at, room)
    if number == 3:
        return read_ethernet(data, at, room)
    return read_mpls(data, at, room) if number == 5 else None


def read_gre_in_udp(data: bytes, room: int) -> Inner:
    """GRE in UDP (RFC 8086): only version 0 and bits that are defined."""
    return read_gre(data, room) if len(data) >= 4 and _u16(data, 0) & 0x4FFF == 0 else None


def read_vxlan(data: bytes, room: int) -> Inner:
    """VXLAN (RFC 7348), also with the group policy bit; where reserved bits are set, only with IP inside."""
    if len(data) < 8 or not data[0] & 0x08:
        return None
    inner = read_ethernet(data, 8, room)
    usual = data[0] in (0x08, 0x88) and not data[7] and (data[0] == 0x88 or not any(data[1:4]))
    return inner if usual or data[20:22] in (b"\x08\x00", b"\x86\xdd") else None


def read_vxlan_gpe(data: bytes, room: int) -> Inner:
    """VXLAN with a next protocol (draft-ietf-nvo3-vxlan-gpe)."""
    if len(data) < 8 or data[0] & 0xFC != 0x0C or data[7] or any(data[1:3]):
        return None
    return _next_protocol(data, 8, data[3], room)


def read_geneve(data: bytes, room: int) -> Inner:
    """Geneve (RFC 8926): version 0, reserved bits zero, any options."""
    if len(data) < 8 or data[0] >> 6 or data[1] & 0x3F or data[7]:
        return None
    at, kind = 8 + ((data[0] & 0x3F) << 2), _u16(data, 2)
    return read_ethernet(data, at, room) if kind == BRIDGING else read_typed(data, at, kind, room)


def read_gtp(data: bytes, room: int) -> Inner:
    """GTP-U (3GPP TS 29.281): a T-PDU of version 1, whose length fits, with any extension headers."""
    if len(data) < 8 or data[0] & 0xF0 != 0x30 or data[1] != 0xFF or _u16(data, 2) + 8 > room:
        return None
    at = 8
    if data[0] & 7:
        following = data[11] if data[0] & 4 and len(data) > 11 else 0
        at = 12
        while following:
            if len(data) <= at or not data[at] or len(data) < at + (data[at] << 2):
                return None
            at += data[at] << 2
            following = data[at - 1]
    return read_ip(data, at, room)


def read_l2tp(data: bytes, room: int) -> Inner:
    """L2TP version 2 (RFC 2661): a data message, whose length fits where it is given, with a PPP frame in it."""
    if len(data) < 6:
        return None
    flags = _u16(data, 0)
    if flags & 0x8000 or flags & 0x34F0 or flags & 15 != 2:
        return None
    at = 2
    if flags & 0x4000:
        if _u16(data, 2) > room:
            return None
        at = 4
    at += 4 + (4 if flags & 0x0800 else 0)
    if flags & 0x0200:
        at += 2 + _u16(data, at)
    return read_ppp(data, at, room)


def read_teredo(data: bytes, room: int) -> Inner:
    """Teredo (RFC 4380): authentication and origin indication, if any, then an IPv6 packet as long as it says."""
    at = 0
    if data[:2] == b"\0\x01" and len(data) >= 4:
        at = 13 + data[2] + data[3]
    if data[at : at + 2] == b"\0\0":
        at += 8
    if len(data) < at + 40 or data[at] >> 4 != 6:
        return None
    return read_ip(data, at, room)


def read_ayiya(data: bytes, room: int) -> Inner:
    """AYIYA (draft-massar-v6ops-ayiya-02): a forwarded packet behind identity and signature."""
    if len(data) < 8 or data[2] & 15 != 1 or data[3] not in (4, 41):
        return None
    return read_ip(data, 8 + (1 << (data[0] >> 4)) + 4 * (data[1] >> 4), room)


def read_capwap(data: bytes, room: int) -> Inner:
    """CAPWAP data (RFC 5415 §4.3), not encrypted and not in fragments: an 802.11 or an Ethernet frame."""
    if len(data) < 8 or data[0] or data[3] & 0x80:
        return None
    header, native = (data[1] >> 3) << 2, data[2] & 1
    wireless = native and (data[2] >> 1 & 31) == 1
    if header < 8:
        return None
    return read_dot11(data, header, room) if wireless else read_ethernet(data, header, room)


def _from_start(reader: Callable[[bytes, int, int], Inner]) -> Reader:
    return lambda data, room: reader(data, 0, room)


PROTOCOLS: tuple[tuple[int, Reader], ...] = (
    (4, _from_start(read_ip)),
    (41, _from_start(read_ip)),
    (47, read_gre),
    (97, lambda data, room: read_ethernet(data, 2, room)),
    (137, _from_start(read_mpls)),
)
"""IP protocol numbers of tunnels: IPv4, IPv6, GRE, EtherIP, MPLS."""

PORTS: tuple[tuple[int, bool, Reader], ...] = (
    (1701, True, read_l2tp),
    (2152, True, read_gtp),
    (3544, True, read_teredo),
    (4754, False, read_gre_in_udp),
    (4789, False, read_vxlan),
    (4790, False, read_vxlan_gpe),
    (5072, True, read_ayiya),
    (5247, True, read_capwap),
    (6081, False, read_geneve),
    (6635, False, _from_start(read_mpls)),
    (8472, False, read_vxlan),
)
"""UDP ports of tunnels, and whether it may be the sender's (else it must be the receiver's)."""


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")
