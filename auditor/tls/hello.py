"""ClientHello and ServerHello, read leniently: what is there is taken, what is cut short or odd is left out."""

from __future__ import annotations

import struct
from functools import lru_cache

from msgspec import Struct

from auditor.tls.cursor import Cursor

SERVER_NAME = 0
SIGNATURE_ALGORITHMS = 13
ALPN = 16
ENCRYPT_THEN_MAC = 22
EXTENDED_MASTER_SECRET = 23
EARLY_DATA = 42
SUPPORTED_VERSIONS = 43
KEY_SHARE = 51
ENCRYPTED_CLIENT_HELLO = 0xFE0D

VERSION_NAMES = {0x0300: "SSL 3.0", 0x0301: "TLS 1.0", 0x0302: "TLS 1.1", 0x0303: "TLS 1.2", 0x0304: "TLS 1.3"}
_EXTENSION = struct.Struct(">HH")
_BEGINNING = struct.Struct(">H32sB")
"""Version, random and the length of the session id."""
_CHOICE = struct.Struct(">HB")
"""Cipher suite and compression method."""
HELLO_RETRY_RANDOM = bytes.fromhex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")


class ClientHello(Struct, frozen=True):
    """What the client offered (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2), numbers as sent, GREASE included.

    ``extensions`` are the types in order; ``key_shares`` the groups; ``alpn`` the protocol names. ``ech`` marks an
    outer hello with encrypted ClientHello: its server name is the provider's public one, not the real one.
    """

    version: int
    random: bytes
    session_id: bytes
    ciphers: tuple[int, ...]
    extensions: tuple[int, ...] = ()
    sni: str | None = None
    alpn: tuple[bytes, ...] = ()
    supported_versions: tuple[int, ...] = ()
    signature_algorithms: tuple[int, ...] = ()
    key_shares: tuple[int, ...] = ()

    @property
    def encrypt_then_mac(self) -> bool:
        """Offers RFC 7366."""
        return ENCRYPT_THEN_MAC in self.extensions

    @property
    def extended_master_secret(self) -> bool:
        """Offers RFC 7627."""
        return EXTENDED_MASTER_SECRET in self.extensions

    @property
    def early_data(self) -> bool:
        """Announces 0-RTT data."""
        return EARLY_DATA in self.extensions

    @property
    def ech(self) -> bool:
        """Carries an encrypted ClientHello, or GREASE that looks like one."""
        return ENCRYPTED_CLIENT_HELLO in self.extensions


class ServerHello(Struct, frozen=True):
    """What the server chose (RFC 8446 §4.1.3, RFC 5246 §7.4.1.3); ``version`` is the one negotiated.

    ``alpn`` is None in TLS 1.3, where the choice stands in the EncryptedExtensions.
    """

    version: int
    random: bytes
    session_id: bytes
    cipher: int
    compression: int
    extensions: tuple[int, ...] = ()
    alpn: bytes | None = None

    @property
    def retry(self) -> bool:
        """It is a HelloRetryRequest."""
        return self.random == HELLO_RETRY_RANDOM

    @property
    def encrypt_then_mac(self) -> bool:
        """RFC 7366 was agreed."""
        return ENCRYPT_THEN_MAC in self.extensions

    @property
    def extended_master_secret(self) -> bool:
        """RFC 7627 was agreed."""
        return EXTENDED_MASTER_SECRET in self.extensions


def parse_client_hello(body: bytes) -> ClientHello | None:
    """The ClientHello in a message body (its 4-byte header left out); None if cut before the ciphers end."""
    begun = _begin(body)
    if begun is None:
        return None
    version, random, session_id, at = begun
    end = at + 2 + int.from_bytes(body[at : at + 2], "big")
    ciphers = body[at + 2 : end]
    if at + 2 > len(body) or end > len(body):
        return None
    extensions = read_extensions(body, end + 1 + int.from_bytes(body[end : end + 1], "big"))
    bodies = dict(reversed(extensions))
    said = bodies.get
    return ClientHello(
        version,
        random,
        session_id,
        numbers(ciphers),
        tuple([kind for kind, _ in extensions]),
        _server_name(said(SERVER_NAME, b"")),
        protocol_names(said(ALPN, b"")),
        _offered_versions(said(SUPPORTED_VERSIONS, b"")),
        _algorithms(said(SIGNATURE_ALGORITHMS, b"")),
        _key_shares(said(KEY_SHARE, b"")),
    )


def _begin(body: bytes) -> tuple[int, bytes, bytes, int] | None:
    """What both hellos begin with, version, random and session id, and where the rest begins."""
    if len(body) < _BEGINNING.size:
        return None
    version, random, length = _BEGINNING.unpack_from(body)
    end = _BEGINNING.size + length
    return None if end > len(body) else (version, random, body[_BEGINNING.size : end], end)


@lru_cache(maxsize=64)
def _offered_versions(extension: bytes) -> tuple[int, ...]:
    return numbers(Cursor(extension).vector(1) or b"")


@lru_cache(maxsize=64)
def _algorithms(extension: bytes) -> tuple[int, ...]:
    return numbers(Cursor(extension).vector(2) or b"")


def parse_server_hello(body: bytes) -> ServerHello | None:
    """The ServerHello or HelloRetryRequest in a handshake message's body; None if cut before the compression method."""
    begun = _begin(body)
    if begun is None or len(body) < begun[3] + _CHOICE.size:
        return None
    version, random, session_id, at = begun
    cipher, compression = _CHOICE.unpack_from(body, at)
    extensions = read_extensions(body, at + _CHOICE.size)
    bodies = dict(reversed(extensions))
    chosen = bodies.get(SUPPORTED_VERSIONS, b"")[:2]
    names = protocol_names(bodies.get(ALPN, b""))
    return ServerHello(
        int.from_bytes(chosen, "big") if len(chosen) == 2 else version,
        random,
        session_id,
        cipher,
        compression,
        tuple([kind for kind, _ in extensions]),
        names[0] if names else None,
    )


def read_extensions(body: bytes, at: int) -> list[tuple[int, bytes]]:
    """The extension block at this offset as type and body, in order; an extension that is cut short ends the list."""
    found: list[tuple[int, bytes]] = []
    if at + 2 > len(body):
        return found
    end = min(at + 2 + int.from_bytes(body[at : at + 2], "big"), len(body))
    at += 2
    while at + _EXTENSION.size <= end:
        kind, length = _EXTENSION.unpack_from(body, at)
        at += _EXTENSION.size + length
        if at > end:
            break
        found.append((kind, body[at - length : at]))
    return found


@lru_cache(maxsize=64)
def numbers(data: bytes) -> tuple[int, ...]:
    """A list of 16-bit numbers; an odd last byte is left out."""
    return struct.unpack_from(f">{len(data) // 2}H", data)


@lru_cache(maxsize=64)
def protocol_names(extension: bytes) -> tuple[bytes, ...]:
    """The names of an ALPN extension (RFC 7301 §3.1)."""
    cursor = Cursor(Cursor(extension).vector(2) or b"")
    names: list[bytes] = []
    while (name := cursor.vector(1)) is not None:
        names.append(name)
    return tuple(names)


@lru_cache(maxsize=256)
def _server_name(extension: bytes) -> str | None:
    cursor = Cursor(Cursor(extension).vector(2) or b"")
    while (kind := cursor.number(1)) is not None and (name := cursor.vector(2)) is not None:
        if kind == 0 and name:
            return name.decode("ascii", "backslashreplace")
    return None


def _key_shares(extension: bytes) -> tuple[int, ...]:
    groups: list[int] = []
    at, end = 2, min(len(extension), 2 + int.from_bytes(extension[:2], "big"))
    if len(extension) < 2 or end < 2 + int.from_bytes(extension[:2], "big"):
        return ()
    while at + _EXTENSION.size <= end:
        group, length = _EXTENSION.unpack_from(extension, at)
        at += _EXTENSION.size + length
        if at > end:
            break
        groups.append(group)
    return tuple(groups)
