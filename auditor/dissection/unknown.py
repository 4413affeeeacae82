"""A stream no reader knows: it is named as well as can be, and watched for TLS or HTTP that begins inside it."""

from __future__ import annotations

from functools import partial

from auditor.dissection.starttls import BeginSearch
from auditor.model import Outcome
from auditor.network.stream import Data, Direction, Provenance, StreamEvent
from auditor.protocols.messages import NO_READER, SAMPLE, Unread
from auditor.protocols.named import Named, custom, name_by_bytes, name_stream


class UnknownStream:
    """Both directions of it. ``receive`` gives what stays unread, and what belongs to a protocol that began inside.

    HTTP is believed where a packet begins with it, in a protocol without a name, or in one joined midway.
    """

    __slots__ = ("_midstream", "_port", "_provenance", "_samples", "_searches")

    def __init__(self, port: int, provenance: tuple[Provenance, Provenance], *, midstream: bool) -> None:
        self._port = port
        self._provenance = provenance
        self._midstream = midstream
        self._samples = [b"", b""]
        self._searches = [BeginSearch(partial(self._credible, direction)) for direction in Direction]

    def receive(self, event: StreamEvent) -> tuple[list[Unread], list[StreamEvent]]:
        """Take the next event of either direction."""
        search = self._searches[event.direction]
        if search.found:
            return [], [event]
        if isinstance(event, Data) and len(self._samples[event.direction]) < SAMPLE:
            self._samples[event.direction] += event.data[: SAMPLE - len(self._samples[event.direction])]
        split = search.receive(event)
        return self._unread(split.before), split.after or []

    def close(self) -> list[Unread]:
        """Nothing more will come."""
        return [unread for search in self._searches for unread in self._unread(search.close())]

    def _credible(self, direction: Direction, offset: int) -> bool:
        if self._midstream:
            return True
        boundary = offset == 0 or self._provenance[direction].count(offset - 1, offset + 1) > 1
        return boundary and name_by_bytes(self._samples[0], self._samples[1], self._port) is None

    def _unread(self, events: list[Data]) -> list[Unread]:
        return [
            Unread(e.direction, e.start, e.start + len(e.data), Outcome.UNKNOWN, NO_READER) for e in events if e.data
        ]

    def verdict(self) -> tuple[Outcome, str]:
        """What it may be: encrypted, known by name, or custom with its first bytes and entropy."""
        client, server = self._samples
        named = name_stream(client, server, self._port)
        return said_of(named, f"port {self._port}", client or server)


def said_of(named: Named | None, where: str, sample: bytes) -> tuple[Outcome, str]:
    """Outcome and sentence for a protocol no reader knows, whose flow goes to ``where``."""
    if named is None:
        return Outcome.UNKNOWN, f"a custom protocol on {where}: {custom(sample)}"
    if named.encrypted:
        return Outcome.NO_KEYS, f"{named.name}, which is encrypted"
    return Outcome.UNKNOWN, f"{named.name}, which is not read"
