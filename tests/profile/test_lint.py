"""Profiles are checked beyond their schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.profile.lint import lint
from auditor.profile.strength import Strength
from auditor.rules import load_rules


def checked(folder: Path, *values: str, mode: int = 0o600) -> tuple[list[str], dict[Strength, int]]:
    file = folder / "mine.yaml"
    lines = "".join(f"  - {{{value}}}\n" for value in values)
    file.write_text(f"schema: 1\nvalues:\n{lines}", encoding="utf-8")
    file.chmod(mode)
    faults, strengths = lint(file, load_rules().vocabulary.types)
    return [str(fault).removeprefix(f"{file}:") for fault in faults], dict(strengths)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('type: identifier.imei, value: "490154203237519"', "check digit"),
        ('type: account.phone, value: "0151 1234567"', "begins with +"),
        ("type: account.email, value: mia.muster", "no e-mail address"),
        ("type: identifier.mac, value: 00:00:5e:00:53", "six pairs"),
        ("type: identifier.mac, value: 02:00:00:00:00:00", "many say instead"),
        ("type: identifier.advertising, value: abcdef0123456", "is a UUID"),
        ('type: location.coordinates, value: "48.1, 9.2"', "without quotes"),
        ("type: device.model, value: [48.1, 9.2]", "only locations"),
        ("type: content.message, value: the purple canary sings at dawn", "example of the template"),
    ],
)
def test_faults_are_said_with_their_place(tmp_path: Path, value: str, message: str) -> None:
    faults, _ = checked(tmp_path, value)
    assert len(faults) == 1
    assert faults[0].startswith("3:5: ")
    assert message in faults[0]


def test_repetitions_are_faults_whatever_their_separators(tmp_path: Path) -> None:
    one, two = "type: identifier.mac, value: 00:00:5e:00:53:f1", "type: identifier.mac, value: 00-00-5E-00-53-F1"
    faults, _ = checked(tmp_path, one, two)
    assert faults == ["4:5: this value is there already, in line 3; remove one"]


def test_a_file_others_can_read_is_a_fault(tmp_path: Path) -> None:
    faults, _ = checked(tmp_path, "type: device.model, value: Pixel 7", mode=0o644)
    assert len(faults) == 1
    assert "chmod 600" in faults[0]


def test_faults_of_the_schema_come_first(tmp_path: Path) -> None:
    faults, _ = checked(tmp_path, "type: device.mode, value: Pixel 7", mode=0o644)
    assert len(faults) == 1
    assert "did you mean 'device.model'" in faults[0]


def test_strengths_are_counted(tmp_path: Path) -> None:
    faults, strengths = checked(
        tmp_path,
        'type: identifier.imei, value: "356938035643809"',
        "type: device.model, value: SM-G991B",
        "type: device.language, value: en",
        "type: location.coordinates, value: [48.1, 9.2]",
    )
    assert faults == []
    assert strengths == {Strength.UNIQUE: 2, Strength.TELLING: 1, Strength.WEAK: 1}
