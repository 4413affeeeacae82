"""baseline, diff, check and accept, run as a person would, on sessions that are HAR files."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PROFILE = 'schema: 1\nvalues:\n  - {type: browsing.url, value: "https://www.klinik.example/rat/schlaflos"}\n'
LEAK = ("https://c.tracker.example/collect", {"page_url": "https://www.klinik.example/rat/schlaflos"})


def entry(second: int, url: str, body: object = None) -> dict[str, object]:
    request: dict[str, object] = {
        "method": "GET" if body is None else "POST", "url": url, "httpVersion": "HTTP/1.1", "headers": [],
        "queryString": [], "cookies": [], "headersSize": -1, "bodySize": -1,
    }  # fmt: skip
    if body is not None:
        request["headers"] = [{"name": "content-type", "value": "application/json"}]
        request["postData"] = {"mimeType": "application/json", "text": json.dumps(body)}
    response = {
        "status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "headers": [], "cookies": [], "redirectURL": "",
        "content": {"size": 0, "mimeType": "text/plain"}, "headersSize": -1, "bodySize": 0,
    }  # fmt: skip
    return {
        "startedDateTime": f"2026-03-01T12:00:{second:02}.000Z", "time": 5, "request": request, "response": response,
        "cache": {}, "timings": {"send": 1, "wait": 1, "receive": 1},
    }  # fmt: skip


def sessions(folder: Path, name: str, *sent: tuple[str, object], version: str = "1") -> Path:
    """A folder of three session folders, each with marks, a page opened, and what else was sent."""
    for number in range(3):
        place = folder / name / f"run{number}"
        place.mkdir(parents=True)
        entries = [entry(5, "https://www.klinik.example/rat/schlaflos")]
        entries += [entry(7, url, body) for url, body in sent]
        entries += [entry(50, "https://www.klinik.example/")]
        log = {"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": entries}}
        (place / "run.har").write_text(json.dumps(log))
        (place / "marks.csv").write_text("time,action,text\n2026-03-01T12:00:04Z,visited,\n")
        (place / "session.yaml").write_text(f"schema: 1\napp: Reader\nversion: '{version}'\nmarks: marks.csv\n")
    return folder / name


@pytest.fixture
def old(tmp_path: Path) -> Path:
    (tmp_path / "profile.yaml").write_text(PROFILE)
    return sessions(tmp_path, "old", LEAK)


@pytest.fixture
def lock(auditor: Run, old: Path, tmp_path: Path) -> Path:
    path = tmp_path / "audit.lock.json"
    done = auditor("baseline", old, "--profile", "profile.yaml", "-o", path)
    assert (done.returncode, done.stderr) == (0, b"")
    return path


def test_baseline_is_the_same_whatever_the_order_and_holds_no_value(auditor: Run, old: Path, lock: Path) -> None:
    runs = sorted(old.iterdir(), reverse=True)
    again = auditor("baseline", *runs, "--profile", "profile.yaml")
    assert again.stdout == lock.read_bytes()
    document = json.loads(again.stdout)
    assert document["name"] == "Reader@1"
    assert len(document["sessions"]) == 3
    assert b"schlaflos" not in again.stdout
    assert stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_removed_leak_is_gone_and_a_moved_one_still_leaves(auditor: Run, lock: Path, tmp_path: Path) -> None:
    fixed = sessions(tmp_path, "fixed", version="2")
    done = auditor("diff", lock, fixed, "--profile", "profile.yaml", "--format", "json")
    diff = json.loads(done.stdout)
    assert {v["verdict"] for v in diff["verdicts"] if v["domain"] == "tracker.example"} == {"gone"}
    assert (diff["old"]["name"], diff["new"]["name"]) == ("Reader@1", "Reader@2")
    url = "https://d.other.example/report"
    moved = sessions(tmp_path, "moved", (url, {"current_page": LEAK[1]["page_url"]}), version="3")
    text = auditor("diff", lock, moved, "--profile", "profile.yaml", "--format", "markdown").stdout.decode()
    assert "browsing.url still leaves, by another route" in text
    assert auditor("diff", lock, fixed).returncode == 0


def test_check_fails_on_news_until_they_are_accepted(auditor: Run, old: Path, tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text(PROFILE)
    clean = sessions(tmp_path, "clean")
    assert auditor("baseline", clean, "-o", "clean.json", "--profile", "profile.yaml").returncode == 0
    given = ("check", old, "--baseline", "clean.json", "--profile", "profile.yaml")
    failed = auditor(*given, "--format", "json", "-o", "check.json")
    assert failed.returncode == 1
    assert auditor("check", clean, "--baseline", "clean.json", "--profile", "profile.yaml").returncode == 0
    assert auditor(*given, "--fail-on", "unexpected").returncode == 0
    accepted = auditor(
        "accept", "check.json", "--baseline", "clean.json", "--reason", "wanted", "--expires", "2999-01-01"
    )
    assert accepted.returncode == 0, accepted.stderr
    assert b'"reason": "wanted"' in (tmp_path / "clean.json").read_bytes()
    assert auditor(*given).returncode == 0


def test_accept_reads_sessions_too(auditor: Run, old: Path, tmp_path: Path) -> None:
    clean = sessions(tmp_path, "clean")
    auditor("baseline", clean, "-o", "clean.json", "--profile", "profile.yaml")
    given = ("--baseline", "clean.json", "--profile", "profile.yaml")
    done = auditor("accept", old, *given, "--reason", "wanted", "-o", "new.json")
    assert done.returncode == 0, done.stderr
    assert auditor("check", old, "--baseline", "new.json", "--profile", "profile.yaml").returncode == 0


def test_check_writes_annotations_and_the_job_summary(auditor: Run, old: Path, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(
        "schema: 1\nmust-not:\n  - {name: no pages, data: browsing.url, to: tracker.example}\n"
    )
    summary = tmp_path / "summary.md"
    done = auditor("check", old, "--policy", "policy.yaml", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert b"::error file=policy.yaml,line=3,col=5,title=Data leave that the policy forbids" in done.stdout
    assert summary.read_text().startswith("## Privacy check")


def test_policy_alone_is_checked_for_faults(auditor: Run, tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("schema: 1\nallow:\n  - {data: devise}\ndefault: maybe\n")
    done = auditor("check", "--policy", "policy.yaml")
    assert done.returncode == 2
    assert [line.partition(b": ")[0] for line in done.stderr.splitlines()] == [b"policy.yaml:3:12", b"policy.yaml:4:10"]
    policy.write_text("schema: 1\n")
    assert auditor("check", "--policy", "policy.yaml").returncode == 0


def test_too_little_seen_is_exit_code_three(auditor: Run, old: Path, lock: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    log = {"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": []}}
    (empty / "run.har").write_text(json.dumps(log))
    given = ("check", empty, "--baseline", lock, "--profile", "profile.yaml")
    assert auditor(*given, "--min-coverage", 50).returncode == 3
    assert auditor(*given).returncode == 0


WRONG: tuple[tuple[tuple[str, ...], bytes], ...] = (
    (("check",), b"give captures"),
    (("check", "old"), b"nothing to check against"),
    (("check", "old", "--baseline", "old"), b"cannot be read"),
    (("check", "old", "--baseline", "profile.yaml"), b"not JSON"),
    (("check", "old", "--policy", "none.yaml"), b"cannot be read"),
    (("check", "old", "--baseline", "audit.lock.json", "--fail-on", "gone"), b"--fail-on gone"),
    (("diff", "audit.lock.json", "nowhere"), b"nowhere"),
    (("diff", "audit.lock.json", "audit.lock.json", "--new", "old"), b"give one baseline, or sessions"),
    (("diff", "audit.lock.json", "audit.lock.json", "--by", "incognito"), b"say nothing of it"),
    (("baseline", "old", "--marks", "a", "--marks", "b"), b"one for each of the 3"),
    (("accept", "old", "--baseline", "audit.lock.json", "--reason", "x", "--expires", "2001-01-01"), b"is over"),
)


def test_wrong_use_is_one_line_and_exit_code_two(auditor: Run, lock: Path) -> None:
    for args, said in WRONG:
        done = auditor(*args)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), (args, done.stderr)
        assert said in done.stderr


def test_captures_of_both_sides_have_their_own_marks(auditor: Run, old: Path, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("time,action\n2026-03-01T12:00:04Z,searched\n")
    run = old / "run0"
    capture, marks = run / "run.har", run / "marks.csv"
    given = (capture, capture, "--profile", "profile.yaml", "--format", "json")
    diff = json.loads(auditor("diff", *given, "--marks", marks, "--marks", "other.csv").stdout)
    leak = [v for v in diff["verdicts"] if v["domain"] == "tracker.example"]
    assert {v["verdict"] for v in leak} == {"same"}
    assert {tuple(v["after"]) for v in leak} == {("searched",)}
