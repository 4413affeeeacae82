"""Records the takes as captures with keys: ``python -m bench.version_pairs.record [TAKE…]``, as root.

All share one pair of namespaces and its servers; each has its own capture and key log. Needs what the lab needs.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.version_pairs import world
from bench.version_pairs.takes import TAKES, by_name
from captures.lab import pki, recorder, web
from captures.lab.network import GATEWAY_ADDRESS, INTERFACE, Network
from captures.lab.responders import serve_datagrams, serve_upstream

CAPTURES = Path(__file__).parent / "captures"
ROOT = Path(__file__).resolve().parents[2]
FILES = ("capture.pcapng", "marks.csv", "ids.json")


async def _serve(base: Path) -> None:
    names = {site.host: site.addresses for site in world.SITES}
    await serve_datagrams(GATEWAY_ADDRESS, (), names)
    await serve_upstream(base / "upstream.sock", world.answer)
    (base / "ready").touch()
    await asyncio.Event().wait()


@contextmanager
def _running(command: Sequence[str], ready: Path | None = None) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        deadline = time.monotonic() + 15
        while ready is not None and not ready.exists():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"did not start: {' '.join(command)}")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


def record(names: Sequence[str]) -> None:
    """Record these takes into `CAPTURES`."""
    with tempfile.TemporaryDirectory(prefix="version-pairs-") as folder:
        base = Path(folder)
        pki.make(base / "pki", [site.host for site in world.SITES])
        web.write_files(base, {})
        with Network(sorted({a for site in world.SITES for a in site.addresses})) as net:
            far = net.command(net.world, [sys.executable, "-m", "bench.version_pairs.record", "--serve", str(base)])
            pair = [str(base / "pki" / f"{world.QUIC_HOST}.{ending}") for ending in ("pem", "key")]
            quic = [sys.executable, "-m", "bench.version_pairs.quic", world.QUIC_ADDRESS, *pair]
            with (
                _running(far, base / "ready"),
                _running(net.command(net.world, quic)),
                web.nginx(net.command(net.world, []), base, web.configuration(base, world.SITES)),
            ):
                for name in names:
                    _take(name, base, net.command(net.phone, []))
                    print(f"{name}: recorded", flush=True)


def _take(name: str, base: Path, phone: Sequence[str]) -> None:
    keys, capture = base / "keys.log", base / "capture.pcap"
    keys.write_text("")
    with recorder.recording(phone, INTERFACE, capture):
        player = [sys.executable, "-m", "bench.version_pairs.play", name, str(base)]
        subprocess.run([*phone, *player], cwd=ROOT, check=True)
    snaplen = by_name(name).snaplen
    if snaplen is not None:
        subprocess.run(["editcap", "-s", str(snaplen), str(capture), str(base / "cut.pcap")], check=True)
        capture = base / "cut.pcap"
    recorder.embed_keys(capture, keys, base / "capture.pcapng")
    target = CAPTURES / name
    target.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copyfile(base / file, target / file)


def main(arguments: Sequence[str]) -> int:
    """``--serve BASE`` is what it calls itself with, in the other namespace."""
    if arguments[:1] == ["--serve"]:
        asyncio.run(_serve(Path(arguments[1])))
        return 0
    record(arguments or [take.name for take in TAKES])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
