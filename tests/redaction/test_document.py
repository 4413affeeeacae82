from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, audit
from auditor.marks import load_marks
from auditor.profile import Indicator
from auditor.profile.strength import PLACEHOLDERS
from auditor.redaction.document import SAID, redacted_report
from auditor.redaction.placeholders import Placeholders
from auditor.report.document import Report, from_json, to_json
from auditor.report.masking import masked

FOLDER = Path(__file__).parent.parent.parent / "captures" / "tiktok-session"


@pytest.fixture(scope="module")
def plain() -> Report:
    capture = str(FOLDER / "capture.pcapng")
    return audit([capture], AuditOptions(marks={capture: load_marks(FOLDER / "marks.csv")}, processes=1))


@pytest.fixture(scope="module")
def redacted(plain: Report) -> Report:
    return redacted_report(plain, (), Placeholders(b"k" * 32))


def test_values_texts_and_addresses_are_gone_from_all_of_the_document(plain: Report, redacted: Report) -> None:
    data = to_json(redacted).decode()
    told = {finding.value for finding in plain.findings} | {each.value for each in plain.identifiers}
    told |= {text for e in plain.events for text in (e.subject, e.text, e.title) if text and e.finding_ids}
    told |= {mark.text for mark in plain.marks if mark.text}
    telling = {value for value in told if len(value) >= 8 and not value.replace("_", "").isalpha()}
    telling -= PLACEHOLDERS
    assert len(telling) > 30
    assert sorted(value for value in telling if value in data) == []
    assert "192.0.2.10" not in data
    assert "captures/" not in data


def test_everything_but_the_values_stays(plain: Report, redacted: Report) -> None:
    assert [(f.id, f.type, f.host, f.count) for f in redacted.findings] == [
        (f.id, f.type, f.host, f.count) for f in plain.findings
    ]
    assert [len(f.value) for f in redacted.findings] == [len(f.value) for f in plain.findings]
    assert redacted.coverage.packets == plain.coverage.packets
    assert redacted.dossiers == plain.dossiers
    assert redacted.coverage.caveats == (*plain.coverage.caveats, SAID)


def test_names_that_were_looked_up_are_left_out(plain: Report, redacted: Report) -> None:
    assert any(resolver.asked for resolver in plain.coverage.resolvers)
    assert not any(resolver.asked for resolver in redacted.coverage.resolvers)
    assert [r.names for r in redacted.coverage.resolvers] == [r.names for r in plain.coverage.resolvers]


def test_same_value_has_the_same_stand_in(plain: Report, redacted: Report) -> None:
    pairs = {(a.value, b.value) for a, b in zip(plain.findings, redacted.findings, strict=True)}
    assert len({value for value, _ in pairs}) == len(pairs)


def test_it_is_still_a_report_and_no_position_is_drawn(redacted: Report) -> None:
    assert from_json(to_json(redacted)) == redacted
    assert {event.lat for event in redacted.events} == {None}


def test_masked_report_keeps_its_masks_and_loses_paths_and_addresses(plain: Report) -> None:
    before = masked(plain)
    after = redacted_report(before, (), Placeholders(b"k" * 32))
    assert after.findings == before.findings
    assert after.events == before.events
    assert "192.0.2.10" not in to_json(after).decode()
    assert [each.path for each in after.inputs] == ["capture.pcapng"]


def test_values_of_a_profile_go_wherever_they_stand(plain: Report) -> None:
    own = (Indicator("network.ssid", "log-va.tiktokv.com"),)
    assert b"log-va.tiktokv.com" not in to_json(redacted_report(plain, own, Placeholders(b"k" * 32)))
