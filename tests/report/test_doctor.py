from __future__ import annotations

import json
from dataclasses import dataclass, field

from jsonschema import Draft202012Validator

from auditor.model import Connection, Endpoint, Ledger, Outcome, Unaudited
from auditor.report.canvas import Look
from auditor.report.doctor import diagnose, render_json, render_terminal
from auditor.report.schemas import schema_json


@dataclass
class Totals:
    connections: list[Connection] = field(default_factory=list)
    unaudited: list[Unaudited] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    keylog_entries: int = 0
    keylog_used: int = 0
    packets: int = 0


def connection(outcome: Outcome, sni: str | None = "a.example", size: int = 1000, **changes: object) -> Connection:
    members: dict[str, object] = {
        "client": Endpoint("10.0.0.2", 40000),
        "server": Endpoint("192.0.2.1", 443),
        "transport": "tcp",
        "sni": sni,
        "alpn": None,
        "ja4": None,
        "app": None,
        "bytes_out": size,
        "bytes_in": 10,
        "packets": 5,
        "first": 1_000_000_000,
        "last": 3_500_000_000,
        "outcome": outcome,
    }
    return Connection(**(members | changes))  # type: ignore[arg-type]


def steps(totals: Totals, protocols: dict[str, int], kind: str = "pcap") -> list[str]:
    return [step.id for step in diagnose("x", kind, totals, protocols).next_steps]


def test_figures_are_those_of_connections_and_ledger() -> None:
    totals = Totals(
        [connection(Outcome.AUDITED, size=300), connection(Outcome.NO_KEYS), connection(Outcome.NO_KEYS, None, 50)],
        ledger=Ledger({Outcome.AUDITED: 5, Outcome.NO_KEYS: 10}, 300, 1050),
        packets=15,
    )
    diagnosis = diagnose("x.pcap", "pcap", totals, {"HTTP/1.1": 2})
    assert (diagnosis.connections, diagnosis.connections_readable, diagnosis.seconds) == (3, 1, 2.5)
    assert diagnosis.readable_share == 300 / 1350
    (reason,) = diagnosis.reasons
    assert (reason.outcome, reason.connections, reason.bytes_out) == (Outcome.NO_KEYS, 2, 1050)
    assert [(name.name, name.bytes_out) for name in reason.names] == [("a.example", 1000), ("192.0.2.1", 50)]


def test_manifest_says_what_was_recorded_and_in_which_zone_times_are_told() -> None:
    manifest = {"app": "Example", "version": "2.1", "device": "Pixel 7", "time_zone": "+02:00"}
    totals = Totals([connection(Outcome.AUDITED)], packets=5)
    diagnosis = diagnose("x", "pcap", totals, {}, manifest)
    assert json.loads(render_json(diagnosis))["manifest"] == manifest
    page = render_terminal(diagnosis, Look(width=120))
    assert "Example 2.1, on Pixel 7" in page
    assert "1970-01-01 02:00:01 UTC+02:00" in page
    assert "1970-01-01 00:00:01 UTC," in render_terminal(diagnose("x", "pcap", totals, {}), Look(width=120))


def test_apps_are_told_apart_where_known() -> None:
    apps = [connection(Outcome.AUDITED, app="a", size=7), connection(Outcome.NO_KEYS, app="a", size=3)]
    (app,) = diagnose("x", "pcapng", Totals([*apps, connection(Outcome.NO_KEYS)]), {}).apps
    assert (app.name, app.connections, app.readable, app.bytes_out, app.bytes_out_readable) == ("a", 2, 1, 10, 7)


def test_capture_without_keys_is_told_how_to_get_them() -> None:
    totals = Totals([connection(Outcome.NO_KEYS)], packets=5)
    assert steps(totals, {}) == ["no-keys"]
    page = render_terminal(diagnose("x", "pcap", totals, {}), Look())
    for way in ("PCAPdroid", "SSLKEYLOGFILE", "mitmproxy", "Frida"):
        assert way in page


def test_keys_that_fit_nothing_are_said_to_be_of_another_session() -> None:
    totals = Totals([connection(Outcome.KEYS_MISSING)], keylog_entries=4, packets=5)
    assert steps(totals, {}) == ["keys-fit-nothing"]
    totals.keylog_used = 1
    assert steps(totals, {"HTTP/2": 1}) == ["keys-missing", "ready"]


def test_aborted_handshakes_are_explained_as_pinning() -> None:
    totals = Totals([connection(Outcome.ABORTED)], packets=5)
    assert steps(totals, {}) == ["aborted"]
    assert "certificate pinning" in " ".join(render_terminal(diagnose("x", "pcap", totals, {}), Look()).split())


def test_quic_has_advice_of_its_own() -> None:
    assert steps(Totals([connection(Outcome.NO_KEYS, transport="udp")], packets=5), {}) == ["quic"]


def test_names_alone_are_not_content() -> None:
    assert steps(Totals([connection(Outcome.AUDITED)], packets=5), {"DNS": 7}) == ["only-dns"]
    assert steps(Totals(packets=5), {"DNS": 7, "HTTP/1.1": 1}) == ["ready"]


def test_lost_packets_and_truncated_file_lead_to_capturing_better() -> None:
    assert steps(Totals(ledger=Ledger({Outcome.SNAPLEN: 1}), packets=5), {}) == ["lost"]
    gap = Unaudited(Outcome.TRUNCATED, 0, 0, 0, "x.pcap ends in the middle of packet 6")
    totals = Totals(unaudited=[gap], ledger=Ledger({Outcome.TRUNCATED: 1}), packets=5)
    assert "ends in the middle of packet 6" in render_terminal(diagnose("x", "pcap", totals, {}), Look())


def test_empty_capture_and_har_differ() -> None:
    assert steps(Totals(), {}) == ["empty"]
    assert steps(Totals(), {"HTTP/1.1": 3}, kind="har") == ["ready"]
    assert render_terminal(diagnose("x", "har", Totals(), {"HTTP/1.1": 3}), Look()).startswith(
        "3 requests can be read."
    )


def test_page_fits_and_hostile_names_are_harmless() -> None:
    hostile = [connection(Outcome.NO_KEYS, "\x1b[2J" + "n" * 300 + str(i), app="\x1b]0;x\x07") for i in range(20)]
    page = render_terminal(diagnose("\x1b[2J", "pcap", Totals(hostile, packets=9), {"\x1b[2J": 1}), Look())
    assert "\x1b" not in page
    assert max(map(len, page.splitlines())) <= 80
    assert "15 more names" in page


def test_json_follows_its_schema() -> None:
    totals = Totals([connection(Outcome.NO_KEYS), connection(Outcome.ABORTED, app="a")], packets=5)
    answer = json.loads(render_json(diagnose("x", "pcap", totals, {"DNS": 1})))
    Draft202012Validator(json.loads(schema_json("doctor"))).validate(answer)
    assert answer["schema"] == 1
