from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from auditor.report.document import Report, to_json
from auditor.report.masking import masked
from auditor.report.schemas import DOCUMENTS, schema_json

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", [name for name, _, _ in DOCUMENTS])
def test_published_schema_is_current_and_valid(name: str) -> None:
    text = schema_json(name)
    assert (DOCS / f"{name}.schema.json").read_text() == text, f"python -m auditor.report.schemas {name}"
    Draft202012Validator.check_schema(json.loads(text))


def test_report_follows_its_schema_and_a_broken_one_does_not(report: Report, empty_report: Report) -> None:
    validator = Draft202012Validator(json.loads(schema_json("report")))
    for each in (report, masked(report), empty_report):
        validator.validate(json.loads(to_json(each)))
    broken = json.loads(to_json(report))
    del broken["coverage"]["readable_share"]
    with pytest.raises(ValidationError):
        validator.validate(broken)
