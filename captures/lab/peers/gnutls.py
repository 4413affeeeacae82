"""GnuTLS's own server and client for suites OpenSSL no longer has: 3DES, RC4, and Camellia-GCM, which nothing opens."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from captures.lab.peers.stage import Stage, wait_for_port
from captures.lab.peers.suites import BODY, HOST

ADDRESS, RSA, ECDSA = "198.51.100.21", 443, 8443
PROGRAMS = ("gnutls-cli", "gnutls-serv", "openssl")
PACKAGES: tuple[str, ...] = ()
ADDRESSES, HOSTS = (ADDRESS,), {HOST: ADDRESS}
PSK_NAME, PSK = "lab", "00112233445566778899aabbccddeeff"
EVERYTHING = (
    "NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+3DES-CBC:+ARCFOUR-128:+CAMELLIA-128-GCM:+CAMELLIA-256-GCM:+MD5:+SHA1:+RSA"
)
KEY_EXCHANGES = {"RSA": RSA, "DHE-RSA": RSA, "ECDHE-RSA": RSA, "ECDHE-ECDSA": ECDSA, "PSK": RSA}
AGREED = re.compile(r"^- Description: \(TLS([\d.]+)[^)]*\)-\((.+)\)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One connection: key exchange, cipher, MAC, version, and what else the priority string says."""

    exchange: str
    cipher: str
    mac: str
    version: str = "1.2"
    more: str = ""

    @property
    def path(self) -> str:
        """What is asked for."""
        parts = (
            self.exchange,
            self.cipher,
            self.mac,
            f"tls{self.version}",
            self.more.strip("%").lower().replace("_", "-"),
        )
        return "/suite/" + "+".join(part for part in parts if part)

    @property
    def priority(self) -> str:
        """For gnutls-cli: this and nothing else."""
        basis = "NONE:+COMP-NULL:+SIGN-ALL:+GROUP-SECP256R1:+GROUP-FFDHE2048:+CTYPE-X509"
        chosen = f"+VERS-TLS{self.version}:+{self.exchange}:+{self.cipher}:+{self.mac}"
        return ":".join(part for part in (basis, chosen, self.more) if part)


def attempts() -> Iterator[Attempt]:
    """All connections, in the order made."""
    for exchange in KEY_EXCHANGES:
        yield Attempt(exchange, "3DES-CBC", "SHA1")
    for exchange in KEY_EXCHANGES:
        yield Attempt(exchange, "CAMELLIA-128-GCM", "AEAD")
    for version in ("1.0", "1.1"):
        yield Attempt("RSA", "3DES-CBC", "SHA1", version)
        yield Attempt("PSK", "3DES-CBC", "SHA1", version, "%NO_ETM")
        yield Attempt("RSA", "ARCFOUR-128", "MD5", version)
    yield Attempt("RSA", "3DES-CBC", "SHA1", "1.2", "%NO_ETM")
    yield Attempt("RSA", "ARCFOUR-128", "MD5")
    yield Attempt("ECDHE-RSA", "ARCFOUR-128", "SHA1", "1.2", "%NO_SESSION_HASH")
    yield Attempt("PSK", "ARCFOUR-128", "SHA1")
    yield Attempt("RSA", "CAMELLIA-256-GCM", "AEAD")


def record(stage: Stage) -> None:
    """Serve, connect once per attempt and note what came of it."""
    base = stage.base
    (base / "answer").write_bytes(BODY)
    (base / "psk").write_text(f"{PSK_NAME}:{PSK}\n")
    kinds = {RSA: ["rsa:2048"], ECDSA: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]}
    (base / "req.cnf").write_text("[req]\ndistinguished_name = dn\n[dn]\n")
    with ExitStack() as running:
        for port, kind in kinds.items():
            running.enter_context(stage.serving(_server(base, port, kind), cwd=base))
            wait_for_port(stage, ADDRESS, port)
        with stage.recording():
            for attempt in attempts():
                _connect(stage, attempt)


def _server(base: Path, port: int, kind: list[str]) -> list[str]:
    key, certificate = str(base / f"{port}.key"), str(base / f"{port}.pem")
    command = ["openssl", "req", "-x509", "-nodes", "-subj", "/CN=s", "-days", "90", "-config", str(base / "req.cnf")]
    subprocess.run([*command, "-newkey", *kind, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    priority = f"{EVERYTHING}:+PSK:+DHE-RSA"
    serving = ["gnutls-serv", "--http", f"--httpdata={base / 'answer'}", f"--port={port}", f"--priority={priority}"]
    return [*serving, f"--x509keyfile={key}", f"--x509certfile={certificate}", f"--pskpasswd={base / 'psk'}"]


def _connect(stage: Stage, attempt: Attempt) -> None:
    request = f"GET {attempt.path} HTTP/1.0\r\nHost: {HOST}\r\n\r\n"
    command = ["gnutls-cli", "--insecure", f"--port={KEY_EXCHANGES[attempt.exchange]}", f"--sni-hostname={HOST}"]
    command += [f"--priority={attempt.priority}"]
    if "PSK" in attempt.exchange:
        command += [f"--pskusername={PSK_NAME}", f"--pskkey={PSK}"]
    process = subprocess.Popen(
        stage.phone([*command, ADDRESS]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "SSLKEYLOGFILE": str(stage.keys)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(request)
    process.stdin.flush()
    said = process.stdout.read()
    process.stdin.close()
    process.wait(10)
    agreed = AGREED.search(said)
    if agreed is None or BODY.decode() not in said:
        raise RuntimeError(f"{attempt.path}: no connection\n{said}")
    stage.notes.note(
        "HTTP/1.0", "GET", attempt.path, host=HOST, status=200, body=b"", answer=BODY,
        suite=agreed[2].replace(")-(", "+"), version=f"TLSv{agreed[1]}", resumed=False, early=False,
    )  # fmt: skip
