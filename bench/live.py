"""What the live proxy costs: mitmdump, the same with the addon, and auditor live under wrk's load; how soon one sees.

``python -m bench.live`` measures for about four minutes, ``python -m bench.live MINUTES`` soaks at 100 requests
a second besides and says how memory grows. Needs nginx and wrk. Two processors are shared by load generator, server,
proxy and analysis, so that ratios mean more than figures; rounds of the three alternate. What the proxy itself
computes for a request (its process, without the analysis) is told too: it says the same on a machine that is busy.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import auditor.live.addon
from auditor.live.hub import Hub
from auditor.live.messages import Coverage, Exchange, Finding
from auditor.live.proxy import Proxy, Proxying
from auditor.live.running import authority, run_proxied
from auditor.live.session import Session
from auditor.report.times import nanoseconds

ORIGIN, PROXY = 18080, 18081
ROUNDS, SECONDS, CONNECTIONS = 5, 5, 16
RATE = 100
KINDS = ("mitmdump", "with the addon", "auditor live")
PATIENCE = 60
"""Seconds for the analysis to make up for what was only recorded, so that it does not run beside the next round."""
ADDON = Path(auditor.live.addon.__file__)
NGINX = """
daemon off; pid {folder}/pid; error_log /dev/null; worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; keepalive_requests 1000000000;
  server {{ listen 127.0.0.1:{port}; location / {{ default_type application/json; return 200 '{{"ok":true}}'; }} }}
}}
"""
WRK = """
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.body = '{"header":{"device_model":"Pixel 7","os":"Android 14","language":"de_DE"},"lat":48.40107,"lon":9.98761}'
wrk.path = "/v1/log?idfa=aebe52e7-03ee-455a-b3c4-e57283966239"
"""


@contextmanager
def origin(folder: Path) -> Iterator[None]:
    """nginx, answering everything."""
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=ORIGIN))
    server = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def proxied(folder: Path, kind: str, session: Path) -> Iterator[int]:
    """A proxy of this kind (`KINDS`) before the server, recording into ``session``; its process id."""
    mode = ("--mode", f"reverse:http://127.0.0.1:{ORIGIN}@127.0.0.1:{PROXY}")
    command = [str(Path(sys.executable).with_name("mitmdump")), "-q", "--set", f"confdir={folder / 'ca'}", *mode]
    if kind == "with the addon":
        command += ["-s", str(ADDON), "--set", f"auditor_session={session}"]
    elif kind == "auditor live":
        command = [sys.executable, "-m", "auditor", "live", *mode, "--session", str(session)]
    proxy = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        _listens()
        time.sleep(3)
        yield proxy.pid
    finally:
        proxy.send_signal(signal.SIGINT)
        try:
            proxy.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            proxy.kill()
            proxy.wait()


def _listens() -> None:
    """Wait for the proxy."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", PROXY)):
            return
        time.sleep(0.1)


def wrk(folder: Path, connections: int) -> tuple[float, float]:
    """Requests a second, and the median latency in ms."""
    script = folder / "load.lua"
    script.write_text(WRK)
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", "-s", str(script)]
    said = subprocess.run([*command, f"http://127.0.0.1:{PROXY}"], capture_output=True, text=True, check=True).stdout
    rate, median = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"50%\s+([\d.]+)(us|ms|s)", said)
    assert rate is not None
    assert median is not None
    return float(rate[1]), float(median[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[median[2]]


def computed(process: int) -> float:
    """Milliseconds of processor time a process took so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def compare(folder: Path) -> None:
    """Rounds of each kind of proxy, alternating; medians of the rounds."""
    rows: dict[str, list[tuple[float, float, float]]] = {kind: [] for kind in KINDS}
    for number in range(ROUNDS):
        for at, kind in enumerate(KINDS):
            with proxied(folder, kind, folder / f"session-{number}-{at}") as process:
                before = computed(process)
                rate, _ = wrk(folder, CONNECTIONS)
                slow, latency = wrk(folder, 1)
                rows[kind].append((rate, latency, (computed(process) - before) / ((rate + slow) * SECONDS)))
    print(f"{'':16}{'throughput':>18}{'median':>22}{'computing a request':>24}")
    first = None
    for kind, each in rows.items():
        rate, delay, cost = (statistics.median(row[column] for row in each) for column in range(3))
        first = first or (rate, delay, cost)
        figures = f"{rate:9.0f}/s {rate / first[0]:6.1%}{delay:11.2f} ms {delay - first[1]:+5.2f}"
        print(f"{kind:16} {figures}{cost:16.3f} ms {cost - first[2]:+6.3f}")


class Watching:
    """Listens to the hub: how long each exchange and finding took from its request to the view."""

    def __init__(self, hub: Hub) -> None:
        self.delays: list[float] = []
        self.coverage: Coverage | None = None
        self.exchanges = 0
        _, self._heard = hub.subscribe()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            for message in self._heard.take(None):
                now = time.time_ns()
                if isinstance(message, Finding) and message.finding.type == "identifier.advertising":
                    self.delays.append((now - nanoseconds(message.time)) / 1e6)
                elif isinstance(message, Exchange):
                    self.exchanges += 1
                elif isinstance(message, Coverage):
                    self.coverage = message


def soak(folder: Path, seconds: float) -> None:
    """`RATE` requests a second, one in ten with an identifier never seen: delays to the view, and memory."""
    hub = Hub()
    session = Session.begin(folder / f"soak-{seconds:g}", hub)
    session.link.ready.wait(30)
    watching = Watching(hub)
    sizes: list[tuple[float, int, int]] = []

    async def load(proxy: Proxy) -> None:
        host, port = proxy.address
        connections = [await asyncio.open_connection(host, port) for _ in range(8)]
        began = time.monotonic()
        for number in range(int(RATE * seconds)):
            await asyncio.sleep(max(0.0, began + number / RATE - time.monotonic()))
            reader, writer = connections[number % len(connections)]
            asyncio.ensure_future(ask(reader, writer, number))  # noqa: RUF006
            if number % (RATE * 10) == 0:
                sizes.append((time.monotonic() - began, memory(os.getpid()), memory(session.link.pid)))
        await asyncio.sleep(1)

    run_proxied(
        session,
        Proxying((f"reverse:http://127.0.0.1:{ORIGIN}@127.0.0.1:0",), authority(session, None)),
        keep_authority=False,
        body=load,
    )
    delays = sorted(watching.delays)
    print(f"flag to screen  {len(delays)} new findings, median {delays[len(delays) // 2]:.0f} ms, "
          f"p99 {delays[int(len(delays) * 0.99)]:.0f} ms, most {delays[-1]:.0f} ms")  # fmt: skip
    late = watching.coverage.late if watching.coverage is not None else 0
    print(f"exchanges       {watching.exchanges} told of {int(RATE * seconds)} sent, {late} analysed late")
    for at, proxy, analysis in sizes[:: max(1, len(sizes) // 10)]:
        print(f"memory          after {at:5.0f} s: proxy {proxy / 1e6:.0f} MB, analysis {analysis / 1e6:.0f} MB")


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
    """One request on a kept connection; its answer is read by length."""
    identifier = f"aebe52e7-03ee-455a-b3c4-{number // 10:012x}"
    body = b'{"header":{"device_model":"Pixel 7","os":"Android 14"},"n":%d}' % number
    head = f"POST /v1/log?idfa={identifier} HTTP/1.1\r\nhost: log.example.com\r\ncontent-type: application/json\r\n"
    writer.write(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
    answer = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", answer)
    await reader.readexactly(int(length[1]) if length is not None else 0)


def memory(process: int) -> int:
    """The resident memory of a process in bytes."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as name, origin(Path(name)):
        if len(sys.argv) > 1:
            soak(Path(name), float(sys.argv[1]) * 60)
            return
        compare(Path(name))
        soak(Path(name), 20)


if __name__ == "__main__":
    main()
