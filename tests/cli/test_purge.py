from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
PCAP = bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000")


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "session"
    folder.mkdir()
    (folder / "capture.pcap").write_bytes(PCAP)
    return folder


def test_it_asks_and_removes_nothing_on_no_or_no_answer(auditor: Run, session: Path) -> None:
    (session / "report.json").write_text('{"schema": 1}')
    for answer in (b"n\n", b""):
        done = auditor("purge", session, "--keep", "findings", stdin=answer)
        assert b"remove " in done.stdout
        assert (session / "capture.pcap").exists()


def test_on_yes_recordings_go_and_the_report_stays(auditor: Run, session: Path) -> None:
    (session / "report.json").write_text('{"schema": 1}')
    assert auditor("purge", session, "--keep", "findings", stdin=b"y\n").returncode == 0
    assert [path.name for path in session.iterdir()] == ["report.json"]


def test_without_findings_nothing_is_removed(auditor: Run, session: Path) -> None:
    done = auditor("purge", session, "--keep", "findings", "--yes")
    assert done.returncode == 2
    assert b"no findings to keep" in done.stderr
    assert (session / "capture.pcap").exists()


def test_what_to_keep_has_to_be_said(auditor: Run, session: Path) -> None:
    assert auditor("purge", session, "--yes").returncode == 2
    assert (session / "capture.pcap").exists()
