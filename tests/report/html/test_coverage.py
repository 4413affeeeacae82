from __future__ import annotations

import msgspec

from auditor.report.document import BytesOut, Report
from auditor.report.html.coverage import coverage_of
from auditor.report.words import REST


def test_share_is_said_with_what_it_does_not_say(report: Report) -> None:
    coverage = coverage_of(report)
    assert coverage.share == 92.0
    assert coverage.said == f"92 % of what was sent could be read (92.0 kB of 100.0 kB). {REST}"


def test_what_was_read_comes_first_then_the_most_packets(report: Report) -> None:
    assert coverage_of(report).outcomes[0][:2] == ("read in full", "80")


def test_unread_connections_closed_payloads_and_gaps_are_named(report: Report) -> None:
    coverage = coverage_of(report)
    assert coverage.unread == (("pinned.example", "1", "8.0 kB", "encrypted, and no keys were given"),)
    assert coverage.opaque == (("ByteDance (CN)", "1", "900 bytes"),)
    assert coverage.gaps == (
        "encrypted, and no keys were given – pinned.example (20 packets, 1 connection, 8.0 kB)",
    )


def test_capture_in_which_nothing_was_sent_has_no_share(report: Report) -> None:
    nothing = msgspec.structs.replace(
        report.coverage, bytes_out=BytesOut(readable=0, unreadable=0), readable_share=None
    )
    coverage = coverage_of(msgspec.structs.replace(report, coverage=nothing))
    assert coverage.share is None
    assert coverage.said == "No content was sent in this capture."
