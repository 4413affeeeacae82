"""Reads what a live session said of resistance: who would not be read, went past the proxy, or looked names up hidden.

The file is appended to, one JSON object a line after one that names the format. Of equal host, app and kind the last
line holds; ``count`` 0 takes back what was said. A last line cut short, as a killed process leaves it, is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from auditor.model import Exchange, Unaudited
from auditor.sources.live_lines import lines_of
from auditor.sources.stream import InputStream

HEADER = b'{"auditor":"resistance","schema":1}\n'


class Resisting(msgspec.Struct, frozen=True, kw_only=True):
    """Who resisted: ``why`` in a word, ``reason`` and ``remedy`` as sentences, on ``count`` connections so far."""

    time: str
    host: str
    app: str | None
    why: str
    reason: str
    remedy: str
    count: int


class LiveResistance:
    """An `ExchangeSource` without exchanges that is a `ResistingSource`."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"live-resistance{stream.suffix}"
        self._stream = stream
        self._rows, self._faults = resisting_of(stream.read_all().split(b"\n"), self.path)

    def exchanges(self) -> Iterator[Exchange]:
        return iter(())

    def resisting(self) -> tuple[Resisting, ...]:
        return self._rows

    def faults(self) -> tuple[Unaudited, ...]:
        return self._faults

    def close(self) -> None:
        self._stream.close()


def resisting_of(lines: Iterable[bytes], path: str) -> tuple[tuple[Resisting, ...], tuple[Unaudited, ...]]:
    """What these lines (header first) come to, most often first, and the gap left by lines that are none."""
    found, gap = lines_of(lines, path, Resisting, "line on resistance")
    holding = (row for row in {(row.host, row.app, row.why): row for row in found}.values() if row.count)
    return tuple(sorted(holding, key=lambda row: (-row.count, row.host, row.why, row.app or ""))), gap
