"""Two network namespaces joined by a veth pair: a phone and the gateway behind which all its servers live."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

CLIENT_ADDRESS, GATEWAY_ADDRESS = "192.0.2.10", "192.0.2.1"
CLIENT_ADDRESS_6, GATEWAY_ADDRESS_6 = "2001:db8:0:10::10", "2001:db8:0:10::1"
CLIENT_MAC, GATEWAY_MAC = "00:00:5e:00:53:10", "00:00:5e:00:53:01"
INTERFACE = "wlan0"
RESOLVERS = Path("/etc/netns")


def run(*command: str) -> None:
    """Run a command to its end; its error output is part of the exception if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")


class Network:
    """Context manager of one run's namespaces, ``phone`` and ``world``; their names are unique and always removed.

    ``addresses`` are those the world answers on, beside the gateway's own; ``at_home`` further ones of the phone's
    side, for other devices beside it. Frames are as a wire carries them: MTU 1500 and no offloads. The resolver of the
    phone is the gateway.
    """

    def __init__(self, addresses: Iterable[str], at_home: Iterable[str] = ()) -> None:
        self.phone, self.world = f"phone-{os.getpid()}", f"world-{os.getpid()}"
        self._addresses = tuple(addresses)
        self._at_home = tuple(f"{address}/24" for address in at_home)

    def __enter__(self) -> Self:
        try:
            self._build()
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remove()

    def command(self, namespace: str, command: Sequence[str]) -> list[str]:
        """The command line that runs ``command`` in one of the two namespaces."""
        return ["ip", "netns", "exec", namespace, *command]

    def _build(self) -> None:
        resolver = RESOLVERS / self.phone
        resolver.mkdir(parents=True)
        (resolver / "resolv.conf").write_text(f"nameserver {GATEWAY_ADDRESS}\noptions timeout:2 attempts:2\n")
        for namespace in (self.phone, self.world):
            run("ip", "netns", "add", namespace)
        inside = self.command(self.world, ["ip", "link", "add", INTERFACE, "type", "veth"])
        run(*inside, "peer", "name", INTERFACE, "netns", self.phone)
        self._end(self.phone, CLIENT_MAC, (f"{CLIENT_ADDRESS}/24", f"{CLIENT_ADDRESS_6}/64", *self._at_home))
        own = (f"{GATEWAY_ADDRESS}/24", f"{GATEWAY_ADDRESS_6}/64")
        served = tuple(f"{a}/{128 if ':' in a else 32}" for a in self._addresses)
        self._end(self.world, GATEWAY_MAC, own + served)
        run(*self.command(self.phone, ["ip", "route", "add", "default", "via", GATEWAY_ADDRESS]))
        run(*self.command(self.phone, ["ip", "-6", "route", "add", "default", "via", GATEWAY_ADDRESS_6]))

    def _end(self, namespace: str, mac: str, addresses: tuple[str, ...]) -> None:
        link = ["ip", "link", "set", INTERFACE]
        run(*self.command(namespace, ["ip", "link", "set", "lo", "up"]))
        run(*self.command(namespace, [*link, "address", mac, "mtu", "1500"]))
        offloads = [part for name in ("tso", "gso", "gro", "sg", "tx", "rx") for part in (name, "off")]
        run(*self.command(namespace, ["ethtool", "-K", INTERFACE, *offloads]))
        run(*self.command(namespace, [*link, "up"]))
        for address in addresses:
            add = ["ip", "address", "add", address, "dev", INTERFACE]
            run(*self.command(namespace, [*add, "nodad"] if ":" in address else add))

    def _remove(self) -> None:
        for namespace in (self.phone, self.world):
            subprocess.run(["ip", "netns", "delete", namespace], capture_output=True, check=False)
        shutil.rmtree(RESOLVERS / self.phone, ignore_errors=True)
        if RESOLVERS.is_dir() and not any(RESOLVERS.iterdir()):
            RESOLVERS.rmdir()
