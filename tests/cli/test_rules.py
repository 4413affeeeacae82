from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from auditor.rules import default_directory, load_rules

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_list_names_every_rule(auditor: Run) -> None:
    page = auditor("rules", "list").stdout.decode()
    rules = load_rules()
    assert all(rule.id in page for rule in rules.all)
    assert max(map(len, page.splitlines())) <= 80


def test_show_says_where_it_applies_what_it_finds_and_why(auditor: Run) -> None:
    for rule in load_rules().all[::40]:
        answer = auditor("rules", "show", rule.id)
        assert answer.returncode == 0
        page = " ".join(answer.stdout.decode().split())
        assert rule.title in page
        assert all(entry.fact.type in page for entry in rule.data)


def test_unknown_rule_names_the_nearest(auditor: Run) -> None:
    rule = load_rules().all[0].id
    answer = auditor("rules", "show", rule + "x")
    assert answer.returncode == 2
    assert f"did you mean '{rule}'?" in answer.stderr.decode()


def test_examples_of_the_bundled_rules_hold(auditor: Run) -> None:
    answer = auditor("rules", "test")
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert b"hold." in answer.stdout
    assert auditor("rules", "lint").returncode == 0


def test_examples_of_one_rule_can_be_tried_alone(auditor: Run) -> None:
    answer = auditor("rules", "test", "generic/device/model")
    assert answer.returncode == 0
    assert b"of 1 rule hold." in answer.stdout


def test_typo_is_named_by_place_for_every_command_and_nothing_is_printed(auditor: Run, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(default_directory(), rules)
    rule = rules / "generic" / "device" / "model.yaml"
    rule.write_text(rule.read_text().replace("title:", "titel:", 1))
    for args in (["lint", rules], ["list", "--rules", rules], ["test", "--rules", rules]):
        answer = auditor("rules", *args)
        assert answer.returncode == 2
        assert answer.stdout == b""
        assert answer.stderr.decode().startswith(f"{rule}:")
        assert b"titel" in answer.stderr
        assert b"Traceback" not in answer.stderr


def test_absent_directory_is_one_line(auditor: Run, tmp_path: Path) -> None:
    answer = auditor("rules", "lint", tmp_path / "absent")
    assert answer.returncode == 2
    assert answer.stderr.count(b"\n") == 1


def test_new_rule_is_begun_from_an_exchange_without_its_values(auditor: Run, tmp_path: Path) -> None:
    request = {
        "method": "POST", "url": "https://in.unheard.example/v2/log?uid=6000000135790246813", "headers": [],
        "httpVersion": "HTTP/1.1", "postData": {"mimeType": "application/json", "text": '{"mood": "cheerful-person"}'},
    }  # fmt: skip
    entry = {"startedDateTime": "2026-03-01T12:00:00Z", "request": request, "response": {}}
    (tmp_path / "a.har").write_text(json.dumps({"log": {"entries": [entry]}}))
    answer = auditor("rules", "new", "a.har", "--exchange", "0", "-o", "rule.yaml")
    assert answer.returncode == 0
    assert b"endpoints/unheard-example/v2-log: 2 fields" in answer.stderr
    text = (tmp_path / "rule.yaml").read_text()
    assert "\"body json $['mood']\"" in text
    assert "cheerful" not in text
    assert "6000000135790246813" not in text


def test_new_rule_of_an_exchange_that_is_not_there_is_refused(auditor: Run, tmp_path: Path) -> None:
    (tmp_path / "a.har").write_text(json.dumps({"log": {"entries": []}}))
    answer = auditor("rules", "new", "a.har", "--exchange", "7")
    assert answer.returncode == 2
    assert b"there is no exchange 7; it has 0" in answer.stderr
