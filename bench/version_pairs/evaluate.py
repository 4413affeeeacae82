"""Judges the judge: every pair, many times over, each time with other ids, times and orders."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from auditor.regression.comparison import compare
from auditor.regression.conditions import during
from auditor.regression.document import Diff, Verdict, Word
from auditor.regression.summary import summarise
from bench.version_pairs.pairs import Expected, Pair
from bench.version_pairs.sessions import Auditing

LATER, LATEST = 10, 20
"""Days after the first old session on which the new version is recorded, and the old one again."""


@dataclass(slots=True)
class Score:
    """What came of one pair. ``wrong`` holds each wrong verdict as text; the other figures count verdicts."""

    rounds: int = 0
    right: int = 0
    verdicts: int = 0
    false_gone: int = 0
    needless: int = 0
    wrong: dict[str, int] = field(default_factory=dict)


def diff_of(pair: Pair, auditing: Auditing, dice: random.Random) -> Diff:
    """One round: every session with jitter of its own, in any order."""
    dated = [(name, day, "1") for day, name in enumerate(pair.old)]
    dated += [(name, LATEST + day, "1") for day, name in enumerate(pair.again)]
    fresh = [(name, LATER + day, "2") for day, name in enumerate(pair.new)]
    sides = []
    for side in (dated, fresh):
        facts = [auditing.facts(name, day, version, dice) for name, day, version in side]
        sides.append(summarise(dice.sample(facts, len(facts))))
    if pair.during is not None:
        sides = [during(side, pair.during) for side in sides]
    old, new = sides
    return compare(old, new)


def judge(pair: Pair, diff: Diff, score: Score) -> None:
    """Add one round to the score."""
    score.rounds += 1
    wrong = list(_wrong(pair, diff, score))
    for text in wrong:
        score.wrong[text] = score.wrong.get(text, 0) + 1
    score.right += not wrong


def _wrong(pair: Pair, diff: Diff, score: Score) -> Iterator[str]:
    met: set[Expected] = set()
    for verdict in diff.verdicts:
        asked = next((each for each in pair.expected if _concerns(each, verdict)), None)
        word: Word = "same" if asked is None else asked.word
        if asked is not None:
            met.add(asked)
        score.verdicts += 1
        score.false_gone += verdict.verdict == "gone" != word
        score.needless += verdict.verdict == "incomparable" != word
        if verdict.verdict != word:
            yield f"{_place(verdict)}: {verdict.verdict}, not {word} ({verdict.reason})"
        elif pair.saying and word != "same" and pair.saying not in verdict.reason:
            yield f"{_place(verdict)}: the reason is not {pair.saying} but: {verdict.reason}"
    yield from (f"no {each.type} to {each.domain} {each.at}" for each in pair.expected if each not in met)
    if pair.remarks and not any(pair.remarks in verdict.reason for verdict in diff.verdicts):
        yield f"no reason says: {pair.remarks}"
    for type_, headline_word, text in pair.headlines:
        said = next((each for each in diff.headlines if each.type == type_ and each.recipient is None), None)
        if said is None or said.verdict != headline_word or text not in said.text:
            yield f"headline of {type_}: {said}"


def _concerns(expected: Expected, verdict: Verdict) -> bool:
    at = f"{verdict.path} {verdict.where}"
    return (expected.type, expected.domain) == (verdict.type, verdict.domain) and expected.at in at


def _place(verdict: Verdict) -> str:
    return f"{verdict.type} to {verdict.domain}{verdict.path} {verdict.where}"


def evaluate(pairs: Sequence[Pair], rounds: int, auditing: Auditing, seed: int = 1) -> dict[str, Score]:
    """The scores by the pairs' names."""
    scores = {pair.name: Score() for pair in pairs}
    for pair in pairs:
        for number in range(rounds):
            judge(pair, diff_of(pair, auditing, random.Random(f"{seed} {pair.name} {number}")), scores[pair.name])
    return scores
