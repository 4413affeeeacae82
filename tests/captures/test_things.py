"""The cases of payments and of things: what an audit reports of them, exactly, against what the players logged."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

import pytest

from auditor.audit import AuditOptions, audit
from auditor.cli import run
from auditor.dissection import DissectionOptions, dissect
from auditor.marks import load_marks
from auditor.model import Confidence, Exchange
from auditor.report.canvas import Look
from auditor.report.document import Event, Finding, Report
from auditor.report.formats import FORMATS
from auditor.report.masking import masked

from .conftest import CAPTURES, THINGS

Json = dict[str, Any]

thing = pytest.mark.parametrize("name", THINGS)


@functools.cache
def report(name: str) -> Report:
    capture = str(CAPTURES / name / "capture.pcapng")
    return audit([capture], AuditOptions(marks={capture: load_marks(CAPTURES / name / "marks.csv")}))


@functools.cache
def exchanges(name: str) -> tuple[Exchange, ...]:
    capture = str(CAPTURES / name / "capture.pcapng")
    with dissect(capture, DissectionOptions(), lambda exchange: exchange) as dissection:
        return tuple(exchange for _, exchange in dissection)


def expected(name: str) -> Json:
    read: Json = json.loads((CAPTURES / name / "expected.json").read_text("utf-8"))
    return read


def right(finding: Finding, entry: Json) -> bool:
    if (finding.host, finding.value) != (entry["host"], entry["value"]):
        return False
    kinds = (entry["type"], *entry["accept"])
    return any(finding.type == kind or (kind.endswith(".") and finding.type.startswith(kind)) for kind in kinds)


@thing
def test_every_core_datum_is_found_in_formats_no_rule_was_written_for(name: str) -> None:
    missing = [
        (entry["type"], entry["host"], entry["value"])
        for entry in expected(name)["findings"]
        if entry["core"] and not any(right(finding, entry) for finding in report(name).findings)
    ]
    assert missing == []
    assert {finding.detector for finding in report(name).findings} <= {"generic", "media", "opaque"}


@thing
def test_nothing_certain_is_found_that_was_not_sent(name: str) -> None:
    wrong = [
        (finding.type, finding.host, finding.value)
        for finding in report(name).findings
        if finding.confidence is Confidence.CERTAIN
        and not any(right(finding, entry) for entry in expected(name)["findings"])
    ]
    assert wrong == []


def told(event: Event) -> tuple[object, ...]:
    return event.kind, event.subject, event.amount, event.text


@thing
def test_events_are_the_acts_with_their_values_in_order_and_no_others(name: str) -> None:
    fields = ("kind", "subject", "amount", "text")
    acts = [tuple(act[field] for field in fields) for act in expected(name)["events"] if act["core"]]
    events = [told(event) for event in report(name).events if not event.inferred]
    kinds = {act[0] for act in acts}
    assert kinds or name == "connected-car"
    for kind in kinds:
        assert [event for event in events if event[0] == kind] == [act for act in acts if act[0] == kind]
    others = {"smart-home": {"watched"}}
    assert {event[0] for event in events} - kinds == others.get(name, set())


@thing
def test_every_message_is_read_under_its_protocol(name: str) -> None:
    want = expected(name)
    requests = [{"method": e.method, "host": e.host, "path": e.path} for e in exchanges(name) if is_http(e)]
    assert sorted(requests, key=repr) == sorted(want["requests"], key=repr)
    read = [(e.protocol, e.method, e.host) for e in exchanges(name)]
    assert [m for m in want.get("messages", ()) if (m["protocol"], m["method"], m["host"]) not in read] == []


def is_http(exchange: Exchange) -> bool:
    return exchange.protocol.startswith("HTTP/")


@thing
def test_every_packet_is_counted_once(name: str) -> None:
    assert sum(report(name).coverage.packets.values()) == report(name).inputs[0].packets


@thing
def test_nothing_made_for_sharing_places_anybody_within_a_kilometre(name: str) -> None:
    coordinates = [f.value for f in report(name).findings if f.type == "location.coordinates"]
    fine = {number[: number.index(".") + 3] for value in coordinates for number in value.split(",")}
    shared = masked(report(name))
    for page in FORMATS:
        text = page.render(shared, Look())
        assert [number for number in fine if re.search(rf"(?<![\d.]){re.escape(number)}", text)] == []


@thing
def test_nothing_made_for_sharing_holds_what_was_told(name: str) -> None:
    told = {entry["value"] for entry in expected(name)["findings"] if entry["type"] != "opaque.payload"}
    own = {report(name).connections[0].client.rpartition(":")[0]}
    for page in FORMATS:
        text = page.render(masked(report(name)), Look())
        assert [value for value in told - own if len(value) >= 6 and value in text] == []


@thing
def test_demo_shows_the_case(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", name]) == 0
    shown = capsys.readouterr().out
    assert "The person and the device of this demo are invented." in shown
    assert f"captures/{name}/capture.pcapng" in shown


@thing
def test_page_of_the_case_names_its_folder_and_command(name: str) -> None:
    page = (CAPTURES.parent / "docs" / "cases" / f"{name}.md").read_text("utf-8")
    assert f"captures/{name}/README.md" in page
    assert f"captures/{name}/capture.pcapng" in page or f"auditor demo {name}" in page
    index = (CAPTURES.parent / "docs" / "cases" / "README.md").read_text("utf-8")
    assert f"({name}.md)" in index


def test_payment_under_the_messengers_own_encryption_is_named_and_not_opened() -> None:
    want = expected("wechat-alipay-pay")["sealed"]
    assert {line["host"] for line in want} == {"long.messenger.example", "short.messenger.example"}
    (connection,) = (c for c in report("wechat-alipay-pay").connections if c.server.startswith("198.51.100.71"))
    assert connection.outcome == "no-keys"
    assert any("MMTLS" in gap.detail for gap in report("wechat-alipay-pay").unaudited)
    (opaque,) = report("wechat-alipay-pay").opaque
    assert (opaque.host, opaque.container) == ("short.messenger.example", "MMTLS")


def test_payments_name_shop_and_amount_and_scanning_is_no_check_in() -> None:
    paid = [told(event) for event in report("wechat-alipay-pay").events if event.kind == "paid"]
    assert [event[1:] for event in paid] == [
        ("兰州拉面人民路店", 23.8, "CNY"),
        ("Beispiel Metro", 400, "CNY"),
        ("康宁药房", 18.5, "CNY"),
    ]
    assert not [event for event in report("wechat-alipay-pay").events if event.kind == "checked-in"]


def test_home_tells_sound_presence_and_states_and_searches_its_own_network() -> None:
    spoken = [e for e in report("smart-home").events if e.kind == "spoke"]
    assert [(e.amount, e.unit, e.text) for e in spoken] == [
        (8046, "bytes", None),
        (None, None, "mach das Licht im Flur aus"),
    ]
    watched = [(e.subject, e.amount, e.unit) for e in report("smart-home").events if e.kind == "watched"]
    assert watched == [("sendung-4711", 61_000, "ms")]
    searched = {(e.protocol, e.client.address) for e in exchanges("smart-home") if e.protocol in ("mDNS", "SSDP")}
    assert searched == {("mDNS", "192.0.2.21"), ("SSDP", "192.0.2.21")}
    assert [e.text for e in report("smart-home").events if e.kind == "presence"] == ["true", "true", "false"]


def test_miio_stays_closed_and_its_hello_is_no_number_of_a_device() -> None:
    commands = [e for e in exchanges("smart-home") if e.protocol == "miIO"]
    assert [e.method for e in commands] == ["HELLO", "COMMAND", "COMMAND"]
    assert any("token" in gap.detail for gap in report("smart-home").unaudited)
    assert not [f for f in report("smart-home").findings if f.value == str(0xFFFFFFFF)]


def test_watch_tells_the_childs_way_and_its_contacts_in_clear() -> None:
    found = report("kids-watch").findings
    assert {f.host for f in found if f.type == "location.coordinates"} == {"gps.kids-watch.example"}
    assert sum(f.type == "contacts.entry" for f in found) == 6
    (dossier,) = report("kids-watch").dossiers
    assert [stay.precision_m for stay in dossier.trail] == [12.4] * 4
    assert [(e.amount, e.unit) for e in report("kids-watch").events if e.kind == "spoke"] == [(846, "bytes")]
    clear = {e.scheme for e in exchanges("kids-watch") if e.host != "ota.kids-watch.example" and e.protocol != "DNS"}
    assert clear == {"http", "watch"}


def test_car_leaves_a_trail_of_positions_under_its_number() -> None:
    (dossier,) = report("connected-car").dossiers
    assert len(dossier.trail) == 10
    steps = [len(act["subject"].partition(",")[0].partition(".")[2]) for act in expected("connected-car")["events"]]
    assert [stay.precision_m for stay in dossier.trail] == [round(111_319.5 / 10**step, 1) for step in steps]
    vin = {f.value for f in report("connected-car").findings if f.type == "vehicle.vin"}
    assert vin == {"WLBZZZLBZPA004711"}


def test_camera_tells_password_pictures_stream_and_number() -> None:
    found = report("ip-camera").findings
    assert {f.value for f in found if f.type == "account.credential" and f.evidence[0].where == "request.query"} == {
        "beispiel-888"
    }
    photos = {f.host for f in found if f.type == "content.photo"}
    assert photos == {"cloud.ip-camera.example", "relay.ip-camera.example"}
    numbers = {f.host for f in found if f.type == "identifier.device" and f.value == "LABC-004711-ABCDE"}
    assert numbers == {"cloud.ip-camera.example", "p2p.ip-camera.example"}
    assert [e.method for e in exchanges("ip-camera") if e.protocol == "PPPP"][:2] == ["HELLO", "DEV_LGN"]
