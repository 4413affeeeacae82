"""The browser of 2020, a version that stopped, and one that only sends it elsewhere: as the documentation tells it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import run

HOUSE = Path(__file__).parents[2]
CASE = HOUSE / "captures/xiaomi-browser-fixed"
PROFILE = ("--profile", str(CASE / "profile.yaml"))
DOCS = (HOUSE / "docs/regression.md").read_text("utf-8")
Json = dict[str, Any]


@pytest.fixture(scope="module")
def baselines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("baselines")
    made = {}
    for version in ("3.4.0", "fixed", "moved"):
        made[version] = str(folder / f"{version}.lock.json")
        assert run(["baseline", str(CASE / version), *PROFILE, "-o", made[version]]) == 0
    return made


def diff(old: str, new: str, folder: Path) -> Json:
    out = folder / "diff.json"
    assert run(["diff", old, new, "--format", "json", "-o", str(out)]) == 0
    found: Json = json.loads(out.read_text("utf-8"))
    return found


def headline(found: Json, type_: str) -> str:
    (text,) = [h["text"] for h in found["headlines"] if h["type"] == type_ and h["recipient"] is None]
    return str(text)


def test_third_version_moved_the_leak_to_another_host_field_and_encoding(
    baselines: dict[str, str], tmp_path: Path
) -> None:
    found = diff(baselines["3.4.0"], baselines["moved"], tmp_path)
    for type_ in ("browsing.url", "browsing.search"):
        of_type = [v for v in found["verdicts"] if v["type"] == type_ and v["verdict"] != "same"]
        gone = [v for v in of_type if v["verdict"] == "gone"]
        new = [v for v in of_type if v["verdict"] == "new"]
        assert len(gone) + len(new) == len(of_type)
        assert {(v["recipient"], v["domain"]) for v in gone} == {("xiaomi", "miui.com")}
        assert {(v["recipient"], v["domain"]) for v in new} == {(None, "kernmetrik.example")}
        assert all("base64 gzip json" in v["where"] for v in gone)
        assert all("hex zlib json" in v["where"] for v in new)
        assert headline(found, type_) == f"{type_} still leaves, by another route: to kernmetrik.example."
    assert {v["verdict"] for v in found["verdicts"] if v["recipient"] == "xiaomi"} == {"gone"}


def test_against_the_version_that_stopped_it_is_new(baselines: dict[str, str], tmp_path: Path) -> None:
    found = diff(baselines["fixed"], baselines["moved"], tmp_path)
    changed = {(v["type"], v["domain"], v["verdict"]) for v in found["verdicts"] if v["verdict"] != "same"}
    assert changed == {
        ("browsing.url", "kernmetrik.example", "new"),
        ("browsing.search", "kernmetrik.example", "new"),
    }


def test_check_fails_on_it_and_names_no_page(
    baselines: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sessions = [str(CASE / "moved"), *PROFILE, "--baseline", baselines["fixed"]]
    assert run(["check", *sessions]) == 1
    said = capsys.readouterr().out
    assert "kernmetrik.example" in said
    assert "schlaf" not in said
    assert run(["check", str(CASE / "fixed"), *PROFILE, "--baseline", baselines["fixed"]]) == 0


def test_documentation_tells_what_the_commands_print(baselines: dict[str, str], tmp_path: Path) -> None:
    told = re.sub(r"\n?> ?", " ", DOCS)
    found = diff(baselines["3.4.0"], baselines["moved"], tmp_path)
    for type_ in ("browsing.url", "browsing.search"):
        assert headline(found, type_) in told
