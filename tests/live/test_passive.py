"""Watching without a proxy: an exporter's packets and those of an interface, with keys that come while one looks."""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from auditor.audit import AuditOptions, audit
from auditor.errors import UsageError
from auditor.live.passive import Sniffing
from auditor.report.document import Report
from auditor.sources import open_source
from auditor.sources.interface import PacketSource

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
    process.wait(20)
    process.stdout.close()
    return said


@pytest.fixture
def exporter() -> Iterator[int]:
    """A PCAP-over-IP server that sends the bundled capture in small pieces to whoever comes first."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            client, _ = server.accept()
            with client:
                data = b"".join(packets())
                for at in range(0, len(data), 40_001):
                    client.sendall(data[at : at + 40_001])
                    time.sleep(0.01)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


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
    assert "IMEI" in said, said
    assert process.returncode == 0


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
