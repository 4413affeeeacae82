from __future__ import annotations

import msgspec
import pytest

from auditor.report.canvas import Canvas, Look
from auditor.report.document import Clock, Event, RecipientRef, Report
from auditor.report.events_section import parted, write_events

TIKTOK = RecipientRef(id="tiktok", name="TikTok", country="SG")


def event(kind: str, subject: str | None = None, at: str = "12:00:00", **more: object) -> Event:
    one = Event(
        kind=kind, time=f"2026-03-01T{at}.000000000Z", sent_time="2026-03-01T23:00:00.000000000Z", recipient=TIKTOK,
        subject=subject, amount=None, unit=None, of=None, outcome="unknown", text=None, host="h.example",
    )  # fmt: skip
    return msgspec.structs.replace(one, **more)


def shown(report: Report, *events: Event) -> str:
    canvas = Canvas(Look(100))
    write_events(canvas, msgspec.structs.replace(report, events=events))
    return " ".join(canvas.finished().split())


def test_the_same_place_told_again_and_again_is_one_line(report: Report) -> None:
    events = [event("located", "52.52,13.40", f"12:00:0{n}", precision_m=1113.2) for n in range(5)]
    text = shown(report, *events, event("located", "48.40,9.99", "12:00:09"))
    assert text.count("52.52,13.40") == 1
    assert "52.52,13.40 (±1 km), 5 times in a row" in text
    assert "48.40,9.99" in text


def test_places_that_look_alike_when_masked_stay_lines_of_their_own(report: Report) -> None:
    hidden = msgspec.structs.replace(report, values="masked")
    ids = (("0a-0",), ("0a-0",), ("0b-0",))
    events = [event("located", "48… (18 characters)", f"12:00:0{n}", finding_ids=own) for n, own in enumerate(ids)]
    text = shown(hidden, *events)
    assert text.count("48… (18 characters)") == 2
    assert "2 times in a row" in text
    assert "3 times in a row" not in text


def test_likes_in_a_row_stay_lines_of_their_own(report: Report) -> None:
    assert shown(report, event("liked", "v1"), event("liked", "v1")).count("v1") == 2


def test_shown_videos_are_left_out_where_watching_was_told() -> None:
    told, _, _ = parted([event("shown", "v1"), event("watched", "v1"), event("shown", "v2")])
    assert [(e.kind, e.subject) for e in told] == [("watched", "v1"), ("shown", "v2")]


def test_requested_media_is_one_sentence_that_claims_no_watching(report: Report) -> None:
    text = shown(report, *(event("requested", f"cdn.example/{n}.mp4", inferred=True) for n in range(30)))
    assert "Parts of 30 videos or sounds were requested from TikTok (SG)" in text
    assert "not to say that they were watched" in text
    assert "What the person did" not in text


def test_inferred_visits_are_a_line_a_site_with_those_who_could_see(report: Report) -> None:
    visits = [
        event("visited", "example.org", inferred=True, method="referrer", recipient=None, host=f"t{n}.example.com")
        for n in range(5)
    ]
    seen = event("visited", "bank.example", inferred=True, method="sni", recipient=None, host="bank.example")
    text = shown(report, *visits, seen)
    assert text.count("Visited example.org") == 1
    assert "and 2 more" in text
    assert "Visited bank.example – seen by whoever carries the traffic" in text


@pytest.mark.parametrize("events", [(), (event("liked", "v1"),)])
def test_nothing_inferred_makes_no_heading(report: Report, events: tuple[Event, ...]) -> None:
    assert "without having been told" not in shown(report, *events)


def test_a_page_told_to_several_is_one_line_that_names_them(report: Report) -> None:
    other = RecipientRef(id="meta", name="Meta", country="US")
    page = "https://news.example.org/a"
    text = shown(
        report,
        event("visited", page),
        event("liked", "v1"),
        event("visited", page, "12:00:20", recipient=other),
        event("visited", "https://news.example.org/b", "12:01:00"),
        event("visited", page, "13:00:00"),
    )
    assert text.count("news.example.org/a") == 2
    assert "news.example.org/a – told TikTok (SG), Meta (US)" in text


def test_clock_far_off_and_doubtful_units_are_said(report: Report) -> None:
    clock = Clock(recipient=TIKTOK, host="h", input=0, seconds=7200.0, spread_seconds=1.0, sendings=3)
    off = msgspec.structs.replace(report, clocks=(clock, msgspec.structs.replace(clock, seconds=2.0)))
    text = shown(off, event("watched", "v1", doubt="8,600 s do not fit: is the unit right?"))
    assert text.count("Times told TikTok (SG) are by the device's clock, which is 2 h behind that of the capture.") == 1
    assert "– but 8,600 s do not fit: is the unit right?" in text
