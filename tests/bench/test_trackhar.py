from __future__ import annotations

import json
from pathlib import Path

from auditor.dissection import DissectionOptions, dissect
from auditor.rules import load_rules
from bench.labels import load
from bench.trackhar import data_types, har_entry

LABELS = """\
- id: one
  request: "POST /e?lat=48.4 HTTP/1.1\\nhost: in.stats.example\\ncontent-type: application/json"
  body: {json: {user_email: anna@example.org}}
"""


def test_properties_of_several_types_stand_for_any_of_them() -> None:
    kinds = data_types(load_rules().vocabulary)
    assert kinds["model"] == "device.model"
    assert "identifier.install" in kinds["otherIdentifiers"].split("|")


def test_a_har_of_labelled_requests_is_read_back_as_the_same_requests(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_text(LABELS, encoding="utf-8")
    (label,) = load(tmp_path, {})
    log = {"version": "1.2", "creator": {"name": "t", "version": "1"}, "entries": [har_entry(label.exchange)]}
    (tmp_path / "x.har").write_text(json.dumps({"log": log}), encoding="utf-8")
    with dissect(str(tmp_path / "x.har"), DissectionOptions(processes=1), lambda each: each) as reading:
        (read,) = [each for _, each in reading]
    assert (read.method, read.host, read.path) == ("POST", "in.stats.example", "/e?lat=48.4")
    assert read.request.body is not None
    assert label.exchange.request.body is not None
    assert read.request.body.data == label.exchange.request.body.data


def test_what_trackhar_said_of_a_har_is_a_label_that_is_not_complete(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_text(LABELS, encoding="utf-8")
    (label,) = load(tmp_path, {})
    log = {"version": "1.2", "creator": {"name": "t", "version": "1"}, "entries": [har_entry(label.exchange)]}
    (tmp_path / "x.har.json").write_text(json.dumps({"log": log}), encoding="utf-8")
    answer = [[{"property": "model", "value": "Pixel 7", "path": "", "adapter": "", "reasoning": ""}]]
    (tmp_path / "x.trackhar.json").write_text(json.dumps(answer), encoding="utf-8")
    read = load(tmp_path, data_types(load_rules().vocabulary))[-1]
    assert read.truth == {"device.model": frozenset({"Pixel 7"})}
    assert not read.complete
