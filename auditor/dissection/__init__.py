"""The first conductor: packets → network → tls → protocols → exchanges and connections, in one process or several.

HAR and flow files, which hold exchanges already, come out through the same door.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, cast

from auditor.dissection.flow_team import flow_team
from auditor.dissection.options import DissectionOptions, Totals
from auditor.dissection.parallel import Team
from auditor.dissection.totals import merge, sent_bytes
from auditor.dissection.workers import Answering
from auditor.model import Exchange, Ledger
from auditor.sources import open_source
from auditor.sources.interface import ContactSource, ExchangeSource, MarkedSource, ResistingSource, Source

T = TypeVar("T")

__all__ = ["Dissection", "DissectionOptions", "Totals", "dissect", "sent_bytes"]


class Dissection(Generic[T]):
    """Iterate once for ``(n, transformed exchange)`` in order of n; ``totals`` are complete afterwards.

    A context manager, which gives back file and workers.
    """

    def __init__(self, source: Source, options: DissectionOptions, transform: Callable[[Exchange], T]) -> None:
        self._source = source
        self._transform = transform
        self._team = None if isinstance(source, ExchangeSource) else Team(source, options, transform)
        self._flows = flow_team(source, options.processes, transform)
        self.kind = source.kind
        self.totals = Totals()

    def __iter__(self) -> Iterator[tuple[int, T]]:
        if self._team is not None:
            yield from self._team.results()
            self.totals = merge(self._team.totals, self._team.faults)
            return
        if self._flows is not None:
            yield from self._flows.results()
            self.totals = self._flows.totals
            return
        source = cast("ExchangeSource", self._source)
        sent = 0
        for exchange in source.exchanges():
            sent += sent_bytes(exchange)
            yield exchange.n, self._transform(exchange)
        self.totals = merge([], source.faults())
        if isinstance(source, MarkedSource):
            self.totals.marks = list(source.marks())
        if isinstance(source, ResistingSource):
            self.totals.resisting = list(source.resisting())
        unread = 0
        if isinstance(source, ContactSource):
            self.totals.connections = list(source.connections())
            unread = sum(connection.bytes_out for connection in self.totals.connections)
        self.totals.ledger = Ledger(bytes_out_readable=sent, bytes_out_unreadable=unread)

    def ask(self, question: object) -> list[Any]:
        """After the last exchange: what each worker's transform answers (`Answering`)."""
        team = self._team if self._team is not None else self._flows
        return [cast("Answering", self._transform).answer(question)] if team is None else team.ask(question)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for team in (self._team, self._flows):
            if team is not None:
                team.close()
        self._source.close()


def dissect(path: str, options: DissectionOptions, transform: Callable[[Exchange], T]) -> Dissection[T]:
    """Open ``path`` (``-``: standard input) for dissection; CaptureError when it is no capture.

    ``transform`` runs where the exchange was read, possibly in another process, on an exchange whose ``n`` is -1 (of
    packets) or final (of HAR and flow files); the pair's number is what counts.
    """
    return Dissection(open_source(path, stdin=options.stdin), options, transform)
