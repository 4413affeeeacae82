"""Numbers exchanges by request completion and gives them in that order, whatever finished first.

Exchanges that must wait for an earlier one are held in memory up to a limit, then in a temporary file.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from typing import IO, Generic, TypeVar

from auditor.dissection.placing import Key

T = TypeVar("T")

HELD_IN_MEMORY = 8192


class Ordering(Generic[T]):
    """Sans-IO but for its spill file: `number` the keys of a batch in order, `put` what finished, `ready` gives it."""

    def __init__(self, held_in_memory: int = HELD_IN_MEMORY) -> None:
        self._numbers: dict[Key, int] = {}
        self._count = 0
        self._next = 0
        self._held: dict[int, T] = {}
        self._spilled: dict[int, int] = {}
        self._file: IO[bytes] | None = None
        self._limit = held_in_memory

    def number(self, keys: list[Key]) -> None:
        """These requests were completed next; ``keys`` sorted."""
        for key in keys:
            self._numbers[key] = self._count
            self._count += 1

    def put(self, key: Key, value: T) -> None:
        """The exchange of this request is finished."""
        n = self._numbers.pop(key)
        if n != self._next and len(self._held) >= self._limit:
            self._spill(n, value)
        else:
            self._held[n] = value

    def ready(self) -> Iterator[tuple[int, T]]:
        """Those now in turn, with their numbers."""
        while True:
            n = self._next
            if n in self._held:
                value = self._held.pop(n)
            elif n in self._spilled:
                value = self._fetch(self._spilled.pop(n))
            else:
                return
            self._next += 1
            yield n, value

    def rest(self) -> Iterator[tuple[int, T]]:
        """Nothing more will come: what waits for a request that never finished, with the numbers it has."""
        yield from self.ready()
        while self._held or self._spilled:
            self._next = min((*self._held, *self._spilled))
            yield from self.ready()

    def close(self) -> None:
        """Give back the temporary file."""
        if self._file is not None:
            self._file.close()

    def _spill(self, n: int, value: T) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()
        self._spilled[n] = self._file.seek(0, 2)
        pickle.dump(value, self._file)

    def _fetch(self, offset: int) -> T:
        assert self._file is not None
        self._file.seek(offset)
        value: T = pickle.load(self._file)
        return value
