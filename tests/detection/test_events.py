"""An app nobody wrote a rule for tells what its user does: each kind of act becomes an event with its particulars."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, audit
from auditor.report.document import Event, Report

STARTED = "2026-05-01T08:00:{:02d}.000Z"
AT_EIGHT_MS = 1777622400000
Json = dict[str, object]
BODIES: tuple[Json, ...] = (
    {
        "batch": [
            {"ts": AT_EIGHT_MS, "video_id": "v-1", "watched_ms": 8620, "duration_ms": 8620},
            {"ts": AT_EIGHT_MS + 10_000, "video_id": "v-2", "watched_ms": 2100, "duration_ms": 12000},
            {"ts": AT_EIGHT_MS + 20_000, "video_id": "v-1", "watched_ms": 8620, "duration_ms": 8620},
        ]
    },
    {"action": "like", "video_id": "v-1"},
    {"action": "unlike", "video_id": "v-1"},
    {"video_id": "v-1", "comment": "Sehr schön gefilmt!"},
    {"action": "share", "video_id": "v-1"},
    {"action": "follow", "channel_id": "ch-9"},
    {"search_term": "rückenschmerzen was hilft"},
    {"event": "$click", "element_id": "btn-buy", "element_type": "button"},
    {"page": "/sport", "scroll_percent": 75},
    {"url": "https://www.example.org/a", "visitTime": AT_EIGHT_MS, "title": "A", "incognito": True},
    {"latitude": 48.401122, "longitude": 9.987604, "accuracy": 12.4},
    {"venue_name": "Café Beispiel", "checkin_time": AT_EIGHT_MS // 1000},
    {"package": "com.example.maps", "foreground_ms": 33211},
    {"merchant_name": "Apotheke am Markt", "amount": 12.4, "currency": "EUR"},
    {"asr_text": "mach das Licht aus"},
    {"home_id": 1301, "did": "lamp-1", "power": "on"},
)
HEARTBEAT: Json = {"event": "video_heartbeat", "video_id": "v-7"}
BEATS = range(20, 50, 5)


def entry(second: int, body: Json) -> Json:
    """One request of a HAR."""
    text = json.dumps(body)
    none: list[Json] = []
    return {
        "startedDateTime": STARTED.format(second),
        "time": 1,
        "request": {
            "method": "POST",
            "url": "https://api.unknown-app.example/v2/track",
            "httpVersion": "HTTP/1.1",
            "headers": [{"name": "Content-Type", "value": "application/json"}],
            "queryString": none,
            "cookies": none,
            "headersSize": -1,
            "bodySize": len(text),
            "postData": {"mimeType": "application/json", "text": text},
        },
        "response": {
            "status": 204, "statusText": "", "httpVersion": "HTTP/1.1", "headers": none, "cookies": none,
            "content": {"size": 0, "mimeType": ""}, "redirectURL": "", "headersSize": -1, "bodySize": 0,
        },
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
    }  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    entries = [entry(second, body) for second, body in enumerate(BODIES, 1)]
    entries += [entry(second, HEARTBEAT) for second in BEATS]
    path: Path = tmp_path_factory.mktemp("app") / "app.har"
    log = {"log": {"version": "1.2", "creator": {"name": "lab", "version": "1"}, "entries": entries}}
    path.write_text(json.dumps(log), "utf-8")
    return audit([str(path)], AuditOptions())


def of(report: Report, kind: str) -> list[Event]:
    return [event for event in report.events if event.kind == kind]


def test_watch_times_lengths_skips_and_replays_are_told(report: Report) -> None:
    told = [event for event in of(report, "watched") if event.low is None]
    assert [(e.subject, e.amount, e.unit, e.of, e.outcome, e.replayed) for e in told] == [
        ("v-1", 8620, "ms", 8620, "completed", False),
        ("v-2", 2100, "ms", 12000, "skipped", False),
        ("v-1", 8620, "ms", 8620, "completed", True),
    ]
    assert [str(e.time)[:19] for e in told] == [f"2026-05-01T08:00:{second}" for second in ("00", "10", "20")]


def test_heartbeats_of_no_known_period_give_bounds_and_are_inferred(report: Report) -> None:
    (beaten,) = [event for event in of(report, "watched") if event.low is not None]
    assert (beaten.subject, beaten.inferred, beaten.low, beaten.high) == ("v-7", True, 20.0, 40.0)


@pytest.mark.parametrize(
    ("kind", "subject", "text"),
    [
        ("liked", "v-1", None),
        ("unliked", "v-1", None),
        ("commented", "v-1", "Sehr schön gefilmt!"),
        ("shared", "v-1", None),
        ("followed", "ch-9", None),
        ("searched", "rückenschmerzen was hilft", None),
        ("clicked", "btn-buy", None),
        ("checked-in", "Café Beispiel", None),
        ("spoke", None, "mach das Licht aus"),
        ("device-state", "lamp-1", "on"),
    ],
)
def test_act_is_told_once_with_what_it_was_done_to(
    report: Report, kind: str, subject: str | None, text: str | None
) -> None:
    (event,) = of(report, kind)
    assert (event.subject, event.text, event.inferred) == (subject, text, False)


def test_measured_acts_have_their_amounts(report: Report) -> None:
    rows = [(e.kind, e.subject, e.amount, e.unit, e.text) for k in ("scrolled", "used", "paid") for e in of(report, k)]
    assert rows == [
        ("scrolled", "/sport", 75, "%", None),
        ("used", "com.example.maps", 33211, "ms", None),
        ("paid", "Apotheke am Markt", 12.4, None, "EUR"),
    ]


def test_visit_has_time_title_and_private_tab_and_position_its_precision(report: Report) -> None:
    (visit,) = of(report, "visited")
    assert (visit.subject, visit.title, visit.incognito) == ("https://www.example.org/a", "A", True)
    assert str(visit.time).startswith("2026-05-01T08:00:00")
    (position,) = of(report, "located")
    assert (position.lat, position.lon, position.precision_m) == (48.401122, 9.987604, 12.4)


def test_each_event_names_the_findings_it_rests_on(report: Report) -> None:
    ids = {finding.id for finding in report.findings}
    assert all(event.finding_ids and ids.issuperset(event.finding_ids) for event in report.events)
