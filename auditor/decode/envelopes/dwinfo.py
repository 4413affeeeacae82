"""ByteDance's ``dwinfo`` (surroundings and position, sent to ``/location/``): base64url of JSON, bytes XOR 0x9d.

Verified on a published value; the source of the value is not recorded.
"""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget
from auditor.decode.radix import from_base64

_KEY = 0x9D
_TABLE = bytes(byte ^ _KEY for byte in range(256))
_TEXT = re.compile(r"[A-Za-z0-9+/_\-\r\n]{8,}={0,2}")
_OPENINGS = frozenset('"{[}]0123456789tfn-\n\r\t ')


class DwInfo:
    """Opens the value; it holds if JSON comes out."""

    name = "dwinfo"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or len(data) < 12 or data[0] not in "5x":
            return 0.0
        head = from_base64(data[:8])
        if head is None or _TEXT.match(data[:64]) is None:
            return 0.0
        start = head.translate(_TABLE)
        return 0.85 if start[:1] in (b"{", b"[") and chr(start[1]) in _OPENINGS and start.isascii() else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        raw = from_base64(data) if isinstance(data, str) else None
        return None if not raw else Layer(raw.translate(_TABLE), sure=False)
