from __future__ import annotations

from auditor.events.media import MediaRequest
from auditor.events.traces import MOST_SPANS, Asked, Trace, TraceBook, trace_of
from auditor.model import EMPTY_BODY, Endpoint, Exchange, Message

SECOND = 1_000_000_000


def exchange(host: str, referer: bytes | None, *, sent: bool = True) -> Exchange:
    headers = () if referer is None else ((b"referer", referer),)
    return Exchange(
        0, 0, "HTTP/2", "GET", "https", host, 443, "/x", 200, Message(headers, EMPTY_BODY), None,
        Endpoint("192.0.2.2", 5), Endpoint("192.0.2.1", 443), sent=sent,
    )  # fmt: skip


def test_referrer_of_another_site_is_noted_and_of_the_same_is_not() -> None:
    found = trace_of(exchange("tracker.example.net", b"https://www.example.org/page?q=1"))
    assert found == Trace("www.example.org", None)
    assert trace_of(exchange("cdn.example.org", b"https://www.example.org/page")) is None
    assert trace_of(exchange("tracker.example.net", b"https://www.example.org/", sent=False)) is None


def test_hostile_referrers_betray_nothing_and_do_not_fail() -> None:
    for value in (
        b"",
        b"https://[",
        b"https://[::1",
        b"javascript:alert(1)",
        b"https://192.0.2.1/",
        b"\xff\xfe",
        b"https:///",
    ):
        assert trace_of(exchange("tracker.example.net", value)) is None


def test_times_are_kept_by_the_minute() -> None:
    book = TraceBook()
    for at in (70, 61, 119, 120):
        book.add(0, at * SECOND, "t.example", Trace("www.example.org", None), ("example.com",))
    assert book.referrers == {(0, "t.example", "www.example.org"): {1: 61 * SECOND, 2: 120 * SECOND}}
    assert book.lookups == {(0, "t.example", "example.com"): {1: 61 * SECOND, 2: 120 * SECOND}}


def test_bytes_requested_twice_count_once() -> None:
    assert Asked("h", 0, 0, spans=[(0, 100), (50, 150), (200, 300), (0, 100)]).covered() == 250


def test_endless_ranges_of_one_file_are_bounded() -> None:
    book = TraceBook()
    for start in range(MOST_SPANS + 10):
        book.add(0, start, "h", Trace(None, MediaRequest("h/a.mp4", None, start, start + 1, None)), ())
    (asked,) = book.media.values()
    assert len(asked.spans) == MOST_SPANS
    assert asked.last == MOST_SPANS + 9
