"""Every cipher suite OpenSSL's own server and client can agree on, one connection each, and the rarer ways of TLS.

Each connection asks for a path that names what it is about; the truth holds what s_client says was agreed on.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from captures.lab.peers.stage import Stage, wait_for_port

HOST, ADDRESS = "suites.example", "198.51.100.20"
PSK = "00112233445566778899aabbccddeeff"
RSA_AND_ECDSA, DSA, ONE_GROUP, EARLY = 443, 8443, 9443, 10443
MODERN = (
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_AES_128_CCM_SHA256",
    "TLS_AES_128_CCM_8_SHA256",
)
BOTH_WAYS = ("AES128-SHA", "PSK-AES256-CBC-SHA384")
OTHERS_IN_OLD = (
    "DHE-RSA-CAMELLIA128-SHA",
    "DHE-DSS-AES128-SHA",
    "ECDHE-RSA-AES128-SHA",
    "ECDHE-ECDSA-AES256-SHA",
    "ADH-AES128-SHA",
    "AECDH-AES128-SHA",
    "RSA-PSK-AES128-CBC-SHA",
    "DHE-PSK-AES128-CBC-SHA",
    "ECDHE-PSK-AES128-CBC-SHA256",
    "NULL-MD5",
)
BODY = b"ok\n"
ANSWER = b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)
SHORT = ("-sigalgs", "RSA+SHA256:ECDSA+SHA256:DSA+SHA256", "-groups", "P-256")
"""Keeps hellos short."""
WITHOUT_BARE_ACKS = "tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0 or ip[2:2] > ((ip[0] & 0xf) + (tcp[12] >> 4)) * 4"
"""Acknowledgements alone would be a third of the file."""
PAUSE = 0.4
"""Seconds after which a handshake is over and a command was read on its own."""
ANY = "@SECLEVEL=0"
PROGRAMS = ("openssl", "nginx")
PACKAGES: tuple[str, ...] = ()
ADDRESSES = (ADDRESS,)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One connection: the path it asks for, s_client's options, and what is written before the request."""

    path: str
    options: tuple[str, ...]
    port: int = RSA_AND_ECDSA
    before: str = ""
    early: bool = False


def attempts(base: Path) -> Iterator[Attempt]:
    """All connections, in the order made; sessions are kept in ``base``."""
    listed = _ciphers("-tls1_2", f"ALL:COMPLEMENTOFALL:{ANY}")
    for name, kind in listed:
        yield _classic(name, kind, "tls1_2", "")
    for name, kind in listed:
        if " TLSv1.2 " not in kind:
            yield from _old(name, kind)
        if re.match(r"PSK-AES\d+-CBC", name):
            yield _classic(name, kind, "tls1_2", "+mac-then-encrypt", "-no_etm")
    for name in MODERN:
        yield Attempt(f"/suite/{name}", ("-tls1_3", "-ciphersuites", name))
    yield from _ways(base)


def _ways(base: Path) -> Iterator[Attempt]:
    classic = ("-tls1_2", "-cipher", f"ECDHE-ECDSA-AES128-GCM-SHA256:{ANY}")
    cbc = ("-tls1_2", "-cipher", f"ECDHE-ECDSA-AES128-SHA256:{ANY}")
    modern = ("-tls1_3", "-ciphersuites", MODERN[0])
    for name, options in (
        ("session-id", (*classic, "-no_ticket")),
        ("ticket", classic),
        ("ticket-cbc", cbc),
        ("tls1.3-ticket", modern),
    ):
        session = str(base / f"{name}.session")
        yield Attempt(f"/way/{name}/first", (*options, "-sess_out", session))
        yield Attempt(f"/way/{name}/resumed", (*options, "-sess_in", session))
    yield Attempt("/way/hello-retry-request", (*modern, "-groups", "P-521:X25519"), ONE_GROUP)
    yield Attempt("/way/key-update", modern, before="k")
    yield Attempt("/way/key-update-of-both", modern, before="K")
    yield Attempt("/way/tls1.3-psk", ("-tls1_3", "-ciphersuites", MODERN[0], "-psk", PSK))
    yield Attempt("/way/no-server-name", (*classic, "-noservername"))
    session = str(base / "early.session")
    yield Attempt("/way/early-data/first", (*modern, "-sess_out", session), EARLY)
    yield Attempt("/way/early-data/resumed", (*modern, "-sess_in", session), EARLY, early=True)


def _ciphers(*options: str) -> list[tuple[str, str]]:
    """Name and line of OpenSSL's suites up to TLS 1.2, without SRP: s_server loses the user's name on the way."""
    lines = subprocess.run(["openssl", "ciphers", "-v", *options], capture_output=True, text=True, check=True).stdout
    return [(line.split()[0], line) for line in lines.splitlines() if not line.startswith(("TLS_", "SRP"))]


def _old(name: str, kind: str) -> Iterator[Attempt]:
    """TLS 1.0 and 1.1: the suites without certificates, whose handshakes are short, and one of each other kind."""
    if name in BOTH_WAYS:
        yield _classic(name, kind, "tls1", "+tls1.0")
        yield _classic(name, kind, "tls1_1", "+tls1.1+mac-then-encrypt", "-no_etm")
    if name in BOTH_WAYS or name.startswith("PSK-"):
        if "Enc=None" not in kind:
            yield _classic(name, kind, "tls1", "+tls1.0+mac-then-encrypt", "-no_etm")
        yield _classic(name, kind, "tls1_1", "+tls1.1")
    elif name in OTHERS_IN_OLD:
        yield _classic(name, kind, "tls1", "+tls1.0")


def _classic(name: str, kind: str, version: str, variant: str, *more: str) -> Attempt:
    options = [f"-{version}", "-cipher", f"{name}:{ANY}", "-no_ticket", *SHORT, *more]
    if "PSK" in kind:
        options += ["-psk", PSK]
    return Attempt(f"/suite/{name}{variant}", tuple(options), DSA if "DSS" in name else RSA_AND_ECDSA)


def record(stage: Stage) -> None:
    """Serve, connect once per attempt and note what came of it."""
    base = stage.base
    _make_keys(base)
    every = list(attempts(base))
    for attempt in every:
        path = base / "www" / attempt.path[1:]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ANSWER)
    with ExitStack() as running:
        for command in _servers(base):
            running.enter_context(stage.serving(command, cwd=base / "www"))
        running.enter_context(stage.serving(["nginx", "-c", str(_nginx(base)), "-e", str(base / "nginx-error.log")]))
        for port in (RSA_AND_ECDSA, DSA, ONE_GROUP, EARLY):
            wait_for_port(stage, ADDRESS, port)
        with stage.recording(WITHOUT_BARE_ACKS):
            for attempt in every:
                _connect(stage, attempt)


def _make_keys(base: Path) -> None:
    (base / "www").mkdir(exist_ok=True)
    (base / "req.cnf").write_text("[req]\ndistinguished_name = dn\n[dn]\n")
    _openssl("dsaparam", "-out", str(base / "dsa.params"), "1024")
    _openssl("dhparam", "-dsaparam", "-out", str(base / "dh.params"), "512")
    kinds = {"rsa": ["rsa:768"], "ecdsa": ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]}
    kinds["dsa"] = [f"dsa:{base / 'dsa.params'}"]
    for name, kind in kinds.items():
        files = ["-keyout", str(base / f"{name}.key"), "-out", str(base / f"{name}.pem")]
        config = ["-config", str(base / "req.cnf"), "-subj", "/CN=s", "-days", "90"]
        _openssl("req", "-x509", "-nodes", *config, "-newkey", *kind, *files)


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def _servers(base: Path) -> Iterator[list[str]]:
    def server(port: int, *options: str) -> list[str]:
        shared = ["-dhparam", str(base / "dh.params"), "-cipher", f"ALL:COMPLEMENTOFALL:{ANY}", "-quiet", "-HTTP"]
        return ["openssl", "s_server", "-accept", f"{ADDRESS}:{port}", *shared, *options]

    def pair(name: str, first: str = "") -> list[str]:
        return [f"-{first}cert", str(base / f"{name}.pem"), f"-{first}key", str(base / f"{name}.key")]

    secrets = ["-psk", PSK, "-ciphersuites", ":".join(MODERN)]
    yield server(RSA_AND_ECDSA, *pair("rsa"), *pair("ecdsa", "d"), *secrets)
    yield server(DSA, *pair("dsa"), *secrets)
    yield server(ONE_GROUP, *pair("ecdsa"), "-groups", "X25519")


def _nginx(base: Path) -> Path:
    path = base / "early.conf"
    path.write_text(
        f"""user root; daemon off; worker_processes 1; pid {base}/nginx.pid; error_log {base}/nginx-error.log;
events {{}}
http {{
  access_log off; server_tokens off; default_type text/plain;
  server {{
    listen {ADDRESS}:{EARLY} ssl; server_name {HOST}; ssl_protocols TLSv1.3; ssl_early_data on;
    ssl_certificate {base}/ecdsa.pem; ssl_certificate_key {base}/ecdsa.key; ssl_session_cache shared:s:1m;
    location / {{ return 200 "{BODY.decode().strip()}\\n"; }}
  }}
}}
"""
    )
    return path


def _connect(stage: Stage, attempt: Attempt) -> None:
    request = f"GET {attempt.path} HTTP/1.0\r\nHost: {HOST}\r\n\r\n"
    options: list[str] = [*attempt.options]
    if "-noservername" not in options:
        options += ["-servername", HOST]
    if attempt.early:
        (stage.base / "early").write_text(request, newline="")
        options += ["-early_data", str(stage.base / "early")]
    command = ["openssl", "s_client", "-connect", f"{ADDRESS}:{attempt.port}", "-keylogfile", str(stage.keys), *options]
    said = _converse(stage, command, attempt.before, "" if attempt.early else request)
    agreed = re.search(r"(New|Reused), (\S+), Cipher is (\S+)", said)
    if agreed is None or agreed[3] == "(NONE)":
        raise RuntimeError(f"{attempt.path}: no connection\n{said}")
    if BODY.decode() not in said:
        raise RuntimeError(f"{attempt.path}: no answer\n{said}")
    version = re.search(r"^ +Protocol +: (\S+)$", said, re.MULTILINE)
    stage.notes.note(
        "HTTP/1.0",
        "GET",
        attempt.path,
        host=HOST,
        status=200,
        body=b"",
        answer=BODY,
        suite=agreed[3],
        version=version[1] if version else agreed[2],
        resumed=agreed[1] == "Reused",
        early=attempt.early and "Early data was accepted" in said,
    )


def _converse(stage: Stage, command: Sequence[str], before: str, request: str) -> str:
    """What s_client says; its input stays open until the server has closed."""
    process = subprocess.Popen(
        stage.phone(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    if before:
        time.sleep(PAUSE)
        process.stdin.write(before + "\n")
        process.stdin.flush()
        time.sleep(PAUSE)
    process.stdin.write(request)
    process.stdin.flush()
    said = process.stdout.read()
    process.stdin.close()
    process.wait(10)
    return said
