"""What an audit of each bundled capture reports, against what the player logged when it sent it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from auditor.audit import AuditOptions, audit
from auditor.dissection import DissectionOptions, dissect
from auditor.model import Confidence
from auditor.report.document import Event, Finding, Report

from .conftest import CAPTURES, MADE_UP, SCENARIOS

Json = dict[str, Any]


@pytest.fixture(scope="module", params=[name for name in SCENARIOS if name not in MADE_UP])
def audited(request: pytest.FixtureRequest) -> tuple[Json, Report]:
    folder = CAPTURES / str(request.param)
    expected = json.loads((folder / "expected.json").read_text())
    return expected, audit([str(folder / "capture.pcapng")], AuditOptions())


def right(finding: Finding, entry: Json) -> bool:
    if (finding.host, finding.value) != (entry["host"], entry["value"]):
        return False
    kinds = (entry["type"], *entry["accept"])
    return any(finding.type == kind or (kind.endswith(".") and finding.type.startswith(kind)) for kind in kinds)


def test_every_core_datum_that_was_sent_is_found(audited: tuple[Json, Report]) -> None:
    expected, report = audited
    missing = [
        (entry["type"], entry["host"], entry["value"])
        for entry in expected["findings"]
        if entry["core"] and not any(right(finding, entry) for finding in report.findings)
    ]
    assert missing == []


def test_nothing_certain_is_found_that_was_not_sent(audited: tuple[Json, Report]) -> None:
    expected, report = audited
    wrong = [
        (finding.type, finding.host, finding.value, finding.rule)
        for finding in report.findings
        if finding.confidence is Confidence.CERTAIN
        and finding.category != "opaque"
        and not any(right(finding, entry) for entry in expected["findings"])
    ]
    assert wrong == []


def told(event: Event) -> tuple[object, ...]:
    watched = event.kind == "watched"
    return (
        event.kind,
        event.subject,
        event.amount if watched else None,
        event.outcome if watched else None,
        event.of if watched else None,
        event.text if event.kind in ("commented", "searched") else None,
    )


def test_every_act_is_told_once_and_in_order(audited: tuple[Json, Report]) -> None:
    expected, report = audited
    acts = [
        (
            act["kind"],
            act["subject"],
            act["amount"] if act["kind"] == "watched" else None,
            act["outcome"] if act["kind"] == "watched" else None,
            act["of"] if act["kind"] == "watched" else None,
            act["text"] if act["kind"] in ("commented", "searched") else None,
        )
        for act in expected["events"]
        if act["core"]
    ]
    hosts: dict[str, set[str]] = {}
    for act in expected["events"]:
        hosts.setdefault(act["kind"], set()).update(request["host"] for request in act["told_by"])
    for kind in sorted({act[0] for act in acts}):
        events = [e for e in report.events if e.kind == kind and not e.inferred and e.host in hosts[kind]]
        assert [told(event) for event in events] == [act for act in acts if act[0] == kind]


def test_every_readable_request_is_read(audited: tuple[Json, Report]) -> None:
    expected, report = audited
    with dissect(report.inputs[0].path, DissectionOptions(), lambda exchange: exchange.protocol) as dissection:
        requests = [protocol for _, protocol in dissection if protocol.startswith("HTTP/")]
    assert len(requests) == len(expected["requests"])


def test_hosts_without_keys_are_named_as_not_seen(audited: tuple[Json, Report]) -> None:
    expected, report = audited
    unseen = {c.sni for c in report.connections if c.outcome == "no-keys-although-log-given"}
    assert unseen == {entry["host"] for entry in expected["unreadable"]}


def test_every_packet_is_counted_once(audited: tuple[Json, Report]) -> None:
    _, report = audited
    assert sum(report.coverage.packets.values()) == report.inputs[0].packets
