"""HTTP's Basic credentials (RFC 7617): a name and a password that are merely written in base64."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.limits import Budget
from auditor.decode.radix import from_base64

_BASIC = re.compile(r"[Bb]asic +([A-Za-z0-9+/]{4,1024}={0,2})")


class BasicCredentials:
    """``{"username": text, "password": text}``; without a password (many senders write a key so) the name alone."""

    name = "basic"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.95 if isinstance(data, str) and _BASIC.fullmatch(data) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        match = _BASIC.fullmatch(data) if isinstance(data, str) else None
        raw = None if match is None else from_base64(match[1])
        if raw is None or b":" not in raw:
            return None
        try:
            username, _, password = raw.decode().partition(":")
        except ValueError:
            return None
        if not (username + password).isprintable():
            return None
        return Parsed({"username": username, "password": password} if password else {"username": username})
