"""What real peers said to each other, and what is read from the packets: the same messages, by every way of reading."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from auditor.dissection import DissectionOptions, Totals, dissect
from auditor.model import Connection, Exchange, Message, Outcome

PEERS = Path(__file__).parent.parent.parent / "captures" / "peers"
NAMES = ("protocols", "tls-suites", "tls-gnutls")
UNSUPPORTED = {"tls-suites": ("ARIA",), "tls-gnutls": ("GCM",)}

recording = pytest.mark.parametrize("name", NAMES)


class Said(NamedTuple):
    """One message as the peers noted it (None: they cannot say), or as it was read."""

    protocol: str
    method: str
    host: str | None
    path: str
    status: int | None
    body: str | None
    answer: str | None

    def fits(self, read: Said) -> bool:
        return all(own is None or own == other for own, other in zip(self, read, strict=True))


class Reading(NamedTuple):
    exchanges: list[tuple[int, Exchange]]
    totals: Totals


def truth(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PEERS / name / "truth.jsonl").read_text("utf-8").splitlines()]


def unsupported(name: str, line: dict[str, Any]) -> bool:
    return any(part in line.get("suite", "") for part in UNSUPPORTED.get(name, ()))


def noted(line: dict[str, Any]) -> Said:
    fields = ("protocol", "method", "host", "path", "status", "body_sha256", "answer_sha256")
    return Said(*(line[field] for field in fields))


def same(exchange: Exchange) -> Exchange:
    return exchange


def read(name: str, options: DissectionOptions, *, path: str | None = None) -> Reading:
    with dissect(path or str(PEERS / name / "capture.pcapng"), options, same) as dissection:
        exchanges = list(dissection)
    return Reading(exchanges, dissection.totals)


@cache
def read_once(name: str) -> Reading:
    return read(name, DissectionOptions(processes=1))


def digest(message: Message | None) -> str | None:
    return None if message is None or message.body is None else message.body.sha256


def said(exchange: Exchange) -> Said:
    return Said(
        exchange.protocol,
        exchange.method,
        exchange.host,
        exchange.path,
        exchange.status,
        digest(exchange.request),
        digest(exchange.response),
    )


def unmatched(expected: list[Said], found: list[Said]) -> tuple[list[Said], list[Said]]:
    """What of either list has no partner in the other; those noted in most detail choose first."""
    left, missing = [*found], []
    for entry in sorted(expected, key=lambda entry: entry.count(None)):
        partner = next((other for other in left if entry.fits(other)), None)
        if partner is None:
            missing.append(entry)
        else:
            left.remove(partner)
    return missing, left


@recording
def test_exactly_the_messages_the_peers_noted_are_read(name: str) -> None:
    expected = [noted(line) for line in truth(name) if not unsupported(name, line)]
    assert unmatched(expected, [said(exchange) for _, exchange in read_once(name).exchanges]) == ([], [])


@recording
def test_messages_are_whole_and_numbered_in_order(name: str) -> None:
    exchanges = read_once(name).exchanges
    assert [n for n, _ in exchanges] == list(range(len(exchanges)))
    assert all(exchange.request.complete for _, exchange in exchanges)
    assert all(exchange.frames for _, exchange in exchanges)


@pytest.mark.parametrize("name", NAMES[1:])
def test_suites_that_cannot_be_opened_are_named_and_no_others(name: str) -> None:
    lines = [line for line in truth(name) if unsupported(name, line)]
    closed = [c for c in read_once(name).totals.connections if c.outcome is Outcome.CIPHER]
    assert len(closed) == len(lines) > 0
    assert all("is not supported" in connection.detail for connection in closed)
    assert len({connection.detail for connection in closed}) == len({line["suite"] for line in lines})


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_other_connection_is_read(name: str) -> None:
    lines, connections = truth(name), read_once(name).totals.connections
    assert len(connections) == len(lines)
    assert {c.outcome for c in connections} == {Outcome.AUDITED, Outcome.CIPHER}


@pytest.mark.parametrize("name", NAMES[1:])
def test_each_request_has_the_version_its_client_agreed_on(name: str) -> None:
    versions = {line["path"]: line["version"].replace("TLSv", "TLS ") for line in truth(name)}
    versions = {path: "TLS 1.0" if version == "TLS 1" else version for path, version in versions.items()}
    found = {e.path: e.tls.version for _, e in read_once(name).exchanges if e.tls is not None}
    assert found.items() <= versions.items()
    assert len(found) == len(read_once(name).exchanges)


def test_suites_cover_every_kind_of_key_exchange_and_protection() -> None:
    suites = {line["suite"] for line in truth("tls-suites")}
    kinds = (
        "ECDHE-ECDSA",
        "ECDHE-RSA",
        "DHE-RSA",
        "DHE-DSS",
        "ADH",
        "AECDH",
        "RSA-PSK",
        "DHE-PSK",
        "ECDHE-PSK",
        "TLS_",
    )
    assert all(any(suite.startswith(kind) for suite in suites) for kind in kinds)
    shapes = ("CHACHA20", "CCM8", "CCM", "CAMELLIA", "NULL", "GCM", "SHA384", "ARIA")
    assert all(any(shape in suite for suite in suites) for shape in shapes)
    assert len(suites) > 150


def test_session_resumption_and_early_data_took_place() -> None:
    resumed = {line["path"] for line in truth("tls-suites") if line["resumed"]}
    assert {path for path in resumed if "early" not in path} >= {
        f"/way/{way}/resumed" for way in ("session-id", "ticket", "ticket-cbc", "tls1.3-ticket")
    }
    assert [line["path"] for line in truth("tls-suites") if line["early"]] == ["/way/early-data/resumed"]


def test_protocols_holds_what_its_readme_names() -> None:
    protocols = Counter(line["protocol"] for line in truth("protocols"))
    named = (PEERS / "protocols" / "README.md").read_text("utf-8")
    web, names = {"HTTP/1.1", "HTTP/2", "HTTP/3", "WebSocket"}, {"DNS", "DoT", "mDNS", "SSDP", "DHCP"}
    assert set(protocols) == web | names | {"MQTT", "CoAP", "STUN", "SOCKS5"}
    assert [protocol for protocol in protocols if protocol not in named] == []


def grown(connection: Connection) -> tuple[object, ...]:
    return (connection.client, connection.server, connection.packets, connection.outcome, connection.bytes_out)


def assert_same(one: Reading, other: Reading) -> None:
    assert one.exchanges == other.exchanges
    assert one.totals.ledger == other.totals.ledger
    assert [grown(c) for c in one.totals.connections] == [grown(c) for c in other.totals.connections]


@recording
def test_every_packet_is_in_the_ledger_once(name: str) -> None:
    totals = read_once(name).totals
    assert sum(totals.ledger.packets.values()) == totals.packets > 0
    allowed = {Outcome.AUDITED, Outcome.NO_PAYLOAD, Outcome.LOCAL, Outcome.CIPHER, Outcome.UNKNOWN}
    assert {outcome for outcome, count in totals.ledger.packets.items() if count} <= allowed
    assert totals.ledger.packets.get(Outcome.UNKNOWN, 0) <= 1


@recording
@pytest.mark.parametrize("batch", [3000, 65_536, 300_000])
def test_batches_of_any_size_give_the_same(name: str, batch: int) -> None:
    assert_same(read_once(name), read(name, DissectionOptions(processes=1, batch_bytes=batch)))


def test_batches_of_one_packet_give_the_same() -> None:
    one_at_a_time = read("tls-gnutls", DissectionOptions(processes=1, batch_bytes=1))
    assert_same(read_once("tls-gnutls"), one_at_a_time)


@recording
def test_two_processes_give_the_same(name: str) -> None:
    assert_same(read_once(name), read(name, DissectionOptions(processes=2, batch_bytes=100_000)))


@recording
def test_standard_input_gives_the_same(name: str) -> None:
    with (PEERS / name / "capture.pcapng").open("rb") as file:
        assert_same(read_once(name), read(name, DissectionOptions(processes=1, stdin=file), path="-"))


def test_without_keys_nothing_of_tls_is_read_and_the_ledger_still_adds_up(tmp_path: Path) -> None:
    capture = (PEERS / "tls-suites" / "capture.pcapng").read_bytes()
    bare = tmp_path / "bare.pcapng"
    bare.write_bytes(without_secrets(capture))
    found = read("tls-suites", DissectionOptions(processes=1), path=str(bare))
    plain = {line["path"] for line in truth("tls-suites") if "NULL" in line["suite"]}
    assert {exchange.path for _, exchange in found.exchanges} <= plain
    assert sum(found.totals.ledger.packets.values()) == found.totals.packets == read_once("tls-suites").totals.packets


def without_secrets(capture: bytes) -> bytes:
    secrets = 0x0A
    kept, at = [], 0
    while at < len(capture):
        length = int.from_bytes(capture[at + 4 : at + 8], "little")
        if int.from_bytes(capture[at : at + 4], "little") != secrets:
            kept.append(capture[at : at + length])
        at += length
    return b"".join(kept)
