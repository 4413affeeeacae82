"""What of TCP and UDP payload may stay: hellos and record headers of TLS, requests of plain HTTP rewritten, DNS.

Theory of operation: packets are shown twice, in order. First each direction of TCP is followed as far as it comes
without a gap. A direction that begins with a TLS handshake keeps its first record, the hello, and of every other
record the five bytes of its header; one that begins with an HTTP/1 message keeps its heads, and texts, rewritten to
the same length. Then the second time each segment gets what was kept of its part of the stream, and zeros for the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct, field

from auditor.quic.varint import SHORT, read_varint
from auditor.redaction.frames import Flow, Segment
from auditor.redaction.known import Known
from auditor.redaction.plain_http import LARGEST, PlainHttp

_TCP = 6
_HANDSHAKE, _HEADER = 0x16, 5
_HTTP = re.compile(rb"[A-Z]{3,10} \S|HTTP/1\.[01] ")
_TELLING = 12
"""Bytes by which HTTP is told from other protocols."""
_WRAP = 1 << 32
_FURTHEST = 1 << 30
_LONG, _INITIAL = 0xC0, {1: 0x00, 0x6B3343CF: 0x10}
"""QUIC's long header (RFC 9000 §17.2), and the bits of an Initial packet by version (1; 2: RFC 9369 §3.2)."""
_SHORT_KEPT = 21
"""Of other QUIC packets the first byte and at most a whole connection ID stay."""
_DNS_PORT = 53


class _Stream(Struct):
    """One direction of TCP: where it begins, how far it came, what it is, and what of it stays."""

    base: int
    expected: int = 0
    kind: str = ""
    record: int = 0
    header: bytes = b""
    text: bytearray = field(default_factory=bytearray)
    kept: list[tuple[int, bytes]] = field(default_factory=list)


class Streams:
    """Follows flows with `note`; after `close`, `payload` says what stands in for the payload of a segment."""

    def __init__(self, known: Known, http: PlainHttp) -> None:
        self._known = known
        self._http = http
        self._flows: dict[Flow, list[_Stream]] = {}

    def note(self, segment: Segment, data: bytes) -> bytes:
        """The first time: remember what may be kept of this segment; gives zeros."""
        if segment.flow.protocol == _TCP and (data or segment.begins):
            streams = self._flows.setdefault(segment.flow, [])
            first = (segment.sequence + segment.begins) % _WRAP
            if not streams or (segment.begins and streams[-1].base != first):
                streams.append(_Stream(first))
            stream = streams[-1]
            at = (first - stream.base) % _WRAP
            if at < _FURTHEST:
                self._follow(stream, at, data)
        return bytes(len(data))

    def close(self) -> None:
        """No more packets: requests of plain HTTP are rewritten."""
        for streams in self._flows.values():
            for stream in streams:
                if stream.kind == "http":
                    stream.kept = [(0, self._http.rewritten(bytes(stream.text)))]
                    stream.text.clear()

    def payload(self, segment: Segment, data: bytes) -> bytes:
        """The second time: what stands in for the payload of this segment."""
        if segment.flow.protocol != _TCP:
            return self._datagram(segment, data)
        first = (segment.sequence + segment.begins) % _WRAP
        for stream in self._flows.get(segment.flow, ()):
            at = (first - stream.base) % _WRAP
            if at < _FURTHEST and at <= stream.expected:
                return _cut(stream.kept, at, len(data))
        return bytes(len(data))

    def _follow(self, stream: _Stream, at: int, data: bytes) -> None:
        """Take what is new and follows without a gap; TLS goes on behind a gap that left its record headers whole."""
        if at > stream.expected and not (stream.kind == "tls" and stream.record >= at and not stream.header):
            return
        data = data[max(stream.expected - at, 0) :]
        at = max(at, stream.expected)
        if not data:
            return
        stream.expected = at + len(data)
        if not stream.kind and not stream.text and data[0] == _HANDSHAKE:
            stream.kind = "tls"
        if stream.kind == "tls":
            self._records(stream, at, data)
        elif stream.kind != "closed" and len(stream.text) < LARGEST:
            stream.text += data
            if not stream.kind and len(stream.text) >= _TELLING:
                stream.kind = "http" if _HTTP.match(stream.text) else "closed"

    def _records(self, stream: _Stream, at: int, data: bytes) -> None:
        """Keep the first record, and the headers of the others (RFC 8446 §5.1)."""
        end = at + len(data)
        if not stream.kept or stream.kept[0][0] == 0:
            self._hello(stream, at, data)
        while stream.record < end:
            start = max(stream.record + len(stream.header), at)
            piece = data[start - at : start - at + _HEADER - len(stream.header)]
            if stream.record:
                stream.kept.append((start, piece))
            stream.header += piece
            if len(stream.header) < _HEADER:
                return
            stream.record += _HEADER + int.from_bytes(stream.header[3:5])
            stream.header = b""

    def _hello(self, stream: _Stream, at: int, data: bytes) -> None:
        if at < LARGEST and len(stream.text) == at:
            stream.text += data[: max(_HEADER + 0x4000 - at, 0)]
        length = _HEADER + int.from_bytes(stream.text[3:5]) if len(stream.text) >= _HEADER else 0
        if length and len(stream.text) >= length:
            stream.kept.insert(0, (0, self._known.octets(bytes(stream.text[:length]))))
            stream.text.clear()

    def _datagram(self, segment: Segment, data: bytes) -> bytes:
        """DNS with its names searched; QUIC Initial packets, whose hello anybody can read; of all else nothing."""
        flow = segment.flow
        if _DNS_PORT in (flow.source_port, flow.target_port):
            return self._known.octets(data)
        if len(data) < 7 or not data[0] & 0x40:
            return bytes(len(data))
        if data[0] & _LONG == _LONG and _INITIAL.get(int.from_bytes(data[1:5])) == data[0] & 0x30:
            kept = _initial(data)
            return data[:kept] + bytes(len(data) - kept)
        kept = _SHORT_KEPT if 443 in (flow.source_port, flow.target_port) else 0
        return data[:kept] + bytes(max(len(data) - kept, 0))


def _initial(data: bytes) -> int:
    """Where the Initial packet that a datagram begins with ends (RFC 9000 §17.2.2); 0 where it is none."""
    target = 6 + data[5]
    token = target + 1 + data[target] if target < len(data) else len(data)
    length, at = read_varint(data, token)
    if length == SHORT:
        return 0
    size, at = read_varint(data, at + length)
    return 0 if size == SHORT else min(at + size, len(data))


def _cut(kept: list[tuple[int, bytes]], at: int, length: int) -> bytes:
    """``length`` bytes of a stream from ``at`` on: what was kept, zeros between."""
    out = bytearray(length)
    number = max(bisect_right(kept, (at, b"\xff" * 6)) - 1, 0)
    for start, piece in kept[number:]:
        if start >= at + length:
            break
        begin, end = max(start, at), min(start + len(piece), at + length)
        if begin < end:
            out[begin - at : end - at] = piece[begin - start : end - start]
    return bytes(out)
