from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from auditor.audit import AuditOptions, audit
from auditor.audit.coverage import coverage_of
from auditor.audit.lookups import Lookup
from auditor.audit.naming import Naming
from auditor.audit.tally import Tally
from auditor.dissection.options import Totals
from auditor.model import Connection, Endpoint, Ledger, Outcome, Unaudited
from auditor.recipients import Recipient, Recipients
from auditor.report.document import Coverage
from auditor.report.words import REST

from .conftest import MakeAnalysed

CAPTURES = Path(__file__).parents[2] / "captures"
WHO = Naming(Recipients([Recipient("acme", "Acme", "DE", "analytics", domains=("acme.example",))]))


def connection(outcome: Outcome, sni: str | None, out: int, **changes: object) -> Connection:
    ends = Endpoint("10.0.0.2", 40000), Endpoint("192.0.2.1", 443)
    unread = 0 if outcome is Outcome.AUDITED else out
    plain = Connection(*ends, "tcp", sni, None, None, None, out, 0, 9, 0, 1, outcome, unread_out=unread)
    return replace(plain, **changes)


def coverage(tally: Tally, *connections: Connection, readable: int = 0, unreadable: int = 0) -> Coverage:
    packets = {Outcome.AUDITED: 9 * len(connections)} if connections else {}
    ledger = Ledger(packets, readable, unreadable)
    tally.close_input("x", "", "pcap", Totals(list(connections), [], ledger, packets=9 * len(connections)))
    return coverage_of(tally, WHO)


@pytest.mark.parametrize("scenario", ["tiktok-session", "xiaomi-browser-2020"])
def test_outcomes_sum_to_the_packets_of_the_capture(scenario: str) -> None:
    report = audit([str(CAPTURES / scenario / "capture.pcapng")], AuditOptions(processes=1))
    found = report.coverage
    assert sum(extent.packets for extent in found.outcomes.values()) == report.inputs[0].packets > 0
    assert {o: e.packets for o, e in found.outcomes.items() if e.packets} == found.packets
    carried = sum(c.bytes_out + c.bytes_in for c in report.connections)
    beside_flows = sum(gap.bytes for gap in report.unaudited if not gap.flows)
    assert sum(extent.bytes for extent in found.outcomes.values()) == carried + beside_flows
    assert sum(r.readable for r in found.recipients) == found.bytes_out.readable
    assert sum(r.unreadable for r in found.recipients) == found.bytes_out.unreadable
    assert [(r.host, r.way) for r in found.resolvers] == [("192.0.2.1", "DNS")]


def test_bytes_are_told_apart_by_recipient_the_least_read_first() -> None:
    found = coverage(
        Tally(),
        connection(Outcome.AUDITED, "log.acme.example", 300),
        connection(Outcome.NO_KEYS, "api.acme.example", 100),
        connection(Outcome.UNKNOWN, None, 700),
        connection(Outcome.LOCAL, None, 999),
    )
    assert [(r.name, r.connections, r.readable, r.unreadable, r.share) for r in found.recipients] == [
        ("192.0.2.1", 1, 0, 700, 0.0),
        ("Acme", 2, 300, 100, 0.75),
    ]


def test_what_was_read_counts_for_whom_its_requests_named(analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, analysed(host="log.acme.example"))
    found = coverage(tally, connection(Outcome.AUDITED, None, 30), connection(Outcome.UNKNOWN, None, 7))
    assert [(r.name, r.readable, r.unreadable) for r in found.recipients] == [("192.0.2.1", 0, 7), ("Acme", 30, 0)]
    tally.add(0, 1, analysed(host="b.example"))
    assert {r.name for r in coverage(tally, connection(Outcome.AUDITED, None, 30)).recipients} == {"192.0.2.1"}


def test_connection_read_in_part_counts_on_both_sides() -> None:
    found = coverage(Tally(), connection(Outcome.AUDITED, "log.acme.example", 300, unread_out=120))
    assert [(r.readable, r.unreadable) for r in found.recipients] == [(180, 120)]


def test_apps_are_listed_where_the_input_names_them() -> None:
    found = coverage(
        Tally(),
        connection(Outcome.AUDITED, "a.example", 30, app="org.example.a"),
        connection(Outcome.NO_KEYS, "a.example", 10, app="org.example.a"),
        connection(Outcome.AUDITED, "a.example", 5),
    )
    assert [(a.name, a.readable, a.unreadable) for a in found.apps] == [("org.example.a", 30, 10)]


def test_input_without_packets_counts_what_its_requests_sent(analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, analysed(host="log.acme.example"))
    tally.add(0, 1, analysed(host="api.acme.example"))
    (only,) = coverage(tally).recipients
    assert (only.name, only.readable, only.unreadable) == ("Acme", 200, 0)


def test_gaps_inside_exchanges_add_bytes_and_no_packets(analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add_gaps([Unaudited(Outcome.CRASH, 1, 3, 40, "a detector")])
    found = coverage(tally, connection(Outcome.AUDITED, "a.example", 50))
    assert sum(extent.packets for extent in found.outcomes.values()) == 9
    assert found.outcomes[Outcome.CRASH].bytes == 40


def test_names_asked_for_are_counted_by_whom_they_were_asked(analysed: MakeAnalysed) -> None:
    tally = Tally()
    for n, names in enumerate((("a.example",), ("a.example",), ("b.example",))):
        tally.add(0, n, replace(analysed(host="192.0.2.53"), lookup=Lookup("DNS", names)))
    found = coverage(tally)
    assert [(r.host, r.way, r.lookups, r.names) for r in found.resolvers] == [("192.0.2.53", "DNS", 3, 2)]
    assert found.resolvers[0].asked == ("a.example", "b.example")
    assert "DoH" in found.caveats[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"server": Endpoint("192.0.2.1", 853)}, "looked up on 1 encrypted connection "),
        ({"sni": "chrome.cloudflare-dns.com"}, "looked up on 1 encrypted connection "),
        ({"transport": "udp", "version": "QUIC v1"}, "1 QUIC connection "),
        ({"ech": True}, "1 connection without keys carried an Encrypted ClientHello"),
    ],
)
def test_what_hides_names_or_content_is_said(changes: dict[str, object], said: str) -> None:
    hidden = replace(connection(Outcome.NO_KEYS, "a.example", 10), **changes)
    rest, caveat = coverage(Tally(), hidden, unreadable=10).caveats
    assert rest == REST
    assert said in caveat
    assert coverage(Tally(), replace(hidden, outcome=Outcome.AUDITED)).caveats == ()
