"""miIO as python-miio and OpenMiHome document it: hello and commands over UDP 54321, AES-128-CBC under a token."""

from __future__ import annotations

import json
import socket
import struct
import threading
from hashlib import md5

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PORT, HEADER = 54321, 32
HELLO = bytes.fromhex("21310020") + b"\xff" * 28


def _cipher(token: bytes) -> Cipher[modes.CBC]:
    key = md5(token, usedforsecurity=False).digest()
    return Cipher(algorithms.AES(key), modes.CBC(md5(key + token, usedforsecurity=False).digest()))


def packet(device: int, stamp: int, token: bytes, told: dict[str, object]) -> bytes:
    """A command or its answer."""
    padder = padding.PKCS7(128).padder()
    encryptor = _cipher(token).encryptor()
    text = padder.update(json.dumps(told).encode()) + padder.finalize()
    sealed = encryptor.update(text) + encryptor.finalize()
    head = struct.pack(">HHIII", 0x2131, HEADER + len(sealed), 0, device, stamp)
    return head + md5(head + token + sealed, usedforsecurity=False).digest() + sealed


def opened(data: bytes, token: bytes) -> dict[str, object]:
    """What a packet says."""
    decryptor = _cipher(token).decryptor()
    unpadder = padding.PKCS7(128).unpadder()
    text = unpadder.update(decryptor.update(data[HEADER:]) + decryptor.finalize()) + unpadder.finalize()
    told: dict[str, object] = json.loads(text)
    return told


class Appliance:
    """A device at home that answers hellos and commands on its address until it is closed."""

    def __init__(self, address: str, device: int, token: bytes) -> None:
        self._device, self._token = device, token
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((address, PORT))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        self.commands: list[dict[str, object]] = []

    def _serve(self) -> None:
        stamp = 4711
        while True:
            data, asking = self._socket.recvfrom(2048)
            if not data:
                return
            stamp += 1
            if data == HELLO:
                head = struct.pack(">HHIII", 0x2131, HEADER, 0, self._device, stamp)
                self._socket.sendto(head + bytes(16), asking)
                continue
            command = opened(data, self._token)
            self.commands.append(command)
            told: dict[str, object] = {"id": command["id"], "result": ["ok"]}
            self._socket.sendto(packet(self._device, stamp, self._token, told), asking)

    def close(self) -> None:
        """Stop answering."""
        address = self._socket.getsockname()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stopping:
            stopping.sendto(b"", address)
        self._thread.join(5)
        self._socket.close()


def control(own: str, appliance: str, token: bytes, commands: tuple[tuple[str, list[object]], ...]) -> None:
    """What an app does from its own address: a hello, then each command, waiting for every answer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(5)
        asking.bind((own, 0))
        asking.sendto(HELLO, (appliance, PORT))
        answer = asking.recv(2048)
        device, stamp = struct.unpack(">II", answer[8:16])
        for number, (method, params) in enumerate(commands, 1):
            told: dict[str, object] = {"id": number, "method": method, "params": params}
            asking.sendto(packet(device, stamp + number, token, told), (appliance, PORT))
            opened(asking.recv(2048), token)
