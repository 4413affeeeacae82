"""From secrets to openers: master secrets and key blocks up to TLS 1.2, traffic secrets and their updates in 1.3."""

from __future__ import annotations

from functools import lru_cache
from hashlib import new as new_hash

from auditor.network.stream import Direction
from auditor.tls.ciphers import Protection, Suite
from auditor.tls.prf import expand_label, prf
from auditor.tls.protection import CbcOpener, ExplicitAead, ImplicitAead, ModernAead, Opener, StreamOpener

_TLS_1_1 = 0x0302
_TLS_1_2 = 0x0303
_MASTER = 48


def master_secret(version: int, suite: Suite, premaster: bytes, client_random: bytes, server_random: bytes) -> bytes:
    """RFC 5246 §8.1."""
    return prf(version, suite.prf, premaster, b"master secret", client_random + server_random, _MASTER)


def extended_master_secret(version: int, suite: Suite, premaster: bytes, transcript: bytes) -> bytes:
    """RFC 7627 §4; ``transcript`` is every handshake message up to and including the ClientKeyExchange."""
    if version >= _TLS_1_2:
        session_hash = new_hash(suite.prf, transcript).digest()
    else:
        session_hash = new_hash("md5", transcript).digest() + new_hash("sha1", transcript).digest()
    return prf(version, suite.prf, premaster, b"extended master secret", session_hash, _MASTER)


def legacy_opener(
    direction: Direction, version: int, suite: Suite, master: bytes, randoms: tuple[bytes, bytes], *, etm: bool
) -> Opener:
    """Opens one direction of a connection up to TLS 1.2 (RFC 5246 §6.3); ``randoms`` are the client's and server's."""
    mac, key, iv = suite.mac_length, suite.key, suite.iv
    block = _key_block(version, suite.prf, master, randoms[1] + randoms[0], 2 * (mac + key + iv))
    side = int(direction)
    mac_key = block[side * mac : (side + 1) * mac]
    start = 2 * mac + side * key
    secret = block[start : start + key]
    start = 2 * (mac + key) + side * iv
    nonce = block[start : start + iv]
    match suite.protection:
        case Protection.GCM | Protection.CCM:
            return ExplicitAead(suite, secret, nonce)
        case Protection.CHACHA:
            return ImplicitAead(suite, secret, nonce)
        case Protection.STREAM:
            return StreamOpener(suite, secret, mac_key)
        case Protection.CBC:
            return CbcOpener(suite, secret, mac_key, nonce, explicit_iv=version >= _TLS_1_1, etm=etm)


@lru_cache(maxsize=64)
def _key_block(version: int, name: str, master: bytes, randoms: bytes, length: int) -> bytes:
    """Made for one direction and soon asked for by the other."""
    return prf(version, name, master, b"key expansion", randoms, length)


def modern_opener(suite: Suite, secret: bytes) -> Opener:
    """Opens one direction of TLS 1.3 under one traffic secret (RFC 8446 §7.3)."""
    key = expand_label(suite.prf, secret, b"key", b"", suite.key)
    return ModernAead(suite, key, expand_label(suite.prf, secret, b"iv", b"", 12))


def updated_secret(suite: Suite, secret: bytes) -> bytes:
    """The traffic secret after a KeyUpdate (RFC 8446 §7.2)."""
    return expand_label(suite.prf, secret, b"traffic upd", b"", len(secret))
