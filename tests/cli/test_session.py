"""auditor session new, and a folder given to scan: one report, with what its manifest says, masked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import COMMANDS

Run = Callable[..., subprocess.CompletedProcess[bytes]]
CIPHERTEXT = bytes(range(7, 167))


def har(path: str, body: str | None = None) -> bytes:
    request: dict[str, object] = {
        "method": "POST", "url": f"https://a.example/{path}", "httpVersion": "HTTP/1.1", "headers": [],
    }  # fmt: skip
    if body is not None:
        request["postData"] = {"mimeType": "text/plain", "text": body}
    entry = {"startedDateTime": "2024-03-01T12:00:00Z", "request": request, "response": {}}
    return json.dumps({"log": {"entries": [entry]}}).encode()


def scanned(auditor: Run, *args: object) -> dict[str, Any]:
    answer = auditor("scan", *args, "--format", "json")
    assert answer.returncode == 0, answer.stderr
    report: dict[str, Any] = json.loads(answer.stdout)
    return report


def test_session_is_a_command() -> None:
    assert "session" in dict(COMMANDS)


def test_new_session_is_scanned_with_what_its_manifest_says(auditor: Run, tmp_path: Path) -> None:
    made = auditor(
        "session", "new", "s", "--app", "Chat", "--version", "1.2", "--account", "jo.doe@mail.example",
        "--time-zone", "Europe/Berlin",
    )  # fmt: skip
    assert made.returncode == 0
    assert b"auditor scan s" in made.stderr
    (tmp_path / "s" / "two.har").write_bytes(har("two"))
    (tmp_path / "s" / "one.har").write_bytes(har("one"))
    inputs = scanned(auditor, "s")["inputs"]
    assert [each["path"] for each in inputs] == ["s/one.har", "s/two.har"]
    known = {"app": "Chat", "version": "1.2", "time_zone": "Europe/Berlin"}
    assert [each["manifest"] for each in inputs] == [{**known, "account": "… (19 characters)"}] * 2
    shown = scanned(auditor, "s", "--show-values")["inputs"][0]["manifest"]
    assert shown == {**known, "account": "jo.doe@mail.example"}


def test_new_session_refuses_to_overwrite_and_to_guess(auditor: Run) -> None:
    assert auditor("session", "new", "s", "--time-zone", "Nowhere").returncode == 2
    assert auditor("session", "new", "s").returncode == 0
    again = auditor("session", "new", "s", "--app", "Chat")
    assert again.returncode == 2
    assert again.stderr.startswith(b"auditor: s/session.yaml: is there already")


def test_name_says_what_a_capture_is_of(auditor: Run, tmp_path: Path) -> None:
    (tmp_path / "one.har").write_bytes(har("one"))
    report = scanned(auditor, "one.har", "--name", "Chat@1.2")
    assert report["inputs"][0]["manifest"] == {"app": "Chat", "version": "1.2"}
    assert scanned(auditor, "one.har")["inputs"][0]["manifest"] is None


def test_name_against_a_manifest_is_an_error(auditor: Run, tmp_path: Path) -> None:
    assert auditor("session", "new", "s").returncode == 0
    (tmp_path / "s" / "one.har").write_bytes(har("one"))
    answer = auditor("scan", "s", "--name", "Chat@1.2")
    assert answer.returncode == 2
    assert b"session.yaml says already" in answer.stderr


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        ("schema: 1\ncaptures: [gone.har]\n", b"s/session.yaml:2:12: there is no file gone.har"),
        (None, b"auditor: s: no capture in this folder"),
    ],
)
def test_folder_that_cannot_be_scanned_gives_one_line(
    auditor: Run, tmp_path: Path, manifest: str | None, says: bytes
) -> None:
    (tmp_path / "s").mkdir()
    if manifest is not None:
        (tmp_path / "s" / "session.yaml").write_text(manifest)
    answer = auditor("scan", "s")
    assert answer.returncode == 2
    assert answer.stderr.startswith(says)
    assert answer.stderr.count(b"\n") == 1


def test_what_the_app_encrypted_itself_is_found_behind_its_log(auditor: Run, tmp_path: Path) -> None:
    plain = b'{"device_model": "Pixel 7", "manufacturer": "Google", "os_version": "14"}'
    record = {"timestamp": 1, "data": {"alg": "AES", "iv": "", "in": plain.hex(), "out": CIPHERTEXT.hex(), "key": ""}}
    (tmp_path / "aes_info.json").write_text(json.dumps([record]))
    (tmp_path / "one.har").write_bytes(har("log", CIPHERTEXT.hex()))
    assert scanned(auditor, "one.har")["findings"] == []
    findings = scanned(auditor, "one.har", "--crypto-log", "aes_info.json")["findings"]
    assert "device.model" in {finding["type"] for finding in findings}
    assert all("aes-info" in finding["evidence"][0]["path"] for finding in findings)
