"""HPACK (RFC 7541) as seen by a bystander: exact where everything was seen, and honest where something was lost.

Theory of operation: an index above 61 counts back from the newest insertion, so entries inserted since a loss are
known exactly, whatever was evicted before. What lies beyond them is unknown: a block that uses it still has its own
insertions entered (with a blank where the name is unknown), and is then given up as a whole.
"""

from __future__ import annotations

from collections import deque

from auditor.model import Outcome
from auditor.protocols.hpack_tables import STATIC, Field
from auditor.protocols.huffman import MEMO, HuffmanError, huffman_decode

LIST_LIMIT = 1024 * 1024
"""Size of a decoded header list (names, values and 32 bytes each) beyond which the block is given up."""
TABLE_LIMIT = 1024 * 1024
"""No announced table size is believed beyond this."""
DEFAULT_TABLE = 4096

_STATIC: tuple[Field | None, ...] = (None, *STATIC)


class HeaderBlockError(Exception):
    """A block that cannot be given: ``outcome`` is STATE_LOST, UNDECODABLE or BODY_LIMIT."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        self.outcome, self.detail = outcome, detail
        super().__init__(detail)


class _Malformed(Exception):
    """The block does not follow RFC 7541."""


class HpackDecoder:
    """The header fields of one direction of one connection, block by block in the order they were sent."""

    __slots__ = ("_entries", "_limit", "_lost", "_size")

    def __init__(self) -> None:
        self._entries: deque[Field | None] = deque()
        self._size = 0
        self._limit = DEFAULT_TABLE
        self._lost = False

    def state_lost(self) -> None:
        """Any number of blocks may have gone unseen."""
        self._entries.clear()
        self._size = 0
        self._limit = TABLE_LIMIT
        self._lost = True

    def decode(self, block: bytes) -> list[Field]:
        """The fields of a whole block, pseudo-header fields included; raises `HeaderBlockError`."""
        try:
            return self._decode(block)
        except (_Malformed, HuffmanError, IndexError) as fault:
            self.state_lost()
            raise HeaderBlockError(Outcome.UNDECODABLE, f"malformed header block: {fault}") from None

    def _decode(self, block: bytes) -> list[Field]:
        fields: list[Field] = []
        append = fields.append
        static, memo, decode = _STATIC, MEMO.get, huffman_decode
        position, size = 0, len(block)
        total, unknown = 0, False
        while position < size:
            byte = block[position]
            position += 1
            field: Field | None
            if byte & 0x80:
                index = byte & 0x7F
                if index == 0x7F:
                    index, position = _integer(block, position, 0x7F)
                field = static[index] if index <= 61 else self._entry(index - 62)
                if index == 0:
                    raise _Malformed("index 0")
            elif byte & 0xE0 == 0x20:
                limit = byte & 0x1F
                if limit == 0x1F:
                    limit, position = _integer(block, position, 0x1F)
                self._resize(limit)
                continue
            else:
                mask = 0x3F if byte & 0x40 else 0x0F
                index = byte & mask
                if index == mask:
                    index, position = _integer(block, position, mask)
                if index:
                    named = static[index] if index <= 61 else self._entry(index - 62)
                    name = None if named is None else named[0]
                else:
                    name, position = _string(block, position)
                prefix = block[position]
                length = prefix & 0x7F
                if length == 0x7F:
                    value, position = _string(block, position)
                else:
                    start = position + 1
                    position = start + length
                    value = block[start:position]
                    if position > size:
                        raise _Malformed("string beyond the end of the block")
                    if prefix & 0x80:
                        known = memo(value)
                        value = decode(value) if known is None else known
                field = None if name is None else (name, value)
                if byte & 0x40:
                    self._insert(field)
            if field is None:
                unknown = True
            else:
                total += len(field[0]) + len(field[1]) + 32
                if total <= LIST_LIMIT:
                    append(field)
        if unknown:
            raise HeaderBlockError(Outcome.STATE_LOST, "header block refers to entries from before a loss")
        if total > LIST_LIMIT:
            raise HeaderBlockError(Outcome.BODY_LIMIT, "header list over 1 MiB")
        return fields

    def _entry(self, index: int) -> Field | None:
        if index < len(self._entries):
            return self._entries[index]
        if self._lost:
            return None
        raise _Malformed("index beyond the table")

    def _insert(self, field: Field | None) -> None:
        self._size += 32 if field is None else 32 + len(field[0]) + len(field[1])
        self._entries.appendleft(field)
        if self._size > self._limit:
            self._evict()

    def _resize(self, limit: int) -> None:
        if limit > TABLE_LIMIT:
            raise _Malformed("table size over 1 MiB")
        self._limit = limit
        self._evict()

    def _evict(self) -> None:
        entries = self._entries
        while entries and self._size > self._limit:
            oldest = entries.pop()
            self._size -= 32 + (0 if oldest is None else len(oldest[0]) + len(oldest[1]))
        if not entries:
            self._size = 0


def _integer(block: bytes, position: int, value: int) -> tuple[int, int]:
    """Continuation of a prefixed integer (section 5.1); ``value`` is the full prefix."""
    shift = 0
    while True:
        byte = block[position]
        position += 1
        value += (byte & 0x7F) << shift
        if not byte & 0x80:
            return value, position
        shift += 7
        if shift > 28:
            raise _Malformed("integer over 32 bits")


def _string(block: bytes, position: int) -> tuple[bytes, int]:
    byte = block[position]
    position += 1
    length = byte & 0x7F
    if length == 0x7F:
        length, position = _integer(block, position, 0x7F)
    end = position + length
    data = block[position:end]
    if len(data) < length:
        raise _Malformed("string beyond the end of the block")
    if byte & 0x80:
        known = MEMO.get(data)
        return (huffman_decode(data) if known is None else known), end
    return data, end
