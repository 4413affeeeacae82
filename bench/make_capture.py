"""Makes the capture the benchmarks read: ``python -m bench.make_capture``, as root, into ``bench/data/`` (not in git).

Real clients and servers: HTTP/1.1 and HTTP/2, TLS 1.2 and 1.3, four fifths of the bytes downloads. Beside NAME.pcap
stand NAME.keylog and NAME.truth, one JSON object a request: t, m(ethod), host, path, v(ersion), h(eaders), length and
SHA-256 of the body as sent (b_) and decoded (d_), s(tatus) and length and SHA-256 of the answer (r). A status of null
means that the connection broke, and that the request may not be in the capture.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import world
from captures.lab import pki, recorder, web
from captures.lab.network import INTERFACE, Network

DATA = Path(__file__).resolve().parent / "data"
ROOT = Path(__file__).resolve().parent.parent
PROCESSES = 2
MODES = ("mixed", "many", "plain")


def _join(parts: list[Path], target: Path) -> None:
    with target.open("wb") as out:
        for part in sorted(parts):
            out.write(part.read_bytes())


def make(name: str, mode: str, target_mb: int, connections: int, seed: int) -> Path:
    """Record one capture; returns its path. ``connections`` counts only in mode ``many``."""
    DATA.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=DATA) as folder:
        base = Path(folder)
        pki.make(base / "pki", [site.host for site in world.SITES])
        world.write_files(base, seed)
        with Network([a for site in world.SITES for a in site.addresses]) as net:
            inside = net.command(net.world, [])
            dns = subprocess.Popen([*inside, sys.executable, "-m", "bench.world"], cwd=ROOT)
            try:
                _record(net, base, [mode, str(seed), str(target_mb * 10**6), str(connections // PROCESSES)])
            finally:
                dns.terminate()
                dns.wait(10)
        _join(list(base.glob("keys.*")), DATA / f"{name}.keylog")
        _join(list(base.glob("truth.*")), DATA / f"{name}.truth")
        shutil.move(base / "capture.pcap", DATA / f"{name}.pcap")
    return DATA / f"{name}.pcap"


def _record(net: Network, base: Path, options: list[str]) -> None:
    inside, outside = net.command(net.world, []), net.command(net.phone, [])
    with web.nginx(inside, base, web.configuration(base, world.SITES, [world.answers(base)])):
        with recorder.recording(outside, INTERFACE, base / "capture.pcap", bulk=True):
            command = [*outside, sys.executable, "-m", "bench.traffic", str(base), *options]
            workers = [subprocess.Popen([*command, str(n)], cwd=ROOT) for n in range(PROCESSES)]
            codes = [worker.wait() for worker in workers]
    if any(codes):
        raise RuntimeError("a client failed; its words are above")


def main() -> int:
    """Exit code 2 where the lab cannot run."""
    parser = argparse.ArgumentParser(prog="python -m bench.make_capture", description=__doc__)
    parser.add_argument("--target-mb", type=int, default=500)
    parser.add_argument("--mode", choices=MODES, default="mixed", help="many: one request a connection; plain: no TLS")
    parser.add_argument("--conns", type=int, default=5_000, help="connections in mode many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", help="file name without ending; by default mode and size")
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("making a capture needs root: it builds network namespaces", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    size = options.conns if options.mode == "many" else options.target_mb
    made = make(options.name or f"{options.mode}{size}", options.mode, options.target_mb, options.conns, options.seed)
    print(f"{made}: {made.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
