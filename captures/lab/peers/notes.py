"""The peers' own log: one JSON object for every message a peer says it sent or got."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path


def digest(body: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


class Notes:
    """Appends to a truth file; several processes may, one after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(
        self,
        protocol: str,
        method: str,
        path: str,
        *,
        host: str | None = None,
        status: int | None = None,
        body: bytes | None = None,
        answer: bytes | None = None,
        **more: object,
    ) -> None:
        """One message. ``body`` and ``answer`` are as their receivers get them (decoded).

        None stands for what the peer cannot say, or the protocol does not have.
        """
        line: dict[str, object] = {"protocol": protocol, "method": method, "host": host, "path": path, "status": status}
        line["body_sha256"] = None if body is None else digest(body)
        line["answer_sha256"] = None if answer is None else digest(answer)
        self.add({**line, **more})

    def add(self, line: Mapping[str, object]) -> None:
        """One line of the truth, as it is."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
