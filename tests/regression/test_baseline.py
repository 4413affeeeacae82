from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from auditor.errors import UsageError
from auditor.regression.baseline import from_json, is_baseline, read_baseline, to_json
from auditor.regression.summary import summarise
from auditor.report.schemas import schema_json
from tests.regression.conftest import Lab, Recording, request


def made(lab: Lab) -> bytes:
    sent = (request(7, "c.tracker.example", "/track", {"device_model": "Pixel 7"}),)
    return to_json(summarise([lab.facts(Recording(sent, ((5, "like"),)))]))


def test_what_is_written_is_read_again(lab: Lab, tmp_path: Path) -> None:
    data = made(lab)
    path = tmp_path / "audit.lock.json"
    path.write_bytes(data)
    assert is_baseline(str(path))
    assert to_json(read_baseline(str(path))) == data
    assert data.endswith(b"}\n")


def test_it_follows_its_schema(lab: Lab) -> None:
    Draft202012Validator(json.loads(schema_json("baseline"))).validate(json.loads(made(lab)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": 2}, "baseline of schema 2"),
        ({"template": 99}, "templates are of version 99"),
        ({"sessions": []}, "holds no session"),
        ({"rows": 3}, r"not a baseline.*\$\.rows"),
        ({"kind": "auditor-check"}, r"not a baseline.*\$\.kind"),
    ],
)
def test_what_is_none_is_refused_with_its_name(lab: Lab, change: dict[str, object], said: str) -> None:
    document = json.loads(made(lab)) | change
    with pytest.raises(UsageError, match=f"x.json: .*{said}|x.json: {said}"):
        from_json(json.dumps(document).encode(), "x.json")


def test_what_is_no_json_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not JSON"):
        from_json(b"\xff{", "x.json")
    with pytest.raises(UsageError, match="cannot be read"):
        read_baseline(str(tmp_path / "none.json"))
    assert not is_baseline(str(tmp_path / "none.json"))
    assert not is_baseline(str(tmp_path))
