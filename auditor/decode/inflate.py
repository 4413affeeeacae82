"""Compressed layers: gzip (RFC 1952), zlib (RFC 1950), raw deflate (RFC 1951) and Zstandard, with bounded output."""

from __future__ import annotations

import zlib

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget
from auditor.model import Outcome

_CHUNK = 1024 * 1024


def _bounded(data: bytes, wbits: int, room: int) -> tuple[bytes, bool, bool, bytes]:
    """Output, whether the stream ended, whether it was stopped at ``room`` bytes, and what follows the stream."""
    stream = zlib.decompressobj(wbits)
    out = bytearray()
    pending = data
    while True:
        try:
            piece = stream.decompress(pending, min(room + 1 - len(out), _CHUNK))
        except zlib.error:
            return bytes(out), False, False, b""
        out += piece
        if len(out) > room:
            return bytes(out[:room]), False, True, b""
        pending = stream.unconsumed_tail
        if stream.eof or not (piece or pending):
            return bytes(out), stream.eof, False, stream.unused_data


class Inflate:
    """One of the three deflate formats, told apart by their first bytes; raw deflate is a guess."""

    def __init__(self, name: str, wbits: int) -> None:
        self.name = name
        self._wbits = wbits

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, bytes) or len(data) < 8:
            return 0.0
        if self.name == "gzip":
            return 1.0 if data[:3] == b"\x1f\x8b\x08" else 0.0
        if self.name == "zlib":
            return 0.9 if data[0] == 0x78 and int.from_bytes(data[:2], "big") % 31 == 0 else 0.0
        return 0.1 if len(data) >= 16 and data[0] & 6 != 6 else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, bytes):
            return None
        out = bytearray()
        rest, ended, stopped = data, False, False
        for _ in range(64):
            piece, ended, stopped, rest = _bounded(rest, self._wbits, budget.room(len(data)) - len(out))
            out += piece
            if self.name != "gzip" or not ended or rest[:3] != b"\x1f\x8b\x08":
                break
        refused = (
            bool(rest) or not ended if self.name == "deflate" else self.name == "zlib" and hints.guess and not ended
        )
        if refused or not out:
            budget.waste(len(out))
            return None
        self._note(len(data), ended, stopped, budget)
        return Layer(bytes(out), sure=self.name == "gzip" or (self.name == "zlib" and (ended or stopped)))

    def _note(self, size: int, ended: bool, stopped: bool, budget: Budget) -> None:
        if stopped:
            budget.gap(Outcome.BODY_LIMIT, size, f"{self.name} layer expands beyond the limit; only its start was read")
        elif not ended:
            budget.gap(Outcome.UNDECODABLE, size, f"{self.name} layer is damaged or cut short; only its start was read")


class Zstandard:
    """A Zstandard frame (RFC 8878)."""

    name = "zstd"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 1.0 if isinstance(data, bytes) and data[:4] == b"\x28\xb5\x2f\xfd" else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, bytes):
            return None
        import zstandard

        room = budget.room(len(data))
        stream = zstandard.ZstdDecompressor(max_window_size=8 * _CHUNK).stream_reader(data)
        try:
            out = stream.read(room + 1)
        except zstandard.ZstdError:
            return None
        if len(out) > room:
            budget.gap(Outcome.BODY_LIMIT, len(data), "zstd layer expands beyond the limit; only its start was read")
        return Layer(out[:room], sure=True) if out else None
