"""Opens the packets of one direction at one encryption level: header protection, packet numbers, key updates.

Theory of operation: every answer is verified by the packet's own tag, so what is not known (the cipher suite, the
version's labels, how many packets or key updates the capture lost) is tried in order of likelihood, within a budget.
"""

from __future__ import annotations

from msgspec import Struct

from auditor.quic.keys import PacketKeys

_LONG_BITS, _SHORT_BITS = 0x0F, 0x1F
_BUDGET = 4096
_FARTHEST_UPDATE = 8
_FARTHEST_WINDOW = 32


class Opened(Struct, frozen=True):
    """A packet's number and frames."""

    number: int
    frames: bytes


class _Header(Struct, frozen=True):
    number: int
    bits: int
    phase: int
    header: bytes
    payload: bytes


class Space:
    """``candidates`` are the keys it may be; the first that opens a packet stays. ``largest`` packet number so far."""

    __slots__ = ("_ahead", "_behind", "_budget", "_candidates", "_generation", "_since", "keys", "largest")

    def __init__(self, candidates: list[PacketKeys]) -> None:
        self._candidates = candidates
        self._budget = _BUDGET
        self._generation = 0
        self._since = 0
        self._behind: PacketKeys | None = None
        self._ahead: PacketKeys | None = None
        self.keys: PacketKeys | None = None
        self.largest = -1

    def acknowledged(self, number: int) -> None:
        """The other side has packet ``number``, so later ones are numbered from there, captured or not."""
        if self.keys is not None and self.largest < number < 1 << 62:
            self.largest = number

    def open(self, data: bytes, start: int, number_at: int, end: int) -> Opened | None:
        """The packet at these offsets of a datagram; None if no key opens it."""
        if end - number_at < 20:
            return None
        if self.keys is not None:
            return self._open_with(self.keys, data, start, number_at, end)
        for keys in self._candidates:
            header = self._unmask(keys, data, start, number_at, end)
            frames = keys.open(header.number, header.header, header.payload)
            if frames is not None:
                self.keys = keys
                return self._settle(header.number, frames)
        for keys in self._candidates:
            self.keys = keys
            opened = self._open_with(keys, data, start, number_at, end)
            if opened is not None:
                return opened
            self.keys = None
        return None

    def _unmask(self, keys: PacketKeys, data: bytes, start: int, number_at: int, end: int) -> _Header:
        mask = keys.mask(data[number_at + 4 : number_at + 20])
        first = data[start] ^ (mask[0] & (_LONG_BITS if data[start] & 0x80 else _SHORT_BITS))
        length = (first & 3) + 1
        behind = number_at + length
        shift = 8 * (4 - length)
        truncated = (int.from_bytes(data[number_at : number_at + 4], "big") ^ int.from_bytes(mask[1:5], "big")) >> shift
        header = bytes((first,)) + data[start + 1 : number_at] + truncated.to_bytes(length, "big")
        number = decode_number(truncated, 8 * length, self.largest + 1)
        return _Header(number, 8 * length, first >> 2 & 1, header, data[behind:end])

    def _open_with(self, keys: PacketKeys, data: bytes, start: int, number_at: int, end: int) -> Opened | None:
        header = self._unmask(keys, data, start, number_at, end)
        long = bool(data[start] & 0x80)
        if long or header.phase == self._generation & 1:
            frames = keys.open(header.number, header.header, header.payload)
            if frames is not None:
                return self._settle(header.number, frames)
        else:
            opened = self._neighbour(keys, header)
            if opened is not None:
                return opened
        return self._far(keys, header, long=long)

    def _neighbour(self, keys: PacketKeys, header: _Header) -> Opened | None:
        """The other key phase: the keys before an update for a packet that was late, else those after the next."""
        if self._behind is not None and header.number < self._since:
            frames = self._behind.open(header.number, header.header, header.payload)
            if frames is not None:
                return self._settle(header.number, frames)
        if self._ahead is None:
            self._ahead = keys.updated()
        frames = self._ahead.open(header.number, header.header, header.payload)
        if frames is None:
            return None
        self._advance(keys, self._ahead, self._generation + 1, header.number)
        return self._settle(header.number, frames)

    def _far(self, keys: PacketKeys, header: _Header, *, long: bool) -> Opened | None:
        """Many packets, or whole key updates, may be missing from the capture."""
        generation = self._generation
        newer = keys
        for step in range(1 if long else _FARTHEST_UPDATE):
            if step:
                newer = newer.updated()
                generation += 1
            if not long and header.phase != generation & 1:
                continue
            for window in range(_FARTHEST_WINDOW if step < 2 else 1):
                if self._budget <= 0:
                    return None
                self._budget -= 1
                number = header.number + (window << header.bits)
                frames = newer.open(number, header.header, header.payload) if number < 1 << 62 else None
                if frames is not None:
                    if newer is not keys:
                        self._advance(keys if step == 1 else None, newer, generation, number)
                    return self._settle(number, frames)
        return None

    def _advance(self, behind: PacketKeys | None, keys: PacketKeys, generation: int, since: int) -> None:
        self._behind, self.keys, self._ahead = behind, keys, None
        self._generation, self._since = generation, since

    def _settle(self, number: int, frames: bytes) -> Opened:
        if number > self.largest:
            self.largest = number
        return Opened(number, frames)


def decode_number(truncated: int, bits: int, expected: int) -> int:
    """The packet number nearest to the expected one that ends in these bits (RFC 9000 appendix A.3)."""
    window = 1 << bits
    candidate = expected & ~(window - 1) | truncated
    if candidate <= expected - window // 2 and candidate < (1 << 62) - window:
        return candidate + window
    if candidate > expected + window // 2 and candidate >= window:
        return candidate - window
    return candidate
