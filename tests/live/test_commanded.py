"""Commands behind the proxy: their surroundings, their marks, their exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.live.commanded import check_marks, mark_of
from auditor.marks import load_marks
from tests.live.conftest import Origin
from tests.live.test_running import scan


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("like a video", (None, "like", "a video")),
        ("like", (None, "like", None)),
        ('{"action": "like"}', (None, "like", None)),
        ('{"time": "1970-01-01T00:00:01Z", "action": "like", "text": "x"}', (1_000_000_000, "like", "x")),
        ('1970-01-01T01:00:01+01:00,like,"a, b"', (1_000_000_000, "like", "a, b")),
        ("time,action,text", None),
        ("", None),
        ('{"no": "mark"}', None),
        ("{broken", None),
    ],
)
def test_lines_of_every_form(line: str, mark: tuple[int | None, str, str | None] | None) -> None:
    assert mark_of(line) == mark


def test_marks_come_from_a_file_a_fifo_or_one_yet_to_be(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    check_marks(tmp_path / "fifo")
    check_marks(tmp_path / "later")
    for bad in (tmp_path, tmp_path / "nowhere" / "file"):
        with pytest.raises(UsageError):
            check_marks(bad)


def test_command_is_recorded_with_its_marks_and_its_code_passed_on(origin: Origin, tmp_path: Path) -> None:
    code = (
        "import os, sys, ssl, time, urllib.request\n"
        "marks = open(sys.argv[2], 'w', buffering=1)\n"
        "marks.write('like a video\\n')\n"
        "time.sleep(0.5)\n"
        "assert 'NO_PROXY' not in os.environ\n"
        "print(urllib.request.urlopen(sys.argv[1] + '/?imei=490154203237518').read())\n"
        "marks.write('scroll')\n"
        "sys.exit(7)\n"
    )
    fifo, folder = tmp_path / "marks", tmp_path / "session"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "auditor", "record", "--name", "Example@1.3", "--marks-from", str(fifo)]
    done = subprocess.run(
        [
            *(*command, "--session", str(folder), "--trust", str(origin.trust), "--"),
            *(sys.executable, "-c", code, origin.url, str(fifo)),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "NO_PROXY": "*"},
        check=False,
    )
    assert done.returncode == 7, done.stderr
    assert "ok" in done.stdout
    marks = [(mark.action, mark.text) for mark in load_marks(folder / "marks.jsonl")]
    assert marks == [("like", "a video"), ("scroll", None)]
    report = scan(folder)
    assert {finding.type for finding in report.findings} == {"identifier.imei"}
    manifest = report.inputs[0].manifest
    assert manifest is not None
    assert (manifest["app"], manifest["version"]) == ("Example", "1.3")
