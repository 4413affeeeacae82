"""The bundled captures give tshark and the auditor the same requests, bodies, names and packets."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bench.parity import Report, captures_in, judge, judge_all, keylog_of, main
from bench.parity_records import totals

CAPTURES = Path(__file__).parents[2] / "captures"
EXPLAINED = re.compile(
    r"only auditor: POST rpc\.example/lab\.Meter/"
    r"|only tshark: GET suites\.example/suite/[A-Z-]+\+CAMELLIA-\d+-GCM\+"
)
"""HTTP/2 without TLS on a port tshark does not know; Camellia-GCM, which is named as unsupported."""


NOT_AS_TSHARK = ("ip-camera", "kids-watch", "smart-home", "wechat-alipay-pay")
"""Cases whose devices speak what tshark 4.0 has no reader for (PPPP, miIO, a watch's), or takes for TLS."""
UNKNOWN_TO_US = {"ntp", "rtcp"}
"""What tshark names and we do not read."""


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    recordings = [path for path in captures_in([CAPTURES]) if CAPTURES / "lab" not in path.parents]
    return judge_all(recordings, CAPTURES, shutil.which("tshark") or "tshark")


@pytest.mark.program("tshark")
@pytest.mark.parametrize("kind", ["http", "dns", "sni", "websocket", "mqtt"])
def test_bundled_captures_are_read_as_tshark_reads_them(reports: list[Report], kind: str) -> None:
    rows = [row for report in reports for row in report.rows if row.kind == kind]
    told = [text for row in rows for text in row.differences]
    assert [text for text in told if not EXPLAINED.match(text)] == []
    asked, same, captures, _, bodies = totals(rows, kind)
    assert asked == same + len(told)
    assert same > 0
    assert captures >= 1
    assert kind != "http" or bodies >= 1.9 * same


@pytest.mark.program("tshark")
def test_ledgers_add_up_and_agree_with_tshark_group_by_group(reports: list[Report]) -> None:
    for report in reports:
        assert report.adds_up is True
        assert report.faults == ()
        assert sum(report.ours.values()) == sum(report.theirs.values())
        for group in ("cut short", "malformed or of an unknown link", "without content", "local network"):
            assert report.ours[group] == report.theirs[group]
        if not any(row.differences for row in report.rows) and not report.capture.startswith(NOT_AS_TSHARK):
            assert report.ours["unknown protocol"] == report.theirs["unknown protocol"]
            assert report.ours["encrypted"] <= report.theirs["encrypted"]


@pytest.mark.program("tshark")
def test_no_flow_of_a_protocol_that_is_read_stays_unknown(reports: list[Report]) -> None:
    named = {key for report in reports for key in report.protocols}
    assert {protocol for outcome, protocol in named if outcome == "protocol-unknown"} <= UNKNOWN_TO_US


@pytest.mark.program("tshark")
def test_what_is_no_capture_is_said_and_not_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "odd.pcap").write_bytes(b"not a capture")
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "odd.pcap" in said
    assert "not a capture" in said
    assert "crashes   0 in 1 files" in said


def test_reader_that_takes_too_long_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.pcap").write_bytes(b"")
    report = judge(tmp_path / "a.pcap", "a.pcap", "tshark", seconds=0.001)
    assert report.crashed
    assert "took more than" in report.faults[0]


def test_key_log_beside_a_capture_is_found_by_its_stem(tmp_path: Path) -> None:
    for name in ("a.pcap", "a.keys.txt", "b.pcapng", "b.keylog", "c.pcap", "notes.md"):
        (tmp_path / name).write_bytes(b"")
    found = captures_in([tmp_path])
    assert [path.name for path in found] == ["a.pcap", "b.pcapng", "c.pcap"]
    assert [keylog_of(path) for path in found] == [tmp_path / "a.keys.txt", tmp_path / "b.keylog", None]
