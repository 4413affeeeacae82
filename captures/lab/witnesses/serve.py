"""Runs behind nginx inside the world's namespace: answers an SDK's requests and notes each, as the server saw it.

``python -m captures.lab.witnesses.serve NAME BASE``; the notes are ``BASE/asked.jsonl``.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from pathlib import Path
from typing import TextIO
from urllib.parse import parse_qs, urlsplit

from captures.lab.responders import serve_upstream
from captures.lab.scenario import Answer, Asked
from captures.lab.witnesses.vendors import Witness, by_name

READY_FILE = "ready"
ASKED_FILE = "asked.jsonl"


class Desk:
    """What stands behind all hosts of one witness."""

    def __init__(self, witness: Witness, notes: TextIO) -> None:
        self._witness, self._notes = witness, notes

    def answer(self, asked: Asked) -> Answer:
        """Note the request, allow what browsers ask for across origins, and say what the witness waits for."""
        origin = asked.headers.get("origin", "*")
        wanted = asked.headers.get("access-control-request-headers", "*")
        fields = (
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Headers", wanted),
            ("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, REPORT"),
        )
        self._note(asked)
        if asked.method == "OPTIONS":
            return Answer(204, headers=fields)
        where = asked.host + asked.target
        said = next((text for begin, text in self._witness.answers.items() if where.startswith(begin)), "{}")
        callback = parse_qs(urlsplit(asked.target).query).get("callback")
        if callback is not None:
            return Answer(200, "text/javascript", f"{callback[0]}({said});".encode(), fields)
        return Answer(200, "application/json", said.encode(), fields)

    def _note(self, asked: Asked) -> None:
        line = {
            "method": asked.method,
            "host": asked.host,
            "target": asked.target,
            "headers": asked.headers,
            "body": base64.b64encode(asked.body).decode(),
        }
        self._notes.write(json.dumps(line) + "\n")
        self._notes.flush()


async def serve(witness: Witness, base: Path) -> None:
    """Serve until the process is stopped; ``base/ready`` appears when everything listens."""
    with (base / ASKED_FILE).open("w", encoding="utf-8") as notes:
        await serve_upstream(base / "upstream.sock", Desk(witness, notes).answer)
        (base / READY_FILE).touch()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(by_name(sys.argv[1]), Path(sys.argv[2])))
