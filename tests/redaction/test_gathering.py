from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import AuditOptions
from auditor.profile.strength import PLACEHOLDERS
from auditor.redaction.gathering import Gathered, devices_of, gather
from auditor.redaction.placeholders import Placeholders

CAPTURE = Path(__file__).parent.parent.parent / "captures" / "tiktok-session" / "capture.pcapng"


@pytest.fixture(scope="module")
def gathered() -> Gathered:
    return gather(str(CAPTURE), AuditOptions(processes=1), Placeholders(b"k" * 32))


def test_all_that_an_audit_finds_is_known(gathered: Gathered) -> None:
    known = gathered.known
    findings = gathered.report.findings
    telling = [f for f in findings if f.category == "identifier" and len(f.value) > 8 and f.value not in PLACEHOLDERS]
    assert telling
    assert [f.value for f in telling if not known.holds(f.value.encode())] == []
    assert known.is_whole("device_brand", "google")
    assert not known.is_whole("anything else", "google")


def test_devices_are_whoever_opened_connections(gathered: Gathered) -> None:
    assert gathered.addresses == {"192.0.2.10", "2001:db8:0:10::10"}
    assert devices_of(gathered.report) == gathered.addresses
