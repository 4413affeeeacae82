from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import FaultyFiles, UsageError
from auditor.marks.plan import make_plan, plan_yaml
from auditor.marks.read_plan import CHANGED, read_plan

PLAN = make_plan(
    action="check in: ümlaut",
    sham="open-and-cancel",
    count=3,
    seed=2**70,
    recipients=("health.example", "192.0.2.1"),
    window=7,
    statistic="transmissions",
    made="2026-03-01T12:00:00Z",
    sync="time.example",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(plan_yaml(PLAN), encoding="utf-8")
    return path


def test_what_is_written_is_read_again(path: Path) -> None:
    assert read_plan(path) == PLAN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("window: 7.0", "window: 8.0"),
        ("health.example", "other.example"),
        ("statistic: transmissions", "statistic: bytes"),
        ("seed: 1", "seed: 2"),
        ("wait: ", "wait: 1"),
    ],
)
def test_plan_changed_after_it_was_made_is_refused(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultyFiles) as caught:
        read_plan(path)
    assert [str(fault) for fault in caught.value.faults] == [f"{path}:2:1: {CHANGED}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("window: 7.0", "window: -1", ":8:9: seconds are wanted here"),
        ('made: "2026-03-01T12:00:00Z"', "made: yesterday", ":3:7: a time with an offset"),
        ("statistic: transmissions", "statistic: mean", ":9:12: there is no statistic 'mean'"),
        ("do: ", 'do: "dance" #', "there is no act of this plan 'dance'"),
        ("seed: ", "seed: x", ":4:7: a whole number"),
        ("sham:", "shame:", "a plan has no key 'shame'; did you mean 'sham'?"),
    ],
)
def test_every_fault_is_said_with_its_place(path: Path, old: str, new: str, said: str) -> None:
    text = path.read_text("utf-8").replace(", do: ", "\n    do: ").replace("{wait", "wait").replace("}", "")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultyFiles) as caught:
        read_plan(path)
    assert any(said in str(fault) for fault in caught.value.faults), caught.value


def test_plan_that_is_not_there_is_a_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_plan(tmp_path / "absent.yaml")
    (tmp_path / "latin").write_bytes(b"\xff\xfe\xe9")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_plan(tmp_path / "latin")
