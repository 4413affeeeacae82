"""Compressed layers beyond deflate: Brotli (RFC 7932), LZ4 frames and blocks, Snappy frames and raw.

Only the frames say what they are; Brotli, blocks and raw Snappy are guesses that hold if what comes out is recognised.
Output is bounded before anything is decompressed. Sources: lz4 ``doc/lz4_Frame_format.md`` and ``lz4_Block_format.md``,
google/snappy ``framing_format.txt`` and ``format_description.txt``.
"""

from __future__ import annotations

from itertools import chain

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget
from auditor.model import Outcome
from auditor.protocols.inflaters import BrokenStream, Brotli

LZ4_MAGIC = b"\x04\x22\x4d\x18"
SNAPPY_MAGIC = b"\xff\x06\x00\x00sNaPpY"
_SHORTEST = 16
_FIRST_BUFFER = 64 * 1024
_SNAPPY_CHUNK = 65_536
_SIZE = 4
_EXTENDED = 15
_OPENINGS = frozenset((*range(0x81, 0x90), *range(0xA1, 0xB8), 0xBF, 0xDE))
"""First bytes of maps in MessagePack and CBOR."""
_BATCHES = (b"\xd9\xd9\xf7", b"\x0a", b"\x08")
"""Self-described CBOR, and fields 1 of protobuf messages."""
_MOST_RATIO = 255
"""No LZ4 block expands further."""


def _over(size: int, name: str, budget: Budget) -> None:
    budget.gap(Outcome.BODY_LIMIT, size, f"{name} layer expands beyond the limit; only its start was read")


class BrotliStream:
    """A whole Brotli stream with nothing behind it; asked last, for it has no mark of its own."""

    name = "br"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.06 if isinstance(data, bytes) and len(data) >= _SHORTEST else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, bytes):
            return None
        stream, out, room = Brotli(), bytearray(), budget.room(len(data))
        try:
            for piece in chain(stream.feed(data), stream.close()):
                out += piece
                if len(out) > room:
                    break
        except BrokenStream:
            budget.waste(len(out))
            return None
        if not stream.finished or len(out) > room or not out:
            budget.waste(len(out))
            return None
        return Layer(bytes(out), sure=False)


def _unpacked(data: bytes, room: int) -> bytes | None:
    """An LZ4 frame's content; None if it is none or longer than ``room``."""
    import cramjam

    size = min(room, max(_FIRST_BUFFER, 8 * len(data)))
    while True:
        buffer = bytearray(size)
        try:
            return bytes(buffer[: cramjam.lz4.decompress_into(data, buffer)])
        except cramjam.DecompressionError as error:
            if size >= room or "whole buffer" not in str(error):
                return None
            size = min(room, size * 8)


class Lz4Frame:
    """An LZ4 frame with its magic number."""

    name = "lz4"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 1.0 if isinstance(data, bytes) and data.startswith(LZ4_MAGIC) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, bytes):
            return None
        out = _unpacked(data, budget.room(len(data)))
        if out is None:
            budget.gap(Outcome.UNDECODABLE, len(data), "lz4 layer is damaged, cut short or expands beyond the limit")
        return Layer(out, sure=True) if out else None


class Lz4Block:
    """An LZ4 block, bare or behind its length in four bytes, least first."""

    name = "lz4-block"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, bytes) or len(data) < _SHORTEST:
            return 0.0
        size = int.from_bytes(data[:_SIZE], "little")
        if len(data) - 2 * _SIZE <= size <= (len(data) - _SIZE) * _MOST_RATIO and size >= _SHORTEST:
            return 0.2
        return 0.04 if _literals(data) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, bytes):
            return None
        import cramjam

        said = int.from_bytes(data[:_SIZE], "little")
        room = budget.room(len(data))
        sized = len(data) - 2 * _SIZE <= said <= min(room, (len(data) - _SIZE) * _MOST_RATIO)
        for block, size in ((data[_SIZE:], said), (data, min(room, max(_FIRST_BUFFER, 16 * len(data))))):
            if block is not data and not sized:
                continue
            buffer = bytearray(size)
            try:
                length = cramjam.lz4.decompress_block_into(block, buffer)
            except (cramjam.DecompressionError, ValueError):
                budget.waste(len(data))
                continue
            if length:
                return Layer(bytes(buffer[:length]), sure=False)
        return None


def _literals(data: bytes) -> bool:
    """Whether a block begins with a few literals of text or of a binary document, as content worth reading does."""
    length, at = data[0] >> 4, 1
    if length == _EXTENDED:
        while at < len(data) and data[at] == 0xFF:
            length, at = length + 0xFF, at + 1
        length, at = length + data[at] if at < len(data) else 0, at + 1
    if not 0 < length <= len(data) - at:
        return False
    first = data[at : at + min(length, 8)]
    return (first.isascii() and 0x20 <= first[0] < 0x7F) or first[0] in _OPENINGS or first.startswith(_BATCHES)


class SnappyFrames:
    """Snappy's framing format, whose chunks hold at most 64 KiB each."""

    name = "snappy"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 1.0 if isinstance(data, bytes) and data.startswith(SNAPPY_MAGIC) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, bytes):
            return None
        out, at, room = bytearray(), len(SNAPPY_MAGIC), budget.room(len(data))
        whole = True
        while at + _SIZE <= len(data):
            kind, size = data[at], int.from_bytes(data[at + 1 : at + _SIZE], "little")
            chunk = data[at + _SIZE : at + _SIZE + size]
            piece = _chunk(kind, chunk[_SIZE:]) if len(chunk) == size and kind < 2 else b""
            if len(chunk) != size or piece is None or 2 <= kind < 0x80:
                whole = False
                break
            if len(out) + len(piece) > room:
                _over(len(data), self.name, budget)
                return Layer(bytes(out), sure=True) if out else None
            out += piece
            at += _SIZE + size
        if not whole or at != len(data):
            budget.gap(Outcome.UNDECODABLE, len(data), "snappy layer is damaged or cut short; only its start was read")
        return Layer(bytes(out), sure=True) if out else None


def _chunk(kind: int, data: bytes) -> bytes | None:
    return raw_snappy(data, _SNAPPY_CHUNK) if kind == 0 else data


def _announced(data: bytes) -> tuple[int, int]:
    """The length a raw Snappy stream announces and the bytes that took; (0, 0) if none can be read."""
    value = 0
    for at, byte in enumerate(data[:5]):
        value |= (byte & 0x7F) << 7 * at
        if byte < 0x80:
            return value, at + 1
    return 0, 0


def raw_snappy(data: bytes, room: int) -> bytes | None:
    """The content of a raw Snappy stream if it announces no more than ``room`` bytes and holds just them."""
    import cramjam

    size, header = _announced(data)
    if not header or not 0 < size <= room:
        return None
    buffer = bytearray(size)
    try:
        length = cramjam.snappy.decompress_raw_into(data, buffer)
    except (cramjam.DecompressionError, ValueError):
        return None
    return bytes(buffer) if length == size else None


class SnappyRaw:
    """Raw Snappy: a length that fits, then a literal."""

    name = "snappy-raw"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, bytes) or len(data) < _SHORTEST:
            return 0.0
        size, header = _announced(data)
        if not header or data[header] & 3 or not len(data) * 3 // 4 <= size <= len(data) * 64:
            return 0.0
        return 0.15

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        out = raw_snappy(data, budget.room(len(data))) if isinstance(data, bytes) else None
        return None if out is None else Layer(out, sure=False)
