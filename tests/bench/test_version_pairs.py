"""The version pairs, each once; ``make evaluate`` does each twenty times."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from auditor.regression.document import Diff
from auditor.report.diff_formats import FORMATS
from auditor.report.document import to_json
from bench.version_pairs.evaluate import Score, diff_of, judge
from bench.version_pairs.jitter import jittered
from bench.version_pairs.pairs import PAIRS, Expected, Pair
from bench.version_pairs.sessions import CAPTURES, Auditing, recorded
from bench.version_pairs.takes import TAKES

ISSUED = 24
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def auditing() -> Auditing:
    return Auditing()


def round_of(pair: Pair, auditing: Auditing, seed: int = 0) -> Diff:
    return diff_of(pair, auditing, random.Random(f"{pair.name} {seed}"))


@pytest.mark.parametrize("pair", PAIRS, ids=[re.sub(r"\W+", "-", pair.name) for pair in PAIRS])
def test_every_route_of_the_pair_gets_its_verdict(pair: Pair, auditing: Auditing) -> None:
    score = Score()
    judge(pair, round_of(pair, auditing), score)
    assert score.wrong == {}
    assert score.right == score.rounds == 1
    assert score.verdicts > 0


def test_there_are_pairs_enough_and_each_recording_is_used() -> None:
    assert len({pair.name for pair in PAIRS}) == len(PAIRS) >= ISSUED
    assert {name for pair in PAIRS for name in (*pair.old, *pair.new, *pair.again)} == {take.name for take in TAKES}
    size = sum(path.stat().st_size for path in Path(CAPTURES).rglob("*.*"))
    assert size < 3 * MEGABYTE


def test_a_wrong_verdict_is_noticed(auditing: Auditing) -> None:
    removed = next(pair for pair in PAIRS if pair.name == "leak removed")
    diff, score = round_of(removed, auditing), Score()
    judge(Pair("nothing", removed.old, removed.new), diff, score)
    assert (score.right, score.false_gone) == (0, 3)
    assert len(score.wrong) == 3
    absent = Expected("new", "location.coordinates", "nowhere.example")
    judge(Pair("more", removed.old, removed.new, (*removed.expected, absent)), diff, score)
    assert "no location.coordinates to nowhere.example " in score.wrong


def test_same_round_twice_gives_the_same_bytes(auditing: Auditing) -> None:
    for pair in PAIRS[::12]:
        assert to_json(round_of(pair, auditing)) == to_json(round_of(pair, auditing))


def test_jitter_changes_ids_times_and_order_but_loses_nothing() -> None:
    source = recorded("noisy")
    session = jittered(source.session, source.ids, 3, random.Random(5))
    before, after = source.session.exchanges, session.exchanges
    assert sorted((e.host, e.method) for e in before) == sorted((e.host, e.method) for e in after)
    text = repr(after)
    assert source.ids
    assert not [value for value in source.ids if value in text]
    assert [e.time_ns for e in after] == sorted(e.time_ns for e in after)
    marks = [mark.time_ns for mark in session.marks]
    assert sum(e.time_ns > marks[0] for e in after) == sum(e.time_ns > source.session.marks[0].time_ns for e in before)
    orders = {
        tuple(e.host for e in jittered(source.session, source.ids, 0, random.Random(n)).exchanges) for n in range(8)
    }
    assert len(orders) > 1


def test_every_rendering_names_the_verdicts(auditing: Auditing) -> None:
    from auditor.cli.output import look

    moved = next(pair for pair in PAIRS if pair.name == "moved to another host")
    diff = round_of(moved, auditing)
    for name, render in FORMATS.items():
        assert "gone" in render(diff, look(None)).lower(), name
