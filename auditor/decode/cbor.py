"""CBOR (RFC 8949) of definite and indefinite length; tags are passed over, big integers read, references not."""

from __future__ import annotations

import struct

from auditor.decode.cursor import Cursor
from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document, Number
from auditor.decode.limits import Budget
from auditor.decode.scalars import Malformed, double, members, single

SELF_DESCRIBED = b"\xd9\xd9\xf7"
_INDEFINITE = 31
_LONGEST_INTEGER = 64
_BREAK = 0xFF
_SIMPLE: dict[int, bool | None] = {20: False, 21: True, 22: None, 23: None}
_FLOATS = {25: (">e", 2), 26: (">f", 4), 27: (">d", 8)}


class _Reader(Cursor):
    """One data item after the other."""

    def value(self, depth: int = 0) -> Document:
        """The item here; `Malformed` where there is none."""
        self.enter(depth)
        major, info = divmod(self.take(1)[0], 32)
        if major == 7:
            return self._simple(info)
        size = self._argument(info)
        if major < 2:
            if size is None:
                raise Malformed
            return Number(size if major == 0 else -1 - size)
        if major < 4:
            return self._string(major, size)
        if major == 4:
            return self._array(size, depth)
        if major == 5:
            return self._map(size, depth)
        return self._tagged(size, depth)

    def _argument(self, info: int) -> int | None:
        """The number after an initial byte; None where the length is indefinite."""
        if info < 24:
            return info
        if info < 28:
            return self.number(1 << info - 24)
        if info == _INDEFINITE:
            return None
        raise Malformed

    def _simple(self, info: int) -> Document:
        if info in _SIMPLE:
            return _SIMPLE[info]
        if info in _FLOATS:
            layout, size = _FLOATS[info]
            value: float = struct.unpack(layout, self.take(size))[0]
            return double(value) if size == 8 else single(value)
        if info < 20:
            return Number(info)
        if info == 24:
            return Number(self.take(1)[0])
        raise Malformed

    def _ended(self) -> bool:
        self.room(1)
        if self._data[self.at] != _BREAK:
            return False
        self.at += 1
        return True

    def _string(self, major: int, size: int | None) -> str | bytes:
        if size is not None:
            raw = self.take(size)
        else:
            pieces: list[bytes] = []
            while not self._ended():
                inner, info = divmod(self.take(1)[0], 32)
                length = self._argument(info)
                if inner != major or length is None:
                    raise Malformed
                pieces.append(self.take(length))
            raw = b"".join(pieces)
        if major == 2:
            return self.blob(raw)
        self.text += len(raw)
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            raise Malformed from error

    def _array(self, count: int | None, depth: int) -> Document:
        if count is not None:
            self.room(count)
            return [self.value(depth + 1) for _ in range(count)]
        found: list[Document] = []
        while not self._ended():
            found.append(self.value(depth + 1))
        return found

    def _map(self, count: int | None, depth: int) -> Document:
        pairs: list[tuple[str, Document]] = []
        if count is not None:
            self.room(2 * count)
        while len(pairs) != count if count is not None else not self._ended():
            pairs.append((self.call(self.value(depth + 1)), self.value(depth + 1)))
        return members(pairs)

    def _tagged(self, tag: int | None, depth: int) -> Document:
        if tag is None:
            raise Malformed
        before = self.at
        inner = self.value(depth + 1)
        if tag not in (2, 3) or self.at - before > _LONGEST_INTEGER:
            return inner
        raw = inner.encode() if isinstance(inner, str) and not isinstance(inner, Number) else inner
        if not isinstance(raw, bytes):
            return inner
        number = int.from_bytes(raw, "big")
        return Number(number if tag == 2 else -1 - number)


class Cbor:
    """A map or an array; without tag 55799 or a media type that says so, one whose strings speak for it."""

    name = "cbor"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, bytes) or len(data) < 2:
            return 0.0
        if data.startswith(SELF_DESCRIBED) or "cbor" in hints.media_type:
            return 0.97
        return 0.44 if 0x81 <= data[0] <= 0xBF and data[0] not in range(0x9C, 0x9F) and data[0] != 0xA0 else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, bytes):
            return None
        reader = _Reader(data, budget.limits)
        try:
            found = [reader.value()]
            while "cbor-seq" in hints.media_type and reader.left:
                found.append(reader.value())
        except Malformed:
            return None
        document = found if len(found) > 1 else found[0]
        if reader.left or not isinstance(document, dict | list):
            return None
        if data.startswith(SELF_DESCRIBED) or "cbor" in hints.media_type:
            return Parsed(document)
        return Parsed(document) if reader.speaks() else None
