"""The bytes of an input whatever they come from: a plain file, standard input or a pipe, compressed or not."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from auditor.errors import CaptureError
from auditor.sources.compression import COMPRESSIONS, Compression, DamagedStream

HEAD = 4096
"""Bytes looked at to tell what an input is."""
CHUNK = 1024 * 1024
REMEDY = "give a pcap, pcapng, HAR or mitmproxy flow file"


class InputStream:
    """One opened input, read from the front to the end.

    ``path`` is the name for messages (``standard input`` for ``-``), ``head`` the first `HEAD` bytes after undoing the
    compression. ``fd`` is the descriptor of a plain, uncompressed file, which may also be read with ``os.pread``;
    else None. ``size`` is the file's size where it is one. ``damage`` says, once the end was reached, why it was
    reached early, if it was.
    """

    def __init__(self, path: str, raw: BinaryIO, *, owned: bool) -> None:
        self.path = path
        self.damage: str | None = None
        self._raw = raw
        self._owned = owned
        self._kept: list[bytes] = []
        self._chunks = self._raw_chunks()
        self.head = self._peek()
        self._compression = next((c for c in COMPRESSIONS if self.head.startswith(c.magic)), None)
        self.fd, self.size = self._plain_file()
        if self._compression is not None:
            self._expand(self._compression)
            self.head = self._peek()

    @property
    def suffix(self) -> str:
        """``.gz``, ``.zst``, ``.xz`` or nothing."""
        return "" if self._compression is None else f".{self._compression.suffix}"

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer only at the end."""
        parts: list[bytes] = []
        wanted = size
        while wanted > 0:
            piece = self._kept.pop() if self._kept else next(self._chunks, None)
            if piece is None:
                break
            if len(piece) > wanted:
                self._kept.append(piece[wanted:])
                piece = piece[:wanted]
            parts.append(piece)
            wanted -= len(piece)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def read_all(self) -> bytes:
        """Everything that is left."""
        parts = [*reversed(self._kept), *self._chunks]
        self._kept = []
        return b"".join(parts)

    def close(self) -> None:
        """Give back the file, unless it is standard input."""
        if self._owned:
            self._raw.close()

    def _peek(self) -> bytes:
        head = self.read(HEAD)
        if head:
            self._kept.append(head)
        return head

    def _plain_file(self) -> tuple[int | None, int | None]:
        if not self._owned or self._compression is not None:
            return None, None
        fd = self._raw.fileno()
        status = os.fstat(fd)
        return (fd, status.st_size) if stat.S_ISREG(status.st_mode) else (None, None)

    def _raw_chunks(self) -> Iterator[bytes]:
        while True:
            try:
                chunk = self._raw.read(CHUNK)
            except OSError as error:
                self.damage = f"could not be read further ({error.strerror or error})"
                return
            if not chunk:
                return
            yield chunk

    def _expand(self, compression: Compression) -> None:
        compressed = chain(reversed(self._kept), self._chunks)
        self._kept = []

        def expanded() -> Iterator[bytes]:
            try:
                yield from filter(None, compression.expand(compressed))
            except DamagedStream as error:
                self.damage = self.damage or str(error)

        self._chunks = expanded()


def open_stream(path: str | Path, stdin: BinaryIO | None) -> InputStream:
    """Opens a file, or standard input for ``-``. Raises `CaptureError` when there is nothing to read."""
    if str(path) == "-":
        return InputStream("standard input", sys.stdin.buffer if stdin is None else stdin, owned=False)
    name = str(path)
    try:
        raw = Path(path).open("rb", buffering=0)
    except FileNotFoundError as error:
        raise CaptureError(f"{name}: no such file; {REMEDY}") from error
    except IsADirectoryError as error:
        raise CaptureError(f"{name}: a directory, not a capture; {REMEDY}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CaptureError(f"{name}: cannot be opened ({reason}); check the name and the permissions") from error
    return InputStream(name, raw, owned=True)
