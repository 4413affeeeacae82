"""Python's cycle collector rests while batches are read, and is given back as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from auditor.dissection.parallel import COLLECT_ALL_EVERY, COLLECT_EVERY, rare_collections


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


def test_cycles_are_collected_now_and_then_only(collections: list[int]) -> None:
    with rare_collections() as collecting:
        collections.clear()
        assert not gc.isenabled()
        for _ in range(2 * COLLECT_EVERY + 1):
            collecting.batch()
        assert collections == [1, 1]
        for _ in range(COLLECT_ALL_EVERY - 2 * COLLECT_EVERY - 1):
            collecting.batch()
        assert collections == [1] * (COLLECT_ALL_EVERY // COLLECT_EVERY - 1) + [2]
    assert gc.isenabled()


def test_an_error_wakes_the_collector() -> None:
    with pytest.raises(KeyError), rare_collections():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with rare_collections():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
