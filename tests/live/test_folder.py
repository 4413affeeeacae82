"""The folder of a session, and what is appended to it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.live.authority import CERTIFICATE, SECRETS, authority_folder, forget, install_lines
from auditor.live.folder import FLOWS, MARKS, dated, make_folder
from auditor.live.recorder import Recorder
from auditor.marks import load_marks
from auditor.session import Manifest, read_manifest, resolve


def test_folder_is_private_and_its_manifest_lists_what_will_be_there(tmp_path: Path) -> None:
    folder = tmp_path / "session"
    make_folder(folder, Manifest(app="Example"), (FLOWS,), ())
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    manifest = read_manifest(folder / "session.yaml")
    assert (manifest.app, manifest.captures, manifest.marks) == ("Example", (FLOWS,), MARKS)
    assert resolve(folder).marks is None, "nothing was marked yet"


def test_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(UsageError, match="not empty"):
        make_folder(tmp_path, Manifest(), (FLOWS,), ())


def test_dated_name() -> None:
    assert str(dated(datetime(2026, 3, 1, 12, 5, 9, tzinfo=UTC))) == "auditor-2026-03-01-120509"


def test_records_and_marks_are_there_at_once(tmp_path: Path) -> None:
    rung: list[int] = []
    recorder = Recorder(tmp_path, rung=lambda: rung.append(1))
    recorder.record(b"one")
    recorder.record(b"two")
    said = recorder.mark(1_000_000_123_456_789, "like", "the “cat”")
    assert (tmp_path / FLOWS).read_bytes() == b"onetwo"
    assert rung == [1, 1]
    (mark,) = load_marks(tmp_path / MARKS)
    assert (mark.time_ns, mark.action, mark.text) == (1_000_000_123_456_000, "like", "the “cat”")
    assert said == "1970-01-12T13:46:40.123456789Z"
    recorder.close()
    recorder.close()


def test_private_keys_of_the_authority_are_forgotten(tmp_path: Path) -> None:
    folder = authority_folder(tmp_path, None)
    for name in (*SECRETS, CERTIFICATE):
        (folder / name).touch()
    forget(folder)
    assert [path.name for path in folder.iterdir()] == [CERTIFICATE]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert any(str(folder / CERTIFICATE) in line for line in install_lines(folder / CERTIFICATE))


def test_authority_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot hold the certificate authority"):
        authority_folder(tmp_path, tmp_path / "file")
