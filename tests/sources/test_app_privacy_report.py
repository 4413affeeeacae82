"""App Privacy Reports: domains contacted are connections, resources used are gaps, other lines are counted."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from auditor.model import Endpoint, Outcome
from auditor.sources.app_privacy_report import Access, AppPrivacyReport
from auditor.sources.interface import ExchangeSource

Open = Callable[[bytes], ExchangeSource]
NOON = 1_709_294_400_000_000_000
HOUR = 3_600_000_000_000


def contacted(**other: object) -> dict[str, object]:
    return {
        "domain": "api.example.com",
        "firstTimeStamp": "2024-03-01T13:00:00+01:00",
        "context": "",
        "timeStamp": "2024-03-01T13:00:00.250Z",
        "domainType": 2,
        "initiatedType": "AppInitiated",
        "hits": 10,
        "type": "networkActivity",
        "domainOwner": "",
        "bundleID": "com.example.App1",
        **other,
    }


def accessed(kind: str, time: str, category: str = "location", identifier: str = "8A40") -> dict[str, object]:
    return {
        "accessor": {"identifier": "com.example.App1", "identifierType": "bundleID"},
        "category": category,
        "identifier": identifier,
        "kind": kind,
        "timeStamp": time,
        "type": "access",
    }


def opened(open_exchanges: Open, *records: object) -> AppPrivacyReport:
    source = open_exchanges("\n".join(json.dumps(record) for record in records).encode() + b"\n")
    assert isinstance(source, AppPrivacyReport)
    assert source.kind == "app-privacy-report"
    return source


def test_domain_contacted_by_an_app_is_a_connection(open_exchanges: Open) -> None:
    (connection,) = opened(open_exchanges, contacted()).connections()
    assert (connection.app, connection.host) == ("com.example.App1", "api.example.com")
    assert (connection.first, connection.last) == (NOON, NOON + HOUR + 250_000_000)
    assert connection.detail == "10 times"


MARKERS = (
    {"version": 2, "recordType": "access", "exportTimestamp": "2024-03-02T00:00:00Z", "_marker": "<metadata>"},
    {"_marker": "<metadata>", "exportTimestamp": "2024-03-02T00:00:00Z"},
    {"_marker": "<end-of-section>"},
)


@pytest.mark.parametrize("first", MARKERS, ids=["with type", "metadata", "end"])
def test_lines_that_mark_sections_are_passed_over(open_exchanges: Open, first: object) -> None:
    report = opened(open_exchanges, first, contacted(), *MARKERS)
    assert [connection.host for connection in report.connections()] == ["api.example.com"]
    assert {fault.reason for fault in report.faults()} == {Outcome.NOT_RECORDED}


def test_addresses_and_circumstances(open_exchanges: Open) -> None:
    record = contacted(
        domain="192.0.2.4",
        hits=1,
        initiatedType="NonAppInitiated",
        context="news.example",
        domainType=1,
        domainOwner="Ex",
    )
    (connection,) = opened(open_exchanges, record).connections()
    assert (connection.host, connection.server) == (None, Endpoint("192.0.2.4", 0))
    assert connection.detail == (
        "initiated by the user; by the website news.example; known to Apple to collect across apps; owner: Ex"
    )


def test_begin_and_end_of_an_access_are_one(open_exchanges: Open) -> None:
    source = opened(
        open_exchanges,
        accessed("intervalBegin", "2024-03-01T12:00:00Z"),
        accessed("intervalEnd", "2024-03-01T13:00:00Z"),
        accessed("intervalBegin", "2024-03-01T14:00:00Z", identifier="B"),
        accessed("intervalBegin", "2024-03-01T12:30:00Z", "contacts", "C"),
    )
    assert source.accesses[0] == Access("com.example.App1", "location", NOON, NOON + HOUR)
    assert len(source.accesses) == 3
    contacts, location = source.faults()
    assert (contacts.reason, location.reason) == (Outcome.NOT_RECORDED, Outcome.NOT_RECORDED)
    assert "com.example.App1 used contacts once (2024-03-01 12:30:00 UTC); whether" in contacts.detail
    assert location.detail.endswith(
        "used location 2 times (2024-03-01 12:00:00 to 2024-03-01 14:00:00 UTC); whether it was sent is not recorded"
    )


def test_lines_that_are_no_record_are_counted_and_the_rest_is_read(open_exchanges: Open) -> None:
    lines = [json.dumps(contacted()), "no json", '{"type": "access"}', "[]", json.dumps(contacted(domain=5)), ""]
    source = open_exchanges("\n".join(lines).encode())
    assert isinstance(source, AppPrivacyReport)
    assert len(source.connections()) == 1
    gap = source.faults()[-1]
    assert gap.reason is Outcome.UNDECODABLE
    assert "4 lines are no record known here and were left out: line 2, 3, 4, 5" in gap.detail


def test_a_har_with_a_type_in_it_stays_a_har(open_exchanges: Open) -> None:
    har = {"log": {"entries": [], "_x": {"type": "access"}}}
    assert open_exchanges(json.dumps(har).encode()).kind == "har"
