"""What left, of captures whose content is read, opaque and unread, and of inputs without packets."""

from __future__ import annotations

from pathlib import Path

from auditor.audit.transmissions import ReadingOptions, read_recordings
from auditor.marks import Mark, load_marks

CAPTURES = Path(__file__).parents[2] / "captures"


def test_read_requests_and_unread_connections_are_transmissions_alike() -> None:
    path = str(CAPTURES / "tiktok-session" / "capture.pcapng")
    marks = load_marks(CAPTURES / "tiktok-session" / "marks.csv")
    (recording,) = read_recordings([path], ReadingOptions(marks={path: marks}))
    assert {"read", "unread"} <= {each.content for each in recording.sent}
    read = [each for each in recording.sent if each.content == "read"]
    assert any(each.is_to("tiktok") and each.is_to("TikTok") and each.is_to("bytedance") for each in read)
    assert recording.span is not None
    assert all(recording.span[0] <= each.time_ns <= recording.span[1] for each in recording.sent)
    assert list(recording.sent) == sorted(recording.sent, key=lambda each: each.time_ns)
    assert recording.marks == marks
    acts = [mark for mark in marks if mark.action == "liked"]
    told = [each.time_ns for each in recording.sent if each.is_to("tiktok")]
    assert acts
    assert all(any(0 <= time - mark.time_ns < 10**9 for time in told) for mark in acts)


def test_payload_encrypted_inside_tls_is_opaque() -> None:
    found = [
        each
        for path in sorted((CAPTURES / "tiktok-encrypted").rglob("capture.pcapng"))
        for recording in read_recordings([str(path)], ReadingOptions())
        for each in recording.sent
    ]
    assert {"opaque", "read"} <= {each.content for each in found}


def test_har_has_requests_and_its_pages_are_marks(tmp_path: Path) -> None:
    path = tmp_path / "page.har"
    path.write_text(
        '{"log": {"version": "1.2", "creator": {"name": "t", "version": "1"}, "pages": [{"startedDateTime": '
        '"2026-03-01T12:00:00Z", "id": "p", "title": "checkin", "pageTimings": {}}], "entries": [{"pageref": "p", '
        '"startedDateTime": "2026-03-01T12:00:01Z", "time": 1, "request": {"method": "POST", "url": '
        '"https://a.example/x", "httpVersion": "HTTP/1.1", "headers": [], "queryString": [], "cookies": [], '
        '"headersSize": -1, "bodySize": 3, "postData": {"mimeType": "text/plain", "text": "abc"}}, "response": '
        '{"status": 200, "statusText": "", "httpVersion": "HTTP/1.1", "headers": [], "cookies": [], "content": '
        '{"size": 0, "mimeType": ""}, "redirectURL": "", "headersSize": -1, "bodySize": 0}, '
        '"cache": {}, "timings": {}}]}}',
        encoding="utf-8",
    )
    (recording,) = read_recordings([str(path)], ReadingOptions())
    (sent,) = recording.sent
    assert (sent.host, sent.recipient, sent.content) == ("a.example", "a.example", "read")
    assert sent.size > 3
    assert [(mark.time_ns, type(mark)) for mark in recording.of_capture] == [(1772366400 * 10**9, Mark)]


def test_connections_of_a_log_without_times_of_packets_count_when_they_began(tmp_path: Path) -> None:
    path = tmp_path / "report.ndjson"
    path.write_text(
        '{"domain": "a.example", "firstTimeStamp": "2026-03-01T12:00:00.000+00:00", "context": "", "timeStamp": '
        '"2026-03-01T12:00:05.000+00:00", "domainType": 2, "initiatedType": "AppInitiated", "hits": 3, "type": '
        '"networkActivity", "domainOwner": "", "bundleID": "com.example.app"}\n',
        encoding="utf-8",
    )
    (recording,) = read_recordings([str(path)], ReadingOptions())
    (sent,) = recording.sent
    assert (sent.host, sent.content) == ("a.example", "unread")
