"""Reads typed netstrings, the format of mitmproxy's flow files, leaving out what nobody asks for.

A value is its length in digits, a colon, its payload and a type: ``,`` bytes, ``;`` text, ``#`` integer, ``^`` number,
``!`` boolean, ``~`` null, ``]`` list, ``}`` dictionary (https://tnetstrings.info).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

DIGITS = 12
MOST_NESTED = 40
RECORD_LIMIT = 1024 * 1024 * 1024
"""A record that claims to be longer is taken for damage."""


class Records:
    """Splits a stream of typed netstrings: `receive` bytes as they come, get whole records, type byte and all.

    ``offset`` is where in the stream the next record begins, ``pending`` how many of its bytes are there already.
    """

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._wanted = 1
        self.pending = 0
        self.offset = 0

    def receive(self, data: bytes) -> Iterator[bytes]:
        """The records now whole. ValueError where what follows is no record, after all before it were given."""
        self._parts.append(data)
        self.pending += len(data)
        if self.pending < self._wanted:
            return
        block, at = b"".join(self._parts), 0
        self._parts = [block]
        try:
            while True:
                start, size = _head(block, at)
                if start is None or start + size + 1 > len(block):
                    self._wanted = 1 if start is None else start - at + size + 1
                    break
                end = start + size + 1
                yield block[at:end]
                self.offset += end - at
                at = end
        finally:
            rest = block[at:]
            self._parts, self.pending = [rest], len(rest)


def _head(data: bytes, at: int) -> tuple[int | None, int]:
    """Where the payload of the value at ``at`` begins and its length; None while more bytes are needed."""
    colon = data.find(b":", at, at + DIGITS + 1)
    digits = data[at : at + DIGITS + 1] if colon < 0 else data[at:colon]
    if (digits and not digits.isdigit()) or (colon >= 0 and not digits) or len(digits) > DIGITS:
        raise ValueError("no length where a flow should begin")
    if colon < 0:
        return None, 0
    size = int(digits)
    if size > RECORD_LIMIT:
        raise ValueError(f"a length of {size} bytes makes no sense")
    return colon + 1, size


def parse(record: bytes, skip: frozenset[bytes] = frozenset()) -> Any:  # noqa: ANN401
    """The value of one record; members of dictionaries whose keys are among ``skip`` are left out unread.

    Keys of dictionaries are given as text. Raises ValueError (UnicodeDecodeError) where it is none.
    """
    value, end = _value(record, 0, len(record), skip, 0)
    if end != len(record):
        raise ValueError(f"{len(record) - end} bytes too many")
    return value


def _value(data: bytes, at: int, limit: int, skip: frozenset[bytes], depth: int) -> tuple[Any, int]:
    colon = data.find(b":", at, at + DIGITS + 1)
    size = int(data[at:colon]) if colon > at else -1
    start = colon + 1
    end = start + size
    if size < 0 or end >= limit:
        raise ValueError(f"no value at {at}")
    kind = data[end]
    if kind == 0x2C:
        return data[start:end], end + 1
    if kind == 0x3B:
        return data[start:end].decode(), end + 1
    if kind == 0x7E and not size:
        return None, end + 1
    if kind == 0x5E:
        return float(data[start:end]), end + 1
    if kind == 0x23:
        return int(data[start:end]), end + 1
    if kind == 0x21:
        return _boolean(data[start:end]), end + 1
    if depth > MOST_NESTED:
        raise ValueError("nested too deeply")
    if kind == 0x5D:
        return _list(data, start, end, skip, depth + 1), end + 1
    if kind == 0x7D:
        return _dictionary(data, start, end, skip, depth + 1), end + 1
    raise ValueError(f"type {kind:#x} is not known")


def _boolean(text: bytes) -> bool:
    if text not in (b"true", b"false"):
        raise ValueError("neither true nor false")
    return text == b"true"


def _list(data: bytes, at: int, end: int, skip: frozenset[bytes], depth: int) -> list[Any]:
    items = []
    while at < end:
        item, at = _value(data, at, end, skip, depth)
        items.append(item)
    return items


def _dictionary(data: bytes, at: int, end: int, skip: frozenset[bytes], depth: int) -> dict[str, Any]:
    members: dict[str, Any] = {}
    while at < end:
        colon = data.find(b":", at, at + DIGITS + 1)
        size = int(data[at:colon]) if colon > at else -1
        stop = colon + 1 + size
        if size < 0 or stop >= end:
            raise ValueError(f"no key at {at}")
        key = data[colon + 1 : stop]
        at = stop + 1
        if key in skip:
            at = _past(data, at, end)
        else:
            members[key.decode("ascii", "surrogateescape")], at = _value(data, at, end, skip, depth)
    return members


def _past(data: bytes, at: int, limit: int) -> int:
    """Where the value at ``at`` ends."""
    colon = data.find(b":", at, at + DIGITS + 1)
    size = int(data[at:colon]) if colon > at else -1
    end = colon + 2 + size
    if size < 0 or end > limit:
        raise ValueError(f"no value at {at}")
    return end
