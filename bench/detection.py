"""How much of what labelled exchanges hold is found, and how much of it is true: ``python -m bench.detection FOLDER…``.

The unit is (exchange, recipient, data type, value). Beside each share stands its lower 95 % bound (Clopper and Pearson,
one-sided). ``--trackhar FOLDER`` lets TrackHAR, installed there, read the same requests as a HAR.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from auditor.decode import decode
from auditor.detect import Detector, Knowledge, build_detectors, run
from auditor.model import Confidence
from auditor.profile import Profile
from auditor.rules import RuleSet, load_rules
from bench import trackhar
from bench.labels import Label, load

OWN = Path(__file__).resolve().parents[1] / "tests" / "detection"
WITNESSES = OWN.parents[1] / "captures" / "witnesses"
RECALL, PRECISION, NEAR_MISSES = 0.95, 0.98, 150
LEVEL = 0.95
_SKIPPED = frozenset({"opaque.payload", "identifier.persistent", "device.user-agent"})
"""Not counted where only found: what we say of payloads and tokens of our own accord, and a header of every request."""


@dataclass(slots=True)
class Score:
    """Counts of one data type or category."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    near: int = 0
    near_wrong: int = 0

    @property
    def recall(self) -> float:
        """1 where there was nothing to find."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def precision(self) -> float:
        """1 where nothing was found."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    def add(self, other: Score) -> None:
        """Add the counts of another."""
        self.found += other.found
        self.missed += other.missed
        self.wrong += other.wrong
        self.near += other.near
        self.near_wrong += other.near_wrong


@dataclass(slots=True)
class Result:
    """Scores by data type, what was missed or wrong by label, and how often `certain` was right and wrong.

    ``belied`` are the certain findings that are wrong, ``doubtful`` the number of values that must not be certain.
    """

    types: dict[str, Score] = field(default_factory=dict)
    near: dict[str, Score] = field(default_factory=dict)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    certain: Counter[bool] = field(default_factory=Counter)
    belied: list[tuple[str, str, str, str]] = field(default_factory=list)
    doubtful: int = 0

    def score(self, kind: str) -> Score:
        """The score of a data type."""
        return self.types.setdefault(kind, Score())

    def categories(self) -> dict[str, Score]:
        """Sums over the data types of each category, with its near misses."""
        sums: dict[str, Score] = {}
        for kind, score in [*self.types.items(), *self.near.items()]:
            sums.setdefault(kind.partition(".")[0], Score()).add(score)
        return sums


def lower_bound(hits: int, tries: int) -> float:
    """The one-sided lower 95 % bound of the true share (Clopper, Pearson 1934); 0 of no tries."""
    if hits == 0:
        return 0.0
    low, high = 0.0, hits / tries
    for _ in range(50):
        middle = (low + high) / 2
        if _at_least(hits, tries, middle) > 1 - LEVEL:
            high = middle
        else:
            low = middle
    return low


def _at_least(hits: int, tries: int, share: float) -> float:
    """The probability of at least so many hits."""
    if share <= 0:
        return 0.0
    logs = (
        math.lgamma(tries + 1) - math.lgamma(k + 1) - math.lgamma(tries - k + 1) + k * math.log(share)
        + (tries - k) * math.log1p(-share)
        for k in range(hits, tries + 1)
    )  # fmt: skip
    return sum(math.exp(log) for log in logs) if share < 1 else 1.0


def judge(label: Label, detectors: Sequence[Detector], result: Result) -> None:
    """Count what the detectors find in one exchange."""
    detections, _ = run(detectors, label.exchange, decode(label.exchange))
    found: dict[tuple[str, str], Confidence] = {}
    rules: dict[tuple[str, str], str] = {}
    for each in detections:
        key = (each.type, each.value)
        found[key] = max(found.get(key, each.confidence), each.confidence, key=list(Confidence).index)
        rules.setdefault(key, each.rule or each.detector)
    known: set[tuple[str, str]] = set()
    result.doubtful += sum(map(len, label.doubtful.values()))
    for kinds, values in sorted(label.truth.items()):
        right = kinds.split("|")
        score = result.score(right[0])
        for value in sorted(values):
            either = [(kind, one) for kind in right for one in value.split(" || ")]
            hits = [found[key] for key in either if key in found]
            known.update(either)
            if hits:
                score.found += 1
            else:
                score.missed += 1
                result.missed.append((label.id, kinds, value))
    for kind, value in sorted(found.keys() - known):
        if kind in _SKIPPED or value in label.may.get(kind, ()) or not label.complete:
            continue
        if value in label.doubtful.get(kind, ()):
            continue
        result.score(kind).wrong += 1
        result.wrong.append((label.id, kind, value, rules[kind, value]))
    for kind, value in sorted(key for key, confidence in found.items() if confidence is Confidence.CERTAIN):
        true = _is_right(label, known, kind, value)
        if true is not None:
            result.certain[true] += 1
            result.belied += () if true else ((label.id, kind, value, rules[kind, value]),)
    for category, values in label.near.items():
        score = result.near.setdefault(f"{category}.", Score())
        score.near += len(values)
        score.near_wrong += len({value for kind, value in found if kind.startswith(f"{category}.")} & values)


def _is_right(label: Label, known: Collection[tuple[str, str]], kind: str, value: str) -> bool | None:
    """Whether a certain finding is right; None where the label cannot tell."""
    if (kind, value) in known:
        return True
    if label.known is not None:
        stored = kind.startswith("identifier.") and value in label.known["*"]
        return stored or value in label.known.get(kind, ())
    undecided = kind in _SKIPPED or value in label.may.get(kind, ()) or not label.complete
    return None if undecided else False


def judge_all(labels: Iterable[Label], rules: RuleSet) -> Result:
    """The result of all detectors over all labels, each with the profile it is given."""
    built: dict[Profile | None, Sequence[Detector]] = {}
    result = Result()
    for label in labels:
        if label.profile not in built:
            built[label.profile] = build_detectors(Knowledge(rules, label.profile))
        judge(label, built[label.profile], result)
    return result


def _row(name: str, score: Score) -> str:
    known, named = score.found + score.missed, score.found + score.wrong
    recall = f"{score.recall:6.3f} (≥ {lower_bound(score.found, known):5.3f}) {known:5}" if known else " " * 22
    precision = f"{score.precision:6.3f} (≥ {lower_bound(score.found, named):5.3f}) {named:5}" if named else " " * 22
    near = f"{score.near_wrong:3} of {score.near:4}" if score.near else ""
    return f"{name:28} {recall}  {precision}  {near}"


def show(result: Result, *, detailed: bool, mistakes: int) -> None:
    """Print the table by category (and data type), then what was missed and wrong."""
    print(f"{'':28} recall (95 %)      n      precision (95 %)   n      near misses named")
    for category, score in sorted(result.categories().items()):
        print(_row(category, score))
        if detailed:
            for kind, each in sorted(result.types.items()):
                if kind.startswith(f"{category}."):
                    print(_row(f"  {kind}", each))
    whole = Score()
    for score in result.categories().values():
        whole.add(score)
    print(_row("all", whole))
    for missed in result.missed[:mistakes]:
        print("missed:", *missed)
    for wrong in result.wrong[:mistakes]:
        print("wrong:", *wrong)


def show_certain(name: str, result: Result) -> None:
    """Print how often a certain finding was right, and which were not."""
    right, wrong = result.certain[True], result.certain[False]
    share = 1 - lower_bound(right, right + wrong)
    beside = f", beside {result.doubtful} values that must not be" if result.doubtful else ""
    print(f"certain, {name}: {right} right, {wrong} wrong (fewer than {share:.2%}, 95 %){beside}")
    for row in result.belied:
        print("  wrongly certain:", *row)


def main(arguments: Sequence[str]) -> int:
    """Exit code 1 where a category falls below what is aimed at, or a certain finding is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.detection", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[OWN], help="by default the labels in tests/detection")
    parser.add_argument("--types", action="store_true", help="a line for each data type")
    parser.add_argument("--mistakes", type=int, default=0, help="show so many of what was missed and what was wrong")
    parser.add_argument("--trackhar", type=Path, help="folder in which npm installed trackhar")
    parser.add_argument("--differences", action="store_true", help="list what only one of both found")
    given = parser.parse_args(arguments)
    rules = load_rules()
    properties = trackhar.data_types(rules.vocabulary)
    every = [label for folder in given.folders for label in load(folder, properties)]
    labels = [label for label in every if label.profile is None]
    result = judge_all(labels, rules)
    near = sum(len(values) for label in labels for values in label.near.values())
    print(f"{len(labels)} exchanges, {sum(len(v) for x in labels for v in x.truth.values())} data, {near} near misses")
    show(result, detailed=given.types, mistakes=given.mistakes)
    sure = {"without a profile": result}
    sure["with a profile"] = judge_all((label for label in every if label.profile is not None), rules)
    if given.folders == [OWN]:
        sure["vendors' own SDKs"] = judge_all(load(WITNESSES, properties), rules)
    for name, each in sure.items():
        if each.certain.total():
            show_certain(name, each)
    if given.trackhar is not None:
        trackhar.compare(labels, rules, given.trackhar, differences=given.differences)
    poor = [
        name
        for name, score in result.categories().items()
        if (score.recall < RECALL and score.missed) or score.precision < PRECISION
    ]
    return 1 if poor or any(each.certain[False] for each in sure.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
