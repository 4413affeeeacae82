"""Finds where TLS or HTTP begins inside another protocol.

Which command asks for TLS (STARTTLS: RFC 3207, 2595, 4217, 4511, 6120) differs from protocol to protocol; the hello
that follows is the same in all of them, and is long enough not to be mistaken. HTTP is found by a whole start line with
the beginning of a field after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from auditor.network.stream import Data, StreamEvent
from auditor.protocols.http1_head import NEXT_REQUEST, NEXT_RESPONSE, RESYNC_TAIL

SEARCHED = 256 * 1024
"""Bytes of a direction within which the other protocol must begin."""
LENGTH = 44
"""Bytes of a hello that must be there to know it."""
_HELLO = re.compile(rb"\x16\x03[\x00-\x03][\x00-\x3f].[\x01\x02]\x00..\x03[\x00-\x03].{32}[\x00-\x20]", re.DOTALL)


class Split(Struct, frozen=True):
    """A direction's events on either side of where the other protocol begins; ``after`` is None before it has."""

    before: list[Data]
    after: list[StreamEvent] | None


class BeginSearch:
    """One direction of a stream nobody reads: `receive` gives on at once what cannot be part of a beginning.

    ``credible`` is asked whether an HTTP message may begin at an offset. Once ``found``, all further events belong to
    the protocol inside and should go there without being asked.
    """

    __slots__ = ("_credible", "_held", "_left", "found")

    def __init__(self, credible: Callable[[int], bool]) -> None:
        self._credible = credible
        self._left = SEARCHED
        self._held: Data | None = None
        self.found = False

    def receive(self, event: StreamEvent) -> Split:
        """Take the next event of this direction."""
        if not isinstance(event, Data):
            return Split(self.close(), None)
        data, start = event.data, event.start
        if self._held is not None:
            data, start = self._held.data + data, self._held.start
            self._held = None
        if self._left <= 0:
            return Split([Data(event.direction, data, start)], None)
        at = self._beginning(data, start)
        if at is not None:
            self.found = True
            before = [Data(event.direction, data[:at], start)] if at else []
            return Split(before, [Data(event.direction, data[at:], start + at)])
        self._left -= len(event.data)
        kept = _begun(data) if self._left > 0 else len(data)
        if kept < len(data):
            self._held = Data(event.direction, data[kept:], start + kept)
        return Split([Data(event.direction, data[:kept], start)] if kept else [], None)

    def close(self) -> list[Data]:
        """Nothing follows what is held."""
        held, self._held = self._held, None
        return [] if held is None else [held]

    def _beginning(self, data: bytes, start: int) -> int | None:
        hello = _HELLO.search(data)
        found = [hello.start()] if hello is not None else []
        for pattern in (NEXT_REQUEST, NEXT_RESPONSE):
            message = next((m.start() for m in pattern.finditer(data) if self._credible(start + m.start())), None)
            found += [message] if message is not None else []
        return min(found, default=None)


def _begun(data: bytes) -> int:
    """Where what may begin a hello, or a start line and the line behind it, stands at the end of ``data``."""
    hello = data.find(b"\x16", max(len(data) - LENGTH + 1, 0))
    last = data.rfind(b"\n", 0, len(data) - 1)
    line = max(data.rfind(b"\n", 0, max(last, 0)) + 1, len(data) - RESYNC_TAIL)
    return line if hello < 0 else min(hello, line)
