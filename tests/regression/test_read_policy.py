from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from auditor.errors import FaultyFiles, UsageError
from auditor.regression.policy import Policy
from auditor.regression.read_policy import read_policy
from auditor.rules import RuleSet

GOOD = """\
schema: 1
default: unexpected
allow:
  - {data: [device, apps.version], to: [xiaomi, example.com], because: "crash reports"}
  - {data: identifier, purpose: analytics, consent: given, app: com.example.app}
exceptions:
  - {name: old SDK, data: location, to: "*", because: "removed in 2.0", until: 2026-12-31}
must-not:
  - {name: no browsing while incognito, data: browsing, during: incognito}
declared:
  google-play: safety.csv
"""


def read(tmp_path: Path, text: str, rules: RuleSet) -> Policy:
    path = tmp_path / "policy.yaml"
    path.write_text(text)
    (tmp_path / "safety.csv").write_text("")
    return read_policy(path, rules)


def faults(tmp_path: Path, text: str, rules: RuleSet) -> list[str]:
    with pytest.raises(FaultyFiles) as error:
        read(tmp_path, text, rules)
    return [str(fault).removeprefix(f"{tmp_path}/") for fault in error.value.faults]


def test_policy_is_read(tmp_path: Path, rules: RuleSet) -> None:
    policy = read(tmp_path, GOOD, rules)
    assert [(e.kind, e.name, e.line, e.column) for e in policy.entries] == [
        ("allow", "device, apps.version to xiaomi, example.com", 4, 5),
        ("allow", "identifier to anyone", 5, 5),
        ("exception", "old SDK", 7, 5),
        ("must-not", "no browsing while incognito", 9, 5),
    ]
    assert [e.state for e in policy.entries] == [None, "consent", None, "incognito"]
    assert policy.entries[2].until == date(2026, 12, 31)
    assert [(d.kind, d.path.name, d.line) for d in policy.declared] == [("google-play", "safety.csv", 11)]


def test_all_faults_are_reported_at_once_with_their_places(tmp_path: Path, rules: RuleSet) -> None:
    text = """\
schema: 1
default: forbidden
allow:
  - {data: devise, to: xiomi}
  - {to: xiaomi, consent: maybe}
exceptions:
  - {name: x, data: device, because: y, until: tomorrow}
must-not:
  - {name: x, data: browsing, during: sleeping}
declared:
  aple: labels.json
  apple: labels.json
surprise: 1
"""
    found = faults(tmp_path, text, rules)
    assert [fault.partition(": ")[0] for fault in found] == [
        "policy.yaml:2:10",
        "policy.yaml:4:12",
        "policy.yaml:4:24",
        "policy.yaml:5:5",
        "policy.yaml:5:27",
        "policy.yaml:7:48",
        "policy.yaml:9:39",
        "policy.yaml:11:9",
        "policy.yaml:11:9",
        "policy.yaml:12:10",
        "policy.yaml:13:1",
    ]
    assert "did you mean 'device'" in found[1]
    assert "did you mean 'xiaomi'" in found[2]
    assert "no file labels.json" in found[-2]


def test_file_that_is_not_there_is_wrong_use(tmp_path: Path, rules: RuleSet) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml: cannot be read"):
        read_policy(tmp_path / "none.yaml", rules)
