"""Cuts a datagram into QUIC packets by their unprotected header fields (RFC 9000 section 17, RFC 8999)."""

from __future__ import annotations

from msgspec import Struct

from auditor.quic.varint import SHORT, read_varint
from auditor.quic.versions import DIALECTS, NEGOTIATION, Kind, dialects, google_name, is_reserved

LONG = 0x80
FIXED = 0x40
LONGEST_ID = 20
SMALLEST_PROTECTED = 20
"""Bytes from the packet number on that header protection needs: 4 for the longest number and 16 for the sample."""
_RETRY_TAG = 16
_SMALLEST_CLIENT_DATAGRAM = 1200
_GOOGLE_FLAGS = 0x09


class Packet(Struct, frozen=True):
    """A packet at datagram offsets ``start`` to ``end``; its protected packet number begins at ``number_at``.

    A short header does not tell how long its connection id is: ``dcid`` is empty and ``number_at`` behind the first
    byte. ``token`` is that of an Initial or a Retry; the versions offered in a Version Negotiation.
    """

    kind: Kind
    version: int
    dcid: bytes
    scid: bytes
    token: bytes
    start: int
    number_at: int
    end: int


def split(datagram: bytes) -> list[Packet]:
    """The packets of a datagram, in order; what is padding or makes no sense behind them is left out."""
    packets: list[Packet] = []
    at = 0
    while at < len(datagram):
        packet = _read(datagram, at)
        if packet is None:
            break
        packets.append(packet)
        at = packet.end
    return packets


def _read(data: bytes, start: int) -> Packet | None:
    first = data[start]
    if first & LONG:
        return _read_long(data, start)
    if not first & FIXED and (start or len(data) - start <= SMALLEST_PROTECTED):
        return None
    return Packet(Kind.SHORT, NEGOTIATION, b"", b"", b"", start, start + 1, len(data))


def _read_long(data: bytes, start: int) -> Packet | None:
    if len(data) - start < 7:
        return None
    version = int.from_bytes(data[start + 1 : start + 5], "big")
    at = start + 5
    ids: list[bytes] = []
    for _ in range(2):
        if at >= len(data) or data[at] > LONGEST_ID or at + 1 + data[at] > len(data):
            return _foreign(data, start, version)
        ids.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    dcid, scid = ids
    if version == NEGOTIATION:
        return Packet(Kind.NEGOTIATION, version, dcid, scid, data[at:], start, len(data), len(data))
    spoken = dialects(version)
    if not spoken:
        return _foreign(data, start, version)
    kind = spoken[0].kinds[data[start] >> 4 & 3]
    return _read_rest(kind, version, (dcid, scid), data, start, at) or _foreign(data, start, version)


def _read_rest(kind: Kind, version: int, ids: tuple[bytes, bytes], data: bytes, start: int, at: int) -> Packet | None:
    """What stands behind the connection ids of a long header."""
    if kind is Kind.RETRY:
        token = data[at : max(len(data) - _RETRY_TAG, at)]
        return Packet(kind, version, *ids, token, start, len(data), len(data))
    token = b""
    if kind is Kind.INITIAL:
        length, at = read_varint(data, at)
        if length == SHORT or at + length > len(data):
            return None
        token = data[at : at + length]
        at += length
    length, at = read_varint(data, at)
    if length == SHORT or at + length > len(data) or length < SMALLEST_PROTECTED:
        return None
    return Packet(kind, version, *ids, token, start, at, at + length)


def _foreign(data: bytes, start: int, version: int) -> Packet | None:
    if start or version in DIALECTS or version == NEGOTIATION:
        return None
    return Packet(Kind.FOREIGN, version, b"", b"", b"", start, len(data), len(data))


def google_version(data: bytes) -> str | None:
    """The name of Google's QUIC if the datagram begins one of its packets with a version tag (Q024 to T051)."""
    if data[:1] and data[0] & LONG:
        return google_name(data[1:5])
    if data[:1] and data[0] & _GOOGLE_FLAGS == _GOOGLE_FLAGS:
        return google_name(data[9:13])
    return None


def sniff_quic(data: bytes) -> bool:
    """Whether a first datagram is plausibly QUIC: a long header of a version that is known, by name at least."""
    if google_version(data) is not None:
        return True
    if len(data) < 7 or not data[0] & LONG:
        return False
    version = int.from_bytes(data[1:5], "big")
    packets = split(data)
    if not packets:
        return False
    packet = packets[0]
    if packet.kind is Kind.NEGOTIATION:
        return _negotiates(packet.token)
    if version in DIALECTS:
        return bool(data[0] & FIXED)
    named = is_reserved(version) or version >> 8 == 0xFF0000
    return named and len(data) >= _SMALLEST_CLIENT_DATAGRAM


def _negotiates(offered: bytes) -> bool:
    if not offered or len(offered) % 4 or len(offered) > 256:
        return False
    return any(_is_known(offered[i : i + 4]) for i in range(0, len(offered), 4))


def _is_known(tag: bytes) -> bool:
    version = int.from_bytes(tag, "big")
    return version in DIALECTS or is_reserved(version) or google_name(tag) is not None
