"""The grade of a recording is what a README beside or above it names, or its session's manifest."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import FaultyFiles
from auditor.report.words import GRADES as CALLED
from auditor.session import read_manifest
from auditor.session.grade import GRADES, HIGHEST, grade_beside


def told(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(text, "utf-8")


def test_the_nearest_readme_that_names_one_counts(tmp_path: Path) -> None:
    told(tmp_path, "# All\n**Grade R0: a labelled re-enactment.**\n")
    told(tmp_path / "case" / "one", "about it, without a word of that")
    told(tmp_path / "case" / "other", "**Grade R1:** the vendor's own SDK")
    assert grade_beside(str(tmp_path / "case" / "one" / "capture.pcapng")) == "R0"
    assert grade_beside(str(tmp_path / "case" / "other" / "capture.pcapng")) == "R1"


def test_what_is_further_up_or_names_no_grade_says_nothing(tmp_path: Path) -> None:
    told(tmp_path, "Grade R2")
    deep = tmp_path.joinpath(*"abc"[: HIGHEST + 1])
    told(deep, "Upgrade R22, grade R1, Grade R7")
    assert grade_beside(str(deep / "capture.pcapng")) is None
    assert grade_beside(str(tmp_path / "capture.pcapng")) == "R2"
    assert grade_beside("-") is None


def test_a_manifest_names_one_of_four(tmp_path: Path) -> None:
    path = tmp_path / "session.yaml"
    path.write_text("schema: 1\ngrade: R3\n", "utf-8")
    assert read_manifest(path).particulars() == {"grade": "R3"}
    path.write_text("schema: 1\ngrade: R4\n", "utf-8")
    with pytest.raises(FaultyFiles, match="no grade 'R4'"):
        read_manifest(path)


def test_every_grade_has_words() -> None:
    assert tuple(CALLED) == GRADES
