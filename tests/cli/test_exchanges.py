from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def entry(url: str, status: int, body: dict[str, Any] | None = None) -> dict[str, Any]:
    request: dict[str, Any] = {
        "method": "GET" if body is None else "POST",
        "url": url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": [{"name": "Accept", "value": "*/*"}, {"name": "accept", "value": "text/plain"}],
        "queryString": [],
        "headersSize": -1,
        "bodySize": -1,
    }
    if body is not None:
        request["postData"] = body
    return {
        "startedDateTime": "2026-03-01T12:00:00.250Z",
        "time": 1,
        "request": request,
        "response": {
            "status": status,
            "statusText": "",
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": [{"name": "Content-Type", "value": "text/plain"}],
            "content": {"size": 2, "mimeType": "text/plain", "text": "hi"},
            "redirectURL": "",
            "headersSize": -1,
            "bodySize": 2,
        },
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
    }


@pytest.fixture
def har(tmp_path: Path) -> Path:
    path = tmp_path / "session.har"
    body = {"mimeType": "application/x-www-form-urlencoded", "text": "model=Pixel+7"}
    entries = [entry("https://a.example/x?lat=48.40", 200), entry("http://b.example:8080/y", 404, body)]
    log = {"version": "1.2", "creator": {"name": "test", "version": "1"}, "entries": entries}
    path.write_text(json.dumps({"log": log}))
    return path


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_one_exchange_a_line_numbered_from_0(auditor: Run, har: Path) -> None:
    answer = auditor("exchanges", har)
    assert (answer.returncode, answer.stderr) == (0, b"")
    first, second = lines(answer.stdout)
    assert (first["n"], first["method"], first["host"], first["path"]) == (0, "GET", "a.example", "/x?lat=48.40")
    assert (second["n"], second["port"], second["status"], second["scheme"]) == (1, 8080, 404, "http")
    assert second["request"]["body_bytes"] == 13
    assert first["time"] == "2026-03-01T12:00:00.250000000Z"


def test_har_made_of_a_har_tells_the_same_exchanges(auditor: Run, har: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.har"
    assert auditor("exchanges", har, "--format", "har", "-o", again).returncode == 0

    def told(path: Path) -> list[tuple[object, ...]]:
        members = "n time method scheme host port path status".split()
        return [
            (
                *(e[m] for m in members),
                e["request"]["headers"],
                e["request"]["body_sha256"],
                e["response"]["body_sha256"],
            )
            for e in lines(auditor("exchanges", path).stdout)
        ]

    assert told(again) == told(har)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_mitmproxy_reads_the_har_as_the_same_requests(auditor: Run, har: Path) -> None:
    from mitmproxy.io.har import request_to_flow

    entries = json.loads(auditor("exchanges", har, "--format", "har").stdout)["log"]["entries"]
    flows = [request_to_flow(e) for e in entries]
    assert [(f.request.method, f.request.pretty_url) for f in flows] == [
        ("GET", "https://a.example/x?lat=48.40"),
        ("POST", "http://b.example:8080/y"),
    ]
    assert flows[1].request.content == b"model=Pixel+7"
    assert [f.response.status_code for f in flows if f.response is not None] == [200, 404]


def test_written_file_is_private_and_said_to_be_plain(auditor: Run, har: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    answer = auditor("exchanges", har, "-o", out)
    assert b"plain" in answer.stderr
    assert answer.stdout == b""
    assert out.stat().st_mode & 0o777 == 0o600
    assert len(lines(out.read_bytes())) == 2


def test_input_is_not_overwritten(auditor: Run, har: Path) -> None:
    before = har.read_bytes()
    answer = auditor("exchanges", har, "-o", har)
    assert answer.returncode == 2
    assert har.read_bytes() == before


def test_standard_input_is_read(auditor: Run, har: Path) -> None:
    assert len(lines(auditor("exchanges", "-", stdin=har.read_bytes()).stdout)) == 2


def test_doctor_says_how_many_requests_a_har_holds(auditor: Run, har: Path) -> None:
    answer = auditor("doctor", har)
    assert answer.returncode == 0
    assert "HTTP/1.1 2" in answer.stdout.decode()
    assert json.loads(auditor("doctor", har, "--format", "json").stdout)["protocols"] == {"HTTP/1.1": 2}


def test_scan_of_a_har_masks_by_default_and_judges_if_asked(auditor: Run, har: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    assert auditor("scan", har, "--format", "json", "-o", out, "--fail-on", "possible").returncode in (0, 1)
    report = json.loads(out.read_bytes())
    assert (report["schema"], report["values"]) == (1, "masked")
    assert report["inputs"][0]["exchanges"] == 2
    assert b"48.40" not in out.read_bytes()


@pytest.fixture
def session(har: Path) -> Path:
    folder = har.parent / "session"
    folder.mkdir()
    for name in ("first.har", "second.har"):
        (folder / name).write_bytes(har.read_bytes())
    return folder


def test_folder_is_read_as_a_session(auditor: Run, session: Path) -> None:
    answer = auditor("exchanges", session)
    assert answer.returncode == 0
    assert [(e["n"], e["app"]) for e in lines(answer.stdout)] == [(0, None), (1, None), (0, None), (1, None)]
    (session / "session.yaml").write_text("schema: 1\napp: Chat\npackage: org.example.chat\ncaptures: [second.har]\n")
    assert [(e["n"], e["app"]) for e in lines(auditor("exchanges", session).stdout)] == [(0, None), (1, None)]
    archive = json.loads(auditor("exchanges", session, "--format", "har").stdout)
    assert len(archive["log"]["entries"]) == 2


def test_doctor_examines_every_capture_of_a_folder(auditor: Run, session: Path) -> None:
    both = json.loads(auditor("doctor", session, "--format", "json").stdout)
    assert [Path(each["path"]).name for each in both] == ["first.har", "second.har"]
    (session / "session.yaml").write_text("schema: 1\ncaptures: [second.har]\n")
    assert json.loads(auditor("doctor", session, "--format", "json").stdout)["protocols"] == {"HTTP/1.1": 2}
    assert b"second.har" in auditor("doctor", session).stdout
