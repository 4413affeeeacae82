"""Host names: a label that holds a person's value is hidden everywhere, names of services stay."""

from __future__ import annotations

import json
from pathlib import Path

from auditor.audit import AuditOptions, audit
from auditor.report.document import to_json
from auditor.report.host_masking import hide_in_hosts, host_without
from auditor.report.masking import masked

SERIAL = "r58m123abcd"


def entry(url: str) -> dict[str, object]:
    request = {"method": "GET", "url": url, "httpVersion": "HTTP/1.1", "headers": []}
    return {"startedDateTime": "2026-01-31T12:00:01Z", "request": request, "response": {"status": 200}}


def test_known_value_in_a_host_is_in_no_part_of_a_masked_report(tmp_path: Path) -> None:
    profile, capture = tmp_path / "profile.yaml", tmp_path / "session.har"
    profile.write_text(f"schema: 1\nvalues:\n  - {{type: identifier.serial, value: {SERIAL.upper()}}}\n")
    entries = [entry(f"https://x-{SERIAL}.track.example.com/ping"), entry("https://api.example.com/ping")]
    capture.write_text(json.dumps({"log": {"entries": entries}}))
    report = audit([str(capture)], AuditOptions(profile=profile))
    assert SERIAL in to_json(report).decode()
    shown = to_json(masked(report)).decode().lower()
    assert SERIAL not in shown
    assert "….track.example.com" in shown
    assert "api.example.com" in shown


def test_report_without_such_hosts_is_the_same(tmp_path: Path) -> None:
    capture = tmp_path / "session.har"
    capture.write_text(json.dumps({"log": {"entries": [entry("https://api.example.com/?email=mia@mail.example")]}}))
    report = audit([str(capture)], AuditOptions())
    assert hide_in_hosts(report, "…") is report


def test_registrable_domain_and_addresses_stay() -> None:
    assert host_without("track.example.com", {"example"}, "…") == "track.example.com"
    assert host_without("192.0.2.1", {"192.0.2"}, "…") == "192.0.2.1"
    assert host_without("a.SECRET1.example.com", {"secret1"}, "…") == "a.….example.com"
