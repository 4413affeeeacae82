"""An encryption of an app's own that looks like TLS and is none: records, an exchange of keys, sealed messages.

Records have the shape published for WeChat's MMTLS (type, version ``f1 04``, length; types 19 for the client's hello,
16 for handshakes, 17 for data, 15 for alerts); what stands in them is this lab's: X25519, HKDF and AES-128-GCM. Nobody
logs its keys, so that it has to stay closed.
"""

from __future__ import annotations

import asyncio
import os
import socket

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HELLO, HANDSHAKE, DATA, ALERT = 0x19, 0x16, 0x17, 0x15
VERSION = b"\xf1\x04"
_PUBLIC = 32
_CLOSE = b"\x00\x03\x00\x01\x01"


def record(kind: int, content: bytes) -> bytes:
    """A record: type, version, length, content."""
    return bytes([kind]) + VERSION + len(content).to_bytes(2, "big") + content


class Sealing:
    """Keys of one connection, made of one's own private key and the other side's public one."""

    def __init__(self, own: X25519PrivateKey, other: bytes) -> None:
        shared = own.exchange(X25519PublicKey.from_public_bytes(other))
        self._cipher = AESGCM(HKDF(SHA256(), 16, None, b"lab own tls").derive(shared))

    def seal(self, text: bytes) -> bytes:
        """A data record that holds ``text``."""
        nonce = os.urandom(12)
        return record(DATA, nonce + self._cipher.encrypt(nonce, text, VERSION))

    def open(self, content: bytes) -> bytes:
        """The text of a data record's content."""
        return self._cipher.decrypt(content[:12], content[12:], VERSION)


def hello(own: X25519PrivateKey) -> bytes:
    """The content of a hello: 32 random bytes and the public key."""
    return os.urandom(32) + own.public_key().public_bytes_raw()


class LongLink:
    """A client's connection that stays open (the app's *longlink*)."""

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port), timeout=10)
        own = X25519PrivateKey.generate()
        self._socket.sendall(record(HELLO, hello(own)))
        self._keys = Sealing(own, self._receive()[-_PUBLIC:])

    def ask(self, text: bytes) -> bytes:
        """Send a sealed message and read the sealed answer."""
        self._socket.sendall(self._keys.seal(text))
        return self._keys.open(self._receive())

    def close(self) -> None:
        """Send the alert that ends it."""
        self._socket.sendall(record(ALERT, _CLOSE))
        self._socket.close()

    def _receive(self) -> bytes:
        head = self._exactly(5)
        return self._exactly(int.from_bytes(head[3:], "big"))

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            if not part:
                raise RuntimeError("the server closed")
            data += part
        return data


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The server's side of a connection: the hello, then ``ok`` to every message."""
    own = X25519PrivateKey.generate()
    keys: Sealing | None = None
    while True:
        try:
            head = await reader.readexactly(5)
        except asyncio.IncompleteReadError:
            break
        content = await reader.readexactly(int.from_bytes(head[3:], "big"))
        if head[0] == HELLO:
            keys = Sealing(own, content[-_PUBLIC:])
            writer.write(record(HANDSHAKE, hello(own)))
        elif head[0] == DATA and keys is not None:
            writer.write(keys.seal(b"ok " + str(len(keys.open(content))).encode()))
        await writer.drain()
    writer.close()
