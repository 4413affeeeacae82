"""Requests of invented and re-enacted SDKs, written against the rules: each datum is found, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from auditor.audit.analysis import Analyser
from auditor.detect import Knowledge, build_detectors
from auditor.errors import RuleError
from auditor.model import Confidence, Exchange
from auditor.rules import load_rules
from auditor.rules.example_requests import build_exchange
from auditor.rules.yaml_nodes import Faults, Value, _Composer

CASES = Path(__file__).parent / "redteam"
KEYS = ("id", "request", "scheme", "query", "body", "truth", "may")
LEAST_RECALL, LEAST_PRECISION = 0.95, 0.98
Table = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """A request with what is in it (``truth``), and what one may see in it as well (``may``; no values: any)."""

    id: str
    exchange: Exchange
    truth: Table
    may: Table


def read_cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.yaml")):
        faults = Faults(RuleError)
        root = yaml.compose(path.read_text(), Loader=_Composer)
        assert root is not None
        for item in Value(root, str(path), faults).items():
            fields = item.fields(KEYS, "a case", ("id", "request"))
            exchange = build_exchange(fields)
            assert exchange is not None, (path, item.line)
            yield Case(fields.text("id"), exchange, table(fields["truth"]), table(fields["may"]))
        assert faults.found == []


def table(value: Value | None) -> Table:
    return {} if value is None else {types: values.texts() for types, values in value.pairs()}


def plain(kind: str, value: str) -> str:
    """The value as it is compared: coordinates to five decimals."""
    if kind != "location.coordinates":
        return value
    lat, lon = value.replace(";", ",").split(",")[:2]
    return f"{float(lat):.5f},{float(lon):.5f}"


def is_allowed(may: Table, kind: str, value: str) -> bool:
    fitting = [values for types, values in may.items() if kind in types.split("|")]
    return any(not values or value in [plain(kind, each) for each in values] for values in fitting)


def score(cases: Iterator[Case]) -> tuple[Counter[str], list[str]]:
    """What was found, missed, and wrongly found, counted; and the two latter in words."""
    analyse = Analyser(build_detectors(Knowledge(load_rules(), None)))
    counts: Counter[str] = Counter()
    words: list[str] = []
    for case in cases:
        found = {(d.type, plain(d.type, d.value)): d for d in analyse(case.exchange).detections}
        allowed: set[tuple[str, str]] = set()
        for types, values in case.truth.items():
            for value in values:
                wanted = {(t, plain(t, v)) for t in types.split("|") for v in value.split(" || ")}
                allowed |= wanted
                counts["found" if not wanted.isdisjoint(found) else "missed"] += 1
                if wanted.isdisjoint(found):
                    words.append(f"{case.id}: missed {types} {value}")
        for (kind, value), detection in found.items():
            if (kind, value) not in allowed and not is_allowed(case.may, kind, value):
                counts["wrong"] += 1
                counts["certain and wrong"] += detection.confidence is Confidence.CERTAIN
                words.append(f"{case.id}: wrongly {kind} {value} by {detection.rule}")
    return counts, words


@pytest.mark.parametrize("folder", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_data_of_unknown_senders_are_named_and_decoys_are_not(folder: str) -> None:
    counts, words = score(read_cases(CASES / folder))
    assert counts["certain and wrong"] == 0, words
    assert counts["found"] / (counts["found"] + counts["missed"]) >= LEAST_RECALL, words
    assert counts["found"] / (counts["found"] + counts["wrong"]) >= LEAST_PRECISION, words
