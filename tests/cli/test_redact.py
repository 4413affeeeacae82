from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.cli.inputs import is_report

Run = Callable[..., subprocess.CompletedProcess[bytes]]
PROFILE = """schema: 1
values:
  - {type: account.email, value: "mia.muster@example.org"}
"""


@pytest.fixture
def har(tmp_path: Path) -> Path:
    request = {
        "method": "POST", "url": "https://a.example/x?token=hunter2&v=1", "httpVersion": "HTTP/1.1", "cookies": [],
        "headers": [{"name": "Cookie", "value": "s=geheim"}], "queryString": [], "headersSize": -1, "bodySize": 40,
        "postData": {"mimeType": "application/json", "text": '{"mail": "mia.muster@example.org", "n": 1}'},
    }  # fmt: skip
    response = {
        "status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "cookies": [], "headers": [], "redirectURL": "",
        "content": {"size": 6, "mimeType": "text/plain", "text": "answer"}, "headersSize": -1, "bodySize": 6,
    }  # fmt: skip
    entry = {
        "startedDateTime": "2026-03-01T12:00:00Z", "time": 1, "request": request, "response": response, "cache": {},
        "timings": {"send": 0, "wait": 1, "receive": 0}, "_secret": "mia.muster@example.org",
    }  # fmt: skip
    path = tmp_path / "browser.har"
    log = {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": [entry]}
    path.write_text(json.dumps({"log": log}))
    (tmp_path / "profile.yaml").write_text(PROFILE)
    return path


def test_har_becomes_a_har_without_the_person(auditor: Run, har: Path, tmp_path: Path) -> None:
    done = auditor("redact", har, "-o", "shared.har", "--profile", "profile.yaml")
    assert done.returncode == 0, done.stderr
    assert b"read it before you share it" in done.stderr
    data = (tmp_path / "shared.har").read_bytes()
    for secret in (b"mia.muster", b"example.org", b"hunter2", b"geheim", b"answer", b"_secret"):
        assert secret not in data
    assert b"a.example/x?token=" in data
    assert (tmp_path / "shared.har").stat().st_mode & 0o777 == 0o600


def test_key_makes_runs_agree_and_none_makes_them_differ(auditor: Run, har: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"a key of some length")
    outs = []
    for name, options in (("a", ["--key", "key"]), ("b", ["--key", "key"]), ("c", []), ("d", [])):
        auditor("redact", har, "-o", f"{name}.har", "--profile", "profile.yaml", *options)
        outs.append((tmp_path / f"{name}.har").read_bytes())
    assert outs[0] == outs[1]
    assert len({*outs}) == 3


def test_report_becomes_a_report_without_values(auditor: Run, saved: Path, tmp_path: Path) -> None:
    done = auditor("redact", saved, "-o", "shared.json")
    assert done.returncode == 0, done.stderr
    assert b"Pixel 7" not in (tmp_path / "shared.json").read_bytes()
    assert auditor("report", "shared.json").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["browser.har", "-o", "x.txt"], b".har"),
        (["browser.har", "-o", "x.pcapng"], b"not packets"),
        (["browser.har", "-o", "browser.har"], b"is an input"),
        (["-", "-o", "x.har"], b"not standard input"),
        (["absent.har", "-o", "x.har"], b"absent.har"),
        (["browser.har", "-o", "x.har", "--key", "short"], b"16 bytes"),
    ],
)
def test_wrong_use_is_said_and_nothing_is_written(
    auditor: Run, har: Path, tmp_path: Path, arguments: list[str], said: bytes
) -> None:
    (tmp_path / "short").write_bytes(b"x")
    before = har.read_bytes()
    done = auditor("redact", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert har.read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.stem == "x"]


def test_report_is_told_from_har_by_content(har: Path, saved: Path) -> None:
    assert is_report(str(saved))
    assert not is_report(str(har))
