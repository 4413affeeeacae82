"""What an audit reports of vendors' own SDKs, against what the page knew and the server saw arriving."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import AuditOptions, audit
from auditor.dissection import DissectionOptions, dissect
from auditor.model import Confidence
from auditor.report.document import Finding, Report

WITNESSES = Path(__file__).resolve().parents[2] / "captures" / "witnesses"
NAMES = sorted(path.parent.name for path in WITNESSES.glob("*/truth.jsonl"))
UNTOLD = frozenset({"clevertap"})
"""SDKs whose first request is all they send to a server that does not answer as theirs does; it holds no fact."""

Json = dict[str, Any]


class Witness:
    def __init__(self, name: str) -> None:
        lines = [json.loads(line) for line in (WITNESSES / name / "truth.jsonl").read_text("utf-8").splitlines()]
        self.name = name
        self.about = lines[0]
        self.stored = frozenset(value for line in lines if line["what"] == "stored" for value in line["values"])
        self.facts = {line["n"]: line for line in lines if line["what"] == "fact"}
        self.sent = [line for line in lines if line["what"] == "sent" and line["method"] != "OPTIONS"]
        self.report: Report = audit([str(WITNESSES / name / "capture.pcapng")], AuditOptions())

    def told(self) -> set[tuple[str, int]]:
        """Host and number of every fact that some request to the host held."""
        return {(line["host"], n) for line in self.sent for n in line["facts"] if self.facts[n].get("core", True)}


def right(finding: Finding, fact: Json) -> bool:
    return finding.value == fact["value"] and finding.type in (fact["type"], *fact["accept"])


@pytest.fixture(scope="module", params=NAMES)
def witness(request: pytest.FixtureRequest) -> Witness:
    return Witness(str(request.param))


def test_a_dozen_vendors_and_more_bear_witness() -> None:
    assert len(NAMES) >= 12


def test_every_fact_a_request_held_is_found_at_its_recipient(witness: Witness) -> None:
    missing = [
        (host, witness.facts[n]["type"], witness.facts[n]["value"])
        for host, n in sorted(witness.told())
        if not any(finding.host == host and right(finding, witness.facts[n]) for finding in witness.report.findings)
    ]
    assert missing == []
    assert witness.told() or witness.name in UNTOLD


def test_nothing_certain_is_said_that_page_and_browser_did_not_know(witness: Witness) -> None:
    wrong = [
        (finding.type, finding.value, finding.rule)
        for finding in witness.report.findings
        if finding.confidence is Confidence.CERTAIN
        and not any(right(finding, fact) for fact in witness.facts.values())
        and not (finding.category == "identifier" and finding.value in witness.stored)
    ]
    assert wrong == []


def test_a_value_of_the_person_is_never_given_another_type(witness: Witness) -> None:
    """What the page told of the person is so peculiar that it can be nothing else wherever it is found."""
    person = [fact for fact in witness.facts.values() if fact["type"].startswith("account.") and len(fact["value"]) > 5]
    wrong = [
        (finding.type, finding.value, finding.rule)
        for finding in witness.report.findings
        for fact in person
        if finding.value == fact["value"] and not right(finding, fact)
    ]
    assert wrong == []


def test_every_request_the_server_saw_is_read(witness: Witness) -> None:
    path = str(WITNESSES / witness.name / "capture.pcapng")
    with dissect(path, DissectionOptions(processes=1), lambda each: (each.method, each.host, each.path)) as reading:
        read = Counter(request for _, request in reading)
    assert not Counter((line["method"], line["host"], line["path"]) for line in witness.sent) - read


def test_readme_names_grade_package_and_version(witness: Witness) -> None:
    text = (WITNESSES / "README.md").read_text("utf-8")
    assert "Grade R1" in text
    for name, version in witness.about["packages"].items():
        assert f"| `{witness.name}` | {name} {version} |" in text


def test_captures_are_small() -> None:
    assert sum(path.stat().st_size for path in WITNESSES.rglob("*") if path.is_file()) < 2_000_000
