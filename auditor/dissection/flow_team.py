"""Shares out a flow file among forked processes: each reads all of it, and transforms its blocks of exchanges.

Block ``b`` is of worker ``b % count``, so that the parent takes the blocks from the workers in turn and everything
comes in the order of the file. After its last block a worker sends its totals, then answers questions until its end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from auditor.dissection.options import Totals
from auditor.dissection.parallel import processors, rare_collections
from auditor.dissection.totals import merge, sent_bytes
from auditor.dissection.workers import Answering, Workers, answer_questions
from auditor.errors import AuditorError
from auditor.model import Exchange, Ledger
from auditor.sources import open_source
from auditor.sources.interface import ExchangeSource, Source

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe

T = TypeVar("T")
BLOCK = 64
WORTH_FORKING = 4 * 1024 * 1024
"""Bytes of a flow file from which a second process pays."""
MOST_PROCESSES = 4
"""Unless more are asked for."""


class FlowTeam(Generic[T]):
    """The workers of one flow file: after `results` is at its end ``totals`` hold and `ask` may be used."""

    def __init__(self, path: str, transform: Callable[[Exchange], T], count: int) -> None:
        self.totals = Totals()
        self._workers = Workers(path)
        self._workers.start(count, work, path, transform)

    def results(self) -> Iterator[tuple[int, T]]:
        """Every exchange as transformed, with its number, in order."""
        turn = 0
        pipes = self._workers.pipes
        while isinstance(message := self._workers.receive(pipes[turn % len(pipes)]), list):
            yield from message
            turn += 1
        self.totals = message
        for pipe in pipes:
            if pipe is not pipes[turn % len(pipes)]:
                self._workers.receive(pipe)

    def ask(self, question: object) -> list[Any]:
        """One answer from each worker's transform (`Answering`)."""
        return self._workers.ask(question)

    def close(self) -> None:
        """End the workers."""
        self._workers.close()


def flow_team(source: Source, wanted: int, transform: Callable[[Exchange], T]) -> FlowTeam[T] | None:
    """A team for a flow file where several processes were asked for (0: if it is worth it); None for everything else.

    Every worker reads all flows, which is a quarter of the work: more than `MOST_PROCESSES` would do little else.
    """
    path = Path(source.path)
    if source.kind != "mitmproxy" or not path.is_file():
        return None
    if wanted == 0 and path.stat().st_size >= WORTH_FORKING:
        wanted = min(processors(), MOST_PROCESSES)
    if wanted < 2 or not hasattr(os, "fork"):
        return None
    return FlowTeam(source.path, transform, wanted)


def work(
    pipe: Pipe, parent_end: Pipe, path: str, transform: Callable[[Exchange], T], shard_of: tuple[int, int]
) -> None:
    """A worker's life: read all exchanges, send what its blocks gave, then the totals of all, then answers.

    A person's errors are sent too; with any other the process ends, which the parent notices.
    """
    parent_end.close()
    try:
        source = cast("ExchangeSource", open_source(path))
        with rare_collections() as collecting:
            sent = 0
            block: list[tuple[int, T]] = []
            for at, exchange in enumerate(source.exchanges()):
                sent += sent_bytes(exchange)
                if at // BLOCK % shard_of[1] != shard_of[0]:
                    continue
                block.append((exchange.n, transform(exchange)))
                if len(block) == BLOCK:
                    pipe.send(block)
                    block = []
                    collecting.batch()
        if block:
            pipe.send(block)
        totals = merge([], source.faults())
        totals.ledger = Ledger(bytes_out_readable=sent)
        source.close()
        pipe.send(totals)
        answer_questions(pipe, cast("Answering", transform))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return
    except AuditorError as error:
        pipe.send(error)
