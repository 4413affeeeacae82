from __future__ import annotations

import msgspec

from auditor.report.canvas import Canvas, Look
from auditor.report.document import GeoDatabase, RecipientSummary, Report, ServerPlace
from auditor.report.servers_section import is_abroad, write_lists, write_servers

BASE = GeoDatabase(name="country.mmdb", kind="Test-Country", built="2026-03-01")


def recipient(country: str | None, *servers: ServerPlace, **lists: tuple[str, ...]) -> RecipientSummary:
    return RecipientSummary(
        id="acme", name="Acme", country=country, hosts=("a.example",), categories={}, findings=0, servers=servers,
        lists=lists,
    )  # fmt: skip


def place(country: str | None) -> ServerPlace:
    return ServerPlace(country=country, asn=64500, network="Net", addresses=2)


def page(report: Report, *recipients: RecipientSummary) -> str:
    canvas = Canvas(Look(width=100))
    made = msgspec.structs.replace(report, recipients=recipients, geoip=(BASE,))
    write_lists(canvas, made)
    write_servers(canvas, made)
    return " ".join(canvas.finished().split())


def test_seat_and_servers_are_both_shown_where_they_differ(report: Report) -> None:
    text = page(report, recipient("US", place("IE"), place("US")))
    assert "Acme US IE (AS64500 Net); US (AS64500 Net)" in text
    assert "country.mmdb (Test-Country, made 2026-03-01)" in text


def test_nothing_is_said_where_they_agree_or_are_not_known(report: Report) -> None:
    assert page(report, recipient("US", place("US")), recipient("US", place(None)), recipient("US")) == ""
    assert not is_abroad(recipient(None, place("IE")))


def test_lists_say_whom_they_name(report: Report) -> None:
    assert page(report, recipient("US", EasyPrivacy=("a.example",))) == "Named in EasyPrivacy: Acme (US)."
