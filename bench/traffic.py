"""The client of the benchmark, run inside the namespace: threads of httpx clients that note every request they make.

``python -m bench.traffic BASE MODE SEED TARGET_BYTES CONNECTIONS WORKER``; stops when the capture has its size.
"""

from __future__ import annotations

import hashlib
import json
import random
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.payloads import Call, download_call, telemetry_call
from bench.world import API_HOSTS, DOWNLOAD_HOSTS, FILES

THREADS = 8
DOWNLOADS = 0.2
"""Share of connections that download; by bytes they are about 80 %."""


@dataclass(slots=True)
class Worker:
    """One process: its options, its share of connections, and the truth it writes."""

    base: Path
    mode: str
    seed: int
    target: int
    left: int
    number: int
    lock: threading.Lock = field(default_factory=threading.Lock)
    stop: threading.Event = field(default_factory=threading.Event)

    def context(self, version: ssl.TLSVersion) -> ssl.SSLContext:
        """A client context for this version that logs its secrets."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(self.base / "pki" / "ca.pem")
        context.minimum_version = context.maximum_version = version
        context.keylog_filename = str(self.base / f"keys.{self.number}")
        return context

    def another(self) -> bool:
        """Whether one more connection is wanted."""
        if self.mode != "many":
            return not self.stop.is_set()
        with self.lock:
            self.left -= 1
            return self.left >= 0


def calls(draw: random.Random, mode: str, *, download: bool) -> Iterator[Call]:
    """What one connection carries."""
    if mode == "many":
        yield telemetry_call(draw)
        return
    for _ in range(draw.randint(1, 6) if download else min(40, int(draw.expovariate(1 / 8)) + 1)):
        if download or draw.random() < 0.08:
            yield download_call(draw, media=download and draw.random() < 0.75, files=FILES)
        else:
            yield telemetry_call(draw)


def _line(host: str, call: Call, sent: httpx.Request, version: str, answer: httpx.Response | None) -> str:
    return json.dumps(
        {
            "t": time.time(),
            "m": call.method,
            "host": host,
            "path": call.path,
            "v": version,
            "h": [[n.decode("latin-1"), v.decode("latin-1")] for n, v in sent.headers.raw],
            "b_len": len(call.body),
            "b_sha256": hashlib.sha256(call.body).hexdigest(),
            "d_len": len(call.decoded),
            "d_sha256": hashlib.sha256(call.decoded).hexdigest(),
            "s": None if answer is None else answer.status_code,
            "rlen": None if answer is None else len(answer.content),
            "r_sha256": None if answer is None else hashlib.sha256(answer.content).hexdigest(),
        }
    )


def _connection(worker: Worker, draw: random.Random, contexts: dict[str, ssl.SSLContext], out: list[str]) -> None:
    chance = draw.random()
    http2 = chance < 0.7 and worker.mode != "plain"
    tls = "1.2" if chance < 0.15 or chance > 0.9 else "1.3"
    download = worker.mode != "many" and draw.random() < DOWNLOADS
    host = draw.choice(DOWNLOAD_HOSTS if download else API_HOSTS)
    scheme = "http" if worker.mode == "plain" else "https"
    with httpx.Client(verify=contexts[tls], http1=not http2, http2=http2, trust_env=False, timeout=30) as client:
        for call in calls(draw, worker.mode, download=download):
            if worker.stop.is_set():
                break
            url = f"{scheme}://{host}{call.path}"
            sent = client.build_request(call.method, url, headers=call.headers, content=call.body or None)
            try:
                answer = client.send(sent)
            except httpx.TransportError:
                out.append(_line(host, call, sent, "2" if http2 else "1.1", None))
                break
            out.append(_line(host, call, sent, "2" if http2 else "1.1", answer))


def _loop(worker: Worker, thread: int) -> None:
    draw = random.Random(worker.seed * 1000 + worker.number * 100 + thread)
    versions = (("1.2", ssl.TLSVersion.TLSv1_2), ("1.3", ssl.TLSVersion.TLSv1_3))
    contexts = {name: worker.context(version) for name, version in versions}
    with (worker.base / f"truth.{worker.number}.{thread}").open("w") as file:
        while worker.another():
            out: list[str] = []
            _connection(worker, draw, contexts, out)
            file.writelines(line + "\n" for line in out)


def main(worker: Worker) -> None:
    """Run the threads until the capture is large enough, or the connections are used up."""
    threads = [threading.Thread(target=_loop, args=(worker, n)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.2)
        if worker.mode != "many" and (worker.base / "capture.pcap").stat().st_size >= worker.target:
            worker.stop.set()


if __name__ == "__main__":
    folder, mode, seed, target, connections, number = sys.argv[1:]
    main(Worker(Path(folder), mode, int(seed), int(target), int(connections), int(number)))
