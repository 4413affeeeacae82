"""One core for every input: the same session as a capture and as a HAR made of it gives the same findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, audit
from auditor.cli import run
from auditor.report.document import Report

CAPTURES = Path(__file__).parent.parent / "captures"


def essence(report: Report) -> set[tuple[object, ...]]:
    return {
        (f.type, f.detector, f.rule, f.host, f.evidence[0].where, f.evidence[0].path, f.value, f.count, f.confidence)
        for f in report.findings
    }


@pytest.mark.parametrize("name", ["tiktok-session", "xiaomi-browser-2020"])
def test_capture_and_har_of_it_give_the_same_findings(name: str, tmp_path: Path) -> None:
    capture = CAPTURES / name / "capture.pcapng"
    har = tmp_path / "session.har"
    assert run(["exchanges", str(capture), "--format", "har", "-o", str(har)]) == 0
    from_packets, from_har = audit([str(capture)], AuditOptions()), audit([str(har)], AuditOptions())
    assert essence(from_har) == essence(from_packets)
    assert [(e.kind, e.subject, e.amount, e.outcome, e.text) for e in from_har.events] == [
        (e.kind, e.subject, e.amount, e.outcome, e.text) for e in from_packets.events
    ]
