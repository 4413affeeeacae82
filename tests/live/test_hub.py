"""Late views, lost connections and slow subscribers of the hub."""

from __future__ import annotations

import threading

from auditor.live.hub import MOST_OLD, MOST_PENDING, RECENT, Hub
from auditor.live.messages import Coverage, Event, Exchange, Finding, Mark, Message, Notice
from auditor.model import Confidence, Origin
from auditor.report import document

TIME = "2026-03-01T12:00:00.000000000Z"


def finding(name: str, count: int = 1) -> Finding:
    found = document.Finding(
        id=name, type="device.model", category="device", detector="rules", rule=None, recipient=None, host="a.example",
        app=None, value="Pi…", unit=None, confidence=Confidence.LIKELY, origin=Origin.DEVICE, count=count, first=TIME,
        last=TIME, evidence=(), reason="",
    )  # fmt: skip
    return Finding(time=TIME, finding=found, title="Device model", category="Device", summary="Device model Pi…")


def exchange(n: int, *counts: tuple[str, int]) -> Exchange:
    return Exchange(
        time=TIME,
        n=n,
        host="a.example",
        recipient=None,
        app=None,
        bytes=1,
        method="GET",
        protocol="HTTP/2",
        counts=counts,
    )


def event(name: str, outcome: str) -> Event:
    told = document.Event(
        kind="watched", time=None, sent_time=TIME, recipient=None, subject=None, amount=1.0, unit="s", of=None,
        outcome="skipped" if outcome == "skipped" else "unknown", text=None,
    )  # fmt: skip
    return Event(time=TIME, id=name, host="a.example", event=told, summary=outcome)


def of_kind(told: list[Message], kind: type[Message]) -> list[Message]:
    return [message for message in told if isinstance(message, kind)]


def test_messages_are_numbered_and_reach_every_subscriber() -> None:
    hub = Hub()
    backlog, subscription = hub.subscribe()
    assert backlog == []
    hub.publish(finding("a"), exchange(0, ("a", 1)))
    hub.publish(exchange(1, ("a", 2)))
    assert [message.seq for message in subscription.take()] == [1, 2, 3]
    assert subscription.take() == []


def test_late_view_gets_what_it_missed_and_nothing_twice() -> None:
    hub = Hub()
    hub.publish(finding("a"), exchange(0, ("a", 1)))
    backlog, subscription = hub.subscribe(after=1)
    hub.publish(exchange(1, ("a", 2)))
    assert [message.seq for message in (*backlog, *subscription.take())] == [2, 3]


def test_findings_and_events_outlive_the_recent_and_counts_are_of_now() -> None:
    hub = Hub()
    hub.publish(finding("a"), event("e", "unknown"), Mark(time=TIME, action="like", text=None))
    hub.publish(event("e", "skipped"), Notice(time=TIME, text="gone"))
    for n in range(RECENT + 10):
        hub.publish(exchange(n, ("a", n + 1)))
    backlog, _ = hub.subscribe()
    (kept,) = of_kind(backlog, Finding)
    assert isinstance(kept, Finding)
    assert kept.finding.count == RECENT + 10
    (told,) = of_kind(backlog, Event)
    assert isinstance(told, Event)
    assert told.summary == "skipped"
    assert len(of_kind(backlog, Mark)) == 1
    assert of_kind(backlog, Notice) == []
    assert len(backlog) == RECENT + 3
    assert [message.seq for message in backlog] == sorted(message.seq for message in backlog)


def test_of_old_findings_the_latest_are_kept() -> None:
    hub = Hub()
    hub.publish(Mark(time=TIME, action="like", text=None))
    for n in range(MOST_OLD + RECENT + 10):
        hub.publish(finding(str(n)))
    backlog, _ = hub.subscribe()
    assert len(of_kind(backlog, Finding)) == MOST_OLD + RECENT
    assert len(of_kind(backlog, Mark)) == 1


def test_subscriber_that_takes_nothing_is_lost_and_the_others_are_not() -> None:
    hub = Hub()
    _, slow = hub.subscribe()
    _, quick = hub.subscribe()
    for n in range(MOST_PENDING + 1):
        hub.publish(exchange(n))
        quick.take()
    assert slow.lost
    hub.publish(exchange(0))
    assert slow.take() == []
    assert len(quick.take()) == 1


def test_wake_is_called_once_for_messages_that_come_together() -> None:
    woken: list[int] = []
    hub = Hub()
    _, subscription = hub.subscribe(wake=lambda: woken.append(1))
    hub.publish(exchange(0), exchange(1))
    assert woken == [1]
    hub.unsubscribe(subscription)
    hub.publish(exchange(2))
    assert woken == [1]


def test_taking_waits_for_another_thread() -> None:
    hub = Hub()
    _, subscription = hub.subscribe()
    thread = threading.Timer(0.05, lambda: hub.publish(exchange(0)))
    thread.start()
    assert len(subscription.take(5)) == 1
    thread.join()


def test_coverage_says_how_many_packets_of_others_were_dropped() -> None:
    hub = Hub()
    _, subscription = hub.subscribe()
    hub.dropped(7)
    hub.publish(Coverage(time=TIME, readable=1, unreadable=0, share=1.0, exchanges=1))
    (told,) = subscription.take()
    assert isinstance(told, Coverage)
    assert told.others == 7
