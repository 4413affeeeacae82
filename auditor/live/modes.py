"""The ways to connect: what each mode needs, how it is said to a person, and what to do where it cannot start."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import UsageError
from auditor.live.messages import Way

if TYPE_CHECKING:
    from mitmproxy.proxy.mode_servers import ServerInstance
    from mitmproxy.proxy.mode_specs import ProxyMode

DEFAULT = ("wireguard",)
WIREGUARD = "WireGuard app: add a tunnel from the QR code (or the session's authority/wireguard-client.conf)"
HOW: dict[str, str] = {
    "wireguard": WIREGUARD,
    "regular": "set {address} as HTTP proxy, on the phone in the settings of its Wi-Fi",
    "socks5": "set {address} as SOCKS5 proxy",
    "reverse": "send requests to {address}, they go on to {data}",
    "local": "apps on this machine{which} go through the proxy by themselves",
    "transparent": "make this machine the device's gateway and redirect its connections to port {port}{redirecting}",
    "dns": "set {address} as name server",
    "upstream": "set {address} as HTTP proxy; requests go on through {data}",
}
REDIRECTING = (
    ": sudo sh -c 'sysctl -w net.ipv4.ip_forward=1; nft add table ip auditor; "
    'nft add chain ip auditor in "{{ type nat hook prerouting priority -100; }}"; '
    'nft add rule ip auditor in iifname IFACE tcp dport "{{ 80, 443 }}" redirect to :{port}\'; '
    "afterwards: sudo nft delete table ip auditor"
)
NO_NFT = " with nftables, which is missing here: install the package nftables"
CGROUP = Path("/sys/fs/cgroup/cgroup.controllers")


def way_of(instance: ServerInstance[ProxyMode], local: Callable[[], str | None]) -> Way:
    """How to connect to a server that is up; ``local`` gives this machine's own address, where it listens on all."""
    mode = instance.mode
    port = next((address[1] for address in instance.listen_addrs), 0)
    host = next((address[0] for address in instance.listen_addrs), "")
    if host in ("", "0.0.0.0", "::"):
        host = local() or "127.0.0.1"
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    template = HOW.get(mode.type_name, "{address}")
    which = f" named {mode.data}" if mode.data else ""
    conf = getattr(instance, "client_conf", None)
    redirecting = "" if sys.platform != "linux" else REDIRECTING.format(port=port) if _has_nft() else NO_NFT
    return Way(
        mode=mode.full_spec,
        how=template.format(address=address, data=mode.data, which=which, port=port, redirecting=redirecting),
        qr=conf() if conf is not None else None,
    )


def check(modes: Iterable[str]) -> None:
    """UsageError, with what is missing, where a mode cannot work on this machine or makes no sense."""
    from mitmproxy.proxy.mode_specs import ProxyMode

    for text in modes:
        try:
            mode = ProxyMode.parse(text)
        except ValueError as error:
            known = ", ".join(HOW)
            raise UsageError(f"--mode {text}: {error}; give one of {known}, with a port as in regular@8080") from error
        if mode.type_name == "local" and sys.platform == "linux":
            _check_local(text)
        if mode.type_name == "transparent" and sys.platform != "linux" and hasattr(os, "geteuid") and os.geteuid():
            raise UsageError(f"--mode {text}: needs root to learn where connections were meant to go; use sudo")


def _has_nft() -> bool:
    return shutil.which("nft", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin") is not None


def _check_local(text: str) -> None:
    if os.geteuid() and shutil.which("sudo") is None:
        raise UsageError(f"--mode {text}: needs sudo on PATH, or to be root; install sudo or use --mode regular")
    if not os.geteuid() and shutil.which("sudo") is None:
        raise UsageError(f"--mode {text}: mitmproxy starts its redirector through sudo, even as root; install sudo")
    if not CGROUP.exists():
        raise UsageError(f"--mode {text}: needs cgroup2 at {CGROUP.parent}; it is not mounted here: use --mode regular")


def why_not(instance: ServerInstance[ProxyMode]) -> str | None:
    """In one line why a server did not start, and what to do; None where it did."""
    error = instance.last_exception
    if error is None:
        return None
    spec = instance.mode.full_spec
    plain = " ".join(str(error).split())
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        port = _port(instance)
        other = f"{spec.partition('@')[0]}@{port + 2}"
        return f"--mode {spec}: port {port} is in use; end what uses it, or take another: --mode {other}"
    if isinstance(error, PermissionError) or "ermission" in plain:
        return f"--mode {spec}: not allowed without privileges ({plain[:200]}); take a port over 1023, or use sudo"
    if isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL:
        return f"--mode {spec}: this machine has no such address; give one it has with --listen"
    return f"--mode {spec}: cannot start: {plain[:300]}"


def _port(instance: ServerInstance[ProxyMode]) -> int:
    from mitmproxy import ctx

    return instance.mode.listen_port(ctx.options.listen_port) or 0
