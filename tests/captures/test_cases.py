"""The cases of the documentary: what each of them must show, by the commands a person would use."""

from __future__ import annotations

import datetime
import functools
import json
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import AuditOptions, audit
from auditor.audit.linkability import check
from auditor.cli import run
from auditor.marks import load_marks
from auditor.report.document import Event, Report
from auditor.session import MANIFEST_NAME, read_manifest

CAPTURES = Path(__file__).resolve().parents[2] / "captures"
Json = dict[str, Any]


@functools.cache
def report(name: str) -> Report:
    capture = str(CAPTURES / name / "capture.pcapng")
    return audit([capture], AuditOptions(marks={capture: load_marks(CAPTURES / name / "marks.csv")}))


def truth(name: str) -> list[Json]:
    return [json.loads(line) for line in (CAPTURES / name / "truth.jsonl").read_text("utf-8").splitlines()]


def types(name: str) -> set[str]:
    return {finding.type for finding in report(name).findings}


def told_by_log(name: str) -> set[tuple[str, str]]:
    """Type and value of all that stood in the body of the behaviour log."""
    return {
        (finding.type, finding.value)
        for finding in report(name).findings
        if finding.host == "log-va.tiktokv.com" and finding.evidence[0].where == "request.body"
    }


def acts(name: str) -> dict[str, list[tuple[object, ...]]]:
    """What was told of each kind of act, in order; between kinds, times of payloads and of sending do not mix."""
    told: dict[str, list[tuple[object, ...]]] = {}
    for e in report(name).events:
        if not e.inferred:
            told.setdefault(e.kind, []).append((e.subject, e.amount, e.of, e.outcome, e.text))
    return told


def nanoseconds(time: str) -> int:
    moment = datetime.datetime.fromisoformat(time)
    return round(moment.timestamp() * 1e6) * 1000


def test_log_in_the_published_envelope_tells_what_the_plain_one_does() -> None:
    plain, sealed = told_by_log("tiktok-session"), told_by_log("tiktok-encrypted/published-envelope")
    assert sealed == plain
    assert {kind for kind, _ in sealed} >= {
        "watch.duration",
        "interaction.like",
        "device.model",
        "location.approximate",
    }
    paths = [
        piece.path
        for finding in report("tiktok-encrypted/published-envelope").findings
        for piece in finding.evidence
        if finding.host == "log-va.tiktokv.com" and piece.where == "request.body"
    ]
    assert all(path[:3] == ("ttencrypt", "gzip", "json") for path in paths)


def test_events_of_the_sealed_log_are_those_of_the_plain_one() -> None:
    sealed, plain = acts("tiktok-encrypted/published-envelope"), acts("tiktok-session")
    assert {"watched", "liked", "unliked", "commented", "shared", "followed", "typed"} <= plain.keys()
    assert sealed == plain


def test_douyin_sends_numbers_of_the_hardware_and_a_precise_place_beyond_tiktok() -> None:
    beyond = types("douyin-session") - types("tiktok-session")
    assert beyond >= {"identifier.imei", "identifier.mac", "identifier.serial", "identifier.iccid"}
    places = {
        name: [event.precision_m for event in report(name).events if event.kind == "located"]
        for name in ("tiktok-session", "douyin-session")
    }
    assert min(p for p in places["tiktok-session"] if p is not None) > 1000
    assert min(p for p in places["douyin-session"] if p is not None) < 2


def test_douyin_lets_others_read_the_model_without_tls() -> None:
    (model,) = [f for f in report("douyin-session").findings if f.host == "alog.umeng.com" and f.type == "device.model"]
    assert model.value == "Redmi_Note_8"
    plain = [line for line in truth("douyin-session") if line["what"] == "sent" and line["scheme"] == "http"]
    assert {line["host"] for line in plain} == {"alog.umeng.com", "amdcopen.m.taobao.com"}


def test_empty_positions_are_no_positions() -> None:
    assert [f.type for f in report("douyin-session").findings if "taobao" in f.host and "location" in f.type] == []


def told_to_xiaomi(name: str) -> list[Event]:
    return [e for e in report(name).events if e.recipient is not None and e.recipient.id == "xiaomi" and not e.inferred]


def test_browser_of_2020_tells_each_visit_and_search_and_which_were_private() -> None:
    lines = [line for line in truth("xiaomi-browser-2020") if line["what"] == "act"]
    for kind, about in (("visited", "subject"), ("searched", "text")):
        events = [e for e in told_to_xiaomi("xiaomi-browser-2020") if e.kind == kind]
        want = [(line[about], line["incognito"]) for line in lines if line["kind"] == kind]
        assert [(e.subject if kind == "visited" else e.text or e.subject, e.incognito) for e in events] == want


def test_page_visits_have_the_time_of_the_visit() -> None:
    lines = [line for line in truth("xiaomi-browser-2020") if line["what"] == "act" and line["kind"] == "visited"]
    events = [e for e in told_to_xiaomi("xiaomi-browser-2020") if e.kind == "visited"]
    apart = [abs(nanoseconds(str(e.time)) - nanoseconds(line["time"])) for e, line in zip(events, lines, strict=True)]
    assert max(apart) <= 2_000_000


@pytest.mark.parametrize(("kind", "about"), [("visited", "subject"), ("searched", "text")])
def test_what_the_vendors_own_sdk_sends_in_a_real_browser_is_told_alike(kind: str, about: str) -> None:
    lines = [line for line in truth("xiaomi-browser-2020/vendor-sdk") if line["what"] == "act" and line["kind"] == kind]
    told = [
        (event.subject if kind == "visited" else event.text, event.incognito)
        for event in told_to_xiaomi("xiaomi-browser-2020/vendor-sdk")
        if event.kind == kind and event.subject != "https://start.browser.example/"
    ]
    assert told == [(line[about], line["incognito"]) for line in lines]


def compared(tmp_path: Path, *more: str) -> Json:
    case, out = CAPTURES / "xiaomi-browser-fixed", tmp_path / "diff.json"
    sides = [str(case / "3.4.0"), str(case / "fixed"), "--profile", str(case / "profile.yaml")]
    assert run(["diff", *sides, *more, "--format", "json", "-o", str(out)]) == 0
    found: Json = json.loads(out.read_text("utf-8"))
    return found


def test_fixed_browser_is_proved_to_have_stopped(tmp_path: Path) -> None:
    found = compared(tmp_path)
    ours = [verdict for verdict in found["verdicts"] if verdict["recipient"] == "xiaomi"]
    assert {verdict["verdict"] for verdict in ours} == {"gone"}
    gone = {verdict["type"] for verdict in ours}
    assert gone >= {"browsing.url", "browsing.search", "identifier.install", "identifier.android-id", "device.model"}
    assert "new" not in {verdict["verdict"] for verdict in found["verdicts"]}
    assert all("remote configuration" not in verdict["reason"] for verdict in ours)


def test_both_versions_were_seen_equally_well(tmp_path: Path) -> None:
    found = compared(tmp_path)
    assert found["old"]["readable_share"] == found["new"]["readable_share"] == 1.0
    assert found["old"]["sessions"] == found["new"]["sessions"] == 3


def test_fixed_browser_has_stopped_in_private_tabs_too(tmp_path: Path) -> None:
    found = compared(tmp_path, "--during", "incognito")
    verdicts = {
        verdict["type"]: verdict["verdict"]
        for verdict in found["verdicts"]
        if verdict["recipient"] == "xiaomi" and verdict["type"] in ("browsing.url", "browsing.search")
    }
    assert verdicts == {"browsing.url": "gone", "browsing.search": "gone"}


CHECKED_IN = "health-code-checkin/readable"


def test_readable_health_code_tells_place_and_time_of_each_check_in() -> None:
    lines = [line for line in truth(CHECKED_IN) if line["what"] == "act"]
    events = [e for e in report(CHECKED_IN).events if e.kind == "checked-in"]
    assert [e.subject for e in events] == [line["subject"] for line in lines]
    with_time = [(e, line) for e, line in zip(events, lines, strict=True) if e.recipient is None]
    assert len(with_time) == 4
    assert max(abs(nanoseconds(str(e.time)) - nanoseconds(line["moment"])) for e, line in with_time) <= 1_000_000


def test_readable_health_code_leaves_a_trail_of_positions() -> None:
    (dossier,) = [d for d in report(CHECKED_IN).dossiers if d.name == "gesundheitscode.example"]
    places = {finding.id for finding in report(CHECKED_IN).findings if finding.type == "location.coordinates"}
    assert len(places) == 3
    assert places <= {id_ for stay in dossier.trail for id_ in stay.finding_ids}


RECORDINGS = tuple(sorted(path.parent for path in (CAPTURES / "corona-warn-app").rglob(MANIFEST_NAME)))
CORONA = ("corona-warn-app",)


@functools.cache
def corona() -> tuple[list[str], AuditOptions]:
    captures = [str(folder / "capture.pcapng") for folder in RECORDINGS]
    manifests = [read_manifest(folder / MANIFEST_NAME) for folder in RECORDINGS]
    return captures, AuditOptions(manifests=dict(zip(captures, manifests, strict=True)))


def test_warn_app_is_recorded_on_two_devices_two_installs_two_sessions() -> None:
    _, options = corona()
    labels = {(m.device, m.install, m.session) for m in options.manifests.values()}
    assert len(labels) == len(RECORDINGS) == 8
    assert [len({label[at] for label in labels}) for at in range(3)] == [2, 2, 2]


def test_nothing_scoped_to_install_or_device_goes_to_the_warn_app() -> None:
    found = check(*corona(), CORONA)
    assert (found.verdict, found.devices, found.installs, found.sessions) == ("narrow", 2, 4, 8)
    (row,) = found.rows
    assert (row.scope, row.wider, row.types, row.values) == ("test", (), ("identifier.scoped",), 8)
    assert [field.name for field in row.fields] == ["registrationToken"]


def test_identifiers_of_play_services_beside_it_are_told_to_google() -> None:
    found = check(*corona())
    assert found.verdict == "linkable"
    wide = {field.recipient for row in found.rows if row.scope in ("device", "install") for field in row.fields}
    assert wide == {"Google"}


@functools.cache
def corona_report() -> Report:
    return audit(*corona())


def test_warn_app_learns_no_position_and_google_is_not_it() -> None:
    findings = corona_report().findings
    app = [f for f in findings if f.host.endswith((".coronawarn.app", ".t-online.de"))]
    assert [f.type for f in app if f.category == "location"] == []
    imei = {(f.recipient.id if f.recipient else None, f.app) for f in findings if f.type == "identifier.imei"}
    assert imei == {("google", None)}


def test_fake_calls_are_not_taken_for_tests() -> None:
    real = {
        datum["value"]
        for folder in RECORDINGS
        for line in truth(folder.relative_to(CAPTURES).as_posix())
        if line["what"] == "sent" and line["purpose"] != "fake"
        for datum in line["data"]
        if datum["type"] == "identifier.scoped"
    }
    found = [f for f in corona_report().findings if f.type == "identifier.scoped"]
    assert {f.value for f in found} == real
    fakes = sum(line.get("purpose") == "fake" for folder in RECORDINGS
                for line in truth(folder.relative_to(CAPTURES).as_posix()))  # fmt: skip
    assert fakes > 40


@pytest.mark.parametrize("name", ["tiktok-session", "tiktok-encrypted/published-envelope", "douyin-session"])
def test_watch_times_are_those_of_the_truth_to_the_millisecond(name: str) -> None:
    watched = [line for line in truth(name) if line["what"] == "act" and line["kind"] == "watched"]
    events: list[Event] = [e for e in report(name).events if e.kind == "watched"]
    assert [e.amount for e in events] == [line["amount"] for line in watched]


PLANNED = {
    "health-code-checkin/encrypted": ("gesundheitscode.example", "zaehler.example"),
    "tiktok-encrypted/container-of-2020": ("log-va.tiktokv.com", "api16-normal-c-useast1a.tiktokv.com"),
}
"""Recordings of a plan: who is told after the action, and who after any tap."""


def outcome(name: str, tmp_path: Path, marks: Path | None = None) -> Json:
    case, out = CAPTURES / name.split("/")[0], tmp_path / "marks.json"
    own = marks or CAPTURES / name / "marks.csv"
    words = ["--plan", case / "plan.yaml", CAPTURES / name / "capture.pcapng", "--marks", own]
    assert run(["marks", "test", *map(str, words), "--format", "json", "-o", str(out)]) == 0
    found: Json = json.loads(out.read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", sorted(PLANNED))
def test_closed_payloads_are_tied_to_what_was_done_by_a_plan_and_no_more_is_said(name: str, tmp_path: Path) -> None:
    found = outcome(name, tmp_path)
    assert (found["kind"], found["plan"]["carried_out"], found["plan"]["planned"]) == ("planned", 20, 20)
    told, any_tap = found["rows"]
    assert (told["wanted"], any_tap["wanted"]) == PLANNED[name]
    assert (told["action"]["n"], told["sham"]["n"], told["verdict"]) == (10, 10, "coincides")
    assert told["content"] == "not-observed"
    assert told["effect"] > 0.7
    assert told["p_holm"] < 0.001
    assert told["sentence"].endswith("its content was not observed")
    assert any_tap["verdict"] in ("not-shown", "too-few")


@pytest.mark.parametrize("name", sorted(PLANNED))
def test_marks_of_another_order_are_no_longer_the_plan(name: str, tmp_path: Path) -> None:
    lines = (CAPTURES / name / "marks.csv").read_text("utf-8").splitlines()
    shams = {"open-and-cancel": "checkin", "checkin": "open-and-cancel", "like": "look-at-comments"}
    shams["look-at-comments"] = "like"
    rows = [line.split(",") for line in lines]
    swapped = tmp_path / "marks.csv"
    swapped.write_text("\n".join(",".join([row[0], shams.get(row[1], row[1]), row[2]]) for row in rows) + "\n")
    found = outcome(name, tmp_path, swapped)
    assert found["kind"] == "exploratory"
    assert {row["verdict"] for row in found["rows"]} == {"exploratory"}


def test_nothing_is_named_inside_the_container_of_2020() -> None:
    found = report("tiktok-encrypted/container-of-2020")
    batches = [line for line in truth("tiktok-encrypted/container-of-2020") if line.get("purpose") == "behaviour log"]
    assert len(found.opaque) == len(batches) >= 10
    assert {payload.container for payload in found.opaque} == {"ttEncrypt (2020)"}
    inside = [f for f in found.findings if f.evidence[0].where == "request.body" and not f.type.startswith("opaque.")]
    assert inside == []
    assert [event for event in found.events if not event.inferred] == []


def test_encrypted_health_code_tells_no_place() -> None:
    found = report("health-code-checkin/encrypted")
    assert {f.category for f in found.findings} & {"location", "checkin", "health", "identifier"} == set()
    assert [event for event in found.events if not event.inferred] == []
    assert {payload.host for payload in found.opaque} == {"api.gesundheitscode.example", "log.zaehler.example"}


HLS, SEGMENT_MS = "tiktok-session/hls-playback", 2_000


def test_real_players_requests_are_inferred_and_its_log_says_what_was_watched() -> None:
    watched = [line for line in truth(HLS) if line["what"] == "act"]
    events = report(HLS).events
    told = [(e.subject, e.amount, e.outcome) for e in events if e.kind == "watched"]
    assert told == [(line["subject"], line["amount"], line["outcome"]) for line in watched]
    requested = [e for e in events if e.kind == "requested"]
    assert len(requested) == len(watched) == 4
    assert all(e.inferred and e.host == "v16m.tiktokcdn.com" and e.unit == "segments" for e in requested)


def test_players_fetch_ahead_so_that_requests_do_not_tell_what_was_watched() -> None:
    viewings = [line for line in truth(HLS) if line["what"] == "act"]
    skipped = [n for n, line in enumerate(viewings) if line["outcome"] == "skipped"]
    requested = sorted((e for e in report(HLS).events if e.kind == "requested"), key=lambda e: str(e.sent_time))
    assert skipped
    assert all((requested[n].amount or 0) * SEGMENT_MS > 2 * viewings[n]["amount"] for n in skipped)
