"""The link layer of a whole batch: where each packet's network layer begins and which protocol it is.

Link types as numbered by tcpdump.org/linktypes.html; EtherTypes as registered by IEEE.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from auditor.network.octets import Ints, Octets
from auditor.sources import located
from auditor.sources.interface import PacketBatch

IPV4 = 0x0800
IPV6 = 0x86DD
BY_VERSION = -1
"""Raw IP: the version nibble says which."""
TOO_SHORT = -2
UNSUPPORTED = -3
ENCRYPTED = -4
"""Encrypted by the link itself."""
NOT_IP = 0
"""A frame of the local network that carries no EtherType (spanning tree, NetBIOS and others over LLC)."""

LONG_TAGS = ((0x8909, 8), (0x893F, 8), (0x8926, 6))
"""Cisco metadata, E-TAG (IEEE 802.1BR) and VN-Tag: the bytes of each, its last two the EtherType of what follows."""
TAGS = np.array([0x8100, 0x88A8, 0x9100, 0x9200, *(kind for kind, _ in LONG_TAGS)])
PPPOE_SESSION = 0x8864
PPP_PROTOCOLS = ((0x0021, IPV4), (0x0057, IPV6), (0x0281, 0x8847))
"""IPv4, IPv6 and MPLS as PPP numbers them."""
PPP_CONTROL = 0x8000
"""PPP protocols from here on set the link itself up (LCP, PAP, IPCP)."""
STACKED_TAGS = 8
AF_IPV6 = np.array([10, 24, 28, 30])

Layer = tuple[Ints, Ints]
"""Offset of the network layer in the buffer and its protocol (an EtherType or one of the constants above)."""


def network_layer(octets: Octets, batch: PacketBatch) -> Layer:
    """Offset and protocol of every packet; frames that end before their network layer are `TOO_SHORT`."""
    first = batch.link[:1]
    links = first.tolist() if (batch.link == first).all() else sorted(set(batch.link.tolist()))
    end = batch.offset + batch.captured
    if len(links) == 1:
        offset, protocol = READERS.get(links[0], _unsupported)(octets, batch.offset, end)
    else:
        offset, protocol = batch.offset.copy(), np.full(batch.offset.size, UNSUPPORTED, np.int64)
        for link in links:
            rows = np.flatnonzero(batch.link == link)
            offset[rows], protocol[rows] = READERS.get(link, _unsupported)(octets, batch.offset[rows], end[rows])
    if protocol.size and bool((protocol != IPV4).any()):
        _skip_tags(octets, offset, protocol, end)
    short = (offset > end) & (protocol != UNSUPPORTED)
    return offset, np.where(short, TOO_SHORT, protocol) if short.any() else protocol


def _ethernet(octets: Octets, start: Ints, end: Ints) -> Layer:
    offset, protocol = start + 14, octets.u16(start + 12)
    lengths = np.flatnonzero(protocol < 0x0600)
    if lengths.size:
        offset[lengths], protocol[lengths] = _llc(octets, offset[lengths], end[lengths])
    return offset, protocol


def _llc(octets: Octets, start: Ints, end: Ints) -> Layer:
    """IEEE 802.2: SNAP (AA AA 03, organisation 0) holds an EtherType, service access point 06 is IP itself."""
    access = octets.u16(start)
    snap = (start + 8 <= end) & (access == 0xAAAA) & (octets.u16(start + 2) == 0x0300) & (octets.u16(start + 4) == 0)
    plain = (start + 3 <= end) & (access == 0x0606) & (octets.u8(start + 2) == 3)
    offset = start + np.where(snap, 8, np.where(plain, 3, 0))
    return offset, np.where(snap, octets.u16(start + 6), np.where(plain, IPV4, NOT_IP))


def _skip_tags(octets: Octets, offset: Ints, protocol: Ints, end: Ints) -> None:
    """Step over tags (802.1Q, 802.1ad and `LONG_TAGS`, stacked) and a PPPoE session header (RFC 2516), in place.

    PPP may give its protocol in one byte, which is then odd (RFC 1661 §6.5).
    """
    for _ in range(STACKED_TAGS):
        rows = np.flatnonzero(np.isin(protocol, TAGS))
        if not rows.size:
            break
        length = np.full(rows.size, 4, np.int64)
        for kind, size in LONG_TAGS:
            length[protocol[rows] == kind] = size
        offset[rows] += length
        protocol[rows] = octets.u16(offset[rows] - 2)
        lengths = rows[(protocol[rows] < 0x0600) & (protocol[rows] >= 0)]
        if lengths.size:
            offset[lengths], protocol[lengths] = _llc(octets, offset[lengths], end[lengths])
    rows = np.flatnonzero(protocol == PPPOE_SESSION)
    if rows.size:
        squeezed = (octets.u8(offset[rows] + 6) & 1) == 1
        inner = np.where(squeezed, octets.u8(offset[rows] + 6), octets.u16(offset[rows] + 6))
        protocol[rows] = PPPOE_SESSION
        for number, kind in PPP_PROTOCOLS:
            protocol[rows[inner == number]] = kind
        protocol[rows[inner >= PPP_CONTROL]] = NOT_IP
        offset[rows] += np.where(squeezed, 7, 8)


def _family(octets: Octets, start: Ints, end: Ints) -> Layer:
    """BSD loopback: an address family of four bytes, in either byte order."""
    little, big = octets.u8(start), octets.u8(start + 3)
    family = np.where((octets.u16(start + 1) == 0) & ((little == 0) | (big == 0)), little | big, 0)
    return start + 4, np.where(family == 2, IPV4, np.where(np.isin(family, AF_IPV6), IPV6, NOT_IP))


def _raw(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start.copy(), np.full(start.size, BY_VERSION, np.int64)


def _raw4(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start.copy(), np.full(start.size, IPV4, np.int64)


def _raw6(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start.copy(), np.full(start.size, IPV6, np.int64)


def _linux_cooked(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start + 16, octets.u16(start + 14)


def _linux_cooked2(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start + 20, octets.u16(start)


def _unsupported(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start.copy(), np.full(start.size, UNSUPPORTED, np.int64)


def _without_ip(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start.copy(), np.full(start.size, NOT_IP, np.int64)


def _encrypted(octets: Octets, start: Ints, end: Ints) -> Layer:
    return start.copy(), np.full(start.size, ENCRYPTED, np.int64)


READERS: dict[int, Callable[[Octets, Ints, Ints], Layer]] = {
    0: _family,
    1: _ethernet,
    12: _raw,
    14: _raw,
    101: _raw,
    108: _family,
    113: _linux_cooked,
    228: _raw4,
    229: _raw6,
    276: _linux_cooked2,
    located.NO_IP: _without_ip,
    located.ENCRYPTED: _encrypted,
}
"""Link types read here; a source turns others into one of these or gives `located.UNKNOWN`."""

MAC_AT = {1: (6, 6), 113: (6, 6), 276: (12, 6)}
"""Where the sender's hardware address stands in a frame of this link type, and its length."""


def source_mac(batch: PacketBatch, row: int) -> bytes | None:
    """The sender's hardware address of one packet (6 bytes), where its link layer has one."""
    if row in batch.hardware:
        return batch.hardware[row][0]
    return _mac(batch, row, MAC_AT.get(int(batch.link[row])))


def destination_mac(batch: PacketBatch, row: int) -> bytes | None:
    """The receiver's hardware address of one packet; only Ethernet and 802.11 have it."""
    if row in batch.hardware:
        return batch.hardware[row][1]
    return _mac(batch, row, (0, 6) if int(batch.link[row]) == 1 else None)


def _mac(batch: PacketBatch, row: int, place: tuple[int, int] | None) -> bytes | None:
    if place is None or int(batch.captured[row]) < sum(place):
        return None
    start = int(batch.offset[row]) + place[0]
    return bytes(batch.buffer[start : start + place[1]])
