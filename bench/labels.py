"""Reads labelled exchanges: what a request holds of a person, said by somebody who has not asked the rules.

`docs/detection.md` describes the format. A folder may also hold HARs with the answers of TrackHAR beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor.dissection import DissectionOptions, dissect
from auditor.errors import FaultyFiles, RuleError
from auditor.model import Exchange
from auditor.profile import Profile, load_profile
from auditor.rules.example_requests import build_exchange
from auditor.rules.yaml_nodes import Faults, Value, read_yaml

Named = Mapping[str, frozenset[str]]
_KEYS = (
    *("id", "request", "scheme", "query", "body", "response", "truth", "may", "near", "doubtful", "profile", "purpose"),
    *("party", "why"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """One exchange. ``truth`` are the values of each data type it holds, ``may`` such as are arguable and not counted.
    A key ``identifier.device|identifier.user`` says that either type is right.

    ``near`` are, by category, values that look like one of its data and are none. ``complete`` is False where only the
    data named are known, so that nothing found beside them is counted as wrong.

    ``profile`` is what the auditor is told of the device. ``doubtful`` are values that look like the person's and are
    not: they may be named, but never be called certain. ``known`` is all that page and browser knew of a witness, by
    type, ``*`` for identifiers that were kept; a certain finding of anything else is wrong.
    """

    id: str
    exchange: Exchange
    truth: Named
    may: Named = field(default_factory=dict)
    near: Named = field(default_factory=dict)
    complete: bool = True
    profile: Profile | None = None
    doubtful: Named = field(default_factory=dict)
    known: Named | None = None


def load(folder: Path, properties: Mapping[str, str]) -> list[Label]:
    """All labels of a folder; ``properties`` are the data types of TrackHAR's properties."""
    found = [label for path in sorted(folder.rglob("*.yaml")) for label in _read(path)]
    for path in sorted(folder.rglob("*.trackhar.json")):
        found += _beside_har(path, properties)
    for path in sorted(folder.rglob("truth.jsonl")):
        found += _witnessed(path)
    return found


def _read(path: Path) -> Iterator[Label]:
    text = path.read_text("utf-8")
    if not any(line.startswith("schema:") for line in text.splitlines()[:5]):
        text = f"schema: 1\ncases:\n{text}"
    faults = Faults(RuleError)
    root = read_yaml(text, str(path), faults)
    cases = None if root is None else dict(root.pairs()).get("cases")
    for case in [] if cases is None else cases.items():
        fields = case.fields(_KEYS, "a labelled exchange", ("id", "request"))
        exchange = build_exchange(fields)
        if exchange is not None:
            truth, may, near, doubtful = (_named(fields[key]) for key in ("truth", "may", "near", "doubtful"))
            told = fields.optional_text("profile")
            profile = None if told is None else load_profile(path.with_name(told))
            name = f"{path.stem}/{fields.text('id')}"
            yield Label(name, exchange, truth, may, near, profile=profile, doubtful=doubtful)
    if faults.found:
        raise FaultyFiles(faults.found)


def _named(value: Value | None) -> Named:
    return {} if value is None else {name: frozenset(values.texts()) for name, values in value.pairs()}


def _beside_har(path: Path, properties: Mapping[str, str]) -> Iterator[Label]:
    """The exchanges of a HAR of which TrackHAR (its answer is ``path``) named something we have a data type for."""
    answers = json.loads(path.read_text("utf-8"))
    har = path.with_name(path.name.replace(".trackhar.json", ".har.json"))
    if not har.is_file():
        har = path.with_name(path.name.replace(".trackhar.json", ".har"))
    with dissect(str(har), DissectionOptions(processes=1), lambda exchange: exchange) as reading:
        exchanges = [exchange for _, exchange in reading]
    for n, (exchange, answer) in enumerate(zip(exchanges, answers, strict=True)):
        truth: dict[str, frozenset[str]] = {}
        for row in answer or ():
            kind = properties.get(row["property"])
            if kind is not None:
                truth[kind] = truth.get(kind, frozenset()) | {str(row["value"])}
        if truth:
            yield Label(f"{path.stem}/{n}", exchange, truth, complete=False)


def _known(lines: Iterable[Mapping[str, Any]]) -> Named:
    """All that page and browser knew of a witness, by every type that is right for it; what was kept under ``*``."""
    found: dict[str, set[str]] = {"*": set()}
    for line in lines:
        if line["what"] == "fact":
            for kind in (line["type"], *line["accept"]):
                found.setdefault(kind, set()).add(line["value"])
        elif line["what"] == "stored":
            found["*"].update(line["values"])
    return {kind: frozenset(values) for kind, values in found.items()}


def _witnessed(path: Path) -> Iterator[Label]:
    """The requests of a vendor's SDK with the facts its server saw in each (`captures/witnesses`)."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    if not lines or lines[0].get("what") != "witness":
        return
    facts = {line["n"]: line for line in lines if line["what"] == "fact" and line.get("core", True)}
    sent: dict[tuple[str, str, str], list[list[int]]] = {}
    for line in lines:
        if line["what"] == "sent":
            sent.setdefault((line["method"], line["host"], line["path"]), []).append(line["facts"])
    known = _known(lines)
    capture = path.with_name("capture.pcapng")
    with dissect(str(capture), DissectionOptions(processes=1), lambda exchange: exchange) as reading:
        exchanges = [exchange for _, exchange in reading]
    for place, exchange in enumerate(exchanges):
        waiting = sent.get((exchange.method, exchange.host, exchange.path))
        truth: dict[str, frozenset[str]] = {}
        for n in waiting.pop(0) if waiting else ():
            if n in facts:
                kinds = "|".join((facts[n]["type"], *facts[n]["accept"]))
                truth[kinds] = truth.get(kinds, frozenset()) | {facts[n]["value"]}
        if truth or known:
            yield Label(f"{path.parent.name}/{place}", exchange, truth, complete=False, known=known)
