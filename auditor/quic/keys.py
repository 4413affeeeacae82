"""Packet protection (RFC 9001 section 5): keys from secrets, header protection, and opening a payload."""

from __future__ import annotations

from collections.abc import Callable
from hmac import digest

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESCCM, AESGCM, ChaCha20Poly1305

from auditor.network.stream import Direction
from auditor.quic.versions import Dialect, dialects
from auditor.tls.ciphers import Protection, Suite, suite
from auditor.tls.prf import expand_label

_AES_128_GCM, _AES_256_GCM, _CHACHA20, _AES_128_CCM = 0x1301, 0x1302, 0x1303, 0x1304
_BY_SECRET = {32: (_AES_128_GCM, _CHACHA20, _AES_128_CCM), 48: (_AES_256_GCM,)}
_TAG = 16
_ZEROS = bytes(5)
_INITIAL_LABELS = {Direction.CLIENT: b"client in", Direction.SERVER: b"server in"}


class PacketKeys:
    """What opens the packets of one direction under one secret; ``mask`` gives 5 bytes for a 16-byte sample."""

    __slots__ = ("_decrypt", "_iv", "_prefix", "_secret", "_suite", "mask")

    def __init__(
        self, prefix: bytes, chosen: Suite, secret: bytes, mask: Callable[[bytes], bytes] | None = None
    ) -> None:
        self._prefix = prefix
        self._suite = chosen
        self._secret = secret
        key = expand_label(chosen.prf, secret, prefix + b" key", b"", chosen.key)
        self._iv = int.from_bytes(expand_label(chosen.prf, secret, prefix + b" iv", b"", 12), "big")
        cipher: AESGCM | AESCCM | ChaCha20Poly1305
        if chosen.protection is Protection.GCM:
            cipher = AESGCM(key)
        elif chosen.protection is Protection.CCM:
            cipher = AESCCM(key, tag_length=_TAG)
        else:
            cipher = ChaCha20Poly1305(key)
        self._decrypt = cipher.decrypt
        if mask is None:
            protecting = expand_label(chosen.prf, secret, prefix + b" hp", b"", chosen.key)
            mask = _chacha_mask(protecting) if chosen.protection is Protection.CHACHA else _aes_mask(protecting)
        self.mask = mask

    def open(self, number: int, header: bytes, payload: bytes) -> bytes | None:
        """The frames of packet ``number``; None if they do not verify."""
        if len(payload) < _TAG:
            return None
        try:
            return self._decrypt((self._iv ^ number).to_bytes(12, "big"), payload, header)
        except InvalidTag:
            return None

    def updated(self) -> PacketKeys:
        """The keys after a key update (RFC 9001 section 6.1); header protection stays."""
        chosen = self._suite
        secret = expand_label(chosen.prf, self._secret, self._prefix + b" ku", b"", len(self._secret))
        return PacketKeys(self._prefix, chosen, secret, self.mask)


def initial_keys(version: int, dcid: bytes, direction: Direction) -> list[PacketKeys]:
    """What keys Initial packets may have, from the connection id a client first chose (RFC 9001 section 5.2)."""
    return [dialect_keys(dialect, dcid, direction) for dialect in dialects(version)]


def dialect_keys(dialect: Dialect, dcid: bytes, direction: Direction) -> PacketKeys:
    """Keys of the Initial packets of one dialect."""
    common = digest(dialect.salt, dcid, "sha256")
    secret = expand_label("sha256", common, _INITIAL_LABELS[direction], b"", 32)
    return PacketKeys(dialect.prefix, _suite(_AES_128_GCM), secret)


def possible_keys(prefixes: tuple[bytes, ...], secret: bytes) -> list[PacketKeys]:
    """Keys from a traffic secret under every suite whose secrets are that long; which one it is shows in use."""
    return [
        PacketKeys(prefix, _suite(number), secret) for prefix in prefixes for number in _BY_SECRET.get(len(secret), ())
    ]


def _suite(number: int) -> Suite:
    found = suite(number)
    assert found is not None
    return found


def _aes_mask(key: bytes) -> Callable[[bytes], bytes]:
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update


def _chacha_mask(key: bytes) -> Callable[[bytes], bytes]:
    def mask(sample: bytes) -> bytes:
        return Cipher(algorithms.ChaCha20(key, sample), None).encryptor().update(_ZEROS)

    return mask
