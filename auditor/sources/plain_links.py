"""Link types that say with an EtherType, an LLC header or a protocol byte where IP begins: older and rarer networks.

Layouts: tcpdump.org/linktypes.html; RFC 1051 and RFC 1201 (ARCNET), RFC 2427 (frame relay), RFC 2684 (ATM),
RFC 2734 (IEEE 1394), RFC 4391 (InfiniBand).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from auditor.sources.located import NO_IP, RAW, UNKNOWN, Located

IP_TYPES = (b"\x08\x00", b"\x86\xdd")
SNAP = b"\xaa\xaa\x03\0\0\0"
MOST_LABELS = 16
INFINIBAND_BEFORE = (0, 20, 40)
"""Bytes that may stand before the EtherType: none, a hardware address, a global routing header."""
NOTHING = Located(0, UNKNOWN)


def is_ip(head: bytes, at: int) -> bool:
    """Whether an IP header can begin here."""
    return len(head) > at and (0x45 <= head[at] <= 0x4F or head[at] >> 4 == 6)


def behind_type(head: bytes, at: int) -> Located:
    """Behind the EtherType at ``at``."""
    if len(head) < at + 2:
        return NOTHING
    return Located(at + 2, RAW) if head[at : at + 2] in IP_TYPES else Located(0, NO_IP)


def behind_llc(head: bytes, at: int) -> Located:
    """Behind the LLC header at ``at`` (IEEE 802.2): SNAP with an EtherType, or IP by its service access point."""
    if head[at : at + 6] == SNAP:
        return behind_type(head, at + 6)
    if len(head) < at + 3:
        return NOTHING
    return Located(at + 3, RAW) if head[at : at + 3] == b"\x06\x06\x03" else Located(0, NO_IP)


def locate_in_token_ring(head: bytes) -> Located:
    """Access and frame control, two addresses, and routing information where the sender's first bit says so."""
    if len(head) < 15:
        return NOTHING
    return behind_llc(head, 14 + (head[14] & 0x1F if head[8] & 0x80 else 0))


def locate_in_frame_relay(head: bytes) -> Located:
    """An address of two to four bytes, then RFC 2427's protocol byte, or Cisco's EtherType."""
    at = next((i + 1 for i, octet in enumerate(head[:4]) if octet & 1), 0)
    if at < 2:
        return NOTHING
    if head[at : at + 1] != b"\x03":
        return behind_type(head, at)
    at += 1 if head[at + 1 : at + 2] != b"\0" else 2
    kind = head[at : at + 1]
    if kind in (b"\xcc", b"\x8e"):
        return Located(at + 1, RAW)
    return behind_type(head, at + 4) if head[at : at + 4] == b"\x80\0\0\0" else Located(0, NO_IP)


def locate_in_arcnet(head: bytes, at: int) -> Located:
    """The system code at ``at``: of RFC 1051, or of RFC 1201, whose packets may come in parts (only whole ones)."""
    kind = head[at : at + 1]
    if kind == b"\xf0":
        return Located(at + 1, RAW)
    if kind in (b"\xd4", b"\xc4"):
        return Located(at + 4, RAW) if head[at + 1 : at + 2] == b"\0" else NOTHING
    return Located(0, NO_IP) if kind else NOTHING


def locate_in_labels(head: bytes) -> Located:
    """Behind a stack of MPLS labels."""
    for at in range(4, 4 * MOST_LABELS + 4, 4):
        if len(head) <= at:
            return NOTHING
        if head[at - 2] & 1:
            return Located(at, RAW) if is_ip(head, at) else NOTHING
    return NOTHING


def locate_in_infiniband(head: bytes) -> Located:
    """An EtherType and two reserved bytes, with or without addresses before them."""
    for before in INFINIBAND_BEFORE:
        at = before + 4
        if head[before : before + 2] in IP_TYPES and head[before + 2 : at] == b"\0\0" and is_ip(head, at):
            return Located(at, RAW)
    return NOTHING


LOCATORS: tuple[tuple[int, Callable[[bytes], Located]], ...] = (
    (6, locate_in_token_ring),
    (7, partial(locate_in_arcnet, at=2)),
    (10, partial(behind_llc, at=13)),
    (100, partial(behind_llc, at=0)),
    (104, partial(behind_type, at=2)),
    (107, locate_in_frame_relay),
    (123, partial(behind_llc, at=4)),
    (129, partial(locate_in_arcnet, at=4)),
    (138, partial(behind_type, at=16)),
    (219, locate_in_labels),
    (242, locate_in_infiniband),
)
"""Token ring, ARCNET (BSD, Linux), FDDI, ATM, Cisco HDLC, frame relay, SunATM, IEEE 1394, MPLS, InfiniBand."""
