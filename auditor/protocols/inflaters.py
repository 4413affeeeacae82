"""One streaming decoder per content coding: gzip (RFC 1952), deflate (RFC 1950, or 1951 as sent by mistake), br, zstd.

Each takes bytes piece by piece and yields decoded pieces of bounded size, however much the input expands to.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Generator, Iterator
from typing import Protocol

PIECE = 256 * 1024
SALVAGE_STEP = 4096
ZSTD_SLICE = 128
BROTLI_SLICE = 512
OLD_BROTLI_SLICE = 8
ZSTD_WINDOW = 32 * 1024 * 1024


class BrokenStream(Exception):
    """The data do not follow their coding; the text says which coding, for a note."""


class Inflater(Protocol):
    """A streaming decoder. ``finished`` tells whether the data so far are whole; ``produced`` counts output bytes.

    What comes out in all, fault or not, is the same however the input is cut.
    """

    name: str
    finished: bool
    produced: int

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decoded pieces for the next bytes; raises `BrokenStream`."""

    def close(self) -> Iterator[bytes]:
        """Decoded pieces of what was held back; nothing comes after it. Raises `BrokenStream`."""


class Gzip:
    """gzip, of any number of members; what follows the last one is passed over."""

    __slots__ = ("_member", "_tail", "finished", "name", "produced")

    def __init__(self) -> None:
        self.name = "gzip"
        self.finished = False
        self.produced = 0
        self._member = Stream(31)
        self._tail = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self.finished:
                data = self._tail + data
                if not b"\x1f\x8b".startswith(data[:2]):
                    self._tail = b"\0\0"
                    return
                if len(data) < 2:
                    self._tail = data
                    return
                self._member, self._tail, self.finished = Stream(31), b"", False
            for piece in self._member.feed(data, "gzip"):
                self.produced += len(piece)
                yield piece
            self.finished = self._member.ended
            data = self._member.unused

    def close(self) -> Iterator[bytes]:
        return iter(())


class Deflate:
    """zlib data, or the raw deflate that some send under the same name.

    Raw deflate has no mark of its own: its output is held back until `SURE` bytes of it, or its end, confirm the guess.
    """

    __slots__ = ("_head", "_held", "_stream", "finished", "name", "produced")

    SURE = 4096

    def __init__(self) -> None:
        self.name = "deflate"
        self.finished = False
        self.produced = 0
        self._head = b""
        self._held: bytearray | None = None
        self._stream: Stream | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            data = self._head = self._head + data
            if len(data) < 2:
                return
            wrapped = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
            self._held = None if wrapped else bytearray()
            self._stream, self._head = Stream(15 if wrapped else -15), b""
        for piece in self._stream.feed(data, "deflate"):
            self.produced += len(piece)
            if self._held is None:
                yield piece
                continue
            self._held += piece
            if len(self._held) >= self.SURE:
                sure, self._held = bytes(self._held), None
                yield sure
        self.finished = self._stream.ended
        if self.finished and self._held:
            sure, self._held = bytes(self._held), None
            yield sure

    def close(self) -> Iterator[bytes]:
        return iter(())


class Stream:
    """One deflate stream. A fault comes after every byte that could be decoded before it, however the input is cut."""

    __slots__ = ("_fed", "_state", "_wbits")

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._state = zlib.decompressobj(wbits)
        self._fed = False

    @property
    def ended(self) -> bool:
        """Whether the end of the stream was reached."""
        return self._state.eof

    @property
    def unused(self) -> bytes:
        """What was fed beyond the end of the stream."""
        return self._state.unused_data

    def feed(self, data: bytes, name: str) -> Iterator[bytes]:
        """Decoded pieces of at most `PIECE` bytes; nothing after the end."""
        if self._state.eof:
            return
        before = self._state.copy() if self._fed else None
        self._fed = True
        given = 0
        try:
            for piece in _pieces(self._state, data):
                given += len(piece)
                yield piece
        except zlib.error:
            yield from _salvage(before or zlib.decompressobj(self._wbits), data, given)
            raise BrokenStream(f"not valid {name} data") from None


def _pieces(state: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while True:
        piece = state.decompress(data, PIECE)
        if piece:
            yield piece
        data = state.unconsumed_tail
        if state.eof or (not data and len(piece) < PIECE):
            return


def _salvage(state: zlib._Decompress, data: bytes, given: int) -> Iterator[bytes]:
    """What zlib withheld: the output before a fault it met in the same call, less the first ``given`` bytes."""
    step = SALVAGE_STEP
    at = 0
    while at < len(data):
        before = state.copy() if step > 1 else state
        try:
            pieces = list(_pieces(state, data[at : at + step]))
        except zlib.error:
            if step == 1:
                return
            state, step = before, 1
            continue
        at += step
        for piece in pieces:
            fresh = piece[given:]
            given = max(given - len(piece), 0)
            if fresh:
                yield fresh


class Brotli:
    """Brotli (RFC 7932), in slices: the library gives nothing of a call in which it meets a fault.

    Slices are counted from the beginning of the stream, so that what is salvaged of broken data does not depend on how
    they were cut. Where the library cannot bound its output (before 1.2), slices are a few bytes long.
    """

    __slots__ = ("_error", "_pending", "_slice", "_steps", "_stream", "finished", "name", "produced")

    def __init__(self) -> None:
        import brotli

        self.name = "br"
        self.finished = False
        self.produced = 0
        self._pending = b""
        self._stream = brotli.Decompressor()
        self._error: type[Exception] = brotli.error
        bounded = hasattr(self._stream, "can_accept_more_data")
        self._slice, self._steps = (BROTLI_SLICE, self._bounded) if bounded else (OLD_BROTLI_SLICE, self._unbounded)

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self.finished:
            return
        data = self._pending + data
        whole = len(data) - len(data) % self._slice
        self._pending = data[whole:]
        for at in range(0, whole, self._slice):
            yield from self._decoded(data[at : at + self._slice])
            if self.finished:
                return

    def close(self) -> Iterator[bytes]:
        last, self._pending = self._pending, b""
        if last and not self.finished:
            yield from self._decoded(last)

    def _decoded(self, data: bytes) -> Iterator[bytes]:
        try:
            for piece in self._steps(data):
                self.produced += len(piece)
                yield piece
        except self._error as fault:
            raise BrokenStream("not valid br data") from fault
        self.finished = self._stream.is_finished()

    def _bounded(self, data: bytes) -> Iterator[bytes]:
        while True:
            piece: bytes = self._stream.process(data, output_buffer_limit=PIECE)
            if piece:
                yield piece
            data = b""
            if self._stream.is_finished() or (not piece and self._stream.can_accept_more_data()):
                return

    def _unbounded(self, data: bytes) -> Iterator[bytes]:
        whole: bytes = self._stream.process(data)
        for start in range(0, len(whole), PIECE):
            yield whole[start : start + PIECE]


class Zstd:
    """Zstandard (RFC 8878), of any number of frames; fed in slices small enough that none can expand beyond 4 MiB.

    Slices are counted from the beginning of each frame, as those of `Brotli` and for the same reason.
    """

    __slots__ = ("_frame", "_new", "_pending", "finished", "name", "produced")

    def __init__(self) -> None:
        import zstandard

        self.name = "zstd"
        self.finished = False
        self.produced = 0
        self._pending = b""
        self._new = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj
        self._frame = self._new()

    def feed(self, data: bytes) -> Iterator[bytes]:
        data = self._pending + data
        at = 0
        while len(data) - at >= ZSTD_SLICE:
            at += yield from self._decoded(data[at : at + ZSTD_SLICE])
        self._pending = data[at:]

    def close(self) -> Iterator[bytes]:
        data, self._pending = self._pending, b""
        at = 0
        while at < len(data):
            at += yield from self._decoded(data[at:])

    def _decoded(self, data: bytes) -> Generator[bytes, None, int]:
        """What these bytes decode to; how many of them belonged to the frame."""
        from zstandard import ZstdError

        if self.finished:
            self._frame, self.finished = self._new(), False
        try:
            piece = self._frame.decompress(data)
        except ZstdError as fault:
            raise BrokenStream("not valid zstd data") from fault
        self.finished = self._frame.eof
        if piece:
            self.produced += len(piece)
            yield piece
        return len(data) - len(self._frame.unused_data) if self.finished else len(data)


INFLATERS: tuple[tuple[bytes, Callable[[], Inflater]], ...] = (
    (b"gzip", Gzip),
    (b"x-gzip", Gzip),
    (b"deflate", Deflate),
    (b"x-deflate", Deflate),
    (b"br", Brotli),
    (b"zstd", Zstd),
)
"""Content codings by name (lower case)."""
