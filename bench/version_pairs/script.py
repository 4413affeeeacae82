"""What a recording is made of: steps the person takes, waits, and requests the app sends, with ids to be filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Way = Literal["https", "pinned", "quic"]
"""``pinned`` trusts no certificate of the lab and breaks the handshake off; ``quic`` is HTTP/3."""
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Mark:
    """The person does something, or the app changes its state (`auditor.marks.RESERVED`)."""

    action: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing happens for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Send:
    """One request. ``{install}``, ``{session}``, ``{hex}``, ``{number}`` and ``{now}`` in path, headers and body are
    filled in when it is sent; a body is compressed then, if a header says so. Without ``keys`` the connection's secrets
    are lost.
    """

    host: str
    path: str
    body: bytes = b""
    headers: Mapping[str, str] | None = None
    keys: bool = True
    way: Way = "https"


Act = Mark | Wait | Send


@dataclass(frozen=True, slots=True)
class Take:
    """One recording: its name and what happens in it, one after the other; of packets ``snaplen`` bytes, if given."""

    name: str
    acts: tuple[Act, ...]
    snaplen: int | None = None


def posted(host: str, path: str, content: object, **more: object) -> Send:
    """A request with a JSON body."""
    headers = {"content-type": "application/json"}
    return Send(host, path, json.dumps(content).encode(), headers, **more)  # type: ignore[arg-type]
