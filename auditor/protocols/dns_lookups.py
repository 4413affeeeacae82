"""Flows that hold a question or two and the answers, and nothing else, as nearly all of DNS do: read once, remembered.

Devices ask for the same few names all day and get the same answers, so that most lookups differ in their ids alone.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec.structs import replace

from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, Spoken
from auditor.protocols.dns import DnsDatagrams

MEMO_ENTRIES = 4096
MOST_DATAGRAMS = 4
LONGEST = 1024
"""Bytes of all datagrams together that are remembered."""
_ID = 2

Events: TypeAlias = "tuple[Announced | Spoken, ...]"
Key: TypeAlias = tuple[tuple[int, int, bytes], ...]
"""Of each datagram its direction, which of them was the first with the same id, and what follows the id."""


class Lookups:
    """What `DnsDatagrams` makes of a flow's datagrams, remembered by their bytes.

    The events remembered have the number of a datagram, from 0, where they should have its frame.
    """

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[Key, Events] = {}

    def read(self, datagrams: list[Datagram]) -> list[Announced | Spoken]:
        """The lookups these are, all of a flow so far; none unless each has a question and its answer."""
        if not 2 <= len(datagrams) <= MOST_DATAGRAMS:
            return []
        ids = [datagram.data[:_ID] for datagram in datagrams]
        key = tuple([(d.direction, ids.index(id), d.data[_ID:]) for d, id in zip(datagrams, ids, strict=True)])
        known = self._known.get(key)
        if known is None:
            known = self._learn(key, datagrams)
        return [_placed(event, datagrams) for event in known]

    def _learn(self, key: Key, datagrams: list[Datagram]) -> Events:
        reader = DnsDatagrams()
        given = [Datagram(each.direction, each.data, i, i) for i, each in enumerate(datagrams)]
        events = [event for each in given for event in reader.receive(each)]
        found = tuple([event for event in events if isinstance(event, Announced | Spoken)])
        if len(found) < len(events) or reader.close():
            found = ()
        if sum(len(datagram.data) for datagram in datagrams) <= LONGEST:
            if len(self._known) >= MEMO_ENTRIES:
                self._known.clear()
            self._known[key] = found
        return found


def reader_after(datagrams: list[Datagram]) -> DnsDatagrams:
    """The reader that would have read lookups read here, to go on with where more follows."""
    reader = DnsDatagrams()
    for datagram in datagrams:
        reader.receive(datagram)
    return reader


def _placed(event: Announced | Spoken, datagrams: list[Datagram]) -> Announced | Spoken:
    """The event where it happened this time."""
    if isinstance(event, Announced):
        return Announced(event.key, datagrams[event.frame].frame)
    asked = datagrams[event.ready]
    return replace(event, frames=(asked.frame,), time_ns=asked.time_ns, ready=asked.frame)
