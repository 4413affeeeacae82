"""Runs inside the phone's namespace, as ``python -m bench.version_pairs.play TAKE BASE``: sends, marks, logs keys."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import random
import ssl
import sys
import time
import uuid
from pathlib import Path

import httpx

from bench.version_pairs.quic import ask
from bench.version_pairs.script import Mark, Send, Wait
from bench.version_pairs.takes import by_name
from captures.lab.truth import rfc3339

AGENT = "Wegweiser/5.2"


class Player:
    """Plays one take in ``base``: ``keys.log``, ``marks.csv`` and ``ids.json`` are left there."""

    def __init__(self, name: str, base: Path) -> None:
        self._take, self._base = by_name(name), base
        self._random = random.Random(name)
        self._clients: dict[tuple[str, bool], httpx.Client] = {}
        self._marks = ["time,action,text"]
        self._ids: dict[str, str] = {}
        self._constant = {"install": self._fresh("uuid"), "session": self._fresh("hex")}

    def play(self) -> None:
        """Everything the take holds, in its order."""
        for act in self._take.acts:
            if isinstance(act, Mark):
                self._marks.append(f"{rfc3339(time.time())},{act.action},")
            elif isinstance(act, Wait):
                time.sleep(act.seconds)
            else:
                self._send(act)
        for client in self._clients.values():
            client.close()
        (self._base / "marks.csv").write_text("\n".join(self._marks) + "\n")
        (self._base / "ids.json").write_text(json.dumps(self._ids, indent=1) + "\n")

    def _send(self, what: Send) -> None:
        path, body = self._filled(what.path), self._filled(what.body.decode("latin-1")).encode("latin-1")
        headers = {"user-agent": AGENT, **{name: self._filled(value) for name, value in (what.headers or {}).items()}}
        method = "POST" if body else "GET"
        if headers.get("content-encoding") == "gzip":
            body = gzip.compress(body, mtime=0)
        if what.way == "quic":
            keys = self._base / "keys.log" if what.keys else None
            asyncio.run(ask(what.host, method, path, headers, body, self._base / "pki" / "ca.pem", keys))
        elif what.way == "pinned":
            with httpx.Client(verify=self._context(what, trusts=False), trust_env=False) as client:
                with contextlib.suppress(httpx.ConnectError):
                    client.request(method, f"https://{what.host}{path}", headers=headers, content=body)
        else:
            at = (what.host, what.keys)
            if at not in self._clients:
                self._clients[at] = httpx.Client(http2=True, verify=self._context(what), trust_env=False)
            answer = self._clients[at].request(method, f"https://{what.host}{path}", headers=headers, content=body)
            answer.raise_for_status()

    def _context(self, what: Send, *, trusts: bool = True) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if trusts:
            context.load_verify_locations(self._base / "pki" / "ca.pem")
        if what.keys:
            context.keylog_filename = str(self._base / "keys.log")
        return context

    def _filled(self, text: str) -> str:
        for name, value in self._constant.items():
            text = text.replace(f"{{{name}}}", value)
        for name, kind in (("hex", "hex"), ("number", "number"), ("now", "millis")):
            while f"{{{name}}}" in text:
                text = text.replace(f"{{{name}}}", self._fresh(kind), 1)
        return text

    def _fresh(self, kind: str) -> str:
        made = {
            "uuid": lambda: str(uuid.UUID(int=self._random.getrandbits(128), version=4)),
            "hex": lambda: f"{self._random.getrandbits(128):032x}",
            "number": lambda: str(self._random.randrange(10**6, 10**7)),
            "millis": lambda: str(int(time.time() * 1000)),
        }[kind]()
        self._ids[made] = kind
        return made


if __name__ == "__main__":
    Player(sys.argv[1], Path(sys.argv[2])).play()
