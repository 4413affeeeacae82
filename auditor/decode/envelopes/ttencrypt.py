"""ByteDance's ttEncrypt container of today (``tc 05 10``) and its variant of RangersAppLog.

Layout: magic (6 bytes), seed (32), then AES-128-CBC with PKCS#7 over SHA-512(content) and content; key and IV are the
first 32 bytes of SHA-512(SHA-512(seed) + salt). Source: iqbalmh18/tiktok-signer, ``tiktok_signer/lib/ttencrypt.py``
(MIT); the salts are in the published clients. The hash tells a right opening from a wrong one.
"""

from __future__ import annotations

from hashlib import sha512

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget

_SALTS = {
    bytes.fromhex("746305100000"): bytes.fromhex(
        "4dd4c2e6b83162090e52b3c7a6733ba41cb2462b829ab58a196b39db57177524"
        "f49baf7f08e8d68d26a72e37c1a95a2f1f05a51892aef2949732b62a38aadd58"
    ),
    bytes.fromhex("123920200203"): bytes.fromhex(
        "490cc21292b05d0cc06ccbe91fb92e21b5a7c538811dc85e27a96e28104e1cf6"
        "9c7166efab232807390da78a8b91e49c44b49a43feb941a1e46f2656e613e47b"
    ),
}
_HEADER = 6 + 32
_BLOCK = 16
_DIGEST = 64


class TtEncrypt:
    """Opens the container; anything whose hash does not fit is left as it was."""

    name = "ttencrypt"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 1.0 if isinstance(data, bytes) and len(data) > _HEADER + _DIGEST and data[:6] in _SALTS else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        if not isinstance(data, bytes) or (len(data) - _HEADER) % _BLOCK:
            return None
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        derived = sha512(sha512(data[6:_HEADER]).digest() + _SALTS[data[:6]]).digest()
        opener = Cipher(algorithms.AES(derived[:16]), modes.CBC(derived[16:32])).decryptor()
        plain = opener.update(data[_HEADER:]) + opener.finalize()
        padding = plain[-1]
        content = plain[_DIGEST : len(plain) - padding]
        if not 1 <= padding <= _BLOCK or sha512(content).digest() != plain[:_DIGEST]:
            return None
        return Layer(content, sure=True)
