"""MessagePack (github.com/msgpack/msgpack, spec.md): objects and arrays in a few bytes less than JSON."""

from __future__ import annotations

import struct
from collections.abc import Callable

from auditor.decode.cursor import Cursor
from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document, Number
from auditor.decode.limits import Budget
from auditor.decode.scalars import Malformed, double, members, single

_LENGTHS = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4, 0xDC: 2, 0xDD: 4, 0xDE: 2, 0xDF: 4}
_INTEGERS = {0xCC: (1, False), 0xCD: (2, False), 0xCE: (4, False), 0xCF: (8, False)} | {
    0xD0: (1, True), 0xD1: (2, True), 0xD2: (4, True), 0xD3: (8, True)
}  # fmt: skip
_FIXED_EXTENSIONS = {0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD7: 8, 0xD8: 16}
_EXTENSIONS = {0xC7: 1, 0xC8: 2, 0xC9: 4}
_WORDS: dict[int, bool | None] = {0xC0: None, 0xC2: False, 0xC3: True}
_TIMESTAMP = 0xFF


class _Reader(Cursor):
    """One value after the other."""

    def value(self, depth: int = 0) -> Document:
        """The value here; `Malformed` where there is none."""
        self.enter(depth)
        byte = self.take(1)[0]
        if byte < 0x80:
            return Number(byte)
        if byte >= 0xE0:
            return Number(byte - 256)
        if byte < 0x90:
            return self._map(byte & 15, depth)
        if byte < 0xA0:
            return self._array(byte & 15, depth)
        if byte < 0xC0:
            return self._string(byte & 31)
        return self._long(byte, depth)

    def _long(self, byte: int, depth: int) -> Document:
        if byte in _WORDS:
            return _WORDS[byte]
        if byte in _INTEGERS:
            size, signed = _INTEGERS[byte]
            return Number(int.from_bytes(self.take(size), "big", signed=signed))
        if byte == 0xCA:
            return single(struct.unpack(">f", self.take(4))[0])
        if byte == 0xCB:
            return double(struct.unpack(">d", self.take(8))[0])
        if byte in _FIXED_EXTENSIONS:
            return self._extension(_FIXED_EXTENSIONS[byte])
        if byte in _EXTENSIONS:
            return self._extension(self.number(_EXTENSIONS[byte]))
        if byte not in _LENGTHS:
            raise Malformed
        size = self.number(_LENGTHS[byte])
        if byte >= 0xDE:
            return self._map(size, depth)
        if byte >= 0xDC:
            return self._array(size, depth)
        if byte >= 0xD9:
            return self._string(size)
        return self.blob(self.take(size))

    def _string(self, size: int) -> str | bytes:
        raw = self.take(size)
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            self.binary += size
            return raw
        self.text += size
        return text

    def _array(self, count: int, depth: int) -> Document:
        self.room(count)
        return [self.value(depth + 1) for _ in range(count)]

    def _map(self, count: int, depth: int) -> Document:
        self.room(2 * count)
        return members([(self.call(self.value(depth + 1)), self.value(depth + 1)) for _ in range(count)])

    def _extension(self, size: int) -> Document:
        kind, raw = self.take(1)[0], self.take(size)
        self.binary += size
        read = _TIMESTAMPS.get(size) if kind == _TIMESTAMP else None
        return raw if read is None else read(raw)


def _seconds(raw: bytes) -> Number:
    return Number(int.from_bytes(raw, "big"))


def _nanoseconds(raw: bytes) -> Number:
    both = int.from_bytes(raw, "big")
    return Number(f"{both & (1 << 34) - 1}.{both >> 34:09d}")


def _long_time(raw: bytes) -> Number:
    return Number(f"{int.from_bytes(raw[4:], 'big', signed=True)}.{int.from_bytes(raw[:4], 'big'):09d}")


_TIMESTAMPS: dict[int, Callable[[bytes], Number]] = {4: _seconds, 8: _nanoseconds, 12: _long_time}


class MessagePack:
    """A map or an array; without a media type that says so, one whose strings speak for it."""

    name = "msgpack"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, bytes) or len(data) < 2:
            return 0.0
        if "msgpack" in hints.media_type or "messagepack" in hints.media_type:
            return 0.96
        first = data[0]
        return 0.45 if 0x81 <= first <= 0x8F or 0x91 <= first <= 0x9F or 0xDC <= first <= 0xDF else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, bytes):
            return None
        reader = _Reader(data, budget.limits)
        try:
            document = reader.value()
        except Malformed:
            return None
        if reader.left or not isinstance(document, dict | list):
            return None
        if "msgpack" in hints.media_type or "messagepack" in hints.media_type:
            return Parsed(document)
        return Parsed(document) if reader.speaks() else None
