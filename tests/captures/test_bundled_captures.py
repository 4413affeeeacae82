"""The bundled captures are whole: truth and expected findings agree, keys are embedded, sources and grade are named."""

from __future__ import annotations

import ast
import csv
import datetime
import ipaddress
import json
import re
import struct
import subprocess
from collections import Counter
from typing import Any

import pytest

from .conftest import CAPTURES, SCENARIOS, THINGS

NOTHING_TOLD = (*(f"xiaomi-browser-fixed/fixed/session-{n}" for n in (1, 2, 3)), "health-code-checkin/encrypted")
"""Recordings in which nothing of what the case is about can be read, or was sent."""
RESERVED = {"incognito-on", "incognito-off", "sync", "idle"}
SECTION_HEADER, SECRETS, PACKET, TLS_KEY_LOG = 0x0A0D0D0A, 0x0A, 0x06, 0x544C534B
LABEL = re.compile(rb"^(CLIENT_RANDOM|(CLIENT|SERVER)_(HANDSHAKE_TRAFFIC_SECRET|TRAFFIC_SECRET_0)|EXPORTER_SECRET) ")
# RFC 5737, 3849; with the local chatter any interface has
OWN_RANGES = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
DOCUMENTATION = tuple(ipaddress.ip_network(n) for n in (*OWN_RANGES, "224.0.0.0/4", "fe80::/10", "ff00::/8", "::/128"))

Lines = list[dict[str, Any]]

scenario = pytest.mark.parametrize("name", [*SCENARIOS, *THINGS])


def truth(name: str) -> Lines:
    return [json.loads(line) for line in (CAPTURES / name / "truth.jsonl").read_text("utf-8").splitlines()]


def expected(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((CAPTURES / name / "expected.json").read_text("utf-8"))
    return read


def blocks(capture: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at < len(capture):
        kind, length = struct.unpack_from("<II", capture, at)
        found.append((kind, capture[at + 8 : at + length - 4]))
        at += length
    return found


def key_log(name: str) -> bytes:
    secrets = [body for kind, body in blocks((CAPTURES / name / "capture.pcapng").read_bytes()) if kind == SECRETS]
    assert len(secrets) == 1
    kind, length = struct.unpack_from("<II", secrets[0])
    assert kind == TLS_KEY_LOG
    return secrets[0][8 : 8 + length]


def tshark(name: str, show: str, *fields: str) -> list[list[str]]:
    options = ["-r", str(CAPTURES / name / "capture.pcapng"), "-o", "tcp.reassemble_out_of_order:TRUE"]
    wanted = [part for field in fields for part in ("-e", field)]
    command = ["tshark", "-n", *options, "-Y", show, "-T", "fields", "-E", "aggregator=\x1f", *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def findings_of(lines: Lines) -> dict[tuple[str, str, str], tuple[bool, set[int]]]:
    found: dict[tuple[str, str, str], tuple[bool, set[int]]] = {}
    for line in lines:
        if line["what"] in ("sent", "told") and line["keys"]:
            for datum in line["data"]:
                key = (datum["type"], line["host"], datum["value"])
                core, requests = found.get(key, (False, set()))
                found[key] = (core or datum["core"], requests | {line["n"]})
    return found


@scenario
def test_expected_findings_are_what_the_player_noted_on_readable_connections(name: str) -> None:
    told = {(f["type"], f["host"], f["value"]): (f["core"], set(f["requests"])) for f in expected(name)["findings"]}
    assert told == findings_of(truth(name))
    assert any(core for core, _ in told.values()) == (name not in NOTHING_TOLD)


@scenario
def test_expected_events_are_the_acts_some_readable_request_told_of(name: str) -> None:
    lines, want = truth(name), expected(name)
    fields = ("kind", "subject", "amount", "unit", "of", "outcome", "text")
    acts = {line["act"]: {f: line.get(f) for f in fields} for line in lines if line["what"] == "act"}
    told = {act for line in lines if line["what"] in ("sent", "told") and line["keys"] for act in line["acts"]}
    assert {e["act"]: {f: e[f] for f in fields} for e in want["events"]} == {a: acts[a] for a in sorted(told)}
    assert {e["act"] for e in want["untold"]} == acts.keys() - told


@scenario
def test_every_request_was_answered_well(name: str) -> None:
    lines = truth(name)
    sent = {line["n"]: line for line in lines if line["what"] == "sent"}
    answered = {line["n"]: line["status"] for line in lines if line["what"] == "answered"}
    assert answered.keys() == sent.keys()
    assert set(answered.values()) <= {200, 204, 206}
    assert [line["event"] for line in lines if line["what"] == "session"] == ["begin", "end"]


@scenario
def test_the_device_clock_is_never_ahead_of_the_packets(name: str) -> None:
    clocks = [
        (datetime.datetime.fromisoformat(line["time"]), datetime.datetime.fromisoformat(line["wall"]))
        for line in truth(name)
    ]
    assert all(device <= wall for device, wall in clocks)
    assert clocks[-1][1] - clocks[-1][0] < datetime.timedelta(minutes=1)
    assert clocks == sorted(clocks)


@scenario
def test_capture_is_small_pcapng_with_its_keys_before_the_first_packet(name: str) -> None:
    capture = (CAPTURES / name / "capture.pcapng").read_bytes()
    kinds = [kind for kind, _ in blocks(capture)]
    assert len(capture) < 2_000_000
    assert kinds[0] == SECTION_HEADER
    assert kinds.index(SECRETS) < kinds.index(PACKET)
    lines = key_log(name).splitlines()
    assert lines
    assert all(LABEL.match(line) for line in lines if line and not line.startswith(b"#"))


@scenario
def test_marks_say_what_the_person_did_with_offset(name: str) -> None:
    with (CAPTURES / name / "marks.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kinds = Counter(line["kind"] for line in truth(name) if line["what"] == "act")
    assert Counter(row["action"] for row in rows if row["action"] not in RESERVED) == kinds
    assert all(datetime.datetime.fromisoformat(row["time"]).tzinfo is not None for row in rows)


@scenario
def test_readme_names_grade_and_sources(name: str) -> None:
    text = (CAPTURES / name.split("/")[0] / "README.md").read_text("utf-8")
    assert "Grade R0" in text
    assert "## Sources" in text
    assert "## What it is not" in text
    assert len(re.findall(r"https://\S+", text)) >= 2
    hosts = {line["host"] for line in truth(name) if line["what"] in ("sent", "told", "sealed")}
    assert [host for host in hosts if f"`{host}`" not in text] == []


def test_tiktok_session_holds_what_its_readme_counts() -> None:
    events = expected("tiktok-session")["events"]
    watched = [e for e in events if e["kind"] == "watched"]
    assert Counter(e["kind"] for e in events if e["core"]) == {
        "watched": 11,
        "liked": 4,
        "unliked": 1,
        "commented": 3,
        "followed": 1,
        "shared": 1,
    }
    assert Counter(e["outcome"] for e in watched) == {"completed": 6, "skipped": 5}
    assert all((e["amount"] >= e["of"]) == (e["outcome"] == "completed") for e in watched)
    assert any(e["amount"] >= 2 * e["of"] for e in watched)
    assert Counter(e["subject"] for e in watched).most_common(1)[0][1] == 2
    wraps = {tuple(t["wrap"]) for e in watched for t in e["told_by"]}
    assert wraps == {("form",), ("gzip", "json"), ("ttencrypt", "gzip", "json")}


def test_tiktok_session_resumes_two_of_three_registration_connections() -> None:
    resumed = [line["resumed"] for line in truth("tiktok-session") if "resumed" in line]
    assert resumed == [False, True, True]


def test_browser_session_reports_incognito_pages_and_one_page_whose_own_traffic_is_unreadable() -> None:
    lines, want = truth("xiaomi-browser-2020"), expected("xiaomi-browser-2020")
    incognito = {line["act"] for line in lines if line["what"] == "act" and line["incognito"]}
    assert len(incognito) == 4
    assert incognito <= {e["act"] for e in want["events"]}
    assert [e["host"] for e in want["unreadable"]] == ["hausbank.example"]
    assert any(f["type"] == "browsing.url" and "//hausbank.example/" in f["value"] for f in want["findings"])


def test_the_lab_imports_nothing_of_the_product() -> None:
    for path in (CAPTURES / "lab").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(n.split(".")[0] in ("auditor", "rules") for n in names), path


@scenario
@pytest.mark.program("tshark")
def test_embedded_keys_open_exactly_the_requests_the_player_noted(name: str) -> None:
    h1 = tshark(name, "http.request and not ssdp", "http.request.method", "http.host", "http.request.uri")
    fields = ("http2.headers.method", "http2.headers.authority", "http2.headers.path")
    h2 = tshark(name, "http2.headers.method", *fields)
    seen = Counter(tuple(row) for row in h1)
    for row in h2:
        seen.update(zip(*(field.split("\x1f") for field in row), strict=True))
    assert seen == Counter((r["method"], r["host"], r["path"]) for r in expected(name)["requests"])


@scenario
@pytest.mark.program("tshark")
def test_unreadable_hosts_are_in_the_capture_but_not_in_the_key_log(name: str) -> None:
    hosts = {entry["host"] for entry in expected(name)["unreadable"]}
    hellos = tshark(name, "tls.handshake.type == 1", "tls.handshake.extensions_server_name", "tls.handshake.random")
    known = {line.split(b" ")[1].decode() for line in key_log(name).splitlines() if LABEL.match(line)}
    without = {host for host, random in hellos if random.replace(":", "") not in known}
    assert hellos
    assert without == hosts


@scenario
@pytest.mark.program("tshark")
def test_every_address_is_of_a_documentation_range(name: str) -> None:
    rows = tshark(name, "ip or ipv6", "ip.src", "ip.dst", "ipv6.src", "ipv6.dst")
    addresses = {ipaddress.ip_address(a) for row in rows for field in row for a in field.split("\x1f") if a}
    assert len(addresses) > 4
    assert [a for a in addresses if not any(a.version == n.version and a in n for n in DOCUMENTATION)] == []


@pytest.mark.program("tshark")
def test_tiktok_session_mixes_tls_and_http_versions() -> None:
    handshakes = tshark("tiktok-session", "tls.handshake.type == 2", "tls.handshake.extensions.supported_version")
    assert {row[0] for row in handshakes} == {"", "0x0304"}
    carried = {(line["http"], line["tls"]) for line in truth("tiktok-session") if line["what"] == "sent"}
    assert {("HTTP/1.1", "TLSv1.2"), ("HTTP/1.1", "TLSv1.3"), ("HTTP/2", "TLSv1.2"), ("HTTP/2", "TLSv1.3")} <= carried
