from __future__ import annotations

from collections.abc import Callable

from auditor.events import EventTally
from auditor.events.beaten import viewings, watched_by_heartbeats

SECOND = 1_000_000_000
Happen = Callable[..., EventTally]


def test_heartbeats_become_one_inferred_watching_with_bounds(happen: Happen) -> None:
    beats = [happen("heartbeat", at=at, every_ns=10 * SECOND) for at in (10, 20, 30)]
    (watched,) = watched_by_heartbeats(beats, [])
    assert (watched.draft.kind, watched.draft.subject, watched.inferred) == ("watched", "v1", True)
    assert (watched.low, watched.high, watched.draft.amount, watched.draft.unit) == (10, 50, 30, "s")
    assert len(watched.findings) == 3
    assert watched.draft.outcome == "unknown"


def test_nothing_is_inferred_of_what_was_told(happen: Happen) -> None:
    beats = [happen("heartbeat", at=10, every_ns=10 * SECOND)]
    assert watched_by_heartbeats(beats, [happen(at=12, amount=5000)]) == []


def test_few_or_irregular_beats_of_no_known_period_say_nothing(happen: Happen) -> None:
    for times in ((10,), (10, 20, 30), (10, 12, 31, 90, 94, 200)):
        assert watched_by_heartbeats([happen("heartbeat", at=at) for at in times], []) == []


def test_regular_beats_tell_their_period_themselves(happen: Happen) -> None:
    beats = [happen("heartbeat", at=at) for at in (10, 20, 30, 40)]
    (watched,) = watched_by_heartbeats(beats, [])
    stated = [happen("heartbeat", at=at, every_ns=10 * SECOND) for at in (10, 20, 30, 40)]
    (known,) = watched_by_heartbeats(stated, [])
    assert (watched.low, watched.high) == (known.low, known.high) == (20, 60)
    assert "which came about every 10 s" in watched.reason[0]
    assert "which came" not in known.reason[0]


def test_telling_again_and_again_that_one_watches_is_one_viewing_until_half_an_hour_is_silent(happen: Happen) -> None:
    pings = [happen(at=at, amount=None, unit=None) for at in (0, 40, 80, 7200)]
    told = happen(at=50, amount=5000)
    found = viewings([*pings, told])
    assert sorted(e.time_ns // SECOND for e in found) == [0, 50, 7200]
    first = min(found, key=lambda e: e.time_ns)
    assert (len(first.findings), first.reason) == (3, ["told 3 times while it went on"])


def test_viewings_of_other_videos_and_with_ids_of_their_own_stay_apart(happen: Happen) -> None:
    events = [happen("watched", v, at=0, amount=None, unit=None) for v in ("v1", "v2")]
    numbered = [happen(at=at, amount=None, unit=None, id=str(at)) for at in (0, 1)]
    assert len(viewings([*events, *numbered])) == 4
