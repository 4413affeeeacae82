"""JSON Web Tokens (RFC 7519, compact form), bare or after a scheme such as ``Bearer``: whose session it is."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.jsontext import parse
from auditor.decode.limits import Budget
from auditor.decode.radix import from_base64

_TOKEN = re.compile(r'(?:[A-Za-z]{3,12} (?:token=)?"?)?(eyJ[A-Za-z0-9_-]+)\.(eyJ[A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)"?')


def _object(text: str) -> Document:
    raw = from_base64(text)
    try:
        return None if raw is None else parse(raw.decode())[0]
    except ValueError:
        return None


class Jwt:
    """``{"header": {…}, "payload": {…}, "signature": text}``."""

    name = "jwt"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.95 if isinstance(data, str) and "eyJ" in data[:24] and _TOKEN.fullmatch(data) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        match = _TOKEN.fullmatch(data) if isinstance(data, str) else None
        if match is None:
            return None
        header, payload = _object(match[1]), _object(match[2])
        if not isinstance(header, dict) or not isinstance(payload, dict):
            return None
        return Parsed({"header": header, "payload": payload, "signature": match[3]})
