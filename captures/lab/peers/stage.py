"""Where peers meet: two namespaces, programs and clients in them, the recorder, the key log and the truth."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from captures.lab import recorder
from captures.lab.network import INTERFACE, RESOLVERS, Network, run
from captures.lab.peers.notes import Notes

ROOT = Path(__file__).resolve().parents[3]
QUIET = (
    "net.ipv4.tcp_timestamps=0",
    "net.ipv4.tcp_sack=0",
    "net.ipv4.tcp_window_scaling=0",
    "net.ipv6.conf.all.disable_ipv6=1",
)
"""Smaller packets, and nothing the system says by itself."""


class Stage:
    """One recording in ``base``. What the peers say goes into ``notes``."""

    def __init__(self, base: Path, network: Network) -> None:
        self.base, self._network = base, network
        self.keys = base / "keys.log"
        self.truth = base / "truth.jsonl"
        self.notes = Notes(self.truth)

    def phone(self, command: Sequence[str]) -> list[str]:
        """The command line that runs ``command`` at the client's end."""
        return self._network.command(self._network.phone, command)

    def world(self, command: Sequence[str]) -> list[str]:
        """The command line that runs ``command`` where the servers are."""
        return self._network.command(self._network.world, command)

    @contextmanager
    def serving(self, command: Sequence[str], cwd: Path | None = None, log: Path | None = None) -> Iterator[None]:
        """Run a server at the far end until the block ends; what it says goes into ``log``."""
        environment = {**os.environ, "OPENSSL_CONF": "/dev/null", "PYTHONPATH": str(ROOT)}
        with (log or Path(os.devnull)).open("wb") as said:
            process = subprocess.Popen(
                self.world(command),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                env=environment,
            )
            try:
                yield
            finally:
                process.terminate()
                process.wait(10)

    @contextmanager
    def recording(self, wanted: str = "") -> Iterator[None]:
        """Record what passes the client's interface while the block runs, or what of it a pcap filter lets through."""
        with recorder.recording(self.phone([]), INTERFACE, self.base / "capture.pcap", wanted=wanted):
            yield

    def finish(self, target: Path) -> None:
        """Leave capture (keys embedded) and truth in ``target``."""
        target.mkdir(parents=True, exist_ok=True)
        recorder.embed_keys(self.base / "capture.pcap", self.keys, target / "capture.pcapng")
        shutil.copyfile(self.truth, target / self.truth.name)


@contextmanager
def stage(base: Path, addresses: Sequence[str], hosts: Mapping[str, str]) -> Iterator[Stage]:
    """Build the namespaces; ``hosts`` are names both ends know without asking, with their addresses."""
    with Network(addresses) as network:
        folders = [RESOLVERS / name for name in (network.phone, network.world)]
        try:
            for folder in folders:
                folder.mkdir(exist_ok=True)
                (folder / "hosts").write_text("".join(f"{address} {name}\n" for name, address in hosts.items()))
            for namespace in (network.phone, network.world):
                for setting in QUIET:
                    run(*network.command(namespace, ["sysctl", "-qw", setting]))
            yield Stage(base, network)
        finally:
            shutil.rmtree(folders[1], ignore_errors=True)


def wait_for_port(stage: Stage, address: str, port: int, seconds: float = 15) -> None:
    """Return when something accepts connections there; RuntimeError if nothing does in time."""
    probe = f"import socket; socket.create_connection(({address!r}, {port}), 1).close()"
    deadline = time.monotonic() + seconds
    while subprocess.run(stage.phone([sys.executable, "-c", probe]), capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise RuntimeError(f"nothing listens on {address} port {port}")
        time.sleep(0.1)
