"""Apple's PKTAP header: the packet behind it, of any link type, and the process it is of.

https://www.tcpdump.org/linktypes/LINKTYPE_PKTAP.html (version 1); all numbers are little endian.
"""

from __future__ import annotations

import struct

from auditor.sources.located import UNKNOWN, Located

PKTAP, PKTAP_AS_USER = 258, 149
"""The number given to it, and the one macOS's own tcpdump writes."""
SMALLEST = 108
PACKET = 1
COMMAND, EFFECTIVE_COMMAND, NAME = 56, 88, 20


def locate_in_pktap(head: bytes) -> Located:
    """The packet, and the name of the process: of the one on whose behalf it was sent, where that is another."""
    if len(head) < SMALLEST:
        return Located(0, UNKNOWN)
    length, kind, link = struct.unpack_from("<III", head)
    if not SMALLEST <= length <= len(head) or kind != PACKET or link > 0xFFFF:
        return Located(0, UNKNOWN)
    names = (process_name(head[at : at + NAME]) for at in (EFFECTIVE_COMMAND, COMMAND))
    return Located(length, link, next((name for name in names if name), None))


def process_name(field: bytes) -> str:
    """A name in a field of fixed length, up to the first zero byte; empty where there is none that can be printed."""
    text = field.split(b"\0")[0].decode("utf-8", "replace").strip()
    return text if text.isprintable() else ""
