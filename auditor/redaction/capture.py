"""A redacted capture: every packet in its place, with stand-ins for addresses, and only harmless payload left.

It holds no comments, names, interfaces or secrets of the one it was made from. What was inside TLS is not in it, not
even encrypted: keys that turn up later open nothing. `auditor.redaction.archive` writes that as a HAR instead.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from msgspec import Struct

from auditor.audit import AuditOptions, audit
from auditor.errors import CaptureError, UsageError
from auditor.redaction.exchanges import telling
from auditor.redaction.frames import ETHERNET, LOOPBACK, RAW, SLL, SLL2, USER, Frames
from auditor.redaction.gathering import Gathered
from auditor.redaction.plain_http import PlainHttp
from auditor.redaction.rewriting import Rewriter
from auditor.redaction.streams import Streams
from auditor.sources import open_source
from auditor.sources.interface import ExchangeSource

LINKS = (ETHERNET, RAW, 12, 14, 228, 229, LOOPBACK, SLL, SLL2)
"""Link types that are rewritten; packets of others keep their length and lose all else."""
_SECTION = struct.pack("<IIIHHqI", 0x0A0D0D0A, 28, 0x1A2B3C4D, 1, 0, -1, 28)
_INTERFACE, _PACKET = 1, 6
_RESOLUTION = struct.pack("<HHB3xHH", 9, 1, 9, 0, 0)
"""Nanoseconds (if_tsresol), and the end of options."""


class Packet(Struct, frozen=True):
    """One packet as captured: bytes, LINKTYPE (negative: none we read), length on the wire, time in ns."""

    data: bytes
    link: int
    original: int
    time_ns: int


def redacted_capture(path: str, out: BinaryIO, options: AuditOptions, gathered: Gathered) -> bool:
    """Write the capture at ``path`` as pcapng without what was ``gathered``; whether bodies of plain HTTP are in it.

    The outcome is audited before it is given out. UsageError where the input has no packets; CaptureError where a
    value could be found in the outcome even without any body.
    """
    for bodies in (True, False):
        data = _written(path, gathered, bodies=bodies)
        if not _left(data, options, gathered):
            out.write(data)
            return bodies
    raise CaptureError(f"{path}: a value could not be taken out of the packets; write -o OUT.har instead")


def packets_of(path: str) -> Iterator[Packet]:
    """All packets of a capture in order. UsageError where the input has none."""
    source = open_source(path)
    try:
        if isinstance(source, ExchangeSource):
            raise UsageError(f"{path}: holds exchanges, not packets; give -o a name that ends in .har")
        for batch in source.batches():
            columns = (batch.offset, batch.captured, batch.link, batch.original, batch.time_ns)
            for offset, captured, link, original, time_ns in zip(*(c.tolist() for c in columns), strict=True):
                yield Packet(batch.buffer[offset : offset + captured], link, max(original, captured), time_ns)
    finally:
        source.close()


def _written(path: str, gathered: Gathered, *, bodies: bool) -> bytes:
    known = gathered.known
    streams = Streams(known, PlainHttp(known, Rewriter(known), bodies=bodies))
    frames = Frames(known.placeholders, gathered.addresses)
    for packet in packets_of(path):
        if packet.link in LINKS:
            frames.rewrite(packet.data, packet.link, streams.note)
    streams.close()
    parts, links = [_SECTION], dict[int, int]()
    for packet in packets_of(path):
        link = packet.link if packet.link in LINKS else USER
        if link not in links:
            links[link] = len(links)
            parts.append(_block(_INTERFACE, struct.pack("<HHI", link, 0, 0) + _RESOLUTION))
        shown = bytes(len(packet.data)) if link == USER else frames.rewrite(packet.data, link, streams.payload)
        parts.append(_block(_PACKET, _head(links[link], packet) + shown + bytes(-len(shown) % 4)))
    return b"".join(parts)


def _head(interface: int, packet: Packet) -> bytes:
    high, low = divmod(max(packet.time_ns, 0), 1 << 32)
    return struct.pack("<IIIII", interface, high, low, len(packet.data), packet.original)


def _block(kind: int, body: bytes) -> bytes:
    length = len(body) + 12
    return struct.pack("<II", kind, length) + body + struct.pack("<I", length)


def _left(data: bytes, options: AuditOptions, gathered: Gathered) -> bool:
    """Whether a value can still be found in the capture: by an audit with the profile, or by a search of its bytes."""
    if gathered.known.left_in(data) is not None:
        return True
    with TemporaryDirectory() as folder:
        path = Path(folder) / "redacted.pcapng"
        path.touch(0o600)
        path.write_bytes(data)
        again = AuditOptions(rules=options.rules, profile=options.profile, device=None, processes=1)
        report = audit((str(path),), again)
    found = telling([finding.value for finding in gathered.report.findings])
    return any(each.detector == "indicators" or each.value in found for each in report.findings)
