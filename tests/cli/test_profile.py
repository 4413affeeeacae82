"""auditor profile: a template, profiles from devices, checks, and a scan that uses one."""

from __future__ import annotations

import json
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, audit
from auditor.cli import COMMANDS

Run = Callable[..., subprocess.CompletedProcess[bytes]]
GETPROP = "[ro.product.model]: [Pixel 7]\n[ro.serialno]: [28151FDH200AB7]\n"
ACCOUNTS = "    Account {name=mia.m@mail.example, type=com.google}\n"


def test_profile_is_a_command() -> None:
    assert "profile" in dict(COMMANDS)


def test_a_template_is_written_once_for_its_owner(auditor: Run, tmp_path: Path) -> None:
    assert auditor("profile", "new").returncode == 0
    file = tmp_path / "profile.yaml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    again = auditor("profile", "new")
    assert again.returncode == 2
    assert b"is there already" in again.stderr
    assert file.read_bytes() == before
    assert b"empty here" in auditor("profile", "check").stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_profile_is_made_of_several_outputs_and_found_in_a_scan(auditor: Run, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "props.txt").write_text(GETPROP, encoding=encoding)
    (tmp_path / "accounts.txt").write_text(ACCOUNTS)
    made = auditor("profile", "from-getprop", "props.txt", "accounts.txt", "-o", "mine.yaml")
    assert made.returncode == 0, made.stderr
    assert b"mia.m" not in made.stderr + made.stdout
    checked = auditor("profile", "check", "mine.yaml")
    assert (checked.returncode, checked.stderr) == (0, b"")
    assert b"3 values: 2 unmistakable, 0 telling, 1 that count only beside others" in checked.stdout
    request = {
        "method": "GET", "url": "https://a.example/?u=MIA.M%40mail.example", "httpVersion": "HTTP/1.1", "headers": [],
    }  # fmt: skip
    entry = {"startedDateTime": "2024-03-01T12:00:00Z", "request": request, "response": {}}
    (tmp_path / "a.har").write_text(json.dumps({"log": {"entries": [entry]}}))
    shown = auditor("scan", "a.har", "--profile", "mine.yaml", "--format", "json")
    (finding,) = [f for f in json.loads(shown.stdout)["findings"] if f["detector"] == "indicators"]
    assert (finding["type"], finding["confidence"]) == ("account.email", "certain")
    assert finding["evidence"][0]["path"] == ["$['u'][0]"]
    assert b"mia.m" not in shown.stdout.lower()


def test_findings_are_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    values = (
        'type: identifier.advertising, value: "38400000-8cf0-11bd-b23e-10b96e40000d"',
        'type: identifier.install, value: "6000000246801357924"',
        "type: device.model, value: Pixel 7",
        "type: location.coordinates, value: [52.520008, 13.404954]",
    )
    file.write_text("schema: 1\nvalues:\n" + "".join(f"  - {{{value}}}\n" for value in values))
    capture = str(Path(__file__).parents[2] / "captures/tiktok-session/capture.pcapng")
    one, two = (audit([capture], AuditOptions(profile=file, processes=count)).findings for count in (1, 2))
    assert one == two
    found = {finding.type for finding in one if finding.detector == "indicators"}
    assert {"identifier.advertising", "location.coordinates", "device.model"} <= found


def test_standard_input_is_read(auditor: Run) -> None:
    made = auditor("profile", "from-ideviceinfo", "-", stdin=b"ProductType: iPhone14,5\nSerialNumber: F2LX1ABCDEF7\n")
    assert made.returncode == 0, made.stderr
    assert b"2 values" in made.stderr


def test_what_is_no_output_makes_no_profile(auditor: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("hello\n")
    for command in ("from-getprop", "from-ideviceinfo"):
        answer = auditor("profile", command, "other.txt")
        assert answer.returncode == 2
        assert b"nothing known of a device" in answer.stderr
    assert auditor("profile", "from-getprop", "absent.txt").returncode == 2
    assert not (tmp_path / "profile.yaml").exists()


def test_faults_are_lines_with_their_place(auditor: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text('schema: 1\nvalues:\n  - {type: account.phone, value: "0151"}\n')
    file.chmod(0o600)
    answer = auditor("profile", "check", "mine.yaml")
    assert answer.returncode == 2
    assert answer.stderr.startswith(b"mine.yaml:3:5: a phone number begins with +")
