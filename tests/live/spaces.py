"""A device of its own for a test: a network namespace whose way out is WireGuard (``wireguard-go``)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

COUNT = iter(range(100))


class Space:
    """A namespace joined to this machine by a cable. ``outside`` is this machine's end of it, ``inside`` the other.

    ``far`` is an address of this machine that is reached by the namespace's default route only.
    """

    def __init__(self) -> None:
        number = (os.getpid() * 7 + next(COUNT)) % 60_000
        third, fourth = divmod(number, 240)
        self.name = f"auditor-{number}"
        self.cable, self.tunnel = f"aud{number}", f"wga{number}"
        self.outside, self.inside = f"198.18.{third}.{fourth + 1}", f"198.18.{third}.{fourth + 2}"
        self.far = f"198.19.{third}.{fourth + 1}"

    def command(self, *command: str) -> list[str]:
        """The command, to be run inside."""
        return ["ip", "netns", "exec", self.name, *command]

    def run(self, *command: str, check: bool = True) -> str:
        """What a command printed that ran inside."""
        done = subprocess.run(
            self.command(*command), capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL, check=check
        )
        return done.stdout

    def program(self, folder: Path, program: str) -> Path:
        """A program that runs inside, whoever starts it."""
        path = folder / f"{self.name}-{Path(program).name}"
        path.write_text(f'#!/bin/sh\nexec {" ".join(self.command(program))} "$@"\n')
        path.chmod(0o700)
        return path

    @contextmanager
    def wireguard(self, configuration: Path) -> Iterator[None]:
        """Within it everything goes through the tunnel of this configuration, as a phone's WireGuard app reads it."""
        lines = configuration.read_text().splitlines()
        address = next(line.partition("=")[2].strip() for line in lines if line.startswith("Address"))
        bare = configuration.with_name(f"{self.tunnel}.conf")
        bare.write_text("\n".join(line for line in lines if not line.startswith(("Address", "DNS"))) + "\n")
        daemon = subprocess.Popen(
            self.command("wireguard-go", "-f", self.tunnel), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            end = time.monotonic() + 10
            while self.tunnel not in self.run("ip", "-br", "link") and time.monotonic() < end:
                time.sleep(0.05)
            self.run("wg", "setconf", self.tunnel, str(bare))
            self.run("ip", "address", "add", address, "dev", self.tunnel)
            self.run("ip", "link", "set", self.tunnel, "mtu", "1420", "up")
            self.run("ip", "route", "replace", "default", "dev", self.tunnel)
            yield
        finally:
            daemon.terminate()
            daemon.wait()
            bare.unlink()


def _all(*commands: Sequence[str]) -> None:
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)


@contextmanager
def space() -> Iterator[Space]:
    """A namespace, taken away afterwards with all that runs in it."""
    made = Space()
    try:
        _all(
            ["ip", "netns", "add", made.name],
            ["ip", "link", "add", made.cable, "type", "veth", "peer", "name", "eth0", "netns", made.name],
            ["ip", "address", "add", f"{made.outside}/32", "peer", made.inside, "dev", made.cable],
            ["ip", "address", "add", f"{made.far}/32", "dev", made.cable],
            ["ip", "link", "set", made.cable, "up"],
            made.command("ip", "link", "set", "lo", "up"),
            made.command("ip", "address", "add", f"{made.inside}/32", "peer", made.outside, "dev", "eth0"),
            made.command("ip", "link", "set", "eth0", "up"),
        )
        yield made
    finally:
        subprocess.run(["ip", "link", "delete", made.cable], capture_output=True, check=False)
        subprocess.run(["ip", "netns", "delete", made.name], capture_output=True, check=False)
