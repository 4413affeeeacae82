"""Every fuzz harness on its own seeds, on pieces of them, and on random bytes that are the same every time."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import fuzz
from auditor.model import EMPTY_BODY, Message, Outcome
from auditor.network.stream import Data, Direction, End, StreamEvent
from auditor.protocols.datagrams import SpokenSpan
from auditor.protocols.messages import Unread
from fuzz.registry import HARNESSES
from fuzz.streams import canonical, check, check_found, pieces, script, written

MOST_SEEDS = 6
ROUNDS = 12
LONGEST = 300
SUPPORT = {"__init__", "__main__", "captured", "datagrams", "dice", "registry", "running", "streams"}
C, S = Direction.CLIENT, Direction.SERVER


def inputs(seeds: list[bytes], dice: random.Random) -> list[bytes]:
    """Seeds, seeds cut short, seeds with bytes changed, and noise."""
    found = [b"", *seeds[:MOST_SEEDS]]
    for _ in range(ROUNDS):
        seed = bytearray(dice.choice(seeds))
        for _ in range(dice.randrange(1, 6)):
            seed[dice.randrange(len(seed))] = dice.choice((0, 1, 127, 128, 255, dice.randrange(256)))
        found += [bytes(seed[: dice.randrange(len(seed)) + 1]), bytes(seed), dice.randbytes(dice.randrange(LONGEST))]
    return found


@pytest.mark.parametrize("name", HARNESSES)
def test_harness_finds_nothing_in_seeds_pieces_of_them_and_noise(name: str) -> None:
    harness = importlib.import_module(f"fuzz.{name}")
    one_input: Callable[[bytes], None] = harness.one_input
    seeds: list[bytes] = harness.seeds()
    assert seeds
    for data in inputs(seeds, random.Random(name)):
        one_input(data)


def test_every_harness_is_registered() -> None:
    files = {path.stem for path in Path(fuzz.__file__).parent.glob("*.py")}
    assert files - SUPPORT == set(HARNESSES)


def test_a_script_is_read_as_it_was_written() -> None:
    events, size = script(written([(C, b"ask"), (S, b"answer"), (C, b"more")], cut=3))
    assert events == [
        Data(C, b"ask", 0), Data(S, b"answer", 0), Data(C, b"more", 3), End(C, 7, clean=True), End(S, 6, clean=True),
    ]  # fmt: skip
    assert pieces(events, size)[1:3] == [Data(S, b"ans", 0), Data(S, b"wer", 3)]


def test_spans_count_the_same_however_they_are_divided() -> None:
    whole = [Unread(C, 0, 6, Outcome.LOST, "a")]
    divided = [Unread(C, 2, 6, Outcome.LOST, "b"), Unread(C, 0, 2, Outcome.LOST, "a")]
    assert canonical(whole) == canonical(divided)
    assert canonical(whole) != canonical(divided[:1])


class Faulty:
    """A reader that finds something else in every piece."""

    def __init__(self) -> None:
        self._count = 0

    def receive(self, event: StreamEvent) -> list[Unread]:
        self._count += 1
        return (
            [Unread(event.direction, 0, 1, Outcome.LOST, "")]
            if self._count == 1 and event.start == 0
            else [Unread(event.direction, 0, 0, Outcome.UNKNOWN, "")]
        )

    def close(self) -> list[SpokenSpan]:
        message = Message((), EMPTY_BODY)
        return [SpokenSpan(self._count, "X", "M", "/", None, None, message, None, C, 0, 0)] if self._count else []


def test_checks_fail_where_something_is_wrong() -> None:
    with pytest.raises(AssertionError, match="not announced"):
        check(Faulty, written([(C, b"ab")]))
    with pytest.raises(AssertionError):
        check_found([Unread(C, 0, 9, Outcome.LOST, "")], 8, (8, 8))
    with pytest.raises(AssertionError, match="events out of"):
        check_found([Unread(C, 0, 1, Outcome.LOST, "")] * 100, 8, (8, 8))
