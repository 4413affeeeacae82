from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.events import EventSighting
from auditor.events.merge import merge

SECOND = 1_000_000_000
Sight = Callable[..., EventSighting]


def times(events: object) -> list[float]:
    return sorted(event.time_ns / SECOND for event in events)  # type: ignore[attr-defined]


def test_same_event_id_sent_again_is_one_event_even_with_another_time(sight: Sight) -> None:
    assert len(merge([sight(id="e1", at=10, sent=30), sight(id="e1", at=11, sent=60)])) == 1
    assert len(merge([sight(id="e1", at=10, sent=30), sight(id="e2", at=10, sent=60)])) == 2


def test_batch_sent_again_in_another_capture_is_no_further_event(sight: Sight) -> None:
    events = merge([sight(at=10, sent=30, input=0), sight(at=10, sent=60, input=1, exchange=7)])
    assert [(e.input, e.sent_ns, len(e.findings)) for e in events] == [(0, 30 * SECOND, 2)]


def test_tellings_without_time_by_one_rule_are_never_merged(sight: Sight) -> None:
    assert len(merge([sight(sent=30), sight(sent=31), sight(sent=32)])) == 3


def test_act_told_by_one_route_only_is_not_taken_for_an_earlier_one(sight: Sight) -> None:
    requests = [sight(rule="like", sent=50)]
    log = [sight(at=10, sent=90), sight(at=49, sent=90)]
    events = merge([*requests, *log])
    assert [len(e.findings) for e in sorted(events, key=lambda e: e.time_ns)] == [1, 2]


def test_nearest_pairing_uses_the_skew_of_the_device_clock(sight: Sight) -> None:
    log = [sight(at=1000, sent=91, exchange=1), sight(at=1040, sent=91, exchange=1)]
    events = merge([sight(rule="like", sent=90), *log], {(0, "tiktok"): -950 * SECOND})
    assert [len(e.findings) for e in sorted(events, key=lambda e: e.time_ns)] == [1, 2]


def test_acts_of_other_inputs_are_other_acts(sight: Sight) -> None:
    assert len(merge([sight(rule="like", sent=50, input=0), sight(rule="log", sent=50, input=1)])) == 2


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.integers(0, 10_000), min_size=1, max_size=20, unique=True), data=st.data())
def test_every_act_is_one_event_whatever_subset_the_second_route_tells(
    sight: Sight, acts: list[int], data: st.DataObject
) -> None:
    acts.sort()
    also = sorted(data.draw(st.sets(st.sampled_from(acts))))
    events = merge([*(sight(at=t, sent=20_000) for t in acts), *(sight(rule="own", sent=t) for t in also)])
    assert times(events) == acts
    assert sorted(e.time_ns // SECOND for e in events if len(e.findings) == 2) == also
