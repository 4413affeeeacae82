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


def happened(report: Report) -> list[tuple[object, ...]]:
    """Events but for those that only packets show: names in handshakes and look-ups."""
    events = (e for e in report.events if e.method not in ("sni", "dns"))
    return [(e.kind, e.subject, e.amount, e.of, e.outcome, e.text, e.title) for e in events]


@pytest.mark.parametrize("name", ["tiktok-session", "xiaomi-browser-2020"])
def test_capture_and_har_of_it_give_the_same_findings(name: str, tmp_path: Path) -> None:
    capture = CAPTURES / name / "capture.pcapng"
    har = tmp_path / "session.har"
    assert run(["exchanges", str(capture), "--format", "har", "-o", str(har)]) == 0
    from_packets, from_har = audit([str(capture)], AuditOptions()), audit([str(har)], AuditOptions())
    assert essence(from_har) == essence(from_packets)
    assert happened(from_har) == happened(from_packets)
