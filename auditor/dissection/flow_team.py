"""Shares out a flow file among forked processes: each reads all of it, and transforms its blocks of exchanges.

Block ``b`` is of worker ``b % count``, so that the parent takes the blocks from the workers in turn and everything
comes in the order of the file. After its last block a worker sends its totals, then answers questions until its end.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from auditor.dissection.options import Totals
from auditor.dissection.parallel import Answering, rare_collections
from auditor.dissection.totals import merge, sent_bytes
from auditor.errors import AuditorError
from auditor.model import Exchange, Ledger
from auditor.sources import open_source
from auditor.sources.interface import ExchangeSource, Source
from auditor.sources.mitmproxy_flows import FlowSource

T = TypeVar("T")
BLOCK = 64


class FlowTeam(Generic[T]):
    """The workers of one flow file: after `results` is at its end ``totals`` hold and `ask` may be used."""

    def __init__(self, path: str, transform: Callable[[Exchange], T], count: int) -> None:
        self.totals = Totals()
        self._path = path
        self._pipes: list[Pipe] = []
        fork = multiprocessing.get_context("fork")
        sys.stdout.flush()
        sys.stderr.flush()
        self._processes = []
        for number in range(count):
            here, there = fork.Pipe()
            process = fork.Process(target=work, args=(there, here, path, transform, (number, count)), daemon=True)
            process.start()
            there.close()
            self._pipes.append(here)
            self._processes.append(process)

    def results(self) -> Iterator[tuple[int, T]]:
        """Every exchange as transformed, with its number, in order."""
        turn = 0
        while isinstance(message := self._receive(self._pipes[turn % len(self._pipes)]), list):
            yield from message
            turn += 1
        self.totals = message
        for pipe in self._pipes:
            if pipe is not self._pipes[turn % len(self._pipes)]:
                self._receive(pipe)

    def ask(self, question: object) -> list[Any]:
        """One answer from each worker's transform (`Answering`)."""
        for pipe in self._pipes:
            pipe.send(question)
        return [self._receive(pipe) for pipe in self._pipes]

    def close(self) -> None:
        """End the workers."""
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(timeout=1)
            if process.is_alive():
                process.terminate()
                process.join()

    def _receive(self, pipe: Pipe) -> Any:  # noqa: ANN401
        try:
            message = pipe.recv()
        except EOFError as error:
            raise AuditorError(f"{self._path}: a worker process ended early; try --processes 1") from error
        if isinstance(message, BaseException):
            raise message
        return message


def flow_team(source: Source, wanted: int, transform: Callable[[Exchange], T]) -> FlowTeam[T] | None:
    """A team for a flow file where several processes were asked for; None for everything else.

    Every worker reads all flows, which is a quarter of the work: it pays with processors that have nothing else to do.
    """
    path = Path(source.path)
    if not isinstance(source, FlowSource) or source.kind != "mitmproxy" or not path.is_file():
        return None
    if wanted < 2 or "fork" not in multiprocessing.get_all_start_methods():
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
        while True:
            question = pipe.recv()
            pipe.send(cast("Answering", transform).answer(question))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return
    except AuditorError as error:
        pipe.send(error)
