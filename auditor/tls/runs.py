"""Runs of records opened in one go: what a reader shows, what an opener makes of it, and what headers announce."""

from __future__ import annotations

from msgspec import Struct

HEADER = 5
APPLICATION_DATA = 23
LENGTH_LIMIT = 16384 + 2048
_DATA_HEADER = bytes((APPLICATION_DATA, 3, 3))


class Window(Struct, frozen=True):
    """Bytes of a stream with a record at ``position``; ``base`` is the stream offset of the first of them."""

    buffer: bytes
    position: int
    base: int


class Run(Struct, frozen=True):
    """Application data records opened one after the other.

    ``contents`` are those that are not empty, ``starts`` and ``ends`` the stream offsets of their records;
    ``sequence`` and ``position`` are those of the first record not opened.
    """

    contents: list[bytes | memoryview]
    starts: list[int]
    ends: list[int]
    sequence: int
    position: int


class _DataLengths(dict[bytes, int]):
    """What follows a 5-byte header of application data, -1 for any other header or a part of one."""

    def __missing__(self, head: bytes) -> int:
        length = int.from_bytes(head[3:], "big")
        if len(head) < HEADER or head[:3] != _DATA_HEADER or length > LENGTH_LIMIT:
            return -1
        self[head] = length
        return length


DATA_LENGTHS = _DataLengths()
"""Filled as headers are met; there are no more than `LENGTH_LIMIT` of them."""
