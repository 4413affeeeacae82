from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.redaction.purging import carry_out, is_recording, plan
from auditor.session import Manifest, read_manifest, write_manifest

PCAP = bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000")
KEYS = b"# keys\nCLIENT_RANDOM " + b"0" * 64 + b" " + b"1" * 96 + b"\n"
HAR = b'{"log":{"version":"1.2","entries":[]}}'
REPORT = b'{\n  "schema": 1,\n  "tool": "auditor"}'


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "session"
    folder.mkdir()
    (folder / "authority").mkdir()
    files = {
        "capture.pcap": PCAP,
        "more.pcap.gz": gzip.compress(PCAP, mtime=0),
        "browser.har": HAR,
        "keys.log": KEYS,
        "flows.mitm": b"",
        "report.json": REPORT,
        "report.html": b"<!DOCTYPE html>\n<html>",
        "findings.jsonl": b"{}\n",
        "notes.txt": b"what I saw",
        "marks.csv": b"time,action,text\n",
        "authority/ca.pem": b"-----BEGIN PRIVATE KEY-----\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    captures = ("capture.pcap", "browser.har")
    write_manifest(folder, Manifest(app="App", notes="n", captures=captures, keylogs=("keys.log",), marks="marks.csv"))
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


def test_recordings_and_keys_go_and_all_else_stays(session: Path) -> None:
    purge = plan(session)
    assert {path.name for path in purge.findings} == {"report.json", "report.html", "findings.jsonl"}
    carry_out(purge)
    assert names(session) == {
        "session.yaml", "report.json", "report.html", "findings.jsonl", "notes.txt", "marks.csv"
    }  # fmt: skip
    assert not (session / "authority").exists()


def test_manifest_stays_readable_and_lists_what_is_there(session: Path) -> None:
    carry_out(plan(session))
    manifest = read_manifest(session / "session.yaml")
    assert (manifest.app, manifest.notes, manifest.captures, manifest.keylogs, manifest.marks) == (
        "App", "n", (), (), "marks.csv"
    )  # fmt: skip


def test_planning_changes_nothing(session: Path) -> None:
    before = {name: (session / name).read_bytes() for name in names(session)}
    plan(session)
    assert {name: (session / name).read_bytes() for name in names(session)} == before


def test_files_outside_and_behind_links_are_left_alone(session: Path, tmp_path: Path) -> None:
    outside = tmp_path / "other.pcap"
    outside.write_bytes(PCAP)
    (session / "link.pcap").symlink_to(outside)
    (session / "session.yaml").unlink()
    write_manifest(session, Manifest(captures=("../other.pcap", "capture.pcap")))
    purge = plan(session)
    assert purge.elsewhere == ("../other.pcap",)
    carry_out(purge)
    assert outside.read_bytes() == PCAP
    assert (session / "link.pcap").is_symlink()
    assert read_manifest(session / "session.yaml").captures == ("../other.pcap",)


def test_listed_link_is_removed_and_not_what_it_leads_to(session: Path, tmp_path: Path) -> None:
    outside = tmp_path / "other.pcap"
    outside.write_bytes(PCAP)
    (session / "capture.pcap").unlink()
    (session / "capture.pcap").symlink_to(outside)
    carry_out(plan(session))
    assert not (session / "capture.pcap").is_symlink()
    assert outside.read_bytes() == PCAP


def test_folder_that_is_no_session_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(UsageError, match="neither"):
        plan(tmp_path)
    with pytest.raises(UsageError, match="not the folder"):
        plan(tmp_path / "absent")


@pytest.mark.parametrize(
    ("data", "recording"),
    [(PCAP, True), (HAR, True), (KEYS, True), (gzip.compress(HAR, mtime=0), True), (REPORT, False),
     (b"time,action\n", False), (b"", False), (json.dumps({"a": 1}).encode(), False), (b"\x89PNG\r\n", False)],
)  # fmt: skip
def test_recordings_are_told_by_their_content(tmp_path: Path, data: bytes, recording: bool) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(data)
    assert is_recording(path) is recording
