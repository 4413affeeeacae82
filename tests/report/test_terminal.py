from __future__ import annotations

import unicodedata
from collections.abc import Callable

import msgspec
import pytest

from auditor.model import Confidence, Origin, Outcome
from auditor.report.canvas import Look
from auditor.report.document import BytesOut, Connection, Coverage, Finding, Readable, Report, Resolver, Unaudited
from auditor.report.findings_section import steps
from auditor.report.masking import masked
from auditor.report.outcomes import Extent
from auditor.report.terminal import render
from auditor.report.verdict import verdict

HOSTILE = "\x1b]0;owned\x07\x1b[2J[bold]x[/bold]\r\n\u202e\x9b31m [link=http://a.example]y[/link]"


def cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def with_coverage(report: Report, readable: int, unreadable: int) -> Report:
    total = readable + unreadable
    coverage = Coverage(
        packets={},
        bytes_out=BytesOut(readable=readable, unreadable=unreadable),
        readable_share=readable / total if total else None,
    )
    return msgspec.structs.replace(report, coverage=coverage)


def test_verdict_comes_first_then_recipients_events_findings_and_coverage(report: Report) -> None:
    page = render(report, Look())
    assert page.startswith("The device sent 5 kinds of data to 1 company and 1 host of no known company")
    places = [
        page.index(title)
        for title in (
            "Who was sent what",
            "the person did",
            "where to see it",
            "encrypted inside",
            "What could be seen",
        )
    ]
    assert places == sorted(places)


def test_every_line_fits_the_width_asked_for(report: Report, make_finding: Callable[..., Finding]) -> None:
    long = make_finding("identifier.install", "x" * 400, host="h" * 120 + ".example", reason="because " * 60)
    wide = make_finding("account.name", "东京都渋谷区" * 20)
    page = render(msgspec.structs.replace(report, findings=(*report.findings, long, wide)), Look())
    assert max(cells(line) for line in page.splitlines()) <= 80


def test_plain_page_has_no_escape_sequence_and_no_trailing_blanks(report: Report) -> None:
    page = render(report, Look())
    assert "\x1b" not in page
    assert all(line == line.rstrip() for line in page.splitlines())


def test_colored_page_says_the_same_words(report: Report) -> None:
    import re

    page = re.sub(r"\x1b\[[\d;]*m", "", render(report, Look(color=True)))
    assert "Pixel 7" in page
    assert "\x1b" not in page


@pytest.mark.parametrize("color", [False, True])
def test_hostile_text_never_reaches_the_terminal_as_control_or_markup(
    report: Report, make_finding: Callable[..., Finding], color: bool
) -> None:
    finding = make_finding("device.model", HOSTILE, host=HOSTILE, app=HOSTILE, reason=HOSTILE, path=(HOSTILE,))
    event = msgspec.structs.replace(report.events[0], subject=HOSTILE, text=HOSTILE, kind=HOSTILE, unit=HOSTILE)
    connection = msgspec.structs.replace(report.connections[0], sni=HOSTILE)
    gap = msgspec.structs.replace(report.unaudited[0], detail=HOSTILE)
    recipient = msgspec.structs.replace(report.recipients[0], name=HOSTILE)
    source = msgspec.structs.replace(report.inputs[0], path=HOSTILE)
    hostile = msgspec.structs.replace(
        report,
        findings=(finding,),
        events=(event,),
        connections=(connection,),
        unaudited=(gap,),
        recipients=(recipient,),
        inputs=(source,),
    )
    page = render(hostile, Look(color=color))
    for sequence in ("\x1b]", "\x1b[2J", "\x07", "\r", "\u202e", "\x9b"):
        assert sequence not in page
    assert "[bold]x" in page.replace("\n", "")


def test_origin_is_said_in_words(report: Report) -> None:
    page = " ".join(render(report, Look()).split())
    assert "a server had given this value to the device before" in page
    assert "the person had typed this into a form of that service" in page


def test_words_are_was_sent_and_the_device(report: Report) -> None:
    page = render(report, Look()).lower()
    assert "leak" not in page
    assert "the app" not in page


def test_app_is_named_where_all_findings_are_of_one(report: Report) -> None:
    findings = tuple(msgspec.structs.replace(f, app="org.example.video") for f in report.findings)
    assert verdict(msgspec.structs.replace(report, findings=findings)).startswith(
        "The app org.example.video sent 5 kinds"
    )
    mixed = (*findings, report.findings[0])
    assert verdict(msgspec.structs.replace(report, findings=mixed)).startswith("The device sent")


@pytest.mark.parametrize(("readable", "unreadable"), [(0, 0), (0, 10), (5, 5), (10, 0)])
def test_nothing_found_is_never_said_without_of_what_could_be_seen(
    empty_report: Report, readable: int, unreadable: int
) -> None:
    report = with_coverage(empty_report, readable, unreadable)
    assert "of what could be seen" in verdict(report)
    page = render(report, Look())
    assert "of what could be seen" in " ".join(page.split())
    assert page.lower().count("nothing found") == 1


def test_watched_event_says_how_long_of_how_long_and_that_it_was_skipped(report: Report) -> None:
    page = " ".join(render(report, Look()).split())
    assert "watched 7012998877665544, 8.6 s of 15.0 s, skipped" in page
    assert "commented 7012998877665544 “what a lovely cathedral”" in page


def test_masked_page_shows_no_value(report: Report) -> None:
    page = render(masked(report), Look())
    for secret in ("Pixel", "48.40", "8620", "anna@", "7012345678901", "cathedral"):
        assert secret not in page
    assert "Values are masked" in page


def test_decode_path_reads_as_a_way() -> None:
    path = ("gzip", "json", "$['header']['gaid'][0]", "base64", "form", "$['odd name']")
    assert steps(path) == "gzip → json → $.header.gaid[0] → base64 → form → $['odd name']"


def test_value_known_to_come_from_the_device_has_no_but(report: Report) -> None:
    device_only = tuple(f for f in report.findings if f.origin is Origin.DEVICE)
    assert "\n    but " not in render(msgspec.structs.replace(report, findings=device_only), Look())


def test_same_value_in_many_places_is_told_once(report: Report, make_finding: Callable[..., Finding]) -> None:
    places = tuple(make_finding("device.model", "Pixel 7", host=f"h{i}.example") for i in range(9))
    page = " ".join(render(msgspec.structs.replace(report, findings=places), Look()).split())
    assert page.count("Model: Pixel 7") == 1
    assert "108 times to h0.example, h1.example, h2.example and 6 more hosts" in page
    assert "in 8 other places" in page


def test_surest_place_is_the_one_told(report: Report, make_finding: Callable[..., Finding]) -> None:
    unsure = make_finding("device.model", "Pixel 7", confidence=Confidence.POSSIBLE, reason="a guess")
    page = render(msgspec.structs.replace(report, findings=(unsure, report.findings[0])), Look())
    assert "a guess" not in page
    assert "how sure   certain" in page


def test_many_values_of_one_type_take_a_line_each_and_have_an_end(
    report: Report, make_finding: Callable[..., Finding]
) -> None:
    values = tuple(make_finding("watch.video", f"video-{i:03}") for i in range(60))
    page = render(msgspec.structs.replace(report, findings=values), Look())
    assert page.count("how sure") == 3
    assert "    - video-010, 12 times, exchange 3, packets 12, 14" in page
    assert "… and 10 values more" in page


def test_rough_amounts_look_rough(report: Report) -> None:
    assert "about 9 s of 15 s, skipped" in " ".join(render(masked(report), Look()).split())


def test_words_of_the_coverage_are_made_fit_to_print(report: Report) -> None:
    asked = Resolver(host=HOSTILE, way=HOSTILE, lookups=3, names=2)
    coverage = msgspec.structs.replace(report.coverage, caveats=(HOSTILE,), resolvers=(asked,))
    page = render(msgspec.structs.replace(report, coverage=coverage), Look())
    assert not [c for c in page if c != "\n" and unicodedata.category(c) in ("Cc", "Cf")]


def contact(host: str | None, app: str | None, server: str = ":0") -> Connection:
    return Connection(
        client="", server=server, sni=None, alpn=None, ja4=None, app=app, bytes_out=0, bytes_in=0, packets=0,
        first="2026-03-01T12:00:00.000000000Z", last="2026-03-01T12:00:00.000000000Z", outcome=Outcome.NOT_RECORDED,
        host=host,
    )  # fmt: skip


def test_contacts_without_content_are_told_with_the_app_that_made_them(empty_report: Report) -> None:
    contacts = (contact("a.example", "com.example.chat"), contact(None, "com.example.map", "192.0.2.4:0"))
    outcomes = {Outcome.NOT_RECORDED: Extent(flows=2)}
    acme = Readable(name="Acme", connections=1, readable=0, unreadable=0, share=None)
    coverage = msgspec.structs.replace(
        empty_report.coverage, outcomes=outcomes, readable_share=None, packets={}, recipients=(acme,)
    )
    page = render(msgspec.structs.replace(empty_report, connections=contacts, coverage=coverage), Look())
    rows = [line.split() for line in page.splitlines()]
    assert ["a.example", "com.example.chat", "1", "-"] in rows
    assert ["192.0.2.4", "com.example.map", "1", "-"] in rows
    assert ["Acme", "1", "-", "-"] in rows
    assert "it does not hold what was sent" in page


def test_chatter_of_the_own_network_is_no_gap(empty_report: Report) -> None:
    gap = Unaudited(reason=Outcome.LOCAL, flows=1, packets=2, bytes=90, detail="address assignment", input=0)
    coverage = msgspec.structs.replace(empty_report.coverage, packets={Outcome.LOCAL: 2}, readable_share=None)
    local = msgspec.structs.replace(empty_report, unaudited=(gap,), coverage=coverage)
    page = render(local, Look())
    assert "What could not be seen" not in page
    assert "Nothing was sent beyond the own network" in page
    assert verdict(local).endswith("nothing was sent beyond the own network.")


def test_what_the_own_network_was_told_is_not_told_to_a_company(
    report: Report, make_finding: Callable[..., Finding]
) -> None:
    findings = (*report.findings, make_finding("device.name", "annas-phone", recipient=None, host="224.0.0.251"))
    said = verdict(msgspec.structs.replace(report, findings=findings))
    assert "to 1 company, 1 host of no known company and its own network;" in said


def test_names_asked_for_are_listed_and_masked_unless_contacted(report: Report) -> None:
    names = ("clinic.example", "api.example.net")
    asked = Resolver(host="192.0.2.53", way="DNS", lookups=2, names=2, asked=names)
    coverage = msgspec.structs.replace(report.coverage, resolvers=(asked,))
    plain = msgspec.structs.replace(report, coverage=coverage)
    assert "192.0.2.53 was asked for clinic.example, api.example.net." in render(plain, Look())
    assert masked(plain).coverage.resolvers[0].asked == ("cl… (14 characters)", "api.example.net")
