from __future__ import annotations

import msgspec

from auditor.model import Outcome
from auditor.report.document import BytesOut, Report, Resolver, Unaudited
from auditor.report.html.coverage import NAMES_SHOWN, coverage_of
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
    assert coverage.gaps == ("encrypted, and no keys were given – pinned.example (20 packets, 1 connection, 8.0 kB)",)


def test_capture_in_which_nothing_was_sent_has_no_share(report: Report) -> None:
    nothing = msgspec.structs.replace(
        report.coverage, bytes_out=BytesOut(readable=0, unreadable=0), readable_share=None
    )
    coverage = coverage_of(msgspec.structs.replace(report, coverage=nothing))
    assert coverage.share is None
    assert coverage.said == "No content was sent in this capture."


def test_names_asked_for_apps_and_the_own_network_are_told_as_at_the_terminal(report: Report) -> None:
    names = tuple(f"n{number}.example" for number in range(NAMES_SHOWN))
    asked = Resolver(host="192.0.2.53", way="DNS", lookups=90, names=NAMES_SHOWN + 2, asked=names)
    chatter = Unaudited(reason=Outcome.LOCAL, flows=1, packets=2, bytes=90, detail="address assignment", input=0)
    coverage = coverage_of(
        msgspec.structs.replace(
            report,
            connections=tuple(msgspec.structs.replace(each, app="org.example.chat") for each in report.connections),
            coverage=msgspec.structs.replace(report.coverage, resolvers=(asked,)),
            unaudited=(*report.unaudited, chatter),
        )
    )
    assert coverage.resolvers[0][4].startswith("n0.example, n1.example, ")
    assert coverage.resolvers[0][4].endswith(f"{names[-1]} and 2 more")
    assert coverage.unread[0][0] == "pinned.example (by org.example.chat)"
    assert not any("chatter" in gap for gap in coverage.gaps)
