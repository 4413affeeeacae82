from __future__ import annotations

from auditor.marks.clock import clock_offset
from auditor.marks.mark import Mark
from tests.marks.conftest import SECOND, Send


def sync(seconds: float, text: str | None = None) -> Mark:
    return Mark(round(seconds * SECOND), "sync", text)


def test_sync_mark_in_the_capture_goes_before_everything(send: Send) -> None:
    ours, theirs = [sync(10, "a.example"), Mark(0, "like")], [sync(12.5), Mark(5, "like")]
    found = clock_offset(ours, theirs, [send(11)], "a.example")
    assert (found.offset_ns, found.source, found.syncs) == (2_500_000_000, "capture", 1)


def test_time_noted_with_the_mark_is_the_recordings() -> None:
    found = clock_offset([sync(0, "1970-01-01T01:00:03.5+01:00")], [], [], None)
    assert (found.offset_ns, found.source) == (3_500_000_000, "text")


def test_request_at_the_mark_is_the_nearest_to_the_host_named(send: Send) -> None:
    sent = [send(5, host="b.example"), send(9, host="time.a.example"), send(20, host="a.example")]
    for text, planned in (("a.example", None), ("http://a.example/now", "b.example"), (None, "a.example")):
        found = clock_offset([sync(10, text)], [], sent, planned)
        assert (found.offset_ns, found.source) == (-1_000_000_000, "request")


def test_median_of_several_holds_and_their_spread_is_told(send: Send) -> None:
    marks = [sync(10), sync(100), sync(200)]
    found = clock_offset(marks, [], [send(11), send(101.5), send(204)], "a.example")
    assert (found.offset_ns, found.spread_ns, found.syncs) == (1_500_000_000, 3_000_000_000, 3)


def test_without_a_sync_that_fits_clocks_are_taken_to_agree(send: Send) -> None:
    unfit: list[tuple[list[Mark], str | None]]
    unfit = [([], "a.example"), ([sync(10)], None), ([sync(5000)], "a.example"), ([sync(1, "no host")], None)]
    for marks, host in unfit:
        assert clock_offset(marks, [], [send(11)], host).source == "none"
    assert clock_offset([sync(1, "http://[bad")], [], [send(1)], None).offset_ns == 0
