"""Records what a test sends: the live proxy as a process of its own, and how each kind of client is sent through it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import ssl
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from auditor.errors import UsageError
from auditor.regression.holding import CERTIFICATE, PROXY

PATIENCE = 90.0
"""Seconds the proxy may take to end, and the analysis to catch up."""


class How(Struct, frozen=True):
    """What is recorded (``app@version``), and with what: all as for `auditor record`."""

    name: str
    profile: Path | None = None
    rules: Path | None = None
    trust: Path | None = None

    def options(self) -> Iterable[str]:
        """As on a command line."""
        yield from ("--name", self.name)
        for option, path in (("--profile", self.profile), ("--rules", self.rules), ("--trust", self.trust)):
            if path is not None:
                yield from (option, str(path))


class Recording:
    """The proxy on a free port of this machine, from `start` to `stop`; the session is in ``folder``."""

    def __init__(self, folder: Path, how: How) -> None:
        self.folder = folder
        self._how = how
        self._marks = folder.with_name(f"{folder.name}.marks")
        self._errors = folder.with_name(f"{folder.name}.log")
        self._process: subprocess.Popen[str] | None = None
        self.environment: dict[str, str] = {}

    def start(self) -> None:
        """Until the proxy listens. UsageError with what it said where it does not."""
        self._marks.touch()
        command = [sys.executable, "-m", "auditor", "record", *self._how.options(), "--session", str(self.folder)]
        command += ["--marks-from", str(self._marks), "--", sys.executable, "-m", "auditor.regression.holding"]
        with self._errors.open("w") as errors:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                self.environment = json.loads(line)
                return
        raise UsageError(f"the proxy did not start: {self._said()}")

    @property
    def running(self) -> bool:
        """Whether it records."""
        return self._process is not None and self._process.stdin is not None and not self._process.stdin.closed

    def stop(self) -> None:
        """End the proxy; afterwards the session is whole. Nothing the second time. UsageError where it failed."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None or process.stdin.closed:
            return
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        process.stdout.close()
        if code != 0:
            raise UsageError(f"the proxy ended with code {code}: {self._said()}")

    def mark(self, action: str, text: str | None = None) -> None:
        """Note what the test does now; findings that follow are known to follow it."""
        row = {"time": _now(), "action": action} | ({} if text is None else {"text": text})
        with self._marks.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")

    def _said(self) -> str:
        lines = self._errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    @property
    def address(self) -> str:
        """``host:port`` of the proxy."""
        return self.environment[PROXY]

    @property
    def proxy(self) -> str:
        """The proxy as a URL."""
        return f"http://{self.address}"

    @property
    def certificate(self) -> Path:
        """The certificate of the session's own authority (PEM), which clients have to trust."""
        return Path(self.environment[CERTIFICATE])

    def requests(self) -> dict[str, object]:
        """For requests: ``session.proxies.update(…["proxies"])``, or ``requests.get(url, **live_audit.requests())``."""
        return {"proxies": {"http": self.proxy, "https": self.proxy}, "verify": str(self.certificate)}

    def httpx(self) -> dict[str, object]:
        """For httpx: ``httpx.Client(**live_audit.httpx())``."""
        return {"proxy": self.proxy, "verify": ssl.create_default_context(cafile=str(self.certificate))}

    def playwright(self) -> dict[str, object]:
        """For Playwright: ``chromium.launch(**live_audit.playwright())``; trusts this authority and no other."""
        return {"proxy": {"server": self.proxy}, "args": [f"--ignore-certificate-errors-spki-list={self.key_hash}"]}

    def chromium(self) -> list[str]:
        """Arguments for Chromium itself, as Selenium takes them; it wants a ``--user-data-dir`` of its own as well."""
        return [
            f"--proxy-server={self.proxy}",
            "--proxy-bypass-list=<-loopback>",
            f"--ignore-certificate-errors-spki-list={self.key_hash}",
        ]

    def appium(self) -> dict[str, object]:
        """Capabilities for Appium: a browser's proxy (WebDriver §7.1), and that of an Android emulator it starts."""
        proxied = {"proxyType": "manual", "httpProxy": self.address, "sslProxy": self.address}
        return {"proxy": proxied, "acceptInsecureCerts": True, "appium:avdArgs": f"-http-proxy {self.proxy}"}

    @cached_property
    def key_hash(self) -> str:
        """Base64 of the SHA-256 of the authority's public key (SubjectPublicKeyInfo), by which Chromium knows it."""
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        key = x509.load_pem_x509_certificate(self.certificate.read_bytes()).public_key()
        encoded = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return base64.b64encode(hashlib.sha256(encoded).digest()).decode()


def _now() -> str:
    from auditor.report.times import rfc3339

    return rfc3339(time.time_ns())
