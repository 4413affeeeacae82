"""Packets to columns of header fields: a whole batch at once, one array entry a packet, with NumPy gathers only.

Nothing here raises on wire bytes: what cannot be read becomes a code in `Columns.transport`. A tunnel packet's row is
that of the packet inside it.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from auditor.network.addresses import IPV6_FROM, Addresses
from auditor.network.decapsulation import DEEPEST, Frames, InnerPackets, inner_packets
from auditor.network.fragments import Fragments, Piece
from auditor.network.internet import CUT, FRAGMENT, LOCAL_FRAME, MALFORMED, UNKNOWN_FRAME, Internet, internet_layer
from auditor.network.link import PPPOE_SESSION, Layer, network_layer
from auditor.network.octets import Flags, Ints, Octets
from auditor.sources.interface import PacketBatch

TCP = 6
UDP = 17

FIN, SYN, RST, ACK = 1, 2, 4, 16

L4 = np.dtype(
    {
        "names": ["source", "destination", "seq", "ack", "offset", "flags"],
        "formats": [">u2", ">u2", ">u4", ">u4", "u1", "u1"],
        "itemsize": 20,
    }
)


class Columns(Struct, frozen=True):
    """One entry a packet, in packet order.

    ``transport`` is the IP protocol number or a code of `auditor.network.internet`. ``source`` and ``destination`` are
    ids of `Addresses`. ``seq``, ``ack`` and ``flags`` mean something for TCP only. The payload stands at ``payload``
    in ``buffer``, ``captured`` bytes of it, of ``wire`` on the wire; ``cut`` where that is fewer. ``carried`` is the
    number of packets the row stands for: more than 1 where it completed a fragmented datagram, 0 for a fragment before
    that (transport `FRAGMENT`). ``size`` is their frames' length on the wire.
    """

    buffer: bytes
    frame: Ints
    time_ns: Ints
    transport: Ints
    source: Ints
    destination: Ints
    source_port: Ints
    destination_port: Ints
    seq: Ints
    ack: Ints
    flags: Ints
    payload: Ints
    captured: Ints
    wire: Ints
    cut: Flags
    fragment: Flags
    carried: Ints
    size: Ints


_OF_PACKETS = tuple(name for name in Columns.__struct_fields__ if name not in ("buffer", "frame", "time_ns"))


def parse(batch: PacketBatch, addresses: Addresses | None = None, fragments: Fragments | None = None) -> Columns:
    """Columns of a batch; ``addresses`` and ``fragments`` carry what is known over from batch to batch."""
    addresses = Addresses() if addresses is None else addresses
    fragments = Fragments() if fragments is None else fragments
    return _parse(batch, addresses, fragments, np.ones(batch.offset.size, np.int64), batch.original, 0)


def _parse(
    batch: PacketBatch, addresses: Addresses, fragments: Fragments, carried: Ints, size: Ints, depth: int
) -> Columns:
    octets = Octets(batch.buffer)
    end, wire_end = batch.offset + batch.captured, batch.offset + np.maximum(batch.original, batch.captured)
    layer = network_layer(octets, batch)
    ip = internet_layer(octets, layer, end, wire_end, addresses)
    fragment, unread = np.zeros(batch.offset.size, np.bool_), _unread_frames(ip, layer, end, wire_end)
    if ip.fragments.row.size:
        carried, size = carried.copy(), size.copy()
        octets, end = _reassemble(octets, batch, ip, end, fragments, carried, size)
        fragment[ip.fragments.row] = True
    columns = _transport(octets, batch, ip, end, fragment, carried, size)
    inner = inner_packets(columns, unread) if depth < DEEPEST else None
    if inner is None:
        return columns
    row = inner.row
    packets = PacketBatch(
        columns.buffer, 0, inner.offset, inner.captured, inner.original, batch.time_ns[row], inner.link
    )
    return _join(columns, inner, _parse(packets, addresses, fragments.inside(), carried[row], size[row], depth + 1))


def _unread_frames(ip: Internet, layer: Layer, end: Ints, wire_end: Ints) -> Frames | None:
    """The frames of a known EtherType that is not IP's."""
    rows = np.flatnonzero(ip.transport == UNKNOWN_FRAME)
    if not rows.size:
        return None
    start, kind = layer
    rows = rows[kind[rows] != PPPOE_SESSION]
    return Frames(rows, kind[rows], start[rows], end[rows], wire_end[rows])


def _join(columns: Columns, inner: InnerPackets, found: Columns) -> Columns:
    """The columns with the rows of tunnel packets those of the packets inside."""
    changed = {}
    for name in _OF_PACKETS:
        changed[name] = getattr(columns, name).copy()
        changed[name][inner.row] = getattr(found, name)
    changed["fragment"] |= columns.fragment
    return replace(columns, buffer=found.buffer, **changed)


def _reassemble(
    octets: Octets, batch: PacketBatch, ip: Internet, end: Ints, fragments: Fragments, carried: Ints, size: Ints
) -> tuple[Octets, Ints]:
    """Feed the fragments in; each row that completes a datagram then points to it, at the end of a longer buffer."""
    end, extra, length = end.copy(), [octets.data], octets.size
    found = ip.fragments
    for row, at, more, ident in zip(
        found.row.tolist(), found.at.tolist(), found.more.tolist(), found.ident.tolist(), strict=True
    ):
        start, want = int(ip.start[row]), int(ip.length[row])
        data = octets.data[start : min(start + want, int(end[row]))]
        piece = Piece(at, more, data, len(data) == want, int(batch.time_ns[row]), int(size[row]), int(carried[row]))
        family = 4 if ip.source[row] < IPV6_FROM else 6
        protocol = int(ip.transport[row]) if family == 4 else -1
        whole = fragments.receive((int(ip.source[row]), int(ip.destination[row]), protocol, ident), piece)
        if whole is None:
            ip.transport[row], carried[row] = FRAGMENT, 0
            continue
        ip.start[row], ip.length[row], end[row] = length, len(whole.data), length + len(whole.data)
        carried[row], size[row] = whole.packets, whole.size
        extra.append(whole.data)
        length += len(whole.data)
    return (Octets(b"".join(extra)) if len(extra) > 1 else octets), end


def _transport(
    octets: Octets, batch: PacketBatch, ip: Internet, end: Ints, fragment: Flags, carried: Ints, size: Ints
) -> Columns:
    fields = octets.rows(ip.start, L4)
    seq = fields["seq"].astype(np.int64)
    is_tcp, is_udp = ip.transport == TCP, ip.transport == UDP
    header = np.where(is_tcp, (fields["offset"] >> 4).astype(np.int64) << 2, 8)
    length = ip.length
    if is_udp.any():
        length = _udp_length(length, seq >> 16, is_udp)
    here = end - ip.start
    fixed = np.where(is_tcp, 20, 8)
    bad = (header < fixed) | (header > length)
    short = here < fixed
    if (bad | short).any():
        ours = is_tcp | is_udp
        ip.transport[ours & bad] = MALFORMED
        ip.transport[ours & short] = np.where(here < ip.length, CUT, MALFORMED)[ours & short]
    wire = length - header
    captured = np.minimum(here - header, wire)
    np.maximum(captured, 0, out=captured)
    return Columns(
        octets.data,
        np.arange(batch.first_frame, batch.first_frame + batch.offset.size, dtype=np.int64),
        batch.time_ns,
        ip.transport,
        ip.source,
        ip.destination,
        fields["source"].astype(np.int64),
        fields["destination"].astype(np.int64),
        seq,
        fields["ack"].astype(np.int64),
        fields["flags"].astype(np.int64),
        ip.start + header,
        captured,
        wire,
        captured < wire,
        fragment,
        carried,
        size,
    )


def _udp_length(length: Ints, said: Ints, is_udp: Flags) -> Ints:
    """UDP's own length field where it is shorter than IP's; 0 (offload, jumbogram) means IP's."""
    own = np.where(said == 0, length, np.minimum(said, length))
    return np.where(is_udp, own, length)


def is_local(transport: Ints) -> Flags:
    """Whether rows are chatter of the network itself: no IP, ICMP, IGMP, ICMPv6, no next header, OSPF, PIM, VRRP."""
    return np.isin(transport, np.array([LOCAL_FRAME, 1, 2, 58, 59, 89, 103, 112]))
