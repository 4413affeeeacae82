"""ByteDance Pangle's ``message`` of cypher 2 and 3: the key stands in front of what it encrypts.

cypher 3: ``"3"``, 32 letters K, 16 letters IV, base64 of AES-256-CBC with the key K[16:32] + K[0:16]; cypher 2:
``"2"``, 16 letters K, base64 of AES-128-ECB with the key K[8:16] + K[0:8]; letters are taken as ASCII, padding is
PKCS#7, the content JSON. Source: azz212/UnicomDailyTask, ``utils/toutiao_reward.py`` (MIT). ``{"cipher": 1}`` and the
answers' ``3fPO…`` have a key that is not in the message and stay closed.
"""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget
from auditor.decode.radix import from_base64

_MESSAGE = re.compile(r"(?:2([0-9A-Za-z]{16})|3([0-9A-Za-z]{32})([0-9A-Za-z]{16}))([A-Za-z0-9+/\r\n]{20,}={0,2}\s*)")
_HEAD = re.compile(r"[23][0-9A-Fa-f]{16}")
_BLOCK = 16


class Pangle:
    """Opens a message; it holds if the padding is whole and the content is recognised."""

    name = "pangle"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.85 if isinstance(data, str) and len(data) > 40 and _HEAD.match(data) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        match = _MESSAGE.fullmatch(data) if isinstance(data, str) else None
        if match is None:
            return None
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        short, long, vector, text = match.groups()
        sealed = from_base64(text.strip())
        if sealed is None or not sealed or len(sealed) % _BLOCK:
            return None
        if short:
            opener = Cipher(algorithms.AES((short[8:] + short[:8]).encode()), modes.ECB()).decryptor()
        else:
            opener = Cipher(algorithms.AES((long[16:] + long[:16]).encode()), modes.CBC(vector.encode())).decryptor()
        plain = opener.update(sealed) + opener.finalize()
        padding = plain[-1]
        if not 1 <= padding <= _BLOCK or plain[-padding:] != bytes([padding]) * padding:
            return None
        return Layer(plain[:-padding], sure=False)
