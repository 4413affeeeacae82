"""The web view beside a session that sniffs: what is found is told while packets still come."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.live.test_passive import packets, secrets
from tests.live.web.conftest import Client
from tests.live.web.test_handlers import Told, batch, connect

STEP = 40_001


@dataclass
class Exporter:
    """Sends the bundled capture once it is let go, and hangs up when it is told to."""

    server: socket.socket
    go: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def serve(self) -> None:
        client, _ = self.server.accept()
        with client:
            self.go.wait(30)
            data = b"".join(packets())
            for at in range(0, len(data), STEP):
                client.sendall(data[at : at + STEP])
            self.over.wait(60)


@pytest.fixture
def exporter() -> Iterator[Exporter]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        exporter = Exporter(server)
        thread = threading.Thread(target=exporter.serve)
        thread.start()
        yield exporter
        exporter.go.set()
        exporter.over.set()
        thread.join()


def kinds(told: list[Told]) -> set[object]:
    return {message["kind"] for each in told for message in each.messages}


async def heard(client: Client, exporter: Exporter) -> list[Told]:
    """What a page is told, from before the first packet to the end."""
    told: list[Told] = []
    async with connect(client) as page:
        while "started" not in kinds(told):
            told.append(await batch(page))
        exporter.go.set()
        while not {"finding", "event", "coverage"} <= kinds(told):
            told.append(await batch(page))
        assert not exporter.over.is_set()
        exporter.over.set()
        while "stopped" not in kinds(told):
            told.append(await batch(page))
    return told


def test_page_is_told_findings_while_packets_come_with_keys_from_before_the_first(
    exporter: Exporter, tmp_path: Path
) -> None:
    keylog, folder = tmp_path / "keys.txt", tmp_path / "session"
    keylog.write_bytes(secrets())
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "auditor", "live", "--passive", "--web", "--session", str(folder)),
            *("--pcap-over-ip", f"127.0.0.1:{exporter.server.getsockname()[1]}", "--keylog", str(keylog)),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    link = next(line for line in lines if "in a browser on this machine" in line).split()[-1]
    client = Client(("127.0.0.1", urlsplit(link).port or 0))
    assert client.enter(link).status == 303
    told = asyncio.run(heard(client, exporter))
    rest = process.stdout.read()
    assert process.wait(20) == 0, rest
    process.stdout.close()
    seqs = [message["seq"] for each in told for message in each.messages]
    assert seqs == list(range(1, len(seqs) + 1))
    assert link.rpartition("=")[2] not in str(told)
    assert f"auditor scan {folder}" in rest
