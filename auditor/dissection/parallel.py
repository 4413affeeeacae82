"""Runs the shards of a capture, in this process or in forked ones, and puts their results into one order.

Theory of operation: every worker opens the file itself, sees the same batches, and sends for each the keys of the
requests completed and the exchanges finished. The parent reads one message of every worker a batch, numbers, and gives
what is in turn; the pipes' own limits keep the workers from running ahead. After the last batch a worker sends its
totals and then answers questions (see `Team.ask`) until it is told to end.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from auditor.dissection.options import DissectionOptions
from auditor.dissection.ordering import Ordering
from auditor.dissection.shard import Shard, ShardTotals, ShardYield
from auditor.dissection.workers import Answering, Workers, answer_questions
from auditor.model import Exchange, Unaudited
from auditor.sources import open_source
from auditor.sources.interface import PacketSource
from auditor.tls.keylog import KeyLog

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe

T = TypeVar("T")
Transform = Callable[[Exchange], T]

WORTH_FORKING = 24 * 1024 * 1024
"""Bytes of a capture from which a second process pays."""
MOST_PROCESSES = 8
COLLECT_EVERY = 12
"""Batches after which what only reference cycles keep alive is given back, if it was made since the last time. Python
by itself would look for it so often that a fifth of all time goes there."""
COLLECT_ALL_EVERY = 20 * COLLECT_EVERY
"""Batches after which older objects are looked at too."""


class Team(Generic[T]):
    """The shards of one capture: after `results` is at its end, `totals` and `faults` hold and `ask` may be used."""

    def __init__(self, source: PacketSource, options: DissectionOptions, transform: Transform[T]) -> None:
        self._source = source
        self._options = options
        self._transform = transform
        self._workers = Workers(source.path)
        self.totals: list[ShardTotals] = []
        self.faults: tuple[Unaudited, ...] = ()

    def results(self) -> Iterator[tuple[int, T]]:
        """Every exchange as transformed, with its number, in order."""
        count = process_count(self._source, self._options.processes)
        steps = self._alone() if count == 1 else self._together(count)
        size = input_size(self._source)
        with closing(Ordering[T]()) as ordering, rare_collections() as collecting:
            for step in steps:
                collecting.batch()
                ordering.number(sorted(key for part in step for key in part.completed))
                for part in step:
                    for key, value in part.finished:
                        ordering.put(key, value)
                yield from ordering.ready()
                if self._options.progress is not None:
                    self._options.progress(step[0].position, size)
            yield from ordering.rest()

    def ask(self, question: object) -> list[Any]:
        """One answer from each worker's transform (`Answering`)."""
        if not self._workers.pipes:
            return [cast("Answering", self._transform).answer(question)]
        return self._workers.ask(question)

    def close(self) -> None:
        """End the workers."""
        self._workers.close()

    def _alone(self) -> Iterator[Sequence[ShardYield[T]]]:
        shard = Shard(self._options, self._keys(), is_seekable(self._source), self._transform)
        for batch in self._source.batches(self._options.batch_bytes):
            yield (shard.receive(batch),)
        last, totals = shard.close()
        yield (last,)
        self.totals, self.faults = [totals], self._source.faults()

    def _together(self, count: int) -> Iterator[Sequence[ShardYield[T]]]:
        self._workers.start(count, work, self._source.path, self._keys(), self._options, self._transform)
        more = True
        while more:
            messages = [self._workers.receive(pipe) for pipe in self._workers.pipes]
            more = not isinstance(messages[0], tuple)
            yield [message if more else message[0] for message in messages]
        self.totals = [message[1] for message in messages]
        self.faults = messages[0][2]

    def _keys(self) -> KeyLog:
        """Every secret known before the first batch; read once, since workers are forked afterwards."""
        keys = KeyLog()
        for number, text in enumerate((*self._options.keylogs, *self._source.secrets())):
            keys.add(text, f"key log {number + 1}")
        return keys


def work(
    pipe: Pipe,
    parent_end: Pipe,
    path: str,
    keys: KeyLog,
    options: DissectionOptions,
    transform: Transform[T],
    shard_of: tuple[int, int],
) -> None:
    """A worker's life: read all batches, send what each gave, then the totals, then answers; errors are sent too."""
    parent_end.close()
    try:
        source = cast("PacketSource", open_source(path))
        shard = Shard(options, keys, True, transform, shard_of)
        with rare_collections() as collecting:
            for batch in source.batches(options.batch_bytes):
                pipe.send(shard.receive(batch))
                collecting.batch()
            last, totals = shard.close()
        pipe.send((last, totals, source.faults()))
        answer_questions(pipe, cast("Answering", transform))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return
    except BaseException as error:  # whatever it is, the parent must raise it rather than wait
        pipe.send(error)


class Collecting:
    """Counts batches, and has cycles collected after every `COLLECT_EVERY` of them, old ones more rarely."""

    __slots__ = ("_batches",)

    def __init__(self) -> None:
        self._batches = 0

    def batch(self) -> None:
        """Another batch was read."""
        self._batches += 1
        if self._batches % COLLECT_EVERY == 0:
            gc.collect(1 if self._batches % COLLECT_ALL_EVERY else 2)


@contextmanager
def rare_collections() -> Iterator[Collecting]:
    """Within, Python collects cycles when a batch is due for it (`Collecting.batch`), and at no other time.

    What is alive at the end counts as old (frozen and thawed at once), lest all of it be gone through right then.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield Collecting()
    finally:
        gc.freeze()
        gc.unfreeze()
        if enabled:
            gc.enable()


def is_seekable(source: PacketSource) -> bool:
    """A plain uncompressed file, which several processes can read and whose embedded keys are known in advance."""
    return source.kind in ("pcap", "pcapng") and Path(source.path).is_file()


def input_size(source: PacketSource) -> int:
    """Bytes of the input as read, 0 where unknown."""
    return Path(source.path).stat().st_size if is_seekable(source) else 0


def process_count(source: PacketSource, wanted: int) -> int:
    """How many processes to use: as asked, else as many as there are processors for a file that is worth it."""
    if not is_seekable(source) or not hasattr(os, "fork"):
        return 1
    if wanted > 0:
        return wanted
    if input_size(source) < WORTH_FORKING:
        return 1
    return min(processors(), MOST_PROCESSES)


def processors() -> int:
    """How many processors this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
