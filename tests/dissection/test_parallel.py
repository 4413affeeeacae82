"""Python's cycle collector rests while batches are read, and is given back as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import numpy as np
import pytest

from auditor.dissection.parallel import COLLECT_EVERY, sparing
from auditor.sources.interface import PacketBatch


def batches(count: int) -> Iterator[PacketBatch]:
    none = np.zeros(0, np.int64)
    for number in range(count):
        yield PacketBatch(b"", number + 1, none, none, none, none, none)


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generations collected so far."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_every_batch_comes_and_cycles_are_collected_now_and_then(collections: list[int]) -> None:
    frames = []
    collections.clear()
    for batch in sparing(batches(2 * COLLECT_EVERY + 1)):
        assert not gc.isenabled()
        frames.append(batch.first_frame)
    assert frames == list(range(1, 2 * COLLECT_EVERY + 2))
    assert collections == [2, 2]
    assert gc.isenabled()


def test_giving_up_midway_wakes_the_collector() -> None:
    reading = sparing(batches(3))
    next(reading)
    assert not gc.isenabled()
    del reading
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        assert len(list(sparing(batches(2)))) == 2
        assert not gc.isenabled()
    finally:
        gc.enable()
