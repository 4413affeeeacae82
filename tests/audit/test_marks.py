"""Marks of a file, of packet comments and of a HAR's pages all reach the report, in order of time."""

from __future__ import annotations

import json
import struct
from pathlib import Path

from auditor.audit import AuditOptions, audit
from auditor.marks import Mark

SECOND = 1_000_000_000


def block(kind: int, body: bytes) -> bytes:
    body += b"\0" * (-len(body) % 4)
    size = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + size + body + size


def capture_with_comment(comment: bytes) -> bytes:
    """One packet of no protocol at 1 s after the epoch, with a comment."""
    option = struct.pack("<HH", 1, len(comment)) + comment + b"\0" * (-len(comment) % 4) + struct.pack("<HH", 0, 0)
    packet = struct.pack("<IIIII", 0, 0, 1_000_000, 4, 4) + b"\0\0\0\0" + option
    section = struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)
    return block(0x0A0D0D0A, section) + block(1, struct.pack("<HHI", 101, 0, 0)) + block(6, packet)


def test_comment_of_a_packet_and_row_of_a_file_are_marks(tmp_path: Path) -> None:
    path = tmp_path / "capture.pcapng"
    path.write_bytes(capture_with_comment(b"like: one"))
    given = {str(path): (Mark(2 * SECOND, "sync"), Mark(0, "idle"))}
    marks = audit([str(path)], AuditOptions(marks=given)).marks
    assert [(m.action, m.text, m.source, m.time[17:19]) for m in marks] == [
        ("idle", None, "marks", "00"),
        ("like", "one", "capture", "01"),
        ("sync", None, "marks", "02"),
    ]


def test_pages_of_a_har_are_marks(tmp_path: Path) -> None:
    path = tmp_path / "session.har"
    pages = [
        {"startedDateTime": "2026-01-31T12:00:01Z", "id": "p2", "title": "https://b.example/"},
        {"startedDateTime": "2026-01-31T12:00:00Z", "id": "p1", "title": "https://a.example/"},
        {"startedDateTime": "never", "id": "p3", "title": "https://c.example/"},
        "not a page",
    ]
    path.write_text(json.dumps({"log": {"version": "1.2", "pages": pages, "entries": []}}))
    marks = audit([str(path)], AuditOptions()).marks
    assert [(m.action, m.text, m.source) for m in marks] == [
        ("page", "https://a.example/", "har"),
        ("page", "https://b.example/", "har"),
    ]
