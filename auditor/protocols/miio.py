"""Xiaomi miIO (UDP 54321; published by OpenMiHome and python-miio): device id and clock in clear, payload AES-CBC.

The payload opens with the device's token: key MD5(token), initialisation vector MD5(key + token), PKCS 7 padding.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import md5

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msgspec import Struct

from auditor.model import EMPTY_BODY, Headers, Message, Outcome
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken, unread
from auditor.protocols.plain import payload

MAGIC = b"\x21\x31"
HEADER = 32
HELLO_ID = 0xFFFFFFFF
MOST_WAITING = 64
MOST_TOKENS = 256
_CLOSED = "the payload is encrypted with the device's token"


def sniff_miio(data: bytes) -> bool:
    """Whether a datagram is miIO: the magic number, and a length that is its own."""
    return len(data) >= HEADER and data[:2] == MAGIC and int.from_bytes(data[2:4], "big") == len(data)


class _Packet(Struct, frozen=True):
    """One packet: what it says in clear, and its payload in clear if a token fits (None where none does)."""

    datagram: Datagram
    device: int
    hello: bool
    message: Message
    opened: bool


class MiioDatagrams:
    """Reads miIO; ``tokens`` (16 bytes each) open payloads, as do those a device tells in its answer to a hello.

    Hellos and commands are paired with the next answer. Where the payload stays closed the message has no body, and
    the datagram is unread (no keys). ``used`` is told of each of the tokens that opened something.
    """

    __slots__ = ("_key", "_tokens", "_used", "_waiting")

    def __init__(self, tokens: tuple[bytes, ...] = (), used: Callable[[bytes], None] = lambda _: None) -> None:
        self._tokens = [token for token in tokens if len(token) == 16]
        self._used = used
        self._waiting: list[tuple[int, _Packet]] = []
        self._key = 0

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        if not sniff_miio(datagram.data):
            return [unread(datagram, Outcome.UNDECODABLE, "not a miIO packet")]
        packet = self._packet(datagram)
        found: list[DatagramEvent] = []
        if not packet.opened:
            reason = Outcome.KEYS_MISSING if self._tokens else Outcome.NO_KEYS
            found.append(unread(datagram, reason, _CLOSED))
        asked = next((i for i, (_, p) in enumerate(self._waiting) if _answers(packet, p)), None)
        if asked is not None:
            key, question = self._waiting.pop(asked)
            return [*found, _spoken(key, question, packet)]
        self._key += 1
        self._waiting.append((self._key, packet))
        found.append(Announced(self._key, datagram.frame))
        if len(self._waiting) > MOST_WAITING:
            found.append(_spoken(*self._waiting.pop(0), None))
        return found

    def close(self) -> list[DatagramEvent]:
        found: list[DatagramEvent] = [_spoken(key, packet, None) for key, packet in self._waiting]
        self._waiting.clear()
        return found

    def _packet(self, datagram: Datagram) -> _Packet:
        data = datagram.data
        device, stamp = int.from_bytes(data[8:12], "big"), int.from_bytes(data[12:16], "big")
        sealed, hello = data[HEADER:], len(data) == HEADER
        headers: Headers = ((b"device-id", b"%d" % device), (b"stamp", b"%d" % stamp)) if device != HELLO_ID else ()
        told = data[16:32]
        if hello and told not in (b"\xff" * 16, bytes(16)):
            headers += ((b"token", told.hex().encode()),)
            if told not in self._tokens and len(self._tokens) < MOST_TOKENS:
                self._tokens.append(told)
        if not sealed:
            return _Packet(datagram, device, hello, Message(headers, EMPTY_BODY), True)
        for token in self._tokens:
            clear = _open(data, token)
            if clear is not None:
                self._used(token)
                return _Packet(datagram, device, hello, Message(headers, payload(clear)), True)
        return _Packet(datagram, device, hello, Message(headers, EMPTY_BODY, complete=False), False)


def _answers(answer: _Packet, question: _Packet) -> bool:
    """Whether it may answer: from the other side, of the same kind and device."""
    if answer.datagram.direction == question.datagram.direction or answer.hello != question.hello:
        return False
    return question.device in (answer.device, HELLO_ID) or question.hello


def _open(data: bytes, token: bytes) -> bytes | None:
    """The payload in clear, None where the checksum says the token is another's."""
    sealed = data[HEADER:]
    if len(sealed) % 16 or md5(data[:16] + token + sealed, usedforsecurity=False).digest() != data[16:32]:
        return None
    key = md5(token, usedforsecurity=False).digest()
    vector = md5(key + token, usedforsecurity=False).digest()
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    clear = decryptor.update(sealed) + decryptor.finalize()
    padding = clear[-1]
    return (clear[:-padding] if 1 <= padding <= 16 else clear).rstrip(b"\0")


def _spoken(key: int, question: _Packet, answer: _Packet | None) -> Spoken:
    datagram = question.datagram
    return Spoken(
        protocol="miIO",
        method="HELLO" if question.hello else "COMMAND",
        path="/",
        host=None,
        status=None,
        request=question.message,
        response=None if answer is None else answer.message,
        frames=(datagram.frame,),
        time_ns=datagram.time_ns,
        ready=datagram.frame,
        notes=() if question.opened else (_CLOSED,),
        key=key,
        direction=datagram.direction,
    )
