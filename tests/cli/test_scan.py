from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from auditor.cli.scan import check_fail_on, judge
from auditor.errors import UsageError
from auditor.model import Outcome
from auditor.report.document import BytesOut, Coverage, Report, Unaudited

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def covered(report: Report, *outcomes: Outcome, gaps: tuple[Unaudited, ...] = ()) -> Report:
    coverage = Coverage(
        packets=dict.fromkeys(outcomes, 1), bytes_out=BytesOut(readable=1, unreadable=0), readable_share=1.0
    )
    return msgspec.structs.replace(report, coverage=coverage, unaudited=gaps)


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [(None, 0), ("possible", 1), ("likely", 1), ("certain", 0), ("device.model", 1), ("device", 1), ("location", 0)],
)
def test_findings_judge_only_if_asked(report: Report, fail_on: str | None, code: int) -> None:
    assert judge(report, fail_on, False, None) == code


def test_findings_outweigh_coverage(report: Report) -> None:
    assert judge(report, "likely", True, 99) == 1
    assert judge(report, "certain", True, None) == 3


@pytest.mark.parametrize(("minimum", "code"), [(49, 0), (50, 0), (51, 3), (100, 3)])
def test_least_coverage_is_in_per_cent_of_bytes_sent(report: Report, minimum: float, code: int) -> None:
    assert judge(report, None, False, minimum) == code


def test_strict_forgives_packets_without_payload_and_local_chatter_only(report: Report) -> None:
    harmless = (Outcome.AUDITED, Outcome.NO_PAYLOAD, Outcome.LOCAL)
    assert judge(covered(report, *harmless), None, True, None) == 0
    for outcome in Outcome:
        if outcome not in (*harmless, Outcome.KEYLOG):
            assert judge(covered(report, outcome), None, True, None) == 3
    crash = Unaudited(reason=Outcome.CRASH, flows=0, packets=0, bytes=9, detail="detector rules")
    assert judge(covered(report, gaps=(crash,)), None, True, None) == 3


def test_levels_are_known_without_rules() -> None:
    check_fail_on("likely", Path("/absent"))


def test_unknown_level_names_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"did you mean 'device\.model'"):
        check_fail_on("device.modle", None)
    with pytest.raises(UsageError, match="did you mean 'certain'"):
        check_fail_on("certian", None)
    check_fail_on("device.model", None)
    check_fail_on("location", None)


@pytest.mark.parametrize("command", ["scan", "exchanges", "doctor"])
@pytest.mark.parametrize("text", [None, b"", b"hello, this is no capture\n", bytes(range(7, 256)) * 9])
def test_what_is_no_capture_gives_one_line_and_nothing_half_written(
    auditor: Run, tmp_path: Path, command: str, text: bytes | None
) -> None:
    path, out = tmp_path / "input", tmp_path / "out"
    if text is not None:
        path.write_bytes(text)
    answer = auditor(command, path, "-o", out)
    assert answer.returncode == 2
    (line,) = answer.stderr.decode().splitlines()
    assert line.startswith("auditor: ")
    assert str(path) in line
    assert sorted(p.name for p in tmp_path.iterdir()) == ([] if text is None else ["input"])


@pytest.mark.parametrize("command", ["scan", "exchanges", "doctor"])
def test_key_log_that_is_none_is_named(auditor: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "x.pcap").write_bytes(bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000"))
    (tmp_path / "keys").write_text("not a key log\n")
    answer = auditor(command, "x.pcap", "--keylog", "keys")
    assert answer.returncode == 2
    assert answer.stderr.startswith(b"auditor: keys: ")
    assert answer.stderr.count(b"\n") == 1


def test_lists_of_the_user_name_recipients_and_a_wrong_database_is_refused(auditor: Run, tmp_path: Path) -> None:
    entry = {
        "startedDateTime": "2026-03-01T12:00:00Z", "response": {},
        "request": {"method": "GET", "url": "https://graph.facebook.com/x", "httpVersion": "HTTP/1.1", "headers": []},
    }  # fmt: skip
    (tmp_path / "a.har").write_text(json.dumps({"log": {"entries": [entry]}}))
    own = "{id: mine, name: Mine, country: FR, purpose: other, domains: [facebook.com], source: own}"
    (tmp_path / "own.yaml").write_text(f"schema: 1\nrecipients:\n  - {own}\n")
    (tmp_path / "list.txt").write_text("! Title: My list\n||graph.facebook.com^\n")
    told = ("--recipients", "own.yaml", "--blocklist", "list.txt", "--format", "json")
    (recipient,) = json.loads(auditor("scan", "a.har", *told).stdout)["recipients"]
    assert (recipient["id"], recipient["country"]) == ("mine", "FR")
    assert recipient["lists"] == {"My list": ["graph.facebook.com"]}
    refused = auditor("scan", "a.har", "--geoip", "list.txt")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"list.txt: not a database in MaxMind's format" in refused.stderr


def test_a_device_that_is_no_address_is_refused(auditor: Run, tmp_path: Path) -> None:
    (tmp_path / "one.har").write_text('{"log": {"entries": []}}')
    answer = auditor("scan", "one.har", "--device", "my-phone")
    assert answer.returncode == 2
    assert answer.stderr.count(b"\n") == 1
    assert b"'my-phone' is no IP or MAC address" in answer.stderr


def test_a_damaged_har_is_said_at_once(auditor: Run, tmp_path: Path) -> None:
    entry = '{"request": {"method": "GET", "url": "http://a.example/"}}'
    (tmp_path / "one.har").write_text(f'{{"log": {{"entries": [{entry}, {{"request" 5}}, {entry}]}}}}')
    for command in ("scan", "exchanges"):
        answer = auditor(command, "one.har")
        assert (answer.returncode, answer.stderr.count(b"\n")) == (0, 1)
        assert b"not valid JSON at line 1" in answer.stderr
        assert b"2 entries could be read" in answer.stderr
