"""Watching without a proxy: an exporter's packets and those of an interface, with keys that come while one looks."""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import cast

import pytest
from scapy.layers.inet import IP, TCP
from scapy.layers.l2 import Ether
from scapy.packet import Packet

from auditor.audit import AuditOptions, audit
from auditor.errors import UsageError
from auditor.live.passive import Sniffing
from auditor.report.document import Report, from_json
from auditor.sources import open_source
from auditor.sources.interface import PacketSource
from tests.live.conftest import WAIT

IMEIS = ("490154203237518", "356938035643809")
CAPTURE = Path(__file__).parents[2] / "captures" / "tiktok-session" / "capture.pcapng"


def packets() -> Iterator[bytes]:
    """The bundled capture as records of a classic pcap file, its header first."""
    source = cast("PacketSource", open_source(CAPTURE))
    with closing(source):
        yield from records(source)


def records(source: PacketSource) -> Iterator[bytes]:
    yield struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262_144, 1)
    for batch in source.batches():
        for offset, size, time_ns in zip(batch.offset, batch.captured, batch.time_ns, strict=True):
            seconds, rest = divmod(int(time_ns), 1_000_000_000)
            data = batch.buffer[int(offset) : int(offset) + int(size)]
            yield struct.pack("<IIII", seconds, rest, len(data), len(data)) + data


def secrets() -> bytes:
    """The keys embedded in the bundled capture."""
    with closing(cast("PacketSource", open_source(CAPTURE))) as source:
        return b"".join(source.secrets())


def essence(report: Report) -> set[tuple[object, ...]]:
    return {(f.type, f.rule, f.host, f.evidence[0].path, f.value, f.count) for f in report.findings}


def watch(folder: Path, *options: str, prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """`auditor live --passive` as a process."""
    command = [*prefix, sys.executable, "-m", "auditor", "live", "--passive", "--session", str(folder), *options]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def ended(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = process.stdout.read()
    process.wait(WAIT)
    process.stdout.close()
    return said


@contextmanager
def exporting(*parts: bytes | Callable[[], None]) -> Iterator[int]:
    """A PCAP-over-IP server that sends these parts, one after the other, to whoever comes first; some only wait."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            client, _ = server.accept()
            with client:
                for part in parts:
                    if isinstance(part, bytes):
                        client.sendall(part)
                        time.sleep(0.3 if len(parts) < 5 else 0.01)
                    else:
                        part()

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


@pytest.fixture
def exporter() -> Iterator[int]:
    """One that sends the bundled capture in small pieces."""
    data = b"".join(packets())
    with exporting(*(data[at : at + 40_001] for at in range(0, len(data), 40_001))) as port:
        yield port


PHONE, SHOP = "192.0.2.7", "203.0.113.5"
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


def record(packet: Packet) -> bytes:
    """A packet as a record of a classic pcap file."""
    data = bytes(packet)
    return struct.pack("<IIII", 1_700_000_000, 0, len(data), len(data)) + data


def said(port: int, sequence: int, data: bytes, server: str = SHOP, to: int = 80) -> bytes:
    """What the phone says from ``port``, after ``sequence`` bytes; begins the connection where there were none."""
    ends = Ether() / IP(src=PHONE, dst=server)
    begun = record(ends / TCP(sport=port, dport=to, seq=0, flags="S")) if not sequence else b""
    return begun + record(ends / TCP(sport=port, dport=to, seq=1 + sequence, ack=1, flags="PA") / data)


def answered(port: int, data: bytes, asked: int, server: str = SHOP) -> bytes:
    ends = Ether() / IP(src=server, dst=PHONE)
    begun = record(ends / TCP(sport=80, dport=port, seq=0, ack=1, flags="SA"))
    return begun + record(ends / TCP(sport=80, dport=port, seq=1, ack=1 + asked, flags="PA") / data)


HEAD = struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262_144, 1)


def test_ids_are_those_of_scan_though_exchanges_end_out_of_order(tmp_path: Path) -> None:
    first, second = (f"GET /?imei={imei} HTTP/1.1\r\nhost: shop.example\r\n\r\n".encode() for imei in IMEIS)
    folder = tmp_path / "session"

    def first_told() -> None:
        end = time.monotonic() + WAIT
        while not (folder / "findings.jsonl").stat().st_size and time.monotonic() < end:
            time.sleep(0.02)

    parts = (
        HEAD + said(4001, 0, first) + said(4002, 0, second),
        answered(4002, ANSWER, len(second)),
        first_told,
        answered(4001, ANSWER, len(first)),
    )
    with exporting(*parts) as port:
        ended(watch(folder, "--pcap-over-ip", f"127.0.0.1:{port}", "--show-values"))
    rows = map(json.loads, (folder / "findings.jsonl").read_text("utf-8").splitlines())
    told = [(row["finding"]["id"], row["finding"]["value"]) for row in rows if row["kind"] == "finding"]
    assert [value for _, value in told[:2]] == [IMEIS[1], IMEIS[0]], "told in the order they ended"
    report = audit([str(folder / "capture.pcap")], AuditOptions())
    assert dict(told) == {finding.id: finding.value for finding in report.findings}


def test_what_resists_is_told_while_it_is_open(tmp_path: Path) -> None:
    """The beginning of a TLS connection without keys, which never ends, beside a proxy that is asked for another."""
    hello = hello_of("bank.example")
    asked = b"CONNECT shop.example:443 HTTP/1.1\r\nhost: shop.example:443\r\n\r\n"
    parts = (
        HEAD + said(4001, 0, asked) + answered(4001, b"HTTP/1.1 200 OK\r\n\r\n", len(asked)),
        said(4002, 0, hello, "203.0.113.9", 443),
        said(4002, len(hello), b"\x17\x03\x03\x00\x40" + bytes(64), "203.0.113.9", 443),
    )
    with exporting(*parts) as port:
        lines = ended(watch(tmp_path / "session", "--pcap-over-ip", f"127.0.0.1:{port}"))
    told = next(line for line in lines.splitlines() if "✗" in line)
    assert "bank.example: a socket of the app's own goes past the proxy that is set" in told
    assert "use WireGuard mode" in told
    assert lines.index("✗") < lines.index("What could be seen")
    again = subprocess.run(
        [sys.executable, "-m", "auditor", "scan", str(tmp_path / "session"), "--format", "json"],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    (row,) = from_json(again.stdout).coverage.resistance
    assert (row.host, row.why, row.count) == ("bank.example", "bypass", 1)
    assert row.reason in told
    assert row.remedy in told


def hello_of(name: str) -> bytes:
    """A ClientHello for this name, by OpenSSL."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname=name)
    with suppress(ssl.SSLWantReadError):
        client.do_handshake()
    return outgoing.read()


def test_exporter_with_keys_that_come_late_gives_what_the_capture_gives(exporter: int, tmp_path: Path) -> None:
    keylog = tmp_path / "keys.txt"
    lines = secrets().splitlines(keepends=True)
    keylog.write_bytes(b"".join(lines[: len(lines) // 2]))
    folder = tmp_path / "session"
    process = watch(folder, "--pcap-over-ip", f"127.0.0.1:{exporter}", "--keylog", str(keylog))
    time.sleep(0.3)
    with keylog.open("ab") as file:
        file.write(b"".join(lines[len(lines) // 2 :]))
    said = ended(process)
    assert process.returncode == 0, said
    assert "TikTok (SG) · " in said
    keys = AuditOptions(keylogs=(str(folder / "keys.log"),))
    recorded = audit([str(folder / "capture.pcap")], keys)
    assert essence(recorded) == essence(audit([str(CAPTURE)], AuditOptions()))
    found = {f.id for f in recorded.findings}
    assert found == ids_told(folder)


def ids_told(folder: Path) -> set[str]:
    rows = map(json.loads, (folder / "findings.jsonl").read_text("utf-8").splitlines())
    return {row["finding"]["id"] for row in rows if row["kind"] == "finding"}


def test_packets_of_other_devices_are_dropped_and_counted(exporter: int, tmp_path: Path) -> None:
    folder = tmp_path / "session"
    said = ended(watch(folder, "--pcap-over-ip", f"127.0.0.1:{exporter}", "--client", "198.18.0.99"))
    assert (folder / "capture.pcap").stat().st_size == 24
    assert f"{sum(1 for _ in packets()) - 1:,} packets of other devices were dropped" in said


@pytest.mark.program("ip", "curl")
@pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces need root")
def test_interface_is_sniffed_for_one_device(tmp_path: Path) -> None:
    space = f"auditor-{os.getpid()}"
    inside = ("ip", "netns", "exec", space)
    subprocess.run(["ip", "netns", "add", space], check=True)
    try:
        subprocess.run([*inside, "ip", "link", "set", "lo", "up"], check=True)
        server = subprocess.Popen(
            [*inside, sys.executable, "-m", "http.server", "8000", "--directory", str(tmp_path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        process = watch(tmp_path / "session", "-i", "lo", "--client", "127.0.0.1", prefix=inside)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(1)
        get = [
            *inside,
            "curl",
            "-s",
            "--retry",
            "5",
            "--retry-connrefused",
            "http://127.0.0.1:8000/?imei=490154203237518",
        ]
        subprocess.run(get, check=True, stdout=subprocess.DEVNULL)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        said = ended(process)
        server.terminate()
        server.wait()
    finally:
        subprocess.run(["ip", "netns", "delete", space], check=True)
    assert process.returncode == 0, said
    assert "IMEI" in said, said


@pytest.mark.parametrize(
    ("interface", "client", "exporter", "said"),
    [
        (None, None, None, "give one of"),
        ("lo", None, None, "--client"),
        ("lo", "nobody", None, "neither a MAC address"),
        (None, None, "host", "HOST:PORT"),
        ("lo", "127.0.0.1", "a:1", "give one of"),
    ],
)
def test_what_is_missing_is_said(interface: str | None, client: str | None, exporter: str | None, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Sniffing.of(interface, client, None, exporter)
