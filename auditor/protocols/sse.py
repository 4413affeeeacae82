"""Server-sent events (WHATWG HTML, section 9.2 "Server-sent events") in the body of an answer."""

from __future__ import annotations

import re

from msgspec import Struct

MEDIA_TYPE = b"text/event-stream"
MOST_EVENTS = 100_000
_LINE = re.compile(r"\r\n|\r|\n")


class ServerEvent(Struct, frozen=True):
    """One event; ``id`` is the last one given up to it, ``event`` its type (``message`` where none was given)."""

    id: str
    event: str
    data: str


def events(body: bytes) -> list[ServerEvent]:
    """The events of a body, at most `MOST_EVENTS`; one that no empty line ends does not count, as in a browser."""
    found: list[ServerEvent] = []
    last_id = event = ""
    data: list[str] = []
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = _LINE.split(text)
    for line in lines[:-1]:
        if not line:
            if data:
                found.append(ServerEvent(last_id, event or "message", "\n".join(data)))
                if len(found) >= MOST_EVENTS:
                    break
            event, data = "", []
            continue
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            data.append(value)
        elif name == "event":
            event = value
        elif name == "id" and "\0" not in value:
            last_id = value
    return found
