"""Bodies and texts of protocols without content coding: whole payloads, and fields written down as compact JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from auditor.model import BODY_LIMIT, EMPTY_BODY, Body, Headers, Message

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""What a body of named fields may hold."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
NOTHING = Message((), EMPTY_BODY)
"""A message without header fields or body."""


def payload(data: bytes) -> Body:
    """A body as sent; at most `BODY_LIMIT` bytes of it are kept."""
    if not data:
        return EMPTY_BODY
    kept = data[:BODY_LIMIT]
    return Body(kept, len(data), sha256(data).hexdigest(), truncated=len(kept) < len(data))


def fields(values: Mapping[str, Json], headers: Headers = (), *, complete: bool = True) -> Message:
    """A message whose body are these fields as JSON; those that are None are left out, none at all is no body."""
    said = {name: value for name, value in values.items() if value is not None}
    if not said:
        return Message(headers, EMPTY_BODY, complete)
    text = _ENCODER.encode(said)
    return Message(headers, payload(text.encode("utf-8", "backslashreplace")), complete)


def text(data: bytes) -> str:
    r"""UTF-8 where it is, other bytes as ``\xNN``; final NULs, which pad many fields, are dropped."""
    return data.rstrip(b"\0").decode("utf-8", "backslashreplace")


def hardware(data: bytes) -> str:
    """A hardware address in lower case with colons."""
    return data.hex(":")
