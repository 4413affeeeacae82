from __future__ import annotations

import json

import msgspec
import pytest

from auditor.errors import CaptureError
from auditor.report.document import Report, from_json, to_json


def test_report_survives_json_unchanged(report: Report) -> None:
    assert from_json(to_json(report)) == report


def test_members_are_those_of_the_published_contract(report: Report) -> None:
    saved = json.loads(to_json(report))
    assert {"schema", "tool", "rules", "inputs", "findings", "events", "opaque", "connections"} <= saved.keys()
    assert {"unaudited", "coverage", "recipients"} <= saved.keys()
    assert saved["schema"] == 1
    assert saved["coverage"]["packets"] == {"audited": 80, "no-keys": 20, "no-payload": 20}
    assert {"path", "sha256", "kind", "manifest"} <= saved["inputs"][0].keys()
    members = "id type category detector rule recipient host app value unit confidence origin count first last evidence"
    assert set(members.split()) | {"reason"} <= saved["findings"][0].keys()
    assert {"input", "exchange", "time", "frames", "where", "path"} <= saved["findings"][0]["evidence"][0].keys()
    members = "kind time sent_time recipient subject amount unit of outcome text inferred low high finding_ids"
    assert set(members.split()) <= saved["events"][0].keys()


def test_equal_reports_give_equal_bytes(report: Report) -> None:
    assert to_json(report) == to_json(from_json(to_json(report)))


def test_half_surrogate_pair_in_a_value_is_written_as_question_mark(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], value="a\ud800b")
    saved = to_json(msgspec.structs.replace(report, findings=(finding,)))
    assert from_json(saved).findings[0].value == "a?b"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"hello", "not JSON"),
        (b"[]", "not a report"),
        (b'{"log": {}}', "not a report"),
        (b'{"schema": 2}', "schema 2"),
        (b'{"schema": 1}', "missing required field"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(text: bytes, said: str) -> None:
    with pytest.raises(CaptureError, match=said) as caught:
        from_json(text, "old.json")
    assert str(caught.value).startswith("old.json: ")
    assert "\n" not in str(caught.value)


def test_wrong_type_is_refused_naming_the_member(report: Report) -> None:
    saved = json.loads(to_json(report))
    saved["findings"][1]["count"] = "12"
    with pytest.raises(CaptureError, match=r"\$\.findings\[1\]\.count"):
        from_json(json.dumps(saved).encode())


def test_members_added_by_a_later_version_are_passed_over(report: Report) -> None:
    saved = json.loads(to_json(report)) | {"added": 1}
    assert from_json(json.dumps(saved).encode()) == report
