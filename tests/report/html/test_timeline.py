from __future__ import annotations

import msgspec

from auditor.report.document import Clock, Event, Mark, Report
from auditor.report.html.timeline import LEFT, RIGHT, WIDTH, Lane, Timeline, shape_of, timeline_of


def lanes(report: Report) -> dict[str, Lane]:
    drawn = timeline_of(report)
    assert drawn is not None
    return {lane.full: lane for lane in drawn.lanes}


def drawn(report: Report) -> Timeline:
    timeline = timeline_of(report)
    assert timeline is not None
    return timeline


def test_marks_events_closed_payloads_and_unread_connections_have_lanes(report: Report) -> None:
    marked = msgspec.structs.replace(
        report, marks=(Mark(time="2026-03-01T12:00:05.000000000Z", action="like", text=None, input=0),)
    )
    assert list(lanes(marked)) == [
        "What the person did", "ByteDance (CN)", "Closed: ByteDance (CN)", "Unread: pinned.example"
    ]  # fmt: skip


def test_first_and_last_are_at_the_edges(report: Report) -> None:
    points = lanes(report)["ByteDance (CN)"].points
    assert [point.x for point in points] == [LEFT, WIDTH - RIGHT]
    unread = lanes(report)["Unread: pinned.example"].points[0]
    assert (unread.x, unread.width) == (LEFT, WIDTH - RIGHT - LEFT)


def test_device_clock_far_off_is_set_right(report: Report) -> None:
    event = msgspec.structs.replace(report.events[0], time="2026-03-01T11:00:04.750000000Z")
    clock = Clock(recipient=event.recipient, host=event.host, input=0, seconds=3600, spread_seconds=0, sendings=3)
    late = msgspec.structs.replace(report, events=(event,), clocks=(clock,))
    (point,) = lanes(late)["ByteDance (CN)"].points
    assert point.x == (LEFT + WIDTH - RIGHT) / 2
    assert any("clock was off" in note for note in drawn(late).notes)


def test_event_years_away_is_drawn_at_the_edge_and_said_so(report: Report) -> None:
    event = msgspec.structs.replace(report.events[0], time="1970-01-01T00:00:00.000000000Z")
    far = msgspec.structs.replace(report, events=(event,))
    assert lanes(far)["ByteDance (CN)"].points[0].x == LEFT
    assert any("drawn at its edge" in note for note in drawn(far).notes)


def test_more_lanes_than_fit_are_counted(report: Report) -> None:
    unread = tuple(msgspec.structs.replace(report.connections[0], sni=f"h{n}.example") for n in range(20))
    assert "8 more lanes left out." in drawn(msgspec.structs.replace(report, connections=unread)).notes


def test_nothing_with_a_time_is_no_drawing(empty_report: Report) -> None:
    assert timeline_of(msgspec.structs.replace(empty_report, connections=())) is None


def test_shape_goes_by_kind(report: Report) -> None:
    def of(kind: str) -> Event:
        return msgspec.structs.replace(report.events[0], kind=kind)

    assert [shape_of(of(kind)) for kind in ("watched", "liked", "located", "visited")] == [
        "watch", "act", "place", "page"
    ]  # fmt: skip
