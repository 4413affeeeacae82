from __future__ import annotations

from auditor.audit.events import EventTally, events_of
from auditor.events import EventSighting, FindingKey
from auditor.model import EventDraft
from auditor.rules.answers import Learnt

SECOND = 1_000_000_000
MS = 1_000_000


def sighting(
    kind: str,
    subject: str | None = "v1",
    *,
    at: int | None = None,
    sent: int = 100,
    rule: str = "endpoints/log",
    amount: float | None = None,
    text: str | None = None,
    every: int | None = None,
) -> EventSighting:
    draft = EventDraft(
        kind, subject, None if at is None else at * SECOND, amount, None if amount is None else "ms", text=text,
        every_ns=None if every is None else every * SECOND,
    )  # fmt: skip
    key: FindingKey = (kind, "rules", rule, "h", None, "request.body", ("json",), f"{subject}{at}{sent}")
    return EventSighting(draft, sent * SECOND, "h", "tiktok", rule, key)


def told(events: list[EventTally]) -> list[tuple[str, str | None, str]]:
    return [(e.draft.kind, e.draft.subject, e.draft.outcome) for e in events]


def test_same_act_by_two_routes_is_one_event_with_both_findings() -> None:
    events = events_of([sighting("liked", rule="endpoints/like", sent=50), sighting("liked", at=49)])
    assert told(events) == [("liked", "v1", "unknown")]
    assert len(events[0].findings) == 2
    assert events[0].draft.time_ns == 49 * SECOND


def test_same_act_twice_by_one_route_is_two_events() -> None:
    assert len(events_of([sighting("liked", at=10), sighting("liked", at=20)])) == 2


def test_batch_sent_again_adds_no_event() -> None:
    assert len(events_of([sighting("liked", at=10, sent=30), sighting("liked", at=10, sent=60)])) == 1


def test_video_whose_end_was_logged_is_completed_and_others_were_skipped() -> None:
    events = events_of(
        [
            sighting("watched", "v1", at=10, amount=8_000),
            sighting("finished", "v1", at=10),
            sighting("watched", "v2", at=13, amount=2_000),
        ]
    )
    assert told(events) == [("watched", "v1", "completed"), ("watched", "v2", "skipped")]
    assert [e.inferred for e in events] == [False, True]


def test_length_an_answer_gave_decides_the_outcome_and_gives_the_title() -> None:
    known = {
        ("tiktok", "v1"): Learnt("endpoints/feed", "tiktok", "v1", 12.0, "s", "Bread"),
        ("other", "v2"): Learnt("endpoints/feed", "other", "v2", 12.0, "s", "Not theirs"),
    }
    events = events_of([sighting("watched", at=10, amount=2_000), sighting("liked", "v2", at=11)], known)
    assert told(events) == [("watched", "v1", "skipped"), ("liked", "v2", "unknown")]
    assert [(e.draft.of, e.draft.title) for e in events] == [(12_000.0, "Bread"), (None, None)]
    assert not any(e.inferred for e in events)


def test_without_any_logged_end_nothing_is_said_of_the_outcome() -> None:
    assert told(events_of([sighting("watched", "v1", at=10, amount=8_000)])) == [("watched", "v1", "unknown")]


def test_heartbeats_are_no_events_but_what_follows_from_them_is() -> None:
    events = events_of([sighting("heartbeat", sent=at, every=10) for at in (10, 20, 30)])
    assert [(e.draft.kind, e.inferred, e.low, e.high) for e in events] == [("watched", True, 10.0, 50.0)]


def test_events_come_in_the_order_they_happened() -> None:
    events = events_of([sighting("liked", "b", at=20, sent=30), sighting("liked", "a", at=10, sent=90)])
    assert [e.draft.subject for e in events] == ["a", "b"]
