"""Which app each packet of a batch is of, as far as the input says."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec.structs import replace

from auditor.sources.interface import PacketBatch

MOST_APPS = 1 << 16
"""Names told apart in one batch; packets of further ones are nobody's."""


def with_apps(batch: PacketBatch, found: Iterable[tuple[int, str]]) -> PacketBatch:
    """The batch with these apps (row, name), the first of each row, filled in where none was known yet.

    Untouched if there are none.
    """
    numbers = {name: number for number, name in enumerate(batch.apps)}
    rows: list[int] = []
    which: list[int] = []
    for row, name in found:
        number = numbers.setdefault(name, len(numbers))
        if number < MOST_APPS:
            rows.append(row)
            which.append(number)
    if not rows:
        return batch
    app = np.full(batch.offset.size, -1, np.int64) if batch.app is None else batch.app.copy()
    where, what = np.array(rows[::-1], np.int64), np.array(which[::-1], np.int64)
    free = app[where] < 0
    app[where[free]] = what[free]
    return replace(batch, apps=tuple(numbers)[:MOST_APPS], app=app)
