"""Whatever payloads say, events and dossiers come out of it, plain and masked."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.audit.event_rows import clock_rows, event_row
from auditor.audit.events import events_of
from auditor.audit.naming import Naming
from auditor.dossier import dossiers_of
from auditor.events import EventSighting, FindingKey
from auditor.model import EventDraft
from auditor.recipients import Recipients
from auditor.report import terminal
from auditor.report.canvas import Look
from auditor.report.document import BytesOut, Coverage, Report, from_json, to_json
from auditor.report.dossier_page import as_json, render
from auditor.report.masking import masked

KEY: FindingKey = ("watch.duration", "rules", "r", "h", None, "request.body", (), "v")
KINDS = ("watched", "finished", "heartbeat", "located", "visited", "liked", "checked-in", "shown", "paid")
NUMBERS = st.none() | st.floats(-1e300, 1e300) | st.integers(-5, 10**6).map(float)
TEXTS = st.none() | st.text(max_size=8) | st.sampled_from(["v1", "52.52,13.40", "90,180", "https://a.example/"])
DRAFTS = st.builds(
    EventDraft,
    kind=st.sampled_from(KINDS),
    subject=TEXTS,
    time_ns=st.none() | st.integers(1, 2**63 - 1),
    amount=NUMBERS,
    unit=st.sampled_from([None, "ms", "s", "h", "%"]),
    of=NUMBERS,
    outcome=st.sampled_from(["unknown", "completed", "skipped"]),
    text=TEXTS,
    id=st.none() | st.sampled_from(["1", "2"]),
    title=TEXTS,
    precision_m=st.none() | st.floats(0.001, 2e7),
    every_ns=st.none() | st.integers(1, 3600 * 10**9),
)
SIGHTINGS = st.builds(
    EventSighting,
    draft=DRAFTS,
    sent_ns=st.integers(0, 2**63 - 1),
    host=st.sampled_from(["h", "a.example"]),
    recipient=st.just(None),
    rule=st.sampled_from(["r", "s"]),
    finding=st.just(KEY),
    exchange=st.integers(0, 3),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SIGHTINGS, max_size=12))
def test_any_tellings_make_a_report_that_can_be_shown(sightings: list[EventSighting]) -> None:
    who = Naming(Recipients(()))
    told = events_of(sightings)
    events = tuple(event_row(event, {KEY: "0-0"}, who) for event in told)
    report = Report(
        schema=1, tool="auditor", rules="", inputs=(), findings=(), events=events, opaque=(), connections=(),
        unaudited=(), coverage=Coverage(packets={}, bytes_out=BytesOut(readable=0, unreadable=0), readable_share=None),
        recipients=(), clocks=tuple(clock_rows(sightings, who)), dossiers=dossiers_of((), events, {}),
    )  # fmt: skip
    assert len(events) <= len(sightings)
    for each in (report, masked(report)):
        assert terminal.render(each, Look())
        assert render(each, each.dossiers, Look())
        assert as_json(each, each.dossiers)
        assert from_json(to_json(each)) == each
    lines = [n for d in report.dossiers for n in (*d.watched, *d.acts, *d.pages, *d.requested)]
    assert all(0 <= n < len(events) for n in lines)
