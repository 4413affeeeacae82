"""Passes bodies on as they come and keeps their beginnings, so that nothing waits for a body to be whole."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model import BODY_LIMIT

REQUEST_KEPT = BODY_LIMIT
RESPONSE_KEPT = 2 * 1024 * 1024
"""Bytes kept of an answer; answers are only searched for values that were sent later."""
BUFFERED = 256 * 1024
"""Bodies that say they are shorter are sent on when they are whole, as mitmproxy does by itself and more quickly."""


class Tee:
    """Called by mitmproxy with each piece of a body, gives it back unchanged; keeps ``limit`` bytes and counts all."""

    __slots__ = ("_limit", "_parts", "kept", "length")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self.kept = 0
        self.length = 0

    def __call__(self, data: bytes) -> bytes:
        self.length += len(data)
        if self.kept < self._limit and data:
            part = data[: self._limit - self.kept]
            self._parts.append(part)
            self.kept += len(part)
        return data

    def body(self) -> bytes:
        """What was kept."""
        if len(self._parts) > 1:
            self._parts = [b"".join(self._parts)]
        return self._parts[0] if self._parts else b""

    @property
    def cut(self) -> bool:
        """Whether more came than was kept."""
        return self.length > self.kept


def announced(fields: Iterable[tuple[bytes, bytes]]) -> int | None:
    """The length these header fields announce; None where none does, several do, or it makes no sense."""
    found = [value for name, value in fields if len(name) == 14 and name.lower() == b"content-length"]
    if len(found) != 1 or not found[0].isdigit() or len(found[0]) > 18:
        return None
    return int(found[0])
