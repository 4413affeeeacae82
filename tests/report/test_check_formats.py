"""A check in every format: for people, code hosts and test runners."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from auditor.model import Confidence
from auditor.regression.baseline import Row
from auditor.regression.check_document import SCHEMA, Check, Place, Problem, Sighting
from auditor.regression.document import Headline
from auditor.report.canvas import Look
from auditor.report.check_formats import FORMATS
from auditor.report.schemas import schema_json

SARIF = "AUDITOR_SARIF_SCHEMA"
"""Path of OASIS' sarif-schema-2.1.0.json, where one has it."""


def row(type_: str = "browsing.url", domain: str = "miui.com") -> Row:
    return Row(
        type=type_, recipient="xiaomi", domain=domain, path="/sa", where="request.body", leaf="json $['url']",
        source="generic/browsing/url", confidence=Confidence.CERTAIN, sessions=2, after={"visited": 2.0},
        after_sessions={"visited": 2}, bytes=16,
    )  # fmt: skip


@pytest.fixture
def check() -> Check:
    sighting = Sighting(
        path="runs/one capture.pcapng", exchange=3, frames=(7, 9), time="2026-03-01T12:00:00.000000000Z"
    )
    problems = (
        Problem(id="a" * 16, kind="new", level="error", text="browsing.url goes to x|y <b> 100 %:\x1b[31m, now",
                seen=(2, 3), row=row(), sighting=sighting),
        Problem(id="b" * 16, kind="must-not", level="warning", text="forbidden", seen=(1, 3), row=row("device.model"),
                sighting=sighting, place=Place(path="policy.yaml", line=7, column=5)),
        Problem(id="c" * 16, kind="not-seen", level="note", text="'Name' is declared", seen=(0, 3),
                place=Place(path="policy.yaml", line=9, column=3)),
    )  # fmt: skip
    return Check(
        schema=SCHEMA, kind="auditor-check", tool="auditor 0.1.0", rules="0" * 64, result="failed", sessions=3,
        routes=3, readable_share=0.5, captures=("runs/one capture.pcapng", "runs/two.har"), problems=problems,
        passed=(row("apps.version"),), baseline="audit.lock.json", policy="policy.yaml",
        headlines=(Headline(type="browsing.url", recipient=None, verdict="new", text="browsing.url leaves: to x."),),
        notes=("one note",),
    )  # fmt: skip


def rendered(check: Check, name: str) -> str:
    return FORMATS[name](check, Look())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_every_problem_and_no_control_character(check: Check, name: str) -> None:
    text = rendered(check, name)
    for word in ("miui.com" if name == "json" else "browsing.url", "forbidden", "is declared"):
        assert word in text
    assert "\x1b" not in text
    assert text.endswith("\n")
    assert text == rendered(check, name)


def test_json_follows_its_schema(check: Check) -> None:
    Draft202012Validator(json.loads(schema_json("check"))).validate(json.loads(rendered(check, "json")))


def sarif_strings(value: object, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            if name == key and isinstance(member, str):
                yield member
            yield from sarif_strings(member, key)
    elif isinstance(value, list):
        for member in value:
            yield from sarif_strings(member, key)


def test_sarif_has_rules_with_help_stable_fingerprints_and_places(check: Check) -> None:
    log = json.loads(rendered(check, "sarif"))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    for result, problem in zip(run["results"], check.problems, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.kind
        assert result["partialFingerprints"] == {"auditorRoute/v1": problem.id}
        assert result["level"] in ("error", "warning", "note")
        assert result["locations"]
    assert set(sarif_strings(log, "uri")) == {"runs/one%20capture.pcapng", "runs/two.har", "policy.yaml"}
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 5}


def sarif_object(required: str, **members: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": required.split(), "properties": members}


TEXT: dict[str, object] = {"type": "string", "minLength": 1}
MESSAGE = sarif_object("text", text=TEXT, markdown=TEXT)
ARTIFACT = sarif_object("uri", uri={"type": "string", "format": "uri-reference", "pattern": "^[^ ]+$"})
REGION = sarif_object("startLine", startLine={"type": "integer", "minimum": 1}, startColumn={"minimum": 1})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
BAG = {"type": "object"}
RULE = sarif_object(
    "id", id=TEXT, name=TEXT, shortDescription=MESSAGE, fullDescription=MESSAGE, help=MESSAGE,
    defaultConfiguration=sarif_object("level", level=LEVEL), properties=BAG,
)  # fmt: skip
DRIVER = sarif_object(
    "name", name=TEXT, version=TEXT, semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    rules={"type": "array", "uniqueItems": True, "items": RULE}, properties=BAG,
)  # fmt: skip
PHYSICAL = sarif_object("artifactLocation", artifactLocation=ARTIFACT, region=REGION)
RESULT = sarif_object(
    "message", ruleId=TEXT, ruleIndex={"type": "integer", "minimum": 0}, level=LEVEL, message=MESSAGE,
    locations={"type": "array", "items": sarif_object("", physicalLocation=PHYSICAL)},
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}}, properties=BAG,
)  # fmt: skip
RUN = sarif_object(
    "tool", tool=sarif_object("driver", driver=DRIVER), columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    artifacts={"type": "array", "uniqueItems": True,
               "items": sarif_object("", location=ARTIFACT, roles={"items": {"enum": ["analysisTarget"]}})},
    results={"type": "array", "items": RESULT}, properties=BAG,
)  # fmt: skip
LOG = sarif_object(
    "version runs", version={"enum": ["2.1.0"]}, runs={"type": "array", "items": RUN},
    **{"$schema": {"type": "string", "format": "uri"}},
)  # fmt: skip
"""What SARIF 2.1.0 says of the objects used here; the official schema takes its place where one has it."""


def test_sarif_follows_its_schema(check: Check) -> None:
    place = os.environ.get(SARIF)
    schema = LOG if place is None else json.loads(Path(place).read_text())
    validator = Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    log = json.loads(rendered(check, "sarif"))
    validator.validate(log)
    log["runs"][0]["results"][0]["location"] = []
    assert not validator.is_valid(log)


def test_junit_fails_the_route_that_fails_the_check(check: Check) -> None:
    root = ET.fromstring(rendered(check, "junit"))
    suite = root.find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    assert (suite.get("tests"), suite.get("failures"), len(cases)) == (str(len(cases)), "1", len(cases))
    failed = [case for case in cases if case.find("failure") is not None]
    assert [case.get("classname") for case in failed] == ["auditor.browsing.url"]
    assert any(case.get("classname") == "auditor.apps.version" and len(case) == 0 for case in cases)


def test_github_annotations_are_escaped(check: Check) -> None:
    lines = rendered(check, "github").splitlines()
    assert lines[0].startswith("::error file=runs/one capture.pcapng,title=Data leave that did not before::")
    assert "100 %25" in lines[0]
    assert lines[1].startswith("::warning file=policy.yaml,line=7,col=5,title=")
    assert lines[2].startswith("::notice file=policy.yaml,line=9")


def test_gitlab_issues_have_what_the_format_asks_for(check: Check) -> None:
    issues = json.loads(rendered(check, "gitlab"))
    assert [issue["severity"] for issue in issues] == ["major", "blocker", "info"]
    assert [issue["location"] for issue in issues] == [
        {"path": "runs/one capture.pcapng", "lines": {"begin": 1}},
        {"path": "policy.yaml", "lines": {"begin": 7}},
        {"path": "policy.yaml", "lines": {"begin": 9}},
    ]
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_markdown_takes_nothing_for_markup(check: Check) -> None:
    text = rendered(check, "markdown")
    assert "x\\|y \\<b\\>" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert all(line.replace("\\|", "").count("|") == 5 for line in rows)


def test_terminal_says_the_result_and_where_to_look(check: Check) -> None:
    text = " ".join(rendered(check, "terminal").split())
    assert text.startswith(
        "Failed: 1 error, 1 warning in 3 routes of 3 sessions; 50 % of outgoing bytes could be read."
    )
    assert "packets 7, 9" in text
    assert "policy.yaml:7:5" in text
