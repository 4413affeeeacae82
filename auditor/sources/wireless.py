"""IEEE 802.11 frames, bare or behind a radiotap, PPI, Prism or AVS header: where the IP packet of an open network is.

IEEE 802.11-2020 section 9.2; https://www.radiotap.org; the other headers as described at tcpdump.org/linktypes.html.
"""

from __future__ import annotations

import struct
from dataclasses import replace

from auditor.sources.located import ENCRYPTED, NO_IP, RAW, UNKNOWN, Located

DOT11, PRISM, RADIOTAP, AVS, PPI = 105, 119, 127, 163, 192
IP_TYPES = (b"\x08\x00", b"\x86\xdd")
SNAP = b"\xaa\xaa\x03\0\0"
"""LLC and SNAP up to the last byte of the organisation, which is 0 for EtherTypes (and was 0xF8 for bridged ones)."""
MOST_FIELDS = 16
"""Words of a radiotap header that say which fields are present."""
NOTHING = Located(0, UNKNOWN)


def locate_in_dot11(head: bytes, *, padded: bool = False) -> Located:
    """The IP packet of a data frame; `NO_IP` for frames that hold none, `ENCRYPTED` for those of a closed network.

    ``padded``: the header is filled up to a multiple of four bytes. Of an aggregate (A-MSDU) the first packet is taken.
    """
    if len(head) < 10:
        return NOTHING
    kind, flags = head[0], head[1]
    if kind & 3:
        return NOTHING
    if kind >> 2 & 3 != 2 or kind & 0x40:
        return Located(0, NO_IP)
    at, aggregate = 24 + (6 if flags & 3 == 3 else 0), False
    if kind & 0x80:
        aggregate = len(head) > at and bool(head[at] & 0x80)
        at += 2 + (4 if flags & 0x80 else 0)
    at = at + 3 & ~3 if padded else at
    at += 14 if aggregate else 0
    found = _protected(head, at) if flags & 0x40 else _behind_llc(head, at)
    return replace(found, hardware=_hardware(head)) if found.link == RAW else found


def _hardware(head: bytes) -> tuple[bytes, bytes]:
    """Sender and receiver of a data frame (table 9-30): which address fields they are depends on ToDS and FromDS."""
    receiver, sender = {0: (4, 10), 1: (16, 10), 2: (4, 16), 3: (16, 24)}[head[1] & 3]
    return head[sender : sender + 6], head[receiver : receiver + 6]


def _protected(head: bytes, at: int) -> Located:
    """Some drivers decrypt and leave the mark; the LLC header then stands at once or behind an initial vector."""
    for place in (at, at + 4, at + 8):
        if head[place : place + 5] == SNAP:
            return _behind_llc(head, place)
    return Located(0, ENCRYPTED)


def _behind_llc(head: bytes, at: int) -> Located:
    if len(head) < at + 8:
        return NOTHING if len(head) < at else Located(0, NO_IP)
    if head[at : at + 5] == SNAP and head[at + 6 : at + 8] in IP_TYPES:
        return Located(at + 8, RAW)
    return Located(0, NO_IP)


def locate_in_radiotap(head: bytes) -> Located:
    """Behind a radiotap header, whose flags say whether the 802.11 header is padded."""
    if len(head) < 8 or head[0]:
        return NOTHING
    (length,) = struct.unpack_from("<H", head, 2)
    return _behind(head, length, locate_in_dot11(head[length:], padded=bool(_radiotap_flags(head) & 0x20)))


def _radiotap_flags(head: bytes) -> int:
    (present,) = struct.unpack_from("<I", head, 4)
    at, word = 8, present
    for _ in range(MOST_FIELDS):
        if not word & 0x80000000 or len(head) < at + 4:
            break
        (word,) = struct.unpack_from("<I", head, at)
        at += 4
    if present & 1:
        at = (at + 7 & ~7) + 8
    return head[at] if present & 2 and len(head) > at else 0


def locate_in_prism(head: bytes) -> Located:
    """Behind a Prism header in either byte order, or the AVS header that is found under the same number."""
    if len(head) < 8:
        return NOTHING
    if head[:3] == b"\x80\x21\x10":
        return locate_in_avs(head)
    (length,) = struct.unpack_from("<I", head, 4)
    if length > 0xFFFF:
        (length,) = struct.unpack_from(">I", head, 4)
    return _behind(head, length, locate_in_dot11(head[length:]))


def locate_in_avs(head: bytes) -> Located:
    """Behind an AVS header."""
    if len(head) < 8:
        return NOTHING
    (length,) = struct.unpack_from(">I", head, 4)
    return _behind(head, length, locate_in_dot11(head[length:]))


def locate_in_ppi(head: bytes) -> Located:
    """Behind a per-packet information header, which names the link type of what follows."""
    if len(head) < 8:
        return NOTHING
    length, link = struct.unpack_from("<HI", head, 2)
    return Located(length, link) if 8 <= length <= len(head) else NOTHING


def _behind(head: bytes, length: int, inner: Located) -> Located:
    """The place counted from the outer header's begin; a header longer than what is there holds nothing."""
    if not 8 <= length < len(head):
        return NOTHING
    return inner if inner.link != RAW else replace(inner, at=length + inner.at)
