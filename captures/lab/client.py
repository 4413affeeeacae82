"""The device of a scenario: real HTTP and TLS clients that log keys, and write into the truth what they send."""

from __future__ import annotations

import hashlib
import http.client
import os
import random
import socket
import ssl
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from captures.lab.truth import Clock, Truth

TLS_VERSIONS = {"TLSv1.2": ssl.TLSVersion.TLSv1_2, "TLSv1.3": ssl.TLSVersion.TLSv1_3}


@dataclass(frozen=True, slots=True)
class Datum:
    """One datum inside a request, labelled by whoever wrote it: data type, value as sent, and the field it is in.

    ``core`` marks what the scenario is about; ``accept`` are further type names (or prefixes ending in ``.``) under
    which the same field may rightly be reported.
    """

    type: str
    value: str
    field: str
    core: bool = False
    accept: tuple[str, ...] = ()

    def line(self) -> dict[str, object]:
        """As it stands in the truth."""
        return {"type": self.type, "value": self.value, "field": self.field, "core": self.core, "accept": self.accept}


@dataclass(frozen=True, slots=True)
class Message:
    """A request about to be sent, with what it tells: ``wrap`` names the encodings around the body, outermost first."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""
    purpose: str = ""
    data: tuple[Datum, ...] = ()
    acts: tuple[int, ...] = ()
    wrap: tuple[str, ...] = ()


def _described(message: Message) -> dict[str, object]:
    return {
        "purpose": message.purpose,
        "body_bytes": len(message.body),
        "body_sha256": hashlib.sha256(message.body).hexdigest(),
        "wrap": message.wrap,
        "data": [datum.line() for datum in message.data],
        "acts": message.acts,
    }


class Device:
    """What a player acts with: a seeded generator, the device's clock, the truth, and clients for its hosts."""

    def __init__(self, base: Path, truth: Truth, clock: Clock, seed: int) -> None:
        self.base, self.truth, self.clock = base, truth, clock
        self.random = random.Random(seed)
        self._keylog, self._authority = base / "keys.log", base / "pki" / "ca.pem"
        self._sent = 0

    def context(self, tls: str, *, keys: bool = True) -> ssl.SSLContext:
        """A verifying client context for exactly this TLS version; with ``keys`` its secrets are logged."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(self._authority)
        context.minimum_version = context.maximum_version = TLS_VERSIONS[tls]
        if keys:
            context.keylog_filename = str(self._keylog)
        return context

    def link(
        self, host: str, *, http2: bool = True, tls: str | None = "TLSv1.3", keys: bool = True, source: str = ""
    ) -> Link:
        """A client that keeps its connection to one host alive; without TLS where ``tls`` is None.

        ``source`` is the address of the device at home that it is, if it is not the phone.
        """
        return Link(self, host, http2=http2 and tls is not None, tls=tls, keys=keys, source=source)

    def note_sent(self, host: str, message: Message, carrier: Mapping[str, object]) -> int:
        """Write a request into the truth, just before it leaves; returns its number."""
        self._sent += 1
        self.truth.write(
            "sent",
            {
                "n": self._sent,
                "method": message.method,
                "host": host,
                "path": message.path,
                **carrier,
                **_described(message),
            },
        )
        return self._sent

    def note_told(
        self, host: str, message: Message, *, protocol: str, tls: str | None = None, keys: bool = True
    ) -> int:
        """Write a message of another protocol than HTTP into the truth, just before it leaves; returns its number."""
        self._sent += 1
        content: dict[str, object] = {"n": self._sent, "protocol": protocol, "method": message.method, "host": host}
        content |= {"path": message.path, "tls": tls, "keys": keys, **_described(message)}
        self.truth.write("told", content)
        return self._sent

    def note_answered(self, n: int, status: int, body: bytes) -> None:
        """Write the answer to request ``n`` into the truth; ``body`` is what the client made of it, decoded."""
        digest = hashlib.sha256(body).hexdigest()
        self.truth.write("answered", {"n": n, "status": status, "body_bytes": len(body), "body_sha256": digest})

    def resumed(self, host: str, messages: Sequence[Message], *, tls: str) -> list[bool]:
        """Send each message over its own HTTP/1.1 connection, offering the session of the one before.

        Returns, for each, whether the server resumed that session.
        """
        context = self.context(tls)
        session: ssl.SSLSession | None = None
        took: list[bool] = []
        for message in messages:
            with socket.create_connection((host, 443), timeout=10) as plain:
                secured = context.wrap_socket(plain, server_hostname=host, session=session)
                took.append(bool(secured.session_reused))
                n = self.note_sent(
                    host,
                    message,
                    {"scheme": "https", "http": "HTTP/1.1", "tls": tls, "keys": True, "resumed": took[-1]},
                )
                connection = http.client.HTTPConnection(host)
                connection.sock = secured
                connection.request(message.method, message.path, message.body or None, dict(message.headers))
                answer = connection.getresponse()
                self.note_answered(n, answer.status, answer.read())
                session = secured.session
                connection.close()
        return took

    def curl(self, url: str, message: Message, host: str, *, keys: bool = True) -> None:
        """Send a GET with curl, a second kind of client; without ``keys`` its secrets are lost."""
        environment = {k: v for k, v in os.environ.items() if k != "SSLKEYLOGFILE"}
        if keys:
            environment["SSLKEYLOGFILE"] = str(self._keylog)
        secure = url.startswith("https")
        carrier = {"scheme": "https" if secure else "http", "http": "HTTP/2" if secure else "HTTP/1.1"}
        n = self.note_sent(host, message, {**carrier, "tls": "TLSv1.3" if secure else None, "keys": keys})
        fields = [part for name, value in message.headers.items() for part in ("-H", f"{name}: {value}")]
        command = ["curl", "-sS", "--cacert", str(self._authority), *fields, "-w", "%{stderr}%{http_code}", url]
        done = subprocess.run(command, env=environment, capture_output=True, check=True)
        self.note_answered(n, int(done.stderr), done.stdout)

    def ask_time(self, host: str) -> None:
        """One SNTP question, as a device does after it is switched on."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.settimeout(2)
            asking.sendto(b"\x1b" + 47 * b"\0", (socket.gethostbyname(host), 123))
            answer = asking.recv(64)
        self.truth.write("ntp", {"host": host, "answer_bytes": len(answer)})


class Link:
    """One host's HTTP client. Every request goes into the truth before it is sent, its answer after it has come."""

    def __init__(
        self, device: Device, host: str, *, http2: bool, tls: str | None, keys: bool, source: str = ""
    ) -> None:
        self._device, self._host = device, host
        self._scheme = "http" if tls is None else "https"
        spoken = "HTTP/2" if http2 else "HTTP/1.1"
        self._carrier = {"scheme": self._scheme, "http": spoken, "tls": tls, "keys": keys}
        verified = False if tls is None else device.context(tls, keys=keys)
        transport = httpx.HTTPTransport(
            verify=verified, http1=not http2, http2=http2, trust_env=False, local_address=source or None
        )
        self._client = httpx.Client(transport=transport, trust_env=False, timeout=20)

    def send(self, message: Message) -> httpx.Response:
        """Send one request and read its answer."""
        request = self._client.build_request(
            message.method,
            f"{self._scheme}://{self._host}{message.path}",
            headers=message.headers,
            content=message.body or None,
        )
        n = self._device.note_sent(self._host, message, self._carrier)
        answer = self._client.send(request)
        if answer.http_version != self._carrier["http"]:
            raise RuntimeError(f"{self._host} speaks {answer.http_version}, not {self._carrier['http']}")
        self._device.note_answered(n, answer.status_code, answer.content)
        return answer

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
