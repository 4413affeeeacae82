from __future__ import annotations

import msgspec
import pytest

from auditor.dossier import dossiers_of
from auditor.report.canvas import Canvas, Look
from auditor.report.document import Event, Report
from auditor.report.dossier_words import Evidence, paragraph, write_paragraphs
from auditor.report.masking import masked


@pytest.fixture
def whole(report: Report) -> Report:
    """The hand-made report with ids of its own for each finding, a few more events, and its dossiers."""
    findings = tuple(msgspec.structs.replace(f, id=f"{n:012x}-0") for n, f in enumerate(report.findings))
    one = report.events[0]
    more = (
        msgspec.structs.replace(one, outcome="completed", amount=15_000.0, replayed=True),
        msgspec.structs.replace(
            one, kind="visited", subject="https://news.example.org/", incognito=True, outcome="unknown"
        ),
        msgspec.structs.replace(
            one, kind="located", subject="48.40,9.99", lat=48.4, lon=9.99, precision_m=1113.2, outcome="unknown"
        ),
    )
    events = (*report.events, *more)
    dossiers = dossiers_of(findings, events, {})
    return msgspec.structs.replace(report, findings=findings, events=events, dossiers=dossiers)


def said(report: Report) -> str:
    return paragraph(Evidence(report), next(d for d in report.dossiers if d.id == "bytedance"))


def test_paragraph_says_who_where_what_was_watched_done_and_read(whole: Report) -> None:
    text = said(whole)
    for part in (
        "ByteDance (CN) can recognise this device or person by 1 value",
        "knows the device, a Pixel 7",
        "1 position (±1 km)",
        "2 videos were watched: 1 to the end, 1 skipped, 1 more than once, 24 s in all",
        "1 comment",
        "1 page visit, 1 of them incognito",
    ):
        assert part in text


def test_masked_paragraph_holds_no_value(whole: Report) -> None:
    text = said(masked(whole))
    assert "ByteDance (CN) can recognise this device or person by 1 value" in text
    for value in ("Pixel", "anna", "48.40", "24 s"):
        assert value not in text


def test_what_was_counted_as_an_act_is_not_named_again(whole: Report) -> None:
    one = msgspec.structs.replace(whole.findings[0], id="00000000aaaa-0", type="content.audio", category="content")
    two = msgspec.structs.replace(one, id="00000000bbbb-0", type="content.photo")
    spoke = msgspec.structs.replace(
        whole.events[0], kind="spoke", finding_ids=(one.id,), recipient=one.recipient, host=one.host
    )
    findings, events = (*whole.findings, one, two), (*whole.events, spoke)
    told = said(msgspec.structs.replace(
        whole, findings=findings, events=events, dossiers=dossiers_of(findings, events, {})
    ))  # fmt: skip
    assert "1 recording of speech" in told
    assert "also told photo" in told.lower()
    assert "audio" not in told.lower()


def test_sharing_recipients_are_named(whole: Report) -> None:
    extra = msgspec.structs.replace(whole.findings[3], id="feedfeedfeed-0", recipient=None, host="ads.example.com")
    findings = (*whole.findings, extra)
    report = msgspec.structs.replace(whole, findings=findings, dossiers=dossiers_of(findings, whole.events, {}))
    assert "It shares identifying values with example.com, so that what they know can be joined." in said(report)


def test_only_inferred_visits_make_no_paragraph(report: Report) -> None:
    visit = Event(
        kind="visited", time=None, sent_time="2026-03-01T12:00:00.000000000Z", recipient=None, subject="example.org",
        amount=None, unit=None, of=None, outcome="unknown", text=None, inferred=True, host="example.org",
    )  # fmt: skip
    bare = msgspec.structs.replace(report, findings=(), events=(visit,), dossiers=dossiers_of((), (visit,), {}))
    assert len(bare.dossiers) == 1
    assert paragraph(Evidence(bare), bare.dossiers[0]) == ""
    canvas = Canvas(Look())
    write_paragraphs(canvas, bare)
    assert canvas.finished() == ""
