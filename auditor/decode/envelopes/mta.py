"""Tencent MTA's body (``Content-Encoding: rc4,gzip``): RC4 with one published key over a length and gzip'd JSON.

Source: the client of ``pingma.qq.com/mstat/report``; verified on frame 1049 of nDPI's ``1kxun.pcap``. RC4 under a fixed
key gives the same keystream each time, so the first bytes of a gzip member show at their place without decrypting.
"""

from __future__ import annotations

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget

_KEY = b"03a976511e2cbe3a7f26808fb7af3c05"
_LENGTH = 4
_SHORTEST = 24


def rc4(data: bytes) -> bytes:
    """Encrypt or decrypt under the published key."""
    from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
    from cryptography.hazmat.primitives.ciphers import Cipher

    return Cipher(ARC4(_KEY), mode=None).encryptor().update(data)


MARK = bytes.fromhex("0da9a5")
"""What the start of a gzip member looks like behind the encrypted length."""


class TencentMta:
    """Opens the body as far as its gzip member."""

    name = "mta"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, bytes) or len(data) < _SHORTEST:
            return 0.0
        return 0.98 if data[_LENGTH : _LENGTH + len(MARK)] == MARK else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        return Layer(rc4(data)[_LENGTH:], sure=False) if isinstance(data, bytes) else None
