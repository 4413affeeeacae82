"""IPv4 and IPv6 headers of a whole batch: addresses, transport protocol, and where the transport layer stands.

RFC 791, RFC 8200 (extension headers), RFC 4302 (AH). A length field of zero (segmentation offload, jumbograms) means
"what the frame holds"; bytes behind the length (Ethernet padding) do not belong to the packet. Where link layer and
version disagree on which of the two it is, the version is believed, as hosts do that were sent rewritten frames.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from auditor.network import link
from auditor.network.addresses import Addresses
from auditor.network.octets import Flags, Ints, Octets, Rows

LOCAL_FRAME = 256
UNKNOWN_FRAME = 257
MALFORMED = 258
LINK = 259
FRAGMENT = 260
CUT = 261
ENCRYPTED = 262
"""Codes above every IP protocol number: no IP, a tunnel not read, a broken header, a link type not read, a fragment
still waiting for the others, headers cut off by the capture's packet limit, encrypted by the wireless network."""

UNREAD_TUNNELS = np.array([0x8847, 0x8848, 0x8864, 0x88E7, 0x894F, 0x6558, 0x2452])
"""MPLS, PPPoE with something else than IP in it, provider backbone, NSH, transparent bridging, 802.11 in Ethernet."""

V4 = np.dtype(
    {
        "names": ["version", "length", "ident", "fragment", "protocol", "source", "destination"],
        "formats": ["u1", ">u2", ">u2", ">u2", "u1", ">u4", ">u4"],
        "offsets": [0, 2, 4, 6, 9, 12, 16],
        "itemsize": 20,
    }
)
V6 = np.dtype(
    {
        "names": ["length", "protocol", "source_high", "source_low", "destination_high", "destination_low"],
        "formats": [">u2", "u1", ">u8", ">u8", ">u8", ">u8"],
        "offsets": [4, 6, 8, 16, 24, 32],
        "itemsize": 40,
    }
)
BY_EIGHTS = (0, 43, 60, 135, 139, 140)
"""Hop-by-hop, routing, destination options, mobility, HIP, shim6: length in units of 8 after the first 8."""
AH = 51
FRAGMENT_HEADER = 44
CHAIN = np.array([*BY_EIGHTS, AH, FRAGMENT_HEADER])
LONGEST_CHAIN = 16


class FragmentRows(Struct, frozen=True):
    """The packets that are fragments: row in the batch, offset in the datagram, whether more follow, identification."""

    row: Ints
    at: Ints
    more: Flags
    ident: Ints


class Internet(Struct, frozen=True):
    """One entry a packet: protocol number or code, address ids, transport layer's offset in the buffer and its length.

    ``length`` is what the IP header says, so it may reach beyond what was captured.
    """

    transport: Ints
    source: Ints
    destination: Ints
    start: Ints
    length: Ints
    fragments: FragmentRows


def internet_layer(octets: Octets, layer: link.Layer, end: Ints, wire_end: Ints, addresses: Addresses) -> Internet:
    """The IP headers of every packet; ``end`` and ``wire_end`` are offsets behind its captured and original bytes."""
    start, protocol = layer
    v4 = octets.rows(start, V4)
    version = v4["version"].astype(np.int64)
    told = version >> 4
    loose = (protocol == link.BY_VERSION) | ((protocol == link.IPV4) & (told == 6))
    loose |= (protocol == link.IPV6) & (told == 4)
    if loose.any():
        protocol = np.where(loose, np.where(told == 4, link.IPV4, link.IPV6), protocol)
    is4, is6 = protocol == link.IPV4, protocol == link.IPV6
    found, bad = _version4(v4, version, start, wire_end)
    rows6 = np.flatnonzero(is6)
    pieces = [_fragments4(v4, is4)]
    header = np.where(is6, 40, np.maximum((version & 15) << 2, 20))
    if rows6.size:
        bad[rows6] = version[rows6] >> 4 != 6
        _version6(octets, found, rows6, start, wire_end, addresses)
    walk = is4 & (found.transport == AH)
    walk[rows6] = np.isin(found.transport[rows6], CHAIN)
    cut = (start + header > end) & (end < wire_end)
    bad |= start + header > end
    if walk.any():
        pieces.append(_walk(octets, found, np.flatnonzero(walk & ~bad), end))
    _settle_codes(found.transport, protocol, bad, cut)
    rows = np.concatenate([p.row for p in pieces])
    order = np.argsort(rows, kind="stable")
    kept = order[found.transport[rows[order]] < LOCAL_FRAME]
    joined = FragmentRows(
        rows[kept],
        np.concatenate([p.at for p in pieces])[kept],
        np.concatenate([p.more for p in pieces])[kept],
        np.concatenate([p.ident for p in pieces])[kept],
    )
    return Internet(found.transport, found.source, found.destination, found.start, found.length, joined)


def _version4(v4: Rows, version: Ints, start: Ints, wire_end: Ints) -> tuple[Internet, Flags]:
    header, total = (version & 15) << 2, v4["length"].astype(np.int64)
    total = np.where(total == 0, wire_end - start, total)
    bad = (version >> 4 != 4) | (header < 20) | (total < header)
    transport = v4["protocol"].astype(np.int64)
    source, destination = v4["source"].astype(np.int64), v4["destination"].astype(np.int64)
    none = np.zeros(0, np.int64)
    empty = FragmentRows(none, none, none.astype(np.bool_), none)
    return Internet(transport, source, destination, start + header, total - header, empty), bad


def _fragments4(v4: Rows, is4: Flags) -> FragmentRows:
    field = v4["fragment"]
    rows = np.flatnonzero(((field & 0x3FFF) != 0) & is4)
    field = field[rows].astype(np.int64)
    return FragmentRows(rows, (field & 0x1FFF) << 3, (field & 0x2000) != 0, v4["ident"][rows].astype(np.int64))


def _version6(octets: Octets, found: Internet, rows: Ints, start: Ints, wire_end: Ints, addresses: Addresses) -> None:
    """Overwrite the IPv6 rows of ``found``, in place."""
    v6 = octets.rows(start[rows], V6)
    length = v6["length"].astype(np.int64)
    found.transport[rows] = v6["protocol"]
    found.start[rows] = start[rows] + 40
    found.length[rows] = np.where(length == 0, wire_end[rows] - start[rows] - 40, length)
    high = np.concatenate([v6["source_high"], v6["destination_high"]]).astype(np.uint64)
    low = np.concatenate([v6["source_low"], v6["destination_low"]]).astype(np.uint64)
    ids = addresses.ids(high, low)
    found.source[rows], found.destination[rows] = ids[: rows.size], ids[rows.size :]


def _walk(octets: Octets, found: Internet, rows: Ints, end: Ints) -> FragmentRows:
    """Step over extension headers, in place; a fragment header ends the walk and is returned."""
    none = np.zeros(0, np.int64)
    pieces: list[FragmentRows] = [FragmentRows(none, none, none.astype(np.bool_), none)]
    for _ in range(LONGEST_CHAIN):
        if not rows.size:
            break
        kind, at = found.transport[rows], found.start[rows]
        size = np.where(kind == AH, (octets.u8(at + 1) + 2) << 2, (octets.u8(at + 1) + 1) << 3)
        size = np.where(kind == FRAGMENT_HEADER, 8, size)
        broken = (at + size > end[rows]) | (size > found.length[rows])
        found.transport[rows] = np.where(broken, MALFORMED, octets.u8(at))
        found.start[rows] += size
        found.length[rows] -= size
        field = octets.u16(at + 2)
        fragment = (kind == FRAGMENT_HEADER) & ~broken & ((field & 0xFFF9) != 0)
        ident = octets.u16(at + 4) << 16 | octets.u16(at + 6)
        pieces.append(
            FragmentRows(rows[fragment], field[fragment] & 0xFFF8, (field[fragment] & 1) != 0, ident[fragment])
        )
        rows = rows[~broken & ~fragment & np.isin(found.transport[rows], CHAIN)]
    found.transport[rows] = MALFORMED
    return FragmentRows(
        np.concatenate([p.row for p in pieces]),
        np.concatenate([p.at for p in pieces]),
        np.concatenate([p.more for p in pieces]),
        np.concatenate([p.ident for p in pieces]),
    )


def _settle_codes(transport: Ints, protocol: Ints, bad: Flags, cut: Flags) -> None:
    """Put the codes of everything that is no readable IP packet into ``transport``, in place."""
    is_ip = (protocol == link.IPV4) | (protocol == link.IPV6)
    transport[is_ip & bad] = MALFORMED
    transport[is_ip & cut] = CUT
    if is_ip.all():
        return
    transport[~is_ip] = LOCAL_FRAME
    transport[np.isin(protocol, UNREAD_TUNNELS)] = UNKNOWN_FRAME
    transport[protocol == link.TOO_SHORT] = MALFORMED
    transport[protocol == link.UNSUPPORTED] = LINK
    transport[protocol == link.ENCRYPTED] = ENCRYPTED
