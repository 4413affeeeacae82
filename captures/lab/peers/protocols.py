"""One talk of real clients and servers for each protocol the reader knows, recorded together."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from captures.lab import pki
from captures.lab.network import GATEWAY_ADDRESS, INTERFACE
from captures.lab.peers import places as at
from captures.lab.peers.stage import ROOT, Stage, wait_for_port

PROGRAMS = ("mosquitto", "mosquitto_passwd", "dnsmasq", "udhcpc", "socat", "microsocks", "tinyproxy", "turnserver")
PACKAGES = (
    "aiocoap",
    "aioice",
    "aioquic",
    "async_upnp_client",
    "cbor2",
    "dns",
    "grpc",
    "grpclib",
    "hypercorn",
    "paho",
    "socksio",
    "websockets",
    "wsproto",
    "zeroconf",
)
PORTS = (
    (at.WEB, 443),
    (at.RPC, at.RPC_TLS),
    (at.RPC, at.RPC_PLAIN),
    (at.BROKER, at.BROKER_PLAIN),
    (at.BROKER, at.BROKER_TLS),
    (at.BROKER, at.BROKER_WEB),
    (at.RESOLVER, 53),
    (at.RESOLVER, 853),
    (at.PROXY, at.SOCKS),
    (at.PROXY, at.SOCKS_OPEN),
    (at.PROXY, at.HTTP_PROXY),
    (at.RELAY, at.RELAY_PORT),
)
DNSMASQ = f"""no-daemon=
no-resolv
no-hosts
bind-interfaces
listen-address={GATEWAY_ADDRESS}
interface={INTERFACE}
address=/video.example/198.51.100.77
txt-record=text.example,"lab text"
local=/example/
dhcp-range=192.0.2.100,192.0.2.150,1h
dhcp-authoritative
log-dhcp
user=root
"""
DHCP = re.compile(r"(DHCP[A-Z]+)\(")


def record(stage: Stage) -> None:
    """Start all servers, let all clients talk; the DHCP server's part of the truth comes from its log."""
    base = stage.base
    pki.make(base / "pki", [at.WEB_HOST, at.RPC_HOST, at.BROKER_HOST, at.RESOLVER_HOST])
    log = base / "dnsmasq.log"
    with ExitStack() as running:
        for name, command in _servers(base):
            running.enter_context(stage.serving(command, cwd=base, log=base / f"{name}.log"))
        for address, port in PORTS:
            wait_for_port(stage, address, port)
        with stage.recording():
            play = [sys.executable, "-m", "captures.lab.peers.clients.play", str(base)]
            subprocess.run(stage.phone(play), cwd=ROOT, check=True)
    for kind in DHCP.findall(log.read_text()):
        stage.notes.note("DHCP", kind.removeprefix("DHCP"), "*")


def _servers(base: Path) -> Iterator[tuple[str, list[str]]]:
    def pair(host: str) -> tuple[str, str]:
        return str(base / "pki" / f"{host}.pem"), str(base / "pki" / f"{host}.key")

    def module(name: str, *arguments: str) -> list[str]:
        return [sys.executable, "-m", name, *arguments]

    certificate, key = pair(at.WEB_HOST)
    bound = ["--bind", f"{at.WEB}:443", "--quic-bind", f"{at.WEB}:443", "--certfile", certificate, "--keyfile", key]
    yield "web", module("hypercorn", *bound, "captures.lab.peers.servers.web:app")
    plain, secured = str(at.RPC_PLAIN), str(at.RPC_TLS)
    yield "rpc", module("captures.lab.peers.servers.rpc", at.RPC, plain, secured, *pair(at.RPC_HOST))
    yield "things", module("captures.lab.peers.servers.things", at.THING)
    yield "broker", ["mosquitto", "-c", str(_mosquitto(base, *pair(at.BROKER_HOST)))]
    _write(base / "dnsmasq.conf", DNSMASQ.replace("no-daemon=\n", ""))
    files = [f"--dhcp-leasefile={base}/leases", f"--pid-file={base}/dnsmasq.pid", f"--log-facility={base}/dnsmasq.log"]
    yield "resolver", ["dnsmasq", "--keep-in-foreground", f"--conf-file={base}/dnsmasq.conf", *files]
    certificate, key = pair(at.RESOLVER_HOST)
    tls = f"OPENSSL-LISTEN:853,bind={at.RESOLVER},reuseaddr,fork,verify=0,certificate={certificate},key={key}"
    yield "dot", ["socat", tls, f"TCP:{at.RESOLVER}:53"]
    yield "socks", ["microsocks", "-i", at.PROXY, "-p", str(at.SOCKS), "-u", at.NAME, "-P", at.WORD]
    yield "socks-open", ["microsocks", "-i", at.PROXY, "-p", str(at.SOCKS_OPEN)]
    tinyproxy = f"Port {at.HTTP_PROXY}\nListen {at.PROXY}\nTimeout 60\nMaxClients 10\nConnectPort 443\n"
    yield "proxy", ["tinyproxy", "-d", "-c", str(_write(base / "tinyproxy.conf", tinyproxy))]
    relay = [f"--listening-ip={at.RELAY}", f"--relay-ip={at.RELAY}", f"--listening-port={at.RELAY_PORT}", "--no-tls"]
    relay += ["--lt-cred-mech", f"--user={at.NAME}:{at.WORD}", "--realm=lab", "--no-cli", "--no-dtls", "-n"]
    relay += [f"--pidfile={base}/turn.pid", f"--userdb={base}/turn.db", "--log-file=stdout", "--no-multicast-peers"]
    yield "relay", ["turnserver", *relay]


def _mosquitto(base: Path, certificate: str, key: str) -> Path:
    words = base / "mosquitto.words"
    words.touch(mode=0o600)
    program = shutil.which("mosquitto_passwd") or "mosquitto_passwd"
    subprocess.run([program, "-b", str(words), at.NAME, at.WORD], check=True, capture_output=True)
    return _write(
        base / "mosquitto.conf",
        f"""per_listener_settings false
user root
persistence false
password_file {words}
listener {at.BROKER_PLAIN} {at.BROKER}
listener {at.BROKER_TLS} {at.BROKER}
certfile {certificate}
keyfile {key}
listener {at.BROKER_WEB} {at.BROKER}
protocol websockets
""",
    )


def _write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path
