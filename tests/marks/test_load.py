"""Marks: read from CSV and JSON Lines, in order of time; every fault of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import FaultyFiles, UsageError
from auditor.marks import RESERVED, Mark, load_marks
from auditor.marks.load import parse_marks, parse_time, unknown

CSV = 'time,action,text\n2026-01-31T12:00:05.250+01:00,like,"a, b"\n2026-01-31T11:00:01Z,sync,\n'
JSON = (
    '{"time": "2026-01-31T12:00:05.250+01:00", "action": "like", "text": "a, b"}\n\n'
    '{"time": "2026-01-31T11:00:01Z", "action": "sync"}\n'
)
WANTED = (Mark(1769857201_000_000_000, "sync"), Mark(1769857205_250_000_000, "like", "a, b"))


@pytest.mark.parametrize("text", [CSV, JSON, "\ufeff" + CSV], ids=["csv", "jsonl", "byte-order-mark"])
def test_marks_are_read_in_order_of_time(tmp_path: Path, text: str) -> None:
    path = tmp_path / "marks"
    path.write_text(text, encoding="utf-8")
    assert load_marks(path) == WANTED


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("when,what\n", "m:1:1"),
        ("", "m:1:1"),
        ("time,action\n2026-01-31T12:00:05,like\n", "m:2:1"),
        ("time,action\n2026-01-31T12:00:05Z,\n", "m:2:1"),
        ("time,action\n2026-01-31T12:00:05Z,like,more\n", "m:2:1"),
        ('{"time": "2026-01-31T12:00:05Z", "action": "a"}\n{"time": 5,\n', "m:2:12"),
        ('{"time": "2026-01-31T12:00:05Z", "action": "a", "x": 1}\n', "m:1:1"),
        ('{"time": "2026-01-31T12:00:05Z", "action": "a", "text": 1}\n', "m:1:1"),
    ],
)  # fmt: skip
def test_faults_say_where(text: str, place: str) -> None:
    with pytest.raises(FaultyFiles) as caught:
        parse_marks(text, "m")
    assert str(caught.value).startswith(place + ": ")


def test_all_faults_are_said_at_once() -> None:
    with pytest.raises(FaultyFiles) as caught:
        parse_marks("time,action\nx,like\n2026-01-31T12:00:05Z,\n", "m")
    assert [fault.line for fault in caught.value.faults] == [2, 3]


def test_file_that_is_not_there_or_no_text_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_marks(tmp_path / "none")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        load_marks(tmp_path / "binary")


def test_time_needs_an_offset() -> None:
    assert parse_time("2026-01-31T12:00:05") is None
    assert parse_time("1970-01-01T01:00:00.000001+01:00") == 1000


def test_reserved_actions_and_members() -> None:
    assert "consent-given" in RESERVED
    assert unknown(["time", "action", "nonsense"]) == ["nonsense"]
