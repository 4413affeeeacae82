from __future__ import annotations

import json

import msgspec
import pytest

from auditor.dossier import dossiers_of
from auditor.report.canvas import Look
from auditor.report.document import Report
from auditor.report.dossier_page import as_json, chosen, render
from auditor.report.masking import masked


@pytest.fixture
def whole(report: Report) -> Report:
    findings = tuple(msgspec.structs.replace(f, id=f"{n:012x}-0") for n, f in enumerate(report.findings))
    return msgspec.structs.replace(report, findings=findings, dossiers=dossiers_of(findings, report.events, {}))


def test_recipient_is_chosen_by_id_or_name(whole: Report) -> None:
    assert [d.id for d in chosen(whole, "ByteDance")] == ["bytedance"]
    assert [d.name for d in chosen(whole, "EXAMPLE.net")] == ["example.net"]
    assert chosen(whole, "nobody") == []
    assert len(chosen(whole, None)) == len(whole.dossiers) == 2


def test_page_has_each_value_with_its_finding_and_each_event(whole: Report) -> None:
    text = render(whole, chosen(whole, "bytedance"), Look(100))
    for part in ("Pixel 7", "anna@example.org", "000000000003-0", "7012998877665544, 8.6 s of 15.0 s, skipped"):
        assert part in text
    assert "speaks only of what could be seen" in text


def test_data_that_an_event_tells_already_is_not_told_again(whole: Report) -> None:
    duration = next(f for f in whole.findings if f.type == "watch.duration")
    events = tuple(msgspec.structs.replace(e, finding_ids=(duration.id,)) for e in whole.events)
    assert "8620 ms" in render(whole, whole.dossiers, Look(100))
    assert "8620 ms" not in render(msgspec.structs.replace(whole, events=events), whole.dossiers, Look(100))


def test_masked_page_and_json_hold_no_value(whole: Report) -> None:
    shown = masked(whole)
    for text in (render(shown, shown.dossiers, Look()), as_json(shown, shown.dossiers)):
        for value in ("Pixel 7", "anna@example.org", "48.4011", "7012998877665544", "7012345678901", "8620"):
            assert value not in text


def test_json_holds_what_its_dossiers_refer_to(whole: Report) -> None:
    found = json.loads(as_json(whole, chosen(whole, "bytedance")))
    ids = {finding["id"] for finding in found["findings"]}
    (dossier,) = found["dossiers"]
    data = [*dossier["identifiers"], *dossier["device"], *dossier["about"]]
    assert {id_ for datum in data for id_ in datum["finding_ids"]} <= ids
    assert all(found["events"][n]["kind"] == "watched" for n in dossier["watched"])
    assert found["values"] == "plain"


def test_nobody_told_anything_is_said_of_what_could_be_seen(empty_report: Report) -> None:
    assert "of what could be seen" in render(empty_report, [], Look())
