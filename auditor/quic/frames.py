"""The frames inside a packet (RFC 9000 section 19), as values; those that say nothing to an auditor are passed over."""

from __future__ import annotations

from msgspec import Struct

from auditor.quic.varint import SHORT, read_varint


class CryptoFrame(Struct, frozen=True):
    """Bytes of the TLS handshake."""

    offset: int
    data: bytes


class StreamFrame(Struct, frozen=True):
    """Bytes of a stream; ``fin`` says that they are its last."""

    stream: int
    offset: int
    data: bytes
    fin: bool


class ResetFrame(Struct, frozen=True):
    """The sender gives its side of a stream up."""

    stream: int
    code: int
    size: int


class NewIdFrame(Struct, frozen=True):
    """A further connection id by which the sender may be addressed."""

    dcid: bytes


class AckFrame(Struct, frozen=True):
    """The highest packet number the sender has seen."""

    largest: int


class CloseFrame(Struct, frozen=True):
    """The connection ends; ``application`` tells whose code it is."""

    code: int
    application: bool
    reason: bytes


class DatagramFrame(Struct, frozen=True):
    """A message outside streams (RFC 9221)."""

    data: bytes


class UnknownFrame(Struct, frozen=True):
    """A frame of an extension not known here; ``rest`` bytes of the packet from it on cannot be read."""

    kind: int
    rest: int


Frame = CryptoFrame | StreamFrame | ResetFrame | NewIdFrame | AckFrame | CloseFrame | DatagramFrame | UnknownFrame

_ACK, _ACK_ECN = 0x02, 0x03
_RESET, _CRYPTO, _NEW_TOKEN = 0x04, 0x06, 0x07
_NEW_ID = 0x18
_CLOSE, _CLOSE_APPLICATION = 0x1C, 0x1D
_RESET_AT = 0x24
_DATAGRAM, _DATAGRAM_SIZED = 0x30, 0x31
_INTEGERS = {
    0x01: 0, 0x05: 2, 0x10: 1, 0x11: 2, 0x12: 1, 0x13: 1, 0x14: 1, 0x15: 2, 0x16: 1, 0x17: 1, 0x19: 1, 0x1E: 0,
    0x1F: 0, 0xAF: 4,
}  # fmt: skip
"""Frames of integers alone, and how many; 0x1F and 0xAF are those of draft-ietf-quic-ack-frequency."""
_FIXED = {0x1A: 8, 0x1B: 8}


class _Cut(Exception):
    """A frame ends beyond its packet."""


class _Reader:
    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def integer(self) -> int:
        value, self.at = read_varint(self.data, self.at)
        if value == SHORT:
            raise _Cut
        return value

    def take(self, length: int) -> bytes:
        end = self.at + length
        if end > len(self.data):
            raise _Cut
        taken = self.data[self.at : end]
        self.at = end
        return taken


def read_frames(payload: bytes) -> list[Frame]:
    """The frames of a packet that matter, in order; what cannot be read ends the list as an `UnknownFrame`."""
    reader = _Reader(payload)
    found: list[Frame] = []
    size = len(payload)
    while reader.at < size:
        if payload[reader.at] == 0:
            reader.at += 1
            if payload[reader.at : reader.at + 8] == bytes(8):
                reader.at = size - len(payload[reader.at :].lstrip(b"\0"))
            continue
        start = reader.at
        kind = -1
        try:
            kind = reader.integer()
            known = _read(kind, reader, found)
        except _Cut:
            known = False
        if not known:
            found.append(UnknownFrame(kind, size - start))
            break
    return found


def _read(kind: int, reader: _Reader, found: list[Frame]) -> bool:
    if 0x08 <= kind <= 0x0F:
        stream = reader.integer()
        offset = reader.integer() if kind & 4 else 0
        data = reader.take(reader.integer() if kind & 2 else len(reader.data) - reader.at)
        found.append(StreamFrame(stream, offset, data, bool(kind & 1)))
    elif kind in (_ACK, _ACK_ECN):
        found.append(_ack(reader, ecn=kind == _ACK_ECN))
    elif kind == _CRYPTO:
        offset = reader.integer()
        found.append(CryptoFrame(offset, reader.take(reader.integer())))
    elif kind in _INTEGERS:
        for _ in range(_INTEGERS[kind]):
            reader.integer()
    elif kind in _FIXED:
        reader.take(_FIXED[kind])
    else:
        return _read_rare(kind, reader, found)
    return True


def _ack(reader: _Reader, *, ecn: bool) -> AckFrame:
    largest = reader.integer()
    reader.integer()
    ranges = reader.integer()
    if ranges > len(reader.data):
        raise _Cut
    for _ in range(1 + 2 * ranges + (3 if ecn else 0)):
        reader.integer()
    return AckFrame(largest)


def _read_rare(kind: int, reader: _Reader, found: list[Frame]) -> bool:
    if kind in (_RESET, _RESET_AT):
        frame = ResetFrame(reader.integer(), reader.integer(), reader.integer())
        if kind == _RESET_AT:
            reader.integer()
        found.append(frame)
    elif kind == _NEW_TOKEN:
        reader.take(reader.integer())
    elif kind == _NEW_ID:
        reader.integer()
        reader.integer()
        found.append(NewIdFrame(reader.take(reader.take(1)[0])))
        reader.take(16)
    elif kind in (_CLOSE, _CLOSE_APPLICATION):
        code = reader.integer()
        if kind == _CLOSE:
            reader.integer()
        found.append(CloseFrame(code, kind == _CLOSE_APPLICATION, reader.take(reader.integer())))
    elif kind in (_DATAGRAM, _DATAGRAM_SIZED):
        sized = kind == _DATAGRAM_SIZED
        found.append(DatagramFrame(reader.take(reader.integer() if sized else len(reader.data) - reader.at)))
    else:
        return False
    return True
