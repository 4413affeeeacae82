"""Opens protected records, one object a direction and key. Every answer is verified: wrong keys give None, never bytes.
Only suites that do not encrypt are read without their keys, and then unverified.

A record's 5-byte header travels as one number (``head``: type, version, length), because the additional data that is
authenticated is then one shift and one addition away.
"""

from __future__ import annotations

from hmac import digest
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.decrepit.ciphers import algorithms as old
from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm, Cipher, CipherContext, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESCCM, AESGCM, ChaCha20Poly1305

from auditor.tls.ciphers import Protection, Suite
from auditor.tls.runs import APPLICATION_DATA, DATA_LENGTHS, HEADER, Run, Window

_EXPLICIT_NONCE = 8
_CAMELLIA = getattr(old, "Camellia", None) or algorithms.Camellia


class Opener(Protocol):
    """Opens the records of one direction under one key.

    ``skips`` says whether it still works after records were lost, ``stateless`` whether opening a record leaves no
    trace, so that it may be tried again; ``open`` gives the content of the record with this sequence number, or None if
    it does not verify; ``search`` tries ``count`` sequence numbers from ``first`` on; ``run`` opens the application
    data that stands in the window, whole and in step, from its position up to anything else.
    """

    skips: bool
    stateless: bool

    def open(self, sequence: int, head: int, payload: memoryview) -> bytes | None: ...

    def search(self, first: int, count: int, head: int, payload: memoryview) -> tuple[int, bytes] | None: ...

    def run(self, sequence: int, window: Window) -> Run: ...


def run_one_by_one(opener: Opener, sequence: int, window: Window) -> Run:
    """What `Opener.run` gives, by way of `Opener.open`, where the content is the application data as it is."""
    buffer, at, base = window.buffer, window.position, window.base
    view = memoryview(buffer)
    contents: list[bytes | memoryview] = []
    starts: list[int] = []
    ends: list[int] = []
    while (length := DATA_LENGTHS[head := buffer[at : at + HEADER]]) >= 0:
        end = at + HEADER + length
        if end > len(buffer):
            break
        content = opener.open(sequence, int.from_bytes(head, "big"), view[at + HEADER : end])
        if content is None:
            break
        if content:
            contents.append(content)
            starts.append(base + at)
            ends.append(base + end)
        sequence += 1
        at = end
    return Run(contents, starts, ends, sequence, at)


class _Aead:
    """What the AEAD shapes share: trying sequence numbers is opening again and again."""

    skips = True
    stateless = True

    def __init__(self, suite: Suite, key: bytes) -> None:
        self._tag = suite.tag
        self._cipher: AESGCM | AESCCM | ChaCha20Poly1305
        if suite.protection is Protection.GCM:
            self._cipher = AESGCM(key)
        elif suite.protection is Protection.CCM:
            self._cipher = AESCCM(key, tag_length=suite.tag)
        else:
            self._cipher = ChaCha20Poly1305(key)
        self._decrypt = self._cipher.decrypt

    def open(self, sequence: int, head: int, payload: memoryview) -> bytes | None:
        raise NotImplementedError

    def search(self, first: int, count: int, head: int, payload: memoryview) -> tuple[int, bytes] | None:
        for sequence in range(first, first + count):
            content = self.open(sequence, head, payload)
            if content is not None:
                return sequence, content
        return None

    def run(self, sequence: int, window: Window) -> Run:
        return run_one_by_one(self, sequence, window)


class ModernAead(_Aead):
    """TLS 1.3 (RFC 8446 §5.2); the content still has its padding and inner type."""

    def __init__(self, suite: Suite, key: bytes, iv: bytes) -> None:
        super().__init__(suite, key)
        self._iv = int.from_bytes(iv, "big")

    def open(self, sequence: int, head: int, payload: memoryview) -> bytes | None:
        if len(payload) <= self._tag:
            return None
        try:
            return self._decrypt((self._iv ^ sequence).to_bytes(12, "big"), payload, head.to_bytes(5, "big"))
        except InvalidTag:
            return None

    def run(self, sequence: int, window: Window) -> Run:
        buffer, at, base = window.buffer, window.position, window.base
        decrypt, iv, tag, lengths = self._decrypt, self._iv, self._tag, DATA_LENGTHS
        size, view = len(buffer), memoryview(buffer)
        contents: list[bytes | memoryview] = []
        starts: list[int] = []
        ends: list[int] = []
        try:
            while (length := lengths[head := buffer[at : at + HEADER]]) > tag:
                end = at + HEADER + length
                if end > size:
                    break
                content = decrypt((iv ^ sequence).to_bytes(12, "big"), view[at + HEADER : end], head)
                if content[-1] != APPLICATION_DATA:
                    break
                if length > tag + 1:
                    contents.append(memoryview(content)[:-1])
                    starts.append(base + at)
                    ends.append(base + end)
                sequence += 1
                at = end
        except InvalidTag:
            pass
        return Run(contents, starts, ends, sequence, at)


class ExplicitAead(_Aead):
    """AES-GCM and AES-CCM of TLS 1.2, half of the nonce in the record (RFC 5288 §3, RFC 6655 §3)."""

    def __init__(self, suite: Suite, key: bytes, iv: bytes) -> None:
        super().__init__(suite, key)
        self._salt = iv
        self._overhead = _EXPLICIT_NONCE + suite.tag

    def open(self, sequence: int, head: int, payload: memoryview) -> bytes | None:
        if len(payload) < self._overhead:
            return None
        extra = ((sequence << 40) + head - self._overhead).to_bytes(13, "big")
        try:
            return self._decrypt(self._salt + payload[:_EXPLICIT_NONCE], payload[_EXPLICIT_NONCE:], extra)
        except InvalidTag:
            return None

    def run(self, sequence: int, window: Window) -> Run:
        buffer, at, base = window.buffer, window.position, window.base
        decrypt, salt, least, lengths = self._decrypt, self._salt, self._overhead, DATA_LENGTHS
        size, view = len(buffer), memoryview(buffer)
        contents: list[bytes | memoryview] = []
        starts: list[int] = []
        ends: list[int] = []
        try:
            while (length := lengths[head := buffer[at : at + HEADER]]) >= least:
                begin, end = at + HEADER + _EXPLICIT_NONCE, at + HEADER + length
                if end > size:
                    break
                extra = ((sequence << 40) + int.from_bytes(head, "big") - least).to_bytes(13, "big")
                content = decrypt(salt + buffer[at + HEADER : begin], view[begin:end], extra)
                if length > least:
                    contents.append(content)
                    starts.append(base + at)
                    ends.append(base + end)
                sequence += 1
                at = end
        except InvalidTag:
            pass
        return Run(contents, starts, ends, sequence, at)


class ImplicitAead(_Aead):
    """ChaCha20-Poly1305 of TLS 1.2 (RFC 7905 §2)."""

    def __init__(self, suite: Suite, key: bytes, iv: bytes) -> None:
        super().__init__(suite, key)
        self._iv = int.from_bytes(iv, "big")

    def open(self, sequence: int, head: int, payload: memoryview) -> bytes | None:
        if len(payload) < self._tag:
            return None
        extra = ((sequence << 40) + head - self._tag).to_bytes(13, "big")
        try:
            return self._decrypt((self._iv ^ sequence).to_bytes(12, "big"), payload, extra)
        except InvalidTag:
            return None


class _Macced:
    """What the suites with a separate MAC share: decrypting once, then trying sequence numbers on the MAC alone."""

    skips = True
    stateless = True

    def __init__(self, suite: Suite, mac_key: bytes) -> None:
        self._mac = suite.mac
        self._mac_length = suite.mac_length
        self._mac_key = mac_key

    def open(self, sequence: int, head: int, payload: memoryview) -> bytes | None:
        found = self.search(sequence, 1, head, payload)
        return None if found is None else found[1]

    def search(self, first: int, count: int, head: int, payload: memoryview) -> tuple[int, bytes] | None:
        raise NotImplementedError

    def run(self, sequence: int, window: Window) -> Run:
        return run_one_by_one(self, sequence, window)

    def _fitting(self, first: int, count: int, head: int, body: bytes | memoryview, mac: bytes) -> int | None:
        """The sequence number under which ``mac`` is that of ``body``, whose length replaces the one in ``head``."""
        base = head & ~0xFFFF | len(body)
        for sequence in range(first, first + count):
            if digest(self._mac_key, ((sequence << 40) | base).to_bytes(13, "big") + body, self._mac) == mac:
                return sequence
        return None


class StreamOpener(_Macced):
    """RC4 and NULL (RFC 5246 §6.2.3.1). RC4's key stream cannot be found again after a gap."""

    def __init__(self, suite: Suite, key: bytes, mac_key: bytes) -> None:
        super().__init__(suite, mac_key)
        self.skips = suite.algorithm == "NULL"
        self.stateless = self.skips
        self._stream = None if self.skips else Cipher(old.ARC4(key), None).decryptor()

    def search(self, first: int, count: int, head: int, payload: memoryview) -> tuple[int, bytes] | None:
        content = bytes(payload) if self._stream is None else self._stream.update(payload)
        end = len(content) - self._mac_length
        if end < 0:
            return None
        sequence = self._fitting(first, count, head, content[:end], content[end:])
        return None if sequence is None else (sequence, content[:end])


class UnencryptedOpener(_Macced):
    """NULL without its keys: the content is in clear, its MAC is taken off unchecked."""

    def __init__(self, suite: Suite) -> None:
        super().__init__(suite, b"")

    def search(self, first: int, count: int, head: int, payload: memoryview) -> tuple[int, bytes] | None:
        end = len(payload) - self._mac_length
        return None if end < 0 else (first, bytes(payload[:end]))


class CbcOpener(_Macced):
    """Block ciphers in CBC mode, MAC before or after encryption (RFC 5246 §6.2.3.2, RFC 7366 §3).

    One decryptor runs through all records: it needs the block before each one only, which is the record's explicit IV
    (whose own decryption is dropped) or, in TLS 1.0, the end of the record before.
    """

    def __init__(self, suite: Suite, key: bytes, mac_key: bytes, iv: bytes, *, explicit_iv: bool, etm: bool) -> None:
        super().__init__(suite, mac_key)
        self._block = suite.iv
        self._dropped = suite.iv if explicit_iv else 0
        self.stateless = explicit_iv
        self._etm = etm
        self._chain: CipherContext = Cipher(_block_cipher(suite.algorithm, key), modes.CBC(iv)).decryptor()

    def search(self, first: int, count: int, head: int, payload: memoryview) -> tuple[int, bytes] | None:
        if self._etm:
            return self._search_outer(first, count, head, payload)
        if len(payload) % self._block or len(payload) <= self._dropped:
            return None
        plain = self._chain.update(payload)[self._dropped :]
        end = _unpadded(plain)
        split = -1 if end is None else end - self._mac_length
        if split < 0:
            return None
        sequence = self._fitting(first, count, head, plain[:split], plain[split:end])
        return None if sequence is None else (sequence, plain[:split])

    def _search_outer(self, first: int, count: int, head: int, payload: memoryview) -> tuple[int, bytes] | None:
        split = len(payload) - self._mac_length
        body = payload[: max(split, 0)]
        if split <= self._dropped or split % self._block:
            return None
        plain = self._chain.update(body)[self._dropped :]
        sequence = self._fitting(first, count, head, body, bytes(payload[split:]))
        end = _unpadded(plain)
        return None if sequence is None or end is None else (sequence, plain[:end])


def _unpadded(plain: bytes) -> int | None:
    """Where TLS block padding begins; None if it is not such padding."""
    length = plain[-1] + 1
    end = len(plain) - length
    return end if end >= 0 and plain[end:] == plain[-1:] * length else None


def _block_cipher(algorithm: str, key: bytes) -> BlockCipherAlgorithm:
    if algorithm.startswith("AES"):
        return algorithms.AES(key)
    if algorithm.startswith("CAMELLIA"):
        cipher: BlockCipherAlgorithm = _CAMELLIA(key)
        return cipher
    if algorithm == "SEED":
        return old.SEED(key)
    if algorithm == "IDEA":
        return old.IDEA(key)
    return old.TripleDES(key if algorithm == "3DES_EDE" else key * 3)
