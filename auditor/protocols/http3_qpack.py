"""QPACK (RFC 9204) as captured: header blocks of one direction, which may wait for insertions or be lost with them.

Blocks without reference to the dynamic table can always be read. All others need the table's capacity (from the other
side's SETTINGS) and every byte of the encoder stream up to what they refer to: they wait for it, and once it is known
to be missing they are lost, never guessed. What was inserted before a loss stays known under its absolute index, so
blocks that refer to nothing newer are read on. A block names the newest entry it needs modulo twice the entries that
fit the table (section 4.5.1.1); that is unambiguous for as long as the bytes of the encoder stream that were not read
are too few to hold that many insertions, of at least one byte each.
"""

from __future__ import annotations

import pylsqpack

from auditor.model import Outcome
from auditor.protocols.hpack_decoder import HeaderBlockError
from auditor.protocols.hpack_tables import Field

EXPANSION_LIMIT = 16 * 1024 * 1024
_CAPACITY_LIMIT = 16 * 1024 * 1024
_SMALLEST_ENTRY = 32
_MOST_WAITING = 4096
_EARLY_LIMIT = 1024 * 1024

Resolved = tuple[int, list[Field] | HeaderBlockError]
"""The token of a block that waited, and its fields or why it cannot be read."""


class FieldDecoder:
    """Header blocks of one direction. ``stalled`` is to be set while bytes of the encoder stream are missing."""

    __slots__ = (
        "_beyond", "_capacity", "_dynamic", "_early", "_inside", "_lost", "_static", "_waiting", "stalled",
    )  # fmt: skip

    def __init__(self) -> None:
        self._static = pylsqpack.Decoder(0, 0)
        self._dynamic: pylsqpack.Decoder | None = None
        self._capacity = 0
        self._early = bytearray()
        self._waiting: dict[int, bytes] = {}
        self._inside: set[int] = set()
        self._lost: str | None = None
        self._beyond = 0
        self.stalled = False

    def settings(self, capacity: int) -> list[Resolved]:
        """The other side allows a dynamic table of this many bytes; what waited for that."""
        if self._dynamic is not None or self._lost is not None:
            return []
        if capacity > _CAPACITY_LIMIT:
            return self.lose("the dynamic table allowed is beyond reason")
        self._capacity = capacity
        self._dynamic = pylsqpack.Decoder(capacity, 65535)
        early, self._early = bytes(self._early), bytearray()
        return (self.encoder(early) if early else []) + self.resume()

    def encoder(self, data: bytes) -> list[Resolved]:
        """The next bytes of the encoder stream; the blocks that waited for them."""
        if self._lost is not None:
            self._beyond += len(data)
            return []
        if self._dynamic is None:
            self._early += data
            return self.lose("table insertions without settings") if len(self._early) > _EARLY_LIMIT else []
        try:
            tokens = self._dynamic.feed_encoder(data)
        except pylsqpack.EncoderStreamError:
            return self.lose("the table insertions make no sense")
        found: list[Resolved] = []
        for token in tokens:
            self._inside.discard(token)
            try:
                found.append((token, self._dynamic.resume_header(token)[1]))
            except pylsqpack.DecompressionFailed:
                found.append((token, _undecodable()))
        return found

    def resume(self) -> list[Resolved]:
        """Try the blocks that were kept back while the encoder stream was stalled or settings unknown."""
        waiting, self._waiting = self._waiting, {}
        found: list[Resolved] = []
        for token, block in waiting.items():
            try:
                fields = self.decode(token, block)
            except HeaderBlockError as fault:
                found.append((token, fault))
            else:
                if fields is not None:
                    found.append((token, fields))
        return found

    def lose(self, why: str, missing: int | None = None) -> list[Resolved]:
        """Bytes of the encoder stream will never come: blocks that need them are lost.

        ``missing`` are all bytes known to be sent and not read yet, the lost ones and those behind; None if unknown.
        """
        self._lost = self._lost or why
        if missing is None:
            self._dynamic = None
        self._beyond += 1 + (missing or 0)
        self._early.clear()
        tokens = sorted(self._inside)
        self._inside.clear()
        return [(token, self._state_lost()) for token in tokens] + self.resume()

    def decode(self, token: int, block: bytes) -> list[Field] | None:
        """The fields of a block; None if it has to wait. `HeaderBlockError` if it cannot be read."""
        if block[:1] == b"\0":
            return self._decode(self._static, token, block)
        if self._lost is not None:
            return self._known_before(token, block)
        if len(self._waiting) + len(self._inside) >= _MOST_WAITING:
            raise HeaderBlockError(Outcome.STATE_LOST, "too many header blocks wait for table insertions")
        if self._dynamic is None or self.stalled:
            self._waiting[token] = block
            return None
        if not self._bounded(block):
            raise HeaderBlockError(Outcome.UNDECODABLE, "header block may expand beyond reason")
        return self._decode(self._dynamic, token, block)

    def _known_before(self, token: int, block: bytes) -> list[Field]:
        """The fields of a block that refers only to what was inserted before the loss."""
        if self._dynamic is None or self._beyond > self._capacity // _SMALLEST_ENTRY:
            raise self._state_lost()
        fields = self._decode(self._dynamic, token, block) if self._bounded(block) else None
        if fields is None:
            self._inside.discard(token)
            raise self._state_lost()
        return fields

    def _bounded(self, block: bytes) -> bool:
        return dynamic_references(block) * self._capacity <= EXPANSION_LIMIT

    def forget(self, token: int) -> None:
        """Nobody asks for this block any more."""
        self._waiting.pop(token, None)

    def _decode(self, decoder: pylsqpack.Decoder, token: int, block: bytes) -> list[Field] | None:
        try:
            fields: list[Field] = decoder.feed_header(token, block)[1]
        except pylsqpack.StreamBlocked:
            self._inside.add(token)
            return None
        except pylsqpack.DecompressionFailed:
            raise _undecodable() from None
        return fields

    def _state_lost(self) -> HeaderBlockError:
        return HeaderBlockError(Outcome.STATE_LOST, f"QPACK table lost: {self._lost}")


def _undecodable() -> HeaderBlockError:
    return HeaderBlockError(Outcome.UNDECODABLE, "header block that is not QPACK")


def dynamic_references(block: bytes) -> int:
    """How many lines of a block refer to the dynamic table (RFC 9204 section 4.5), to bound what it expands to."""
    at = _behind_integer(block, _behind_integer(block, 0, 8), 7)
    count = 0
    while at < len(block):
        first = block[at]
        if first & 0x80:
            count += not first & 0x40
            at = _behind_integer(block, at, 6)
        elif first & 0x40:
            count += not first & 0x10
            at = _behind_string(block, _behind_integer(block, at, 4), 7)
        elif first & 0x20:
            at = _behind_string(block, _behind_string(block, at, 3), 7)
        elif first & 0x10:
            count += 1
            at = _behind_integer(block, at, 4)
        else:
            count += 1
            at = _behind_string(block, _behind_integer(block, at, 3), 7)
    return count


def _integer(block: bytes, at: int, bits: int) -> tuple[int, int]:
    """A prefix integer (RFC 7541 section 5.1) and the offset behind it; what is cut short reaches to the end."""
    if at >= len(block):
        return 0, len(block)
    limit = (1 << bits) - 1
    value = block[at] & limit
    at += 1
    if value < limit:
        return value, at
    shift = 0
    while at < len(block) and shift < 63:
        value += (block[at] & 0x7F) << shift
        at += 1
        if not block[at - 1] & 0x80:
            break
        shift += 7
    return value, at


def _behind_integer(block: bytes, at: int, bits: int) -> int:
    return _integer(block, at, bits)[1]


def _behind_string(block: bytes, at: int, bits: int) -> int:
    length, at = _integer(block, at, bits)
    return min(at + length, len(block))
